"""What `communique feeds` does: add, remove, take in and give out lists. Nothing here speaks to a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot.app import App
from digests.errors import InputError

if TYPE_CHECKING:
    from bot.seed_feeds import DeadFeed, SeedFeed
    from digests.collect.find import Discovered
    from digests.storage.records import Feed
    from digests.storage.store import Store
    from digests.storage.writing import Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding an address came to. `others` are further feeds of its page; `notes` are sentences to know."""

    feed: "Feed"
    was_known: bool
    page: str | None = None
    others: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Imported:
    """What taking in a list came to; `problems` are sentences."""

    added: int = 0
    known: int = 0
    problems: list[str] = field(default_factory=list)


def spelled(given: str) -> str:
    """The address that somebody means who leaves out `https://`."""
    given = given.strip()
    if given.lower().startswith("feed:"):
        given = given[5:].removeprefix("//")
    return given if "://" in given else f"https://{given}"


async def add(app: App, store: "Store", given: str, *, unasked: bool = False) -> Added:
    """Add the feed at `given`, or the one that its page names. `unasked`: believe that it is a feed.

    Raises InputError for a dead feed and for what is no feed; FetchError for an address that may not be asked.
    """
    url = spelled(given)
    _refuse_dead(url)
    found = None if unasked else await _find(app, url)
    if found is not None:
        url = found.url
        _refuse_dead(url)
    else:
        _check(app, url)
    async with store.transaction() as tx:
        known = next((feed for feed in await tx.feeds() if url in {feed.url, feed.asked_url}), None)
        feed = await _put(tx, url, known, title=found.parsed.title if found else None, now=app.clock.now())
        along = await _drop_seeds(app, tx)
    seed = _seed(url)
    notes = [seed.off] if seed and seed.off else []
    if along:
        notes.append(
            f"The {along} feeds that come with Communiqué are read only while no others are named; "
            "`communique feeds add seeds` keeps them."
        )
    return Added(
        feed=feed,
        was_known=_is_own(known),
        page=found.page if found else None,
        others=tuple(other.url for other in found.others) if found else (),
        notes=tuple(notes),
    )


async def add_seeds(app: App, store: "Store") -> int:
    """Make the switched-on feeds that come with Communiqué somebody's own; returns how many."""
    from bot.seed_feeds import seed_feeds
    from bot.subscriptions import from_seed, put

    seeds = [seed for seed in seed_feeds() if seed.on]
    async with store.transaction() as tx:
        for seed in seeds:
            await put(tx, app, from_seed(seed, origin="added"))
    return len(seeds)


async def _drop_seeds(app: App, tx: "Writing") -> int:
    """Switch off what is read only while nobody names feeds; returns how many."""
    from bot.subscriptions import OWN_ONES, put, switched_off

    along = [feed for feed in await tx.feeds() if feed.enabled and feed.origin == "seeds"]
    for feed in along:
        await put(tx, app, switched_off(feed, OWN_ONES))
    return len(along)


async def remove(store: "Store", given: str) -> "Feed":
    """Forget a feed by its number or address; its articles stay. Raises InputError for one that is not there."""
    async with store.transaction() as tx:
        feed = _of(await tx.feeds(), given)
        if feed.origin == "config" and feed.enabled:
            raise InputError(f"Feed {feed.id} stands in the configuration: take its [[feeds]] table out of it.")
        if feed.origin == "seeds" and feed.enabled:
            raise InputError(
                f"Feed {feed.id} comes with Communiqué and would be read again at the next start: "
                "`communique feeds add seeds` makes these feeds yours, then it can be removed."
            )
        await tx.remove_feed(feed.id)
    return feed


async def take_in_list(app: App, store: "Store", data: bytes, *, name: str) -> Imported:
    """Add the feeds of an OPML file, each to be asked at the next look. Raises InputError for what is no OPML."""
    from digests.sources.parse.opml import read_opml

    told = Imported()
    outlines = read_opml(data, name=name)
    async with store.transaction() as tx:
        known = {url: feed for feed in await tx.feeds() for url in (feed.url, feed.asked_url) if url}
        for outline in outlines:
            problem = outline.problem or _problem(app, outline.url)
            if problem:
                told.problems.append(problem)
                continue
            feed = known.get(outline.url)
            told.known += _is_own(feed)
            told.added += not _is_own(feed)
            known[outline.url] = await _put(tx, outline.url, feed, title=outline.title, now=app.clock.now())
        if told.added:
            await _drop_seeds(app, tx)
    return told


def _is_own(feed: "Feed | None") -> bool:
    """Whether somebody named the feed before."""
    return feed is not None and feed.enabled and feed.origin in {"added", "config"}


async def give_out(store: "Store", now: datetime) -> bytes:
    """The feeds that are read, as OPML 2.0."""
    from digests.sources.parse.opml import Outline, write_opml

    async with store.reading() as tx:
        feeds = [feed for feed in await tx.feeds() if feed.enabled]
    outlines = [Outline(url=f.url, title=f.title, site_url=f.site_url, folders=()) for f in feeds]
    return write_opml(outlines, title="Communiqué", created=now)


async def _put(tx: "Writing", url: str, known: "Feed | None", *, title: str | None, now: datetime) -> "Feed":
    """Store the feed as somebody's own, with what the list that comes with Communiqué knows of it."""
    from digests.storage.records import FeedState

    seed = _seed(url)
    feed_id = await tx.put_feed(
        known.url if known else url,
        now=now,
        title=(known.title if known else None) or (seed.title if seed else None) or title or None,
        publisher=(known.publisher if known else None) or (seed.publisher if seed else None),
        country=(known.country if known else None) or (seed.country if seed else None),
        zone=(known.zone if known else None) or (seed.zone if seed else None),
        language=(known.language if known else None) or (seed.language if seed else None),
        origin="config" if known and known.origin == "config" and known.enabled else "added",
    )
    if known and known.poll.state in {"gone", "failing"}:
        await tx.put_feed_state(feed_id, FeedState(whole_at=known.poll.whole_at, new_at=known.poll.new_at))
    return await tx.feed(feed_id)


async def _find(app: App, url: str) -> "Discovered":
    from digests.collect.find import find_feed

    async with app.fetcher() as fetcher:
        return await find_feed(url, fetcher=fetcher, parsers=app.parsers)


def _of(feeds: "Iterable[Feed]", given: str) -> "Feed":
    url = spelled(given)
    for feed in feeds:
        if given.strip() == str(feed.id) or url in {feed.url, feed.asked_url}:
            return feed
    raise InputError("There is no such feed; `communique feeds list` shows their numbers and addresses.")


def _check(app: App, url: str) -> None:
    from digests.sources.fetch.guard import Guard

    Guard(ports=app.settings.ports, allow_loopback=app.settings.allow_loopback).check_url(url)


def _problem(app: App, url: str) -> str | None:
    from digests.errors import FetchError

    try:
        _refuse_dead(url)
        _check(app, url)
    except (InputError, FetchError) as error:
        return f"{str(error).rstrip('.')}."
    return None


def _refuse_dead(url: str) -> None:
    """Raises InputError for a feed that is known to be dead, with the reason."""
    if dead := _dead().get(_canonical(url)):
        raise InputError(f"The feed {dead.title} is dead and was not added: {dead.reason}")


def _seed(url: str) -> "SeedFeed | None":
    from bot.seed_feeds import seed_feeds

    wanted = _canonical(url)
    return next((seed for seed in seed_feeds() if _canonical(seed.url) == wanted), None)


def _dead() -> "Mapping[str, DeadFeed]":
    from bot.seed_feeds import dead_feeds

    return dead_feeds()


def _canonical(url: str) -> str:
    from digests.sources.parse.canonical import canonical_url

    return canonical_url(url)
