"""What `communique ingest` does with each thing it is given: a file, a folder, a feed's or a page's address."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import App
from digests.errors import DigestsError, FeedError, InputError

if TYPE_CHECKING:
    from digests.collect.ingest import Ingested
    from digests.sources.fetch.client import Fetched, Fetcher
    from digests.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one article, or one thing that is none, came to. `problem` is a sentence for a person."""

    new: int = 0
    revised: int = 0
    unchanged: int = 0
    events: int = 0
    skipped: str | None = None
    problem: str | None = None


def things(given: Sequence[str]) -> list[str]:
    """Addresses as they are, files as they are, and for each folder all files below it that are not hidden."""
    return [thing for each in given for thing in _things(each)]


def amount(thing: str) -> int:
    """How many articles to expect of it: the lines of a batch, one of anything else."""
    path = Path(thing)
    if is_address(thing) or path.suffix.lower() not in {".jsonl", ".ndjson"}:
        return 1
    try:
        with path.open("rb") as stream:
            return max(sum(piece.count(b"\n") for piece in iter(partial(stream.read, 1 << 20), b"")), 1)
    except OSError:
        return 1  # it is told of when it is read


def is_address(thing: str) -> bool:
    """Whether this is a web address and no path."""
    return thing.lower().startswith(("http://", "https://"))


def _things(given: str) -> Iterator[str]:
    folder = Path(given)
    if is_address(given) or not folder.is_dir():
        yield given
        return
    below = (path for path in sorted(folder.rglob("*")) if path.is_file())
    files = [str(path) for path in below if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    yield from files or [given]  # an empty folder is told of like any other thing that cannot be read


async def take_in(app: App, store: "Store", thing: str) -> AsyncIterator[Taken]:
    """Store what `thing` holds, article by article. Raises StoreError and ModelMissing; all else is a `problem`."""
    if is_address(thing):
        async with app.fetcher() as fetcher:
            yield await _address(app, store, fetcher, thing)
        return
    from digests.collect.ingest import ingest_article
    from digests.collect.paths import read_path

    found = read_path(Path(thing))
    while (article := await asyncio.to_thread(next, found, None)) is not None:
        if isinstance(article, InputError):
            yield Taken(problem=str(article))
        else:
            yield _taken(await ingest_article(store, article, extract=app.parsers.extract, now=app.clock.now()))


async def _address(app: App, store: "Store", fetcher: "Fetcher", url: str) -> Taken:
    try:
        answer = await fetcher.fetch(url)
        if not answer.ok:
            return Taken(problem=f"{_shown(url)} answered with status {answer.status}.")
        await app.parsers.feed(answer.body, url=answer.final_url, content_type=answer.content_type)
    except FeedError:
        return await _page(app, store, answer, url)
    except DigestsError as error:
        return Taken(problem=str(error))
    return await _feed(app, store, fetcher, url)


async def _feed(app: App, store: "Store", fetcher: "Fetcher", url: str) -> Taken:
    """Read the feed once. It is stored switched off: only what is configured is polled again."""
    from digests.collect.poll import poll_feed

    async with store.transaction() as tx:
        feed = next((known for known in await tx.feeds() if url in {known.url, known.asked_url}), None)
        if feed is None:
            feed = await tx.feed(await tx.put_feed(url, now=app.clock.now(), enabled=False, origin="once"))
    polled = await poll_feed(
        store, feed, fetcher=fetcher, parsers=app.parsers, now=app.clock.now(), manners=app.manners(fetcher)
    )
    problem = " ".join((polled.words, *polled.problems)) if polled.problems or not polled.ok else None
    return Taken(
        new=polled.new, revised=polled.revised, unchanged=polled.unchanged, events=polled.events, problem=problem
    )


async def _page(app: App, store: "Store", answer: "Fetched", url: str) -> Taken:
    from digests.collect.ingest import ingest_article
    from digests.sources.parse.articles import article_of_page

    name = f"The page {_shown(url)}"
    try:
        page = await app.parsers.page(answer.body, url=answer.final_url, content_type=answer.content_type, name=name)
    except InputError as error:
        return Taken(problem=str(error))
    if not page.text:
        return Taken(problem=f"{name} holds no article and is no feed.")
    article = article_of_page(page, url=answer.final_url)
    return _taken(await ingest_article(store, article, extract=app.parsers.extract, now=app.clock.now()))


def _taken(ingested: "Ingested") -> Taken:
    return Taken(
        new=int(ingested.outcome == "new"),
        revised=int(ingested.outcome == "revised"),
        unchanged=int(ingested.outcome == "unchanged"),
        events=ingested.events,
        skipped=ingested.skipped,
        problem=ingested.failure,
    )


def _shown(url: str) -> str:
    from digests.sources.fetch.shown import shown

    return shown(url)
