"""Runs of digests and their parts: written before anything is sent, and after each step."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.errors import InputError
from digests.storage.delivery_tables import digest_revisions, digest_runs, outbox, schedules
from digests.storage.records import OutboxPart, PartState, Run

_PARTS: Select[Any] = select(outbox, digest_runs.c.schedule_id).join(digest_runs, digest_runs.c.id == outbox.c.run_id)


async def put_run(
    connection: AsyncConnection,
    schedule_id: int,
    channel_id: str,
    window: tuple[datetime, datetime],
    *,
    payloads: Sequence[str],
    revisions: Collection[int],
    now: datetime,
) -> int:
    """Record a digest before it is sent: its run, its parts, and the revisions that it stands on. Returns its id.

    A part's nonce tells it from all others of this store, and from those of another store under the same name.
    """
    start, end = window
    statement = (
        insert(digest_runs)
        .values(schedule_id=schedule_id, window_start=start, window_end=end, composed_at=now)
        .returning(digest_runs.c.id)
    )
    run_id = int((await connection.execute(statement)).scalar_one())
    parts = [
        {
            "run_id": run_id,
            "part": part,
            "nonce": f"{run_id:x}.{part}.{int(now.timestamp()):x}",
            "state": "composed",
            "channel_id": channel_id,
            "payload": payload,
            "changed_at": now,
        }
        for part, payload in enumerate(payloads, 1)
    ]
    await connection.execute(insert(outbox), parts)
    if revisions:
        stands_on = [{"run_id": run_id, "revision_id": revision} for revision in sorted(set(revisions))]
        await connection.execute(insert(digest_revisions), stands_on)
    return run_id


async def drop_run(connection: AsyncConnection, run_id: int) -> None:
    """Forget a run of which nothing was sent."""
    await connection.execute(delete(digest_runs).where(digest_runs.c.id == run_id))


async def put_state(
    connection: AsyncConnection, part_id: int, state: PartState, *, now: datetime, message_id: str | None
) -> None:
    """Say what became of a part. Raises InputError when there is none; a message's id is never forgotten."""
    values: dict[str, Any] = {"state": state, "changed_at": now}
    if message_id is not None:
        values["message_id"] = message_id
    done = await connection.execute(update(outbox).where(outbox.c.id == part_id).values(values))
    if done.rowcount != 1:
        raise InputError(f"No part {part_id} is in the outbox.")


async def last_run(connection: AsyncConnection, schedule_id: int) -> Run | None:
    """The schedule's newest run."""
    statement = (
        select(digest_runs)
        .where(digest_runs.c.schedule_id == schedule_id)
        .order_by(digest_runs.c.window_end.desc(), digest_runs.c.id.desc())
        .limit(1)
    )
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        return None
    states = await connection.execute(select(outbox.c.state).where(outbox.c.run_id == row.id))
    return Run(
        id=row.id,
        schedule_id=schedule_id,
        window_start=row.window_start,
        window_end=row.window_end,
        composed_at=row.composed_at,
        untouched=all(state == "composed" for state in states.scalars()),
    )


async def of_run(connection: AsyncConnection, run_id: int) -> list[OutboxPart]:
    """The parts of one run, in order."""
    return await _parts(connection, _PARTS.where(outbox.c.run_id == run_id).order_by(outbox.c.part))


async def undelivered(connection: AsyncConnection, since: datetime) -> list[OutboxPart]:
    """All parts that are to be sent, whose fate is not known, or that were sent after `since` and are to be published.

    In the order in which they are to be sent.
    """
    unpublished = and_(outbox.c.state == "sent", outbox.c.changed_at > since, schedules.c.crosspost)
    found = _PARTS.join(schedules, schedules.c.id == digest_runs.c.schedule_id)
    found = found.where(or_(outbox.c.state == "composed", outbox.c.state == "sending", unpublished))
    return await _parts(connection, found.order_by(digest_runs.c.schedule_id, outbox.c.run_id, outbox.c.part))


async def _parts(connection: AsyncConnection, statement: Select[Any]) -> list[OutboxPart]:
    return [_part(row) for row in await connection.execute(statement)]


def _part(row: Row[Any]) -> OutboxPart:
    return OutboxPart(
        id=row.id,
        run_id=row.run_id,
        schedule_id=row.schedule_id,
        part=row.part,
        nonce=row.nonce,
        state=row.state,
        channel_id=row.channel_id,
        message_id=row.message_id,
        payload=row.payload,
        changed_at=row.changed_at,
    )
