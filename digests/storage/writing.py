"""What can be written inside one transaction, which holds the write lock from its begin: read, decide, write."""

from collections.abc import Sequence
from datetime import datetime

from digests.model import Article, Extraction, Report
from digests.storage import articles, extractions, feeds, stories
from digests.storage.reading import Reading
from digests.storage.records import ArticleStatus, FeedState, Put


class Writing(Reading):
    """A transaction that writes, and may read what it wrote. Made by `Store.transaction`."""

    async def put_article(
        self, article: Article, *, now: datetime, feed_id: int | None = None, guid: str | None = None
    ) -> Put:
        """Store an article as new, as a new revision, or not at all when nothing changed.

        It is known by its canonical URL, else by its feed and guid, else (with neither) by its text. Raises InputError.
        """
        return await articles.put_article(self._connection, article, now=now, feed_id=feed_id, guid=guid)

    async def put_extraction(self, revision_id: int, extraction: Extraction, *, now: datetime) -> tuple[str, ...]:
        """Store what a revision yields and mark its article read or skipped. Returns the buckets to group again.

        Raises InputError when the revision is not current, was read before, or does not hold a quote.
        """
        return await extractions.put_extraction(self._connection, revision_id, extraction, now=now)

    async def put_stories(self, bucket: str, groups: Sequence[Sequence[Report]]) -> list[int]:
        """Store the stories of a bucket; each keeps its id where it can. Returns the ids in the order of `groups`."""
        return await stories.put_stories(self._connection, bucket, groups)

    async def mark_article(self, article_id: int, status: ArticleStatus, reason: str | None = None) -> None:
        """Say what became of an article that was not read. Raises InputError when there is none."""
        await articles.mark_article(self._connection, article_id, status, reason)

    async def clear_text(self, revision_id: int) -> None:
        """Forget a revision's text to save room; hash, events and quotes stay. Raises InputError when there is none."""
        await articles.clear_text(self._connection, revision_id)

    async def put_feed(
        self,
        url: str,
        *,
        now: datetime,
        title: str | None = None,
        publisher: str | None = None,
        country: str | None = None,
        zone: str | None = None,
        language: str | None = None,
        enabled: bool = True,
    ) -> int:
        """Add a feed, or say anew what is known of it; what its polls found stays. Returns its id."""
        return await feeds.put_feed(
            self._connection,
            url,
            title=title,
            publisher=publisher,
            country=country,
            zone=zone,
            language=language,
            enabled=enabled,
            now=now,
        )

    async def put_feed_state(self, feed_id: int, state: FeedState) -> None:
        """Keep what a poll found. Raises InputError when there is no such feed."""
        await feeds.put_state(self._connection, feed_id, state)

    async def remove_feed(self, feed_id: int) -> None:
        """Forget a feed; its articles stay. Raises InputError when there is no such feed."""
        await feeds.remove(self._connection, feed_id)
