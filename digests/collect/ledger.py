"""Writes what polls found, many feeds in one transaction: a disk is waited for once for all that ended meanwhile."""

import asyncio

from digests.storage.records import FeedState
from digests.storage.store import Store


class Ledger:
    """Keeps feeds' states in `store`. While one transaction is under way, the next gathers."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._batch = _Batch()
        self._writing = asyncio.Lock()

    async def put(self, feed_id: int, state: FeedState) -> None:
        """Keep the state of a feed, if it is stored still; it is written when this returns. Raises StoreError."""
        batch = self._batch
        batch.found[feed_id] = state
        async with self._writing:
            if not batch.over:  # the first to have its turn writes for all; one that is cancelled leaves it to the next
                await self._write(batch)
        if batch.failure is not None:
            raise batch.failure

    async def _write(self, batch: "_Batch") -> None:
        if batch is self._batch:
            self._batch = _Batch()
        try:
            async with self._store.transaction() as tx:
                await tx.put_feed_states(list(batch.found.items()))
        except Exception as error:  # told to everybody who waits
            batch.failure = error
        batch.over = True


class _Batch:
    """What waits to be written together; when that is over, and why it failed."""

    def __init__(self) -> None:
        self.found: dict[int, FeedState] = {}
        self.over = False
        self.failure: Exception | None = None
