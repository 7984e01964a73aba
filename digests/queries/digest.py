"""The digest of a window."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from digests.compose.digest import compose
from digests.compose.rules import AHEAD_DAYS, CLOSED_AFTER
from digests.compose.views import Digest, Window
from digests.compose.windows import default_window, known_at
from digests.places.names import display_name
from digests.queries.retell import retold
from digests.storage.store import Store

_NAMED = 3
"""Countries that a title names."""
_A_DAY = timedelta(days=1)
"""Zones differ from UTC by less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """A channel's digest, and the revisions that it tells as new: those with an id in (after, until]."""

    digest: Digest
    after: int
    until: int


async def scheduled_digest(
    store: Store,
    *,
    window: Window,
    after: int | None,
    now: datetime,
    zone: ZoneInfo,
    countries: Collection[str] = (),
) -> Scheduled:
    """What became known since a channel's last digest, which knew the revisions up to the id `after`.

    None: there was none, and what was stored since the window's start is new. An article that was old when it was
    stored (`rules.DEFAULT_LENGTH`) is no news. `countries`: only stories with one of these. Raises StoreError.
    """
    async with store.reading() as tx:
        since = await tx.newest_revision(window.start) if after is None else after
        until = await tx.newest_revision()
        new = await tx.new_events(since)
        found = await tx.stories_told(since, *_days_around(window.end))
        read = await tx.coverage_after(since)

    def composed() -> Digest:
        stories = retold(
            {
                story_id: [
                    replace(report, news_at=known_at(report, window, is_new=report.event_id in new)) for report in told
                ]
                for story_id, told in found.items()
            }
        )
        wanted = [story for story in stories if not countries or set(countries) & set(story.countries)]
        told = compose(wanted, window=window, now=now, zone=zone, articles_read=read.articles)
        return replace(told, title=f"{told.title} · {only(countries)}") if countries else told

    return Scheduled(digest=await asyncio.to_thread(composed), after=since, until=until)


async def digest(store: Store, *, now: datetime, zone: ZoneInfo | None = None, window: Window | None = None) -> Digest:
    """What `window` tells as of `now`: by default the 14 days before; `zone` is the digest's own, by default UTC.

    Reports after the window's end stay unseen. Raises StoreError.
    """
    covered = window or default_window(now)
    async with store.reading() as tx:
        found = await tx.stories_of_window(covered.start, covered.end, *_days_around(covered.end))
        read = await tx.coverage(covered.start, covered.end)

    def composed() -> Digest:
        return compose(
            retold(found), window=covered, now=now, zone=zone or ZoneInfo("UTC"), articles_read=read.articles
        )

    return await asyncio.to_thread(composed)  # a month of news takes seconds


def only(countries: Collection[str]) -> str:
    """“only France, Norway and 2 more”: what a digest of some countries says of itself."""
    names = sorted(display_name(code) for code in countries)
    over = len(names) - _NAMED
    return f"only {', '.join(names[:_NAMED])}" + (f" and {over} more" if over > 0 else "")


def _days_around(end: datetime) -> tuple[date, date]:
    """The days of what may be due or coming up."""
    today = end.date()
    return today - CLOSED_AFTER - _A_DAY * 2, today + _A_DAY * (AHEAD_DAYS + 1)
