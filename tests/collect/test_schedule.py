"""When a feed is asked again."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.collect.schedule import LEAST, MOST, SELDOM, USUAL, WEEK, interval, next_check, weekly

NOW = datetime(2024, 5, 7, 12, tzinfo=UTC)
URL = "https://example.org/feed"


def waits(**known: object) -> timedelta:
    return next_check(**({"url": URL, "now": NOW, "headers": {}} | known)) - NOW  # type: ignore[arg-type] # by name


def fits(wait: timedelta, asked: timedelta) -> bool:
    """Not before it was asked for, and at most a tenth later."""
    return asked <= wait <= asked * 1.1


@pytest.mark.parametrize(
    ("headers", "failures", "wait"),
    [
        ({}, 0, USUAL),
        ({}, 1, 2 * USUAL),
        ({}, 2, 4 * USUAL),
        ({}, 99, MOST),
        ({"retry-after": "7200"}, 0, timedelta(hours=2)),
        ({"retry-after": "7200"}, 1, timedelta(hours=2)),
        ({"retry-after": "Tue, 07 May 2024 15:00:00 GMT"}, 0, timedelta(hours=3)),
        ({"retry-after": "Tue, 07 May 2019 15:00:00 GMT"}, 0, USUAL),
        ({"retry-after": "99999999999"}, 0, MOST),
        ({"retry-after": "soon"}, 0, USUAL),
        ({"cache-control": "public, max-age=3600"}, 0, timedelta(hours=1)),
        ({"cache-control": 'max-age="3600"'}, 0, timedelta(hours=1)),
        ({"cache-control": "max-age=10"}, 0, USUAL),
        ({"expires": "Tue, 07 May 2024 14:00:00 GMT"}, 0, timedelta(hours=2)),
        ({"expires": "0"}, 0, USUAL),
        ({"expires": "Tue, 07 May 2024 20:00:00 GMT", "cache-control": "max-age=60"}, 0, USUAL),
        # A server whose clock is two hours ahead means one hour.
        (
            {"expires": "Tue, 07 May 2024 15:00:00 GMT", "date": "Tue, 07 May 2024 14:00:00 GMT"},
            0,
            timedelta(hours=1),
        ),
    ],
)
def test_the_server_may_ask_for_more_patience_but_not_for_less(
    headers: dict[str, str], failures: int, wait: timedelta
) -> None:
    assert fits(waits(headers=headers, failures=failures), wait)


@pytest.mark.parametrize(
    ("count", "wait"),
    [(None, USUAL), (0, SELDOM), (1, SELDOM), (21, timedelta(hours=2)), (84, timedelta(minutes=30)), (9_999, LEAST)],
)
def test_a_feed_is_asked_four_times_for_each_entry_that_it_publishes_within_bounds(
    count: int | None, wait: timedelta
) -> None:
    assert interval(count) == wait
    assert fits(waits(weekly=count), wait)


def test_the_feeds_own_wish_counts_and_the_longest_wish_wins() -> None:
    hour = timedelta(hours=1)
    assert fits(waits(wait=hour, weekly=9_999), hour)
    assert fits(waits(wait=hour, headers={"retry-after": "7200"}), 2 * hour)
    assert fits(waits(wait=timedelta(days=7)), MOST)


def test_a_feed_that_fails_is_never_asked_more_often_than_a_good_one() -> None:
    for count in (None, 0, 500):
        spans = [waits(failures=failures, weekly=count) for failures in range(8)]
        assert all(later >= earlier * 0.9 for earlier, later in pairwise(spans))


def test_feeds_that_were_added_together_spread_out() -> None:
    due = {next_check(url=f"{URL}/{n}", now=NOW, headers={}) for n in range(200)}
    assert len(due) > 190
    assert max(due) - min(due) > USUAL * 0.08


@given(st.text(), st.text(), st.text(), st.integers(0, 1000), st.integers(-5, 10**9) | st.none(), st.timedeltas())
def test_the_wait_stays_within_its_bounds(
    retry: str, cache: str, expires: str, failures: int, count: int | None, wish: timedelta
) -> None:
    headers = {"retry-after": retry, "cache-control": cache, "expires": expires}
    wait = waits(headers=headers, failures=failures, weekly=count, wait=wish)
    assert LEAST <= wait <= MOST * 1.1


def ago(*days: float) -> list[datetime | None]:
    return [NOW - timedelta(days=day) for day in days]


def test_what_a_week_brings_is_counted_where_the_feed_lists_more_than_a_week() -> None:
    assert weekly(ago(0.5, 1, 3, 6, 8, 30), NOW) == 4
    assert weekly(ago(10, 20), NOW) == 0


def test_a_feed_that_lists_less_than_a_week_goes_by_its_pace() -> None:
    assert weekly(ago(*(day / 10 for day in range(1, 11))), NOW) == 70
    assert weekly([NOW, NOW], NOW) == 2 * 24 * 7


def test_without_dates_the_pace_is_not_known() -> None:
    assert weekly([], NOW) is None
    assert weekly([None, NOW], NOW) is None
    assert weekly([NOW + WEEK, NOW + WEEK], NOW) is None
