"""Look-ups that are not stories: the state of relations, full text, and what a window stands on."""

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.storage import rows
from digests.storage.records import Coverage, Hit, PublisherCount, ReportedTie
from digests.storage.reports import SOURCE
from digests.storage.sqlite import match_all
from digests.storage.tables import articles, evidence, revisions
from digests.storage.tables import ties as tie_table


async def ties(
    connection: AsyncConnection, one: str, other: str | None, until: datetime | None, limit: int
) -> list[ReportedTie]:
    """The newest that current articles say of the relations of `one` with `other` or anybody; oldest article first."""
    first, second = tie_table.c.first, tie_table.c.second
    if other is None:
        between = or_(first == one, second == one)
    else:
        between = or_((first == one) & (second == other), (first == other) & (second == one))
    statement = (
        select(tie_table, *SOURCE, evidence.c.start, evidence.c.end, evidence.c.quote)
        .join(evidence, evidence.c.tie_id == tie_table.c.id)
        .join(revisions, revisions.c.id == tie_table.c.revision_id)
        .join(articles, articles.c.id == revisions.c.article_id)
        .where(between, revisions.c.superseded_at.is_(None))
        .order_by(tie_table.c.reported_at.desc(), tie_table.c.id.desc())
        .limit(limit)
    )
    if until is not None:
        statement = statement.where(tie_table.c.reported_at <= until)
    return [rows.reported_tie(row) for row in reversed((await connection.execute(statement)).all())]


async def search(connection: AsyncConnection, asked: str, limit: int, until: datetime | None) -> list[Hit]:
    """Current articles that hold all words of `asked` (“in quotes” together), the latest stored first.

    Not by relevance: that would score every article that holds the words before the first could be shown.
    """
    expression = match_all(asked)
    if not expression:
        return []
    found: Select[Any] = (
        select(
            *SOURCE,
            revisions.c.id.label("revision_id"),
            articles.c.reported_at,
            articles.c.published_at.is_not(None).label("dated"),
            literal_column("snippet(revisions_fts, -1, '[', ']', '…', 24)").label("excerpt"),
        )
        .select_from(text("revisions_fts"))
        .join(revisions, revisions.c.id == literal_column("revisions_fts.rowid"))
        .join(articles, articles.c.id == revisions.c.article_id)
        .where(text("revisions_fts MATCH :expression"), revisions.c.superseded_at.is_(None))
        .order_by(literal_column("revisions_fts.rowid").desc())
        .limit(limit)
    )
    if until is not None:
        found = found.where(articles.c.reported_at <= until)
    result = await connection.execute(found, {"expression": expression})
    return [Hit(excerpt=row.excerpt, source=rows.source(row)) for row in result]


def stored(after: int) -> ColumnElement[bool]:
    """Articles of which a revision was stored after the one with the id `after`."""
    return articles.c.id.in_(select(revisions.c.article_id).where(revisions.c.id > after))


async def coverage(connection: AsyncConnection, which: ColumnElement[bool]) -> Coverage:
    """How many articles there are, of whom; and how many of them were not read, and why."""
    statement = select(
        articles.c.publisher,
        articles.c.publisher_country,
        articles.c.status,
        articles.c.reason,
        func.count().label("n"),
    ).where(which)
    statement = statement.group_by(
        articles.c.publisher, articles.c.publisher_country, articles.c.status, articles.c.reason
    )
    publishers: Counter[tuple[str | None, str | None]] = Counter()
    skipped: Counter[str] = Counter()
    for row in await connection.execute(statement):
        publishers[row.publisher, row.publisher_country] += row.n
        if row.status in ("skipped", "failed"):
            skipped[row.reason or row.status] += row.n
    ranked = sorted(publishers.items(), key=lambda item: (-item[1], item[0][0] or "", item[0][1] or ""))
    return Coverage(
        articles=publishers.total(),
        publishers=tuple(PublisherCount(publisher=name, country=country, articles=n) for (name, country), n in ranked),
        skipped=tuple(sorted(skipped.items())),
    )
