"""The digest of a window."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from digests.compose.digest import compose
from digests.compose.rules import AHEAD_DAYS, CLOSED_AFTER
from digests.compose.views import Digest, Window
from digests.compose.windows import default_window
from digests.queries.retell import retold
from digests.storage.store import Store

_A_DAY = timedelta(days=1)
"""Zones differ from UTC by less."""


async def digest(store: Store, *, now: datetime, zone: ZoneInfo | None = None, window: Window | None = None) -> Digest:
    """What `window` tells as of `now`: by default the 14 days before; `zone` is the digest's own, by default UTC.

    Reports after the window's end stay unseen. Raises StoreError.
    """
    covered = window or default_window(now)
    today = covered.end.date()
    async with store.reading() as tx:
        found = await tx.stories_of_window(
            covered.start, covered.end, today - CLOSED_AFTER - _A_DAY * 2, today + _A_DAY * (AHEAD_DAYS + 1)
        )
        read = await tx.coverage(covered.start, covered.end)
    return compose(retold(found), window=covered, now=now, zone=zone or ZoneInfo("UTC"), articles_read=read.articles)
