"""Dates as feeds, meta tags and page lines write them, read with the zone that they carry."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from digests.text.dating import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:[ .,\-]+|\s+of\s+)(?P<name>{_MONTH})\b\.?,?[ \-]+"
        r"(?P<y>\d{4}|\d\d(?=\s+\d\d?:))(?!\d)",
        rf"\b(?P<name>{_MONTH})\b\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)",
        # What the C library's asctime writes, time and perhaps zone before the year.
        rf"\b(?P<name>{_MONTH})\s+(?P<d>\d{{1,2}})\s+(?=\d\d:\d\d:\d\d\s+(?:[A-Z]{{2,4}}\s+)?\d{{4}}\b)(?=.{{8,14}}\b(?P<y>\d{{4}})\b)",
        r"(?<![\d/.])(?P<a>\d{1,2})(?P<sep>[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?=T\d|\Z)",
    )
)
_TIME = re.compile(
    r"(?<![\d:+\-])(?P<h>\d{1,2})(?:[:.h](?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?)?\s*(?P<half>[ap])\.?m\b\.?"
    r"|(?<![\d:])(?P<h24>\d{1,2}):(?P<min24>\d{2})(?::(?P<s24>\d{2})(?:[.,]\d+)?)?(?!\d)"
    r"|(?<=T)(?P<hb>\d{2})(?P<minb>\d{2})(?P<sb>\d{2})?(?!\d)"
    r"|(?<![\d:])(?P<hh>\d{1,2})[.h](?P<minh>\d{2})(?=\s*(?:hrs|hours|GMT|UTC|[A-Z]{2,4}\b|$))",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"\s*\(?(?:(?:GMT|UTC)\s*)?(?P<sign>[+\-−])(?P<h>\d{1,2}):?(?P<m>[0-5]\d)?(?!\d)")
_NAME = re.compile(r"\s*[\[(]?\s*(?P<name>[A-Za-z_]+/[A-Za-z_/]+|[A-Z]{1,5})(?![A-Za-z])")
_YEARS = range(1900, 2200)
_MAX_RAW = 300


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment: `at` aware, in UTC; `offset` minutes east if the words gave a zone; `timed` if they gave a time."""

    at: datetime
    offset: int | None
    timed: bool


@cache
def zone_names() -> dict[str, str]:
    """Zone abbreviations, upper case, to "+hh:mm" or an IANA zone."""
    lines = files(__package__).joinpath("zones.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def read_date(raw: str, *, zone: str | None = None, month_first: bool = False) -> Dated | None:
    """The first full date in `raw`, with its time and zone, or None where none can be read.

    Without a zone in the words it is meant in `zone` (an IANA name), else in UTC; without a time it is midnight there.
    `month_first` decides 03/04/2016 alone; a number above 12 decides by itself. Years outside 1900–2199 are not dates.
    """
    raw = raw[:_MAX_RAW]
    for pattern in _DATES:
        for match in pattern.finditer(raw):
            day = _day(match, month_first)
            if day is not None:
                return _timed(day, raw, match, zone)
    return None


def _day(match: re.Match[str], month_first: bool) -> datetime | None:
    found = match.groupdict()
    year = int(found["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900  # RFC 2822, 4.3, with the usual later turn
    if found.get("a"):
        first, second = int(found["a"]), int(found["b"])
        if first > 12 or (second <= 12 and not month_first):
            day, month = first, second
        else:
            day, month = second, first
    else:
        day = int(found["d"])
        month = MONTHS[found["name"].lower()] if found.get("name") else int(found["m"])
    if year not in _YEARS:
        return None
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - the zone is read next
    except ValueError:
        return None


def _timed(day: datetime, raw: str, match: re.Match[str], zone: str | None) -> Dated | None:
    # The time nearly always stands after its date ("June 15, 2016 - 19:51"); before it in "10:00 GMT, 15 June 2016".
    local, after, timed = day, match.end(), False
    for time in (_TIME.search(raw, match.end()), _TIME.search(raw[: match.start()]), _TIME.search(raw, match.start())):
        clock = _clock(time) if time else None
        if time and clock is not None:
            local, after, timed = day + clock, time.end(), True
            break
    tz = _zone(raw[after:], zone, local)
    try:
        if tz is not None:
            delta = local.replace(tzinfo=tz).utcoffset() or timedelta()
            return Dated((local - delta).replace(tzinfo=UTC), int(delta.total_seconds() // 60), timed)
        home = _iana(zone) if zone else None
        return Dated(local.replace(tzinfo=home or UTC).astimezone(UTC), None, timed)
    except (OverflowError, ValueError):
        return None


def _clock(time: re.Match[str]) -> timedelta | None:
    found = time.groupdict()
    hour = int(next((found[key] for key in ("h", "h24", "hb", "hh") if found[key]), 99))
    minute = int(next((found[key] for key in ("min", "min24", "minb", "minh") if found[key]), 0))
    second = int(next((found[key] for key in ("s", "s24", "sb") if found[key]), 0))
    if found["half"]:
        if not 1 <= hour <= 12:
            return timedelta(hours=hour, minutes=minute) if hour < 24 and minute < 60 else None  # "19:51 p.m."
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    # 24:00 and a leap second are allowed by ISO 8601 and RFC 2822.
    return (
        timedelta(hours=hour, minutes=minute, seconds=second) if hour <= 24 and minute < 60 and second <= 60 else None
    )


def _zone(rest: str, home: str | None, local: datetime) -> tzinfo | None:
    """The zone that the words after the time name, or None. A name that `home` uses too is meant as there."""
    if found := _OFFSET.match(rest):
        minutes = int(found["h"]) * 60 + int(found["m"] or 0)
        if len(found["h"]) <= 2 and minutes <= 14 * 60:
            return timezone(timedelta(minutes=minutes if found["sign"] == "+" else -minutes))
        return None
    if not (named := _NAME.match(rest)):
        return None
    name = named["name"]
    if "/" in name:
        return _iana(name)
    own = _iana(home) if home else None
    if own is not None and name in {local.replace(tzinfo=own, month=month, day=1).tzname() for month in (1, 7)}:
        return own  # also where a page prints its winter name all year
    meaning = zone_names().get(name)
    if meaning is None:
        return None
    if "/" in meaning:
        return _iana(meaning)
    minutes = int(meaning[1:3]) * 60 + int(meaning[4:])
    return timezone(timedelta(minutes=minutes if meaning[0] == "+" else -minutes))


def _iana(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: the name of a folder of zones
        return None
