"""What the clock says of a story: still ahead, due without an outcome, or closed."""

from datetime import datetime, time, timedelta

from digests.compose.rules import CLOSED_AFTER, DUE_AFTER
from digests.compose.views import Stage
from digests.compose.zones import day_zone
from digests.model import Story
from digests.timing.spans import days, instant


def due_at(story: Story) -> datetime | None:
    """When a plan of this date is due: 12 hours after its clock time, or at the end of its last day.

    A bare day ends at the venue's midnight, else at the publisher's. None without a date: it is never due.
    """
    if story.when is None:
        return None
    if story.when.precision == "minute":
        ends = instant(story.when.end) or instant(story.when.start)
        if ends is not None:
            return ends + DUE_AFTER
    span = days(story.when)
    if span is None:
        return None
    try:
        return datetime.combine(span.last + timedelta(days=1), time(), day_zone(story))
    except OverflowError:  # the last day that a date can be
        return None


def stage(story: Story, now: datetime) -> Stage:
    """The stored status, or `due` and `closed` once the clock has passed a plan that no report has settled.

    Only a later report moves a story to held.
    """
    if story.status not in ("planned", "under_way") and not moved(story):
        return story.status
    due = due_at(story)
    if due is None or now < due:
        return story.status
    return "due" if now < due + CLOSED_AFTER else "closed"


def moved(story: Story) -> bool:
    """True for what was put off to a new date, which is ahead like any plan."""
    return story.status == "postponed" and any(change.field == "when" for change in story.changes)


def has_begun(story: Story, now: datetime) -> bool:
    """True once a plan's clock time has passed, before it is due."""
    begin = instant(story.when.start) if story.when and story.when.precision == "minute" else None
    return begin is not None and begin <= now


def is_ahead(story: Story, now: datetime, ahead: int) -> bool:
    """True for what is planned or goes on, and touches today or the next `ahead` days where it happens."""
    span = days(story.when)
    state = stage(story, now)
    if span is None or not (state in ("planned", "under_way") or (state == "postponed" and moved(story))):
        return False
    today = now.astimezone(day_zone(story)).date()
    return span.last >= today and span.first - today <= timedelta(days=ahead)
