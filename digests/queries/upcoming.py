"""What is coming up."""

from datetime import datetime, timedelta

from digests.compose.lists import upcoming_view
from digests.compose.views import ListView
from digests.queries.retell import retold
from digests.storage.store import Store


async def upcoming(store: Store, *, now: datetime, ahead: int = 30) -> ListView:
    """What is planned or goes on in the next `ahead` days, as of `now`. Raises StoreError."""
    today = now.date()
    async with store.reading() as tx:
        found = await tx.stories_dated(today - timedelta(days=1), today + timedelta(days=ahead + 1), until=now)
    return upcoming_view(retold(found), now=now, ahead=ahead)
