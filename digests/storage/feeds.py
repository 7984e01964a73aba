"""Feeds: which are known, what their polls found, which are due."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.errors import InputError
from digests.storage import rows
from digests.storage.records import Feed, FeedState, Origin
from digests.storage.tables import article_guids, articles, feeds


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
    origin: Origin,
    note: str | None,
    now: datetime,
) -> int:
    """Add the feed at `url`, or say anew what is known of it; what its polls found stays. Returns its id.

    A feed that has moved from `url` since is that feed.
    """
    told = {
        "title": title,
        "publisher": publisher,
        "country": country,
        "zone": zone,
        "language": language,
        "enabled": enabled,
        "origin": origin,
        "note": note,
    }
    moved = await connection.scalar(select(feeds.c.id).where(feeds.c.asked_url == url).limit(1))
    if moved is not None:
        await connection.execute(update(feeds).where(feeds.c.id == moved).values(told))
        return int(moved)
    statement = (
        insert_or(feeds)
        .values(url=url, added_at=now, **told)
        .on_conflict_do_update(index_elements=[feeds.c.url], set_=told)
        .returning(feeds.c.id)
    )
    return int((await connection.execute(statement)).scalar_one())


async def put_state(connection: AsyncConnection, feed_id: int, state: FeedState) -> None:
    """Keep what a poll found. Raises InputError when there is no such feed."""
    done = await connection.execute(_PUT_STATE, _state_values(feed_id, state))
    if done.rowcount != 1:
        raise InputError(f"No feed {feed_id} is stored.")


async def put_states(connection: AsyncConnection, found: Sequence[tuple[int, FeedState]]) -> None:
    """Keep what the polls of several feeds found; those that were removed meanwhile are passed over."""
    await connection.execute(_PUT_STATE, [_state_values(feed_id, state) for feed_id, state in found])


_PUT_STATE = update(feeds).where(feeds.c.id == bindparam("of"))


def _state_values(feed_id: int, state: FeedState) -> rows.Values:
    return {
        "of": feed_id,
        "etag": state.etag,
        "last_modified": state.last_modified,
        "next_check_at": state.next_check_at,
        "checked_at": state.checked_at,
        "failures": state.failures,
        "last_status": state.last_status,
        "state": state.state,
        "problem": state.problem,
        "failing_since": state.failing_since,
        "wait_minutes": None if state.wait is None else round(state.wait.total_seconds() / 60),
        "weekly": state.weekly,
        "moved_to": state.moved_to,
        "moved_seen": state.moved_seen,
        "good_at": state.good_at,
        "new_at": state.new_at,
        "whole_at": state.whole_at,
    }


async def move(connection: AsyncConnection, feed_id: int, url: str) -> bool:
    """Give a feed the address that it has moved to; it keeps the one by which it was asked for.

    False when another feed stands there already: then this one is switched off with a note that says so, and that one
    is read, if it was not.
    """
    taken = await connection.scalar(select(feeds.c.id).where(feeds.c.url == url))
    here = update(feeds).where(feeds.c.id == feed_id)
    if taken is not None:
        mine = await get(connection, feed_id)
        await connection.execute(here.values(enabled=False, note="It has moved to a feed that is read already."))
        idle = or_(~feeds.c.enabled, feeds.c.state == "gone")
        wanted = {"enabled": True, "origin": mine.origin, "asked_url": mine.asked_url or mine.url, "state": "new"}
        await connection.execute(update(feeds).where(feeds.c.id == taken, idle).values(**wanted, next_check_at=None))
        return False
    asked = func.coalesce(feeds.c.asked_url, feeds.c.url)
    await connection.execute(here.values(url=url, asked_url=asked, moved_to=None, moved_seen=0))
    return True


async def describe(connection: AsyncConnection, feed_id: int, *, title: str | None, site_url: str | None) -> None:
    """Keep what the feed says of itself, where nobody has said it before."""
    await connection.execute(
        update(feeds).where(feeds.c.id == feed_id).values(title=func.coalesce(feeds.c.title, title), site_url=site_url)
    )


async def fates(connection: AsyncConnection) -> dict[int, dict[str, int]]:
    """For each feed how many of its articles met which fate: their status, and what became of their page."""
    found = await connection.execute(
        select(article_guids.c.feed_id, articles.c.status, articles.c.page, func.count(articles.c.id.distinct()))
        .join(articles, articles.c.id == article_guids.c.article_id)
        .group_by(article_guids.c.feed_id, articles.c.status, articles.c.page)
    )
    told: dict[int, dict[str, int]] = {}
    for feed_id, status, page, count in found:
        fate = told.setdefault(feed_id, {})
        fate[status] = fate.get(status, 0) + count
        if page:
            fate[f"page {page}"] = fate.get(f"page {page}", 0) + count
    return told


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
    """All feeds by address, or those enabled whose next check has come at `due`, longest waiting first.

    A feed that is gone for good (status 410) is not due before somebody adds it again.
    """
    if due is None:
        statement = select(feeds).order_by(feeds.c.url)
    else:
        never = feeds.c.next_check_at.is_(None)
        statement = (
            select(feeds)
            .where(feeds.c.enabled, feeds.c.state != "gone", or_(never, feeds.c.next_check_at <= due))
            .order_by(feeds.c.next_check_at.asc().nulls_first(), feeds.c.id)
        )
    return [rows.feed(row) for row in await connection.execute(statement)]
