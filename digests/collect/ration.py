"""What one poll of a feed may cost the reader, for all feeds share it."""

from digests.collect.parsers import Parsers, ReaderLost
from digests.model import Article, Extraction
from digests.sources.parse.parsed import ParsedFeed, ParsedPage

MOST_LOST = 3
"""Texts of one poll that ended the reader, outlasted it, or were skipped for time."""
MOST_SECONDS = 60.0
"""Of reading in one poll: a hundred articles of ordinary length or more. The text that passes it is read to its end."""


class Ration:
    """The parsers as one poll of a feed has them: what its texts cost is counted, and at some point it is enough.

    Errors are those of `Parsers`.
    """

    def __init__(self, parsers: Parsers) -> None:
        self._seconds = 0.0
        self._lost = 0
        self._parsers = parsers.metered(self._took)

    @property
    def over(self) -> str | None:
        """Why this poll should read nothing more, in one sentence; None as long as it may."""
        rest = "what is left waits for the next poll."
        if self._lost >= MOST_LOST:
            return f"{self._lost} texts of the feed ended their reader or took too long to read; {rest}"
        if self._seconds >= MOST_SECONDS:
            return f"The feed's texts took {self._seconds:.0f} seconds to read; {rest}"
        return None

    async def feed(self, body: bytes, *, url: str | None, content_type: str | None) -> ParsedFeed:
        """As `Parsers.feed`."""
        return await self._parsers.feed(body, url=url, content_type=content_type)

    async def page(self, body: bytes, *, url: str | None, content_type: str | None, name: str) -> ParsedPage:
        """As `Parsers.page`."""
        try:
            return await self._parsers.page(body, url=url, content_type=content_type, name=name)
        except ReaderLost:
            self._lost += 1
            raise

    async def extract(self, article: Article) -> Extraction:
        """As `Parsers.extract`."""
        try:
            extraction = await self._parsers.extract(article)
        except ReaderLost:
            self._lost += 1
            raise
        if extraction.skipped == "time":
            self._lost += 1
        return extraction

    def _took(self, seconds: float) -> None:
        self._seconds += seconds
