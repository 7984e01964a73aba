"""What `communique run` does over and over: collect what is new, post what is due."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.app import App
from digests.errors import StoreError

if TYPE_CHECKING:
    from bot.publishing import Publisher
    from digests.collect.parsers import Parsers
    from digests.collect.poll import PollResult
    from digests.sources.fetch.client import Fetcher
    from digests.storage.store import Store

Told = Callable[["PollResult"], None]
"""Called with what each poll of a feed found."""
Work = Callable[[datetime], Awaitable[None]]

PUBLISH_EVERY = timedelta(seconds=10)
"""How often it is looked whether a digest is due: a few reads of a small table."""
FIRST_POLL_SECONDS = 60.0
"""So long a digest that is overdue at the start waits for the first round of polls, to tell what was missed."""
GRACE_SECONDS = 4.0
"""What is being done at a stop may go on so long: a message that is on its way is better written down."""


class Service:
    """One run. `tick` does what is due at a time; the scheduler only calls it, and so do tests with their own time."""

    def __init__(
        self,
        app: App,
        store: "Store",
        fetcher: "Fetcher",
        parsers: "Parsers",
        *,
        told: Told,
        troubled: Callable[[str], None],
        publisher: "Publisher | None" = None,
        publish_every: timedelta = PUBLISH_EVERY,
        stop: asyncio.Event | None = None,
    ) -> None:
        from digests.collect.rounds import Rounds

        self._app = app
        self._rounds = Rounds(store, fetcher=fetcher, parsers=parsers, manners=app.manners(fetcher))
        self._told = told
        self._troubled = troubled
        self._publisher = publisher
        self._publish_every = publish_every
        self._running: dict[asyncio.Task[None], Work] = {}
        self._publishing = False
        self._failure: BaseException | None = None
        self._stop = stop or asyncio.Event()

    async def tick(self, now: datetime) -> None:
        """All that is due at `now`: first what can be read, then what is to be posted."""
        await self.collect(now)
        await self.publish(now)

    async def collect(self, now: datetime) -> None:
        """Poll the feeds that are due at `now`, but for those that are being polled.

        What fails in the store is told, and tried again at the next look.
        """
        try:
            await self._rounds.poll(now, self._told)
        except* StoreError as group:
            for error in group.exceptions:
                self._troubled(f"{error} The next look is in {self._app.settings.poll_minutes} minutes.")

    async def publish(self, now: datetime) -> None:
        """Post the digests that are due at `now`. What fails in the store is told, and tried again at the next look."""
        if self._publisher is None:
            return
        try:
            await self._publisher.tick(now)
        except* StoreError as group:
            for error in group.exceptions:
                self._troubled(f"{error} No digest can be posted before that.")

    async def until_stopped(self) -> None:
        """Collect at once and every `poll_minutes`, post what is due all the time, until `stop`.

        Raises what made going on pointless, such as ModelMissing.
        """
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        scheduler = AsyncIOScheduler(timezone="UTC")
        # Late is better than never, and once is enough for what was missed.
        add = partial(scheduler.add_job, self._call, "interval", coalesce=True, misfire_grace_time=None)
        add(args=[self.collect], seconds=self._app.settings.poll_every.total_seconds())
        scheduler.start()
        try:
            await self._first_poll(self._start(self.collect))
            if self._publisher is not None and not self._stop.is_set():
                self._publishing = True
                add(args=[self.publish], seconds=self._publish_every.total_seconds())
                self._start(self.publish)
            await self._stop.wait()
        finally:
            self._publishing = False
            scheduler.shutdown(wait=False)
            await self._end()
        if self._failure is not None:
            raise self._failure

    def look(self) -> None:
        """Post what is due without waiting for the next look: called when Discord can be reached again."""
        if self._publishing:
            self._start(self.publish)

    def stop(self) -> None:
        """Ask for the end; called by a signal."""
        self._stop.set()

    def fail(self, failure: BaseException) -> None:
        """End with the reason why going on is pointless; the first one counts."""
        self._failure = self._failure or failure
        self.stop()

    async def _first_poll(self, first: asyncio.Task[None]) -> None:
        stopped = asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait([first, stopped], timeout=FIRST_POLL_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()

    async def _end(self) -> None:
        """Let what is being posted be finished, for a while; what is being read is read again next time."""
        for collecting in self._tasks(self.collect):
            collecting.cancel()
        if posting := self._tasks(self.publish):
            await asyncio.wait(posting, timeout=GRACE_SECONDS)
            for late in posting:
                late.cancel()
        if self._running:
            await asyncio.wait(self._running)

    async def _call(self, work: Work) -> None:
        """What the scheduler calls: a coroutine, for it runs plain functions in threads."""
        self._start(work)

    def _tasks(self, work: Work) -> list[asyncio.Task[None]]:
        return [task for task, known in self._running.items() if known == work and not task.done()]

    def _start(self, work: Work) -> asyncio.Task[None]:
        """Do it in a task of ours, so that a stop can end it.

        Of posting there is never more than one. A round of polls begins beside those that go on, for one feed that
        takes long must not keep the others waiting.
        """
        if work == self.publish and (running := self._tasks(work)):
            return running[0]
        task = asyncio.ensure_future(work(self._app.clock.now()))
        self._running[task] = work
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        del self._running[task]
        if not task.cancelled() and (failure := task.exception()) is not None:
            # Of several feeds that failed alike, one tells it.
            self.fail(failure.exceptions[0] if isinstance(failure, BaseExceptionGroup) else failure)
