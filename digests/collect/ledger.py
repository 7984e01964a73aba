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
            if batch is self._batch:  # the first to have its turn writes for all who wait
                self._batch = _Batch()
                try:
                    async with self._store.transaction() as tx:
                        await tx.put_feed_states(list(batch.found.items()))
                except BaseException as error:
                    batch.failure = error
                    raise
            elif batch.failure is not None:
                raise batch.failure


class _Batch:
    """What waits to be written together, and why it was not."""

    def __init__(self) -> None:
        self.found: dict[int, FeedState] = {}
        self.failure: BaseException | None = None
