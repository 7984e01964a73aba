"""Articles and their immutable revisions: what is already known, and what an edit makes of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Row, Select, bindparam, exists, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.errors import InputError
from digests.model import Article
from digests.storage.identity import Keys, keys_of
from digests.storage.records import ArticleStatus, FromFeed, Listed, PageFate, Put, StoredText
from digests.storage.sqlite import among
from digests.storage.tables import article_guids, articles, events, revisions, wire_bands
from digests.storage.wire import wire_of

_TELLING = 200
"""Characters of a text that two entries of one feed do not share by chance."""

_CURRENT: Select[Any] = (
    select(
        articles.c.id,
        articles.c.published_at,
        articles.c.publisher,
        articles.c.publisher_country,
        articles.c.zone,
        articles.c.language,
        articles.c.url,
        articles.c.status,
        articles.c.page,
        articles.c.author,
        articles.c.published_offset,
        articles.c.first_seen_at,
        revisions.c.id.label("revision_id"),
        revisions.c.number,
        revisions.c.content_hash,
    )
    .select_from(revisions)
    .join(articles, articles.c.id == revisions.c.article_id)
    .where(revisions.c.superseded_at.is_(None))
)


async def put_article(
    connection: AsyncConnection,
    article: Article,
    *,
    now: datetime,
    entry: FromFeed | None = None,
) -> Put:
    """Store `article` as new, as a new revision of a known one, or not at all when its text is what is stored."""
    keys = keys_of(article, entry)
    known = await _known(connection, article, keys)
    if known is None:
        article_id = await _insert_article(connection, article, keys, now, entry)
        revision_id = await _insert_revision(connection, article, keys, article_id, 1, now)
        await remember(connection, entry, article_id)
        return Put(article_id=article_id, revision_id=revision_id, outcome="new")
    await remember(connection, entry, known.id)
    if known.content_hash == keys.content_hash or await _was_stored(connection, known.id, keys):
        return Put(article_id=known.id, revision_id=known.revision_id, outcome="unchanged")
    return await _revise(connection, article, keys, known, now, entry.page if entry else None)


async def stored_as(connection: AsyncConnection, article: Article, entry: FromFeed | None = None) -> Put | None:
    """What putting `article` would find: a revision to supersede or the same text; None when it is new."""
    keys = keys_of(article, entry)
    known = await _known(connection, article, keys)
    if known is None:
        return None
    superseded = known.content_hash != keys.content_hash and await _was_stored(connection, known.id, keys)
    return Put(
        article_id=known.id,
        revision_id=known.revision_id,
        outcome="unchanged" if superseded or known.content_hash == keys.content_hash else "revised",
        superseded=superseded,
        failed=known.status == "failed",
        page=known.page,
        first_seen_at=known.first_seen_at,
    )


_LISTED = (
    select(
        article_guids.c.guid,
        article_guids.c.entry_hash,
        articles.c.page,
        articles.c.status,
        articles.c.first_seen_at,
    )
    .join(articles, articles.c.id == article_guids.c.article_id)
    .where(article_guids.c.feed_id == bindparam("feed_id"), among(article_guids.c.guid))
)


async def listed(connection: AsyncConnection, feed_id: int, names: Sequence[str]) -> dict[str, Listed]:
    """What is stored of the entries of a feed, by the names that it knows them by; those not stored are left out."""
    found = await connection.execute(_LISTED, {"feed_id": feed_id, "among": list(names)})
    return {
        row.guid: Listed(
            entry_hash=row.entry_hash, page=row.page, failed=row.status == "failed", first_seen_at=row.first_seen_at
        )
        for row in found
    }


async def mark_article(connection: AsyncConnection, article_id: int, status: ArticleStatus, reason: str | None) -> None:
    """Say what became of an article. Raises InputError when there is none of that id."""
    done = await connection.execute(
        update(articles).where(articles.c.id == article_id).values(status=status, reason=reason)
    )
    if done.rowcount != 1:
        raise InputError(f"No article {article_id} is stored.")


async def texts(connection: AsyncConnection, article_id: int) -> list[StoredText]:
    """The revisions of an article, oldest first."""
    rows = await connection.execute(
        select(revisions.c.id, revisions.c.title, revisions.c.text)
        .where(revisions.c.article_id == article_id)
        .order_by(revisions.c.number)
    )
    return [StoredText(revision_id=row.id, title=row.title, text=row.text) for row in rows]


async def clear_text(connection: AsyncConnection, revision_id: int) -> None:
    """Forget a revision's text; its hash, events and quotes stay. Raises InputError when there is no such revision."""
    done = await connection.execute(update(revisions).where(revisions.c.id == revision_id).values(text=None))
    if done.rowcount != 1:
        raise InputError(f"No revision {revision_id} is stored.")


# Statements that are run for each article are made once: making them costs as much as running them.
_BY_URL = _CURRENT.where(articles.c.canonical_url == bindparam("url"))
_BY_NAME = _CURRENT.where(
    articles.c.id.in_(
        select(article_guids.c.article_id).where(
            article_guids.c.feed_id == bindparam("feed_id"), article_guids.c.guid == bindparam("name")
        )
    )
)
_BY_TEXT = _CURRENT.where(revisions.c.content_hash == bindparam("content_hash")).order_by(revisions.c.id).limit(1)
_ALIKE_IN_FEED = _BY_TEXT.where(
    revisions.c.title == bindparam("title"),
    exists().where(article_guids.c.article_id == articles.c.id, article_guids.c.feed_id == bindparam("feed_id")),
)
"""The article of the same feed with this very title and text: a feed that changes its ids tells nothing new."""
_WITH_TEXT = (
    select(revisions.c.id)
    .where(revisions.c.article_id == bindparam("of"), revisions.c.content_hash == bindparam("content_hash"))
    .limit(1)
)
_NEW_ARTICLE, _NEW_REVISION, _NEW_BAND = insert(articles), insert(revisions), insert(wire_bands)
_NEW_NAME = insert_or(article_guids)
_PUT_NAME = _NEW_NAME.on_conflict_do_update(
    index_elements=[article_guids.c.feed_id, article_guids.c.guid],
    set_={"entry_hash": _NEW_NAME.excluded.entry_hash},
)


async def _known(connection: AsyncConnection, article: Article, keys: Keys) -> Row[Any] | None:
    for url in (keys.url, keys.twin):
        if url is not None and (row := _row(await connection.execute(_BY_URL, {"url": url}))):
            return row
    if keys.guid is not None:
        feed_id, name = keys.guid
        if row := _row(await connection.execute(_BY_NAME, {"feed_id": feed_id, "name": name})):
            return row
        if len(article.text) >= _TELLING:
            told = {"content_hash": keys.content_hash, "title": article.title, "feed_id": feed_id}
            if row := _row(await connection.execute(_ALIKE_IN_FEED, told)):
                return row
    if keys.only_hash:
        return _row(await connection.execute(_BY_TEXT, {"content_hash": keys.content_hash}))
    return None


async def _was_stored(connection: AsyncConnection, article_id: int, keys: Keys) -> bool:
    """Whether a revision had this text: two feeds with two texts of one address would revise it at every poll."""
    found = await connection.execute(_WITH_TEXT, {"of": article_id, "content_hash": keys.content_hash})
    return found.one_or_none() is not None


async def _insert_article(
    connection: AsyncConnection, article: Article, keys: Keys, now: datetime, entry: FromFeed | None
) -> int:
    values = {
        "source_id": article.id,
        "canonical_url": keys.url,
        "url": article.url,
        "publisher": article.publisher,
        "publisher_country": article.publisher_country,
        "zone": article.zone,
        "language": article.language,
        "published_at": article.published,
        "first_seen_at": now,
        "reported_at": article.published or now,
        "status": "stored",
        "author": article.author,
        "published_offset": article.published_offset,
        "page": entry.page if entry else None,
        "backfill": entry is not None and entry.backfill,
    }
    return _new_id((await connection.execute(_NEW_ARTICLE, values)).inserted_primary_key)


async def _insert_revision(
    connection: AsyncConnection, article: Article, keys: Keys, article_id: int, number: int, now: datetime
) -> int:
    wire = await wire_of(connection, article, now)
    values = {
        "article_id": article_id,
        "number": number,
        "content_hash": keys.content_hash,
        "wire_hash": wire.hash,
        "fetched_at": now,
        "title": article.title,
        "text": article.text,
    }
    revision_id = _new_id((await connection.execute(_NEW_REVISION, values)).inserted_primary_key)
    if wire.bands:
        bands = [{"band": band, "revision_id": revision_id} for band in sorted(set(wire.bands))]
        await connection.execute(_NEW_BAND, bands)
    return revision_id


async def remember(connection: AsyncConnection, entry: FromFeed | None, article_id: int) -> None:
    """Keep by which name a feed knows an article, and what it says of it."""
    if entry is None or not entry.name.strip():
        return
    name = {"feed_id": entry.feed_id, "guid": entry.name.strip(), "article_id": article_id}
    await connection.execute(_PUT_NAME, {**name, "entry_hash": entry.entry_hash})


async def _revise(
    connection: AsyncConnection, article: Article, keys: Keys, known: Row[Any], now: datetime, page: PageFate | None
) -> Put:
    lost = await connection.scalars(
        select(events.c.bucket).where(events.c.revision_id == known.revision_id).distinct().order_by(events.c.bucket)
    )
    buckets = tuple(lost)
    # Superseded before the new one is written: only one revision of an article may be current.
    await connection.execute(update(revisions).where(revisions.c.id == known.revision_id).values(superseded_at=now))
    revision_id = await _insert_revision(connection, article, keys, known.id, known.number + 1, now)
    # What was known stays, what was not known is added; an edit does not move an article in time.
    await connection.execute(
        update(articles)
        .where(articles.c.id == known.id)
        .values(
            url=article.url or known.url,
            publisher=known.publisher or article.publisher,
            publisher_country=known.publisher_country or article.publisher_country,
            zone=known.zone or article.zone,
            language=known.language or article.language,
            published_at=known.published_at or article.published,
            reported_at=func.coalesce(articles.c.published_at, article.published, articles.c.first_seen_at),
            author=known.author or article.author,
            published_offset=article.published_offset if known.published_offset is None else known.published_offset,
            page=page or known.page,
            status="stored",
            reason=None,
        )
    )
    return Put(article_id=known.id, revision_id=revision_id, outcome="revised", buckets=buckets)


def _row(found: CursorResult[Any]) -> Row[Any] | None:
    return found.one_or_none()


def _new_id(key: Any) -> int:
    return int(key[0])


async def newest(connection: AsyncConnection, by: datetime | None) -> int:
    """The id of the revision that was stored last, or last by a time; 0 without any."""
    statement = select(revisions.c.id).order_by(revisions.c.id.desc()).limit(1)
    if by is not None:
        statement = statement.where(revisions.c.fetched_at <= by)
    return (await connection.execute(statement)).scalar_one_or_none() or 0
