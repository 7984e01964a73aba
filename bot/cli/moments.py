"""Dates as a person types them on the command line."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from digests.errors import InputError


class OptionError(InputError):
    """An option's value makes no sense: wrong usage, not work that failed."""


def zone_called(name: str) -> ZoneInfo:
    """The IANA zone. Raises OptionError, with the nearest name, when there is none."""
    from bot.settings.rules import Zone

    try:
        return ZoneInfo(Zone()(name))
    except ValueError as error:
        said = str(error)
        raise OptionError(f"{said[:1].upper()}{said[1:]}{'' if said.endswith('?') else '.'}") from error


def moment(typed: str, zone: ZoneInfo, *, option: str) -> datetime:
    """The instant meant by `--as-of`: a bare date is the end of that day in `zone`. Raises OptionError."""
    from digests.compose.windows import end_of

    return end_of(_read(typed, option), zone)


def beginning(typed: str, zone: ZoneInfo, *, option: str) -> datetime:
    """The instant meant by `--since`: a bare date is the beginning of that day in `zone`. Raises OptionError."""
    read = _read(typed, option)
    if not isinstance(read, datetime):
        read = datetime.combine(read, time())
    return (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC)


def _read(typed: str, option: str) -> date | datetime:
    try:
        read = date.fromisoformat(typed) if len(typed) == len("2016-06-27") else datetime.fromisoformat(typed)
    except ValueError as error:
        raise OptionError(f"{option} {typed!r} is no date such as 2016-06-27 or 2016-06-27T18:00+02:00.") from error
    # A day more or less must still be a date wherever on Earth it is meant.
    if not date(2, 1, 1) <= date(read.year, read.month, read.day) <= date(9998, 12, 30):
        raise OptionError(f"{option} {typed!r} is out of range.")
    return read
