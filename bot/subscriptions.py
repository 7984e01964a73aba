"""Which feeds `communique run` reads: the configured, those added at the terminal, else those that come along."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bot.app import App
from digests.storage.records import Feed, Origin

if TYPE_CHECKING:
    from bot.seed_feeds import SeedFeed
    from bot.settings.model import FeedSettings
    from digests.storage.store import Store
    from digests.storage.writing import Writing

NOT_CONFIGURED = "It no longer stands in the configuration."
OWN_ONES = "It comes with Communiqué and is read only while no other feeds are named."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A feed as the store is to know it."""

    url: str
    title: str | None = None
    publisher: str | None = None
    country: str | None = None
    zone: str | None = None
    language: str | None = None
    origin: Origin
    enabled: bool = True
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """How many feeds are read, and whether they are those that come along, for nobody named others."""

    feeds: int
    seeds: bool


def wanted(
    configured: "Sequence[FeedSettings]", stored: Sequence[Feed], seeds: "Iterable[SeedFeed]", *, use_seeds: bool
) -> Iterator[Wanted]:
    """What changes in the store. Pure. Feeds added at the terminal stay as they are; no feed is forgotten."""
    named = {feed.url for feed in configured}
    own = bool(configured) or any(feed.enabled and feed.origin == "added" for feed in stored)
    along = [] if own or not use_seeds else [seed for seed in seeds if seed.on]
    kept = named | {seed.url for seed in along}
    for feed in stored:
        if feed.enabled and feed.origin in {"config", "seeds"} and not kept & {feed.url, feed.asked_url}:
            yield switched_off(feed, OWN_ONES if feed.origin == "seeds" else NOT_CONFIGURED)
    known = {url: feed for feed in stored for url in (feed.url, feed.asked_url) if url}
    for one in configured:
        before = known.get(one.url)
        yield Wanted(
            url=one.url,
            title=one.title or (before.title if before else None),
            publisher=one.publisher,
            country=one.country,
            zone=one.zone,
            language=before.language if before else None,
            origin="config",
        )
    for seed in along:
        yield from_seed(seed, origin="seeds")


def from_seed(seed: "SeedFeed", *, origin: Origin) -> Wanted:
    """A feed that comes along, with what is known of it."""
    return Wanted(
        url=seed.url,
        title=seed.title,
        publisher=seed.publisher,
        country=seed.country,
        zone=seed.zone,
        language=seed.language,
        origin=origin,
        note=seed.note,
    )


def switched_off(feed: Feed, note: str) -> Wanted:
    """The feed as it is known, no longer read."""
    return Wanted(
        url=feed.url,
        title=feed.title,
        publisher=feed.publisher,
        country=feed.country,
        zone=feed.zone,
        language=feed.language,
        origin=feed.origin,
        enabled=False,
        note=note,
    )


async def put(tx: "Writing", app: App, one: Wanted) -> int:
    """Store it; returns the feed's id."""
    return await tx.put_feed(now=app.clock.now(), **asdict(one))


async def subscribe(app: App, store: "Store") -> Read:
    """Bring the store's feeds to what is configured; says what is read now. Raises StoreError."""
    from bot.seed_feeds import seed_feeds

    async with store.transaction() as tx:
        changes = wanted(app.settings.feeds, await tx.feeds(), seed_feeds(), use_seeds=app.settings.seed_feeds)
        for one in changes:
            await put(tx, app, one)
        read = [feed for feed in await tx.feeds() if feed.enabled]
    return Read(len(read), bool(read) and all(feed.origin == "seeds" for feed in read))
