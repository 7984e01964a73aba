"""What a new schedule must keep to. Reads the client's cache, asks nobody."""

import discord
from discord import app_commands

from bot.front.refusals import NotAllowed, Plain
from bot.front.rights import MENTION, POSTABLE_TYPES, Postable, listed, rights_in

Target = app_commands.AppCommandChannel | app_commands.AppCommandThread | discord.abc.Snowflake
"""A channel as a member named it, or the one that the member is in."""


def allowed_here(interaction: "discord.Interaction[discord.Client]") -> discord.Guild:
    """The server. Raises NotAllowed unless the member may manage it: a server can open the command to others."""
    if interaction.guild is None:
        raise NotAllowed("Digests are scheduled in a server, and this is none: use /schedule there.")
    if not interaction.permissions.manage_guild:
        raise NotAllowed(
            "Only who has the permission “Manage Server” can see and change schedules here: ask one of them."
        )
    return interaction.guild


def postable(guild: discord.Guild, target: Target) -> Postable:
    """The channel, when digests can be posted there. Raises Plain with what stands in the way."""
    channel = guild.get_channel_or_thread(target.id)
    kind = getattr(target, "type", None) or getattr(channel, "type", None)
    if kind in {discord.ChannelType.forum, discord.ChannelType.media}:
        raise Plain(f"<#{target.id}> is a forum, and those are not supported yet: choose a text channel or a thread.")
    if kind not in POSTABLE_TYPES:
        raise Plain(f"<#{target.id}> takes no digests: choose a text channel, an announcement channel or a thread.")
    if getattr(target, "archived", False):
        raise Plain(f"The thread <#{target.id}> is archived: write something in it, then set the schedule again.")
    if not isinstance(channel, Postable):
        raise Plain(f"Communiqué cannot see <#{target.id}>: let it in there, then set the schedule again.")
    if must := rights_in(channel).must:
        raise Plain(
            f"Communiqué may not post in <#{target.id}>: allow it {listed(must)} there, then set the schedule again."
        )
    return channel


def mentionable(role: discord.Role, channel: Postable) -> None:
    """Raises Plain when the bot's mention of the role would reach nobody, or everybody."""
    if role.is_default():
        raise Plain("A digest mentions no @\u200beveryone: choose a role for those who want to be told, or none.")
    if sentence := unmentionable(role, channel):
        raise Plain(sentence)


def unmentionable(role: discord.Role, channel: Postable) -> str:
    """Why the bot's mention of the role would reach nobody, and what to do; nothing when it would."""
    if role.mentionable or rights_in(channel).mention:
        return ""
    return (
        f"<@&{role.id}> cannot be mentioned by Communiqué: allow anyone to mention that role, or allow Communiqué "
        f"“{MENTION}” in <#{channel.id}>."
    )


def publishable(channel: Postable) -> None:
    """Raises Plain when nothing can be published to followers from there."""
    if not has_followers(channel):
        raise Plain(f"<#{channel.id}> has no followers to publish to: `crosspost` is for announcement channels.")


def has_followers(channel: Postable) -> bool:
    """Whether it is an announcement channel."""
    return isinstance(channel, discord.TextChannel) and channel.is_news()
