"""What is stored between two countries or organisations."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from digests.compose.coverage import amount
from digests.compose.due import stage
from digests.compose.journeys import Entry, entries
from digests.compose.line import Setting
from digests.compose.people import flag_of
from digests.compose.ranks import level
from digests.compose.shelves import aside, shelves, standing
from digests.compose.sources import ToldTie, independent, numbered, numbers
from digests.compose.ties import context
from digests.compose.views import PairView, Section
from digests.model import Standing, Story
from digests.places.names import display_name

_AS: dict[Standing, tuple[str, str]] = {
    "venue": ("📍", "the venue of"),
    "older_party": ("📜", "party to an older agreement in"),
    "subject": ("🔎", "the subject of"),
}


def pair_view(one: str, other: str, stories: Iterable[Story], ties: Iterable[ToldTie], *, now: datetime) -> PairView:
    """`stories` as told by the reports up to `now`: those of both, and those of one that mention the other."""
    known = list(stories)
    said = list(ties)
    sources = numbered(known, said)
    setting = Setting(now=now, year=None, numbers=numbers(sources))
    both = entries(story for story in known if one in story.countries and other in story.countries)
    apart = entries(story for story in known if (one in story.countries) != (other in story.countries))
    asides = [found for about, of in ((one, other), (other, one)) for found in _asides(about, of, apart, setting)]
    return PairView(
        codes=(one, other),
        title=f"{flag_of(one)} {display_name(one)} – {display_name(other)} {flag_of(other)}",
        as_of=now,
        summary=_summary(both, asides, now),
        sections=(*(_shelves(both, setting) if both else ()), *asides),
        context=context(said, setting.numbers),
        sources=sources,
    )


def _summary(both: Sequence[Entry], asides: Sequence[Section], now: datetime) -> str:
    """“1 held. One report, in passing.”, or “no meeting stored” and how one is mentioned where the other met."""
    if not both:
        return " ".join(["No meeting stored.", *(f"{section.title}." for section in asides)])
    states = [stage(entry.lead, now).replace("_", " ") for entry in both]
    counted = ", ".join(f"{states.count(state)} {_SAID.get(state, state)}" for state in dict.fromkeys(states))
    reports = [report for entry in both for story in entry.stories for report in story.reports]
    number = len({report.article_id for report in reports})
    told = f"{'One report' if number == 1 else f'{number} reports'}"
    speaking = independent(reports)
    if speaking < number:
        told += f" of {amount(speaking, 'source')}"
    passing = ", in passing" if all(entry.lead.role == "background" for entry in both) else ""
    return f"{counted[:1].upper()}{counted[1:]}. {told}{passing}."


def _shelves(both: Sequence[Entry], setting: Setting) -> tuple[Section, ...]:
    return shelves(both, setting, passing_apart=False, level=lambda story: level(story.participants))


_SAID = {"due": "awaiting outcome", "closed": "without a report of the outcome", "cancelled": "called off"}


def _asides(about: str, of: str, apart: Sequence[Entry], setting: Setting) -> list[Section]:
    """“North Korea is the subject of 1 France–South Korea item”, a section for each way and each pair."""
    found: dict[tuple[Standing, tuple[str, ...]], list[Entry]] = {}
    for entry in apart:
        if not any(of in story.countries for story in entry.stories):
            continue
        codes = tuple(sorted({code for story in entry.stories for code in story.countries}, key=display_name))
        for way in sorted({way for story in entry.stories for way in standing(story, about)}):
            found.setdefault((way, codes), []).append(entry)
    return [
        aside(way, _AS[way][0], _title(about, way, codes, len(held)), held, setting)
        for (way, codes), held in found.items()
    ]


def _title(about: str, way: Standing, codes: Sequence[str], number: int) -> str:
    parties = "–".join(display_name(code) for code in codes)
    return f"{display_name(about)} is {_AS[way][1]} {number} {parties} {'item' if number == 1 else 'items'}"
