"""A user who may not write a store can still read it, and is told when that is not enough."""
# ruff: noqa: ASYNC240 -- a test may wait for its own small files and processes

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from digests.storage.store import Store
from tests.storage.making import article, event, save
from tests.storage.test_processes import process

CANNOT = "cannot be written: give this user write access to the file and its folder."


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user can reach, unlike those of pytest."""
    made = Path(tempfile.mkdtemp(prefix="communique-"))
    made.chmod(0o755)
    try:
        yield made
    finally:
        made.chmod(0o755)
        shutil.rmtree(made)


async def _stocked(path: Path) -> None:
    async with await Store.open(path) as store, store.transaction() as tx:
        await save(tx, article(), event())


def _look(path: Path, *, create: bool) -> list[str]:
    """What a user sees for whom the folder and all in it are closed to writing."""
    for file in path.parent.iterdir():
        file.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with process("look", path, int(create)) as user:
            told, _ = user.communicate(timeout=120)
        assert user.returncode == 0
        return told.splitlines()
    finally:
        path.parent.chmod(0o755)
        for file in path.parent.iterdir():
            file.chmod(0o644)


async def test_a_store_at_rest_is_read_and_not_written(folder: Path) -> None:
    path = folder / "store.db"
    await _stocked(path)
    before = path.read_bytes()
    assert _look(path, create=False) == ["1", f"ReadOnlyStore: The store {path} {CANNOT}"]
    assert _look(path, create=True) == [f"ReadOnlyStore: The store {path} {CANNOT}"]
    assert path.read_bytes() == before


async def test_a_store_in_use_by_its_owner_is_read_and_not_written(folder: Path) -> None:
    path = folder / "store.db"
    await _stocked(path)
    async with await Store.open(path) as store:
        async with store.transaction() as tx:
            await save(tx, article("https://example.org/in-the-log"), event("KR", "CU"))
        assert _look(path, create=False) == ["2", f"ReadOnlyStore: The store {path} {CANNOT}"]


async def test_a_log_that_cannot_be_joined_is_said_and_not_skipped(folder: Path) -> None:
    """What stands in the log would be missing from the answer."""
    path = folder / "store.db"
    await _stocked(path)
    async with await Store.open(path) as store:
        async with store.transaction() as tx:
            await save(tx, article("https://example.org/in-the-log"), event("KR", "CU"))
        copy = folder / "copy.db"
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
    before = copy.read_bytes()
    [told] = _look(copy, create=False)
    assert told.startswith(f"ReadOnlyStore: The store {copy} cannot be opened")
    assert copy.read_bytes() == before


async def test_a_store_cannot_be_made_in_a_closed_folder(folder: Path) -> None:
    path = folder / "store.db"
    assert _look(path, create=True) == [f"ReadOnlyStore: The store {path} {CANNOT}"]
    assert list(folder.iterdir()) == []
