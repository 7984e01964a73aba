"""Posts the parts of scheduled digests: `digests.publish.ports.Sender` over Discord."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Literal

import aiohttp
import discord
import structlog

from bot.front.client import LEFT, Front
from bot.front.ids import OfRun, stands_in
from bot.front.layout import layout
from bot.front.rights import Postable, listed, rights_in
from digests.errors import DigestsError
from digests.publish.ports import Reach, Refused, Unsure
from digests.render.messages.codec import part_from_json

MOST_READ = 1_000
"""Messages that are read to find one of ours: ten requests."""
PATIENCE = 180.0
"""Seconds for one request, with the library's own retries and its waits for rate limits."""

_ALREADY_PUBLISHED = 40033
_NOT_ABOUT_THE_MESSAGE = {401, 408, 429}
_LOCKED = {50083, 160005}
_ABOUT_THE_MESSAGE = {10008, 200000}
_REASONS = {
    10003: "{channel}, where a digest was to be posted, is gone: choose another channel with /schedule set.",
    10008: "A part of the digest in {channel} was deleted as soon as it was posted: it is tried again later.",
    50001: "Communiqué cannot see {channel}: allow it “View Channel” there.",
    50013: "Communiqué may not post in {channel}: allow it “Send Messages” there, and “Send Messages in Threads”.",
    50083: "The thread {channel} is locked: unlock it, or choose another channel with /schedule set.",
    160005: "The thread {channel} is locked: unlock it, or choose another channel with /schedule set.",
    200000: "This server's AutoMod blocked the digest for {channel}: exempt Communiqué from the rule.",
}
"""By Discord's error codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json"""
_log = structlog.get_logger(__name__)


class DiscordSender:
    """Sends through a connected client. Channels that its cache does not hold may be threads that were archived."""

    def __init__(self, front: Front) -> None:
        self._front = front

    def reach(self, channel_id: str, guild_id: str) -> Reach:
        """Whether the channel of that server can be posted to, from the cache."""
        if not self._front.connected:
            return Reach(state="away", reason="Communiqué is not connected to Discord just now.")
        guild = self._front.get_guild(int(guild_id))
        if guild is None:  # once connected, all are known, also those that Discord cannot show just now
            return Reach(state="blocked", reason=LEFT)
        if guild.unavailable:
            return Reach(state="away", reason="Discord has trouble with that server just now.")
        channel = self._front.get_channel(int(channel_id))
        if channel is None:  # gone, or a thread that sleeps and wakes when it is posted to
            reason = self._front.gone.get(int(channel_id))
            return Reach(state="ready") if reason is None else Reach(state="blocked", reason=reason)
        if not isinstance(channel, Postable):
            return Reach(
                state="blocked", reason=f"<#{channel_id}> takes no digests: choose a text channel or a thread."
            )
        rights = rights_in(channel)
        if rights.must:
            sentence = f"Communiqué may not post in <#{channel_id}>: allow it {listed(rights.must)} there."
            return Reach(state="blocked", reason=sentence)
        return Reach(state="ready", history=rights.history)

    async def send(
        self, channel_id: str, payload: str, *, run_id: int, part: int, nonce: str, role_id: str | None
    ) -> str:
        """Post one part. The library asks Discord to enforce the nonce, so that its own retries post nothing twice."""
        try:
            rendered, _ = part_from_json(payload)
        except DigestsError as error:
            sentence = f"The digest for <#{channel_id}> cannot be read back from the store: {error}"
            raise Refused(sentence, about="message") from error
        roles = [discord.Object(int(role_id))] if role_id is not None else False
        async with _asking(channel_id):
            message = await self._place(channel_id).send(
                view=layout(rendered, OfRun(run_id, part), role_id=role_id),
                nonce=nonce,
                allowed_mentions=discord.AllowedMentions(everyone=False, users=False, roles=roles, replied_user=False),
            )
        return str(message.id)

    async def find(self, channel_id: str, *, run_id: int, part: int, since: datetime, until: datetime) -> str | None:
        """Look through what was posted in (since, until), the oldest first."""
        async with _asking(channel_id):
            channel = self._front.get_channel(int(channel_id)) or await self._front.fetch_channel(int(channel_id))
            if not isinstance(channel, Postable) or not rights_in(channel).history:
                # Without the permission Discord would say that nothing was ever posted.
                raise Refused(
                    f"Communiqué cannot see what it posted in <#{channel_id}>: allow it “Read Message History” there."
                )
            read = 0
            async for message in channel.history(limit=MOST_READ + 1, after=since, before=until, oldest_first=True):
                ours = self._front.user is not None and message.author.id == self._front.user.id
                if ours and stands_in(run_id, part, _custom_ids(message.components)):
                    return str(message.id)
                read += 1
        if read > MOST_READ:
            sentence = f"More than {MOST_READ:,} messages stand there from around that time, too many to look through."
            raise Refused(sentence, about="message")
        return None

    async def crosspost(self, channel_id: str, message_id: str) -> None:
        """Publish a message; one that is published already is as good."""
        async with _asking(channel_id):
            try:
                await self._place(channel_id).get_partial_message(int(message_id)).publish()
            except discord.HTTPException as error:
                if error.code != _ALREADY_PUBLISHED:
                    raise

    async def tell(self, user_id: str, sentence: str) -> bool:
        """Write a direct message."""
        try:
            async with asyncio.timeout(PATIENCE):
                user = self._front.get_user(int(user_id)) or await self._front.fetch_user(int(user_id))
                await user.send(sentence[:2000])
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
            _log.info("person.not_told", reason=str(error))
            return False
        return True

    def _place(self, channel_id: str) -> Postable | discord.PartialMessageable:
        channel = self._front.get_channel(int(channel_id))
        return channel if isinstance(channel, Postable) else self._front.get_partial_messageable(int(channel_id))


@asynccontextmanager
async def _asking(channel_id: str) -> AsyncIterator[None]:
    """Everything that can go wrong while Discord is asked, as Refused or Unsure."""
    try:
        async with asyncio.timeout(PATIENCE):
            yield
    except discord.HTTPException as error:
        _log.info("discord.refused", channel=channel_id, status=error.status, code=error.code, text=error.text)
        if error.status >= 500 or error.status in _NOT_ABOUT_THE_MESSAGE:
            raise Unsure(
                f"Discord answered with an error ({error.status}) when asked about <#{channel_id}>."
            ) from error
        raise Refused(
            _REASONS.get(error.code, _refusal(error)).format(channel=f"<#{channel_id}>"),
            about=_about(error),
        ) from error
    except discord.ClientException as error:  # such as a channel of a kind that the library does not know yet
        _log.error("discord.not_understood", channel=channel_id, reason=str(error))
        raise Unsure(f"Discord's answer about <#{channel_id}> could not be understood.") from error
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:  # OSError: TimeoutError too
        raise Unsure(f"The connection to Discord broke over <#{channel_id}>.") from error


def _about(error: discord.HTTPException) -> Literal["channel", "message"]:
    if error.code in _LOCKED:
        return "channel"
    return "message" if error.status == 400 or error.code in _ABOUT_THE_MESSAGE else "channel"


def _refusal(error: discord.HTTPException) -> str:
    if isinstance(error, discord.Forbidden):
        return "Communiqué may not post in {channel}: check what its role may do there."
    if isinstance(error, discord.NotFound):
        return _REASONS[10003]
    return f"Discord did not take the digest for {{channel}} (error {error.code}): please report this to the operator."


def _custom_ids(components: Sequence[Any]) -> Iterator[str]:
    """The ids of all buttons, however deep they stand."""
    for component in components:
        if custom_id := getattr(component, "custom_id", None):
            yield custom_id
        if accessory := getattr(component, "accessory", None):
            yield from _custom_ids([accessory])
        yield from _custom_ids(getattr(component, "children", ()))
