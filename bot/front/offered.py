"""What is offered while a member types: countries by name in any language, and time zones."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from itertools import islice
from zoneinfo import available_timezones

from digests.errors import AmbiguousPlace, UnknownPlace
from digests.places.cities import city, zone_of
from digests.places.fold import fold
from digests.places.names import countries, flag, is_code, organisations
from digests.places.resolve import resolve
from digests.places.spoken import label, shared_names, spoken
from digests.places.world_names import world_names

MOST = 25
"""Discord's limit: https://discord.com/developers/docs/interactions/application-commands#autocomplete"""

_AT_FIRST = "US CN RU GB FR DE JP KR KP IN UA IL IR TR SA EG ZA NG BR AU EU UN NATO ASEAN AFU".split()
"""Offered before anything is typed."""
_ZONES_AT_FIRST = (
    "UTC Europe/London Europe/Paris Europe/Berlin Europe/Kyiv Europe/Istanbul Africa/Cairo Africa/Nairobi Africa/Lagos "
    "Africa/Johannesburg Asia/Dubai Asia/Kolkata Asia/Bangkok Asia/Singapore Asia/Shanghai Asia/Seoul Asia/Tokyo "
    "Australia/Sydney Pacific/Auckland America/Sao_Paulo America/New_York America/Chicago America/Denver "
    "America/Los_Angeles"
).split()


def places(typed: str) -> list[tuple[str, str]]:
    """At most 25 names and their codes, the best first. The first call loads the names of all languages."""
    return [(named(code), code) for code in islice(dict.fromkeys(_codes(typed)), MOST)]


def named(code: str) -> str:
    """A country or organisation as it is offered: “🇰🇷 South Korea”."""
    return f"{flag(code)} {label(code)}".strip()


def zones(typed: str, default: str) -> list[str]:
    """At most 25 names of IANA zones: of a city or country, or with what was typed in them."""
    if not typed.strip():
        return list(dict.fromkeys([default, *_ZONES_AT_FIRST]))[:MOST]
    return list(islice(dict.fromkeys(_zones(typed)), MOST))


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


def _zones(typed: str) -> Iterator[str]:
    known = _zone_names()
    key = _zone_key(typed)
    if (place := city(typed)) is not None:
        yield place.zone
    yield from (name for name, folded in known.items() if folded == key)
    with suppress(AmbiguousPlace, UnknownPlace):
        yield zone_of(resolve(typed))
    yield from (name for name, folded in known.items() if f"/{key}" in f"/{folded}")
    yield from (name for name, folded in known.items() if key in folded)


def _zone_key(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")


@cache
def _zone_names() -> dict[str, str]:
    return {name: _zone_key(name) for name in sorted(available_timezones())}
