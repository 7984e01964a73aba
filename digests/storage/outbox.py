"""Runs of digests and their parts: written before anything is sent, and after each step."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.storage.delivery_tables import digest_revisions, digest_runs, outbox, schedules
from digests.storage.records import OutboxPart, PartState, Run

_NOT_THERE = ("composed", "refused")
_PARTS: Select[Any] = select(outbox, digest_runs.c.schedule_id).join(digest_runs, digest_runs.c.id == outbox.c.run_id)


async def put_run(
    connection: AsyncConnection,
    schedule_id: int,
    channel_id: str,
    window: tuple[datetime, datetime],
    *,
    news: tuple[int, int],
    payloads: Sequence[str],
    revisions: Collection[int],
    now: datetime,
) -> int:
    """Record a digest before it is sent: its run, its parts, and the revisions that it stands on. Returns its id.

    A part's nonce tells it from all others of this store, and from those of another store under the same name.
    """
    told = {
        "window_start": window[0],
        "window_end": window[1],
        "revisions_after": news[0],
        "revisions_until": news[1],
    }
    statement = insert(digest_runs).values(schedule_id=schedule_id, composed_at=now, **told).returning(digest_runs.c.id)
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
    connection: AsyncConnection, part: OutboxPart, state: PartState, *, now: datetime, message_id: str | None
) -> bool:
    """Say what became of a part; False when it is no longer as it was read, or no longer there. Ids stay."""
    values: dict[str, Any] = {"state": state, "changed_at": now}
    if message_id is not None:
        values["message_id"] = message_id
    same = (outbox.c.id == part.id, outbox.c.state == part.state, outbox.c.changed_at == part.changed_at)
    return bool((await connection.execute(update(outbox).where(*same).values(values))).rowcount)


async def last_runs(connection: AsyncConnection, schedule_id: int | None) -> dict[int, Run]:
    """The newest run of each schedule, or of one."""
    runs = digest_runs.alias("older")
    newest = (
        select(func.max(runs.c.id)).where(runs.c.schedule_id == schedules.c.id).correlate(schedules).scalar_subquery()
    )
    touched = exists().where(outbox.c.run_id == digest_runs.c.id, outbox.c.state.not_in(_NOT_THERE))
    statement = (
        select(digest_runs, touched.label("touched"))
        .select_from(schedules)
        .join(digest_runs, digest_runs.c.id == newest)
    )
    if schedule_id is not None:
        statement = statement.where(schedules.c.id == schedule_id)
    return {
        row.schedule_id: Run(
            id=row.id,
            schedule_id=row.schedule_id,
            window_start=row.window_start,
            window_end=row.window_end,
            composed_at=row.composed_at,
            revisions_after=row.revisions_after,
            revisions_until=row.revisions_until,
            untouched=not row.touched,
        )
        for row in await connection.execute(statement)
    }


async def of_run(connection: AsyncConnection, run_id: int) -> list[OutboxPart]:
    """The parts of one run, in order."""
    return await _parts(connection, _PARTS.where(outbox.c.run_id == run_id).order_by(outbox.c.part))


async def undelivered(connection: AsyncConnection, since: datetime) -> list[OutboxPart]:
    """All parts that are to be sent, whose fate is not known, or that were sent after `since` and are to be published.

    In the order in which they are to be sent. What Discord refused is left once a newer digest is there.
    """
    newer = digest_runs.alias("newer")
    newest = ~exists().where(newer.c.schedule_id == digest_runs.c.schedule_id, newer.c.id > digest_runs.c.id)
    wanted = or_(
        outbox.c.state == "composed",
        outbox.c.state == "sending",
        and_(outbox.c.state == "refused", newest),
        and_(outbox.c.state == "sent", outbox.c.changed_at > since, schedules.c.crosspost),
    )
    found = _PARTS.join(schedules, schedules.c.id == digest_runs.c.schedule_id).where(wanted)
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
