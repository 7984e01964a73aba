"""What is stored about one country or organisation."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from digests.compose.awaiting import counted
from digests.compose.coverage import amount
from digests.compose.journeys import Entry, entries
from digests.compose.line import Setting
from digests.compose.shelf import Shelf, sections, shown_stories
from digests.compose.shelves import asides, shelves, standing
from digests.compose.sources import ToldTie, by_article, numbered
from digests.compose.ties import context
from digests.compose.views import CountryView
from digests.model import Standing, Story
from digests.places.names import display_name, flag

_AHEAD = {"planned": "planned", "under_way": "under way"}


def country_view(code: str, stories: Iterable[Story], ties: Iterable[ToldTie], *, now: datetime) -> CountryView:
    """`stories` as told by the reports up to `now`: those in which `code` took part, and those that mention it.

    Only a participant met somebody: where the country is a venue, an older party or a subject, the view says so.
    """
    found = list(stories)
    said = list(ties)
    took_part = entries(story for story in found if code in story.countries)
    apart = entries(story for story in found if code not in story.countries)
    by: dict[Standing, list[Entry]] = {
        way: [entry for entry in apart if any(way in standing(story, code) for story in entry.stories)]
        for way in ("venue", "older_party", "subject")
    }
    own = shelves(took_part, now) if took_part else []
    shown = [*own, *asides(by)]
    sources = numbered(shown_stories(shown), said)
    setting = Setting(now=now, year=None, known=by_article(sources))
    name = display_name(code)
    return CountryView(
        code=code,
        name=name,
        flag=flag(code),
        as_of=now,
        summary=_summary(name, own, took_part, by, now),
        sections=sections(shown, setting),
        context=context(said, setting.known),
        sources=sources,
    )


def _summary(
    name: str, own: Sequence[Shelf], took_part: Sequence[Entry], by: dict[Standing, list[Entry]], now: datetime
) -> str:
    """“1 planned · held: none reported · agreed: none reported”, or how the country stands where it met nobody."""
    if took_part:
        counts = {shelf.key: len(shelf.items) for shelf in own}
        told = counted(took_part, now)
        told += [f"{counts[key]} {words}" for key, words in _AHEAD.items() if counts[key]]
        told += [f"{counts[key]} {key}" if counts[key] else f"{key}: none reported" for key in ("held", "agreed")]
        earlier = counts["held_earlier"]
        return " · ".join([*told, *([f"{earlier} held earlier"] if earlier else [])])
    parts = [_standing_words(name, way, found) for way, found in by.items() if found]
    return "; ".join(parts) or f"nothing stored about {name}"


def _standing_words(name: str, way: Standing, entries: Sequence[Entry]) -> str:
    """“venue of 1 meeting; no Singapore participant reported”, “met nobody; subject of 2 items”."""
    number = len(entries)
    if way == "venue":
        meetings = all(entry.lead.kind in ("meeting", "multilateral") for entry in entries)
        return f"venue of {amount(number, 'meeting' if meetings else 'event')}; no {name} participant reported"
    if way == "older_party":
        return f"party to an older agreement in {amount(number, 'item')}"
    return f"met nobody; subject of {amount(number, 'item')}"
