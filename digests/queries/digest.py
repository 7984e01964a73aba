"""The digest of a window."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from digests.compose.digest import compose
from digests.compose.rules import AHEAD_DAYS, CLOSED_AFTER
from digests.compose.views import Digest, Window
from digests.compose.windows import default_window, known_at
from digests.queries.retell import retold
from digests.storage.store import Store

_A_DAY = timedelta(days=1)
"""Zones differ from UTC by less."""


async def scheduled_digest(
    store: Store, *, window: Window, now: datetime, zone: ZoneInfo, countries: Collection[str] = ()
) -> Digest:
    """What a schedule's `window` tells as of `now`: what became known in it, so that nothing falls between two runs.

    An article that was published before the window and stored in it is new to the channel, unless it was already old
    news then (`rules.DEFAULT_LENGTH`). `countries`: only stories with one of these. Raises StoreError.
    """
    async with store.reading() as tx:
        found = await tx.stories_stored(window.start, window.end, *_days_around(window.end))
        read = await tx.coverage(window.start, window.end, by_storing=True)
    known = {
        story_id: [replace(report, news_at=known_at(report)) for report in told] for story_id, told in found.items()
    }
    stories = [story for story in retold(known) if not countries or set(countries) & set(story.countries)]
    return compose(stories, window=window, now=now, zone=zone, articles_read=read.articles)


async def digest(store: Store, *, now: datetime, zone: ZoneInfo | None = None, window: Window | None = None) -> Digest:
    """What `window` tells as of `now`: by default the 14 days before; `zone` is the digest's own, by default UTC.

    Reports after the window's end stay unseen. Raises StoreError.
    """
    covered = window or default_window(now)
    async with store.reading() as tx:
        found = await tx.stories_of_window(covered.start, covered.end, *_days_around(covered.end))
        read = await tx.coverage(covered.start, covered.end)
    return compose(retold(found), window=covered, now=now, zone=zone or ZoneInfo("UTC"), articles_read=read.articles)


def _days_around(end: datetime) -> tuple[date, date]:
    """The days of what may be due or coming up."""
    today = end.date()
    return today - CLOSED_AFTER - _A_DAY * 2, today + _A_DAY * (AHEAD_DAYS + 1)
