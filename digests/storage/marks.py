"""Small things that are kept: facts that one run leaves for the next, and lines that a reader called wrong."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.errors import InputError
from digests.storage import reports
from digests.storage.delivery_tables import marks, objections
from digests.storage.records import Objection
from digests.storage.tables import events


async def get(connection: AsyncConnection, name: str) -> str | None:
    """The fact called `name`."""
    value = (await connection.execute(select(marks.c.value).where(marks.c.name == name))).scalar_one_or_none()
    return None if value is None else str(value)


async def put(connection: AsyncConnection, name: str, value: str) -> None:
    """Keep a fact, in the place of what was known under its name."""
    statement = insert_or(marks).values(name=name, value=value)
    await connection.execute(statement.on_conflict_do_update(index_elements=[marks.c.name], set_={"value": value}))


async def object_to(connection: AsyncConnection, event_id: int, *, said_by: str, now: datetime) -> bool:
    """Keep that somebody calls an event wrong; False when that was said before. Raises InputError for no event."""
    if (await connection.execute(select(events.c.id).where(events.c.id == event_id))).one_or_none() is None:
        raise InputError("What this line stood on is no longer stored.")
    statement = insert_or(objections).values(event_id=event_id, said_by=said_by, said_at=now)
    return bool((await connection.execute(statement.on_conflict_do_nothing())).rowcount)


async def objected(connection: AsyncConnection) -> list[Objection]:
    """The events that readers called wrong, those of most readers first, then the latest."""
    readers, last = func.count().label("readers"), func.max(objections.c.said_at).label("said_at")
    statement = (
        select(objections.c.event_id, readers, last)
        .group_by(objections.c.event_id)
        .order_by(readers.desc(), last.desc(), objections.c.event_id)
    )
    found = (await connection.execute(statement)).all()
    quotes = await reports.quotes(connection, [row.event_id for row in found])
    return [
        Objection(
            event_id=row.event_id,
            readers=row.readers,
            said_at=row.said_at,
            evidence=tuple(quotes.get(row.event_id, ())),
        )
        for row in found
    ]
