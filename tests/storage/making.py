"""Articles and events to store: small, made up, and true to the contract."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event as sqlalchemy_event

from digests.model import Article, Event, Extraction, Mention, Outcome, Participant, Span, Status, Tie, Venue, When
from digests.storage.records import Put
from digests.storage.store import Store
from digests.storage.writing import Writing
from digests.stories.group import group

NOW = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
TEXT = (
    "The ministers met before. Defense Minister Han Min-koo will meet Jean-Yves Le Drian in Paris on Wednesday. "
    "They may agree on logistics. North Korea was on the agenda. Seoul and Havana cut ties in 1959."
)


def on(day: int, hour: int = 0) -> datetime:
    """A moment in June 2016, UTC."""
    return datetime(2016, 6, day, hour, tzinfo=UTC)


def span(quote: str, text: str = TEXT) -> Span:
    """`quote` where it first stands in `text`."""
    start = text.index(quote)
    return Span(start, start + len(quote), quote)


def article(url: str | None = "https://example.org/paris", text: str = TEXT, **fields: Any) -> Article:
    """An article of 15 June 2016 by a South Korean paper."""
    defaults: dict[str, Any] = {
        "id": url or "sha256:0",
        "title": "Talks planned in Paris",
        "published": on(15),
        "publisher": "Korea Courier",
        "publisher_country": "KR",
        "zone": "Asia/Seoul",
        "language": "en",
    }
    return Article(url=url, text=text, **{**defaults, **fields})


def event(*codes: str, status: Status = "planned", day: int = 15, **fields: Any) -> Event:
    """A meeting of the countries `codes` (South Korea and France) on a day of June 2016."""
    wanted = codes or ("KR", "FR")
    people = {"KR": ("Han Min-koo", "Defense Minister"), "FR": ("Jean-Yves Le Drian", "Defense Minister")}
    defaults: dict[str, Any] = {
        "kind": "meeting",
        "role": "news",
        "participants": tuple(
            Participant(
                name=people.get(code, (None, None))[0],
                office=people.get(code, (None, None))[1],
                country=code,
                as_printed=code,
            )
            for code in wanted
        ),
        "countries": tuple(sorted(set(wanted))),
        "venue": Venue(text="Paris", city="Paris", country="FR"),
        "when": When(start=f"2016-06-{day:02}", end=f"2016-06-{day:02}", precision="day", raw="Wednesday"),
        "outcomes": (Outcome(strength="on_table", text="logistics", evidence=(span("They may agree on logistics."),)),),
        "mentions": (Mention(code="KP", as_="subject"),),
        "evidence": (span("will meet Jean-Yves Le Drian in Paris on Wednesday"),),
        "confidence": 0.8,
        "extractor": "rules@1",
    }
    return Event(status=status, **{**defaults, **fields})


def tie() -> Tie:
    """South Korea and Cuba in 1959."""
    when = When(start="1959-01-01", end="1959-12-31", precision="vague", raw="1959")
    return Tie(countries=("KR", "CU"), what="severed", when=when, evidence=span("Seoul and Havana cut ties in 1959."))


async def save(tx: Writing, told: Article, *events: Event, ties: tuple[Tie, ...] = ()) -> Put:
    """Store an article with what it tells and the stories that this makes, as the collecting verbs do."""
    put = await tx.put_article(told, now=NOW)
    touched = set(put.buckets)
    if put.outcome != "unchanged":
        touched |= set(await tx.put_extraction(put.revision_id, Extraction(events=events, ties=ties), now=NOW))
    for bucket in sorted(touched):
        await tx.put_stories(bucket, group(await tx.bucket_reports(bucket)))
    return put


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """The statements that the store's readers run inside the block."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    engine = store._readers.sync_engine
    sqlalchemy_event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sqlalchemy_event.remove(engine, "before_cursor_execute", note)


@contextmanager
def transactions(store: Store) -> Iterator[list[None]]:
    """One thing for each transaction that the store's writer begins inside the block."""
    seen: list[None] = []

    def note(_connection: object) -> None:
        seen.append(None)

    assert store._writer is not None
    engine = store._writer.sync_engine
    sqlalchemy_event.listen(engine, "begin", note)
    try:
        yield seen
    finally:
        sqlalchemy_event.remove(engine, "begin", note)
