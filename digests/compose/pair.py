"""What is stored between two countries or organisations."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from digests.compose.awaiting import counted
from digests.compose.coverage import amount
from digests.compose.due import stage
from digests.compose.journeys import Entry, entries
from digests.compose.line import Setting
from digests.compose.people import flag_of
from digests.compose.ranks import level
from digests.compose.shelf import sections, shown_stories
from digests.compose.shelves import asides, shelves, standing
from digests.compose.sources import ToldTie, by_article, independent, numbered
from digests.compose.ties import context
from digests.compose.views import PairView
from digests.model import Standing, Story
from digests.places.names import display_name

_AS: dict[Standing, str] = {
    "venue": "the venue of",
    "older_party": "party to an older agreement in",
    "subject": "the subject of",
}

_Aside = dict[Standing, list[Entry]]


def pair_view(one: str, other: str, stories: Iterable[Story], ties: Iterable[ToldTie], *, now: datetime) -> PairView:
    """`stories` as told by the reports up to `now`: those of both, and those of one that mention the other."""
    found = list(stories)
    said = list(ties)
    both = entries(story for story in found if one in story.countries and other in story.countries)
    apart = entries(story for story in found if (one in story.countries) != (other in story.countries))
    about = {one: _asides(one, other, apart), other: _asides(other, one, apart)}
    own = shelves(both, now, passing_apart=False, level=lambda story: level(story.participants)) if both else []
    shown = [*own, *(shelf for by in about.values() for shelf in asides(by))]
    sources = numbered(shown_stories(shown), said)
    setting = Setting(now=now, year=None, known=by_article(sources))
    sentences = [sentence for code, by in about.items() for sentence in _sentences(code, by)]
    return PairView(
        codes=(one, other),
        title=f"{flag_of(one)} {display_name(one)} – {display_name(other)} {flag_of(other)}",
        as_of=now,
        summary=_summary(both, sentences, now),
        sections=sections(shown, setting),
        context=context(said, setting.known),
        sources=sources,
    )


def _summary(both: Sequence[Entry], sentences: Sequence[str], now: datetime) -> str:
    """“1 held. One report, in passing.”, or “No meeting stored.” and how one is mentioned where the other met."""
    if not both:
        return " ".join(["No meeting stored.", *sentences])
    states = [stage(entry.lead, now) for entry in both]
    told_states = counted(both, now)
    told_states += [
        f"{states.count(state)} {_SAID.get(state, state)}"
        for state in dict.fromkeys(states)
        if state not in ("due", "closed")
    ]
    reports = [report for entry in both for story in entry.stories for report in story.reports]
    number = len({report.article_id for report in reports})
    told = f"{'One report' if number == 1 else f'{number} reports'}"
    speaking = independent(reports)
    if speaking < number:
        told += f" of {amount(speaking, 'source')}"
    passing = ", in passing" if all(entry.lead.role == "background" for entry in both) else ""
    return " ".join([f"{' · '.join(told_states)}. {told}{passing}.", *sentences])


_SAID = {"under_way": "under way", "cancelled": "called off"}


def _asides(about: str, of: str, apart: Sequence[Entry]) -> _Aside:
    """The stories in which `of` took part and that mention `about`, by the way they do."""
    found: _Aside = {}
    for entry in apart:
        if any(of in story.countries for story in entry.stories):
            for way in sorted({way for story in entry.stories for way in standing(story, about)}):
                found.setdefault(way, []).append(entry)
    return found


def _sentences(about: str, by: _Aside) -> list[str]:
    """“North Korea is the subject of 1 France–South Korea item.”, for each way and each pair that met."""
    told: list[str] = []
    for way, found in by.items():
        met = Counter(
            "–".join(sorted(display_name(code) for code in {code for s in entry.stories for code in s.countries}))
            for entry in found
        )
        told += [
            f"{display_name(about)} is {_AS[way]} {number} {who} item{'s' * (number > 1)}."
            for who, number in met.items()
        ]
    return told
