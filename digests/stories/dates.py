"""Do two dates mean the same time?"""

from datetime import timedelta
from typing import Literal

from digests.model import When
from digests.timing.spans import instant, wide_days

Answer = Literal["same", "month", "loose", "apart"]


def compare(one: When | None, other: When | None) -> Answer:
    """`same`: both exact and overlapping (two clock times: within a day). `apart`: they cannot meet.

    `month`: they overlap, and one names only a month. `loose`: one is vague, or there is none.
    """
    left, right = wide_days(one), wide_days(other)
    if one is None or other is None or left is None or right is None:
        return "loose"
    if one.precision == other.precision == "minute":
        begin, there = instant(one.start), instant(other.start)
        if begin and there:
            return "same" if abs(begin - there) <= timedelta(days=1) else "apart"
    if left.first > right.last or right.first > left.last:
        return "apart"
    if "vague" in (one.precision, other.precision):
        return "loose"
    return "month" if "month" in (one.precision, other.precision) else "same"


def sharpness(when: When | None) -> int:
    """0 for a clock time or a day, 1 a month, 2 vague within bounds, 3 nothing known."""
    if when is None or wide_days(when) is None:
        return 3
    return {"minute": 0, "day": 0, "month": 1, "vague": 2}[when.precision]
