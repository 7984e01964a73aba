"""What is due: from a schedule, its last run and the time to the window of its next digest. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from digests.compose.views import Window
from digests.compose.zones import zone_named
from digests.errors import InputError
from digests.publish.recurrence import Recurrence
from digests.storage.records import Run, Schedule

LATE_AFTER = timedelta(hours=1)
"""A digest that comes so long after its time says so, and covers all until now."""
ASK_AGAIN_AFTER = timedelta(hours=6)
"""A channel that Discord refused is tried again so much later, without being asked to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A digest that is to be composed. `late`: it should say so.

    `after`: the channel's last digest knew the revisions up to this id; None: there was none. `replaces`: a recorded
    run of which nothing stands in the channel, and whose window is taken in.
    """

    window: Window
    late: bool
    after: int | None = None
    replaces: int | None = None


def due(schedule: Schedule, last: Run | None, now: datetime) -> Due | None:
    """What the schedule has to post at `now`; None when there is nothing.

    Times that were missed are made up for by one digest: it begins where the last one ended, the first one at the last
    time before the schedule was set up. What is late covers everything until now, so that the next one has nothing old
    to tell. Raises InputError for a rule or a zone that does not exist.
    """
    if not schedule.enabled:
        return None
    rule, zone = Recurrence.parse(schedule.rule), zone_of(schedule)
    time = rule.latest(now, zone)
    if time <= schedule.created_at or (last is not None and time <= last.window_end):
        return None
    late = now - time > LATE_AFTER
    replaces = last is not None and last.untouched
    end = now if late else time
    if last is None:
        return Due(window=Window(rule.latest(schedule.created_at, zone), end), late=late)
    if replaces:
        window = Window(last.window_start, end)
        return Due(window=window, late=late, after=last.revisions_after, replaces=last.id)
    return Due(window=Window(last.window_end, end), late=late, after=last.revisions_until)


def may_ask(schedule: Schedule, now: datetime) -> bool:
    """Whether Discord may be asked again after it refused the channel: 10,000 refusals in 10 minutes block an address.

    https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
    """
    return schedule.refused_at is None or now - schedule.refused_at >= ASK_AGAIN_AFTER


def zone_of(schedule: Schedule) -> ZoneInfo:
    """The schedule's zone. Raises InputError when this machine does not know it."""
    if (zone := zone_named(schedule.zone)) is None:
        raise InputError(f"There is no time zone “{schedule.zone}”: set the schedule anew with /schedule set.")
    return zone
