"""The whole way of an article: from a feed that lists it, over its page, to its events; and where the time goes.

The invented articles of tests/corpus that were read while the rules were made are served as pages on loopback, behind
one feed of summaries. They are read by the text worker, as the bot does, one after the other as within one feed.
"""

import asyncio
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Self

from aiohttp import web

from bench.figures import Figure, show
from bot.app import App
from bot.clock import FixedClock
from bot.settings.model import Settings
from digests.collect.pages import Manners
from digests.collect.poll import PollResult, poll_feed
from digests.model import Article, Extraction
from digests.sources.fetch.client import Fetched, Fetcher
from tests.corpus.load import SetName, load_set

if TYPE_CHECKING:
    from digests.collect.parsers import Parsers, Took
    from digests.sources.parse.parsed import ParsedFeed, ParsedPage

_SETS: tuple[SetName, ...] = ("open", "blind", "opened")
_NOW = datetime(2026, 6, 1, tzinfo=UTC)


class _Clocked:
    """Fetcher and parsers whose time is taken."""

    def __init__(self, fetcher: Fetcher, parsers: "Parsers") -> None:
        self._fetcher, self._parsers = fetcher, parsers
        self.seconds: defaultdict[str, float] = defaultdict(float)

    async def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None, delta: bool = False
    ) -> Fetched:
        with self._timed("fetching feed and pages"):
            return await self._fetcher.fetch(url, etag=etag, last_modified=last_modified, delta=delta)

    async def feed(self, body: bytes, *, url: str | None, content_type: str | None) -> "ParsedFeed":
        with self._timed("reading the feed"):
            return await self._parsers.feed(body, url=url, content_type=content_type)

    async def page(self, body: bytes, *, url: str | None, content_type: str | None, name: str) -> "ParsedPage":
        with self._timed("reading pages"):
            return await self._parsers.page(body, url=url, content_type=content_type, name=name)

    async def extract(self, article: Article) -> Extraction:
        with self._timed("extracting events"):
            return await self._parsers.extract(article)

    def metered(self, took: "Took") -> Self:
        del took
        return self

    def _timed(self, what: str) -> "_Timer":
        return _Timer(self.seconds, what)


class _Timer:
    def __init__(self, seconds: defaultdict[str, float], what: str) -> None:
        self._seconds, self._what = seconds, what

    def __enter__(self) -> None:
        self._begin = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self._seconds[self._what] += time.perf_counter() - self._begin


def main(articles: int) -> None:
    """Measure and print. `articles`, the size of the synthetic store, has no part in it."""
    del articles
    with tempfile.TemporaryDirectory() as folder:
        seconds, whole, result = asyncio.run(_collect(Path(folder) / "store.db"))
    parts = {**seconds, "storing, and all else": whole - sum(seconds.values())}
    show(
        f"The whole way of {result.new} articles of summaries, pages and events ({result.events} events), one feed",
        [
            Figure("articles/s", f"{result.new / whole:.1f}"),
            *(
                Figure(f"… {what}", f"{spent / result.new * 1000:.1f} ms an article, {100 * spent / whole:.0f} %")
                for what, spent in sorted(parts.items(), key=lambda part: -part[1])
            ),
        ],
    )


async def _collect(path: Path) -> tuple[dict[str, float], float, PollResult]:
    app = App(Settings(store=path, allow_loopback=True, host_seconds=0), FixedClock(_NOW))
    async with (
        _served() as url,
        app.store(create=True) as store,
        app.fetcher() as fetcher,
        app.text_worker() as parsers,
    ):
        clocked = _Clocked(fetcher, parsers)
        await clocked.extract(_warm())  # loads the model
        clocked.seconds.clear()
        async with store.transaction() as tx:
            feed = await tx.feed(await tx.put_feed(url, now=_NOW))
        begin = time.perf_counter()
        fetching: Fetcher = clocked  # type: ignore[assignment] # has all of it that a poll uses
        result = await poll_feed(
            store, feed, fetcher=fetching, parsers=clocked, now=_NOW, manners=Manners(wanted="all")
        )
        return dict(clocked.seconds), time.perf_counter() - begin, result


def _warm() -> Article:
    text = "The foreign ministers of France and Japan met in Paris on Monday."
    return Article(id="warm", url=None, title="", text=text, published=_NOW)


@asynccontextmanager
async def _served() -> AsyncIterator[str]:
    """The feed's address while the site answers. A poll reads at most a hundred pages."""
    articles = [gold.article for name in _SETS for gold in load_set(name)][:100]
    app = web.Application()

    async def page(request: web.Request) -> web.Response:
        return web.Response(text=_page(articles[int(request.match_info["n"])]), content_type="text/html")

    async def feed(_: web.Request) -> web.Response:
        items = "".join(
            f"<item><title>{escape(article.title)}</title><link>/page/{n}</link><guid>{n}</guid></item>"
            for n, article in enumerate(articles)
        )
        return web.Response(text=f'<rss version="2.0"><channel>{items}</channel></rss>', content_type="text/xml")

    app.router.add_get("/page/{n}", page)
    app.router.add_get("/feed", feed)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/feed"
    finally:
        await runner.cleanup()


def _page(article: Article) -> str:
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in article.text.split("\n\n") if part.strip())
    dated = article.published.isoformat() if article.published else ""
    head = f'<title>{escape(article.title)}</title><meta property="article:published_time" content="{dated}">'
    menu = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(40))
    body = f"<nav><ul>{menu}</ul></nav><article><h1>{escape(article.title)}</h1>{paragraphs}</article>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"
