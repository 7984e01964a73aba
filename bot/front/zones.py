"""Time zones: what is offered while a member types, and which one was meant by what was typed."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

from bot.front.offered import MOST
from bot.front.refusals import Plain
from bot.settings.rules import nearest
from digests.errors import AmbiguousPlace, UnknownPlace
from digests.places.cities import city, zone_of
from digests.places.resolve import resolve
from digests.render.messages.harmless import harmless

_AT_FIRST = (
    "UTC Europe/London Europe/Paris Europe/Berlin Europe/Kyiv Europe/Istanbul Africa/Cairo Africa/Nairobi Africa/Lagos "
    "Africa/Johannesburg Asia/Dubai Asia/Kolkata Asia/Bangkok Asia/Singapore Asia/Shanghai Asia/Seoul Asia/Tokyo "
    "Australia/Sydney Pacific/Auckland America/Sao_Paulo America/New_York America/Chicago America/Denver "
    "America/Los_Angeles"
).split()
_NOT_FOR_MEMBERS = {"localtime", "Factory"}
"""Whatever the machine is set to, and what stands for nothing."""
_A_PART = 4
"""Letters of a part of a name that may decide. Fewer are an abbreviation: IST is not Istanbul."""
_NAMED = 12
_A_YEAR = 366


def zones(typed: str, default: str) -> list[str]:
    """At most 25 names of IANA zones: of a city or country, or with what was typed in them."""
    if not typed.strip():
        return list(dict.fromkeys([default, *_AT_FIRST]))[:MOST]
    return list(islice(dict.fromkeys(_zones(typed)), MOST))


def zone_meant(typed: str, now: datetime) -> ZoneInfo:
    """The zone of that name, or of that city or country when all of it keeps one clock in the year after `now`.

    Raises Plain, naming the zones that may be meant, and AmbiguousPlace.
    """
    key = _key(typed)
    if (name := _names().get(key)) is not None:
        return ZoneInfo(name)
    exact, suggested = list(_called(typed)), ""
    try:
        exact = exact or list(_of_country(resolve(typed)))
    except UnknownPlace as error:
        suggested = "".join(f"; did you mean {name}?" for name in error.suggestions[:1])
    likely = _one_of_each_clock(exact or list(_beginning(key)) or _holding(key), now)
    if len(likely) == 1 and (exact or len(key) >= _A_PART):
        return ZoneInfo(likely[0])
    shown = harmless(typed.strip())
    if len(likely) > 1:
        *first, last = map(harmless, likely[:_NAMED])
        more = ", …" if len(likely) > _NAMED else ""
        raise Plain(f"“{shown}” can mean several time zones: choose {', '.join(first)} or {last}{more}.")
    known = [*_names().values(), *(name.rpartition("/")[2].replace("_", " ") for name in _names().values())]
    guessed = f"; did you mean {likely[0]}?" if likely else suggested or nearest(typed.strip(), known)
    raise Plain(f"There is no time zone “{shown}”{harmless(guessed) or ': name a city, a country or UTC.'}")


def _zones(typed: str) -> Iterator[str]:
    yield from _called(typed)
    try:
        yield from _of_country(resolve(typed))
    except AmbiguousPlace as error:
        yield from (zone_of(resolve(choice)) for choice in error.choices)
    except UnknownPlace:
        pass
    yield from _beginning(_key(typed))
    yield from _holding(_key(typed))


def _called(typed: str) -> Iterator[str]:
    """The zone of that city, and those whose whole name or last word it is."""
    if (place := city(typed)) is not None:
        yield place.zone
    key = f"/{_key(typed)}"
    yield from (name for folded, name in _names().items() if f"/{folded}".endswith(key))


def _of_country(code: str) -> Iterator[str]:
    """The capital's zone, then the well-known ones, then the others."""
    yield zone_of(code)
    known = set(_names().values())
    yield from sorted((name for name in get_global("territory_zones").get(code, ()) if name in known), key=_rank)


def _beginning(key: str) -> Iterator[str]:
    """Those of which a word begins so, the well-known ones first."""
    yield from sorted((name for folded, name in _names().items() if key and f"/{key}" in f"/{folded}"), key=_rank)


def _holding(key: str) -> Iterator[str]:
    yield from (name for folded, name in _names().items() if key and key in folded)


def _rank(name: str) -> int:
    return _AT_FIRST.index(name) if name in _AT_FIRST else len(_AT_FIRST)


def _one_of_each_clock(names: Iterable[str], now: datetime) -> list[str]:
    """The first name of each group that never differs in the year after `now`."""
    days = [now + timedelta(days=day) for day in range(_A_YEAR)]
    first: dict[tuple[timedelta | None, ...], str] = {}
    for name in dict.fromkeys(names):
        zone = ZoneInfo(name)
        first.setdefault(tuple(day.astimezone(zone).utcoffset() for day in days), name)
    return list(first.values())


def _key(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")


@cache
def _names() -> dict[str, str]:
    """All zones by what a member may type."""
    return {_key(name): name for name in sorted(available_timezones() - _NOT_FOR_MEMBERS)}
