"""Time and ids of the loopback Discord."""

import time
from datetime import UTC, datetime, timedelta

_DISCORD_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)  # ids count milliseconds from here, as Discord's reference says


class Clock:
    """The machine's time, or one that begins at `start`; a test may let time pass at once."""

    def __init__(self, start: datetime | None = None) -> None:
        self._shift = timedelta() if start is None else start - datetime.now(UTC)
        self._passed = 0.0
        self._last_id = 0

    def now(self) -> datetime:
        """The time of day, in UTC."""
        return datetime.now(UTC) + self._shift + timedelta(seconds=self._passed)

    def seconds(self) -> float:
        """Seconds for measuring durations: they never go back."""
        return time.monotonic() + self._passed

    def advance(self, seconds: float) -> None:
        """Lets so many seconds pass at once: nonces are forgotten and interactions expire."""
        self._passed += seconds

    def new_id(self) -> str:
        """An id of this moment, greater than every one before."""
        milliseconds = (self.now() - _DISCORD_EPOCH) // timedelta(milliseconds=1)
        self._last_id = max(milliseconds << 22, self._last_id + 1)
        return str(self._last_id)
