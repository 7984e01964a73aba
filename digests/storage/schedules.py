"""Schedules: one digest a channel, who set it up, and what troubles it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.storage.delivery_tables import digest_runs, outbox, schedules
from digests.storage.records import Schedule


async def put(
    connection: AsyncConnection,
    *,
    guild_id: str,
    channel_id: str,
    rule: str,
    zone: str,
    countries: Sequence[str],
    topics: Sequence[str],
    role_id: str | None,
    crosspost: bool,
    created_by: str,
    now: datetime,
) -> Schedule:
    """Set the channel's schedule, or set it anew: then its runs stay its own, and its trouble is forgotten."""
    told = {
        "guild_id": guild_id,
        "rule": rule,
        "zone": zone,
        "countries": tuple(countries),
        "topics": tuple(topics),
        "role_id": role_id,
        "crosspost": crosspost,
        "created_by": created_by,
        "created_at": now,
        "enabled": True,
        "trouble": None,
        "refused_at": None,
    }
    statement = (
        insert_or(schedules)
        .values(channel_id=channel_id, **told)
        .on_conflict_do_update(index_elements=[schedules.c.channel_id], set_=told)
        .returning(schedules)
    )
    return _schedule((await connection.execute(statement)).one())


async def remove(connection: AsyncConnection, channel_id: str) -> bool:
    """Forget the channel's schedule and what was not sent of it; False when there was none. Its messages stay."""
    found = await of_channel(connection, channel_id)
    if found is None:
        return False
    runs = select(digest_runs.c.id).where(digest_runs.c.schedule_id == found.id)
    await connection.execute(
        delete(outbox).where(outbox.c.run_id.in_(runs), outbox.c.state.in_(("composed", "refused")))
    )
    await connection.execute(delete(schedules).where(schedules.c.id == found.id))
    return True


async def trouble(
    connection: AsyncConnection, schedule_id: int, sentence: str | None, *, refused_at: datetime | None
) -> bool:
    """Keep why a digest could not be posted, or None when it could; True when that is something new."""
    done = await connection.execute(
        update(schedules)
        .where(schedules.c.id == schedule_id, schedules.c.trouble.is_distinct_from(sentence))
        .values(trouble=sentence, refused_at=refused_at)
    )
    if done.rowcount:
        return True
    await connection.execute(update(schedules).where(schedules.c.id == schedule_id).values(refused_at=refused_at))
    return False


async def of_channel(connection: AsyncConnection, channel_id: str) -> Schedule | None:
    """The channel's schedule."""
    row = (await connection.execute(select(schedules).where(schedules.c.channel_id == channel_id))).one_or_none()
    return None if row is None else _schedule(row)


async def get(connection: AsyncConnection, schedule_id: int) -> Schedule | None:
    """One schedule; None when it was removed."""
    row = (await connection.execute(select(schedules).where(schedules.c.id == schedule_id))).one_or_none()
    return None if row is None else _schedule(row)


async def known(connection: AsyncConnection, guild_id: str | None) -> list[Schedule]:
    """All schedules, or those of one server, in the order in which they were first set up."""
    statement = select(schedules).order_by(schedules.c.id)
    if guild_id is not None:
        statement = statement.where(schedules.c.guild_id == guild_id)
    return [_schedule(row) for row in await connection.execute(statement)]


def _schedule(row: Row[Any]) -> Schedule:
    return Schedule(
        id=row.id,
        guild_id=row.guild_id,
        channel_id=row.channel_id,
        rule=row.rule,
        zone=row.zone,
        countries=row.countries,
        topics=row.topics,
        role_id=row.role_id,
        crosspost=row.crosspost,
        created_by=row.created_by,
        created_at=row.created_at,
        enabled=row.enabled,
        trouble=row.trouble,
        refused_at=row.refused_at,
    )
