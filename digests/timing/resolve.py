"""Date phrases → `When`, against the article's own date. Precision is kept, and vague stays vague."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from digests.model import When
from digests.timing.phrases import Phrase
from digests.timing.words import ZONES

Lean = Literal["past", "future"]

_RANGE_WORDS = {"to", "until", "till", "through", "-", "–", "—", "and", "&", "or"}
_NEAR = 12
"""Characters between two phrases that are still quoted as one."""
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}


@dataclass(frozen=True, slots=True)
class _Bounds:
    first: date | None
    last: date | None
    precision: Literal["day", "month", "vague"]


def resolve(
    phrases: Sequence[Phrase],
    text: str,
    *,
    published: date | None,
    lean: Lean,
    venue_zone: str | None = None,
    publisher_zone: str | None = None,
    closing: bool = False,
) -> When | None:
    """The time that `phrases` (all of one event, in the order of `text`) tell, or None without any.

    `published` is the dateline's day in the publisher's zone; without it relative words stay vague, with their raw
    words. `lean` decides the side on which a weekday or a month without a year is sought. `closing`: the day is the
    last of the stated length ("ended a three-day visit yesterday").
    """
    days = [p for p in phrases if p.kind not in {"clock", "length"}]
    clocks = [p for p in phrases if p.kind == "clock"]
    lengths = [p for p in phrases if p.kind == "length"]
    if not days and not clocks:
        return None
    bounds = _joined(days, text, published, lean)
    chosen = days[:2] if len(days) > 1 and _is_range(days[0], days[1], text) else days[:1]
    raw = _raw([*chosen, *clocks[:1]] if clocks else chosen, text)
    if clocks and bounds.precision == "day" and bounds.first and bounds.first == bounds.last:
        return _minute(clocks, bounds.first, raw, venue_zone, publisher_zone)
    if lengths and bounds.precision == "day" and bounds.first and bounds.first == bounds.last:
        rest = timedelta(days=int(lengths[0].value[0]) - 1)
        bounds = _Bounds(bounds.first - rest, bounds.first, "day") if closing else _Bounds(bounds.first, bounds.first + rest, "day")
    return When(
        start=bounds.first.isoformat() if bounds.first else None,
        end=bounds.last.isoformat() if bounds.last else None,
        precision=bounds.precision,
        zone=venue_zone or publisher_zone,
        raw=raw,
    )


def _raw(chosen: Sequence[Phrase], text: str) -> str:
    ordered = sorted(chosen, key=lambda p: p.start)
    if _far_apart(ordered):
        return ", ".join(p.raw for p in ordered)
    return text[ordered[0].start : ordered[-1].end]


def _far_apart(ordered: Sequence[Phrase]) -> bool:
    return any(b.start - a.end > _NEAR for a, b in pairwise(ordered))


def _minute(clocks: Sequence[Phrase], day: date, raw: str, venue_zone: str | None, publisher_zone: str | None) -> When:
    hour, minute, named = clocks[0].value
    zone = ZONES.get(str(named)) or venue_zone or publisher_zone or "Etc/UTC"
    start = datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=ZoneInfo(zone))
    return When(start=start.isoformat(), end=None, precision="minute", zone=zone, raw=raw)


def _is_range(a: Phrase, b: Phrase, text: str) -> bool:
    between = text[a.end : b.start].strip(" ,").lower()
    last = between.split()[-1:]
    return (
        between in _RANGE_WORDS
        or last in (["until"], ["till"], ["through"])
        or (last == ["to"] and len(between.split()) <= 3)
    )


def _joined(days: Sequence[Phrase], text: str, published: date | None, lean: Lean) -> _Bounds:
    if not days:
        return _Bounds(published, published, "day") if published else _Bounds(None, None, "vague")
    first = _bounds(days[0], published, lean)
    if len(days) > 1 and _is_range(days[0], days[1], text):
        second = _bounds(days[1], published, lean)
        if first.first and second.last and first.precision == second.precision == "day" and second.last < first.first:
            second = _bounds(days[1], first.first, "future")
        if first.precision == second.precision and first.first and second.last and second.last >= first.first:
            return _Bounds(first.first, second.last, first.precision)
    tail = _tail_day(days[0], text)
    if tail and first.first and first.precision == "day" and tail > first.first.day:
        return _Bounds(first.first, _safe(first.first.year, first.first.month, tail), "day")
    head = _head_day(days[0], text)
    if head and first.first and first.precision == "day" and head < first.first.day:
        return _Bounds(_safe(first.first.year, first.first.month, head), first.first, "day")
    return first


def _tail_day(phrase: Phrase, text: str) -> int | None:
    """ "June 15-17": the last day behind the phrase."""
    match = re.match(
        r"\s?(?:-|–|to|and|through|until)\s?(\d{1,2})\b(?!\s?(?:[:%.]\d|percent|million|countr|[ap]\.?m))",
        text[phrase.end :],
    )
    return int(match[1]) if match and phrase.kind == "day" and int(match[1]) <= 31 else None


def _head_day(phrase: Phrase, text: str) -> int | None:
    """ "15-17 June": the first day before the phrase."""
    match = re.search(r"\b(\d{1,2})\s?(?:-|–|to|and)\s?$", text[: phrase.start])
    return int(match[1]) if match and phrase.kind == "day" and 1 <= int(match[1]) <= 31 else None


def _safe(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _month(year: int, month: int) -> _Bounds:
    return _Bounds(date(year, month, 1), _safe(year, month, 31), "month")


def _bounds(phrase: Phrase, anchor: date | None, lean: Lean) -> _Bounds:
    value = phrase.value
    if phrase.kind == "day":
        return _day(int(value[0]), int(value[1]), int(value[2]), anchor, lean)
    if phrase.kind == "year":
        return _Bounds(date(int(value[0]), 1, 1), date(int(value[0]), 12, 31), "vague")
    if phrase.kind == "month" and value[0]:
        return _month(int(value[0]), int(value[1]))
    if anchor is None or phrase.kind == "vague":
        return _Bounds(None, None, "vague")
    if phrase.kind == "near":
        day = anchor + timedelta(days=int(value[0]))
        return _Bounds(day, day, "day")
    if phrase.kind == "weekday":
        day = _weekday(int(value[0]), str(value[1]), anchor, lean)
        return _Bounds(day, day, "day")
    if phrase.kind == "month":
        return _named_month(int(value[1]), str(value[2]), anchor, lean)
    if phrase.kind == "ago":
        return _ago(int(value[0]), str(value[1]), str(value[2]), anchor)
    return _span(str(value[0]), str(value[1]), str(value[2]), anchor, lean)


def _day(year: int, month: int, day: int, anchor: date | None, lean: Lean) -> _Bounds:
    if year and month:
        found = _safe(year, month, day)
        return _Bounds(found, found, "day")
    if anchor is None:
        return _Bounds(None, None, "vague")
    if month:
        near = [_safe(anchor.year + shift, month, day) for shift in (-1, 0, 1)]
    else:
        months = [(anchor.year * 12 + anchor.month - 1 + shift) for shift in (-1, 0, 1)]
        near = [_safe(m // 12, m % 12 + 1, day) for m in months]
    found = _nearest(near, anchor, lean)
    return _Bounds(found, found, "day")


def _nearest(candidates: Sequence[date], anchor: date, lean: Lean) -> date:
    """The nearest date, the other side of the dateline weighing three times as far."""

    def distance(day: date) -> float:
        away = (day - anchor).days
        wrong_side = away > 0 if lean == "past" else away < 0
        return abs(away) * (3 if wrong_side else 1)

    return min(candidates, key=distance)


def _weekday(weekday: int, which: str, anchor: date, lean: Lean) -> date:
    back = (anchor.weekday() - weekday) % 7
    ahead = (weekday - anchor.weekday()) % 7
    if which == "last":
        return anchor - timedelta(days=back or 7)
    if which == "next":
        return anchor + timedelta(days=7 - anchor.weekday() + weekday)
    return anchor + timedelta(days=ahead) if lean == "future" else anchor - timedelta(days=back)


def _named_month(month: int, which: str, anchor: date, lean: Lean) -> _Bounds:
    if which == "last" or (which != "next" and lean == "past"):
        year = anchor.year if month < anchor.month or (month == anchor.month and which != "last") else anchor.year - 1
    else:
        year = anchor.year if month > anchor.month or (month == anchor.month and which != "next") else anchor.year + 1
    return _month(year, month)


def _ago(count: int, unit: str, how: str, anchor: date) -> _Bounds:
    if how != "ago" or unit in {"year", "decade"}:
        if how == "ago":
            return _Bounds(
                date(anchor.year - count * (10 if unit == "decade" else 1), 1, 1),
                date(anchor.year - count * (10 if unit == "decade" else 1), 12, 31),
                "vague",
            )
        return _Bounds(None, None, "vague")
    if unit == "day":
        day = anchor - timedelta(days=count)
        return _Bounds(day, day, "day")
    around = anchor - timedelta(days=count * _UNIT_DAYS[unit])
    slack = timedelta(days=_UNIT_DAYS[unit] // 2)
    return _Bounds(around - slack, min(around + slack, anchor), "vague")


def _span(which: str, unit: str, part: str, anchor: date, lean: Lean) -> _Bounds:
    shift = {"last": -1, "this": 0, "next": 1}[which]
    if unit in {"week", "weekend"}:
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift)
        first, last = (
            (monday, monday + timedelta(days=6))
            if unit == "week"
            else (monday + timedelta(days=5), monday + timedelta(days=6))
        )
    elif unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + shift
        whole = _month(index // 12, index % 12 + 1)
        if which != "this" and not part:
            return whole
        first, last = whole.first or anchor, whole.last or anchor
    elif unit == "year":
        first, last = date(anchor.year + shift, 1, 1), date(anchor.year + shift, 12, 31)
    elif unit == "quarter":
        index = (anchor.month - 1) // 3 + shift + anchor.year * 4
        first, last = date(index // 4, index % 4 * 3 + 1, 1), _safe(index // 4, index % 4 * 3 + 3, 31)
    else:
        begin, end = _SEASONS[unit]
        first, last = (
            date(anchor.year + shift, begin, 1),
            _safe(anchor.year + shift + (end > 12), (end - 1) % 12 + 1, 31),
        )
    if which == "this" and first <= anchor <= last:
        if part == "earlier" or (not part and lean == "past"):
            last = anchor - timedelta(days=1) if part == "earlier" and anchor > first else anchor
        elif part == "later" or lean == "future":
            first = anchor
    return _Bounds(first, last, "vague")
