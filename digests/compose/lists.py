"""Look-ups that are lists: a person, what is coming up, what was agreed."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from digests.compose.coverage import amount
from digests.compose.due import is_ahead
from digests.compose.journeys import Entry, entries
from digests.compose.line import Setting, line
from digests.compose.outcomes import is_binding
from digests.compose.plain import plain
from digests.compose.shelves import NONE_REPORTED, section, shelves
from digests.compose.sources import by_article, numbered
from digests.compose.views import ListView
from digests.model import Story
from digests.timing.spans import days


def person_view(name: str, stories: Iterable[Story], *, now: datetime) -> ListView:
    """The stories (as told up to `now`) in which somebody of that name took part."""
    found = entries(stories)
    setting = _setting(found, now)
    told = [section_ for section_ in shelves(found, setting) if section_.lines]
    return ListView(
        title=f"👤 {plain(name)}",
        as_of=now,
        summary=f"took part in {amount(len(found), 'story', 'stories')}" if found else "nobody of that name is stored",
        sections=tuple(told),
        sources=numbered(story for entry in found for story in entry.stories),
    )


def upcoming_view(stories: Iterable[Story], *, now: datetime, ahead: int) -> ListView:
    """What is planned or goes on between today and `ahead` days from now, by date."""
    known = [entry for entry in entries(stories) if is_ahead(entry.lead, now, ahead)]
    known.sort(key=lambda entry: (_first_day(entry.lead), entry.lead.id))
    title = f"📅 Coming up in {amount(ahead, 'day')}"
    return _single(title, "coming_up", "📅", "Planned or under way", known, now)


def agreements_view(stories: Iterable[Story], *, now: datetime) -> ListView:
    """What was agreed or signed, the latest first."""
    known = [entry for entry in entries(stories) if any(is_binding(story) for story in entry.stories)]
    known.sort(key=lambda entry: (_first_day(entry.lead), entry.lead.id), reverse=True)
    return _single("✍️ Agreed or signed", "agreed", "✍️", "Agreements", known, now)


def _single(title: str, key: str, emoji: str, heading: str, known: Sequence[Entry], now: datetime) -> ListView:
    setting = _setting(known, now)
    lines = [line(entry, setting) for entry in known]
    return ListView(
        title=title,
        as_of=now,
        summary=amount(len(known), "story", "stories") if known else NONE_REPORTED,
        sections=tuple(section(key, emoji, heading, lines, always=False)),
        sources=numbered(story for entry in known for story in entry.stories),
    )


def _setting(listed: Sequence[Entry], now: datetime) -> Setting:
    return Setting(now=now, year=None, known=by_article(numbered(s for entry in listed for s in entry.stories)))


def _first_day(story: Story) -> str:
    span = days(story.when)
    return span.first.isoformat() if span else ""
