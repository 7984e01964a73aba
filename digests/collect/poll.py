"""Ask one feed, or all that are due: fetch, parse, take in each entry, remember what the feed said."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from digests.collect.entries import names_of
from digests.collect.ingest import Ingested, ingest_article
from digests.collect.parsers import Parsers, ParsersAway
from digests.collect.schedule import next_check
from digests.errors import FeedError, FetchError, InputError, ModelMissing, StoreError
from digests.model import FeedEntry
from digests.sources.fetch.client import Fetched, Fetcher
from digests.sources.fetch.shown import shown
from digests.sources.parse.articles import article_of_entry, is_thin
from digests.sources.parse.home import NO_HOMES, Home, Homes, home_of
from digests.sources.parse.parsed import ParsedFeed, ParsedPage
from digests.storage.records import Feed, FeedState
from digests.storage.store import Store

MAX_PAGES = 100
"""Pages fetched in one poll of a feed; the rest is left to the next."""
_BLOCKED = {401: "asks for a login", 403: "refuses to answer", 429: "asks us to come less often"}
_TRIED_FOR = timedelta(days=2)
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True, kw_only=True)
class PollResult:
    """What a poll found. `words` is one sentence for a person; `problems` are details, a sentence each."""

    feed_id: int
    words: str
    ok: bool
    entries: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    failed: int = 0
    events: int = 0
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class _Tally:
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    complete: bool = True
    """False when entries wait for the next poll, which must then see the feed again though it did not change."""

    def add(self, ingested: Ingested) -> None:
        self.counts[ingested.outcome] += 1
        self.counts["events"] += ingested.events
        if ingested.failure:
            self.counts["failed"] += 1
            self.problems.append(ingested.failure)


async def poll_feed(
    store: Store, feed: Feed, *, fetcher: Fetcher, parsers: Parsers, now: datetime, homes: Homes = NO_HOMES
) -> PollResult:
    """Ask `feed` once and store what is new, then what the feed itself said (validators, next check, failures).

    `homes` are publishers known beside the table. Whatever the server does ends in a result. Raises StoreError,
    ModelMissing and ParsersAway, which are not the feed's fault.
    """
    try:
        answer = await fetcher.fetch(feed.url, etag=feed.poll.etag, last_modified=feed.poll.last_modified)
    except FetchError as error:
        return await _failed(store, feed, str(error), None, now)
    if answer.not_modified:
        await _remember(store, feed, answer, now, complete=True)
        return PollResult(feed_id=feed.id, ok=True, words=f"{_name(feed)} has nothing new.")
    if not answer.ok:
        return await _failed(store, feed, _refusal(feed, answer), answer, now)
    try:
        parsed = await parsers.feed(answer.body, url=answer.final_url, content_type=answer.content_type)
    except FeedError as error:
        return await _failed(store, feed, f"{_name(feed)} cannot be read. {error}", answer, now)
    tally = await _take_in(store, feed, parsed, fetcher=fetcher, parsers=parsers, now=now, homes=homes)
    await _remember(store, feed, answer, now, complete=tally.complete)
    return _result(feed, parsed, tally)


async def poll_due(
    store: Store,
    now: datetime,
    *,
    fetcher: Fetcher,
    parsers: Parsers,
    in_flight: int = 8,
    homes: Homes = NO_HOMES,
) -> list[PollResult]:
    """Poll every feed that is due at `now`, at most `in_flight` at a time; one feed's trouble is its own result."""
    async with store.reading() as tx:
        due = await tx.due_feeds(now)
    slots = asyncio.Semaphore(in_flight)

    async def one(feed: Feed) -> PollResult:
        async with slots:
            try:
                return await poll_feed(store, feed, fetcher=fetcher, parsers=parsers, now=now, homes=homes)
            except (StoreError, ModelMissing):
                raise
            except ParsersAway as error:
                return await _failed(store, feed, f"{_name(feed)} has to wait. {error}", None, now)
            except Exception as error:  # an error of ours in one feed must not stop the others
                return await _failed(store, feed, f"{_name(feed)} ended in {type(error).__name__}.", None, now)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(feed)) for feed in due]
    return [task.result() for task in tasks]


async def _take_in(
    store: Store, feed: Feed, parsed: ParsedFeed, *, fetcher: Fetcher, parsers: Parsers, now: datetime, homes: Homes
) -> _Tally:
    tally = _Tally(problems=list(parsed.problems))
    pages = 0
    feed_home = Home(feed.publisher, feed.country, feed.zone) if feed.publisher else home_of(parsed.title, feed.url)
    as_article = partial(article_of_entry, feed_url=feed.url, feed_home=feed_home, homes=homes)
    # Oldest first: feeds list the newest on top, and stories are told in the order of events.
    for entry, guid in reversed(list(zip(parsed.entries, names_of(parsed.entries), strict=True))):
        own = as_article(entry)
        page: ParsedPage | None = None
        page_url: str | None = None
        failure: str | None = None
        if entry.url and is_thin(entry):
            # A stored text other than the entry's own is its page's, so the page was read before. Where only the
            # entry's own is stored, its page failed, and is tried again while it is news.
            async with store.reading() as tx:
                known = await tx.stored_as(own, feed_id=feed.id, guid=guid)
            if known is not None and (known.outcome == "revised" or not _fresh(entry, now)):
                tally.counts["unchanged"] += 1
                continue
            if pages >= MAX_PAGES:
                tally.complete = False
                continue
            pages += 1
            page, page_url, failure = await _page(entry, fetcher, parsers, tally)
        article = own if page is None else as_article(entry, page=page, page_url=page_url)
        tally.add(
            await ingest_article(
                store, article, extract=parsers.extract, now=now, feed_id=feed.id, guid=guid, failure=failure
            )
        )
    return tally


def _fresh(entry: FeedEntry, now: datetime) -> bool:
    return entry.published is not None and abs(now - entry.published) < _TRIED_FOR


async def _page(
    entry: FeedEntry, fetcher: Fetcher, parsers: Parsers, tally: _Tally
) -> tuple[ParsedPage | None, str | None, str | None]:
    """The entry's page and where it was found in the end, or why there is none."""
    url = entry.url or ""
    only = "only what the feed itself says was read"
    try:
        answer = await fetcher.fetch(url)
    except FetchError as error:
        tally.complete = False
        return None, None, f"{error}; {only}."
    if not answer.ok:
        tally.complete = tally.complete and answer.status not in _PASSING
        return None, None, f"{shown(url)} answered with status {answer.status}; {only}."
    try:
        page = await parsers.page(
            answer.body, url=answer.final_url, content_type=answer.content_type, name=f"The page {shown(url)}"
        )
    except InputError as error:
        return None, None, f"{str(error).rstrip('.')}; {only}."
    if not page.text:
        return None, None, f"No article was found on the page {shown(url)}; {only}."
    return page, answer.final_url, None


async def _remember(store: Store, feed: Feed, answer: Fetched, now: datetime, *, complete: bool) -> None:
    """Keep what a good answer said. Validators are kept only when every entry was taken in, so that none is lost."""
    useless = answer.headers.get("expires", "").strip() == "0"  # such servers send validators and do not mean them
    keep = complete and not useless
    state = FeedState(
        etag=(answer.headers.get("etag") or (feed.poll.etag if answer.not_modified else None)) if keep else None,
        last_modified=(
            (answer.headers.get("last-modified") or (feed.poll.last_modified if answer.not_modified else None))
            if keep
            else None
        ),
        next_check_at=next_check(now=now, headers=answer.headers, failures=0),
        checked_at=now,
        failures=0,
        last_status=answer.status,
        state="ok",
    )
    async with store.transaction() as tx:
        await tx.put_feed_state(feed.id, state)


async def _failed(store: Store, feed: Feed, words: str, answer: Fetched | None, now: datetime) -> PollResult:
    gone = answer is not None and answer.status == 410
    failures = feed.poll.failures + 1
    headers = answer.headers if answer else {}
    state = replace(
        feed.poll,
        next_check_at=next_check(now=now, headers=headers, failures=failures, gone=gone),
        checked_at=now,
        failures=failures,
        last_status=answer.status if answer else None,
        state="gone" if gone else "failing",
    )
    async with store.transaction() as tx:
        await tx.put_feed_state(feed.id, state)
    return PollResult(feed_id=feed.id, ok=False, words=words)


def _refusal(feed: Feed, answer: Fetched) -> str:
    if answer.headers.get("cf-mitigated"):
        return f"{_name(feed)} answers with a check that only a browser can pass."
    if answer.status == 410:
        return f"{_name(feed)} is gone for good (status 410)."
    return f"{_name(feed)} {_BLOCKED.get(answer.status, 'gives no feed')} (status {answer.status})."


def _result(feed: Feed, parsed: ParsedFeed, tally: _Tally) -> PollResult:
    counts = tally.counts
    new, revised, failed = counts["new"], counts["revised"], counts["failed"]
    parts = [f"{new} new"] + [f"{revised} changed"] * bool(revised) + [f"{failed} not read in full"] * bool(failed)
    return PollResult(
        feed_id=feed.id,
        ok=True,
        words=f"{feed.title or parsed.title or shown(feed.url)}: {len(parsed.entries)} entries, {', '.join(parts)}.",
        entries=len(parsed.entries),
        new=new,
        revised=revised,
        unchanged=counts["unchanged"],
        failed=failed,
        events=counts["events"],
        problems=tuple(tally.problems),
    )


def _name(feed: Feed) -> str:
    return f"The feed {feed.title or shown(feed.url)}"
