"""One run of the bot, from the first connection to the last: everything that `communique run` keeps going."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from bot.app import App
from bot.service import Service
from bot.subscriptions import subscribe
from digests.errors import DigestsError, StoreError

if TYPE_CHECKING:
    from structlog.typing import FilteringBoundLogger

    from bot.front.client import Front
    from digests.collect.poll import PollResult
    from digests.storage.store import Store

NO_FEEDS = (
    "No feeds are named: add one with `communique feeds add URL`, put [[feeds]] into config.toml, or leave the setting "
    "seed_feeds as it is by default."
)
LOOPBACK = "127.0.0.1"
CLOSE_SECONDS = 3.0
"""For the goodbye to Discord; without one the connection is simply dropped."""


class NothingToRead(DigestsError):
    """No feed is named anywhere."""


async def run(app: App, log: "FilteringBoundLogger", *, token: str | None, stop: asyncio.Event) -> None:
    """Poll, post and answer until `stop` is set; without a `token` only poll.

    Raises what makes going on pointless: NothingToRead, LoginRefused, ModelMissing, StoreError for a store that cannot
    be opened, HealthUnavailable.
    """
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(app.store(create=True))
        fetcher = await stack.enter_async_context(app.fetcher())
        parsers = await stack.enter_async_context(app.text_worker())
        front = await stack.enter_async_context(app.front(store)) if token is not None else None
        read = await subscribe(app, store)
        if not read.feeds:
            raise NothingToRead(NO_FEEDS)
        service = Service(
            app,
            store,
            fetcher,
            parsers,
            told=lambda result: _tell(log, result),
            troubled=_once(lambda sentence: log.error("store.trouble", says=sentence)),
            publisher=app.publisher(store, front, log.info) if front is not None else None,
            stop=stop,
        )
        if app.settings.health_port:
            await stack.enter_async_context(app.health(LOOPBACK, lambda: _missing(store, front)))
        if front is not None and token is not None:
            await stack.enter_async_context(_connected(front, token, service))
        which = ", those that come with Communiqué as no others are named," if read.seeds else ""
        log.info(
            "run.started",
            says=f"Polling {read.feeds} feed{'' if read.feeds == 1 else 's'}{which} into {app.store_path}, with a look "
            f"every {app.settings.poll_minutes} minutes. Ctrl-C ends it.",
        )
        await service.until_stopped()


@asynccontextmanager
async def _connected(front: "Front", token: str, service: Service) -> AsyncIterator[None]:
    """Connected to Discord, or trying to be, inside the block; what ends the connection for good ends the service."""

    async def serve() -> None:
        try:
            await front.serve(token)
        except Exception as error:
            service.fail(error)

    front.when_connected = service.look
    serving = asyncio.create_task(serve())
    try:
        yield
    finally:
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await front.close()
        except TimeoutError:
            serving.cancel()
        await asyncio.wait([serving], timeout=CLOSE_SECONDS)
        serving.cancel()


def _once(tell: Callable[[str], object]) -> Callable[[str], None]:
    """Tells a sentence only when it is not the one that was told last: a full disk is looked at every few seconds."""
    last = ""

    def told(sentence: str) -> None:
        nonlocal last
        if sentence != last:
            tell(sentence)
        last = sentence

    return told


async def _missing(store: "Store", front: "Front | None") -> str | None:
    """What is missing for the bot to do its work, in one sentence."""
    try:
        async with store.reading() as tx:
            await tx.mark("health")
    except StoreError as error:
        return str(error)
    if front is not None and not front.connected:
        return "Communiqué is not connected to Discord just now."
    return None


def _tell(log: "FilteringBoundLogger", result: "PollResult") -> None:
    facts = {"feed": result.feed_id, "new": result.new, "revised": result.revised, "events": result.events}
    (log.info if result.ok else log.warning)("feed.polled", says=result.words, **facts)
    for problem in result.problems:
        log.warning("article.trouble", says=problem, feed=result.feed_id)
