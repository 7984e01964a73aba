"""A store of made-up articles, written straight into the tables: one event, three people and a few quotes an article.

Countries take part as unevenly as in the news: the first of the list in every eighth event, the last hardly ever.
"""

import asyncio
import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.figures import progress
from digests.model import Article, Event, Extraction, Mention, Outcome, Participant, Span, When
from digests.storage.columns import instant_text
from digests.storage.store import Store

CODES = tuple(
    "US CN RU FR DE GB IN JP KR TR SA IR IL UA BR EG PL IT ID VN PK MX CA AU ZA NG KE AE QA ES NL SE NO FI DK GR HU RS "
    "RO CZ AT CH BE PT IE AR CL PE CO CU LA KH TH MY SG PH MM MN KZ UZ GE AM AZ JO IQ LB KP EU UN".split()
)
WEIGHTS = tuple(1 / rank for rank in range(1, len(CODES) + 1))
END = datetime(2026, 11, 20, tzinfo=UTC)
SPAN = timedelta(days=3650)
"""The articles lie evenly in so much time before END."""

_CHUNK = 2_000
_TEXT = (
    "The ministers of {one} and {other} met in the capital on {day}. They signed a protocol on number {n}. "
    "The talks took two hours and touched on trade, on ports and on the weather. Nobody else was in the room. "
)
_KINDS = ("meeting", "meeting", "visit", "call", "agreement", "multilateral")
_STATUSES = ("held", "held", "held", "planned", "planned", "under_way", "cancelled")


def made(path: Path) -> None:
    """An empty store at `path`."""
    asyncio.run(_opened(path))


def filled(path: Path, articles: int) -> None:
    """A store of `articles` at `path`, with a bar that shows how far it is."""
    made(path)
    with progress() as bar:
        task = bar.add_task("filling the store", total=articles)
        fill(path, articles, lambda done: bar.advance(task, done))


async def _opened(path: Path) -> None:
    async with await Store.open(path):
        pass


def fill(path: Path, articles: int, step: Callable[[int], object]) -> None:
    """Write `articles` into the empty store at `path`; `step` hears how many were just written."""
    chosen = random.Random(20160627)  # noqa: S311 # the same store in each run, no secret
    with closing(sqlite3.connect(path, isolation_level=None)) as store:
        store.execute("PRAGMA synchronous = OFF")
        for begin in range(1, articles + 1, _CHUNK):
            numbers = range(begin, min(begin + _CHUNK, articles + 1))
            rows: dict[str, list[dict[str, Any]]] = {}
            for n in numbers:
                for table, row in _rows(n, articles, chosen):
                    rows.setdefault(table, []).append(row)
            store.execute("BEGIN")
            for table, added in rows.items():
                names = tuple(added[0])
                columns = ", ".join(f'"{name}"' for name in names)
                marks = ", ".join("?" * len(names))
                statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 # our own names
                store.executemany(statement, [tuple(row.values()) for row in added])
            store.execute("COMMIT")
            step(len(numbers))


def _rows(n: int, articles: int, chosen: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of article `n`, in an order that foreign keys allow."""
    reported = END - SPAN * ((articles - n) / articles)
    at, day = instant_text(reported), reported.date()
    # Every third article reports its predecessor's event once more.
    first = n - 1 if n % 3 == 0 else n
    one, other, third = _three(random.Random(first))  # noqa: S311 # so that both tell of the same countries
    names = sorted((one, other))
    text = _TEXT.format(one=one, other=other, day=day, n=n)
    url = f"https://paper{n % 50}.example/{n}"
    yield (
        "articles",
        {
            "id": n,
            "source_id": url,
            "canonical_url": url,
            "url": url,
            "publisher": f"Paper {n % 50}",
            "publisher_country": CODES[n % 50],
            "zone": "UTC",
            "language": "en",
            "published_at": at,
            "first_seen_at": at,
            "reported_at": at,
            "status": "read",
        },
    )
    yield (
        "revisions",
        {
            "id": n,
            "article_id": n,
            "number": 1,
            "content_hash": f"c{n}",
            "wire_hash": f"w{n}",
            "fetched_at": at,
            "extracted_at": at,
            "title": f"Ministers meet, number {n}",
            "text": text,
        },
    )
    yield "events", _event(n, names, at, day, chosen)
    for ordinal, code in enumerate((one, other, other)):
        name = f"Ana{first % 997} Person{(first * 3 + ordinal) % 4999}"
        yield (
            "participants",
            {
                "event_id": n,
                "ordinal": ordinal,
                "name": name,
                "office": "Minister",
                "country": code,
                "capacity": "participant",
                "as_printed": name,
            },
        )
        for word in name.casefold().split():
            yield "found_people", {"word": word, "reported_at": at, "event_id": n, "participant": ordinal}
    if n % 3:
        yield (
            "outcomes",
            {
                "event_id": n,
                "ordinal": 0,
                "strength": "on_table" if n % 2 else "signed",
                "by": json.dumps(names),
                "text": f"a protocol on number {n}",
            },
        )
        yield "evidence", _quote(n, text, "They signed", 0)
    yield "evidence", _quote(n, text, "The ministers", None)
    found = [(code, "participant") for code in names]
    if n % 2:
        yield "mentions", {"event_id": n, "ordinal": 0, "code": third, "standing": "subject"}
        found.append((third, "subject"))
    if n % 200 == 0:
        yield (
            "ties",
            {
                "id": n,
                "revision_id": n,
                "ordinal": 0,
                "reported_at": at,
                "dated": 1,
                "first": one,
                "second": other,
                "what": "restored",
            },
        )
        yield "evidence", {**_quote(n, text, "Nobody", None), "event_id": None, "tie_id": n}
    for code, standing in found:
        yield "found_countries", {"code": code, "standing": standing, "reported_at": at, "event_id": n}
    for left, right in combinations(names, 2):
        yield "found_pairs", {"first": left, "second": right, "reported_at": at, "event_id": n}
    if first == n:
        yield "stories", {"id": n, "bucket": f"bucket {n}"}
    yield "story_reports", {"event_id": n, "story_id": first}


def _three(chosen: random.Random) -> list[str]:
    """Three different codes."""
    found: dict[str, None] = {}
    while len(found) < 3:
        found.update(dict.fromkeys(chosen.choices(CODES, WEIGHTS, k=3)))
    return list(found)[:3]


def _event(n: int, names: list[str], at: str, day: date, chosen: random.Random) -> dict[str, Any]:
    when = day + timedelta(days=chosen.randint(-3, 10))
    return {
        "id": n,
        "revision_id": n,
        "ordinal": 0,
        "bucket": f"bucket {n}",
        "reported_at": at,
        "dated": 1,
        "schema": 1,
        "kind": _KINDS[n % len(_KINDS)],
        "status": chosen.choice(_STATUSES),
        "role": "news" if n % 4 else "background",
        "countries": json.dumps(names),
        "venue_text": "the capital",
        "venue_country": names[0],
        "when_precision": "day",
        "when_start": when.isoformat(),
        "when_end": when.isoformat(),
        "when_raw": "on the day",
        "first_day": when.isoformat(),
        "last_day": when.isoformat(),
        "confidence": 0.9,
        "extractor": "made up",
    }


def _quote(n: int, text: str, opening: str, outcome: int | None) -> dict[str, Any]:
    span = _span(text, opening)
    return {
        "revision_id": n,
        "event_id": n,
        "outcome": outcome,
        "tie_id": None,
        "ordinal": 0,
        "start": span.start,
        "end": span.end,
        "quote": span.text,
        "before": "",
        "after": "",
    }


def told(n: int, reported: datetime) -> tuple[Article, Extraction]:
    """Article `n` and what it tells, as the pipeline hands them on: a meeting of two countries with an outcome."""
    one, other, third = _three(random.Random(n))  # noqa: S311 # the same in each run, no secret
    text = _TEXT.format(one=one, other=other, day=reported.date(), n=n)
    met, signed = (_span(text, opening) for opening in ("The ministers", "They signed"))
    day = reported.date().isoformat()
    event = Event(
        kind="meeting",
        status="held",
        role="news",
        participants=tuple(
            Participant(name=f"Ana{n % 97} {code}son", office="Minister", country=code, as_printed="Ana")
            for code in (one, other)
        ),
        countries=tuple(sorted((one, other))),
        when=When(start=day, end=day, precision="day", raw="on the day"),
        outcomes=(Outcome(strength="signed", by=(one, other), text=f"a protocol on number {n}", evidence=(signed,)),),
        mentions=(Mention(code=third, as_="subject"),),
        evidence=(met,),
        confidence=0.9,
        extractor="made up",
    )
    article = Article(
        id=f"https://paper{n % 50}.example/{n}",
        url=f"https://paper{n % 50}.example/{n}",
        title=f"Ministers meet, number {n}",
        text=text,
        published=reported,
        publisher=f"Paper {n % 50}",
        publisher_country=CODES[n % 50],
        zone="UTC",
        language="en",
    )
    return article, Extraction(events=(event,))


def _span(text: str, opening: str) -> Span:
    start = text.index(opening)
    end = text.index(".", start) + 1
    return Span(start, end, text[start:end])
