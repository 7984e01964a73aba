"""What a feed lists goes into the store, entry by entry; where an entry is thin, its page is fetched and read."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Literal

from digests.collect.entries import names_of
from digests.collect.ingest import Ingested, ingest_article
from digests.collect.ration import Ration
from digests.errors import FetchError, InputError
from digests.model import Article, FeedEntry
from digests.sources.fetch.client import Fetcher
from digests.sources.fetch.shown import shown
from digests.sources.parse.articles import article_of_entry, is_thin
from digests.sources.parse.home import Home, Homes, home_of
from digests.sources.parse.parsed import ParsedFeed, ParsedPage
from digests.storage.records import Feed
from digests.storage.store import Store

MAX_PAGES = 100
"""Pages fetched in one poll of a feed; the rest is left to the next."""
_TRIED_FOR = timedelta(days=2)
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(slots=True)
class Tally:
    """What became of the entries."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    complete: bool = True
    """False when entries wait for the next poll, which must then see the feed again though it did not change."""

    def add(self, ingested: Ingested) -> None:
        """Count one article."""
        self.counts[ingested.outcome] += 1
        self.counts["events"] += ingested.events
        if ingested.failure:
            self.counts["failed"] += 1
            self.problems.append(ingested.failure)


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry, its name in the feed, and the article that it is without its page."""

    entry: FeedEntry
    guid: str
    own: Article

    @property
    def page_url(self) -> str | None:
        """The page to be read for it."""
        return self.entry.url if is_thin(self.entry) else None


async def take_in(
    store: Store, feed: Feed, parsed: ParsedFeed, *, fetcher: Fetcher, ration: Ration, now: datetime, homes: Homes
) -> Tally:
    """Store what is new among the entries, as far as `ration` goes. Raises StoreError, ModelMissing, ParsersAway."""
    feed_home = Home(feed.publisher, feed.country, feed.zone) if feed.publisher else home_of(parsed.title, feed.url)
    as_article = partial(article_of_entry, feed_url=feed.url, feed_home=feed_home, homes=homes)
    taking = _Taking(store, feed, fetcher, ration, as_article, now, Tally(problems=list(parsed.problems)))
    again = []
    # Oldest first: feeds list the newest on top, and stories are told in the order of events.
    for entry, guid in reversed(list(zip(parsed.entries, names_of(parsed.entries), strict=True))):
        one = _Listed(entry, guid, as_article(entry))
        standing = await taking.standing(one)
        if standing == "settled":
            taking.tally.counts["unchanged"] += 1
        elif standing == "again":
            again.append(one)
        elif not await taking.take(one):
            return taking.tally
    # What failed before has its turn after what is new, or a few pages that fail each time would hold up all others.
    for one in again:
        if not await taking.take(one):
            break
    return taking.tally


@dataclass(slots=True)
class _Taking:
    """One feed's entries on their way into the store."""

    store: Store
    feed: Feed
    fetcher: Fetcher
    ration: Ration
    as_article: Callable[..., Article]
    now: datetime
    tally: Tally
    pages: int = 0

    async def standing(self, one: _Listed) -> Literal["new", "again", "settled"]:
        """Whether an entry's page was not read yet, is to be tried again, or need not be.

        A stored text other than the entry's own is its page's, so the page was read before. Where only the entry's own
        is stored, or what it said before, its page failed, and is tried again while it is news. An entry with its full
        text needs no page, and is "new" here even if it is known.
        """
        if not one.page_url:
            return "new"
        async with self.store.reading() as tx:
            known = await tx.stored_as(one.own, feed_id=self.feed.id, guid=one.guid)
        if known is None:
            return "new"
        unread = known.failed or (known.outcome == "unchanged" and not known.superseded)
        since = one.entry.published or known.first_seen_at
        return "again" if unread and since is not None and abs(self.now - since) < _TRIED_FOR else "settled"

    async def take(self, one: _Listed) -> bool:
        """Store the entry, with its page if need be. False: this poll must take in nothing more."""
        if over := self.ration.over:
            self.tally.complete = False
            self.tally.problems.append(over)
            return False
        article, failure = one.own, None
        if one.page_url:
            if self.pages >= MAX_PAGES:
                self.tally.complete = False
                return True
            self.pages += 1
            page, url, failure = await self._page(one.page_url)
            article = one.own if page is None else self.as_article(one.entry, page=page, page_url=url)
        ingested = await ingest_article(
            self.store,
            article,
            extract=self.ration.extract,
            now=self.now,
            feed_id=self.feed.id,
            guid=one.guid,
            failure=failure,
        )
        self.tally.add(ingested)
        return True

    async def _page(self, url: str) -> tuple[ParsedPage | None, str | None, str | None]:
        """The page and where it was found in the end, or why there is none."""
        only = "only what the feed itself says was read"
        try:
            answer = await self.fetcher.fetch(url)
        except FetchError as error:
            self.tally.complete = False
            return None, None, f"{error}; {only}."
        if not answer.ok:
            self.tally.complete = self.tally.complete and answer.status not in _PASSING
            return None, None, f"{shown(url)} answered with status {answer.status}; {only}."
        try:
            page = await self.ration.page(
                answer.body, url=answer.final_url, content_type=answer.content_type, name=f"The page {shown(url)}"
            )
        except InputError as error:
            return None, None, f"{str(error).rstrip('.')}; {only}."
        if not page.text:
            return None, None, f"No article was found on the page {shown(url)}; {only}."
        return page, answer.final_url, None
