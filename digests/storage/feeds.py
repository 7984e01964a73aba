"""Feeds: which are known, what their polls found, which are due."""

from datetime import datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.errors import InputError
from digests.storage import rows
from digests.storage.records import Feed, FeedState
from digests.storage.tables import feeds


async def put_feed(
    connection: AsyncConnection,
    url: str,
    *,
    title: str | None,
    publisher: str | None,
    country: str | None,
    zone: str | None,
    language: str | None,
    enabled: bool,
    now: datetime,
) -> int:
    """Add the feed at `url`, or say anew what is known of it; what its polls found stays. Returns its id."""
    told = {
        "title": title,
        "publisher": publisher,
        "country": country,
        "zone": zone,
        "language": language,
        "enabled": enabled,
    }
    statement = (
        insert_or(feeds)
        .values(url=url, added_at=now, **told)
        .on_conflict_do_update(index_elements=[feeds.c.url], set_=told)
        .returning(feeds.c.id)
    )
    return int((await connection.execute(statement)).scalar_one())


async def put_state(connection: AsyncConnection, feed_id: int, state: FeedState) -> None:
    """Keep what a poll found. Raises InputError when there is no such feed."""
    done = await connection.execute(
        update(feeds)
        .where(feeds.c.id == feed_id)
        .values(
            etag=state.etag,
            last_modified=state.last_modified,
            next_check_at=state.next_check_at,
            checked_at=state.checked_at,
            failures=state.failures,
            last_status=state.last_status,
            state=state.state,
        )
    )
    if done.rowcount != 1:
        raise InputError(f"No feed {feed_id} is stored.")


async def remove(connection: AsyncConnection, feed_id: int) -> None:
    """Forget a feed; its articles stay. Raises InputError when there is no such feed."""
    done = await connection.execute(delete(feeds).where(feeds.c.id == feed_id))
    if done.rowcount != 1:
        raise InputError(f"No feed {feed_id} is stored.")


async def get(connection: AsyncConnection, feed_id: int) -> Feed:
    """One feed. Raises InputError when there is no such feed."""
    row = (await connection.execute(select(feeds).where(feeds.c.id == feed_id))).one_or_none()
    if row is None:
        raise InputError(f"No feed {feed_id} is stored.")
    return rows.feed(row)


async def known(connection: AsyncConnection, *, due: datetime | None = None) -> list[Feed]:
    """All feeds by address, or those enabled whose next check has come at `due`, longest waiting first."""
    if due is None:
        statement = select(feeds).order_by(feeds.c.url)
    else:
        never = feeds.c.next_check_at.is_(None)
        statement = (
            select(feeds)
            .where(feeds.c.enabled, or_(never, feeds.c.next_check_at <= due))
            .order_by(feeds.c.next_check_at.asc().nulls_first(), feeds.c.id)
        )
    return [rows.feed(row) for row in await connection.execute(statement)]
