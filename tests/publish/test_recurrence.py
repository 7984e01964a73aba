"""When a schedule posts: at the wall clock's time, exactly once a day, also when the clocks are changed."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.errors import InputError
from digests.publish.recurrence import Recurrence, parse_time, skips, wall_time

BERLIN, NEW_YORK, SEOUL = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Seoul")
ZONES = st.sampled_from(
    [BERLIN, NEW_YORK, SEOUL, ZoneInfo("UTC"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Pacific/Apia")]
)
RULES = st.builds(Recurrence, st.sampled_from(["daily", "weekdays"]), st.times().map(lambda t: time(t.hour, t.minute)))
MOMENTS = st.datetimes(datetime(2011, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 # hypothesis adds the zone


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc] # a moment's parts


def test_a_time_is_the_wall_clocks_in_its_zone() -> None:
    daily = Recurrence.parse("daily 08:00")
    assert daily.latest(utc(2026, 7, 1, 7), BERLIN) == utc(2026, 7, 1, 6)
    assert daily.latest(utc(2026, 7, 1, 5), BERLIN) == utc(2026, 6, 30, 6)
    assert daily.following(utc(2026, 7, 1, 7), SEOUL) == utc(2026, 7, 1, 23)


def test_weekdays_leave_the_weekend_out() -> None:
    weekdays = Recurrence.parse("weekdays 08:00")
    sunday = utc(2026, 11, 22, 12)
    assert weekdays.latest(sunday, BERLIN) == utc(2026, 11, 20, 7)
    assert weekdays.following(sunday, BERLIN) == utc(2026, 11, 23, 7)


def test_a_weekday_is_one_in_its_own_zone() -> None:
    """Monday 08:00 in Seoul is Sunday in UTC."""
    assert Recurrence.parse("weekdays 08:00").following(utc(2026, 11, 22, 1), SEOUL) == utc(2026, 11, 22, 23)


def test_a_time_that_the_clocks_skip_is_moved_on_by_what_they_skip() -> None:
    day = date(2026, 3, 29)
    assert wall_time(day, time(2, 30), BERLIN).astimezone(BERLIN).time() == time(3, 30)
    assert skips(day, time(2, 30), BERLIN)
    assert not skips(day, time(3, 30), BERLIN)


def test_of_a_time_that_the_clocks_show_twice_it_is_the_first() -> None:
    rule = Recurrence.parse("daily 02:30")
    first = utc(2026, 10, 25, 0, 30)
    assert rule.following(utc(2026, 10, 24, 12), BERLIN) == first
    assert rule.following(first, BERLIN) == utc(2026, 10, 26, 1, 30)


@given(RULES, ZONES, MOMENTS)
def test_the_next_time_is_the_latest_once_it_has_come(rule: Recurrence, zone: ZoneInfo, now: datetime) -> None:
    following = rule.following(now, zone)
    assert rule.latest(now, zone) <= now < following
    assert rule.latest(following, zone) == following
    assert rule.latest(following - timedelta(microseconds=1), zone) == rule.latest(now, zone)


@given(RULES, ZONES, MOMENTS)
def test_a_daily_time_comes_once_a_day_and_never_twice(rule: Recurrence, zone: ZoneInfo, now: datetime) -> None:
    times = [rule.following(now, zone)]
    for _ in range(10):
        times.append(rule.following(times[-1], zone))
    days = [moment.astimezone(zone).date() for moment in times]
    assert len(set(days)) == len(days)
    if rule.days == "daily" and zone.key != "Pacific/Apia":  # which once left out a whole day
        assert (days[-1] - days[0]).days == 10


@given(RULES)
def test_a_rule_survives_being_written(rule: Recurrence) -> None:
    assert Recurrence.parse(str(rule)) == rule


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("08:00", time(8)),
        ("8:00", time(8)),
        (" 17.30 ", time(17, 30)),
        ("7 pm", time(19)),
        ("12am", time(0)),
        ("12:15 p.m.", time(12, 15)),
        ("9h05", time(9, 5)),
    ],
)
def test_a_time_may_be_written_as_people_write_it(words: str, meant: time) -> None:
    assert parse_time(words) == meant


@pytest.mark.parametrize(
    "words", ["", "8", "24:00", "08:60", "0 am", "13 pm", "noon", "08:00:00", "@everyone", "8" * 99]
)
def test_what_is_no_time_is_refused_in_a_sentence(words: str) -> None:
    with pytest.raises(InputError, match="is no time of day: write it like 08:00"):
        parse_time(words)


@pytest.mark.parametrize("words", ["", "daily", "hourly 08:00", "daily 25:00"])
def test_what_is_no_rule_is_refused(words: str) -> None:
    with pytest.raises(InputError):
        Recurrence.parse(words)
