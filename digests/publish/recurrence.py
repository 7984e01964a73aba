"""When a schedule posts: daily or on weekdays, at a time of the wall clock in an IANA zone. Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, Self, get_args
from zoneinfo import ZoneInfo

from digests.errors import InputError

Days = Literal["daily", "weekdays"]

_TIME = re.compile(r"(\d{1,2})[:.h](\d{2})(?:\s*([ap])\.?m\.?)?|(\d{1,2})\s*([ap])\.?m\.?", re.IGNORECASE)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Recurrence:
    """“daily 08:00”: the days, and the wall clock's time without a zone."""

    days: Days
    at: time

    @classmethod
    def parse(cls, words: str) -> Self:
        """The recurrence that `str` wrote. Raises InputError."""
        days, _, at = words.partition(" ")
        for known in get_args(Days):
            if days == known:
                return cls(known, parse_time(at))
        raise InputError(f"“{words}” is no schedule such as “daily 08:00” or “weekdays 17:30”.")

    def __str__(self) -> str:
        return f"{self.days} {self.at:%H:%M}"

    def latest(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The newest time to post at or before `now`, in UTC."""
        day = now.astimezone(zone).date() + timedelta(days=1)
        while True:
            if self._holds(day) and (moment := wall_time(day, self.at, zone)) <= now:
                return moment
            day -= timedelta(days=1)

    def following(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The next time to post after `now`, in UTC."""
        day = now.astimezone(zone).date() - timedelta(days=1)
        while True:
            if self._holds(day) and (moment := wall_time(day, self.at, zone)) > now:
                return moment
            day += timedelta(days=1)

    def _holds(self, day: date) -> bool:
        return self.days == "daily" or day.weekday() < _SATURDAY


def wall_time(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which the clocks of `zone` show `at` on `day`.

    A time that the clocks skip is moved on by what they skip (02:30 becomes 03:30); of a time that they show twice it
    is the first. So there is exactly one on every day.
    """
    return datetime.combine(day, at, zone).astimezone(UTC)


def skips(day: date, at: time, zone: ZoneInfo) -> bool:
    """True when the clocks of `zone` never show `at` on `day`."""
    return wall_time(day, at, zone).astimezone(zone).replace(tzinfo=None) != datetime.combine(day, at)


def parse_time(words: str) -> time:
    """“08:00”, “8:00”, “17.30” or “5 pm” as a time. Raises InputError."""
    found = _TIME.fullmatch(words.strip())
    if found:
        hour, minute = int(found[1] or found[4]), int(found[2] or 0)
        half = (found[3] or found[5] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif half:
            hour = 24  # no hour of a clock with twelve
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise InputError(f"“{words.strip()[:40]}” is no time of day: write it like 08:00 or 17:30.")
