"""Collecting's port, by way of the text worker: what a text does to its reader ends as a sentence about that text."""

from collections import Counter
from typing import Any

from bot.workers.errors import TaskTooLong, WorkerAway, WorkerDied, WorkerFailed
from bot.workers.supervisor import Bounds, Supervisor
from digests.collect.parsers import ParsersAway
from digests.errors import FeedError, InputError
from digests.model import Article, Extraction
from digests.sources.parse.parsed import ParsedFeed, ParsedPage

SECONDS = 60.0
"""For one feed, page or article; then its process is killed. Its priority is low, so this is generous."""
READING_SECONDS = 20.0
"""For one article by the extractor's own clock, in processor time; its end kills nothing."""
BOUNDS = Bounds(recycle_mb=300, memory_mb=380)
_TRIES = 2
_REMEMBERED = 1_000
_UNREAD = (TaskTooLong, WorkerDied, WorkerFailed)


class InWorker:
    """The parsers, in a process of their own."""

    def __init__(self, worker: Supervisor, *, seconds: float = SECONDS) -> None:
        """`worker` has the tasks of `bot.workers.text`; `seconds` bound each of them."""
        self._worker = worker
        self._seconds = seconds
        self._fatal: Counter[str] = Counter()

    async def feed(self, body: bytes, *, url: str | None, content_type: str | None) -> ParsedFeed:
        """As `Parsers.feed`."""
        try:
            parsed: ParsedFeed = await self._ask("feed", body, url, content_type)
        except _UNREAD as error:
            raise FeedError(_sentence("The answer", error)) from error
        return parsed

    async def page(self, body: bytes, *, url: str | None, content_type: str | None, name: str) -> ParsedPage:
        """As `Parsers.page`. A page that has ended its reader twice is not read again."""
        key = url or name
        if self._fatal[key] >= _TRIES:
            raise InputError(f"{name} has ended its reader {_TRIES} times and was not read again.")
        try:
            parsed: ParsedPage = await self._ask("page", body, url, content_type, name)
        except _UNREAD as error:
            if not isinstance(error, WorkerFailed):
                self._remember(key)
            raise InputError(_sentence(name, error)) from error
        return parsed

    async def extract(self, article: Article) -> Extraction:
        """As `Parsers.extract`; what runs into the limit is skipped for its time."""
        try:
            extraction: Extraction = await self._ask("extract", article, min(READING_SECONDS, self._seconds))
        except TaskTooLong:
            return Extraction(skipped="time")
        except _UNREAD as error:
            raise InputError(_sentence("The article", error)) from error
        return extraction

    async def _ask(self, task: str, *args: object) -> Any:
        try:
            try:
                return await self._worker.call(task, *args, seconds=self._seconds)
            except WorkerDied:
                # Somebody may have killed it, or the machine was short of memory: the text has a second chance, for
                # an article that could not be read is not read again.
                return await self._worker.call(task, *args, seconds=self._seconds)
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
