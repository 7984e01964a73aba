"""The demo's articles, event by event: what seeds/expected.tsv says of each page is what the extractor finds in it.

What is known to fail stands in data/demo_known_failures.tsv, fact by fact with its reason, as strict xfails.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from digests.extract.engine import Extractor
from digests.model import STRENGTHS, Article, Event, Span
from digests.sources.parse.articles import article_of_page
from digests.sources.parse.home import Home
from digests.sources.parse.page import parse_page

_SEEDS = files("seeds")
_FAILURES = Path(__file__).parent / "data" / "demo_known_failures.tsv"
_FACTS = ("found", "status", "role", "date", "venue", "strongest")
_FAMILY = {"meeting": "contact", "call": "contact", "multilateral": "contact"}
_STRENGTHS = ("none", *STRENGTHS)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of expected.tsv; `number` counts the lines of one page from 1."""

    page: str
    number: int
    kind: str
    status: str
    role: str
    countries: frozenset[str]
    date: str
    venue: str
    strongest: str

    @property
    def name(self) -> str:
        """What a failing test is called, and the key in the list of known failures."""
        return f"{self.page}#{self.number}"


@cache
def _rows() -> tuple[Row, ...]:
    with _SEEDS.joinpath("expected.tsv").open(encoding="utf-8") as lines:
        return tuple(_numbered(csv.DictReader(lines, delimiter="\t")))


def _numbered(lines: Iterable[dict[str, str]]) -> Iterator[Row]:
    seen: dict[str, int] = {}
    for line in lines:
        page = line["file"].removeprefix("pages/").removesuffix(".html")
        seen[page] = seen.get(page, 0) + 1
        yield Row(
            page, seen[page], line["kind"], line["status"], line["role"], frozenset(line["countries"].split(",")),
            line["when"], line["venue"], line["strongest"],
        )  # fmt: skip


@cache
def _known_failures() -> dict[tuple[str, str], str]:
    with _FAILURES.open(encoding="utf-8", newline="") as lines:
        return {
            (line["row"], line["fact"]): line["reason"]
            for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


_EVENTS = tuple(row for row in _rows() if row.kind != "none")
_PAGES = tuple(dict.fromkeys(row.page for row in _rows()))
_WITHOUT = tuple(row.page for row in _rows() if row.kind == "none")


def _cases() -> Iterator[object]:
    for row in _EVENTS:
        for fact in _FACTS:
            reason = _known_failures().get((row.name, fact)) or _known_failures().get((row.name, "found"))
            marks = [pytest.mark.xfail(reason=reason, raises=AssertionError)] if reason else []
            yield pytest.param(row, fact, id=f"{row.name}:{fact}", marks=marks)


class Demo:
    """The demo's articles with their events, each page read once."""

    def __init__(self, whole: Extractor) -> None:
        self._extractor = whole
        publishers = tomllib.loads(_SEEDS.joinpath("demo.toml").read_text("utf-8"))["publisher"]
        self._homes = {p["host"].removeprefix("www."): Home(p["name"], p["country"], p["zone"]) for p in publishers}
        self._read: dict[str, tuple[Article, tuple[Event, ...]]] = {}

    def page(self, page: str) -> tuple[Article, tuple[Event, ...]]:
        """The article of a page, and its events."""
        if page not in self._read:
            parsed = parse_page(_SEEDS.joinpath(f"pages/{page}.html").read_bytes(), url=None)
            article = article_of_page(parsed, url=None, homes=self._homes)
            self._read[page] = (article, self._extractor.read(article).events)
        return self._read[page]

    def event_of(self, row: Row) -> Event | None:
        """The event that a row tells, by its parties and family; one event tells one row, the likest first."""
        events = self.page(row.page)[1]
        rows = [r for r in _EVENTS if r.page == row.page]
        pairs = [(r, e) for r in rows for e in events if _fits(r, e)]
        told: dict[Row, Event] = {}
        for each, event in sorted(pairs, key=lambda pair: _likeness(*pair), reverse=True):
            if each not in told and event not in told.values():
                told[each] = event
        return told.get(row)


def _likeness(row: Row, event: Event) -> int:
    return 2 * (event.status == row.status) + (event.role == row.role)


def _fits(row: Row, event: Event) -> bool:
    return frozenset(event.countries) == row.countries and _family(event.kind) == _family(row.kind)


def _family(kind: str) -> str:
    return _FAMILY.get(kind, kind)


@pytest.fixture(scope="module")
def demo(whole: Extractor) -> Demo:
    """The demo's articles, read."""
    return Demo(whole)


@pytest.mark.parametrize(("row", "fact"), list(_cases()))
def test_what_the_page_tells(demo: Demo, row: Row, fact: str) -> None:
    """One fact of one event: found at all, or its status, role, first day, venue or strongest outcome."""
    event = demo.event_of(row)
    assert event is not None
    told = {
        "found": (True, True),
        "status": (event.status, row.status),
        "role": (event.role, row.role),
        "date": _days(event, row.date),
        "venue": _venues(event, row.venue),
        "strongest": (max((o.strength for o in event.outcomes), key=_STRENGTHS.index, default="none"), row.strongest),
    }
    found, expected = told[fact]
    assert found == expected


def _days(event: Event, expected: str) -> tuple[str, str]:
    """(found, expected) first day, or month where only that is expected; a vague time stays unchecked."""
    if expected in {"-", "vague"}:
        return "", ""
    first = expected.split("/")[0][:10]
    return (event.when.start or "" if event.when else "")[: len(first)], first


def _venues(event: Event, expected: str) -> tuple[str, str]:
    """(found, expected) city, lower case; nothing where none is expected."""
    if expected == "-":
        return "", ""
    return (event.venue.city or event.venue.text if event.venue else "").lower(), expected.lower()


def test_the_known_failures_are_rows_of_the_demo() -> None:
    """A row that was renamed or mended leaves no line behind, and every line gives its reason."""
    names = {row.name for row in _EVENTS}
    assert [key for key in _known_failures() if key[0] not in names or key[1] not in _FACTS] == []
    assert all(_known_failures().values())


@pytest.mark.parametrize("page", _WITHOUT)
def test_no_event_where_no_state_met_another(demo: Demo, page: str) -> None:
    """A football match, a merger and a court hearing are no diplomacy."""
    assert demo.page(page)[1] == ()


@pytest.mark.parametrize("page", _PAGES)
def test_evidence_is_the_pages_own_characters(demo: Demo, page: str) -> None:
    """Every span of every event and outcome opens to exactly its characters."""
    article, events = demo.page(page)
    spans: list[Span] = [s for e in events for s in (*e.evidence, *(s for o in e.outcomes for s in o.evidence))]
    assert [s for s in spans if article.text[s.start : s.end] != s.text] == []
    assert all(e.evidence for e in events)
