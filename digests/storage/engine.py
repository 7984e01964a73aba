"""Two engines on one file: a writer of one connection, and readers that cannot write."""

from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, AsyncAdaptedQueuePool, Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from digests.storage.sqlite import set_up, write_ahead

Access = Literal["write", "read", "immutable"]
"""write: all is allowed. read: the file may be read beside a writer. immutable: it is read, and nobody writes."""

_READERS = 4
_WAIT_FOR_OWN_TASK = 60.0


def writer_engine(path: Path, busy_seconds: float) -> AsyncEngine:
    """The engine whose one connection takes the write lock when its transaction begins, not at its first write.

    With a plain BEGIN two transactions that read, decide and write cannot both end: the second to write fails at once.
    """
    engine = _engine(path, "rw", busy_seconds, connections=1, reader=False)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def reader_engine(path: Path, busy_seconds: float, access: Access) -> AsyncEngine:
    """The engine whose transactions see one state of the store from their first statement to their last."""
    engine = _engine(path, reading_mode(access), busy_seconds, connections=_READERS, reader=True)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def reading_mode(access: Access) -> str:
    """The URI mode for reading: where all is allowed, a reader may join the write-ahead log."""
    return {"write": "rw", "read": "ro", "immutable": "ro&immutable=1"}[access]


def file_uri(path: Path, mode: str) -> str:
    """The SQLite URI of `path`; `mode` never lets SQLite create a file."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def _engine(path: Path, mode: str, busy_seconds: float, *, connections: int, reader: bool) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=file_uri(path, mode).partition("?")[0], query=_query(mode)),
        poolclass=AsyncAdaptedQueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=_WAIT_FOR_OWN_TASK,
        # Autocommit in the driver: BEGIN is ours alone.
        connect_args={"isolation_level": None, "timeout": busy_seconds},
    )

    def connected(connection: Any, _record: object) -> None:
        set_up(connection, reader=reader, busy_seconds=busy_seconds)
        if not reader:
            write_ahead(connection)

    event.listen(engine.sync_engine, "connect", connected)
    return engine


def _query(mode: str) -> dict[str, str]:
    return {"uri": "true", **dict(part.split("=") for part in f"mode={mode}".split("&"))}


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
