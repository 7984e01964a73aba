"""The demo's two steps: take in the packaged articles as if from the web, then answer from the store."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import App
from bot.clock import FixedClock
from bot.newsstand import DemoPlan, newsstand
from bot.settings.model import Settings
from digests.collect.pages import Manners
from digests.collect.poll import PollResult, poll_feed
from digests.compose.views import CountryView, Digest
from digests.compose.windows import end_of
from digests.queries.country import country
from digests.queries.digest import digest
from digests.sources.parse.home import Home, Homes


async def collect(path: Path, plan: DemoPlan) -> PollResult:
    """Poll the newsstand's feed once into the store at `path`, by the same code as any feed. Raises StoreError."""
    async with newsstand(plan.feed) as stand:
        app = _app(plan, path, ports=(stand.port,))
        async with app.store(create=True) as store, app.fetcher(resolver=stand.resolver) as fetcher:
            async with store.transaction() as tx:
                # Switched off, for `run` will not find it again.
                feed = await tx.feed(
                    await tx.put_feed(stand.feed_url, now=app.clock.now(), enabled=False, origin="once")
                )
            return await poll_feed(
                store,
                feed,
                fetcher=fetcher,
                parsers=app.parsers,
                now=app.clock.now(),
                homes=_homes(plan),
                manners=Manners(wanted="all"),
            )


async def answer(path: Path, plan: DemoPlan) -> tuple[Digest, CountryView]:
    """The digest and the look-up that the plan asks for."""
    app = _app(plan, path)
    async with app.store() as store:
        return (
            await digest(store, now=app.clock.now(), zone=ZoneInfo(plan.zone)),
            await country(store, plan.country, now=app.clock.now()),
        )


def _homes(plan: DemoPlan) -> Homes:
    """The invented publishers, which no table of real ones holds."""
    return {
        publisher.host.removeprefix("www."): Home(publisher.name, publisher.country, publisher.zone)
        for publisher in plan.publishers
    }


def _app(plan: DemoPlan, path: Path, *, ports: tuple[int, ...] = ()) -> App:
    """The demo's own app: what is configured on this machine does not change what it shows."""
    settings = Settings(store=path, zone=plan.zone, allow_loopback=True, ports=ports, host_seconds=0)
    return App(settings, FixedClock(end_of(plan.as_of, ZoneInfo(plan.zone))))
