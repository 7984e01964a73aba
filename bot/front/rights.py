"""Where digests can be posted, and what the bot must be allowed there. Looked up in the client's cache, never asked."""

from dataclasses import dataclass

import discord

Postable = discord.TextChannel | discord.Thread
"""Text and announcement channels, and threads."""

POSTABLE_TYPES = (
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
    discord.ChannelType.news_thread,
)
WANTED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    attach_files=True,
    read_message_history=True,
)
"""What an invitation asks for."""

MENTION = "Mention @\u200beveryone, @\u200bhere and All Roles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What the bot lacks in a channel, as Discord's settings call it."""

    must: tuple[str, ...]
    """Without these nothing can be posted."""
    should: tuple[str, ...]
    """Without these a digest is posted, but something about it does not work."""
    history: bool
    mention: bool
    """Whether it may mention roles that are not mentionable by all."""


def rights_in(channel: Postable) -> Rights:
    """What the bot may do in a channel of its cache."""
    try:
        allowed = channel.permissions_for(channel.guild.me)
    except discord.ClientException:  # a thread whose channel cannot be seen
        allowed = discord.Permissions.none()
    in_thread = isinstance(channel, discord.Thread)
    must = {
        "View Channel": allowed.view_channel,
        "Send Messages in Threads": allowed.send_messages_in_threads or not in_thread,
        "Send Messages": allowed.send_messages or in_thread,
    }
    should = {"Attach Files": allowed.attach_files, "Read Message History": allowed.read_message_history}
    return Rights(
        must=tuple(name for name, has in must.items() if not has),
        should=tuple(name for name, has in should.items() if not has),
        history=allowed.read_message_history,
        mention=allowed.mention_everyone,
    )


def listed(names: tuple[str, ...]) -> str:
    """“View Channel” and “Send Messages”."""
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
