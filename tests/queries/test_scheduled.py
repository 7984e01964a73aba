"""A channel's digest tells what became known since the last one: nothing falls between two, nothing is told twice."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.compose.views import Window
from digests.model import Article, Extraction
from digests.queries.digest import Scheduled, scheduled_digest
from digests.storage.store import Store
from tests.compose import asking
from tests.queries.keeping import keep

EIGHT = datetime(2026, 3, 3, 8, tzinfo=UTC)
A_DAY = timedelta(days=1)
URL = "https://post.example/met"
UTC_ZONE = ZoneInfo("UTC")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with await Store.open(tmp_path / "communique.db") as opened:
        yield opened


async def digest(
    store: Store, end: datetime, *, length: timedelta = A_DAY, countries: tuple[str, ...] = (), after: int | None = None
) -> Scheduled:
    window = Window(end - length, end)
    return await scheduled_digest(store, window=window, after=after, now=end, zone=UTC_ZONE, countries=countries)


def held(told: Scheduled) -> set[tuple[str, ...]]:
    return {line.countries for line in asking.lines(told.digest, "held")}


async def test_what_was_published_before_the_end_and_read_after_it_is_in_the_next(store: Store) -> None:
    first = await digest(store, EIGHT)
    await keep(store, "FR", "NO", published=EIGHT - timedelta(minutes=10), stored=EIGHT + timedelta(minutes=5))
    assert held(first) == set()
    second = await digest(store, EIGHT + A_DAY, after=first.until)
    assert held(second) == {("FR", "NO")}
    assert held(await digest(store, EIGHT + A_DAY * 2, after=second.until)) == set()


async def test_what_was_being_stored_while_a_digest_was_composed_is_in_the_next(store: Store) -> None:
    """A poll that began before the digest stamps its articles with its beginning, and stores them after."""
    first = await digest(store, EIGHT)
    await keep(store, "FR", "NO", published=EIGHT - timedelta(hours=1), stored=EIGHT - timedelta(minutes=1))
    assert held(await digest(store, EIGHT + A_DAY, after=first.until)) == {("FR", "NO")}


async def test_a_page_that_could_be_read_only_later_tells_its_news_then_and_an_edit_does_not_again(
    store: Store,
) -> None:
    stub = Article(id=URL, url=URL, title="Met", text="A summary.", published=EIGHT - A_DAY, publisher="The Post")
    stored = EIGHT - timedelta(hours=1)
    async with store.transaction() as tx:
        put = await tx.put_article(stub, now=stored)
        await tx.put_extraction(put.revision_id, Extraction(), now=stored)
    first = await digest(store, EIGHT)
    await keep(store, "FR", "NO", published=EIGHT - A_DAY, stored=EIGHT + timedelta(hours=1), url=URL)
    second = await digest(store, EIGHT + A_DAY, after=first.until)
    await keep(store, "FR", "NO", published=EIGHT - A_DAY, stored=EIGHT + A_DAY, url=URL, more=" A typo is mended.")
    third = await digest(store, EIGHT + A_DAY * 2, after=second.until)
    assert (held(first), held(second), held(third)) == (set(), {("FR", "NO")}, set())


async def test_a_clock_that_was_set_back_loses_nothing(store: Store) -> None:
    first = await digest(store, EIGHT)
    await keep(store, "FR", "NO", published=EIGHT - A_DAY * 3, stored=EIGHT - A_DAY * 2)
    assert held(await digest(store, EIGHT + A_DAY, after=first.until)) == {("FR", "NO")}


async def test_a_story_that_only_a_second_report_makes_sure_is_told_then(store: Store) -> None:
    await keep(store, "FR", "NO", published=EIGHT - A_DAY, stored=EIGHT - timedelta(hours=20), confidence=0.3)
    first = await digest(store, EIGHT)
    await keep(store, "FR", "NO", published=EIGHT - A_DAY, stored=EIGHT + timedelta(hours=1), confidence=0.9)
    second = await digest(store, EIGHT + A_DAY, after=first.until)
    assert (held(first), held(second)) == (set(), {("FR", "NO")})


async def test_old_news_of_a_feed_that_was_just_added_is_not_new(store: Store) -> None:
    await keep(store, "FR", "NO", published=EIGHT - timedelta(days=40), stored=EIGHT - timedelta(hours=1))
    assert held(await digest(store, EIGHT)) == set()


async def test_an_article_dated_in_the_future_is_told_when_it_is_read(store: Store) -> None:
    await keep(store, "FR", "NO", published=EIGHT + timedelta(days=3), stored=EIGHT - timedelta(hours=1))
    assert held(await digest(store, EIGHT)) == {("FR", "NO")}


async def test_a_report_that_came_late_is_told_with_its_own_date(store: Store) -> None:
    await keep(store, "FR", "NO", published=EIGHT - timedelta(days=3), stored=EIGHT - timedelta(hours=1))
    told = await digest(store, EIGHT)
    assert [source.date_text for source in told.digest.sources] == ["28 Feb 2026"]


async def test_a_plan_that_was_held_is_told_as_a_change_when_that_becomes_known(store: Store) -> None:
    await keep(store, "FR", "NO", published=EIGHT - A_DAY * 2, stored=EIGHT - A_DAY * 2, status="planned")
    first = await digest(store, EIGHT)
    assert held(first) == set()
    await keep(store, "FR", "NO", published=EIGHT - A_DAY, stored=EIGHT + timedelta(hours=1), status="held")
    told = await digest(store, EIGHT + A_DAY, after=first.until)
    [line] = asking.lines(told.digest, "held")
    assert [bullet.text for bullet in line.bullets] == ["told before as planned (The Post)"]


async def test_only_the_countries_that_were_asked_for(store: Store) -> None:
    for pair in (("FR", "NO"), ("CL", "PE"), ("FR", "PE")):
        await keep(store, *pair, published=EIGHT, stored=EIGHT - timedelta(hours=1))
    told = await digest(store, EIGHT, countries=("NO", "FR"))
    assert held(told) == {("FR", "NO"), ("FR", "PE")}
    assert told.digest.title == "Diplomacy digest · 2–3 March 2026 · only France, Norway"


async def test_the_coverage_counts_what_was_read_in_the_window(store: Store) -> None:
    await keep(store, "JP", "KR", published=EIGHT - timedelta(hours=1), stored=EIGHT - A_DAY * 2)
    await keep(store, "FR", "NO", published=EIGHT, stored=EIGHT - timedelta(hours=1))
    await keep(store, "CL", "PE", published=EIGHT - A_DAY * 30, stored=EIGHT - timedelta(hours=1))
    assert (await digest(store, EIGHT)).digest.coverage.startswith("2 articles read, 1 of them stands behind")


PAIRS = [("FR", "NO"), ("CL", "PE"), ("JP", "KR"), ("EG", "SD"), ("KE", "UG")]


@settings(max_examples=25, deadline=None)
@given(st.data())
async def test_however_late_they_come_each_story_is_new_in_one_digest(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Articles are stored in any order of their dates and of their stamps, with digests between them at any time."""
    async with await Store.open(tmp_path_factory.mktemp("store") / "communique.db") as store:
        told: list[tuple[str, ...]] = []
        after: int | None = (await digest(store, EIGHT)).until
        end = EIGHT
        for pair in [*data.draw(st.permutations(PAIRS)), None]:
            if pair is not None:
                stored = end + timedelta(hours=data.draw(st.integers(-48, 48)))
                age = timedelta(hours=data.draw(st.integers(-24, 24 * 10)))
                await keep(store, *pair, published=stored - age, stored=stored)
            if pair is None or data.draw(st.booleans()):
                length = timedelta(hours=data.draw(st.integers(1, 80)))
                end += length
                found = await digest(store, end, length=length, after=after)
                told += held(found)
                after = found.until
    assert sorted(told) == sorted(PAIRS)
