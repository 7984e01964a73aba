"""A feed on a site and what polling it needs; feeds and pages for it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

from digests.collect.pages import Manners
from digests.collect.poll import PollResult, poll_feed
from digests.model import Report
from digests.sources.fetch.client import Fetcher
from digests.sources.fetch.robots import RobotsRules
from digests.storage.records import Feed, FeedState
from digests.storage.store import Store
from tests.collect.reader import Reader
from tests.sources.servers import Site

NOW = datetime(2024, 5, 7, 12, tzinfo=UTC)
LONG = "The ministers spoke about trade, fish and railways for the whole of the afternoon in the capital. " * 10


def item(number: int, **changes: str) -> str:
    parts = {
        "title": f"Talks number {number}",
        "link": f"/page/{number}",
        "guid": f"id-{number}",
        "pubDate": "Mon, 06 May 2024 10:00:00 +0900",
        "description": f"France met Japan, part {number}.",
    } | changes
    return "<item>" + "".join(f"<{key}>{value}</{key}>" for key, value in parts.items() if value) + "</item>"


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>The Paper</title>{"".join(items)}</channel></rss>'


def page(text: str, title: str = "Talks", head: str = "") -> str:
    return f"<html><head>{head}</head><body><article><h1>{title}</h1><p>{text}</p><p>{LONG}</p></article></body></html>"


class Newsroom:
    """A feed on a site, and what polling it needs."""

    def __init__(self, store: Store, site: Site, fetcher: Fetcher, reader: Reader) -> None:
        self.store, self.site, self.fetcher, self.reader = store, site, fetcher, reader
        self.manners = Manners(wanted="all")

    def publish(self, *items: str) -> None:
        self.site.text("/feed", rss(*items), content_type="application/rss+xml")

    async def feed(self, **known: str) -> Feed:
        async with self.store.transaction() as tx:
            return await tx.feed(await tx.put_feed(self.site.url("/feed"), now=NOW, **known))  # type: ignore[arg-type] # names of columns

    async def poll(self, now: datetime = NOW, **known: str) -> PollResult:
        return await self.ask(await self.feed(**known), now)

    async def again(self, now: datetime = NOW) -> PollResult:
        """Poll the feed that is stored, wherever it lives by now."""
        async with self.store.reading() as tx:
            (feed,) = await tx.feeds()
        return await self.ask(feed, now)

    async def ask(self, feed: Feed, now: datetime) -> PollResult:
        return await poll_feed(
            self.store, feed, fetcher=self.fetcher, parsers=self.reader, now=now, manners=self.manners
        )

    async def state(self) -> FeedState:
        async with self.store.reading() as tx:
            (feed,) = await tx.feeds()
            return feed.poll

    async def reports(self) -> list[Report]:
        async with self.store.reading() as tx:
            return [report for reports in (await tx.stories_of_country("FR")).values() for report in reports]

    async def again_or_first(self, now: datetime = NOW) -> PollResult:
        async with self.store.reading() as tx:
            known = await tx.feeds()
        return await (self.again(now) if known else self.poll(now))

    def heed_robots(self) -> None:
        """Ask the site's robots.txt from now on, as if it had not been asked before."""
        self.manners = replace(self.manners, refusal=RobotsRules(self.fetcher).refusal)

    def stored(self) -> list[object]:
        """All that is stored of articles, their texts and their names."""
        with closing(sqlite3.connect(self.store.path)) as connection:
            tables = ("articles", "revisions", "article_guids")
            return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]  # noqa: S608 # our own

    async def fates(self) -> dict[str, int]:
        async with self.store.reading() as tx:
            (fates,) = (await tx.feed_fates()).values()
            return fates

    async def skipped(self) -> dict[str, int]:
        async with self.store.reading() as tx:
            return dict((await tx.coverage(None, None)).skipped)
