"""Collecting's port for one command at a terminal: everything is read in threads of this very process."""

import asyncio
import threading
from typing import TYPE_CHECKING, Self

from digests.model import Article, Extraction

if TYPE_CHECKING:
    from digests.collect.parsers import Took
    from digests.extract.engine import Extractor
    from digests.sources.parse.parsed import ParsedFeed, ParsedPage


class InThreads:
    """The parsers, in this process; each library is loaded at its first use, which takes about a second for the model.

    Nothing that runs can be stopped: the extractor's own clock bounds an article, and nothing a feed or a page.
    """

    def __init__(self, seconds: float) -> None:
        """`seconds` is the most that one article may take."""
        self._seconds = seconds
        self._lock = threading.Lock()  # the parser is one large object that is not made for two threads
        self._extractor: Extractor | None = None

    async def feed(self, body: bytes, *, url: str | None, content_type: str | None) -> "ParsedFeed":
        """As `Parsers.feed`."""
        from digests.sources.parse.feed import parse_feed  # loads lxml and feedparser

        return await asyncio.to_thread(parse_feed, body, url=url, content_type=content_type)

    async def page(self, body: bytes, *, url: str | None, content_type: str | None, name: str) -> "ParsedPage":
        """As `Parsers.page`."""
        from digests.sources.parse.page import parse_page  # loads trafilatura

        return await asyncio.to_thread(parse_page, body, url=url, content_type=content_type, name=name)

    async def extract(self, article: Article) -> Extraction:
        """As `Parsers.extract`."""
        return await asyncio.to_thread(self.read, article)

    def metered(self, took: "Took") -> Self:
        """As `Parsers.metered`: nothing is told, for nobody else waits for these threads."""
        del took
        return self

    def read(self, article: Article) -> Extraction:
        """The same for a caller that may wait. Raises ModelMissing when no English model is installed."""
        with self._lock:
            if self._extractor is None:
                from digests.extract.engine import Extractor  # loads spaCy

                self._extractor = Extractor.load()
            return self._extractor.read(article, seconds=self._seconds)
