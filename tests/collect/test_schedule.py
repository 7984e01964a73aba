"""When a feed is asked again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.collect.schedule import GONE, LEAST, MOST, USUAL, next_check

NOW = datetime(2024, 5, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "failures", "wait"),
    [
        ({}, 0, USUAL),
        ({}, 1, 2 * USUAL),
        ({}, 99, MOST),
        ({"retry-after": "7200"}, 0, timedelta(hours=2)),
        ({"retry-after": "Tue, 07 May 2024 15:00:00 GMT"}, 0, timedelta(hours=3)),
        ({"retry-after": "Tue, 07 May 2019 15:00:00 GMT"}, 0, USUAL),
        ({"retry-after": "99999999999"}, 0, MOST),
        ({"retry-after": "soon"}, 0, USUAL),
        ({"cache-control": "public, max-age=3600"}, 0, timedelta(hours=1)),
        ({"cache-control": "max-age=10"}, 0, USUAL),
    ],
)
def test_the_server_may_ask_for_more_patience_but_not_for_less(
    headers: dict[str, str], failures: int, wait: timedelta
) -> None:
    assert next_check(now=NOW, headers=headers, failures=failures) - NOW == wait


def test_a_feed_that_is_gone_is_asked_once_a_month() -> None:
    assert next_check(now=NOW, headers={}, failures=1, gone=True) == NOW + GONE


@given(st.text(), st.text(), st.integers(0, 1000))
def test_the_wait_stays_within_its_bounds(retry: str, cache: str, failures: int) -> None:
    wait = next_check(now=NOW, headers={"retry-after": retry, "cache-control": cache}, failures=failures) - NOW
    assert LEAST <= wait <= MOST
