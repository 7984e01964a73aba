"""What can be written inside one transaction, which holds the write lock from its begin: read, decide, write."""

from collections.abc import Collection, Sequence
from datetime import datetime

from digests.model import Article, Extraction, Report
from digests.storage import articles, extractions, feeds, marks, outbox, schedules, stories
from digests.storage.reading import Reading
from digests.storage.records import (
    ArticleStatus,
    FeedState,
    FromFeed,
    Origin,
    OutboxPart,
    PartState,
    Put,
    Schedule,
)


class Writing(Reading):
    """A transaction that writes, and may read what it wrote. Made by `Store.transaction`."""

    async def put_article(self, article: Article, *, now: datetime, entry: FromFeed | None = None) -> Put:
        """Store an article as new, as a new revision, or not at all when nothing changed.

        It is known by its canonical URL, else by its name in its feed (`entry`), else by its text: within its feed, and
        where it has neither. Raises InputError.
        """
        return await articles.put_article(self._connection, article, now=now, entry=entry)

    async def note_entry(self, article_id: int, entry: FromFeed) -> None:
        """Keep by which name a feed knows a stored article, and what it says of it."""
        await articles.remember(self._connection, entry, article_id)

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
        origin: Origin = "config",
        note: str | None = None,
    ) -> int:
        """Add a feed, or say anew what is known of it; what its polls found stays. Returns its id.

        One that has moved away from `url` since is that feed.
        """
        return await feeds.put_feed(
            self._connection,
            url,
            title=title,
            publisher=publisher,
            country=country,
            zone=zone,
            language=language,
            enabled=enabled,
            origin=origin,
            note=note,
            now=now,
        )

    async def move_feed(self, feed_id: int, url: str) -> bool:
        """Give a feed the address that it moved to; False when a feed stands there: then this one is switched off."""
        return await feeds.move(self._connection, feed_id, url)

    async def describe_feed(self, feed_id: int, *, title: str | None, site_url: str | None) -> None:
        """Keep what the feed says of itself, where nobody has said it before."""
        await feeds.describe(self._connection, feed_id, title=title, site_url=site_url)

    async def put_feed_state(self, feed_id: int, state: FeedState) -> None:
        """Keep what a poll found. Raises InputError when there is no such feed."""
        await feeds.put_state(self._connection, feed_id, state)

    async def put_feed_states(self, found: Sequence[tuple[int, FeedState]]) -> None:
        """Keep what the polls of several feeds found; those that were removed meanwhile are passed over."""
        await feeds.put_states(self._connection, found)

    async def remove_feed(self, feed_id: int) -> None:
        """Forget a feed; its articles stay. Raises InputError when there is no such feed."""
        await feeds.remove(self._connection, feed_id)

    async def put_schedule(
        self,
        *,
        guild_id: str,
        channel_id: str,
        rule: str,
        zone: str,
        created_by: str,
        now: datetime,
        role_id: str | None = None,
        crosspost: bool = False,
        countries: Sequence[str] = (),
        topics: Sequence[str] = (),
    ) -> Schedule:
        """Set the channel's schedule, or set it anew: then its runs stay its own, and its trouble is forgotten."""
        return await schedules.put(
            self._connection,
            guild_id=guild_id,
            channel_id=channel_id,
            rule=rule,
            zone=zone,
            countries=countries,
            topics=topics,
            role_id=role_id,
            crosspost=crosspost,
            created_by=created_by,
            now=now,
        )

    async def remove_schedule(self, channel_id: str) -> bool:
        """Forget the channel's schedule and what was not sent of it; False when there was none."""
        return await schedules.remove(self._connection, channel_id)

    async def trouble_schedule(
        self, schedule_id: int, sentence: str | None, *, refused_at: datetime | None = None
    ) -> bool:
        """Keep why a digest could not be posted, or None when it could; True when that is something new.

        `refused_at`: when Discord itself refused it, so that it is not asked all the time.
        """
        return await schedules.trouble(self._connection, schedule_id, sentence, refused_at=refused_at)

    async def put_run(
        self,
        schedule_id: int,
        channel_id: str,
        window: tuple[datetime, datetime],
        *,
        news: tuple[int, int],
        payloads: Sequence[str],
        revisions: Collection[int] = (),
        now: datetime,
    ) -> int:
        """Record a digest before it is sent. Returns the run's id. Raises StoreError for a window recorded before.

        `news`: what revisions with an id in (after, until] tell is new in it.
        """
        return await outbox.put_run(
            self._connection,
            schedule_id,
            channel_id,
            window,
            news=news,
            payloads=payloads,
            revisions=revisions,
            now=now,
        )

    async def drop_run(self, run_id: int) -> None:
        """Forget a run of which nothing was sent."""
        await outbox.drop_run(self._connection, run_id)

    async def put_part_state(
        self, part: OutboxPart, state: PartState, *, now: datetime, message_id: str | None = None
    ) -> bool:
        """Say what became of a part; False when it is no longer as it was read: then somebody else sees to it."""
        return await outbox.put_state(self._connection, part, state, now=now, message_id=message_id)

    async def put_objection(self, event_id: int, *, said_by: str, now: datetime) -> bool:
        """Keep that somebody calls an event wrong; False when that was said before. Raises InputError for no event."""
        return await marks.object_to(self._connection, event_id, said_by=said_by, now=now)

    async def put_mark(self, name: str, value: str) -> None:
        """Leave a small fact for the next run."""
        await marks.put(self._connection, name, value)
