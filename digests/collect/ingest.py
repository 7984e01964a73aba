"""One article into the store: looked up, read outside any transaction, then stored whole with its stories."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal

from digests.collect.parsers import ParsersAway
from digests.errors import DigestsError, InputError, ModelMissing
from digests.model import Article, Extraction
from digests.storage.records import FromFeed
from digests.storage.store import Store
from digests.storage.writing import Writing
from digests.stories.group import group

Extract = Callable[[Article], Awaitable[Extraction]]
"""Reads an article: `Parsers.extract`, or what stands in for it."""

MAX_TEXT = 100_000
"""Characters; a longer text is stored and not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of an article. `failure` is one sentence where it, or its page, could not be read."""

    article_id: int
    outcome: Literal["new", "revised", "unchanged"]
    events: int = 0
    skipped: str | None = None
    failure: str | None = None


async def ingest_article(
    store: Store,
    article: Article,
    *,
    extract: Extract,
    now: datetime,
    entry: FromFeed | None = None,
    failure: str | None = None,
) -> Ingested:
    """Store `article` with its events and the stories they change, in one transaction; a known text is not read again.

    `entry` says how it came from a feed. `failure` says what went wrong before, such as a page that could not be
    fetched; the article is marked with it. What the article itself makes impossible ends as a stored `failure`. Raises
    StoreError, ModelMissing and ParsersAway: then nothing is stored, and the article is new the next time.
    """
    async with store.reading() as tx:
        known = await tx.stored_as(article, entry)
    if known is not None and known.outcome == "unchanged":
        if entry is not None:  # under a new name perhaps, or said in other words around the same text
            async with store.transaction() as tx:
                await tx.put_article(article, now=now, entry=entry)
        return Ingested(article_id=known.article_id, outcome="unchanged", failure=failure)
    extraction, unread = await _read(article, extract)
    failure = unread or failure
    save = partial(_save, store, now=now, entry=entry)
    try:
        return await save(article, extraction, failure)
    except InputError as error:
        # What was read does not fit its text: keep the text and say so, rather than losing both.
        return await save(article, None, str(error))


async def _read(article: Article, extract: Extract) -> tuple[Extraction | None, str | None]:
    """The extraction, or None and why there is none."""
    if not article.text.strip():
        return Extraction(skipped="empty"), None
    if len(article.text) > MAX_TEXT:
        return Extraction(skipped="too_long"), None
    try:
        return await extract(article), None
    except (ModelMissing, ParsersAway):
        raise
    except DigestsError as error:
        return None, str(error)
    except Exception as error:  # one odd article must not stop the others; its mark names what to look for
        return None, f"The article could not be read: {type(error).__name__} in the extractor."


async def _save(
    store: Store,
    article: Article,
    extraction: Extraction | None,
    failure: str | None,
    *,
    now: datetime,
    entry: FromFeed | None,
) -> Ingested:
    async with store.transaction() as tx:
        put = await tx.put_article(article, now=now, entry=entry)
        if put.outcome == "unchanged":  # another process was faster
            return Ingested(article_id=put.article_id, outcome="unchanged", failure=failure)
        touched = set(put.buckets)
        if extraction is not None:
            touched.update(await tx.put_extraction(put.revision_id, extraction, now=now))
        if failure is not None:
            await tx.mark_article(put.article_id, "failed", failure)
        for bucket in sorted(touched):
            await _regroup(tx, bucket)
    return Ingested(
        article_id=put.article_id,
        outcome=put.outcome,
        events=len(extraction.events) if extraction else 0,
        skipped=extraction.skipped if extraction else None,
        failure=failure,
    )


async def _regroup(tx: Writing, bucket: str) -> None:
    await tx.put_stories(bucket, group(await tx.bucket_reports(bucket)))
