"""What a line stands on."""

from collections.abc import Iterable

from digests.compose.opened import Opened, opened_view
from digests.storage.store import Store


async def opened(store: Store, event_ids: Iterable[int]) -> Opened:
    """The exact sentences of these events and of their outcomes; what is not stored is said. Raises StoreError."""
    wanted = tuple(dict.fromkeys(event_ids))
    async with store.reading() as tx:
        found = await tx.evidence(wanted)
    return opened_view(wanted, (quote for quotes in found.values() for quote in quotes))
