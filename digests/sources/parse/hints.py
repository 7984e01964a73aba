"""How long a feed itself asks to be left alone between two visits."""

import math
from collections.abc import Mapping
from datetime import timedelta

LEAST = timedelta(minutes=1)
MOST = timedelta(days=7)
_RAREST = 1e-6
"""Times in a period; less is longer than any limit, and would be more than a number can say."""
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}


def wait_of(channel: Mapping[str, str]) -> timedelta | None:
    """The larger of RSS's `ttl` (minutes) and `sy:updatePeriod` over `sy:updateFrequency`, 1 minute to 7 days.

    `channel` holds the words of the channel's elements by name. None where nothing is asked, or nonsense. RSS's
    `skipHours` and `skipDays` are not read: they forbid hours of a clock, and a visit at such an hour costs a feed that
    answers "not modified" next to nothing.
    """
    asked = [60 * (_number(channel.get("ttl", "")) or 0.0), _syndication(channel)]
    seconds = max(asked)
    return max(timedelta(seconds=min(seconds, MOST.total_seconds())), LEAST) if seconds else None


def _syndication(channel: Mapping[str, str]) -> float:
    """RSS 1.0's syndication module: so many times in a period; a period alone is once, a number alone is of days.

    The seconds between two of these times; 0 where nothing is said.
    """
    period, times = channel.get("sy:updateperiod", "").strip().lower(), channel.get("sy:updatefrequency", "").strip()
    if not period and not times:
        return 0.0
    length = _PERIODS.get(period or "daily")
    frequency = _number(times) if times else 1.0
    return length.total_seconds() / max(frequency, _RAREST) if length and frequency else 0.0


def _number(words: str) -> float | None:
    """A number above 0, or None."""
    try:
        number = float(words.strip()[:20])
    except ValueError:
        return None
    return number if math.isfinite(number) and number > 0 else None
