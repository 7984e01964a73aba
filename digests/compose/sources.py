"""Sources: their numbers in a view, and how many of them are independent."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Protocol

from digests.compose.plain import plain
from digests.compose.views import Ref, Source
from digests.compose.zones import zone_named
from digests.model import Outcome, Report, Story, Tie
from digests.text.voices import voice
from digests.timing.publication import publication_day

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Known = Mapping[tuple[int, int], Source]
"""(article, revision) → the source with its number in this view."""


class Cited(Protocol):
    """What names an article that a view stands on: a report, or the source of a statement on ties."""

    @property
    def article_id(self) -> int:
        """Of the article as stored."""

    @property
    def revision_id(self) -> int:
        """Of the text that says it."""

    @property
    def title(self) -> str:
        """The article's."""

    @property
    def url(self) -> str | None:
        """Its address."""

    @property
    def publisher(self) -> str | None:
        """Who printed it."""

    @property
    def publisher_country(self) -> str | None:
        """A code."""

    @property
    def zone(self) -> str | None:
        """The publisher's IANA zone."""

    @property
    def reported_at(self) -> datetime:
        """Aware, in UTC."""

    @property
    def dated(self) -> bool:
        """False when `reported_at` is the time of storing."""


class ToldTie(Protocol):
    """A statement on ties, and where it stands."""

    @property
    def tie(self) -> Tie:
        """What is said."""

    @property
    def source(self) -> Cited:
        """Where it is said."""


def numbered(stories: Iterable[Story], ties: Iterable[ToldTie] = ()) -> tuple[Source, ...]:
    """The articles that the stories and statements stand on, each once, oldest first."""
    reports: list[Cited] = [*(told.source for told in ties), *(r for story in stories for r in story.reports)]
    found = {(report.article_id, report.revision_id): report for report in reports}
    ordered = sorted(found.values(), key=lambda report: (report.reported_at, report.article_id, report.revision_id))
    sources: list[Source] = []
    by_text: dict[str, int] = {}
    for number, report in enumerate(ordered, start=1):
        text = report.content_hash if isinstance(report, Report) else ""
        same = by_text.setdefault(text, number) if text else number
        sources.append(_source(number, report, None if same == number else same))
    return tuple(sources)


def by_article(sources: Iterable[Source]) -> Known:
    """Each source by its article and revision."""
    return {(source.article_id, source.revision_id): source for source in sources}


def refs(stories: Iterable[Story], known: Known, *, outcome: Outcome | None = None) -> tuple[Ref, ...]:
    """What the stories stand on, by number; with `outcome` only the reports that tell it."""
    found = {
        Ref(
            number=known[report.article_id, report.revision_id].number,
            event_id=report.event_id,
            article_id=report.article_id,
            revision_id=report.revision_id,
        )
        for story in stories
        for report in story.reports
        if outcome is None or any(tells(told, outcome) for told in report.event.outcomes)
    }
    return tuple(sorted(found, key=lambda ref: (ref.number, ref.event_id)))


def day_of(report: Cited) -> tuple[date, bool]:
    """The day of publication, and whether no more than that day was given; else the day of storing."""
    zone = zone_named(report.zone) or UTC
    if not report.dated:
        return report.reported_at.astimezone(zone).date(), False
    return publication_day(report.reported_at, zone)


def independent(reports: Sequence[Report]) -> int:
    """How many sources speak: one publisher is one, and so is one wire text in several papers."""
    groups: list[frozenset[str]] = []
    for report in reports:
        own = voice(report)
        joined = [group for group in groups if group & own]
        groups = [group for group in groups if not group & own] + [own.union(*joined)]
    return len(groups)


def tells(told: Outcome, outcome: Outcome) -> bool:
    """Whether a report's outcome says the story's; of a stronger one only a report that says so.

    What is on the table may have been told as more before.
    """
    return told.text == outcome.text and outcome.strength in (told.strength, "on_table")


def _source(number: int, report: Cited, same_text_as: int | None) -> Source:
    day, _ = day_of(report)
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
