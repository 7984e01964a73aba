"""Keep which reports make a story, under an id that stays."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.model import Report
from digests.storage.placing import place
from digests.storage.sqlite import among_ids
from digests.storage.tables import events, revisions, stories, story_reports


async def put_stories(connection: AsyncConnection, bucket: str, groups: Sequence[Sequence[Report]]) -> list[int]:
    """Store the stories of a bucket as `groups` says; returns their ids in the order of `groups`.

    A group keeps the id of the story that most of its reports stood in, also over an edit of their article. A story
    that lost all its reports to another points to it.
    """
    members = [[report.event_id for report in group] for group in groups]
    before = await _placed(connection, [event for group in members for event in group])
    known = before | await _inherited(connection, bucket, groups, before)
    placed = place(members, known)
    next_id = 1 + (await connection.scalar(select(func.max(stories.c.id))) or 0)
    ids: list[int] = []
    for story in placed:
        ids.append(next_id if story is None else story)
        next_id += story is None
    new = [{"id": story, "bucket": bucket} for story, old in zip(ids, placed, strict=True) if old is None]
    if new:
        await connection.execute(insert(stories), new)
    after = {event: story for story, group in zip(ids, members, strict=True) for event in group}
    await _move(connection, {event: story for event, story in after.items() if before.get(event) != story})
    await _point(connection, known, after)
    return ids


async def _placed(connection: AsyncConnection, event_ids: list[int]) -> dict[int, int]:
    rows = await connection.execute(
        select(story_reports.c.event_id, story_reports.c.story_id).where(among_ids(story_reports.c.event_id)),
        {"ids": event_ids},
    )
    return {row.event_id: row.story_id for row in rows}


async def _inherited(
    connection: AsyncConnection, bucket: str, groups: Iterable[Sequence[Report]], placed: dict[int, int]
) -> dict[int, int]:
    """For reports that stand nowhere yet, the story of the report whose place they take in an edited article."""
    fresh: dict[int, list[Report]] = defaultdict(list)
    for report in (report for group in groups for report in group if report.event_id not in placed):
        fresh[report.article_id].append(report)
    if not fresh:
        return {}
    rows = await connection.execute(
        select(revisions.c.article_id, revisions.c.number, story_reports.c.story_id)
        .join(events, events.c.revision_id == revisions.c.id)
        .join(story_reports, story_reports.c.event_id == events.c.id)
        .where(
            events.c.bucket == bucket,
            revisions.c.superseded_at.is_not(None),
            among_ids(revisions.c.article_id),
        )
        .order_by(revisions.c.article_id, revisions.c.number.desc(), events.c.ordinal),
        {"ids": list(fresh)},
    )
    last: dict[int, tuple[int, list[int]]] = {}
    for row in rows:
        number, told = last.setdefault(row.article_id, (row.number, []))
        if number == row.number:
            told.append(row.story_id)
    inherited: dict[int, int] = {}
    for article, reports in fresh.items():
        _, told = last.get(article, (0, []))
        # An edit that adds or drops an event leaves open which is which: abstain.
        if len(told) == len(reports):
            in_order = sorted(reports, key=lambda report: report.ordinal)
            inherited |= {report.event_id: story for report, story in zip(in_order, told, strict=True)}
    return inherited


async def _move(connection: AsyncConnection, moved: dict[int, int]) -> None:
    if not moved:
        return
    statement = insert_or(story_reports)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[story_reports.c.event_id], set_={"story_id": statement.excluded.story_id}
        ),
        [{"event_id": event, "story_id": story} for event, story in sorted(moved.items())],
    )


async def _point(connection: AsyncConnection, before: dict[int, int], after: dict[int, int]) -> None:
    """Let each story that is left without reports point to where its oldest report went; a refilled one to none."""
    left: dict[int, int] = {}
    for event in sorted(before):
        if event in after:
            left.setdefault(before[event], after[event])
    alive = set(after.values())
    changes: list[dict[str, Any]] = [
        {"story": story, "into": None if story in alive else target}
        for story, target in sorted(left.items() | {(story, story) for story in alive})
    ]
    if changes:
        await connection.execute(
            update(stories).where(stories.c.id == bindparam("story")).values(merged_into=bindparam("into")), changes
        )
