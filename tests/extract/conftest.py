"""One loaded extractor for all tests of the package, and the real articles where they are at hand."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from digests.extract.engine import Extractor
from digests.model import Article, Event

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The real extractor with the real model."""
    return Extractor.load()


class Reader:
    """Reads a text as an article of a given day, publisher's country and zone."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor

    def article(
        self,
        text: str,
        *,
        day: str | None = "2016-06-15",
        home: str | None = None,
        zone: str = "Etc/UTC",
        title: str = "",
    ) -> Article:
        """An article of that text, published at noon of `day` in `zone`."""
        published = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ZoneInfo(zone)) if day else None
        return Article(id="a", url=None, title=title, text=text, published=published, publisher_country=home, zone=zone)

    def events(self, text: str, **facts: str | None) -> tuple[Event, ...]:
        """The events of a text; `facts` are those of `article`."""
        return self._extractor.read(self.article(text, **facts)).events  # type: ignore[arg-type] # all are str | None

    def event(self, text: str, **facts: str | None) -> Event:
        """The only event of a text."""
        events = self.events(text, **facts)
        assert len(events) == 1, events
        return events[0]


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Reader:
    """Read invented texts."""
    return Reader(extractor)
