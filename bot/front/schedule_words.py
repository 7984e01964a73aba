"""Schedules in words: what was set, and what there is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.front.offered import named
from bot.front.rights import Postable, listed, rights_in
from bot.front.schedules import has_followers, unmentionable
from digests.errors import DigestsError
from digests.publish.plan import zone_of
from digests.publish.recurrence import Recurrence, skips
from digests.storage.records import Schedule

_A_YEAR = 366


def set_words(schedule: Schedule, channel: Postable, *, replaced: bool, now: datetime) -> str:
    """All that applies now, also what was set before, when it posts next, and what to know about it."""
    rule, zone = Recurrence.parse(schedule.rule), zone_of(schedule)
    head = "The digest of" if replaced else "Digests will be posted in"
    said = [
        f"{head} <#{schedule.channel_id}> {'is now posted ' if replaced else ''}{_days(rule)} at {rule.at:%H:%M} "
        f"({schedule.zone}).",
        f"The next one: {_moment(rule.following(now, zone), zone)}.",
        _countries_words(schedule) or "Stories of all countries.",
        _mention_words(schedule) or "It mentions no role.",
    ]
    if has_followers(channel):
        said.append(_followers_words(schedule) or "It is not published to the channel's followers.")
    if (role := channel.guild.get_role(int(schedule.role_id or 0))) and (sentence := unmentionable(role, channel)):
        said.append(sentence)
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
        rule, zone = Recurrence.parse(schedule.rule), zone_of(schedule)
    except DigestsError:
        return f"{head} cannot be understood any more: set it anew with `/schedule set`."
    said = [
        f"{head} {_days(rule)} at {rule.at:%H:%M} ({schedule.zone}), next {_moment(rule.following(now, zone), zone)}",
        _countries_words(schedule),
        _mention_words(schedule),
        _followers_words(schedule),
        f"⚠️ {schedule.trouble}" if schedule.trouble else "",
    ]
    return "\n".join(filter(None, said))


def _countries_words(schedule: Schedule) -> str:
    if not schedule.countries:
        return ""
    *first, last = map(named, schedule.countries)
    return f"Only stories with {', '.join(first)}{' or ' if first else ''}{last}."


def _mention_words(schedule: Schedule) -> str:
    return f"It mentions <@&{schedule.role_id}>." if schedule.role_id else ""


def _followers_words(schedule: Schedule) -> str:
    return "It is published to the channel's followers." if schedule.crosspost else ""


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
