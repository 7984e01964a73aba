"""Write what was read from one revision: events with their parts and quotes, ties, and where look-ups find them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import combinations
from typing import Any

from sqlalchemy import Row, Table, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.errors import InputError
from digests.model import Event, Extraction, Span, Tie
from digests.storage import tables
from digests.storage.people import name_words
from digests.storage.quotes import Quotes
from digests.storage.rows import Values, event_values, outcome_values, participant_values, when_values
from digests.storage.tables import articles, events, revisions
from digests.stories.bucket import bucket


async def put_extraction(
    connection: AsyncConnection, revision_id: int, extraction: Extraction, *, now: datetime
) -> tuple[str, ...]:
    """Store all that a current revision yields, once, and mark its article. Returns the events' buckets.

    Raises InputError when there is no such current revision, when it was read before, or when it lacks a quote.
    """
    head = await _head(connection, revision_id)
    quotes = Quotes(head.text)
    rows = _Rows(head, quotes)
    # Ids are given here, so that one statement writes all rows of a table; the write lock keeps them ours.
    next_event = await _next_id(connection, events)
    next_tie = await _next_id(connection, tables.ties)
    for ordinal, event in enumerate(extraction.events):
        rows.add_event(next_event + ordinal, ordinal, event)
    for ordinal, tie in enumerate(extraction.ties):
        rows.add_tie(next_tie + ordinal, ordinal, tie)
    for table, values in rows.by_table():
        await connection.execute(insert(table), values)
    await connection.execute(_EXTRACTED, {"of": revision_id, "extracted_at": now})
    fate = {"status": "skipped" if extraction.skipped else "read", "reason": extraction.skipped}
    await connection.execute(_FATE, {"of": head.article_id, **fate})
    return tuple(sorted({bucket(event) for event in extraction.events}))


# Made once, for they are run for each article.
_EXTRACTED = update(revisions).where(revisions.c.id == bindparam("of"))
_FATE = update(articles).where(articles.c.id == bindparam("of"))
_HEAD = (
    select(
        revisions.c.id,
        revisions.c.text,
        revisions.c.superseded_at,
        revisions.c.article_id,
        articles.c.reported_at,
        articles.c.published_at.is_not(None).label("dated"),
        select(events.c.id).where(events.c.revision_id == bindparam("of")).exists().label("has_events"),
        select(tables.ties.c.id).where(tables.ties.c.revision_id == bindparam("of")).exists().label("has_ties"),
    )
    .join(articles, articles.c.id == revisions.c.article_id)
    .where(revisions.c.id == bindparam("of"))
)


async def _head(connection: AsyncConnection, revision_id: int) -> Row[Any]:
    found = await connection.execute(_HEAD, {"of": revision_id})
    head = found.one_or_none()
    if head is None or head.superseded_at is not None or head.text is None:
        raise InputError(f"Revision {revision_id} is not the current text of a stored article.")
    if head.has_events or head.has_ties:
        raise InputError(f"What revision {revision_id} tells is stored already, and digests may stand on it.")
    return head


async def _next_id(connection: AsyncConnection, table: Table) -> int:
    last = await connection.scalar(select(func.max(table.c.id)))
    return 1 + (last or 0)


_ORDER = (
    events,
    tables.participants,
    tables.outcomes,
    tables.mentions,
    tables.ties,
    tables.evidence,
    tables.found_countries,
    tables.found_pairs,
    tables.found_people,
)


class _Rows:
    """The rows of one extraction, collected table by table."""

    def __init__(self, head: Row[Any], quotes: Quotes) -> None:
        self._revision_id: int = head.id
        self._reported: Values = {"reported_at": head.reported_at, "dated": head.dated}
        self._at: Values = {"reported_at": head.reported_at}
        self._quotes = quotes
        self._rows: dict[Table, list[Values]] = {}

    def by_table(self) -> Iterable[tuple[Table, Sequence[Values]]]:
        """Tables with their rows, in an order that foreign keys allow."""
        return ((table, self._rows[table]) for table in _ORDER if table in self._rows)

    def add_event(self, event_id: int, ordinal: int, event: Event) -> None:
        of_event = {"event_id": event_id}
        self._add(
            events,
            {"id": event_id, "revision_id": self._revision_id, "ordinal": ordinal, "bucket": bucket(event)},
            self._reported,
            event_values(event),
        )
        for place, participant in enumerate(event.participants):
            self._add(tables.participants, of_event, {"ordinal": place}, participant_values(participant))
        for place, outcome in enumerate(event.outcomes):
            self._add(tables.outcomes, of_event, {"ordinal": place}, outcome_values(outcome))
            self._add_evidence(outcome.evidence, {"event_id": event_id, "outcome": place})
        for place, mention in enumerate(event.mentions):
            self._add(tables.mentions, of_event, {"ordinal": place, "code": mention.code, "standing": mention.as_})
        self._add_evidence(event.evidence, {"event_id": event_id, "outcome": None})
        self._add_found(event, of_event)

    def add_tie(self, tie_id: int, ordinal: int, tie: Tie) -> None:
        first, second = tie.countries
        self._add(
            tables.ties,
            {"id": tie_id, "revision_id": self._revision_id, "ordinal": ordinal},
            {"first": first, "second": second, "what": tie.what},
            self._reported,
            when_values(tie.when),
        )
        self._add_evidence([tie.evidence], {"tie_id": tie_id})

    def _add_evidence(self, spans: Iterable[Span], of: Values) -> None:
        for place, span in enumerate(spans):
            quote = self._quotes.quote(span)
            self._add(
                tables.evidence,
                {"revision_id": self._revision_id, "event_id": None, "outcome": None, "tie_id": None, "ordinal": place},
                {
                    "start": span.start,
                    "end": span.end,
                    "quote": span.text,
                    "before": quote.before,
                    "after": quote.after,
                },
                of,
            )

    def _add_found(self, event: Event, of_event: Values) -> None:
        present = sorted({p.country for p in event.participants if p.country} | set(event.countries))
        standings = [(code, "participant") for code in present]
        standings += sorted({(m.code, m.as_) for m in event.mentions})
        if event.venue and event.venue.country and event.venue.country not in present:
            standings.append((event.venue.country, "venue"))
        for code, standing in dict.fromkeys(standings):
            self._add(tables.found_countries, of_event, self._at, {"code": code, "standing": standing})
        for first, second in combinations(present, 2):
            self._add(tables.found_pairs, of_event, self._at, {"first": first, "second": second})
        for place, participant in enumerate(event.participants):
            for word in sorted(name_words(participant.name or "")):
                self._add(tables.found_people, of_event, self._at, {"word": word, "participant": place})

    def _add(self, table: Table, *values: Values) -> None:
        row: Values = {}
        for part in values:
            row |= part
        self._rows.setdefault(table, []).append(row)
