"""Feeds are polled when they are due, and remember what a poll found."""

from datetime import timedelta

import pytest

from digests.errors import StoreError
from digests.storage.records import FeedState, FromFeed
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
        await tx.put_article(article(), now=NOW, entry=FromFeed(feed_id=feed, name="7"))
        await tx.remove_feed(feed)
        assert await tx.feeds() == []
        assert (await tx.coverage(None, None)).articles == 1


async def test_a_moment_without_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="has no time zone"):
        async with store.transaction() as tx:
            await tx.put_feed(URL, now=NOW.replace(tzinfo=None))
    async with store.reading() as tx:
        assert await tx.feeds() == []


async def test_a_feed_that_moved_is_found_by_both_addresses(store: Store) -> None:
    async with store.transaction() as tx:
        feed = await tx.put_feed(URL, now=NOW, title="Ministry")
        await tx.put_feed_state(feed, FeedState(moved_to="https://new.example/feed", moved_seen=3))
        assert await tx.move_feed(feed, "https://new.example/feed")
        assert await tx.put_feed(URL, now=NOW, title="As configured") == feed
        (known,) = await tx.feeds()
    assert (known.url, known.asked_url, known.title) == ("https://new.example/feed", URL, "As configured")
    assert (known.poll.moved_to, known.poll.moved_seen) == (None, 0)


async def test_a_feed_that_moved_twice_is_known_by_the_address_it_was_asked_by(store: Store) -> None:
    async with store.transaction() as tx:
        feed = await tx.put_feed(URL, now=NOW)
        for there in ("https://new.example/feed", "https://newer.example/feed"):
            await tx.move_feed(feed, there)
        assert (await tx.feed(feed)).asked_url == URL


async def test_a_feed_that_moved_to_another_that_is_read_is_switched_off(store: Store) -> None:
    async with store.transaction() as tx:
        old, new = await tx.put_feed(URL, now=NOW), await tx.put_feed(f"{URL}/2", now=NOW)
        assert not await tx.move_feed(old, f"{URL}/2")
        feed = await tx.feed(old)
        assert (feed.enabled, feed.url) == (False, URL)
        assert feed.note == "It has moved to a feed that is read already."
        assert [due.id for due in await tx.due_feeds(NOW)] == [new]


async def test_a_feed_that_is_gone_is_not_due_any_more(store: Store) -> None:
    async with store.transaction() as tx:
        feed = await tx.put_feed(URL, now=NOW)
        await tx.put_feed_state(feed, FeedState(state="gone"))
        assert await tx.due_feeds(NOW) == []


async def test_a_feed_describes_itself_only_where_nobody_did(store: Store) -> None:
    async with store.transaction() as tx:
        named, bare = await tx.put_feed(URL, now=NOW, title="Ours"), await tx.put_feed(f"{URL}/2", now=NOW)
        for feed in (named, bare):
            await tx.describe_feed(feed, title="Its own", site_url="https://example.org/")
        assert [(await tx.feed(feed)).title for feed in (named, bare)] == ["Ours", "Its own"]
        assert (await tx.feed(bare)).site_url == "https://example.org/"


async def test_the_fates_of_a_feeds_articles_are_counted(store: Store) -> None:
    async with store.transaction() as tx:
        feed = await tx.put_feed(URL, now=NOW)
        for n, page in enumerate(("read", "spared", "spared", "paywall")):
            entry = FromFeed(feed_id=feed, name=str(n), page=page)  # type: ignore[arg-type] # words of PageFate
            await tx.put_article(article(f"https://example.org/{n}", f"Report {n}."), now=NOW, entry=entry)
        assert await tx.feed_fates() == {feed: {"stored": 4, "page read": 1, "page spared": 2, "page paywall": 1}}


async def test_what_a_feed_listed_is_read_back_by_the_names_it_gives(store: Store) -> None:
    async with store.transaction() as tx:
        feed, other = await tx.put_feed(URL, now=NOW), await tx.put_feed(f"{URL}/2", now=NOW)
        put = await tx.put_article(
            article(), now=NOW, entry=FromFeed(feed_id=feed, name="a", entry_hash="1", page="spared")
        )
        await tx.note_entry(put.article_id, FromFeed(feed_id=feed, name="b", entry_hash="2"))
        listed = await tx.listed(feed, ["a", "b", "c"])
        assert await tx.listed(other, ["a"]) == {}
    assert {name: one.entry_hash for name, one in listed.items()} == {"a": "1", "b": "2"}
    assert (listed["a"].page, listed["a"].failed, listed["a"].first_seen_at) == ("spared", False, NOW)


async def test_a_feed_that_changes_its_ids_and_addresses_tells_nothing_new(store: Store) -> None:
    text = "The ministers of both countries met and spoke of fish, timber and the railway along the coast. " * 4
    async with store.transaction() as tx:
        feed, other = await tx.put_feed(URL, now=NOW), await tx.put_feed(f"{URL}/2", now=NOW)
        first = await tx.put_article(
            article("https://a.example/1", text), now=NOW, entry=FromFeed(feed_id=feed, name="1")
        )
        again = await tx.put_article(
            article("https://b.example/x", text), now=NOW, entry=FromFeed(feed_id=feed, name="x")
        )
        elsewhere = await tx.put_article(
            article("https://c.example/1", text), now=NOW, entry=FromFeed(feed_id=other, name="1")
        )
        titled = await tx.put_article(
            article("https://d.example/1", text, title="Another"), now=NOW, entry=FromFeed(feed_id=feed, name="2")
        )
    assert (again.article_id, again.outcome) == (first.article_id, "unchanged")
    assert (elsewhere.outcome, titled.outcome) == ("new", "new")


async def test_a_feed_that_moved_to_one_that_is_not_read_has_that_one_read(store: Store) -> None:
    async with store.transaction() as tx:
        old = await tx.put_feed(URL, now=NOW, origin="added")
        new = await tx.put_feed(f"{URL}/2", now=NOW, enabled=False, origin="once")
        assert not await tx.move_feed(old, f"{URL}/2")
        feed = await tx.feed(new)
        assert (feed.enabled, feed.origin, feed.asked_url) == (True, "added", URL)
        assert [due.id for due in await tx.due_feeds(NOW)] == [new]
