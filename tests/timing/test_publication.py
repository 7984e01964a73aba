"""The day of publication: the publisher's own, and the one that is written where only a day is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from digests.timing.publication import publication_day

MONDAY, SUNDAY = date(2016, 6, 27), date(2016, 6, 26)


@pytest.mark.parametrize(
    ("moment", "zone", "day", "bare"),
    [
        ((2016, 6, 27, 0, 0), "America/New_York", MONDAY, True),  # a bare day, written as midnight GMT
        ((2016, 6, 27, 0, 0), "Asia/Seoul", MONDAY, True),
        ((2016, 6, 27, 4, 0), "America/New_York", MONDAY, True),  # midnight there
        ((2016, 6, 26, 15, 0), "Asia/Seoul", MONDAY, True),
        ((2016, 6, 27, 3, 0), "America/New_York", SUNDAY, False),
        ((2016, 6, 27, 9, 30), "UTC", MONDAY, False),
    ],
)
def test_midnight_stands_for_a_bare_day(moment: tuple[int, ...], zone: str, day: date, bare: bool) -> None:
    when = datetime(*moment, tzinfo=UTC)  # type: ignore[arg-type,misc] # a moment's parts
    assert publication_day(when, ZoneInfo(zone)) == (day, bare)
