"""Polls the feeds that are due, over and over."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from weakref import WeakValueDictionary

from digests.collect.ledger import Ledger
from digests.collect.pages import Manners
from digests.collect.parsers import Parsers, ParsersAway
from digests.collect.poll import PollResult, ask, failed, named, take
from digests.errors import ModelMissing, StoreError
from digests.sources.fetch.client import Fetcher
from digests.sources.parse.home import NO_HOMES, Homes, host_of
from digests.storage.records import Feed
from digests.storage.store import Store

_BACKLOG = 4
"""Feeds under way for each that is asked at a time: those whose pages are being fetched, mostly waiting."""
_PER_HOST = 2
Told = Callable[[PollResult], None]
"""Called with what each poll of a feed found, as soon as it ends."""


class Rounds:
    """Rounds of polls. One may begin while another goes on; what is still being polled is then left to that one.

    All rounds together ask at most `in_flight` feeds at a time, and take in what four times as many list, two of a host
    and each one text after the other: a feed with a hundred new pages does not keep the others from being asked, nor a
    site with many feeds the others from being taken in.
    """

    def __init__(
        self,
        store: Store,
        *,
        fetcher: Fetcher,
        parsers: Parsers,
        homes: Homes = NO_HOMES,
        manners: Manners | None = None,
        in_flight: int = 16,
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._parsers = parsers
        self._homes = homes
        self._manners = manners or Manners()
        self._ledger = Ledger(store)
        self._asking = asyncio.Semaphore(in_flight)
        self._taking = asyncio.Semaphore(_BACKLOG * in_flight)
        self._hosts = WeakValueDictionary[str, asyncio.Semaphore]()
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

    def _host(self, feed: Feed) -> asyncio.Semaphore:
        """The places for the feeds of one host, so that a site with many feeds takes not all of them."""
        host = host_of(feed.url) or ""
        places = self._hosts.get(host)
        if places is None:
            places = self._hosts[host] = asyncio.Semaphore(_PER_HOST)
        return places

    def _ended(self, feed_id: int, _: asyncio.Task[None]) -> None:
        self._under_way.discard(feed_id)

    async def _one(self, feed: Feed, now: datetime, told: Told, away: asyncio.Event) -> None:
        try:
            result = await self._polled(feed, now, away)
        except ParsersAway as error:
            words = f"{named(feed)} has to wait, as every feed does. {error}"
            result = PollResult(feed_id=feed.id, ok=False, words=words)
        if result is not None:
            told(result)

    async def _polled(self, feed: Feed, now: datetime, away: asyncio.Event) -> PollResult | None:
        """What polling it found; None where nothing can be read, and that was said. Raises ParsersAway to say it."""
        store, fetcher = self._store, self._fetcher
        host = self._host(feed)
        try:
            async with host, self._taking:
                async with self._asking:
                    with _until(away):
                        asked = await ask(feed, ledger=self._ledger, fetcher=fetcher, parsers=self._parsers, now=now)
                if isinstance(asked, PollResult):
                    return asked
                with _until(away):
                    return await take(
                        store,
                        asked,
                        ledger=self._ledger,
                        fetcher=fetcher,
                        now=now,
                        homes=self._homes,
                        manners=self._manners,
                    )
        except _Said:
            return None
        except (ModelMissing, ParsersAway):
            raise
        except Exception as error:
            if await self._is_removed(feed):
                return PollResult(feed_id=feed.id, ok=True, words=f"{named(feed)} was removed meanwhile.")
            if isinstance(error, StoreError):
                raise
            # An error of ours in one feed must not stop the others.
            return await failed(self._ledger, feed, f"ended in {type(error).__name__}", None, now)

    async def _is_removed(self, feed: Feed) -> bool:
        async with self._store.reading() as tx:
            return all(known.id != feed.id for known in await tx.feeds())


class _Said(Exception):
    """That nothing can be read was said before, for another feed."""


@contextmanager
def _until(away: asyncio.Event) -> Iterator[None]:
    """Work that is not begun once nothing can be read; the first to find that out says so."""
    if away.is_set():
        raise _Said
    try:
        yield
    except ParsersAway as error:
        if away.is_set():
            raise _Said from error
        away.set()
        raise
