"""What a feed lists goes into the store, entry by entry; where an entry is thin, its page is fetched and read."""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import astuple, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Literal, TypeVar

from digests.collect.entries import names_of
from digests.collect.ingest import Ingested, ingest_article
from digests.collect.pages import Manners, Turned, fate_without, turn
from digests.collect.ration import Ration
from digests.model import Article, FeedEntry
from digests.sources.fetch.client import Fetcher
from digests.sources.parse.articles import article_of_entry
from digests.sources.parse.home import Home, Homes, home_of
from digests.sources.parse.parsed import ParsedFeed, ParsedPage
from digests.storage.records import Feed, FromFeed, Listed, PageFate
from digests.storage.store import Store

MAX_PAGES = 100
"""Pages fetched in one poll of a feed; the rest is left to the next."""
_TRIED_FOR = timedelta(days=2)
_NEWS_FOR = timedelta(days=1)
"""What a feed lists when it is first read is news of today for so long after its publication."""
_FIRST_DATE = datetime(1990, 1, 1, tzinfo=UTC)
_LAST_DATE = timedelta(days=2)
"""Ahead of now: a clock or a zone may be wrong by so much; what lies further ahead is no time of publication."""
_OWN: frozenset[PageFate | None] = frozenset({"spared", "robots", "none"})
"""Fates after which the stored text is the entry's own."""


@dataclass(slots=True)
class Tally:
    """What became of the entries."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    complete: bool = True
    """False when entries wait for the next poll, which must then see the feed again though it did not change."""
    left: bool = False
    """Whether some of them are not stored at all yet."""

    def add(self, ingested: Ingested) -> None:
        """Count one article."""
        self.counts[ingested.outcome] += 1
        self.counts["events"] += ingested.events
        if ingested.failure:
            self.counts["failed"] += 1
            self.problems.append(ingested.failure)


def fingerprint(entry: FeedEntry) -> str:
    """A hash of all that a feed says of an entry: while it stays, nothing need be looked at again."""
    return hashlib.sha256(repr(astuple(entry)).encode(errors="surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry, its name in the feed, and the hash of all that the feed says of it."""

    entry: FeedEntry
    name: str
    hash: str


async def take_in(
    store: Store,
    feed: Feed,
    parsed: ParsedFeed,
    *,
    fetcher: Fetcher,
    ration: Ration,
    now: datetime,
    homes: Homes,
    manners: Manners,
) -> Tally:
    """Store what is new among the entries, as far as `ration` goes. Raises StoreError, ModelMissing, ParsersAway."""
    feed_home = Home(feed.publisher, feed.country, feed.zone) if feed.publisher else home_of(parsed.title, feed.url)
    as_article = partial(article_of_entry, feed_url=feed.url, feed_home=feed_home, homes=homes)
    taking = _Taking(store, feed, fetcher, ration, manners, as_article, now, Tally(problems=list(parsed.problems)))
    names = names_of(parsed.entries)
    async with store.reading() as tx:
        stored = await tx.listed(feed.id, names)
    again = []
    # Of entries listed twice the first, for feeds list the newest on top; then the oldest first, as stories are told.
    listed = dict(reversed(list(zip(names, parsed.entries, strict=True))))
    for name, entry in listed.items():
        one = _Listed(dated(entry, now), name, fingerprint(entry))
        standing = await taking.standing(one, stored.get(name))
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


Dated = TypeVar("Dated", FeedEntry, ParsedPage)


def dated(one: Dated, now: datetime) -> Dated:
    """An entry or a page without a time that cannot be that of its publication; one a little ahead of `now` is now."""
    published = one.published
    if published is None or _FIRST_DATE <= published <= now:
        return one
    ahead = now < published <= now + _LAST_DATE
    return replace(one, published=now if ahead else None, zone_offset=one.zone_offset if ahead else None)


@dataclass(slots=True)
class _Taking:
    """One feed's entries on their way into the store."""

    store: Store
    feed: Feed
    fetcher: Fetcher
    ration: Ration
    manners: Manners
    as_article: Callable[..., Article]
    now: datetime
    tally: Tally
    pages: int = 0

    async def standing(self, one: _Listed, known: Listed | None) -> Literal["new", "again", "settled"]:
        """Whether an entry is to be taken in, its page is to be tried again, or neither. `known`: what is stored of it.

        What the feed says now as it did before is settled, but for a page that failed: it is tried again while it is
        news. Where only the entry's words changed and its page was read before, the page is not read again.
        """
        if known is not None and known.entry_hash == one.hash:
            return self._again(one, known.first_seen_at) if known.failed else "settled"
        if fate_without(one.entry, "all") is not None:
            return "new"
        async with self.store.reading() as tx:
            stored = await tx.stored_as(self.as_article(one.entry), self._from_feed(one))
        if stored is None:
            return "new"
        if stored.page in _OWN:
            return "new"
        # A stored text other than the entry's own is its page's, so the page was read before.
        unread = stored.failed or (stored.outcome == "unchanged" and not stored.superseded)
        if unread and stored.page != "paywall":
            edited = stored.page == "failed" and stored.outcome == "revised"
            return "new" if edited else self._again(one, stored.first_seen_at)
        async with self.store.transaction() as tx:
            await tx.note_entry(stored.article_id, self._from_feed(one))
        return "settled"

    def _again(self, one: _Listed, first_seen: datetime | None) -> Literal["again", "settled"]:
        since = one.entry.published or first_seen
        return "again" if since is not None and abs(self.now - since) < _TRIED_FOR else "settled"

    def _from_feed(self, one: _Listed, fate: PageFate | None = None, *, backfill: bool = False) -> FromFeed:
        return FromFeed(feed_id=self.feed.id, name=one.name, entry_hash=one.hash, page=fate, backfill=backfill)

    async def take(self, one: _Listed) -> bool:
        """Store the entry, with its page if need be. False: this poll must take in nothing more."""
        if over := self.ration.over:
            self.tally.complete, self.tally.left = False, True
            self.tally.problems.append(over)
            return False
        if fate := fate_without(one.entry, self.manners.wanted):
            turned = Turned(fate=fate)
        elif self.pages >= MAX_PAGES:
            self.tally.complete, self.tally.left = False, True
            return True
        else:
            self.pages += 1
            turned = await turn(one.entry, fetcher=self.fetcher, ration=self.ration, manners=self.manners)
        if turned.passing:
            self.tally.complete = False
        self.tally.counts["spared"] += turned.fate == "spared"
        page = None if turned.page is None else dated(turned.page, self.now)
        article = self.as_article(one.entry, page=page, page_url=turned.url)
        ingested = await ingest_article(
            self.store,
            article,
            extract=self.ration.extract,
            now=self.now,
            entry=self._from_feed(one, turned.fate, backfill=self._is_backfill(article)),
            failure=turned.failure,
        )
        self.tally.add(ingested)
        return True

    def _is_backfill(self, article: Article) -> bool:
        """Whether it was there before us: listed when the feed was read for the first time, and not of this day."""
        known = self.feed.poll.whole_at is not None
        return not known and (article.published is None or self.now - article.published > _NEWS_FOR)
