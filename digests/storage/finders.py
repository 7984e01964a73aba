"""Which events a look-up is about: one SELECT of event ids each, newest first, bounded, current revisions only."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, exists, select, true, union_all

from digests.errors import InputError
from digests.model import Standing
from digests.storage.people import name_words
from digests.storage.sqlite import unindexed
from digests.storage.tables import (
    articles,
    events,
    found_countries,
    found_pairs,
    found_people,
    revisions,
    stories,
    story_reports,
)

Found = Select[tuple[int]]

OPEN = ("planned", "under_way")
CLOSED = ("held", "postponed", "cancelled")


def reported(since: datetime | None, until: datetime | None) -> Found:
    """Events reported in (since, until]."""
    return _events(window(events, since, until))


def told_after(after: int) -> Found:
    """Events of articles that told nothing in any revision up to the id `after`.

    A page that could be read only later tells news then; one that is edited after it told something does not, and
    neither does what a feed listed from before it was known.
    """
    later, earlier, told = revisions.alias("later"), revisions.alias("earlier"), events.alias("told")
    before = exists().where(
        earlier.c.article_id == revisions.c.article_id, earlier.c.id <= after, told.c.revision_id == earlier.c.id
    )
    late = select(later.c.article_id).join(articles, articles.c.id == later.c.article_id)
    return _events(revisions.c.article_id.in_(late.where(later.c.id > after, ~articles.c.backfill)), ~before)


def dated(first: date, last: date, until: datetime | None) -> Found:
    """Events whose date touches first..last, both inclusive."""
    return _events(events.c.last_day >= first, events.c.first_day <= last, _seen(events, until))


def still_open(since: datetime | None, until: datetime | None) -> Found:
    """Planned events and those under way, without a later report in their story that they were held or fell through."""
    here, there = story_reports.alias("here"), story_reports.alias("there")
    later, told = events.alias("later"), revisions.alias("told")
    over = exists().where(
        here.c.event_id == events.c.id,
        there.c.story_id == here.c.story_id,
        later.c.id == there.c.event_id,
        unindexed(later.c.status).in_(CLOSED),
        unindexed(later.c.reported_at) > events.c.reported_at,
        _seen(later, until),
        told.c.id == later.c.revision_id,
        told.c.superseded_at.is_(None),
    )
    return _events(events.c.status.in_(OPEN), window(events, since, until), ~over)


def of_standing(
    code: str, standings: Collection[str], since: datetime | None, until: datetime | None, limit: int
) -> Found:
    """Events in which `code` stands in one of those ways, `limit` for each."""
    table = found_countries
    return either(
        *(
            _newest(table, since, until, limit, table.c.code == code, table.c.standing == standing)
            for standing in standings
        )
    )


def of_pair(one: str, other: str, since: datetime | None, until: datetime | None, limit: int) -> Found:
    """Events in which both took part."""
    first, second = sorted((one, other))
    table = found_pairs
    return _newest(table, since, until, limit, table.c.first == first, table.c.second == second)


def about_pair(
    subject: str,
    other: str,
    standings: Collection[Standing],
    since: datetime | None,
    until: datetime | None,
    limit: int,
) -> Found:
    """Events in which `other` took part and `subject` did not, but stands in one of those ways."""
    table, present = found_countries, found_countries.alias("present")
    took_part = exists().where(
        present.c.code == other,
        present.c.standing == "participant",
        present.c.reported_at == table.c.reported_at,
        present.c.event_id == table.c.event_id,
    )
    return either(
        *(
            _newest(table, since, until, limit, table.c.code == subject, table.c.standing == standing, took_part)
            for standing in standings
        )
    )


def of_person(name: str, since: datetime | None, until: datetime | None, limit: int) -> Found:
    """Events with a participant whose name holds every word of `name`. Raises InputError when it has no word."""
    words = sorted(name_words(name), key=lambda word: (-len(word), word))
    if not words:
        raise InputError(f"“{name}” is no name: ask by a family name, such as Lavrov.")
    table = found_people
    also = []
    for word in words[1:]:
        other = found_people.alias()
        also.append(
            exists().where(
                other.c.word == word,
                other.c.reported_at == table.c.reported_at,
                other.c.event_id == table.c.event_id,
                other.c.participant == table.c.participant,
            )
        )
    return _newest(table, since, until, limit, table.c.word == words[0], *also)


def of_story(story_id: int) -> Found:
    """Events of the story that `story_id` is now: itself, or where its reports went."""
    walk = select(stories.c.id, stories.c.merged_into).where(stories.c.id == story_id).cte("walk", recursive=True)
    step = select(stories.c.id, stories.c.merged_into).join(walk, stories.c.id == walk.c.merged_into)
    # UNION, not UNION ALL, so that no chain of merges can go round for ever.
    walk = walk.union(step)
    last = select(walk.c.id).where(walk.c.merged_into.is_(None))
    return select(story_reports.c.event_id).where(story_reports.c.story_id.in_(last))


def either(*founds: Found) -> Found:
    """What any of them finds. One SELECT over several ranges of an index would read and sort them whole."""
    parts = [found.subquery() for found in founds]
    return select(union_all(*(select(part.c[0].label("event_id")) for part in parts)).subquery().c.event_id)


def window(table: Table | Any, since: datetime | None, until: datetime | None) -> ColumnElement[bool]:
    """Rows of `table` that were reported in (since, until]."""
    after = table.c.reported_at > since if since else true()
    return and_(after, table.c.reported_at <= until) if until else after


def _seen(table: Table | Any, until: datetime | None) -> ColumnElement[bool]:
    """Reported by `until`, where other conditions find the rows."""
    return unindexed(table.c.reported_at) <= until if until else true()


def _events(*conditions: ColumnElement[bool]) -> Found:
    return (
        select(events.c.id)
        .join(revisions, and_(revisions.c.id == events.c.revision_id, revisions.c.superseded_at.is_(None)))
        .where(*conditions)
    )


def _newest(
    table: Table, since: datetime | None, until: datetime | None, limit: int, *conditions: ColumnElement[bool]
) -> Found:
    """The newest `limit` rows of a `found_*` table; its index is read in order and no further than needed."""
    return (
        select(table.c.event_id)
        .join(events, events.c.id == table.c.event_id)
        .join(revisions, and_(revisions.c.id == events.c.revision_id, revisions.c.superseded_at.is_(None)))
        .join(story_reports, story_reports.c.event_id == table.c.event_id)
        .where(*conditions, window(table, since, until))
        .order_by(table.c.reported_at.desc(), table.c.event_id.desc())
        .limit(limit)
    )
