"""What is offered while a member types: countries by name in any language."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from digests.errors import AmbiguousPlace, UnknownPlace
from digests.places.fold import fold
from digests.places.names import countries, flag, is_code, organisations
from digests.places.resolve import resolve
from digests.places.spoken import label, shared_names, spoken
from digests.places.world_names import world_names

MOST = 25
"""Discord's limit: https://discord.com/developers/docs/interactions/application-commands#autocomplete"""

_AT_FIRST = "US CN RU GB FR DE JP KR KP IN UA IL IR TR SA EG ZA NG BR AU EU UN NATO ASEAN AFU".split()
"""Offered before anything is typed."""


def places(typed: str) -> list[tuple[str, str]]:
    """At most 25 names and their codes, the best first. The first call loads the names of all languages."""
    return [(named(code), code) for code in islice(dict.fromkeys(_codes(typed)), MOST)]


def named(code: str) -> str:
    """A country or organisation as it is offered: “🇰🇷 South Korea”."""
    return f"{flag(code)} {label(code)}".strip()


def _codes(typed: str) -> Iterator[str]:
    key = fold(typed)
    if not key and not typed.strip():
        yield from _AT_FIRST
        return
    guessed: Iterable[str] = ()
    try:
        yield resolve(typed)
    except AmbiguousPlace as error:
        yield from map(resolve, error.choices)
    except UnknownPlace as error:
        guessed = map(resolve, error.suggestions)
    if key:
        plain = {code: fold(name) for code, name in (countries() | organisations()).items()}
        yield from (code for code, name in plain.items() if name.startswith(key))
        yield from (code for code, name in plain.items() if f" {key}" in name)
        yield from _beginning(key)
    yield from guessed


def _beginning(key: str) -> Iterator[str]:
    """The codes of all names that begin so, the English ones first, then shorter ones."""
    for names in (_english(), _everywhere()):
        first = bisect_left(names, (key,))
        found = list(islice(_while_beginning(names, first, key), 400))
        for _, codes in sorted(found, key=lambda name: (len(name[0]), name[0])):
            yield from codes


def _while_beginning(
    names: tuple[tuple[str, tuple[str, ...]], ...], first: int, key: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for place in range(first, len(names)):
        if not names[place][0].startswith(key):
            return
        yield names[place]


@cache
def _english() -> tuple[tuple[str, tuple[str, ...]], ...]:
    meanings = {name: (code,) for name, code in spoken().items() if is_code(code)} | shared_names()
    return tuple(sorted(meanings.items()))


@cache
def _everywhere() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(sorted((name, tuple(sorted(codes))) for name, codes in world_names().items()))
