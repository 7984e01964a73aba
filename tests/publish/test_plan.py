"""What is due: once for what was missed, from where the last digest ended."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.errors import InputError
from digests.publish.plan import Due, due, may_ask
from digests.storage.records import Run, Schedule

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def at(day: int, hour: int = 8, minute: int = 0) -> datetime:
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


def schedule(rule: str = "daily 08:00", **fields: object) -> Schedule:
    told = {"zone": "UTC", "created_at": at(0, 12), **fields}
    return Schedule(id=1, guild_id="1", channel_id="2", rule=rule, created_by="3", **told)  # type: ignore[arg-type]


def run(start: datetime, end: datetime, *, untouched: bool = False) -> Run:
    return Run(
        id=9,
        schedule_id=1,
        window_start=start,
        window_end=end,
        composed_at=end,
        revisions_after=10,
        revisions_until=20,
        untouched=untouched,
    )


def window(found: Due | None) -> tuple[datetime, datetime]:
    assert found is not None
    return found.window.start, found.window.end


def test_nothing_is_due_before_the_first_time_after_it_was_set_up() -> None:
    assert due(schedule(), None, at(0, 12, 1)) is None
    assert due(schedule(), None, at(1, 7, 59)) is None


def test_the_first_digest_covers_one_turn() -> None:
    assert window(due(schedule(), None, at(1))) == (at(0), at(1))
    assert window(due(schedule("weekdays 08:00", created_at=at(4, 12)), None, at(7))) == (at(4), at(7))


def test_a_digest_begins_where_the_last_one_ended() -> None:
    assert window(due(schedule(), run(at(0), at(1)), at(2, 8, 1))) == (at(1), at(2))


def test_a_first_digest_that_could_not_be_posted_for_days_covers_them_all() -> None:
    assert window(due(schedule(), None, at(5))) == (at(0), at(5))


def test_a_digest_tells_what_the_last_one_did_not_know() -> None:
    found = due(schedule(), run(at(0), at(1)), at(2))
    assert found is not None
    assert found.after == 20
    first = due(schedule(), None, at(1))
    assert first is not None
    assert first.after is None


def test_what_was_posted_is_not_due_again() -> None:
    assert due(schedule(), run(at(0), at(1)), at(1, 9)) is None
    assert due(schedule(), run(at(0), at(1, 15)), at(1, 16)) is None


def test_days_that_were_missed_are_made_up_for_by_one_digest_until_now() -> None:
    found = due(schedule(), run(at(0), at(1)), at(5, 15))
    assert window(found) == (at(1), at(5, 15))
    assert found is not None
    assert found.late


def test_a_run_of_which_nothing_was_sent_is_taken_in_by_the_next() -> None:
    found = due(schedule(), run(at(0), at(1), untouched=True), at(2))
    assert window(found) == (at(0), at(2))
    assert found is not None
    assert (found.replaces, found.after) == (9, 10)


def test_a_schedule_that_is_switched_off_has_nothing_due() -> None:
    assert due(schedule(enabled=False), None, at(3)) is None


def test_a_zone_that_this_machine_does_not_know_is_said() -> None:
    with pytest.raises(InputError, match=r"There is no time zone “Mars/Olympus”: set the schedule anew"):
        due(schedule(zone="Mars/Olympus"), None, at(3))


def test_a_clock_that_was_set_back_makes_nothing_due() -> None:
    assert due(schedule(), run(at(4), at(5)), at(3)) is None


def test_a_channel_that_refused_is_left_alone_for_hours() -> None:
    refused = schedule(refused_at=at(1))
    assert not may_ask(refused, at(1, 13))
    assert may_ask(refused, at(1, 14))


@given(st.lists(st.integers(1, 60 * 24 * 9), min_size=1, max_size=40), st.sampled_from(["daily", "weekdays"]))
def test_whenever_it_looks_the_windows_follow_each_other_without_gap_or_overlap(steps: list[int], days: str) -> None:
    now, last = at(0, 12), None
    ends: list[datetime] = []
    for minutes in steps:
        now += timedelta(minutes=minutes)
        found = due(schedule(f"{days} 08:00"), last, now)
        if found is not None:
            assert found.window.start < found.window.end <= now
            assert not ends or found.window.start == ends[-1]
            ends.append(found.window.end)
            last = run(found.window.start, found.window.end)
            assert due(schedule(f"{days} 08:00"), last, now) is None
