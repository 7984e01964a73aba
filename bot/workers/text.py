"""The tasks of the text worker: what strangers wrote is read here, and the parser's model lives here."""

import time
from collections.abc import Callable

from digests.model import Article, Extraction
from digests.sources.parse.parsed import ParsedFeed, ParsedPage


def _feed() -> Callable[[bytes, str | None, str | None], ParsedFeed]:
    from digests.sources.parse.feed import parse_feed  # loads lxml and feedparser

    def feed(body: bytes, url: str | None, content_type: str | None) -> ParsedFeed:
        return parse_feed(body, url=url, content_type=content_type)

    return feed


def _page() -> Callable[[bytes, str | None, str | None, str], ParsedPage]:
    from digests.sources.parse.page import parse_page  # loads trafilatura

    def page(body: bytes, url: str | None, content_type: str | None, name: str) -> ParsedPage:
        return parse_page(body, url=url, content_type=content_type, name=name)

    return page


def _extract() -> Callable[[Article, float], Extraction]:
    from digests.extract.engine import Extractor  # loads spaCy

    extractor = Extractor.load()

    def extract(article: Article, seconds: float) -> Extraction:
        # An article is not long because the machine is busy: it would be skipped for good.
        return extractor.read(article, seconds=seconds, clock=time.process_time)

    return extract


TASKS = {"feed": _feed, "page": _page, "extract": _extract}
