"""A store opens, or says in one sentence why not and is left as it is."""
# ruff: noqa: ASYNC240 -- a test may wait for its own small files

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from digests.errors import ForeignStore, LockedStore, NewerStore, StoreError
from digests.storage.sqlite import APPLICATION_ID
from digests.storage.store import Store
from tests.storage.making import NOW, article, event, save


async def test_a_fresh_store_is_made_with_its_folders_and_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "some" / "where" / "with space ? 50% #1.db"
    async with await Store.open(path) as store, store.transaction() as tx:
        await save(tx, article(), event())
    async with await Store.open(path, create=False) as store, store.reading() as tx:
        assert len(await tx.stories_of_country("KR")) == 1
    assert [file.name for file in path.parent.iterdir()] == [path.name], "at rest a store is one file"


async def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    async with await Store.open(path) as store, store.reading() as tx:
        assert await tx.feeds() == []


@pytest.mark.parametrize("there", [False, True])
async def test_without_a_store_a_reading_command_says_how_to_make_one(path: Path, there: bool) -> None:
    if there:
        path.touch()
    with pytest.raises(StoreError) as caught:
        await Store.open(path, create=False)
    sentence = f"The store {path} does not exist yet: run `communique ingest` or `communique demo` first."
    assert str(caught.value) == sentence
    assert path.exists() == there


def _other_application(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = WAL; CREATE TABLE alembic_version (version_num TEXT)")


def _other_id(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA application_id = 7; CREATE TABLE mine (x)")


FOREIGN: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (lambda path: path.write_text("Dear diary, " * 30), "is not a SQLite file"),
    "short": (lambda path: path.write_bytes(b"\x00"), "is not a SQLite file"),
    "magic only": (lambda path: path.write_bytes(b"SQLite format 3\x00"), "is not a SQLite file"),
    "another application": (_other_application, "belongs to another application"),
    "another id": (_other_id, "belongs to another application"),
}


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("kind", FOREIGN)
async def test_a_file_that_is_no_store_is_left_as_it_is(path: Path, kind: str, create: bool) -> None:
    make, reason = FOREIGN[kind]
    make(path)
    before = _bytes(path.parent)
    with pytest.raises(ForeignStore) as caught:
        await Store.open(path, create=create)
    assert str(caught.value) == f"The store {path} {reason}, and was left as it is: give another path."
    assert _bytes(path.parent) == before


async def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(ForeignStore, match="is a folder: give the path of a file"):
        await Store.open(tmp_path)


async def test_a_path_through_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="a part of its path is a file"):
        await Store.open(tmp_path / "file" / "store.db")


@pytest.mark.parametrize("create", [True, False])
async def test_a_store_of_a_newer_schema_is_left_as_it_is(path: Path, create: bool) -> None:
    await (await Store.open(path)).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0042'")
    before = _bytes(path.parent)
    with pytest.raises(NewerStore, match=r"newer Communiqué \(schema 0042, this one knows 0003\)"):
        await Store.open(path, create=create)
    after = _bytes(path.parent)
    assert after[path.name] == before[path.name]


async def test_a_damaged_store_is_said(path: Path) -> None:
    async with await Store.open(path) as store:
        await _save_many(store, 30)
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    with pytest.raises(StoreError, match="restore it from a backup"):
        await Store.open(path)
    assert path.read_bytes()[:100] == data[:100]


async def test_a_locked_store_is_read_but_not_written(path: Path) -> None:
    async with await Store.open(path, busy_seconds=0.05) as store:
        before = path.read_bytes()
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LockedStore) as caught:
                async with store.transaction() as tx:
                    await tx.put_article(article(), now=NOW)
            async with store.reading() as tx:
                assert await tx.feeds() == []
            assert path.read_bytes() == before
        sentence = (
            f"The store {path} has been locked by another process for more than 0.05 s: try again when it is done."
        )
        assert str(caught.value) == sentence
        async with store.transaction() as tx:
            assert (await tx.put_article(article(), now=NOW)).outcome == "new"


async def test_a_store_that_another_process_is_making_is_locked(path: Path) -> None:
    path.touch()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedStore):
            await Store.open(path, busy_seconds=0.05)
        other.execute("ROLLBACK")
    assert path.stat().st_size == 0


async def test_a_full_disk_is_said_and_the_transaction_undone(store: Store) -> None:
    async with store._writer.connect() as connection:  # type: ignore[union-attr] # a store opened for writing
        await connection.exec_driver_sql("PRAGMA max_page_count = 1")  # SQLite keeps it at the present size
    with pytest.raises(StoreError, match="the disk is full"):
        await _save_many(store, 200)
    async with store.reading() as tx:
        assert (await tx.coverage(None, None)).articles == 0


async def test_each_store_bears_our_mark_and_its_schema(store: Store, path: Path) -> None:
    assert int.from_bytes(path.read_bytes()[68:72], "big") == APPLICATION_ID
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchall() == [("wal",)]
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0003",)]


async def _save_many(store: Store, count: int) -> None:
    async with store.transaction() as tx:
        for number in range(count):
            await save(tx, article(f"https://example.org/{number}"), event())


def _bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}
