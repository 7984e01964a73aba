"""Feeds are polled when they are due, and remember what a poll found."""

from datetime import timedelta

import pytest

from digests.errors import StoreError
from digests.storage.records import FeedState
from digests.storage.store import Store
from tests.storage.making import NOW, article

URL = "https://example.org/feed"


async def test_a_feed_is_known_by_its_address(store: Store) -> None:
    async with store.transaction() as tx:
        first = await tx.put_feed(URL, now=NOW, title="Old", publisher="Courier", country="KR", zone="Asia/Seoul")
        await tx.put_feed_state(first, FeedState(etag='"1"', failures=2))
        again = await tx.put_feed(URL, now=NOW, title="New", publisher="Courier", country="KR", zone="Asia/Seoul")
        feed = await tx.feed(first)
        assert await tx.feeds() == [feed]
    assert again == first
    assert (feed.title, feed.zone, feed.poll.etag, feed.poll.failures) == ("New", "Asia/Seoul", '"1"', 2)


async def test_what_a_poll_found_is_read_back_exactly(store: Store) -> None:
    state = FeedState(
        etag='W/"ü"',
        last_modified="Wed, 15 Jun 2016 14:30:00 GMT",
        next_check_at=NOW + timedelta(hours=1),
        checked_at=NOW,
        failures=3,
        last_status=503,
        state="failing",
    )
    async with store.transaction() as tx:
        feed = await tx.put_feed(URL, now=NOW)
        assert (await tx.feed(feed)).poll == FeedState()
        await tx.put_feed_state(feed, state)
        assert (await tx.feed(feed)).poll == state


async def test_a_feed_is_due_from_its_next_check_on_and_when_it_was_never_checked(store: Store) -> None:
    async with store.transaction() as tx:
        later, now, never, off = [await tx.put_feed(f"{URL}/{n}", now=NOW, enabled=n != 3) for n in range(4)]
        await tx.put_feed_state(later, FeedState(next_check_at=NOW + timedelta(microseconds=1)))
        await tx.put_feed_state(now, FeedState(next_check_at=NOW))
    async with store.reading() as tx:
        assert [feed.id for feed in await tx.due_feeds(NOW)] == [never, now]
        assert off in [feed.id for feed in await tx.feeds()]


async def test_removing_a_feed_keeps_its_articles(store: Store) -> None:
    async with store.transaction() as tx:
        feed = await tx.put_feed(URL, now=NOW)
        await tx.put_article(article(), now=NOW, feed_id=feed, guid="7")
        await tx.remove_feed(feed)
        assert await tx.feeds() == []
        assert (await tx.coverage(None, None)).articles == 1


async def test_a_moment_without_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="has no time zone"):
        async with store.transaction() as tx:
            await tx.put_feed(URL, now=NOW.replace(tzinfo=None))
    async with store.reading() as tx:
        assert await tx.feeds() == []
