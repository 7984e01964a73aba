"""Collecting's port, by way of the text worker: what a text does to its reader ends as a sentence about that text."""

from collections import Counter
from functools import partial
from typing import TypeVar

from bot.workers.errors import TaskTooLong, WorkerAway, WorkerDied, WorkerFailed
from bot.workers.supervisor import Bounds, Supervisor
from digests.collect.parsers import ParsersAway, ReaderLost, Took
from digests.errors import FeedError, InputError
from digests.model import Article, Extraction
from digests.sources.parse.parsed import ParsedFeed, ParsedPage

SECONDS = 60.0
"""For one feed, page or article; then its process is killed. Its priority is low, so this is generous."""
READING_SECONDS = 20.0
"""For one article by the extractor's own clock, in processor time; its end kills nothing."""
BOUNDS = Bounds(recycle_mb=385, memory_mb=480)
"""At its peak at most 400 MB (DESIGN.md); of its data 80 MB are the encoder's weights as they lie on the disk."""
_TRIES = 2
_REMEMBERED = 1_000
_LOST = (TaskTooLong, WorkerDied)
_UNREAD = (*_LOST, WorkerFailed)
T = TypeVar("T")


class InWorker:
    """The parsers, in a process of their own."""

    def __init__(
        self,
        worker: Supervisor,
        *,
        seconds: float = SECONDS,
        took: Took = lambda _: None,
        fatal: Counter[str] | None = None,
    ) -> None:
        """`worker` has the tasks of `bot.workers.text`; `seconds` bound each of them.

        `took` is told how long each text kept the worker; `fatal` counts the pages that ended it.
        """
        self._worker = worker
        self._seconds = seconds
        self._took = took
        self._fatal: Counter[str] = Counter() if fatal is None else fatal

    async def feed(self, body: bytes, *, url: str | None, content_type: str | None) -> ParsedFeed:
        """As `Parsers.feed`."""
        try:
            return await self._ask(ParsedFeed, "feed", body, url, content_type)
        except _UNREAD as error:
            raise FeedError(_sentence("The answer", error)) from error

    async def page(self, body: bytes, *, url: str | None, content_type: str | None, name: str) -> ParsedPage:
        """As `Parsers.page`. A page that has ended its reader twice is not read again."""
        key = url or name
        if self._fatal[key] >= _TRIES:
            raise InputError(f"{name} has ended its reader {_TRIES} times and was not read again.")
        try:
            return await self._ask(ParsedPage, "page", body, url, content_type, name)
        except WorkerFailed as error:
            raise InputError(_sentence(name, error)) from error
        except _LOST as error:
            self._remember(key)
            raise ReaderLost(_sentence(name, error)) from error

    async def extract(self, article: Article) -> Extraction:
        """As `Parsers.extract`; what runs into the limit is skipped for its time."""
        try:
            return await self._ask(Extraction, "extract", article, min(READING_SECONDS, self._seconds))
        except TaskTooLong:
            return Extraction(skipped="time")
        except WorkerDied as error:
            raise ReaderLost(_sentence("The article", error)) from error
        except WorkerFailed as error:
            raise InputError(_sentence("The article", error)) from error

    def metered(self, took: Took) -> "InWorker":
        """As `Parsers.metered`."""
        return InWorker(self._worker, seconds=self._seconds, took=took, fatal=self._fatal)

    async def _ask(self, gives: type[T], task: str, *args: object) -> T:
        call = partial(self._worker.call, task, *args, gives=gives, seconds=self._seconds, took=self._took)
        try:
            try:
                return await call()
            except WorkerDied:
                # Somebody may have killed it, or the machine was short of memory: the text has a second chance, for
                # an article that could not be read is not read again.
                return await call()
        except WorkerAway as error:
            raise ParsersAway(f"{error} It is tried again later.") from error

    def _remember(self, key: str) -> None:
        """Pages that failed are fetched again while they are news; one that takes its reader down costs too much."""
        self._fatal[key] += 1
        if len(self._fatal) > _REMEMBERED:
            del self._fatal[next(iter(self._fatal))]


def _sentence(what: str, error: TaskTooLong | WorkerDied | WorkerFailed) -> str:
    match error:
        case TaskTooLong():
            return f"{what} took longer than {error.seconds:g} seconds to read."
        case WorkerDied():
            return f"{what} ended its reader ({error.how})."
        case WorkerFailed(kind="MemoryError"):
            return f"{what} takes more memory to read than a text may have."
        case WorkerFailed():
            return f"{what} could not be read: {error.kind} in its reader."
