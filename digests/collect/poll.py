"""Ask one feed, take in what it lists, remember what it said."""

from dataclasses import dataclass, replace
from datetime import datetime

from digests.collect.heard import TakenIn, after_feed, after_same, after_trouble, has_moved
from digests.collect.ledger import Ledger
from digests.collect.pages import Manners
from digests.collect.parsers import Parsers
from digests.collect.ration import Ration
from digests.collect.take_in import Tally, take_in
from digests.collect.trouble import refusal
from digests.compose.coverage import amount
from digests.errors import FeedError, FetchError
from digests.sources.fetch.client import Fetched, Fetcher
from digests.sources.fetch.pace import NoTurn
from digests.sources.fetch.shown import shown
from digests.sources.parse.home import NO_HOMES, Homes
from digests.sources.parse.parsed import ParsedFeed
from digests.storage.records import Feed, FeedState
from digests.storage.store import Store


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
    spared: int = 0
    """Entries whose pages need not be read: they may tell of nothing that is looked for."""
    events: int = 0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a feed answered, still to be taken in; the answer's bytes are read and let go."""

    feed: Feed
    answer: Fetched
    parsed: ParsedFeed
    ration: Ration


async def poll_feed(
    store: Store,
    feed: Feed,
    *,
    fetcher: Fetcher,
    parsers: Parsers,
    now: datetime,
    homes: Homes = NO_HOMES,
    manners: Manners | None = None,
) -> PollResult:
    """Ask `feed` once and store what is new, then what the feed itself said (validators, next check, failures).

    `homes` are publishers known beside the table. Whatever the server does ends in a result. Raises StoreError,
    ModelMissing and ParsersAway, which are not the feed's fault.
    """
    ledger = Ledger(store)
    asked = await ask(feed, ledger=ledger, fetcher=fetcher, parsers=parsers, now=now)
    if isinstance(asked, PollResult):
        return asked
    return await take(store, asked, ledger=ledger, fetcher=fetcher, now=now, homes=homes, manners=manners or Manners())


async def ask(feed: Feed, *, ledger: Ledger, fetcher: Fetcher, parsers: Parsers, now: datetime) -> Asked | PollResult:
    """Fetch and read the feed; trouble and "nothing new" are results at once, and remembered in `ledger`."""
    past = feed.poll
    try:
        answer = await fetcher.fetch(feed.url, etag=past.etag, last_modified=past.last_modified, delta=True)
    except NoTurn as error:  # our own queue, which says nothing of the feed: it is due at the next look
        return PollResult(feed_id=feed.id, ok=False, words=f"{named(feed)} has to wait: {error.reason}.")
    except FetchError as error:
        return await failed(ledger, feed, f"cannot be fetched: {error.reason}", None, now)
    if answer.not_modified:
        await ledger.put(feed.id, after_same(feed, answer, now))
        return PollResult(feed_id=feed.id, ok=True, words=f"{named(feed)} has nothing new.")
    if not answer.ok or answer.challenged:
        return await failed(ledger, feed, refusal(answer), answer, now)
    ration = Ration(parsers)
    try:
        parsed = await ration.feed(answer.body, url=answer.final_url, content_type=answer.content_type)
    except FeedError as error:
        return await failed(ledger, feed, f"cannot be read: {_lower(str(error))}", answer, now)
    return Asked(feed, replace(answer, body=b""), parsed, ration)


async def take(
    store: Store,
    asked: Asked,
    *,
    ledger: Ledger,
    fetcher: Fetcher,
    now: datetime,
    homes: Homes,
    manners: Manners,
) -> PollResult:
    """Store what the feed listed and what it said of itself."""
    feed, answer, parsed, ration = asked.feed, asked.answer, asked.parsed, asked.ration
    tally = await take_in(store, feed, parsed, fetcher=fetcher, ration=ration, now=now, homes=homes, manners=manners)
    taken = TakenIn(whole=tally.complete, stored=not tally.left, new=tally.counts["new"])
    moved = await _remember(store, ledger, feed, after_feed(feed, answer, parsed, taken, now), parsed)
    result = _result(feed, parsed, tally)
    return replace(result, problems=(*result.problems, moved)) if moved else result


async def _remember(store: Store, ledger: Ledger, feed: Feed, state: FeedState, parsed: ParsedFeed) -> str | None:
    """Keep what a poll found; a sentence where the feed was given the address that it has moved to."""
    there = has_moved(state)
    if there is None and feed.title and feed.site_url == parsed.site_url:
        await ledger.put(feed.id, state)
        return None
    async with store.transaction() as tx:
        await tx.put_feed_state(feed.id, state)
        await tx.describe_feed(feed.id, title=parsed.title or None, site_url=parsed.site_url)
        if there is None:
            return None
        if await tx.move_feed(feed.id, there):
            return f"{named(feed)} has moved for good and is read at {shown(there)} from now on."
    return f"{named(feed)} has moved to {shown(there)}, which is read already, and is switched off."


async def failed(ledger: Ledger, feed: Feed, problem: str, answer: Fetched | None, now: datetime) -> PollResult:
    """Remember that asking `feed` failed, so that it waits longer the next time. Raises StoreError, InputError.

    `problem` goes on a sentence that begins with the feed.
    """
    problem = problem.rstrip(".")
    await ledger.put(feed.id, after_trouble(feed, problem, answer, now))
    return PollResult(feed_id=feed.id, ok=False, words=f"{named(feed)} {problem}.")


def _result(feed: Feed, parsed: ParsedFeed, tally: Tally) -> PollResult:
    counts = tally.counts
    new, revised, wrong = counts["new"], counts["revised"], counts["failed"]
    parts = [f"{new} new"] + [f"{revised} changed"] * bool(revised) + [f"{wrong} not read in full"] * bool(wrong)
    entries = amount(len(parsed.entries), "entry", "entries")
    return PollResult(
        feed_id=feed.id,
        ok=True,
        words=f"{feed.title or parsed.title or shown(feed.url)}: {entries}, {', '.join(parts)}.",
        entries=len(parsed.entries),
        new=new,
        revised=revised,
        unchanged=counts["unchanged"],
        failed=wrong,
        spared=counts["spared"],
        events=counts["events"],
        problems=tuple(tally.problems),
    )


def named(feed: Feed) -> str:
    """What a feed is called at the beginning of a sentence."""
    return f"The feed {feed.title or shown(feed.url)}"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
