"""Ask one feed: fetch, parse, take in each entry, remember what the feed said."""

from dataclasses import dataclass, replace
from datetime import datetime

from digests.collect.parsers import Parsers
from digests.collect.ration import Ration
from digests.collect.schedule import next_check
from digests.collect.take_in import Tally, take_in
from digests.errors import FeedError, FetchError
from digests.sources.fetch.client import Fetched, Fetcher
from digests.sources.fetch.shown import shown
from digests.sources.parse.home import NO_HOMES, Homes
from digests.sources.parse.parsed import ParsedFeed
from digests.storage.records import Feed, FeedState
from digests.storage.store import Store

_BLOCKED = {401: "asks for a login", 403: "refuses to answer", 429: "asks us to come less often"}


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
        return await failed(store, feed, str(error), None, now)
    if answer.not_modified:
        await _remember(store, feed, answer, now, complete=True)
        return PollResult(feed_id=feed.id, ok=True, words=f"{named(feed)} has nothing new.")
    if not answer.ok:
        return await failed(store, feed, _refusal(feed, answer), answer, now)
    ration = Ration(parsers)
    try:
        parsed = await ration.feed(answer.body, url=answer.final_url, content_type=answer.content_type)
    except FeedError as error:
        return await failed(store, feed, f"{named(feed)} cannot be read. {error}", answer, now)
    tally = await take_in(store, feed, parsed, fetcher=fetcher, ration=ration, now=now, homes=homes)
    await _remember(store, feed, answer, now, complete=tally.complete)
    return _result(feed, parsed, tally)


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


async def failed(store: Store, feed: Feed, words: str, answer: Fetched | None, now: datetime) -> PollResult:
    """Remember that asking `feed` failed, so that it waits longer the next time; `words` say why. Raises StoreError."""
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
        return f"{named(feed)} answers with a check that only a browser can pass."
    if answer.status == 410:
        return f"{named(feed)} is gone for good (status 410)."
    return f"{named(feed)} {_BLOCKED.get(answer.status, 'gives no feed')} (status {answer.status})."


def _result(feed: Feed, parsed: ParsedFeed, tally: Tally) -> PollResult:
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


def named(feed: Feed) -> str:
    """What a feed is called at the beginning of a sentence."""
    return f"The feed {feed.title or shown(feed.url)}"
