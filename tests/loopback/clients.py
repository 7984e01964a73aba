"""A small bot on discord.py, run in the test's own process against the loopback."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import discord
from discord import app_commands

from tests.loopback.loopback import Loopback
from tests.loopback.model import Channel
from tests.loopback.pointing import discord_py_pointed_at
from tests.loopback.waiting import Changes


class SmallBot(discord.Client):
    """Guilds only, a command tree, the names of the events heard, and no pause before a session is begun anew."""

    def __init__(self, build: Callable[["SmallBot"], None] | None = None, *, intents: int = 1) -> None:
        super().__init__(intents=discord.Intents._from_value(intents), guild_ready_timeout=0.05)
        self.tree = app_commands.CommandTree(self)
        self.heard: list[str] = []
        self.changes = Changes()
        if build is not None:
            build(self)

    async def setup_hook(self) -> None:
        """Registers the commands."""
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Begins at once."""

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Keeps the names of what was heard."""
        self.heard.append(event)
        super().dispatch(event, *args, **kwargs)
        self.changes.tell()

    async def hears(self, *events: str) -> None:
        """Waits until it has heard all of these."""
        await self.changes.until(lambda: set(events) <= set(self.heard), f"the bot to hear {' and '.join(events)}")

    def text_channel(self, channel: Channel) -> discord.TextChannel:
        """The same channel as discord.py knows it."""
        found = self.get_channel(int(channel.id))
        assert isinstance(found, discord.TextChannel)
        return found


@asynccontextmanager
async def running(
    loopback: Loopback,
    build: Callable[[SmallBot], None] | None = None,
    *,
    intents: int = 1,
    token: str | None = None,
) -> AsyncIterator[SmallBot]:
    """A bot that is ready, until the block ends. Raises what kept it from becoming so."""
    with discord_py_pointed_at(loopback.url):
        async with SmallBot(build, intents=intents) as bot:
            running = asyncio.create_task(bot.start(token or loopback.world.token))
            ready = asyncio.create_task(bot.wait_until_ready())
            try:
                await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
                if running.done():
                    await running
                yield bot
            finally:
                ready.cancel()
                await bot.close()
                await asyncio.gather(running, ready, return_exceptions=True)
