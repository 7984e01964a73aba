"""Errors of the database become the errors a person may meet, here at the edge."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from digests.errors import ForeignStore, LockedStore, ReadOnlyStore, StoreError


@contextmanager
def told(path: Path, busy_seconds: float) -> Iterator[None]:
    """Turn what the driver raises inside into a StoreError about `path` that keeps its cause."""
    try:
        yield
    except StatementError as error:
        raise store_error(path, error.orig, busy_seconds) from error
    except sqlite3.Error as error:
        raise store_error(path, error, busy_seconds) from error
    except PoolTimeout as error:
        raise LockedStore(str(path), "is busy: another task of this process has been using it for too long.") from error


def store_error(path: Path, error: BaseException | None, busy_seconds: float) -> StoreError:
    """The domain error for a driver's `error`, by SQLite's own result code (https://www.sqlite.org/rescode.html)."""
    where = str(path)
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:  # the primary code of an extended one
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LockedStore(
                where,
                f"has been locked by another process for more than {busy_seconds:g} s: try again when it is done.",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return ReadOnlyStore(where, "cannot be written: give this user write access to the file and its folder.")
        case sqlite3.SQLITE_CANTOPEN:
            return ReadOnlyStore(where, "cannot be opened: give this user access to the file and its folder.")
        case sqlite3.SQLITE_NOTADB:
            return ForeignStore(where, "is not a Communiqué store, and was left as it is.")
        case sqlite3.SQLITE_CORRUPT:
            return StoreError(where, "is damaged: restore it from a backup.")
        case sqlite3.SQLITE_FULL:
            return StoreError(where, "cannot grow: the disk is full. Make room and try again; nothing was lost.")
        case sqlite3.SQLITE_IOERR:
            return StoreError(where, f"cannot be read or written: {error}.")
        case sqlite3.SQLITE_CONSTRAINT:
            return StoreError(where, f"refused a record that breaks its rules: {error}.")
        case _:
            return StoreError(where, f"could not answer: {error}.")
