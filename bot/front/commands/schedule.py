"""`/schedule`: a channel's digest. Kept to whoever manages the server, also where a server lets others see it."""

import asyncio
from typing import TYPE_CHECKING, Any, Literal

import discord
from discord import app_commands

from bot.front.answers import show, think
from bot.front.layout import View, words
from bot.front.offered import zones
from bot.front.refusals import Plain
from bot.front.rights import POSTABLE_TYPES
from bot.front.schedules import (
    Target,
    allowed_here,
    list_words,
    mentionable,
    postable,
    publishable,
    set_words,
    zone_called,
)
from digests.publish.recurrence import Recurrence, parse_time

if TYPE_CHECKING:
    from bot.front.answers import Asked

_ROOM = 3_500
"""Characters of a list in one message."""


class _Place(app_commands.Transformer[Any]):
    """A channel as Discord names it: the client's cache need not know it yet."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """Shown as a list of channels."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Those that a member might try."""
        return [*POSTABLE_TYPES, discord.ChannelType.forum]

    async def transform(self, interaction: "discord.Interaction[Any]", value: Any, /) -> Any:
        """As it is."""
        return value


Place = app_commands.Transform[app_commands.AppCommandChannel | app_commands.AppCommandThread, _Place]

schedule = app_commands.Group(
    name="schedule",
    description="A digest in a channel, every day or on weekdays",
    guild_only=True,
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)


@schedule.command(name="set", description="Post a digest in a channel at a time of the day")
@app_commands.describe(
    at="The time of the day, such as 08:00.",
    days="On which days (daily).",
    zone="The time zone of that time: a city, a country or a name such as Europe/Paris.",
    channel="Where to post (this channel).",
    role="A role to mention.",
    crosspost="Also publish to the followers of an announcement channel.",
)
async def set_(
    interaction: "Asked",
    at: app_commands.Range[str, 1, 20],
    days: Literal["daily", "weekdays"] = "daily",
    zone: app_commands.Range[str, 1, 60] | None = None,
    channel: Place | None = None,
    role: discord.Role | None = None,
    crosspost: bool = False,
) -> None:
    """Set a channel's schedule, or set it anew."""
    guild = allowed_here(interaction)
    desk = interaction.client.desk
    rule = Recurrence(days, parse_time(at))
    where = zone_called(zone or desk.zone)
    place = postable(guild, _or_here(interaction, channel))
    if role is not None:
        mentionable(role, place)
    if crosspost:
        publishable(place)
    await think(interaction, private=True)
    now = desk.clock.now()
    async with desk.store.transaction() as tx:
        replaced = await tx.schedule_of(str(place.id)) is not None
        kept = await tx.put_schedule(
            guild_id=str(guild.id),
            channel_id=str(place.id),
            rule=str(rule),
            zone=where.key,
            role_id=str(role.id) if role is not None else None,
            crosspost=crosspost,
            created_by=str(interaction.user.id),
            now=now,
        )
    await show(interaction, [words(set_words(kept, place, replaced=replaced, now=now))], private=True)


@set_.autocomplete("zone")
async def offer_zones(interaction: "Asked", typed: str) -> list[app_commands.Choice[str]]:
    """What may be meant by a part of a zone's name, a city or a country."""
    offered = await asyncio.to_thread(zones, typed, interaction.client.desk.zone)
    return [app_commands.Choice(name=name, value=name) for name in offered]


@schedule.command(name="list", description="The digests of this server: when they come, and what is the matter")
async def list_(interaction: "Asked") -> None:
    """Show all schedules of the server."""
    guild = allowed_here(interaction)
    await think(interaction, private=True)
    desk = interaction.client.desk
    async with desk.store.reading() as tx:
        found = await tx.schedules(str(guild.id))
    await show(interaction, _pages(list_words(found, desk.clock.now())), private=True)


@schedule.command(name="remove", description="Post no more digests in a channel")
@app_commands.describe(channel="Which channel (this one).")
async def remove(interaction: "Asked", channel: Place | None = None) -> None:
    """Forget a channel's schedule; what was posted stays."""
    guild = allowed_here(interaction)
    place = _or_here(interaction, channel)
    await think(interaction, private=True)
    async with interaction.client.desk.store.transaction() as tx:
        found = await tx.schedule_of(str(place.id))
        removed = found is not None and found.guild_id == str(guild.id) and await tx.remove_schedule(str(place.id))
    if not removed:
        raise Plain(f"No digest is scheduled in <#{place.id}>: `/schedule list` shows where one is.")
    await show(interaction, [words(f"No more digests will be posted in <#{place.id}>.")], private=True)


def _or_here(interaction: "Asked", channel: Target | None) -> Target:
    here = channel if channel is not None else interaction.channel
    if here is None:
        raise Plain("Communiqué cannot see this channel: name one with `channel:`.")
    return here


def _pages(paragraphs: list[str]) -> list[View]:
    pages = [""]
    for paragraph in paragraphs:
        if pages[-1] and len(pages[-1]) + len(paragraph) > _ROOM:
            pages.append("")
        pages[-1] += f"\n\n{paragraph}" if pages[-1] else paragraph
    return [words(page) for page in pages]
