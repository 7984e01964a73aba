"""What belongs on one line: a visit with the meetings, calls and pledges that its article tells inside its dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digests.compose.people import hosts, visitors
from digests.model import Story
from digests.timing.spans import days


@dataclass(frozen=True, slots=True)
class Entry:
    """One line's stories: the leading one, and those that stand inside it."""

    lead: Story
    inside: tuple[Story, ...] = ()

    @property
    def stories(self) -> tuple[Story, ...]:
        """All of them, the leading one first."""
        return (self.lead, *self.inside)


def entries(stories: Iterable[Story]) -> list[Entry]:
    """Every story once: inside the one visit that clearly holds it, else on a line of its own."""
    known = sorted(stories, key=lambda story: story.id)
    visits = [story for story in known if story.kind == "visit"]
    # By article, for only what one article tells belongs together: comparing all with all would take minutes a month.
    told: dict[int, dict[int, Story]] = {}
    for visit in visits:
        for report in visit.reports:
            told.setdefault(report.article_id, {})[visit.id] = visit
    inside: dict[int, list[Story]] = {}
    alone: list[Story] = []
    for story in known:
        near = {visit.id: visit for report in story.reports for visit in told.get(report.article_id, {}).values()}
        homes = [
            visit for visit in near.values() if story.kind not in ("visit", "multilateral") and _holds(visit, story)
        ]
        if len(homes) == 1:
            inside.setdefault(homes[0].id, []).append(story)
        elif story.kind != "visit":
            alone.append(story)
    trips = [Entry(visit, tuple(sorted(inside.get(visit.id, ()), key=_order))) for visit in visits]
    return sorted([*trips, *(Entry(story) for story in alone)], key=lambda entry: entry.lead.id)


def same_delegation(one: Story, other: Story) -> bool:
    """Two visits that one article reports as news, by the same named people to different hosts."""
    if (
        not one.kind == other.kind == "visit"
        or not one.role == other.role == "news"
        or not shared_articles((one,), (other,))
    ):
        return False
    travellers = {(person.country, person.name) for person in visitors(one) if person.name}
    others = {(person.country, person.name) for person in visitors(other) if person.name}
    apart = {person.country for person in hosts(one)}.isdisjoint(person.country for person in hosts(other))
    return apart and bool(travellers) and travellers == others


def shared_articles(some: Sequence[Story], others: Sequence[Story]) -> bool:
    """True when one article tells of both."""
    told = {report.article_id for story in some for report in story.reports}
    return any(report.article_id in told for story in others for report in story.reports)


def _holds(visit: Story, story: Story) -> bool:
    if visit.role != story.role or not shared_articles((visit,), (story,)):
        return False
    if not set(story.countries) <= set(visit.countries) or not story.countries:
        return False
    if story.kind in ("meeting", "call", "agreement") and story.countries != visit.countries:
        return False
    stay, met = days(visit.when), days(story.when)
    if met is None:
        return True
    return stay is not None and stay.first <= met.last and met.first <= stay.last


def _order(story: Story) -> tuple[str, int]:
    span = days(story.when)
    return (span.first.isoformat() if span else "9999", story.id)
