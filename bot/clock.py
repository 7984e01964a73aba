"""The one place where the time of day is read; everything else takes `now` as an argument."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time. Tests hand in one that they move themselves."""

    def now(self) -> datetime:
        """The present moment: aware, in UTC."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present moment: aware, in UTC."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still: the demo's articles are always as fresh as on the day they were written for."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """The moment that it was set to: aware, in UTC."""
        return self._moment
