"""Polls the feeds that are due, over and over."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial

from digests.collect.parsers import Parsers, ParsersAway
from digests.collect.poll import PollResult, failed, named, poll_feed
from digests.errors import ModelMissing, StoreError
from digests.sources.fetch.client import Fetcher
from digests.sources.parse.home import NO_HOMES, Homes
from digests.storage.records import Feed
from digests.storage.store import Store

Told = Callable[[PollResult], None]
"""Called with what each poll of a feed found, as soon as it ends."""


class Rounds:
    """Rounds of polls. One may begin while another goes on; what is still being polled is then left to that one.

    All rounds together poll at most `in_flight` feeds at a time, each of which has one text read after the other.
    """

    def __init__(
        self, store: Store, *, fetcher: Fetcher, parsers: Parsers, homes: Homes = NO_HOMES, in_flight: int = 8
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._parsers = parsers
        self._homes = homes
        self._slots = asyncio.Semaphore(in_flight)
        self._under_way: set[int] = set()

    async def poll(self, now: datetime, told: Told) -> None:
        """Poll every feed that is due at `now`, except those under way; one feed's trouble is its own result.

        Where nothing can be read, which is no feed's fault, one result says so, nothing is remembered of any feed, and
        those that had not begun are left to the next round. Raises StoreError and ModelMissing, in a group.
        """
        busy = set(self._under_way)  # before the store is read: whatever ends meanwhile may look due and is not
        async with self._store.reading() as tx:
            due = [feed for feed in await tx.due_feeds(now) if feed.id not in busy | self._under_way]
        away = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            for feed in due:
                self._under_way.add(feed.id)
                task = group.create_task(self._one(feed, now, told, away))
                task.add_done_callback(partial(self._ended, feed.id))

    def _ended(self, feed_id: int, _: asyncio.Task[None]) -> None:
        self._under_way.discard(feed_id)

    async def _one(self, feed: Feed, now: datetime, told: Told, away: asyncio.Event) -> None:
        async with self._slots:
            if away.is_set():
                return
            try:
                told(await self._polled(feed, now))
            except ParsersAway as error:
                if not away.is_set():
                    away.set()
                    words = f"{named(feed)} has to wait, as every feed does. {error}"
                    told(PollResult(feed_id=feed.id, ok=False, words=words))

    async def _polled(self, feed: Feed, now: datetime) -> PollResult:
        try:
            return await poll_feed(
                self._store, feed, fetcher=self._fetcher, parsers=self._parsers, now=now, homes=self._homes
            )
        except (StoreError, ModelMissing, ParsersAway):
            raise
        except Exception as error:  # an error of ours in one feed must not stop the others
            return await failed(self._store, feed, f"{named(feed)} ended in {type(error).__name__}.", None, now)
