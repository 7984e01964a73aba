"""`communique run`: polls the configured feeds on schedule until it is told to stop."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from bot.app import App
from digests.errors import StoreError

if TYPE_CHECKING:
    from digests.collect.poll import PollResult
    from digests.sources.fetch.client import Fetcher
    from digests.storage.store import Store

Told = Callable[["PollResult"], None]
"""Called with what each poll of a feed found."""


class Service:
    """One run. `tick` does what is due at a time; the scheduler only calls it, and so do tests with their own time."""

    def __init__(
        self, app: App, store: "Store", fetcher: "Fetcher", *, told: Told, troubled: Callable[[str], None]
    ) -> None:
        self._app = app
        self._store = store
        self._fetcher = fetcher
        self._told = told
        self._troubled = troubled
        self._task: asyncio.Task[None] | None = None
        self._failure: BaseException | None = None
        self._stop = asyncio.Event()

    async def tick(self, now: datetime) -> None:
        """Poll the feeds that are due at `now`. What fails in the store is told, and tried again at the next tick."""
        from digests.collect.poll import poll_due

        try:
            for result in await poll_due(self._store, now, fetcher=self._fetcher, extract=self._app.extract):
                self._told(result)
        except* StoreError as group:
            for error in group.exceptions:
                self._troubled(f"{error} The next look is in {self._app.settings.poll_minutes} minutes.")

    async def until_stopped(self) -> None:
        """Tick at once and then every `poll_minutes`. After `stop` it ends when the article in hand is done.

        Raises what made going on pointless, such as ModelMissing.
        """
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(
            self._call,
            "interval",
            seconds=self._app.settings.poll_every.total_seconds(),
            coalesce=True,
            misfire_grace_time=None,  # late is better than never
        )
        scheduler.start()
        await self._call()
        try:
            await self._stop.wait()
        finally:
            scheduler.shutdown(wait=False)
            if self._task is not None:
                self._task.cancel()
                await asyncio.wait([self._task])
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """Ask for the end; called by a signal."""
        self._stop.set()

    async def _call(self) -> None:
        """What the scheduler calls. The work is a task of ours, so that a stop can end it and wait for its end."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self.tick(self._app.clock.now()))
            self._task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (failure := task.exception()) is not None:
            # Of several feeds that failed alike, one tells it.
            self._failure = failure.exceptions[0] if isinstance(failure, BaseExceptionGroup) else failure
            self.stop()


async def configure_feeds(app: App, store: "Store") -> None:
    """Store the configured feeds, and switch off those that are configured no longer; what is known of them stays."""
    now = app.clock.now()
    configured = {feed.url: feed for feed in app.settings.feeds}
    async with store.transaction() as tx:
        for known in await tx.feeds():
            if known.enabled and known.url not in configured:
                await tx.put_feed(
                    known.url,
                    now=now,
                    title=known.title,
                    publisher=known.publisher,
                    country=known.country,
                    zone=known.zone,
                    language=known.language,
                    enabled=False,
                )
        for feed in configured.values():
            await tx.put_feed(
                feed.url, now=now, title=feed.title, publisher=feed.publisher, country=feed.country, zone=feed.zone
            )
