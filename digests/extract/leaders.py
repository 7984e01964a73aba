"""Who governed what when: the state of "Netanyahu" or "President Vladimir Putin" where a text does not name it.

Facts of 1990–2026 in data/leaders.tsv (docs/decisions/0020). A name counts only in its years, so that nobody out of
office takes part (EXTRACTION, what counts, 8); a surname alone only where it is unmistakable in world news.
"""

import re
from dataclasses import dataclass
from functools import cache

from digests.extract.tables import rows
from digests.places.fold import fold

_INITIALS = re.compile(r"\b(\w) (?=\w\b)")

_GRACE = 1
"""Years on either side of a term in which a name still counts: who is elected or steps down is in the news."""


@dataclass(frozen=True, slots=True)
class Leader:
    """One person's years in high office for one state or organisation, both inclusive."""

    code: str
    name: str
    since: int
    until: int


@cache
def _by_name() -> dict[str, tuple[Leader, ...]]:
    """Leaders by their full name and by the surname that they are known by, folded."""
    found: dict[str, list[Leader]] = {}
    for code, name, alone, since, until in rows("leaders"):
        leader = Leader(code, name, int(since), int(until))
        found.setdefault(_key(name), []).append(leader)
        if alone != "-":
            found.setdefault(_key(alone), []).append(leader)
    return {name: tuple(leaders) for name, leaders in found.items()}


def leader(name: str, year: int | None) -> Leader | None:
    """Whom `name` (a full name, or a surname that is known) means in that year; None where two could be meant.

    Without a year everybody of that name is considered, and must be of one state.
    """
    known = _by_name().get(_key(name), ())
    if year is not None:
        known = tuple(one for one in known if one.since - _GRACE <= year <= one.until + _GRACE)
    return known[0] if known and len({one.code for one in known}) == 1 else None


def is_known(name: str) -> bool:
    """Whether somebody who governed goes by that full name."""
    return " " in name and _key(name) in _by_name()


@cache
def _by_surname() -> dict[str, tuple[Leader, ...]]:
    """Leaders by the last word of their names, folded."""
    found: dict[str, list[Leader]] = {}
    for leaders in _by_name().values():
        for one in leaders:
            found.setdefault(fold(one.name.split()[-1]), []).append(one)
    return {name: tuple(leaders) for name, leaders in found.items()}


def country_of(surname: str, year: int) -> str | None:
    """Whose leader of that surname there was in that year: "President Clinton"; None where two states had one.

    Only for who is named with an office: the surname alone is anybody's.
    """
    codes = {one.code for one in _by_surname().get(fold(surname), ()) if one.since <= year <= one.until}
    return next(iter(codes)) if len(codes) == 1 else None


def _key(name: str) -> str:
    """ "S.M. Krishna" and "S M Krishna" alike."""
    return _INITIALS.sub(r"\1", fold(name))
