"""One loaded extractor for all tests of the package, and short ways to say what an article told."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from digests.extract.engine import Extractor
from digests.extract.parse import load_model
from digests.model import Article, Event, Extraction
from tests.fakes import SilentEncoder


@pytest.fixture(scope="session")
def whole() -> Extractor:
    """The extractor as it is shipped."""
    return Extractor.load()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The rules alone with the real parser: the encoder sees nothing, so that each test is about a rule."""
    return Extractor(*load_model(), SilentEncoder())


def article(
    text: str, *, day: str | None = "2016-06-15", home: str | None = None, zone: str = "Etc/UTC", title: str = ""
) -> Article:
    """An article of that text, published at noon of `day` (a Wednesday) in `zone`."""
    published = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ZoneInfo(zone)) if day else None
    return Article(id="a", url=None, title=title, text=text, published=published, publisher_country=home, zone=zone)


class Reader:
    """Reads a text as an article; the options are those of `article`."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor

    def all(
        self,
        text: str,
        *,
        day: str | None = "2016-06-15",
        home: str | None = None,
        zone: str = "Etc/UTC",
        title: str = "",
    ) -> Extraction:
        """All that a text yields."""
        return self._extractor.read(article(text, day=day, home=home, zone=zone, title=title))

    def events(
        self,
        text: str,
        *,
        day: str | None = "2016-06-15",
        home: str | None = None,
        zone: str = "Etc/UTC",
        title: str = "",
    ) -> tuple[Event, ...]:
        """The events of a text."""
        return self.all(text, day=day, home=home, zone=zone, title=title).events

    def event(
        self,
        text: str,
        *,
        day: str | None = "2016-06-15",
        home: str | None = None,
        zone: str = "Etc/UTC",
        title: str = "",
    ) -> Event:
        """The only event of a text."""
        (event,) = self.events(text, day=day, home=home, zone=zone, title=title)
        return event

    def brief(
        self,
        text: str,
        *,
        day: str | None = "2016-06-15",
        home: str | None = None,
        zone: str = "Etc/UTC",
        title: str = "",
    ) -> list[str]:
        """The events of a text as "kind status CODE,CODE"."""
        return [brief(e) for e in self.events(text, day=day, home=home, zone=zone, title=title)]


def brief(event: Event) -> str:
    """An event as "meeting held FI,KE"."""
    return f"{event.kind} {event.status} {','.join(event.countries)}"


def line_of(event: Event) -> str:
    """ "visit held FI,KE 2016-06-12/14 Nairobi": what a reader of a line asks first."""
    when, venue = event.when, event.venue
    start, end = (when.start or "")[:10] if when else "", (when.end or "")[:10] if when else ""
    days = start if end in {"", start} else f"{start}/{end[8:]}"
    place = (venue.city or venue.country or "") if venue else ""
    return " ".join(filter(None, [brief(event), days, place]))


def lines_of(whole: Extractor, title: str, text: str, home: str | None = None) -> list[str]:
    """The events of a report with its headline, each as `line_of` writes it."""
    return [line_of(e) for e in whole.read(article(text, title=title, home=home)).events]


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Reader:
    """Read invented texts."""
    return Reader(extractor)
