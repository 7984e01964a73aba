"""The loopback Discord as a whole: started, acted upon, stopped."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from aiohttp import web

from tests.loopback.faults import Faults
from tests.loopback.model import Channel, Guild, Member, Message, Received, Role
from tests.loopback.payloads import channel_json, guild_json, role_json
from tests.loopback.people import People
from tests.loopback.rest.door import REQUEST_BYTES, Door
from tests.loopback.waiting import PATIENCE
from tests.loopback.world import World

T = TypeVar("T")


class Loopback(People):
    """A running Discord: `world` is its state, `faults` what goes wrong, `gateway` the lines to the bot."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.faults = Faults()

    @property
    def url(self) -> str:
        """Where it listens, `http://127.0.0.1:…`."""
        return self.world.root

    # Waiting

    async def until(self, found: Callable[[], T | None], what: str, *, seconds: float = PATIENCE) -> T:
        """Waits until `found()` gives something true; looked at after every request and every word on the gateway."""
        return await self.changes.until(found, what, seconds=seconds)

    async def ready(self, *, sessions: int = 1, seconds: float = PATIENCE) -> None:
        """Waits until a bot is connected and has begun so many sessions since the start."""
        await self.until(
            lambda: self.gateway.connected and self.gateway.identified >= sessions, "the bot", seconds=seconds
        )

    async def posted(self, channel: Channel, number: int = 1, *, seconds: float = PATIENCE) -> list[Message]:
        """The bot's messages in a channel, oldest first, when there are at least so many."""

        def enough() -> list[Message] | None:
            mine = [one for one in channel.messages if one.author is self.world.bot and not one.loading]
            return mine if len(mine) >= number else None

        return await self.until(enough, f"message {number} in #{channel.name}", seconds=seconds)

    async def answered(self, method: str, route: str, number: int = 1, *, seconds: float = PATIENCE) -> list[Received]:
        """The answered requests of one route, when there are at least so many."""

        def enough() -> list[Received] | None:
            done = [request for request in self.world.asked(method, route) if request.status is not None]
            return done if len(done) >= number else None

        return await self.until(enough, f"request {number} of {method} {route}", seconds=seconds)

    # What happens in the guilds: the state changes, and the bot is told

    async def add_bot(self, guild: Guild) -> None:
        """Someone adds the bot to the guild."""
        guild.members[self.world.bot.id] = Member(self.world.bot)
        joined = guild_json(self.world, guild)
        del joined["unavailable"]  # by which clients tell a guild that is new from one that was away
        await self.gateway.dispatch("GUILD_CREATE", joined)

    async def remove_bot(self, guild: Guild) -> None:
        """Someone throws the bot out."""
        guild.members.pop(self.world.bot.id, None)
        await self.gateway.dispatch("GUILD_DELETE", {"id": guild.id})

    async def take_away(self, guild: Guild) -> None:
        """The guild is unavailable for a while: an outage of Discord, the bot is still in it."""
        guild.unavailable = True
        await self.gateway.dispatch("GUILD_DELETE", {"id": guild.id, "unavailable": True})

    async def bring_back(self, guild: Guild) -> None:
        """The outage is over."""
        guild.unavailable = False
        await self.gateway.dispatch("GUILD_CREATE", guild_json(self.world, guild))

    async def tell_channel(self, channel: Channel) -> None:
        """Tells the bot that a channel is new or was changed, after the test did so."""
        kind = "THREAD_UPDATE" if channel.kind.is_thread else "CHANNEL_UPDATE"
        await self.gateway.dispatch(kind, channel_json(self.world, channel))

    async def delete_channel(self, channel: Channel) -> None:
        """Someone deletes a channel, and with it its threads."""
        whole = channel_json(self.world, channel)
        gone = [one for one in self.world.channels.values() if channel.id in (one.id, one.parent_id)]
        for one in gone:
            del self.world.channels[one.id]
        await self.gateway.dispatch("THREAD_DELETE" if channel.kind.is_thread else "CHANNEL_DELETE", whole)

    async def tell_role(self, guild: Guild, role: Role) -> None:
        """Tells the bot that a role was changed, after the test did so."""
        await self.gateway.dispatch("GUILD_ROLE_UPDATE", {"guild_id": guild.id, "role": role_json(role)})


@asynccontextmanager
async def loopback_discord(world: World | None = None) -> AsyncIterator[Loopback]:
    """A Discord on a free port of 127.0.0.1 until the block ends, where it raises what broke inside itself."""
    discord = Loopback(world or World())
    door = Door(discord.world, discord.faults, discord.changes.tell)
    app = web.Application(client_max_size=REQUEST_BYTES)
    app.add_routes([*door.routes(), web.get("/gateway", discord.gateway.serve)])
    app.add_routes([web.get("/attachments/{channel}/{attachment}/{name}", _file(discord.world))])
    runner = web.AppRunner(app, access_log=None, logger=_quiet(), shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    discord.world.root = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield discord
    finally:
        discord.faults.clear()
        await discord.gateway.close()
        await runner.cleanup()
    if door.crashes:
        raise AssertionError("The loopback Discord itself broke:\n" + "\n".join(door.crashes))


def _file(world: World) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def serve(request: web.Request) -> web.StreamResponse:
        wanted = request.match_info["attachment"]
        every = [message for channel in world.channels.values() for message in channel.messages]
        every += [one for asked in world.interactions.values() for one in [asked.original, *asked.followups] if one]
        for attachment in (attachment for message in every for attachment in message.attachments):
            if attachment.id == wanted:
                return web.Response(body=attachment.data, content_type=attachment.content_type)
        raise web.HTTPNotFound

    return serve


def _quiet() -> logging.Logger:
    """A logger that says nothing: broken lines are what this server is for."""
    logger = logging.getLogger("tests.loopback")
    logger.propagate = False
    logger.addHandler(logging.NullHandler())
    return logger
