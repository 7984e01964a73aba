"""The Discord client: connects, keeps the commands known to Discord, and hands each question to its command."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.front.answers import complain
from bot.front.buttons import BUTTONS
from bot.front.commands import COMMANDS
from bot.front.desk import Desk
from bot.front.refusals import LoginRefused
from bot.front.rights import WANTED
from digests.errors import StoreError
from digests.places.world_names import world_names

if TYPE_CHECKING:
    from bot.front.answers import Asked

LEFT = (
    "Communiqué is no longer in that server: invite it again (/help has the link), "
    "then set the schedule anew with /schedule set."
)
_COMMANDS_KNOWN = "discord.commands"
_BAD_TOKEN = 4004  # https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
_LONGEST_LIMIT = 60.0
"""Seconds to wait for a rate limit at most: publishing in an announcement channel is limited by the hour."""
_LAST_GUILD = 1.0
"""Seconds after which no further server is waited for when the connection begins: it is told of when it comes."""
_PAUSES = (2.0, 5.0, 15.0, 60.0)
"""Seconds between attempts to log in, the last one again and again."""

_log = structlog.get_logger(__name__)


class Front(discord.Client):
    """One connection. `serve` runs it until `close`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_ratelimit_timeout=_LONGEST_LIMIT,
            guild_ready_timeout=_LAST_GUILD,
        )
        self.desk = desk
        self.tree = _Tree(self)
        for command in COMMANDS:
            self.tree.add_command(command)
        self.connected = False
        """Whether the gateway is connected now, and the cache is as Discord's."""
        self.when_connected: Callable[[], None] = lambda: None
        """Called each time the gateway is connected, or connected again: what had to wait need not wait longer."""
        self.gone: dict[int, str] = {}
        """Channels that were deleted while we looked, with a sentence that says so."""
        self._closing = asyncio.Event()
        self._names: asyncio.Task[object] | None = None

    async def serve(self, token: str, *, pauses: Sequence[float] = _PAUSES) -> None:
        """Log in, connect, and answer until `close`. Waits for Discord as long as it takes. Raises LoginRefused."""
        try:
            await self._log_in(token, pauses)
            await self.connect()
        except discord.LoginFailure as error:
            raise LoginRefused from error
        except discord.ConnectionClosed as error:
            if error.code == _BAD_TOKEN:
                raise LoginRefused from error
            raise

    async def setup_hook(self) -> None:
        """Called once logged in, before anything is asked of us."""
        self._names = asyncio.create_task(asyncio.to_thread(world_names))  # the first question need not wait for them
        self.add_dynamic_items(*BUTTONS)
        await self._sync_commands()

    async def on_ready(self) -> None:
        """Connected anew, with a new cache: servers may have been left behind meanwhile."""
        self.connected = True
        _log.info("discord.ready", says=self._connected_words(), guilds=len(self.guilds))
        try:
            await self._forget_others({str(guild.id) for guild in self.guilds})
        except StoreError as error:  # whoever posts finds out again
            _log.warning("schedule.trouble_not_kept", reason=str(error))
        self.when_connected()

    async def on_resumed(self) -> None:
        """Connected again, and nothing was missed."""
        self.connected = True
        self.when_connected()

    async def on_disconnect(self) -> None:
        """The library connects again by itself."""
        self.connected = False

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Removed from a server: its digests have nowhere to go."""
        await self._trouble(str(guild.id))

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel is gone for good."""
        self._is_gone(channel.id)

    async def on_raw_thread_delete(self, deleted: discord.RawThreadDeleteEvent) -> None:
        """A thread is gone for good."""
        self._is_gone(deleted.thread_id)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """An event's handler failed: the next event is another matter."""
        _log.exception("discord.event_failed", event_name=event_method)

    async def close(self) -> None:
        """Disconnect; `serve` ends."""
        self.connected = False
        self._closing.set()
        await super().close()

    def _connected_words(self) -> str:
        number = len(self.guilds)
        words = f"Connected to Discord as {self.user}, in {number} server{'' if number == 1 else 's'}."
        if number:
            return words
        return f"{words} Invite it: {discord.utils.oauth_url(self.application_id or 0, permissions=WANTED)}"

    async def _log_in(self, token: str, pauses: Sequence[float]) -> None:
        waiting = iter(pauses)
        pause = 0.0
        while not self.is_closed():
            try:
                await self.login(token)
            except discord.LoginFailure:
                raise
            except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
                pause = next(waiting, pause)
                _log.warning("discord.unreachable", reason=str(error) or type(error).__name__, next_try_seconds=pause)
                await self.http.close()
                self.http.connector = discord.utils.MISSING  # closed with its session; login makes another
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._closing.wait(), pause)
            else:
                return

    async def _sync_commands(self) -> None:
        """Tell Discord the commands, only when it does not know them: they are changed in bulk, and rarely."""
        definitions = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        known_as = json.dumps([self.application_id, definitions], sort_keys=True, default=str)
        digest = hashlib.sha256(known_as.encode()).hexdigest()
        async with self.desk.store.reading() as tx:
            if await tx.mark(_COMMANDS_KNOWN) == digest:
                return
        try:
            await self.tree.sync()
        # The old ones go on to work, and the next start tries again.
        except (discord.HTTPException, discord.RateLimited) as error:
            _log.error("discord.commands_not_told", reason=str(error))
            return
        _log.info("discord.commands_told", commands=len(definitions))
        async with self.desk.store.transaction() as tx:
            await tx.put_mark(_COMMANDS_KNOWN, digest)

    async def _forget_others(self, present: Collection[str]) -> None:
        """Trouble the schedules of servers that we are no longer in."""
        async with self.desk.store.reading() as tx:
            left = [schedule for schedule in await tx.schedules() if schedule.guild_id not in present]
        for guild_id in {schedule.guild_id for schedule in left if schedule.trouble != LEFT}:
            await self._trouble(guild_id)

    async def _trouble(self, guild_id: str) -> None:
        try:
            async with self.desk.store.transaction() as tx:
                for schedule in await tx.schedules(guild_id):
                    await tx.trouble_schedule(schedule.id, LEFT)
        except StoreError as error:  # whoever posts finds out again
            _log.warning("schedule.trouble_not_kept", guild=guild_id, reason=str(error))

    def _is_gone(self, channel_id: int) -> None:
        self.gone[channel_id] = (
            f"<#{channel_id}>, where a digest was to be posted, is gone: choose another channel with /schedule set."
        )


class _Tree(app_commands.CommandTree[Front]):
    """The commands, whose failures are told to whoever asked."""

    async def on_error(self, interaction: "Asked", error: app_commands.AppCommandError, /) -> None:
        """Every failure of every command."""
        await complain(interaction, error)
