"""From what a person asks (“as of 27 June”) to the time that a digest covers."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from digests.compose.moments import day_range
from digests.compose.rules import DEFAULT_LENGTH
from digests.compose.views import Window
from digests.model import Report
from digests.timing.spans import Days


def end_of(as_of: date | datetime, zone: tzinfo) -> datetime:
    """The instant meant: a bare date is the end of that day in the digest's zone; a time without one is in it too."""
    if isinstance(as_of, datetime):
        return (as_of if as_of.tzinfo else as_of.replace(tzinfo=zone)).astimezone(UTC)
    return datetime.combine(as_of + timedelta(days=1), time(), zone).astimezone(UTC)


def default_window(end: datetime) -> Window:
    """The last 14 days before `end`."""
    return Window(end - DEFAULT_LENGTH, end)


def known_at(report: Report, window: Window, *, is_new: bool) -> datetime:
    """When a report counts as told to a channel; `is_new`: its last digest did not know it.

    What it knew lies before the window, whatever the clock said then; all else lies in it, but for news that was old
    already when its article was stored.
    """
    seen = report.first_seen_at or report.reported_at
    if not is_new:
        return min(seen, window.start)
    if seen - report.reported_at > DEFAULT_LENGTH:
        return min(report.reported_at, window.start)
    return min(max(seen, window.start + timedelta(microseconds=1)), window.end)


def days_of(window: Window, zone: tzinfo) -> str:
    """“14–27 June 2016”: a window that ends at midnight ends on the day before."""
    last = (window.end - timedelta(microseconds=1)).astimezone(zone).date()
    return day_range(Days(min(window.start.astimezone(zone).date(), last), last), None)
