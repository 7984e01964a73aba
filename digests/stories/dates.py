"""Do two dates mean the same time?"""

from datetime import UTC, date, datetime, timedelta
from typing import Literal

from digests.model import When

Answer = Literal["same", "month", "loose", "apart"]


def instant(written: str | None) -> datetime | None:
    """The aware time that an ISO date-time means, in UTC; None for a bare date, no offset, or what is no date."""
    if not written or "T" not in written:
        return None
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return None
    return read.astimezone(UTC) if read.tzinfo else None


def bounds(when: When | None) -> tuple[date, date] | None:
    """First and last day, both inclusive; a clock time counts on its local day and on its day in UTC."""
    if when is None:
        return None
    days = [day for written in (when.start, when.end) if written for day in _days(written)]
    return (min(days), max(days)) if days else None


def compare(one: When | None, other: When | None) -> Answer:
    """`same`: both exact and overlapping (two clock times: within a day). `apart`: they cannot meet.

    `month`: they overlap, and one names only a month. `loose`: one is vague, or there is none.
    """
    left, right = bounds(one), bounds(other)
    if one is None or other is None or left is None or right is None:
        return "loose"
    if one.precision == other.precision == "minute":
        begin, there = instant(one.start), instant(other.start)
        if begin and there:
            return "same" if abs(begin - there) <= timedelta(days=1) else "apart"
    if left[0] > right[1] or right[0] > left[1]:
        return "apart"
    if "vague" in (one.precision, other.precision):
        return "loose"
    return "month" if "month" in (one.precision, other.precision) else "same"


def sharpness(when: When | None) -> int:
    """0 for a clock time or a day, 1 a month, 2 vague within bounds, 3 nothing known."""
    if bounds(when) is None or when is None:
        return 3
    return {"minute": 0, "day": 0, "month": 1, "vague": 2}[when.precision]


def _days(written: str) -> list[date]:
    try:
        local = datetime.fromisoformat(written)
    except ValueError:
        return []
    moment = instant(written)
    return [local.date()] if moment is None else [local.date(), moment.date()]
