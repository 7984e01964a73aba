"""What stands at a path before it is opened: nothing, a store, something newer or something else."""

import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from digests.errors import ForeignStore, NewerStore, ReadOnlyStore, StoreError
from digests.storage.engine import Access, file_uri, reading_mode
from digests.storage.failures import told
from digests.storage.migrate import HEAD, KNOWN, upgrade
from digests.storage.sqlite import APPLICATION_ID, in_header


@dataclass(frozen=True, slots=True)
class Found:
    """How a path can be opened, and the schema that stands there (None: nothing yet)."""

    access: Access
    schema: str | None


def prepare(path: Path, *, create: bool, busy_seconds: float) -> Access:
    """Make `path` a store of the newest schema, if it is none yet and `create`. A StoreError changed nothing."""
    found = examine(path, busy_seconds)
    if found.schema is None and not create:
        raise StoreError(str(path), "does not exist yet: run `communique ingest` or `communique demo` first.")
    if found.access != "write" and (create or found.schema != HEAD):
        raise _read_only(path)
    if found.schema != HEAD:
        _make_folder(path)
        with told(path, busy_seconds):
            upgrade(path, busy_seconds)
    return found.access


def examine(path: Path, busy_seconds: float) -> Found:
    """Look at `path` without changing it. Raises ForeignStore, NewerStore, LockedStore, ReadOnlyStore."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ForeignStore(str(path), "is a folder: give the path of a file.")
        if not stat.S_ISREG(mode):
            raise ForeignStore(str(path), "is not a regular file: give another path.")
        application = in_header(path)
    except FileNotFoundError:
        return Found("write", None)
    except NotADirectoryError as error:
        raise StoreError(str(path), "cannot be: a part of its path is a file, not a folder.") from error
    except OSError as error:
        raise ReadOnlyStore(str(path), f"cannot be read: {error.strerror}.") from error
    access = _access(path)
    if application == 0 and path.stat().st_size == 0:
        return Found(access, None)
    if application != APPLICATION_ID:
        what = "is not a SQLite file" if application is None else "belongs to another application"
        raise ForeignStore(str(path), f"{what}, and was left as it is: give another path.")
    schema = _schema(path, access, busy_seconds)
    if schema not in KNOWN:
        raise NewerStore(
            str(path),
            f"was written by a newer Communiqué (schema {schema}, this one knows {HEAD}): update it. "
            "Nothing was changed.",
        )
    return Found(access, schema)


def _access(path: Path) -> Access:
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "write"
    # Without its side files SQLite cannot join the write-ahead log in a folder it may not write. At rest there is no
    # log, and the file can be read as it is.
    return "read" if _beside(path, "-wal").exists() else "immutable"


def _schema(path: Path, access: Access, busy_seconds: float) -> str:
    # Never "write": the last to close a store that it may write folds the log into the file, and this one only looks.
    uri = file_uri(path, reading_mode("immutable" if access == "immutable" else "read"))
    with told(path, busy_seconds), closing(sqlite3.connect(uri, uri=True, timeout=busy_seconds)) as connection:
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return str(rows[0][0]) if rows else "unknown"


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _read_only(path) from error
    if not os.access(path.parent, os.W_OK):
        raise _read_only(path)


def _read_only(path: Path) -> ReadOnlyStore:
    return ReadOnlyStore(str(path), "cannot be written: give this user write access to the file and its folder.")


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
