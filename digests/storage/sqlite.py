"""All that only SQLite has: PRAGMAs, the header, full-text search, triggers, JSON lists as parameters, backup."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, UnaryExpression, bindparam, column, func, select
from sqlalchemy.sql.operators import custom_op
from sqlalchemy.types import JSON

APPLICATION_ID = 0x436D7175
"""“Cmqu”, at byte 68 of each store's file (https://www.sqlite.org/fileformat2.html, 1.3)."""

_MAGIC = b"SQLite format 3\x00"

# The DDL of schema 1, which its migration runs. Frozen: a later schema adds its own.
SEARCH_1 = (
    "CREATE VIRTUAL TABLE revisions_fts USING fts5("
    "title, text, content='revisions', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER revisions_found AFTER INSERT ON revisions BEGIN "
    "INSERT INTO revisions_fts(rowid, title, text) VALUES (new.id, new.title, new.text); END",
    "CREATE TRIGGER revisions_cleared AFTER UPDATE OF text ON revisions "
    "WHEN old.text IS NOT NULL AND new.text IS NULL BEGIN "
    "INSERT INTO revisions_fts(revisions_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text); "
    "INSERT INTO revisions_fts(rowid, title, text) VALUES (new.id, new.title, NULL); END",
)
IMMUTABLE_1 = (
    "CREATE TRIGGER revisions_immutable BEFORE UPDATE ON revisions "
    "WHEN new.id <> old.id OR new.article_id <> old.article_id OR new.number <> old.number "
    "OR new.content_hash <> old.content_hash OR new.wire_hash <> old.wire_hash OR new.title <> old.title "
    "OR new.fetched_at <> old.fetched_at OR (new.text IS NOT NULL AND new.text IS NOT old.text) "
    "BEGIN SELECT RAISE(ABORT, 'a revision is immutable: an edit makes a new one'); END",
    "CREATE TRIGGER revisions_kept BEFORE DELETE ON revisions "
    "BEGIN SELECT RAISE(ABORT, 'a revision is kept: only its text may be cleared'); END",
)


def in_header(path: Path) -> int | None:
    """The application id in the file's header; 0 for an empty file, None when the file is no SQLite database.

    Reads bytes only, so that a foreign database is not even opened. Raises OSError.
    """
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        return 0
    if len(header) < 100 or not header.startswith(_MAGIC):
        return None
    return int.from_bytes(header[68:72], "big")


def set_up(connection: sqlite3.Connection | Any, *, reader: bool, busy_seconds: float) -> None:
    """Set what holds for one connection. `connection` is a DBAPI connection in autocommit."""
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        if reader:
            cursor.execute("PRAGMA query_only = ON")
    finally:
        cursor.close()


def write_ahead(connection: sqlite3.Connection | Any) -> None:
    """Switch the file to a write-ahead log, in which readers and the writer do not wait for each other; it stays so."""
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
    finally:
        cursor.close()


def backup(source_uri: str, target: Path) -> None:
    """Copy a store that may be in use into the new file `target`, one consistent state of it, whole or not at all.

    Raises FileExistsError and sqlite3.Error.
    """
    target.touch(exist_ok=False)
    try:
        with closing(sqlite3.connect(source_uri, uri=True)) as read, closing(sqlite3.connect(target)) as write:
            read.backup(write)
    except BaseException:
        target.unlink()
        raise


def among(wanted: ColumnElement[Any], parameter: str = "among") -> ColumnElement[bool]:
    """`wanted` is one of the `parameter`, a list: any number of them in one prepared statement."""
    listed = func.json_each(bindparam(parameter, type_=JSON)).table_valued(column("value"))
    return wanted.in_(select(listed.c.value))


def among_ids(wanted: ColumnElement[int]) -> ColumnElement[bool]:
    """`wanted` is one of the parameter `ids`."""
    return among(wanted, "ids")


def unindexed(wanted: ColumnElement[Any]) -> ColumnElement[Any]:
    """`wanted`, hidden from the planner by a unary plus: this condition is to filter rows, not to find them.

    https://www.sqlite.org/optoverview.html, “Disqualifying WHERE clause terms”.
    """
    return UnaryExpression(wanted, operator=custom_op("+"), type_=wanted.type)


def match_all(asked: str) -> str:
    """The FTS5 expression for texts that hold all words of `asked`; words in double quotes stand together."""
    phrases = [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|([^\s"]+)', asked.replace("\x00", " "))]
    return " ".join(f'"{p}"' for p in phrases if re.search(r"\w", p))
