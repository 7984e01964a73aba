"""What is stored about one country or organisation."""

from datetime import datetime

from digests.compose.country import country_view
from digests.compose.views import CountryView
from digests.queries.retell import retold
from digests.storage.store import Store


async def country(store: Store, code: str, *, now: datetime) -> CountryView:
    """The view of `code` (as digests.places.resolve gives it) as of `now`. Raises StoreError."""
    async with store.reading() as tx:
        found = await tx.stories_of_country(code, mentioned=True, until=now)
        ties = await tx.ties(code, until=now)
    return country_view(code, retold(found), ties, now=now)
