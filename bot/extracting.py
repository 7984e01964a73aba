"""Extraction beside the event loop: one extractor, loaded at the first article, one article at a time."""

import asyncio
import threading
from typing import TYPE_CHECKING

from digests.model import Article, Extraction

if TYPE_CHECKING:
    from digests.extract.engine import Extractor


class Extracting:
    """Reads articles in a thread of its own kind, so that the loop goes on. Loading the model takes a second."""

    def __init__(self, seconds: float) -> None:
        """`seconds` is the most that one article may take."""
        self._seconds = seconds
        self._lock = threading.Lock()  # the parser is one large object that is not made for two threads
        self._extractor: Extractor | None = None

    async def __call__(self, article: Article) -> Extraction:
        """What `article` yields. Raises ModelMissing when no English model is installed."""
        return await asyncio.to_thread(self.read, article)

    def read(self, article: Article) -> Extraction:
        """The same for a caller that may wait."""
        with self._lock:
            if self._extractor is None:
                from digests.extract.engine import Extractor  # loads spaCy

                self._extractor = Extractor.load()
            return self._extractor.read(article, seconds=self._seconds)
