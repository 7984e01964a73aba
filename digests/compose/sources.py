"""Sources: their numbers in a view, and how many of them are independent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from digests.compose.plain import plain
from digests.compose.views import Ref, Source
from digests.compose.zones import zone_named
from digests.model import Event, Outcome, Report, Story, Tie

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Numbers = Mapping[tuple[int, int], int]
"""(article, revision) → number of the source in this view, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTie:
    """A statement on ties, and the article in which it stands."""

    tie: Tie
    article_id: int
    revision_id: int
    title: str
    url: str | None
    publisher: str | None
    publisher_country: str | None
    zone: str | None
    reported_at: datetime
    dated: bool = True
    content_hash: str = ""


Cited = Report | ToldTie
"""What names an article that a view stands on."""


def numbered(stories: Iterable[Story], others: Iterable[Cited] = ()) -> tuple[Source, ...]:
    """The articles that the stories and `others` stand on, each once, oldest first."""
    reports: list[Cited] = [*others, *(report for story in stories for report in story.reports)]
    found = {(report.article_id, report.revision_id): report for report in reports}
    ordered = sorted(found.values(), key=lambda report: (report.reported_at, report.article_id, report.revision_id))
    sources: list[Source] = []
    by_text: dict[str, int] = {}
    for number, report in enumerate(ordered, start=1):
        same = by_text.setdefault(report.content_hash, number) if report.content_hash else number
        sources.append(_source(number, report, None if same == number else same))
    return tuple(sources)


def numbers(sources: Iterable[Source]) -> Numbers:
    """The number of each source by its article and revision."""
    return {(source.article_id, source.revision_id): source.number for source in sources}


def refs(stories: Iterable[Story], known: Numbers, *, outcome: Outcome | None = None) -> tuple[Ref, ...]:
    """What the stories stand on, by number; with `outcome` only the reports that tell it."""
    found = {
        Ref(
            number=known[report.article_id, report.revision_id],
            event_id=report.event_id,
            article_id=report.article_id,
            revision_id=report.revision_id,
        )
        for story in stories
        for report in story.reports
        if outcome is None or _tells(report.event, outcome)
    }
    return tuple(sorted(found, key=lambda ref: (ref.number, ref.event_id)))


def independent(reports: Sequence[Report]) -> int:
    """How many sources speak: one publisher is one, and so is one wire text in several papers."""
    groups: list[set[str]] = []
    for report in reports:
        marks = _marks(report)
        joined = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks] + [set().union(marks, *joined)]
    return len(groups)


def _marks(report: Report) -> set[str]:
    quoted = " ".join(" ".join(span.text for span in report.event.evidence).split())
    publisher = (report.publisher or "").casefold()
    marks = {
        f"publisher {publisher}" if publisher else "",
        f"text {report.content_hash}" if report.content_hash else "",
    }
    return (marks | {f"quote {quoted}" if quoted else ""}) - {""} or {f"article {report.article_id}"}


def _tells(event: Event, outcome: Outcome) -> bool:
    """What is on the table may have been told as more before; a stronger outcome stands only on who says so."""
    return any(told.text == outcome.text and outcome.strength in (told.strength, "on_table") for told in event.outcomes)


def _source(number: int, report: Cited, same_text_as: int | None) -> Source:
    day = report.reported_at.astimezone(zone_named(report.zone) or ZoneInfo("UTC"))
    printed = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return Source(
        number=number,
        article_id=report.article_id,
        revision_id=report.revision_id,
        title=plain(report.title),
        url=plain(report.url) if report.url else None,
        publisher=plain(report.publisher) if report.publisher else None,
        publisher_country=report.publisher_country,
        reported_at=report.reported_at,
        dated=report.dated,
        date_text=printed if report.dated else f"no date, stored {printed}",
        same_text_as=same_text_as,
    )
