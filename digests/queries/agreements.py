"""What was agreed or signed."""

from datetime import datetime

from digests.compose.lists import agreements_view
from digests.compose.views import ListView
from digests.queries.retell import retold
from digests.storage.store import Store


async def agreements(store: Store, *, since: datetime, now: datetime) -> ListView:
    """What was reported after `since`, up to `now`, as agreed or signed. Raises StoreError."""
    async with store.reading() as tx:
        found = await tx.stories_reported(since, now)
    return agreements_view(retold(found), now=now)
