"""`/schedule`: a channel's digest. Kept to whoever manages the server, also where a server lets others see it."""

import asyncio
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.front.answers import show, think
from bot.front.layout import View, words
from bot.front.refusals import Plain
from bot.front.rights import POSTABLE_TYPES, Postable
from bot.front.schedule_words import list_words, set_words
from bot.front.schedules import Target, allowed_here, mentionable, postable, publishable
from bot.front.terms import Wish, countries_named, terms
from bot.front.zones import zone_meant, zones
from digests.publish.recurrence import Days, parse_time

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


@schedule.command(name="set", description="Post a digest in a channel at a time; what is not given stays as it was")
@app_commands.describe(
    at="The time of the day, such as 08:00.",
    days="On which days (as before; daily at first).",
    zone="The time zone of that time: a city, a country or a name such as Europe/Paris (as before).",
    channel="Where to post (this channel).",
    countries="Only stories with one of these: up to 10 names or codes with commas between, or all (as before).",
    role="A role to mention (as before; none at first).",
    no_role="Mention no role any more.",
    crosspost="Also publish to the followers of an announcement channel (as before; not at first).",
)
async def set_(
    interaction: "Asked",
    at: app_commands.Range[str, 1, 20],
    days: Days | None = None,
    zone: app_commands.Range[str, 1, 60] | None = None,
    channel: Place | None = None,
    countries: app_commands.Range[str, 1, 400] | None = None,
    role: discord.Role | None = None,
    no_role: bool = False,
    crosspost: bool | None = None,
) -> None:
    """Set a channel's schedule, or set it anew."""
    guild = allowed_here(interaction)
    desk = interaction.client.desk
    now = desk.clock.now()
    wish = Wish(
        at=parse_time(at),
        days=days,
        zone=await asyncio.to_thread(zone_meant, zone, now) if zone else None,
        countries=await asyncio.to_thread(countries_named, countries) if countries else None,
        role=role,
        no_role=no_role,
        crosspost=crosspost,
    )
    place = postable(guild, _or_here(interaction, channel))
    _check(wish, place)
    await think(interaction, private=True)
    async with desk.store.transaction() as tx:
        before = await tx.schedule_of(str(place.id))
        agreed = terms(wish, before, place, usual_zone=desk.zone)
        kept = await tx.put_schedule(
            guild_id=str(guild.id),
            channel_id=str(place.id),
            rule=agreed.rule,
            zone=agreed.zone,
            countries=agreed.countries,
            topics=agreed.topics,
            role_id=agreed.role_id,
            crosspost=agreed.crosspost,
            created_by=str(interaction.user.id),
            now=now,
        )
    await show(interaction, [words(set_words(kept, place, replaced=before is not None, now=now))], private=True)


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


def _check(wish: Wish, place: Postable) -> None:
    if wish.role is not None and wish.no_role:
        raise Plain("A role is to be mentioned and none is: leave out `role:` or `no_role:`.")
    if wish.role is not None:
        mentionable(wish.role, place)
    if wish.crosspost:
        publishable(place)


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
