"""Clock phrases on a known day → an instant, when the zone is told or known."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from digests.places.cities import city
from digests.timing.phrases import Phrase
from digests.timing.words import ZONES

_OFFSET = re.compile(r"(?:GMT|UTC)([+-])(\d{1,2}):?(\d{2})?")
_EASTMOST = 14
"""Hours that the clocks furthest east are ahead of UTC."""


def at(clocks: Sequence[Phrase], on: date, default: str | None) -> tuple[datetime, str | None] | None:
    """(the first clock's time on that day, its IANA zone); None where no zone is told and none is the default.

    A second clock that gives the same moment elsewhere ("2 p.m. (0500 GMT)") settles the zone of the first.
    """
    hour, minute, named = clocks[0].value
    local = time(int(hour), int(minute))
    zone, known = _zone(str(named), default)
    if (
        not named
        and len(clocks) > 1
        and clocks[1].start - clocks[0].end <= 2
        and _zone(str(clocks[1].value[2]), None)[0]
    ):
        offset = _offset_between(local, clocks[1], on)
        if zone is None or datetime.combine(on, local, zone).utcoffset() != offset:
            zone, known = timezone(offset), None
    return (datetime.combine(on, local, zone), known) if zone else None


def _zone(named: str, default: str | None) -> tuple[tzinfo | None, str | None]:
    """The clock that is meant and its IANA name; an offset of full hours has one ("Etc/GMT-3" is UTC+3)."""
    if match := _OFFSET.fullmatch(named):
        hours, minutes = int(match[2]), int(match[3] or 0)
        if hours > _EASTMOST or minutes > 59:
            return None, None
        sign = -1 if match[1] == "-" else 1
        name = f"Etc/GMT{'-' if sign > 0 else '+'}{hours}" if not minutes and hours <= 12 else None
        return timezone(sign * timedelta(hours=hours, minutes=minutes)), name if hours else "Etc/UTC"
    town = city(named.removesuffix(" TIME")) if named.endswith(" TIME") and named not in ZONES else None
    name = (town.zone if town else ZONES.get(named)) or default
    return (ZoneInfo(name), name) if name else (None, None)


def _offset_between(local: time, elsewhere: Phrase, on: date) -> timedelta:
    """How far the first clock is ahead of UTC, from −10 to +14 hours: the only reading of two clock times."""
    hour, minute, named = elsewhere.value
    zone = _zone(str(named), None)[0]
    there = datetime.combine(on, time(int(hour), int(minute)), zone)
    shift = datetime.combine(on, local) - there.replace(tzinfo=None) + (there.utcoffset() or timedelta())
    day = timedelta(days=1)
    shift %= day
    return shift - day if shift > timedelta(hours=_EASTMOST) else shift
