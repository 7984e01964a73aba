"""What is stored between two countries or organisations."""

from datetime import datetime

from digests.compose.pair import pair_view
from digests.compose.views import PairView
from digests.errors import InputError
from digests.places.names import display_name
from digests.queries.retell import retold
from digests.storage.store import Store


async def between(store: Store, one: str, other: str, *, now: datetime) -> PairView:
    """The view of two codes as of `now`. Raises InputError when they are the same, and StoreError."""
    if one == other:
        raise InputError(f"Both sides are {display_name(one)}: ask for two different countries or organisations.")
    async with store.reading() as tx:
        found = await tx.stories_of_pair(one, other, mentioned=True, until=now)
        ties = await tx.ties(one, other, until=now)
    return pair_view(one, other, retold(found), ties, now=now)
