"""Schedules in words, and what a new one must keep. Reads the client's cache, asks nobody."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import discord
from discord import app_commands

from bot.front.refusals import NotAllowed, Plain
from bot.front.rights import MENTION, POSTABLE_TYPES, Postable, listed, rights_in
from bot.settings.rules import Zone
from digests.errors import DigestsError
from digests.publish.recurrence import Recurrence, skips
from digests.render.messages.harmless import harmless
from digests.storage.records import Schedule

Target = app_commands.AppCommandChannel | app_commands.AppCommandThread | discord.abc.Snowflake
"""A channel as a member named it, or the one that the member is in."""

_A_YEAR = 366


def allowed_here(interaction: "discord.Interaction[discord.Client]") -> discord.Guild:
    """The server. Raises NotAllowed unless the member may manage it: a server can open the command to others."""
    if interaction.guild is None:
        raise NotAllowed("Digests are scheduled in a server, and this is none: use /schedule there.")
    if not interaction.permissions.manage_guild:
        raise NotAllowed(
            "Only who has the permission “Manage Server” can see and change schedules here: ask one of them."
        )
    return interaction.guild


def zone_called(name: str) -> ZoneInfo:
    """The IANA zone. Raises Plain, with the nearest name, when there is none."""
    try:
        return ZoneInfo(Zone()(name.strip()))
    except ValueError as error:
        said = harmless(str(error))
        raise Plain(f"{said[:1].upper()}{said[1:]}{'' if said.endswith('?') else '.'}") from error


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
    if not role.mentionable and not rights_in(channel).mention:
        raise Plain(
            f"<@&{role.id}> cannot be mentioned by Communiqué: allow anyone to mention that role, or allow Communiqué "
            f"“{MENTION}” in <#{channel.id}>."
        )


def publishable(channel: Postable) -> None:
    """Raises Plain when nothing can be published to followers from there."""
    if not (isinstance(channel, discord.TextChannel) and channel.is_news()):
        raise Plain(f"<#{channel.id}> has no followers to publish to: `crosspost` is for announcement channels.")


def set_words(schedule: Schedule, channel: Postable, *, replaced: bool, now: datetime) -> str:
    """What was set up, when it posts next, and what to know about it."""
    rule, zone = Recurrence.parse(schedule.rule), ZoneInfo(schedule.zone)
    head = "The digest of" if replaced else "Digests will be posted in"
    said = [
        f"{head} <#{schedule.channel_id}> {'is now posted ' if replaced else ''}{_days(rule)} at {rule.at:%H:%M} "
        f"({schedule.zone}).",
        f"The next one: {_moment(rule.following(now, zone), zone)}.",
        *_mention_words(schedule),
    ]
    if gap := _gap(rule, zone, now):
        said.append(gap)
    if should := rights_in(channel).should:
        said.append(f"Without {listed(should)} there, {_loss(should)}: better allow it.")
    return "\n".join(said)


def list_words(schedules: list[Schedule], now: datetime) -> list[str]:
    """One paragraph for each schedule."""
    return [_listed(schedule, now) for schedule in schedules] or [
        "No digest is scheduled in this server: `/schedule set at:08:00` posts one in this channel every day."
    ]


def _listed(schedule: Schedule, now: datetime) -> str:
    head = f"**<#{schedule.channel_id}>**"
    try:
        rule, zone = Recurrence.parse(schedule.rule), ZoneInfo(schedule.zone)
    except (DigestsError, KeyError, ValueError, OSError):
        return f"{head} cannot be understood any more: set it anew with `/schedule set`."
    said = [
        f"{head} {_days(rule)} at {rule.at:%H:%M} ({schedule.zone}), next {_moment(rule.following(now, zone), zone)}",
        *_mention_words(schedule),
    ]
    if schedule.trouble:
        said.append(f"⚠️ {schedule.trouble}")
    return "\n".join(said)


def _mention_words(schedule: Schedule) -> list[str]:
    said = [f"It mentions <@&{schedule.role_id}>."] if schedule.role_id else []
    return [*said, "It is published to the channel's followers."] if schedule.crosspost else said


def _days(rule: Recurrence) -> str:
    return "every day" if rule.days == "daily" else "on weekdays"


def _moment(moment: datetime, zone: ZoneInfo) -> str:
    """In the reader's own zone, which Discord knows, and in the schedule's."""
    there = moment.astimezone(zone)
    return f"<t:{int(moment.timestamp())}:F> ({there:%A} {there.day} {there:%B}, {there:%H:%M} there)"


def _gap(rule: Recurrence, zone: ZoneInfo, now: datetime) -> str:
    """The next day of this year on which the clocks leave the time out, when it posts on that day."""
    today = now.astimezone(zone).date()
    for day in (today + timedelta(days=ahead) for ahead in range(_A_YEAR)):
        if skips(day, rule.at, zone):
            begin = datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
            there = rule.following(begin - timedelta(seconds=1), zone).astimezone(zone)
            if there.date() == day:
                return (
                    f"On {day.day} {day:%B %Y} the clocks there skip {rule.at:%H:%M}: "
                    f"on that day the digest comes at {there:%H:%M}."
                )
    return ""


def _loss(should: tuple[str, ...]) -> str:
    history = "Read Message History" in should
    if history and len(should) > 1:
        return "maps cannot be shown, and a digest that was interrupted cannot be taken up again"
    return "a digest that was interrupted cannot be taken up again" if history else "maps cannot be shown"
