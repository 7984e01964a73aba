"""When a feed is asked again. Pure: from how often it publishes, what the server asks for, its failures and `now`."""

import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

USUAL = timedelta(minutes=30)
"""For a feed of which it is not known how often it publishes."""
LEAST = timedelta(minutes=15)
MOST = timedelta(days=1)
SELDOM = timedelta(hours=6)
"""For a feed that publishes rarely: what it has to say is still told on the day."""
_LOOKS = 4
"""Looks for each entry that a feed publishes on average."""
_JITTER = 0.1
WEEK = timedelta(days=7)


def next_check(
    *,
    url: str,
    now: datetime,
    headers: Mapping[str, str],
    failures: int = 0,
    weekly: int | None = None,
    wait: timedelta | None = None,
) -> datetime:
    """The next time to ask: often enough for what the feed publishes, doubled with each failure, not before it likes.

    `headers` (lower-case names, maybe none) may ask to wait, as `wait`, the feed's own words, may; `failures` counts
    those in a row, this answer included; `weekly` is what it published in a week. The result lies between 15 minutes
    and a day after `now`, and up to a tenth later by the address, so that feeds added together spread out. The longest
    wait that is asked for counts (miniflux does the same in `model/feed.go`).
    """
    own = interval(weekly)
    asked = max(
        _retry_after(headers.get("retry-after", ""), now),
        _max_age(headers.get("cache-control", "")),
        _expires(headers, now),
        wait or timedelta(),
    )
    backed_off = max(own, USUAL) * (1 << min(failures, 10)) if failures else own
    due = min(max(backed_off, asked, LEAST), MOST)
    return now + due + due * _JITTER * _spread(url, now)


def interval(weekly: int | None) -> timedelta:
    """Between two looks at a feed that publishes `weekly` entries a week: four looks for each of them."""
    if weekly is None:
        return USUAL
    return min(max(WEEK / (max(weekly, 1) * _LOOKS), LEAST), SELDOM)


def weekly(published: Iterable[datetime | None], now: datetime) -> int | None:
    """Entries of the week before `now`; None when too few dates can be read to tell.

    A feed that lists less than a week goes by the pace of what it lists.
    """
    dates = sorted(date for date in published if date is not None and date <= now)
    if len(dates) < 2:  # a pace takes two
        return None
    recent = [date for date in dates if now - date <= WEEK]
    span = now - dates[0]
    if len(recent) == len(dates) and span < WEEK:
        return round(len(dates) * (WEEK / max(span, timedelta(hours=1))))
    return len(recent)


def _spread(url: str, now: datetime) -> float:
    """A fraction in 0..1 that differs between feeds and between looks, and is the same for the same ones."""
    return zlib.crc32(f"{url} {now:%Y-%m-%dT%H:%M}".encode()) / 0xFFFFFFFF


def _retry_after(value: str, now: datetime) -> timedelta:
    """Both forms of RFC 9110, 10.2.3: seconds, or a date."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return timedelta(seconds=min(int(value[:9]), MOST.total_seconds()))
    return _until(value, now)


def _max_age(value: str) -> timedelta:
    for part in value.split(","):
        name, _, seconds = part.strip().lower().partition("=")
        seconds = seconds.strip('"')
        if name == "max-age" and seconds.isascii() and seconds.isdigit():
            return timedelta(seconds=min(int(seconds[:9]), MOST.total_seconds()))
    return timedelta()


def _expires(headers: Mapping[str, str], now: datetime) -> timedelta:
    """RFC 9111, 5.3: a max-age overrides it; what is no date has expired. The server's own clock counts, if it says."""
    if "max-age" in headers.get("cache-control", "").lower():
        return timedelta()
    date = _moment(headers.get("date", ""))
    return _until(headers.get("expires", ""), date or now)


def _until(value: str, now: datetime) -> timedelta:
    moment = _moment(value)
    return moment - now if moment else timedelta()


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None
