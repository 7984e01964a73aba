"""Read reports whole: one statement for the events, three for the parts of all of them."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, literal, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.model import Report
from digests.storage import rows
from digests.storage.finders import Found
from digests.storage.records import Evidence
from digests.storage.sqlite import among_ids
from digests.storage.tables import (
    articles,
    events,
    evidence,
    mentions,
    outcomes,
    participants,
    revisions,
    story_reports,
)

SOURCE = (
    articles.c.id.label("article_id"),
    articles.c.url,
    articles.c.publisher,
    articles.c.publisher_country,
    articles.c.zone,
    revisions.c.title,
)
_HEAD = (
    select(*events.c, revisions.c.wire_hash, articles.c.first_seen_at, *SOURCE)
    .join(revisions, revisions.c.id == events.c.revision_id)
    .join(articles, articles.c.id == revisions.c.article_id)
)
# Built once: putting a statement together costs more than running it.
_QUOTES: Select[Any] = (
    select(evidence, *SOURCE, events.c.reported_at, events.c.dated)
    .join(events, events.c.id == evidence.c.event_id)
    .join(revisions, revisions.c.id == evidence.c.revision_id)
    .join(articles, articles.c.id == revisions.c.article_id)
    .where(among_ids(evidence.c.event_id))
    .order_by(evidence.c.event_id, evidence.c.outcome, evidence.c.ordinal)
)
_OUTCOMES: Select[Any] = (
    select(outcomes).where(among_ids(outcomes.c.event_id)).order_by(outcomes.c.event_id, outcomes.c.ordinal)
)
_SPANS: Select[Any] = (
    select(evidence.c.event_id, evidence.c.outcome, evidence.c.start, evidence.c.end, evidence.c.quote)
    .where(among_ids(evidence.c.event_id))
    .order_by(evidence.c.event_id, evidence.c.outcome, evidence.c.ordinal)
)
_PRESENT, _ABSENT = participants.c, mentions.c
# Participants and mentions in one statement; a participant has no standing.
_PARTIES = union_all(
    select(
        _PRESENT.event_id,
        _PRESENT.ordinal,
        null().label("standing"),
        _PRESENT.name,
        _PRESENT.office,
        _PRESENT.organisation,
        _PRESENT.country,
        _PRESENT.capacity,
        _PRESENT.as_printed,
    ).where(among_ids(_PRESENT.event_id)),
    select(
        _ABSENT.event_id,
        _ABSENT.ordinal,
        _ABSENT.standing,
        null(),
        null(),
        null(),
        _ABSENT.code,
        null(),
        literal(""),
    ).where(among_ids(_ABSENT.event_id)),
).order_by("event_id", "ordinal")
_MANY = 1_000
"""Events of which putting the reports together would hold up the event loop."""
_ORDER = (events.c.reported_at, events.c.id)


async def of_revision(connection: AsyncConnection, revision_id: int) -> list[Report]:
    """The reports of one revision, in the order of its text."""
    return await _reports(connection, _HEAD.where(events.c.revision_id == revision_id).order_by(events.c.ordinal))


async def of_bucket(connection: AsyncConnection, bucket: str) -> list[Report]:
    """All current reports of a bucket, oldest first, whether or not they have a story yet."""
    return await _reports(
        connection, _HEAD.where(events.c.bucket == bucket, revisions.c.superseded_at.is_(None)).order_by(*_ORDER)
    )


async def of_stories(connection: AsyncConnection, found: Found, until: datetime | None) -> dict[int, list[Report]]:
    """The stories of the events found, each with all its current reports up to `until`, oldest first.

    Stories stand in the order of their oldest reports.
    """
    wanted = select(story_reports.c.story_id).where(story_reports.c.event_id.in_(found))
    statement = (
        _HEAD.add_columns(story_reports.c.story_id)
        .join(story_reports, story_reports.c.event_id == events.c.id)
        .where(story_reports.c.story_id.in_(wanted), revisions.c.superseded_at.is_(None))
        .order_by(*_ORDER)
    )
    if until is not None:
        statement = statement.where(events.c.reported_at <= until)
    heads = (await connection.execute(statement)).all()
    told: dict[int, list[Report]] = {}
    for head, report in zip(heads, await _whole(connection, heads), strict=True):
        told.setdefault(head.story_id, []).append(report)
    return told


async def quotes(connection: AsyncConnection, event_ids: Iterable[int]) -> dict[int, list[Evidence]]:
    """Each event's own quotes, then those of its outcomes, with the sentences around them and their source."""
    found: dict[int, list[Evidence]] = {}
    for row in await connection.execute(_QUOTES, {"ids": list(event_ids)}):
        found.setdefault(row.event_id, []).append(rows.quoted(row))
    return found


async def _reports(connection: AsyncConnection, statement: Select[Any]) -> list[Report]:
    return await _whole(connection, (await connection.execute(statement)).all())


async def _whole(connection: AsyncConnection, heads: Sequence[Row[Any]]) -> list[Report]:
    if not heads:
        return []
    ids = {"ids": [head.id for head in heads]}
    found = [(await connection.execute(statement, ids)).all() for statement in (_PARTIES, _OUTCOMES, _SPANS)]
    if len(heads) < _MANY:
        return rows.reports(heads, *found)
    return await asyncio.to_thread(rows.reports, heads, *found)  # a month of news takes a second
