"""What can be asked of a store inside one transaction: all answers come from one state of it.

`since` and `until` are reporting times; windows are (since, until]. Reports after `until` stay unseen, so a look-up can
be made as of any moment. Stories come as {story id: current reports, oldest first}. Each look-up takes at most four
statements, so that a view with one more (ties, coverage) stays within five, and reads at most `limit` newest events.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from digests.model import Article, Report, Standing
from digests.storage import articles, asides, feeds, finders, marks, outbox, reports, schedules, tables
from digests.storage.records import (
    Coverage,
    Evidence,
    Feed,
    FromFeed,
    Hit,
    Listed,
    Objection,
    OutboxPart,
    Put,
    ReportedTie,
    Run,
    Schedule,
    StoredText,
)

Stories = dict[int, list[Report]]

LIMIT = 200
"""Events a look-up reads: their stories, whole, are put together in about 50 ms."""
TIES = 20
"""Statements on ties that a look-up reads, the newest."""
ASIDE: tuple[Standing, ...] = ("venue", "older_party", "subject")


class Reading:
    """A transaction that reads. Made by `Store.reading`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def stories_reported(self, since: datetime | None, until: datetime | None) -> Stories:
        """Stories with a report in the window, with all their reports up to its end."""
        return await self._stories(finders.reported(since, until), until)

    async def stories_dated(self, first: date, last: date, *, until: datetime | None = None) -> Stories:
        """Stories of which a report gives a date that touches first..last, both inclusive."""
        return await self._stories(finders.dated(first, last, until), until)

    async def stories_open(self, *, since: datetime | None = None, until: datetime | None = None) -> Stories:
        """Stories planned or under way that no later report calls held, postponed or cancelled."""
        return await self._stories(finders.still_open(since, until), until)

    async def stories_of_window(
        self, since: datetime | None, until: datetime | None, first: date, last: date
    ) -> Stories:
        """Stories with a report in the window, and those dated first..last that were told before it."""
        return await self._stories(
            finders.either(finders.reported(since, until), finders.dated(first, last, until)), until
        )

    async def newest_revision(self, by: datetime | None = None) -> int:
        """The id of the revision that was stored last, or last by a time; 0 without any. Ids grow with each."""
        return await articles.newest(self._connection, by)

    async def new_events(self, after: int) -> frozenset[int]:
        """The events of articles that had told nothing in any revision up to the id `after`."""
        found: Sequence[Row[Any]] = (await self._connection.execute(finders.told_after(after))).all()
        return frozenset(row[0] for row in found)

    async def stories_told(self, after: int, first: date, last: date) -> Stories:
        """Stories with one of the `new_events`, and those dated first..last, with all that is stored of them."""
        return await self._stories(finders.either(finders.told_after(after), finders.dated(first, last, None)), None)

    async def stories_of_country(
        self,
        code: str,
        *,
        mentioned: bool = False,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = LIMIT,
    ) -> Stories:
        """Stories in which the country or organisation took part; `mentioned`: also where it stands otherwise."""
        ways = ("participant", *(ASIDE if mentioned else ()))
        return await self._stories(finders.of_standing(code, ways, since, until, limit), until)

    async def stories_of_pair(
        self,
        one: str,
        other: str,
        *,
        mentioned: bool = False,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = LIMIT,
    ) -> Stories:
        """Stories in which both took part; `mentioned`: also those of one that mention the other."""
        found = finders.of_pair(one, other, since, until, limit)
        if mentioned:
            turns = ((one, other), (other, one))
            found = finders.either(found, *(finders.about_pair(*turn, ASIDE, since, until, limit) for turn in turns))
        return await self._stories(found, until)

    async def person(
        self, name: str, *, since: datetime | None = None, until: datetime | None = None, limit: int = LIMIT
    ) -> Stories:
        """Stories with a participant whose name holds every word of `name`, whatever its accents and capitals."""
        return await self._stories(finders.of_person(name, since, until, limit), until)

    async def story(self, story_id: int, *, until: datetime | None = None) -> Stories:
        """One story, under the id that it has now; empty when there is none."""
        return await self._stories(finders.of_story(story_id), until)

    async def ties(self, one: str, other: str | None = None, *, until: datetime | None = None) -> list[ReportedTie]:
        """What is said of the relations of `one` with `other`, or with anybody."""
        return await asides.ties(self._connection, one, other, until, TIES)

    async def search(self, asked: str, *, limit: int = 20, until: datetime | None = None) -> list[Hit]:
        """Articles that hold all words of `asked`, the latest stored first."""
        return await asides.search(self._connection, asked, limit, until)

    async def coverage(self, since: datetime | None, until: datetime | None) -> Coverage:
        """What the window stands on."""
        return await asides.coverage(self._connection, finders.window(tables.articles, since, until))

    async def coverage_after(self, after: int) -> Coverage:
        """What the articles are of which a revision was stored after the one with the id `after`."""
        return await asides.coverage(self._connection, asides.stored(after))

    async def evidence(self, event_ids: Iterable[int]) -> dict[int, list[Evidence]]:
        """The quotes of these events and of their outcomes, with the sentences around them."""
        return await reports.quotes(self._connection, event_ids)

    async def reports_of(self, revision_id: int) -> list[Report]:
        """The reports of one revision, in the order of its text."""
        return await reports.of_revision(self._connection, revision_id)

    async def bucket_reports(self, bucket: str) -> list[Report]:
        """All current reports of a bucket, those without a story included; oldest first."""
        return await reports.of_bucket(self._connection, bucket)

    async def stored_as(self, article: Article, entry: FromFeed | None = None) -> Put | None:
        """What putting `article` would find: a revision to supersede or the same text; None when it is new."""
        return await articles.stored_as(self._connection, article, entry)

    async def texts(self, article_id: int) -> list[StoredText]:
        """The revisions of an article, oldest first."""
        return await articles.texts(self._connection, article_id)

    async def listed(self, feed_id: int, names: Sequence[str]) -> dict[str, Listed]:
        """What is stored of the entries of a feed, by the names that it knows them by."""
        return await articles.listed(self._connection, feed_id, names)

    async def feed(self, feed_id: int) -> Feed:
        """One feed. Raises InputError when there is none."""
        return await feeds.get(self._connection, feed_id)

    async def feeds(self) -> list[Feed]:
        """All feeds, by address."""
        return await feeds.known(self._connection)

    async def feed_fates(self) -> dict[int, dict[str, int]]:
        """For each feed how many of its articles met which fate."""
        return await feeds.fates(self._connection)

    async def due_feeds(self, now: datetime) -> list[Feed]:
        """The enabled feeds whose next check has come, longest waiting first."""
        return await feeds.known(self._connection, due=now)

    async def schedules(self, guild_id: str | None = None) -> list[Schedule]:
        """All schedules, or those of one server, oldest first."""
        return await schedules.known(self._connection, guild_id)

    async def schedule(self, schedule_id: int) -> Schedule | None:
        """One schedule; None when it was removed."""
        return await schedules.get(self._connection, schedule_id)

    async def schedule_of(self, channel_id: str) -> Schedule | None:
        """The channel's schedule."""
        return await schedules.of_channel(self._connection, channel_id)

    async def last_runs(self) -> dict[int, Run]:
        """The newest run of each schedule that has one."""
        return await outbox.last_runs(self._connection, None)

    async def last_run(self, schedule_id: int) -> Run | None:
        """The schedule's newest run."""
        return (await outbox.last_runs(self._connection, schedule_id)).get(schedule_id)

    async def run_parts(self, run_id: int) -> list[OutboxPart]:
        """The parts of one run, in order; empty when there is no such run."""
        return await outbox.of_run(self._connection, run_id)

    async def undelivered(self, since: datetime) -> list[OutboxPart]:
        """All parts that are to be sent, whose fate is not known, or that were sent after `since` and not published.

        In the order in which they are to be sent; only an announcement channel's digest is published.
        """
        return await outbox.undelivered(self._connection, since)

    async def objections(self) -> list[Objection]:
        """The events that readers called wrong, those of most readers first."""
        return await marks.objected(self._connection)

    async def mark(self, name: str) -> str | None:
        """A small fact that an earlier run left."""
        return await marks.get(self._connection, name)

    async def _stories(self, found: finders.Found, until: datetime | None) -> Stories:
        return await reports.of_stories(self._connection, found, until)
