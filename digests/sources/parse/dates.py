"""Dates as feeds, meta tags and page lines write them, read with the zone that they carry."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from digests.text.dating import MONTHS

_WORD = r"[^\s\d.,:;/()\[\]+\-]{2,24}"
_MONTH = rf"(?<![^\W\d_])(?P<name>{_WORD}(?: {_WORD})?)"
_OF = r"(?:(?:of|de|del|di|d[’'])\s*)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<y>\d{4})-(?P<m>0?\d{1,2})-(?P<d>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<y>\d{4})(?P<sep>[/.])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<d>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:[ .,\-]+|\s+){_OF}?{_MONTH}\.?,?(?:[ \-]+|\s+){_OF}?"
        r"(?P<y>\d{4}|\d\d(?=\s+\d\d?:|\s*\Z))(?!\d)",
        rf"{_MONTH}\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)",
        # What the C library's asctime writes, time and perhaps zone before the year.
        rf"{_MONTH}\s+(?P<d>\d{{1,2}})\s+"
        r"(?=\d\d:\d\d:\d\d\s+(?:(?:[A-Z]{2,5}|[+\-]\d\d:?\d\d)\s+)?\d{4}\b)(?=.{8,17}\b(?P<y>\d{4})\b)",
        r"(?<![\d/.])(?P<a>\d{1,2})(?P<sep>[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?=T?\d{4}|\Z)",
        rf"(?<!\d)(?P<y>\d{{4}})(?:[.,\-]\s?|\s)(?:m\. )?{_MONTH}[.\-\s]+(?P<d>\d{{1,2}})(?!\d)",
        r"(?<!\d)(?P<d>\d{1,2})\s+(?:tháng|thg|th)\.?\s*(?P<m>\d{1,2}),?\s+(?:năm\s+)?(?P<y>\d{4})(?!\d)",
        r"(?<!\d)(?P<y>\d{4})-?W(?P<week>\d\d)-?(?P<weekday>[1-7])(?!\d)",
        r"(?<!\d)(?P<y>\d{4})-(?P<yearday>\d{3})(?![\d\-])",
    )
)
_TIME = re.compile(
    r"(?:(?P<cjk>오전|오후|上午|下午|午前|午後)\s*)?(?P<hk>(?<!\d)\d{1,2})\s?[时時시点點]\s?(?P<mink>\d{1,2})\s?[分분]"
    r"|(?<![\d:+\-])(?P<h>\d{1,2})(?:[:.h](?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?)?\s*(?P<half>[ap])\.?m\b\.?"
    r"|(?:(?P<cjk24>오전|오후|上午|下午|午前|午後)\s*)?(?<![\d:])(?P<h24>\d{1,2}):(?P<min24>\d{2})"
    r"(?::(?P<s24>\d{2})(?:[.,]\d+)?)?(?!\d)"
    r"|(?<=T)(?P<hb>\d{2})(?P<minb>\d{2})(?P<sb>\d{2})?(?:[.,]\d+)?(?!\d)"
    r"|(?<=(?:19|20)\d{6})(?P<hd>\d{2})(?P<mind>\d{2})(?P<sd>\d{2})(?!\d)"
    r"|(?<![\d:])(?P<hh>\d{1,2})[.h](?P<minh>\d{2})(?=\s*(?:hrs|hours|GMT|UTC|[A-Z]{2,4}\b|$))",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\d{9,10}(?P<point>\.\d{1,9})?|(?P<milli>\d{12,13})")
_OFFSET = re.compile(
    r"\s*\(?(?:(?:GMT|UTC?|Z)\s*)?(?P<sign>[+\-−])(?P<h>\d{1,2}):?(?P<m>[0-5]\d)?(?!\d)", re.IGNORECASE
)
_NAME = re.compile(r"\s*[\[(]?\s*(?P<name>[A-Za-z_]+/[A-Za-z_/]+(?:[+\-]\d{1,2})?|[A-Z]{1,5}|gmt|utc|z)(?![A-Za-z])")
_AFTERNOON = frozenset({"오후", "下午", "午後"})
_YEARS = range(1900, 2200)
_MAX_RAW = 300
UNSET = datetime(1970, 1, 1, tzinfo=UTC)
"""What programs print for no date at all, in whatever zone: within `EASTMOST` of it."""
EASTMOST = timedelta(hours=14)


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


@cache
def month_names() -> dict[str, int]:
    """Names of months in many languages, case-folded, those of Latin letters also without their accents, to 1–12."""
    lines = files(__package__).joinpath("months.tsv").read_text(encoding="utf-8").splitlines()
    names = dict(MONTHS)
    for columns in (line.split("\t")[1:] for line in lines if line and not line.startswith("#")):
        for month, forms in enumerate(columns, start=1):
            names.update(dict.fromkeys(filter(None, forms.split("|")), month))
    for name, month in list(names.items()):
        plain = "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
        if plain.isascii():
            names.setdefault(plain, month)
    return names


def read_date(raw: str, *, zone: str | None = None, month_first: bool = False) -> Dated | None:
    """The first full date in `raw`, with its time and zone, or None where none can be read.

    Without a zone in the words it is meant in `zone` (an IANA name), else in UTC; without a time it is midnight there.
    `month_first` decides 03/04/2016 alone; a number above 12 decides by itself. Years outside 1900–2199 are not dates.
    A number alone of 9 or 10 digits is seconds since 1970, one of 12 or 13 milliseconds.
    """
    raw = raw.strip()[:_MAX_RAW]
    if epoch := _EPOCH.fullmatch(raw):
        return Dated(_ORIGIN + timedelta(seconds=int(raw) / 1000 if epoch["milli"] else float(raw)), None, True)
    for pattern in _DATES:
        for match in pattern.finditer(raw):
            day = _day(match, month_first)
            if day is not None:
                return _timed(day, raw, match, zone)
    return None


def _day(match: re.Match[str], month_first: bool) -> datetime | None:
    found = match.groupdict()
    year = int(found["y"])
    if len(found["y"]) == 2:
        year += 2000 if year < 70 else 1900  # RFC 2822, 4.3, with the usual later turn
    if year not in _YEARS:
        return None
    try:
        if found.get("week"):
            return datetime.combine(date.fromisocalendar(year, int(found["week"]), int(found["weekday"])), _MIDNIGHT)
        if found.get("yearday"):
            day_of_year = datetime(year, 1, 1) + timedelta(days=int(found["yearday"]) - 1)  # noqa: DTZ001 - the same
            return day_of_year if day_of_year.year == year else None
        month, day = _month_and_day(found, month_first)
        return datetime(year, month, day)  # noqa: DTZ001 - the zone is read next
    except ValueError:
        return None


def _month_and_day(found: dict[str, str | None], month_first: bool) -> tuple[int, int]:
    """Month and day by the parts of a date; the month is 0 where its name is none."""
    if (one := found.get("a")) and (two := found.get("b")):
        first, second = int(one), int(two)
        return (second, first) if first > 12 or (second <= 12 and not month_first) else (first, second)
    day = int(found["d"] or 0)
    if name := found.get("name"):
        words = unicodedata.normalize("NFC", name.casefold())
        candidates = (words, *words.split(), words.removeprefix("ב"))  # "junio de"; Hebrew writes "in" before its month
        return next((month_names()[word] for word in candidates if word in month_names()), 0), day
    return int(found["m"] or 0), day


def _timed(day: datetime, raw: str, match: re.Match[str], zone: str | None) -> Dated | None:
    # The time nearly always stands after its date ("June 15, 2016 - 19:51"); before it in "10:00 GMT, 15 June 2016".
    local, after, timed = day, match.end(), False
    for time in (_TIME.search(raw, match.end()), _TIME.search(raw[: match.start()])):
        clock = _clock(time) if time else None
        if time and clock is not None:
            local, after, timed = day + clock, time.end(), True
            break
    stated = _zone(raw[after:], zone, local)
    try:
        if isinstance(stated, _Unplaced):
            return Dated(local.replace(tzinfo=UTC), None, timed)
        if stated is not None:
            delta = local.replace(tzinfo=stated).utcoffset() or timedelta()
            return Dated((local - delta).replace(tzinfo=UTC), int(delta.total_seconds() // 60), timed)
        home = _iana(zone) if zone else None
        return Dated(local.replace(tzinfo=home or UTC).astimezone(UTC), None, timed)
    except (OverflowError, ValueError):
        return None


def _clock(time: re.Match[str]) -> timedelta | None:
    found = time.groupdict()
    hour = int(next((found[key] for key in ("h", "h24", "hb", "hd", "hh", "hk") if found[key]), 99))
    minute = int(next((found[key] for key in ("min", "min24", "minb", "mind", "minh", "mink") if found[key]), 0))
    second = int(next((found[key] for key in ("s", "s24", "sb", "sd") if found[key]), 0))
    half = found["half"] or found["cjk"] or found["cjk24"]
    if half:
        if not 1 <= hour <= 12:
            return timedelta(hours=hour, minutes=minute) if hour < 24 and minute < 60 else None  # "19:51 p.m."
        hour = hour % 12 + (12 if half.lower() == "p" or half in _AFTERNOON else 0)
    # 24:00 and a leap second are allowed by ISO 8601 and RFC 2822.
    return (
        timedelta(hours=hour, minutes=minute, seconds=second) if hour <= 24 and minute < 60 and second <= 60 else None
    )


def _zone(rest: str, home: str | None, local: datetime) -> "tzinfo | _Unplaced | None":
    """The zone that the words after the time name, or None. A name that `home` uses too is meant as there."""
    if found := _OFFSET.match(rest):
        minutes = int(found["h"]) * 60 + int(found["m"] or 0)
        if not minutes and found["sign"] != "+":
            return _UNPLACED
        if minutes <= 14 * 60:
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
    meaning = zone_names().get(name.upper())
    if meaning is None:
        return _UNPLACED if len(name) == 1 else None
    if "/" in meaning:
        return _iana(meaning)
    minutes = int(meaning[1:3]) * 60 + int(meaning[4:])
    return timezone(timedelta(minutes=minutes if meaning[0] == "+" else -minutes))


class _Unplaced:
    """In UTC, but written who knows where: "-0000", and single letters of the military (RFC 5322, 3.3 and 4.3)."""


_UNPLACED = _Unplaced()
_MIDNIGHT = datetime.min.time()
_ORIGIN = datetime(1970, 1, 1, tzinfo=UTC)


def _iana(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: the name of a folder of zones
        return None
