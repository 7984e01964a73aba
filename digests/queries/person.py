"""What is stored about one person."""

from datetime import datetime

from digests.compose.lists import person_view
from digests.compose.views import ListView
from digests.queries.retell import retold
from digests.storage.store import Store


async def person(store: Store, name: str, *, now: datetime) -> ListView:
    """Stories with a participant whose name holds every word of `name`, as of `now`. Raises StoreError."""
    async with store.reading() as tx:
        found = await tx.person(name, until=now)
    return person_view(name, retold(found), now=now)
