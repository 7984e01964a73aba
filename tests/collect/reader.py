"""Parsers whose reader of articles is made by hand: each "X met Y" is a meeting of two countries, with its evidence."""

import re
from dataclasses import dataclass, field, replace

from digests.collect.parsers import ParsersAway, ReaderLost, Took
from digests.model import Article, Event, Extraction, Participant, Span, Status
from digests.sources.parse.feed import parse_feed
from digests.sources.parse.page import parse_page
from digests.sources.parse.parsed import ParsedFeed, ParsedPage

_CODES = {"France": "FR", "Japan": "JP", "Peru": "PE", "Chile": "CL", "Laos": "LA"}
_NAME = "|".join(_CODES)
_MEETING = re.compile(rf"\b(?P<one>{_NAME}) (?P<verb>met|will meet) (?P<other>{_NAME})\b")


@dataclass(slots=True)
class Reader:
    """Remembers which articles it was given; raises what `failure` holds, when it holds something.

    `seconds` is what each page or article is said to cost. A page with the word FATAL ends its reader, an article with
    the word ENDLESS is skipped for time.
    """

    failure: Exception | None = None
    seconds: float = 0.0
    read: list[Article] = field(default_factory=list)
    took: Took = lambda _: None

    async def feed(self, body: bytes, *, url: str | None, content_type: str | None) -> ParsedFeed:
        if isinstance(self.failure, ParsersAway):
            raise self.failure
        return parse_feed(body, url=url, content_type=content_type)

    async def page(self, body: bytes, *, url: str | None, content_type: str | None, name: str) -> ParsedPage:
        self.took(self.seconds)
        if b"FATAL" in body:
            raise ReaderLost(f"{name} ended its reader.")
        return parse_page(body, url=url, content_type=content_type, name=name)

    async def extract(self, article: Article) -> Extraction:
        self.read.append(article)
        self.took(self.seconds)
        if self.failure is not None:
            raise self.failure
        if "ENDLESS" in article.text:
            return Extraction(skipped="time")
        return Extraction(events=tuple(_event(found) for found in _MEETING.finditer(article.text)))

    def metered(self, took: Took) -> "Reader":
        return replace(self, took=took)


def _event(found: re.Match[str]) -> Event:
    status: Status = "held" if found["verb"] == "met" else "planned"
    names = (found["one"], found["other"])
    return Event(
        kind="meeting",
        status=status,
        role="news",
        participants=tuple(Participant(country=_CODES[name], as_printed=name) for name in names),
        countries=tuple(sorted(_CODES[name] for name in names)),
        evidence=(Span(found.start(), found.end(), found[0]),),
        confidence=0.9,
        extractor="by hand",
    )
