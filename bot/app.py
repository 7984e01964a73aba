"""The only place that constructs things: clock, store, fetcher, parsers and workers, each when it is first needed."""

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import Clock, SystemClock
from bot.extracting import InThreads
from bot.settings.load import load
from bot.settings.model import Settings

if TYPE_CHECKING:
    from aiohttp.abc import AbstractResolver

    from bot.front.client import Front
    from bot.health import Ready
    from bot.publishing import Publisher
    from bot.workers.drawing import InPictureWorker
    from digests.collect.pages import Manners
    from digests.collect.parsers import Parsers
    from digests.publish.ports import Note
    from digests.sources.fetch.client import Fetcher
    from digests.storage.store import Store

EXTRACT_SECONDS = 20.0
"""The most that one article may take."""


class App:
    """What a command works with. Nothing is opened or loaded before it is asked for."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.parsers = InThreads(EXTRACT_SECONDS)

    @classmethod
    def configured(
        cls,
        *,
        config: Path | None = None,
        store: Path | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> "App":
        """The app as the file, the environment and the command line say, the latter first. Raises SettingsError."""
        settings = load(config, environ)
        if store is not None:
            settings = replace(settings, store=store)
        return cls(settings, SystemClock())

    @property
    def store_path(self) -> Path:
        """The store's file; `~` is the home folder."""
        return self.settings.store.expanduser()

    @asynccontextmanager
    async def store(self, *, create: bool = False) -> AsyncIterator["Store"]:
        """The store until the block ends. Only a command that takes something in may `create` it. Raises StoreError."""
        from digests.storage.store import Store  # loads SQLAlchemy

        store = await Store.open(self.store_path, create=create, busy_seconds=self.settings.busy_seconds)
        try:
            yield store
        finally:
            await store.close()

    def fetcher(self, *, resolver: "AbstractResolver | None" = None) -> AbstractAsyncContextManager["Fetcher"]:
        """The guarded HTTP client until the block ends. `resolver` replaces the system's, for names of one's own."""
        from digests.sources.fetch.client import Fetcher  # loads aiohttp
        from digests.sources.fetch.guard import Guard
        from digests.sources.fetch.pace import Pace

        guard = Guard(ports=self.settings.ports, allow_loopback=self.settings.allow_loopback)
        return Fetcher.open(guard=guard, resolver=resolver, pace=Pace(self.settings.host_seconds))

    def manners(self, fetcher: "Fetcher") -> "Manners":
        """How pages are read: which, and whether their sites' robots.txt is asked."""
        from digests.collect.pages import Manners
        from digests.sources.fetch.robots import RobotsRules

        refusal = RobotsRules(fetcher).refusal if self.settings.robots else None
        return Manners(wanted=self.settings.pages, refusal=refusal)

    @asynccontextmanager
    async def text_worker(self) -> AsyncIterator["Parsers"]:
        """The parsers in a process of their own until the block ends, for a command whose event loop must go on."""
        from bot.workers.parsing import BOUNDS, InWorker
        from bot.workers.supervisor import Supervisor

        async with Supervisor("bot.workers.text", BOUNDS) as worker:
            yield InWorker(worker)

    @asynccontextmanager
    async def front(self, store: "Store") -> AsyncIterator["Front"]:
        """The Discord client, not connected yet, with a worker for its pictures."""
        from bot.front.client import Front  # loads discord.py
        from bot.front.desk import Desk

        async with self.picture_worker() as pictures:
            yield Front(Desk(store=store, clock=self.clock, picture=pictures.world_map, zone=self.settings.zone))

    def publisher(self, store: "Store", front: "Front", note: "Note") -> "Publisher":
        """Who posts the scheduled digests, through the client."""
        from bot.front.sender import DiscordSender
        from bot.publishing import Publisher

        return Publisher(store, DiscordSender(front), note)

    def health(self, host: str, ready: "Ready") -> AbstractAsyncContextManager[str]:
        """The health server at the configured port until the block ends. Raises HealthUnavailable."""
        from bot.health import health_server  # loads aiohttp

        return health_server(host, self.settings.health_port, ready)

    @asynccontextmanager
    async def picture_worker(self) -> AsyncIterator["InPictureWorker"]:
        """Pictures from a process of their own until the block ends."""
        from bot.workers.drawing import BOUNDS, InPictureWorker
        from bot.workers.supervisor import Supervisor

        async with Supervisor("bot.workers.pictures", BOUNDS) as worker:
            yield InPictureWorker(worker)
