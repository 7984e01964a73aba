"""One date phrase → its first and last day, against the article's own date."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from digests.timing.phrases import Phrase
from digests.timing.words import SEASONS

Lean = Literal["past", "future"]

_SHIFT = {"last": -1, "this": 0, "next": 1}
_WRONG_SIDE = 3
"""How much further away a date on the unexpected side of the dateline counts."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last day, both inclusive, or neither."""

    first: date | None
    last: date | None
    precision: Literal["day", "month", "vague"]


UNKNOWN = Bounds(None, None, "vague")


def bounds(phrase: Phrase, anchor: date | None, lean: Lean) -> Bounds:
    """The days that `phrase` tells; `anchor` is the dateline's day. UNKNOWN where they cannot be told."""
    try:
        return _bounds(phrase, anchor, lean)
    except (OverflowError, ValueError):  # beyond the calendar: "900 decades ago"
        return UNKNOWN


def day(found: date) -> Bounds:
    """One day."""
    return Bounds(found, found, "day")


def _bounds(phrase: Phrase, anchor: date | None, lean: Lean) -> Bounds:
    value = phrase.value
    if phrase.kind == "year":
        return _part(Bounds(date(int(value[0]), 1, 1), date(int(value[0]), 12, 31), "vague"), str(value[1]))
    if phrase.kind == "stretch" and value[0] and isinstance(value[0], int):
        return _part(_months(12 * value[0] + int(value[1]) - 1, int(value[2])), str(value[3]))
    year = _year(value[0], anchor) if phrase.kind in {"day", "month"} else None
    if phrase.kind == "day" and year and value[1]:
        return _days(year, *map(int, value[1:]))
    if phrase.kind == "month" and year:
        return _part(_month(year, int(value[1])), str(value[3]))
    if anchor is None or phrase.kind in {"vague", "clock", "length"}:
        return UNKNOWN
    if phrase.kind == "day":
        return _nearest(list(_dates(anchor, *map(int, value[1:]))), anchor, lean)
    if phrase.kind == "near":
        return day(anchor + timedelta(days=int(value[0])))
    if phrase.kind == "weekday":
        return day(_weekday(int(value[0]), str(value[1]), anchor, lean))
    if phrase.kind == "month":
        return _part(_named_month(int(value[1]), str(value[2]), anchor, lean), str(value[3]))
    if phrase.kind == "stretch":
        return _stretch(value[0], int(value[1]), int(value[2]), str(value[3]), anchor, lean)
    if phrase.kind == "ago":
        return _ago(int(value[0]), str(value[1]), str(value[2]), anchor, lean)
    return _span(str(value[0]), str(value[1]), str(value[2]), anchor, lean)


def _year(printed: int | str, anchor: date | None) -> int | None:
    if isinstance(printed, int):
        return printed or None
    return anchor.year + _SHIFT[printed] if anchor else None


def _days(year: int, month: int, first: int, last: int) -> Bounds:
    return Bounds(date(year, month, first), date(year, month, last or first), "day")


def _dates(anchor: date, month: int, first: int, last: int) -> Iterator[Bounds]:
    """Every day of that name around the dateline; 29 February stands only in leap years."""
    if month:
        places = [(anchor.year + shift, month) for shift in range(-8, 9)]
    else:
        places = [divmod(anchor.year * 12 + anchor.month - 1 + shift, 12) for shift in range(-2, 3)]
        places = [(year, index + 1) for year, index in places]
    for year, month_ in places:
        if 1 <= year <= 9999 and max(first, last) <= monthrange(year, month_)[1]:
            yield _days(year, month_, first, last)


def _nearest(candidates: Sequence[Bounds], anchor: date, lean: Lean) -> Bounds:
    """The nearest one, the other side of the dateline weighing three times as far."""

    def distance(found: Bounds) -> int:
        away = ((found.first or anchor) - anchor).days
        wrong_side = away > 0 if lean == "past" else away < 0
        return abs(away) * (_WRONG_SIDE if wrong_side else 1)

    return min(candidates, key=distance, default=UNKNOWN)


def _month(year: int, month: int) -> Bounds:
    return Bounds(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _month_at(index: int) -> Bounds:
    """The month number `index`, counted from January of the year 0."""
    return _month(index // 12, index % 12 + 1)


def _months(index: int, count: int) -> Bounds:
    """`count` months from the one that `_month_at` numbers `index`."""
    return Bounds(_month_at(index).first, _month_at(index + count - 1).last, "vague")


_WEEKS = ("first week", "second week", "third week", "fourth week")


def _part(whole: Bounds, part: str) -> Bounds:
    """A third of `whole`, one of its halves or weeks, as outer bounds; `whole` without a part."""
    if not part or whole.first is None or whole.last is None:
        return whole
    length = (whole.last - whole.first).days + 1
    if part.endswith(" week") and length <= _WEEK:
        return whole
    if part == "last week":
        return Bounds(whole.last - timedelta(days=_WEEK - 1), whole.last, "vague")
    if part in _WEEKS:
        first = whole.first + timedelta(days=_WEEK * _WEEKS.index(part))
        return Bounds(first, min(first + timedelta(days=_WEEK - 1), whole.last), "vague")
    third = -(-length // 3) if length <= _WEEK else length // 3
    begin, end = {
        "early": (0, third),
        "mid": (third, length - third),
        "late": (length - third if length <= _WEEK else 2 * third, length),
        "first": (0, length // 2),
        "second": (length // 2, length),
    }[part]
    return Bounds(whole.first + timedelta(days=begin), whole.first + timedelta(days=end - 1), "vague")


_WEEK = 7
_SUNDAY = 6


def _monday(anchor: date) -> date:
    return anchor - timedelta(days=anchor.weekday())


def _weekday(weekday: int, which: str, anchor: date, lean: Lean) -> date:
    """The weekday's own day is the dateline's: "Wednesday", published on a Wednesday, is today."""
    back = (anchor.weekday() - weekday) % 7
    ahead = (weekday - anchor.weekday()) % 7
    if which == "next" or which.endswith(" week"):
        return _monday(anchor) + timedelta(days=weekday, weeks=_SHIFT[which.split()[0]])
    if which == "last":
        return anchor - timedelta(days=back or 7)
    if which == "next one":
        return anchor + timedelta(days=ahead or 7)
    return anchor + timedelta(days=ahead) if lean == "future" else anchor - timedelta(days=back)


def _named_month(month: int, which: str, anchor: date, lean: Lean) -> Bounds:
    """The nearest such month on the side that is asked for; the dateline's own unless "last" or "next" stands."""
    past = which == "last" or (which != "next" and lean == "past")
    if which == "this" or (month == anchor.month and not which):
        return _month(anchor.year, month)
    if past:
        return _month(anchor.year if month < anchor.month else anchor.year - 1, month)
    return _month(anchor.year if month > anchor.month else anchor.year + 1, month)


_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def _ago(count: int, unit: str, how: str, anchor: date, lean: Lean) -> Bounds:
    """ "Two days ago" is a day; weeks and months are bounds around it, years the whole year."""
    if how == "within" and lean == "past":
        return UNKNOWN  # of what, the words around it say
    if how == "within":
        return Bounds(anchor, anchor + timedelta(days=count * _DAYS[unit]), "vague")
    if how == "past":
        return Bounds(anchor - timedelta(days=count - 1), anchor, "day")  # "talks over the past two days"
    if how not in {"ago", "ahead"}:
        return UNKNOWN  # "a day later": after what, the words before say
    count = -count if how == "ago" else count
    if unit in {"year", "decade"}:
        year = anchor.year + count * (10 if unit == "decade" else 1)
        return Bounds(date(year, 1, 1), date(year, 12, 31), "vague")
    if unit == "day":
        return day(anchor + timedelta(days=count))
    length = 7 if unit == "week" else 30
    around, slack = anchor + timedelta(days=count * length), timedelta(days=length // 2)
    first, last = around - slack, around + slack
    return Bounds(first, min(last, anchor), "vague") if how == "ago" else Bounds(max(first, anchor), last, "vague")


def _stretch(which: int | str, month: int, months: int, part: str, anchor: date, lean: Lean) -> Bounds:
    """ "In the autumn": the nearest on the side that is asked for, as far as it lies there; or that of "next year"."""
    if isinstance(which, str):
        every = [_months((anchor.year + _SHIFT[which]) * 12 + month - 1, months)]
    else:
        every = [_months((anchor.year + shift) * 12 + month - 1, months) for shift in (-1, 0, 1)]
    if lean == "future":
        found = next((b for b in every if b.last and b.last >= anchor), every[-1])
    else:
        found = next((b for b in reversed(every) if b.first and b.first <= anchor), every[0])
    found = _part(found, part)
    if not found.first or not found.last or not found.first <= anchor <= found.last:
        return found
    return replace(found, first=anchor) if lean == "future" else replace(found, last=anchor)


def _span(which: str, unit: str, part: str, anchor: date, lean: Lean) -> Bounds:
    if which == "the":
        weekend_now = anchor.weekday() >= 5
        which = "this" if weekend_now or lean == "future" else "last"
    whole = _whole(unit, _SHIFT[which], anchor)
    if (unit, which, lean) == ("week", "this", "future") and anchor.weekday() == _SUNDAY:
        whole = Bounds(anchor, anchor + timedelta(days=_WEEK - 1), "vague")  # that begins, not that ends
    if part == "by":
        whole = whole if whole.last and whole.last >= anchor else _whole(unit, _SHIFT["next"], anchor)
        return Bounds(min(anchor, whole.last or anchor), whole.last, "vague")
    first, last = whole.first or anchor, whole.last or anchor
    if unit == "weekend" and not part:  # its two days are known: so 41 of 59 in gold
        if first <= anchor <= last:
            return Bounds(first, anchor, "day") if lean == "past" else Bounds(anchor, last, "day")
        return Bounds(first, last, "day")
    if part not in {"", "earlier", "later"}:
        found = _part(whole, part)
        ahead = lean == "future" and found.first and found.last and found.first < anchor <= found.last
        return Bounds(anchor, found.last, "vague") if ahead else found
    if not first <= anchor <= last:
        return whole
    if part == "earlier":
        last = max(first, anchor - timedelta(days=1))
    elif lean == "past" and not part:
        last = anchor
    elif unit == "month" and not part:
        return whole  # some day of it: so 6 of 7 in gold
    else:
        first = anchor  # "later this week" may be today: so 18 of 31 in gold
    return Bounds(first, last, "vague")


def _whole(unit: str, shift: int, anchor: date) -> Bounds:
    """The calendar's week (from Monday), weekend, month, year, season or quarter, `shift` away from the dateline's."""
    if unit in {"week", "weekend"}:
        monday = _monday(anchor) + timedelta(weeks=shift)
        return Bounds(monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6), "vague")
    if unit == "month":
        return _month_at(anchor.year * 12 + anchor.month - 1 + shift)
    if unit == "year":
        return Bounds(date(anchor.year + shift, 1, 1), date(anchor.year + shift, 12, 31), "vague")
    if unit == "quarter":
        begin = (anchor.year * 4 + (anchor.month - 1) // 3 + shift) * 3
    else:
        winter_from_last_year = unit == "winter" and anchor.month <= 2
        begin = (anchor.year + shift - winter_from_last_year) * 12 + SEASONS[unit] - 1
    return _months(begin, 3)
