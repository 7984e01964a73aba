"""When a feed is asked again. Pure: from the answer, the failures so far and `now`."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

USUAL = timedelta(minutes=30)
LEAST = timedelta(minutes=15)
MOST = timedelta(days=1)
GONE = timedelta(days=30)


def next_check(*, now: datetime, headers: Mapping[str, str], failures: int, gone: bool = False) -> datetime:
    """The next time to ask: the usual interval, doubled with each failure in a row, and what the server asks for.

    `headers` have lower-case names and may be empty; `failures` counts those in a row, this answer included. The
    result lies between 15 minutes and a day after `now`; a feed that is gone is asked once a month.
    """
    if gone:
        return now + GONE
    wait = max(
        USUAL * (1 << min(failures, 10)),
        _retry_after(headers.get("retry-after", ""), now),
        _max_age(headers.get("cache-control", "")),
    )
    return now + min(max(wait, LEAST), MOST)


def _retry_after(value: str, now: datetime) -> timedelta:
    """Both forms of RFC 9110, 10.2.3: seconds, or a date."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return timedelta(seconds=min(int(value[:9]), MOST.total_seconds()))
    try:
        until = parsedate_to_datetime(value)
        wait: timedelta = until - now if until.tzinfo else timedelta()
    except (ValueError, TypeError, IndexError, OverflowError):
        return timedelta()
    return wait


def _max_age(value: str) -> timedelta:
    for part in value.split(","):
        name, _, seconds = part.strip().lower().partition("=")
        if name == "max-age" and seconds.isascii() and seconds.isdigit():
            return timedelta(seconds=min(int(seconds[:9]), MOST.total_seconds()))
    return timedelta()
