"""The door to a store: open it, read or write in transactions, copy it, close it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

from digests.errors import ReadOnlyStore, StoreError
from digests.storage.engine import Access, file_uri, reader_engine, reading_mode, writer_engine
from digests.storage.failures import told
from digests.storage.opening import prepare
from digests.storage.reading import Reading
from digests.storage.sqlite import backup
from digests.storage.writing import Writing


class Store:
    """One SQLite file of ours. Open it with `Store.open`, and close it."""

    def __init__(self, path: Path, access: Access, busy_seconds: float) -> None:
        self.path = path
        self._access = access
        self._readers = reader_engine(path, busy_seconds, access)
        self._writer = writer_engine(path, busy_seconds) if access == "write" else None
        self._turn = asyncio.Lock()
        self._writing: asyncio.Task[object] | None = None
        self._busy_seconds = busy_seconds

    @classmethod
    async def open(cls, path: Path, *, create: bool = True, busy_seconds: float = 5.0) -> Self:
        """Open the store at `path`; with `create`, make it when nothing is there. An older one is brought up to date.

        Without `create` a store that cannot be written is opened for reading. Raises StoreError when there is none, and
        ForeignStore, NewerStore, LockedStore or ReadOnlyStore; then nothing was changed.
        """
        access = await asyncio.to_thread(prepare, path, create=create, busy_seconds=busy_seconds)
        return cls(path, access, busy_seconds)

    async def close(self) -> None:
        """End all connections; the last to close a store folds its write-ahead log into the file."""
        await self._readers.dispose()
        if self._writer is not None:
            await self._writer.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Writing]:
        """A transaction that writes: all of it is stored, or nothing when the block raises. No network in it.

        It holds the write lock from its begin, so what is read inside is still true when it writes. Tasks take turns in
        the order in which they came. Raises LockedStore, ReadOnlyStore, StoreError.
        """
        if self._writer is None:
            raise ReadOnlyStore(
                str(self.path), "cannot be written: give this user write access to the file and its folder."
            )
        if self._writing is asyncio.current_task():
            raise RuntimeError("this task is in a transaction already, and would wait for itself")
        async with self._turn:
            self._writing = asyncio.current_task()
            try:
                with told(self.path, self._busy_seconds):
                    async with self._writer.begin() as connection:
                        yield Writing(connection)
            finally:
                self._writing = None

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Reading]:
        """A transaction that reads one state of the store, also while others write. Raises StoreError."""
        with told(self.path, self._busy_seconds):
            async with self._readers.connect() as connection, connection.begin():
                yield Reading(connection)

    async def backup(self, target: Path) -> None:
        """Copy the store, which may be in use, into the new file `target`. Raises StoreError when that exists."""
        with told(target, self._busy_seconds):
            await asyncio.to_thread(_copy, file_uri(self.path, reading_mode(self._access)), target)


def _copy(source_uri: str, target: Path) -> None:
    try:
        backup(source_uri, target)
    except FileExistsError as error:
        raise StoreError(str(target), "exists already: a backup is never written over another file.") from error
    except OSError as error:
        raise StoreError(str(target), f"cannot be written: {error.strerror}.") from error
