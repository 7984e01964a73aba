"""Rounds of polls: what is due is polled, one feed's trouble is its own, and no feed waits for another's end."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web

from digests.collect.ledger import Ledger
from digests.collect.parsers import ParsersAway
from digests.collect.poll import PollResult
from digests.collect.rounds import Rounds
from digests.storage.records import FeedState
from tests.collect.newsroom import LONG, NOW, Newsroom, item, rss
from tests.collect.polling import poll_due
from tests.storage.making import transactions

PATIENCE = 60.0


@pytest.fixture
async def hung(newsroom: Newsroom) -> AsyncIterator[asyncio.Event]:
    """Set once `/hung` was asked for, which does not answer."""
    asked, over = asyncio.Event(), asyncio.Event()

    async def hang(_request: web.Request) -> web.Response:
        asked.set()
        await over.wait()
        return web.Response(text=rss(), content_type="text/xml")

    newsroom.site.handlers["/hung"] = hang
    yield asked
    over.set()


async def add(newsroom: Newsroom, *paths: str) -> list[int]:
    async with newsroom.store.transaction() as tx:
        return [await tx.put_feed(newsroom.site.url(path), now=NOW) for path in paths]


async def test_only_due_feeds_are_polled_and_one_bad_feed_spoils_no_other(newsroom: Newsroom) -> None:
    site = newsroom.site
    site.text("/good", rss(item(1, description=LONG)), content_type="text/xml")
    site.text("/bad", bytes(range(256)))
    site.text("/later", rss(item(2, description=LONG)), content_type="text/xml")
    _, _, later = await add(newsroom, "/bad", "/good", "/later")
    async with newsroom.store.transaction() as tx:
        await tx.put_feed_state(later, replace(FeedState(), next_check_at=NOW + timedelta(hours=1)))
    results = await poll_due(newsroom.store, NOW, fetcher=newsroom.fetcher, parsers=newsroom.reader, in_flight=2)
    assert [result.ok for result in results] == [False, True]
    assert site.asked("/later") == 0
    again = await poll_due(newsroom.store, NOW, fetcher=newsroom.fetcher, parsers=newsroom.reader)
    assert again == []


async def test_a_feed_that_takes_long_keeps_no_other_from_being_polled_again_and_is_not_polled_twice_at_once(
    newsroom: Newsroom, hung: asyncio.Event
) -> None:
    newsroom.publish(item(1, description=LONG))
    await add(newsroom, "/hung", "/feed")
    rounds = Rounds(newsroom.store, fetcher=newsroom.fetcher, parsers=newsroom.reader)
    told: asyncio.Queue[PollResult] = asyncio.Queue()
    first = asyncio.create_task(rounds.poll(NOW, told.put_nowait))
    async with asyncio.timeout(PATIENCE):
        assert (await told.get()).new == 1
        await hung.wait()
        while told.empty():  # the first poll may be seen before its end
            await rounds.poll(NOW + timedelta(hours=1), told.put_nowait)
    assert (await told.get()).unchanged == 1
    assert not first.done()
    assert (newsroom.site.asked("/hung"), newsroom.site.asked("/feed")) == (1, 2)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    newsroom.site.text("/hung", rss(), content_type="text/xml")
    await rounds.poll(NOW, told.put_nowait)
    assert (await told.get()).ok, "a poll that was cancelled is made up for"


async def test_while_nothing_can_be_read_no_feed_is_blamed_and_it_is_said_once(newsroom: Newsroom) -> None:
    async def feed(_request: web.Request) -> web.Response:
        return web.Response(text=rss(item(1, description=LONG)), headers={"ETag": '"v1"'}, content_type="text/xml")

    paths = ("/1", "/2", "/3")
    for path in paths:
        newsroom.site.handlers[path] = feed
    await add(newsroom, *paths)
    newsroom.reader.failure = ParsersAway("No process can be started.")
    for _ in range(3):
        (result,) = await poll_due(newsroom.store, NOW, fetcher=newsroom.fetcher, parsers=newsroom.reader, in_flight=2)
        assert not result.ok
        assert result.words.endswith(" has to wait, as every feed does. No process can be started.")
    async with newsroom.store.reading() as tx:
        assert {known.poll for known in await tx.feeds()} == {FeedState()}
    assert newsroom.site.asked("/3") == 0, "a feed is not even asked for while nothing can be read"
    newsroom.reader.failure = None
    results = await poll_due(newsroom.store, NOW, fetcher=newsroom.fetcher, parsers=newsroom.reader)
    assert [result.ok for result in results] == [True] * 3


async def test_a_feed_that_is_removed_while_it_is_polled_troubles_nobody(newsroom: Newsroom) -> None:
    feeds: list[int] = []

    async def feed(_: web.Request) -> web.Response:
        async with newsroom.store.transaction() as tx:
            await tx.remove_feed(feeds[0])
        return web.Response(text=rss(item(1, description=LONG)), content_type="text/xml")

    newsroom.site.handlers["/1"] = feed
    newsroom.site.text("/2", rss(item(2, description=LONG)), content_type="text/xml")
    feeds += await add(newsroom, "/1", "/2")
    gone, kept = await poll_due(newsroom.store, NOW, fetcher=newsroom.fetcher, parsers=newsroom.reader)
    assert gone.words.endswith(" was removed meanwhile.")
    assert (kept.ok, kept.new) == (True, 1)


async def test_feeds_that_end_meanwhile_are_written_down_together(newsroom: Newsroom) -> None:
    """A thousand quiet feeds are not a thousand waits for the disk."""
    feeds = await add(newsroom, *(f"/{n}" for n in range(40)))
    ledger = Ledger(newsroom.store)
    with transactions(newsroom.store) as begun:
        await asyncio.gather(*(ledger.put(feed, FeedState(checked_at=NOW)) for feed in feeds))
    assert 0 < len(begun) < len(feeds) / 2
    async with newsroom.store.reading() as tx:
        assert {feed.poll.checked_at for feed in await tx.feeds()} == {NOW}


async def test_who_is_cancelled_leaves_the_others_state_to_the_next(newsroom: Newsroom) -> None:
    feeds = await add(newsroom, "/1", "/2", "/3")
    ledger = Ledger(newsroom.store)
    async with newsroom.store.transaction():  # nobody else can write now: the second and the third wait together
        writing = [asyncio.create_task(ledger.put(feed, FeedState(checked_at=NOW))) for feed in feeds]
        await asyncio.sleep(0)
        writing[1].cancel()
        await asyncio.wait([writing[1]])
    await asyncio.gather(writing[0], writing[2])
    async with newsroom.store.reading() as tx:
        assert {feed.poll.checked_at for feed in await tx.feeds()} == {NOW}
