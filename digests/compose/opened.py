"""A line opened down to its sentences: per article the exact words, with the sentence on either side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from digests.compose.moments import day_range
from digests.compose.plain import plain
from digests.compose.sources import Cited, day_of
from digests.timing.spans import Days

GONE = (
    "What this line stood on is no longer stored: its article was read again since. Look the country up to see the line"
    " as it is told now."
)


class Said(Protocol):
    """A quote as it is kept: its place in the article, and its neighbours."""

    @property
    def event_id(self) -> int:
        """What it is evidence of."""

    @property
    def start(self) -> int:
        """Where it begins in the revision's text."""

    @property
    def end(self) -> int:
        """Where it ends there."""

    @property
    def quote(self) -> str:
        """The exact words."""

    @property
    def before(self) -> str:
        """The sentence before, if any."""

    @property
    def after(self) -> str:
        """The sentence after, if any."""

    @property
    def source(self) -> Cited:
        """The article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The article's own words, raw: `text` is what the events stand on, with its neighbours where they add to it."""

    event_ids: tuple[int, ...]
    start: int
    end: int
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedArticle:
    """One article, and the passages in the order of its text."""

    article_id: int
    revision_id: int
    title: str
    url: str | None
    publisher: str | None
    publisher_country: str | None
    date_text: str
    """As its publisher counts days: “15 June 2016”, “no date, stored 15 June 2016”."""
    instant: datetime | None
    """When it was published, aware; None when only the day is known, or nothing."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What some events stand on, oldest article first. `note` says what could not be opened; empty when all was."""

    articles: tuple[OpenedArticle, ...]
    missing: tuple[int, ...] = ()
    note: str = ""


def opened_view(event_ids: Iterable[int], found: Iterable[Said]) -> Opened:
    """The quotes of these events and of their outcomes, by article; words inside other words are not repeated."""
    by: dict[tuple[datetime, int, int], list[Said]] = {}
    for one in found:
        by.setdefault((one.source.reported_at, one.source.article_id, one.source.revision_id), []).append(one)
    articles = tuple(_article(by[key]) for key in sorted(by))
    known = {event_id for article in articles for passage in article.passages for event_id in passage.event_ids}
    missing = tuple(event_id for event_id in dict.fromkeys(event_ids) if event_id not in known)
    note = "" if not missing else GONE if not articles else "Some of what this line stood on is no longer stored."
    return Opened(articles=articles, missing=missing, note=note if articles or missing else GONE)


def _article(said: Sequence[Said]) -> OpenedArticle:
    source = said[0].source
    text, instant = _published(source)
    return OpenedArticle(
        article_id=source.article_id,
        revision_id=source.revision_id,
        title=plain(source.title),
        url=plain(source.url) if source.url else None,
        publisher=plain(source.publisher) if source.publisher else None,
        publisher_country=source.publisher_country,
        date_text=text,
        instant=instant,
        passages=tuple(_apart(_passages(said))),
    )


def _published(source: Cited) -> tuple[str, datetime | None]:
    day, bare = day_of(source)
    told = day_range(Days(day, day), None)
    if not source.dated:
        return f"no date, stored {told}", None
    return told, None if bare else source.reported_at


def _passages(said: Iterable[Said]) -> list[Passage]:
    kept: list[Passage] = []
    for one in sorted(said, key=lambda one: (one.start, -one.end, one.event_id)):
        last = kept[-1] if kept else None
        if last is not None and one.end <= last.end:
            kept[-1] = replace(last, event_ids=tuple(dict.fromkeys((*last.event_ids, one.event_id))))
        else:
            kept.append(
                Passage(
                    event_ids=(one.event_id,),
                    start=one.start,
                    end=one.end,
                    text=one.quote,
                    before=one.before,
                    after=one.after,
                )
            )
    return kept


def _apart(passages: Sequence[Passage]) -> Iterator[Passage]:
    """A sentence that stands between two passages, or is one of them, is told once."""
    for place, passage in enumerate(passages):
        earlier, later = passages[:place], passages[place + 1 :]
        told = any(passage.before in one.text or passage.before == one.after for one in earlier)
        comes = any(passage.after in one.text for one in later)
        yield replace(passage, before="" if told else passage.before, after="" if comes else passage.after)
