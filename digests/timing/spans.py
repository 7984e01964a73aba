"""The days and instants that a stored date stands for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from digests.model import When


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, both inclusive, as the place of the event counts them."""

    first: date
    last: date


def instant(written: str | None) -> datetime | None:
    """The time that an ISO date-time with an offset means, in UTC; None for anything else."""
    if not written or "T" not in written:
        return None
    try:
        read = datetime.fromisoformat(written)
        return read.astimezone(UTC) if read.tzinfo else None
    except (ValueError, OverflowError):
        return None


def day(written: str | None) -> date | None:
    """The local day of an ISO date or date-time; None when it is neither."""
    if not written:
        return None
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        return None


def days(when: When | None) -> Days | None:
    """The days of `when`, or None when not even bounds are known."""
    return _around([day(when.start), day(when.end)]) if when else None


def wide_days(when: When | None) -> Days | None:
    """The same for comparing: a clock time counts on its local day and on its day in UTC."""
    if when is None:
        return None
    ends = [moment.date() for written in (when.start, when.end) if (moment := instant(written))]
    return _around([day(when.start), day(when.end), *ends])


def _around(ends: list[date | None]) -> Days | None:
    known = [end for end in ends if end]
    return Days(min(known), max(known)) if known else None
