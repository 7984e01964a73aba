"""The port through which collecting reads: who implements it decides in which thread or process the work is done."""

from collections.abc import Callable
from typing import Protocol

from digests.errors import DigestsError, InputError
from digests.model import Article, Extraction
from digests.sources.parse.parsed import ParsedFeed, ParsedPage

Took = Callable[[float], None]
"""Called with the seconds that a reader worked on one text, without what the text had to wait for."""


class ParsersAway(DigestsError):
    """Nothing can be read at present, whatever it is: no fault of a feed or an article, so it is read again later."""


class ReaderLost(InputError):
    """This text ended its reader, or would have kept it too long; its sentence says which."""


class Parsers(Protocol):
    """Turns bytes into entries and articles, and articles into events, without holding up the event loop.

    Each may raise ParsersAway as well; nothing else than what is named. What takes too long is ended.
    """

    async def feed(self, body: bytes, *, url: str | None, content_type: str | None) -> ParsedFeed:
        """The feed in `body`, which came from `url`. Raises FeedError, whose sentence calls it “The answer”."""

    async def page(self, body: bytes, *, url: str | None, content_type: str | None, name: str) -> ParsedPage:
        """The article on the page in `body`, which came from `url`. Raises InputError that begins with `name`.

        It is a ReaderLost where the page cost the reader.
        """

    async def extract(self, article: Article) -> Extraction:
        """What `article` yields. Raises InputError where reading it fails, ReaderLost among them, and ModelMissing."""

    def metered(self, took: Took) -> "Parsers":
        """The same parsers, which tell `took` how long each text kept a reader that others wait for."""
