"""A channel's digest tells what became known since the last one: nothing falls between two, nothing is told twice."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digests.compose.views import Digest, Window
from digests.queries.digest import scheduled_digest
from digests.storage.store import Store
from tests.compose import asking
from tests.queries.keeping import keep

EIGHT = datetime(2026, 3, 3, 8, tzinfo=UTC)
A_DAY = timedelta(days=1)
UTC_ZONE = ZoneInfo("UTC")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with await Store.open(tmp_path / "communique.db") as opened:
        yield opened


async def digest(store: Store, end: datetime, *, length: timedelta = A_DAY, countries: tuple[str, ...] = ()) -> Digest:
    return await scheduled_digest(store, window=Window(end - length, end), now=end, zone=UTC_ZONE, countries=countries)


def held(told: Digest) -> set[tuple[str, ...]]:
    return {line.countries for line in asking.lines(told, "held")}


async def test_what_was_published_before_the_end_and_read_after_it_is_in_the_next(store: Store) -> None:
    await keep(store, "FR", "NO", published=EIGHT - timedelta(minutes=10), stored=EIGHT + timedelta(minutes=5))
    assert held(await digest(store, EIGHT)) == set()
    assert held(await digest(store, EIGHT + A_DAY)) == {("FR", "NO")}
    assert held(await digest(store, EIGHT + A_DAY * 2)) == set()


async def test_old_news_of_a_feed_that_was_just_added_is_not_new(store: Store) -> None:
    await keep(store, "FR", "NO", published=EIGHT - timedelta(days=40), stored=EIGHT - timedelta(hours=1))
    assert held(await digest(store, EIGHT)) == set()


async def test_an_article_dated_in_the_future_is_told_when_it_is_read(store: Store) -> None:
    await keep(store, "FR", "NO", published=EIGHT + timedelta(days=3), stored=EIGHT - timedelta(hours=1))
    assert held(await digest(store, EIGHT)) == {("FR", "NO")}


async def test_a_report_that_came_late_is_told_with_its_own_date(store: Store) -> None:
    await keep(store, "FR", "NO", published=EIGHT - timedelta(days=3), stored=EIGHT - timedelta(hours=1))
    told = await digest(store, EIGHT)
    assert [source.date_text for source in told.sources] == ["28 Feb 2026"]


async def test_a_plan_that_was_held_is_told_as_a_change_when_that_becomes_known(store: Store) -> None:
    await keep(store, "FR", "NO", published=EIGHT - A_DAY * 2, stored=EIGHT - A_DAY * 2, status="planned")
    await keep(store, "FR", "NO", published=EIGHT - A_DAY, stored=EIGHT + timedelta(hours=1), status="held")
    assert held(await digest(store, EIGHT)) == set()
    told = await digest(store, EIGHT + A_DAY)
    [line] = asking.lines(told, "held")
    assert [bullet.text for bullet in line.bullets] == ["told before as planned (The Post)"]


async def test_only_the_countries_that_were_asked_for(store: Store) -> None:
    for pair in (("FR", "NO"), ("CL", "PE"), ("FR", "PE")):
        await keep(store, *pair, published=EIGHT, stored=EIGHT - timedelta(hours=1))
    assert held(await digest(store, EIGHT, countries=("FR", "NO"))) == {("FR", "NO"), ("FR", "PE")}


async def test_the_coverage_counts_what_was_read_in_the_window(store: Store) -> None:
    await keep(store, "FR", "NO", published=EIGHT, stored=EIGHT - timedelta(hours=1))
    await keep(store, "CL", "PE", published=EIGHT - A_DAY * 30, stored=EIGHT - timedelta(hours=1))
    await keep(store, "JP", "KR", published=EIGHT - timedelta(hours=1), stored=EIGHT - A_DAY * 2)
    assert (await digest(store, EIGHT)).coverage.startswith("2 articles read, 1 of them stands behind")


PAIRS = [("FR", "NO"), ("CL", "PE"), ("JP", "KR"), ("EG", "SD"), ("KE", "UG")]
HOURS = st.integers(1, 24 * 6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(HOURS, st.integers(-24, 24 * 10)), min_size=len(PAIRS), max_size=len(PAIRS)), st.data())
async def test_however_late_they_come_each_story_is_new_in_one_digest(
    tmp_path_factory: pytest.TempPathFactory, times: list[tuple[int, int]], data: st.DataObject
) -> None:
    async with await Store.open(tmp_path_factory.mktemp("store") / "communique.db") as store:
        for pair, (hour, age) in zip(PAIRS, times, strict=True):
            stored = EIGHT + timedelta(hours=hour)
            await keep(store, *pair, published=stored - timedelta(hours=age), stored=stored)
        told: list[tuple[str, ...]] = []
        start, last = EIGHT, EIGHT + A_DAY * 7
        while start < last:
            length = timedelta(hours=data.draw(st.integers(1, 80)))
            end = min(start + length, last)
            told += held(await digest(store, end, length=end - start))
            start = end
    assert sorted(told) == sorted(PAIRS)
