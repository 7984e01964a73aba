"""Which entries a digest lists, where, and in what order."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from digests.compose.changed import within
from digests.compose.due import due_at, is_ahead, moved, stage
from digests.compose.journeys import Entry
from digests.compose.outcomes import is_binding
from digests.compose.ranks import highest
from digests.compose.rules import AHEAD_DAYS, PRINTED_FROM
from digests.compose.sources import independent
from digests.compose.views import Window
from digests.model import Story
from digests.timing.spans import days

Key = Literal["agreed", "held", "under_way", "coming_up", "due", "corrections", "passing"]


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry in its section. `full`: with its bullets, because something in it is new."""

    entry: Entry
    key: Key
    full: bool


def listed(entry: Entry, window: Window, now: datetime) -> Listed | None:
    """Where the entry stands in a digest of `window`; None when nothing in it is new, changed, near or just due.

    What only stands in passing is listed once, when it is first told, and never as new.
    """
    told = is_new(entry, window)
    if entry.lead.role == "background":
        return Listed(entry, "passing", full=False) if told else None
    changed = any(within(change, window) for story in entry.stories for change in story.changes)
    due = due_at(entry.lead)
    just_due = stage(entry.lead, now) == "due" and due is not None and window.start < due <= window.end
    full = told or changed or just_due
    if not (full or is_ahead(entry.lead, now, AHEAD_DAYS)):
        return None
    return Listed(entry, section_key(entry, now), full)


def is_new(entry: Entry, window: Window) -> bool:
    """True when a story of the entry was first told in its role, or first told surely enough, in the window."""
    firsts = (_first(story) for story in entry.stories)
    return any(first is not None and window.start < first <= window.end for first in firsts)


def _first(story: Story) -> datetime | None:
    """When the story could first be printed as what it is."""
    in_role = [report.told_at for report in story.reports if report.event.role == story.role]
    surely = [report.told_at for report in story.reports if report.event.confidence >= PRINTED_FROM]
    return max(min(in_role), min(surely)) if in_role and surely else None


def section_key(entry: Entry, now: datetime) -> Key:
    """The section of a news entry: what its stories agreed, else where its leading story stands."""
    if any(is_binding(story) for story in entry.stories):
        return "agreed"
    state = stage(entry.lead, now)
    if state == "postponed":
        return "coming_up" if moved(entry.lead) else "corrections"
    keys: dict[str, Key] = {
        "held": "held",
        "under_way": "under_way",
        "planned": "coming_up",
        "due": "due",
        "closed": "due",
        "cancelled": "corrections",
    }
    return keys[state]


def order(item: Listed) -> tuple[object, ...]:
    """Section; in it rank of the people, number of independent sources, date; what is ahead goes by date first."""
    lead = item.entry.lead
    span = days(lead.when)
    date = span.first.isoformat() if span else "9999"
    rank, sources = highest(lead.participants), independent(lead.reports)
    inside = (date, rank, -sources) if item.key == "coming_up" else (rank, -sources, date)
    return (get_args(Key).index(item.key), *inside, lead.id)
