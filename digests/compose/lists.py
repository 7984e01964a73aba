"""Look-ups that are lists: a person, what is coming up, what was agreed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial

from digests.compose.coverage import amount
from digests.compose.due import is_ahead
from digests.compose.journeys import Entry, entries
from digests.compose.line import Setting, line
from digests.compose.outcomes import is_binding
from digests.compose.plain import plain
from digests.compose.shelf import NONE_REPORTED, Item, Shelf, sections, shown_stories
from digests.compose.shelves import shelves
from digests.compose.sources import by_article, numbered
from digests.compose.views import ListView
from digests.model import Story
from digests.timing.spans import days


def person_view(name: str, stories: Iterable[Story], *, now: datetime) -> ListView:
    """The stories (as told up to `now`) in which somebody of that name took part."""
    found = entries(stories)
    shown = [shelf for shelf in shelves(found, now) if shelf.items]
    sources = numbered(shown_stories(shown))
    return ListView(
        title=f"👤 {plain(name)}",
        as_of=now,
        summary=f"took part in {amount(len(found), 'story', 'stories')}" if found else "nobody of that name is stored",
        sections=sections(shown, Setting(now=now, year=None, known=by_article(sources))),
        sources=sources,
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
    items = [Item(entry.stories, partial(line, entry)) for entry in known]
    shelf = Shelf(key=key, emoji=emoji, title=heading, items=items)
    sources = numbered(shown_stories([shelf]))
    return ListView(
        title=title,
        as_of=now,
        summary=amount(len(known), "story", "stories") if known else NONE_REPORTED,
        sections=sections([shelf], Setting(now=now, year=None, known=by_article(sources))),
        sources=sources,
    )


def _first_day(story: Story) -> str:
    span = days(story.when)
    return span.first.isoformat() if span else ""
