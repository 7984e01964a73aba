"""The service under `run`, with the time in our hands: what is due is polled, what is configured no longer is not."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from aiohttp import web

from bot.app import App
from bot.clock import FixedClock
from bot.extracting import InThreads
from bot.publishing import Publisher
from bot.service import Service
from bot.settings.model import FeedSettings, Settings
from bot.subscriptions import subscribe
from digests.collect.poll import PollResult
from digests.errors import ModelMissing, StoreError
from digests.model import Article, Extraction
from digests.storage.store import Store
from tests.bot.process.conftest import PAIRS
from tests.bot.test_ingest import feed, page
from tests.fakes import FakeSender, Journal
from tests.queries.keeping import keep
from tests.sources.servers import Site, serve

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


class Days:
    """A clock by which a day passes between one look and the next."""

    day = 0

    def now(self) -> datetime:
        self.day += 1
        return datetime.now(UTC) + timedelta(days=self.day)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serve() as site:
        site.text("/feed.xml", feed(("Norway and Chile sign", site.url("/1"))), content_type="application/rss+xml")
        site.text("/1", page("Norway and Chile sign"))
        yield site


def app(folder: Path, *urls: str) -> App:
    settings = Settings(
        store=folder / "s.db", allow_loopback=True, feeds=tuple(FeedSettings(url=url, country="NO") for url in urls)
    )
    return App(settings, FixedClock(NOW))


async def test_a_tick_polls_what_is_due_at_its_time_and_only_that(tmp_path: Path, site: Site) -> None:
    told: list[PollResult] = []
    made = app(tmp_path, site.url("/feed.xml"))
    async with made.store(create=True) as store, made.fetcher() as fetcher:
        await subscribe(made, store)
        service = Service(made, store, fetcher, made.parsers, told=told.append, troubled=pytest.fail)
        await service.tick(NOW)
        await service.tick(NOW + timedelta(minutes=1))
        assert [result.new for result in told] == [1]
        await service.tick(NOW + timedelta(days=1))
        assert [result.new for result in told] == [1, 0]


async def test_a_feed_that_is_configured_no_longer_is_not_polled(tmp_path: Path, site: Site) -> None:
    before, after = app(tmp_path, site.url("/old"), site.url("/feed.xml")), app(tmp_path, site.url("/feed.xml"))
    async with before.store(create=True) as store:
        await subscribe(before, store)
        await subscribe(after, store)
        async with store.reading() as tx:
            assert [feed.url for feed in await tx.due_feeds(NOW)] == [site.url("/feed.xml")]
            assert {feed.country for feed in await tx.feeds()} == {"NO"}


async def test_the_real_scheduler_ticks_again_and_again_until_stopped(tmp_path: Path, site: Site) -> None:
    told: list[PollResult] = []
    made = app(tmp_path, site.url("/feed.xml"))
    made.settings = replace(made.settings, poll_minutes=0.001)  # type: ignore[arg-type] # closer than it would allow

    async with made.store(create=True) as store, made.fetcher() as fetcher:
        await subscribe(made, store)

        def tell(result: PollResult) -> None:
            told.append(result)
            if len(told) == 3:
                service.stop()

        service = Service(made, store, fetcher, made.parsers, told=tell, troubled=pytest.fail)
        made.clock = Days()
        await asyncio.wait_for(service.until_stopped(), 60)
    assert [result.new for result in told] == [1, 0, 0]


async def test_a_feed_whose_poll_goes_on_and_on_keeps_no_other_from_being_polled(tmp_path: Path, site: Site) -> None:
    over = asyncio.Event()

    async def hang(_request: web.Request) -> web.Response:
        await over.wait()
        return web.Response()

    site.handlers["/hung"] = hang
    told: list[PollResult] = []
    made = app(tmp_path, site.url("/hung"), site.url("/feed.xml"))
    made.settings = replace(made.settings, poll_minutes=0.001)  # type: ignore[arg-type] # closer than it would allow
    async with made.store(create=True) as store, made.fetcher() as fetcher:
        await subscribe(made, store)

        def tell(result: PollResult) -> None:
            told.append(result)
            if len(told) == 3:
                service.stop()

        service = Service(made, store, fetcher, made.parsers, told=tell, troubled=pytest.fail)
        made.clock = Days()
        await asyncio.wait_for(service.until_stopped(), 60)
        over.set()
    assert [result.new for result in told] == [1, 0, 0]
    assert site.asked("/hung") == 1


async def test_what_makes_going_on_pointless_ends_it_with_its_reason(tmp_path: Path, site: Site) -> None:
    made = app(tmp_path, site.url("/feed.xml"))

    class NoModel(InThreads):
        def read(self, article: Article) -> Extraction:
            raise ModelMissing("No English parsing model is installed.")

    made.parsers = NoModel(20.0)
    made.clock = FixedClock(datetime.now(UTC))
    async with made.store(create=True) as store, made.fetcher() as fetcher:
        await subscribe(made, store)
        service = Service(made, store, fetcher, made.parsers, told=lambda _: None, troubled=pytest.fail)
        with pytest.raises(ModelMissing):
            await asyncio.wait_for(service.until_stopped(), 60)


async def test_a_store_that_is_full_is_said_and_the_digest_comes_when_there_is_room(tmp_path: Path, site: Site) -> None:
    made = app(tmp_path, site.url("/feed.xml"))
    sender, said = FakeSender(), list[str]()
    async with made.store(create=True) as store, made.fetcher() as fetcher:
        await schedule(store, at=NOW)
        for pair in PAIRS:  # so much that its digest does not fit into the page that the outbox has
            await keep(store, *pair, published=NOW - timedelta(hours=2), stored=NOW - timedelta(hours=1))
        publisher = Publisher(store, sender, Journal())
        service = Service(
            made, store, fetcher, made.parsers, told=lambda _: None, troubled=said.append, publisher=publisher
        )
        await fill_up(store)
        await service.publish(NOW)
        assert sender.posted == []
        [sentence] = said
        assert "the disk is full" in sentence
        async with store.reading() as tx:
            assert await tx.schedules() != []
        await pages(store, 2**30)
        await service.publish(NOW)
        assert len(sender.posted) == 2


async def schedule(store: Store, *, at: datetime) -> None:
    async with store.transaction() as tx:
        await tx.put_schedule(
            guild_id="1",
            channel_id="2",
            rule=f"daily {at:%H:%M}",
            zone="UTC",
            created_by="3",
            now=at - timedelta(hours=1),
        )


async def fill_up(store: Store) -> None:
    """No page is left, and none may be added."""
    await pages(store, 1)
    for number in count():
        try:
            async with store.transaction() as tx:
                await tx.put_mark(f"weight {number}", "x" * 4000)
        except StoreError:
            return


async def pages(store: Store, number: int) -> None:
    """How large the store may grow; SQLite takes its present size for less."""
    async with store._writer.connect() as connection:  # type: ignore[union-attr] # a store opened for writing
        await connection.exec_driver_sql(f"PRAGMA max_page_count = {number}")
