"""Writes what polls found, many feeds in one transaction: a disk is waited for once for all that ended meanwhile."""

import asyncio

from digests.errors import InputError, StoreError
from digests.storage.records import FeedState
from digests.storage.store import Store


class Ledger:
    """Keeps feeds' states in `store`. While one transaction is under way, the next gathers."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[tuple[int, FeedState, asyncio.Future[None]]] = []
        self._writing = asyncio.Lock()

    async def put(self, feed_id: int, state: FeedState) -> None:
        """Keep the state of a feed; it is stored when this returns. Raises InputError for no such feed, StoreError."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((feed_id, state, done))
        async with self._writing:
            if not done.done():  # else whoever wrote before has taken this along
                await self._write()
        await done

    async def _write(self) -> None:
        batch, self._waiting = self._waiting, []
        wrong: dict[asyncio.Future[None], Exception] = {}
        try:
            async with self._store.transaction() as tx:
                for feed_id, state, done in batch:
                    try:
                        await tx.put_feed_state(feed_id, state)
                    except InputError as error:  # it was removed; the others are kept
                        wrong[done] = error
        except BaseException as error:
            known = error if isinstance(error, StoreError) else StoreError(str(self._store.path), "was not written.")
            for _, _, done in batch:
                if not done.done():
                    done.set_exception(known)
            if not isinstance(error, StoreError):
                raise
            return
        for _, _, done in batch:
            if done.done():
                continue
            if done in wrong:
                done.set_exception(wrong[done])
            else:
                done.set_result(None)
