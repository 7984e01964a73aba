"""How high an office stands, for the order of lines and for “foreign ministers”."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from digests.model import Participant

Rank = Literal["head", "minister", "deputy", "official"]

ORDER: tuple[Rank, ...] = get_args(Rank)
"""From the highest to the lowest."""

_WORD = re.compile(r"[^\W_]+")
_PLURAL: dict[Rank, str] = {
    "head": "heads of state or government",
    "minister": "ministers",
    "deputy": "deputy ministers",
    "official": "officials",
}


@cache
def offices() -> dict[tuple[str, ...], tuple[Rank, bool]]:
    """The checked table: words of a phrase → its rank, and whether it caps what else the office says."""
    table: dict[tuple[str, ...], tuple[Rank, bool]] = {}
    for row in files("digests.compose").joinpath("offices.tsv").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            phrase, rank, how = row.split("\t")
            table[tuple(phrase.split())] = (next(known for known in ORDER if known == rank), how == "caps")
    return table


def rank(office: str | None) -> Rank:
    """The rank that the words of `office` give; an official when they give none."""
    words = tuple(_WORD.findall((office or "").casefold().replace("’", "'").replace("'s", "")))
    given: list[int] = []
    caps: list[int] = []
    at = 0
    while at < len(words):
        phrase = next((words[at:end] for end in range(len(words), at, -1) if words[at:end] in offices()), None)
        if phrase is None:
            at += 1
            continue
        level, cap = offices()[phrase]
        (caps if cap else given).append(ORDER.index(level))
        at += len(phrase)
    highest = min(given, default=ORDER.index("official"))
    return ORDER[max(highest, *caps)] if caps else ORDER[highest]


def highest(people: Iterable[Participant]) -> int:
    """0 for a head of state or government … 3 for an official, 4 when no office is known."""
    return min((ORDER.index(rank(person.office)) for person in people if person.office), default=len(ORDER))


def level(people: Iterable[Participant]) -> str:
    """Who met, by rank: “foreign ministers”, “ministers”, “head of state or government and ministers”; or empty.

    The portfolio is named when every side's highest office has the same.
    """
    sides: dict[str, str] = {}
    for person in people:
        if person.office and person.country:
            best = sides.get(person.country)
            if best is None or ORDER.index(rank(person.office)) < ORDER.index(rank(best)):
                sides[person.country] = person.office
    ranks = sorted({ORDER.index(rank(office)) for office in sides.values()})
    if not ranks:
        return ""
    if len(sides) > 1 and len(ranks) == 1:
        fields = {_portfolio(office) for office in sides.values()}
        field = fields.pop() if len(fields) == 1 else ""
        plural = _PLURAL[ORDER[ranks[0]]]
        return f"{field} {plural}" if field and ORDER[ranks[0]] == "minister" else plural
    return " and ".join(_PLURAL[ORDER[place]] for place in ranks)


def _portfolio(office: str) -> str:
    """“foreign” of “Foreign Minister” and of “Minister of Foreign Affairs”; empty when the words do not say."""
    words = office.casefold()
    of = re.search(r"\bministers? (?:of|for) (.+)", words)
    before = re.search(r"(\w+)(?: affairs)? ministers?\b", words)
    field = of.group(1) if of else before.group(1) if before else ""
    field = re.split(r" and |,", field.removeprefix("the "))[0].removesuffix(" affairs").strip()
    return {"defence": "defense", "external": "foreign"}.get(field, field) if field not in ("prime", "first") else ""
