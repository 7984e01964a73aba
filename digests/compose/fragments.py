"""What follows the clause of a line: who receives, what happens on the journey, what came of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from digests.compose.due import has_begun, stage
from digests.compose.journeys import Entry
from digests.compose.moments import moment
from digests.compose.outcomes import matter, sentence
from digests.compose.people import hosts, side, sides, visitors
from digests.compose.views import Stage
from digests.compose.wording import clause
from digests.compose.zones import venue_zone
from digests.model import BINDING, Event, Outcome, Story

_RECEIVES: dict[Stage, str] = {
    "held": "received by",
    "under_way": "due to meet",
    "planned": "due to meet",
    "due": "was due to meet",
    "closed": "was due to meet",
}


Style = Literal["full", "one", "look_up"]


def fragments(entry: Entry, now: datetime, year: int | None, *, style: Style) -> list[str]:
    """Clauses after the first, the most telling first."""
    found = [*_reception(entry, now)]
    found += [text for outcome in inline(entry.lead, style) if (text := sentence(outcome, entry.lead))]
    for story in entry.inside:
        found += _inside(entry.lead, story, now, year, style)
    return list(dict.fromkeys(found))


def own_outcomes(entry: Entry) -> Iterator[tuple[Story, Outcome]]:
    """The outcomes that stand as bullets under a full line: all that the line itself does not tell."""
    for story in entry.stories:
        in_line = inline(story, "full")
        for outcome in story.outcomes:
            if outcome not in in_line and matter(outcome):
                yield story, outcome


def inline(told: Story | Event, style: Style) -> tuple[Outcome, ...]:
    """The outcomes that the line itself tells.

    In a full line the one that was agreed or signed, and all of what came without a contact; in a single line all; in a
    look-up those that have no section of their own.
    """
    if style == "one" or told.kind in ("agreement", "pledge"):
        return told.outcomes
    if style == "look_up":
        return tuple(outcome for outcome in told.outcomes if outcome.strength in ("pledged", "offered"))
    return tuple(outcome for outcome in told.outcomes if outcome.strength in BINDING)[:1]


def _reception(entry: Entry, now: datetime) -> Iterator[str]:
    """The hosts whom the report names or gives an office, but for those whom a meeting of the journey names."""
    visit = entry.lead
    met = {person.name for story in entry.inside for person in story.participants if person.name}
    known = [person for person in hosts(visit) if (person.name or person.office) and person.name not in met]
    if visit.kind == "visit" and known:
        yield f"{_RECEIVES.get(stage(visit, now), 'hosts:')} {side(known)}"


def _inside(visit: Story, story: Story, now: datetime, year: int | None, style: Style) -> Iterator[str]:
    """A meeting, call, agreement or pledge of the journey; the visitors are not named again."""
    when = moment(story.when, venue=venue_zone(story), year=year)
    stay = moment(visit.when, venue=venue_zone(visit), year=year)
    own_date = f", {when.text}" if when and (stay is None or stay.text != when.text) else ""
    texts = [text for outcome in inline(story, style) if (text := sentence(outcome, story))]
    if story.kind in ("agreement", "pledge") and texts:
        yield f"{'; '.join(texts)}{own_date}"
        return
    home = {person.country for person in visitors(visit)}
    others = [person for code, people in sides(story) if code not in home for person in people]
    met = clause(story, _stage_inside(visit, story, now), begun=has_begun(story, now), counterpart=side(others))
    yield f"{met}{own_date}"
    yield from texts


def _stage_inside(visit: Story, story: Story, now: datetime) -> Stage:
    """What has no date of its own was to happen on the journey, and is due when that is."""
    own, whole = stage(story, now), stage(visit, now)
    return whole if own == "planned" and story.when is None and whole in ("due", "closed") else own
