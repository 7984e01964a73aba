"""A date in words: as sharp as it was told, never sharper."""

import calendar
import re
from datetime import date, datetime, tzinfo

from digests.compose.plain import plain, shorten
from digests.compose.views import Moment
from digests.model import When
from digests.timing.spans import Days, days, instant

NOT_GIVEN = "(day not given)"
_PART = re.compile(r"^(?:in |on )?(early|mid|late|earlier|later|the end|the beginning)\b[- ]?", re.IGNORECASE)
_RAW = 40
"""Characters of raw words that a line has room for."""


def moment(when: When | None, *, venue: tzinfo | None, year: int | None) -> Moment | None:
    """`when` in words; dates in `year` are printed without it. None when nothing is known, not even raw words.

    A clock time is told at the venue's zone, else in the zone it was written in, and in UTC.
    """
    if when is None:
        return None
    span = days(when)
    begin = instant(when.start) if when.precision == "minute" else None
    if begin is not None:
        local = begin.astimezone(venue) if venue else datetime.fromisoformat(when.start or "")
        return Moment(
            text=f"{_day(local.date(), year)}, {_clock(local, begin)}",
            precision="minute",
            instant=begin,
            until=instant(when.end),
            local=f"{local:%H:%M} there" if venue else None,
            raw=plain(when.raw),
        )
    raw = plain(when.raw)
    if span is None:
        text = f"“{shorten(raw, _RAW)}” (date not known)" if raw else ""
        return Moment(text=text, precision="vague", raw=raw) if text else None
    exact = when.precision in ("day", "minute")
    text = day_range(span, year) if exact else f"{_wide(span, raw, year, when.precision == 'month')} {NOT_GIVEN}"
    return Moment(text=text, precision=when.precision, raw=raw)


def day_range(span: Days, year: int | None) -> str:
    """“27 June”, “27–29 June”, “29 June–1 July”; the year stands once where it is the same."""
    first, last = span.first, span.last
    if first == last:
        return _day(first, year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last, year)}"
    if first.year == last.year:
        return f"{first.day} {_month(first)}–{_day(last, year)}"
    return f"{_day(first, None)}–{_day(last, None)}"


def _wide(span: Days, raw: str, year: int | None, month: bool) -> str:
    """A month, part of a month, a year, or the outer bounds."""
    first, last = span.first, span.last
    in_year = "" if last.year == year else f" {last.year}"
    whole_end = last.day == calendar.monthrange(last.year, last.month)[1]
    if (first.year, first.month) == (last.year, last.month):
        part = _PART.match(raw)
        if month or (first.day == 1 and whole_end):
            return f"{_month(first)}{in_year}"
        if part and part[1].lower() in ("earlier", "later"):
            return f"{part[1].lower()} in {_month(first)}{in_year}"
        if part and part[1].lower() in ("early", "mid", "late"):
            return f"{part[1].lower()} {_month(first)}{in_year}"
        if first == last:
            return f"about {_day(first, year)}"
        return f"between {first.day} and {last.day} {_month(first)}{in_year}"
    if first.year == last.year and first.day == 1 and whole_end:
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        return f"{_month(first)}–{_month(last)}{in_year}"
    begin = _day(first, None if first.year != last.year else last.year)
    return f"between {begin} and {_day(last, year)}"


def _clock(local: datetime, begin: datetime) -> str:
    name = local.tzname() or ""
    zone = name if name.isalpha() else f"UTC{local.isoformat()[19:]}"
    if not local.utcoffset():
        return f"{begin:%H:%M} UTC"
    shift = (begin.date() - local.date()).days
    other_day = f" {begin.day} {_month(begin.date())}" if shift else ""
    return f"{local:%H:%M} {zone} ({begin:%H:%M} UTC{other_day})"


def _day(day: date, year: int | None) -> str:
    return f"{day.day} {_month(day)}" + ("" if day.year == year else f" {day.year}")


def _month(day: date) -> str:
    return calendar.month_name[day.month]
