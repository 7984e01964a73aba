"""All of a transaction, or nothing of it."""

import asyncio
from pathlib import Path

import pytest

from digests.errors import StoreError
from digests.storage.records import FeedState
from digests.storage.store import Store
from tests.storage.making import NOW, article, event, save


async def test_what_raises_in_a_transaction_leaves_nothing(store: Store) -> None:
    async def fail() -> None:
        async with store.transaction() as tx:
            await save(tx, article(), event())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with store.reading() as tx:
        assert (await tx.coverage(None, None)).articles == 0


async def test_a_cancelled_transaction_leaves_nothing_and_frees_the_store(store: Store) -> None:
    inside = asyncio.Event()

    async def stuck() -> None:
        async with store.transaction() as tx:
            await save(tx, article(), event())
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(stuck())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with store.transaction() as tx:
        assert (await tx.coverage(None, None)).articles == 0
        assert (await tx.put_article(article(), now=NOW)).outcome == "new"


async def test_tasks_that_read_and_then_write_do_not_lose_each_others_work(store: Store) -> None:
    async with store.transaction() as tx:
        feed = await tx.put_feed("https://example.org/feed", now=NOW)

    async def count_one() -> None:
        async with store.transaction() as tx:
            failures = (await tx.feed(feed)).poll.failures
            await asyncio.sleep(0)  # let the others run
            await tx.put_feed_state(feed, FeedState(failures=failures + 1))

    await asyncio.gather(*(count_one() for _ in range(20)))
    async with store.reading() as read:
        assert (await read.feed(feed)).poll.failures == 20


async def test_a_transaction_inside_another_is_refused_instead_of_waiting_for_itself(store: Store) -> None:
    async with store.transaction():
        with pytest.raises(RuntimeError, match="in a transaction already"):
            await store.transaction().__aenter__()
    async with store.transaction() as tx:
        assert await tx.feeds() == []


async def test_a_reader_sees_one_state_while_others_write(store: Store) -> None:
    async with store.reading() as reader:
        assert await reader.feeds() == []
        async with store.transaction() as tx:
            await tx.put_feed("https://example.org/feed", now=NOW)
        assert await reader.feeds() == []
    async with store.reading() as later:
        assert len(await later.feeds()) == 1


async def test_a_reading_transaction_cannot_write(store: Store) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        async with store.reading() as tx:
            await tx._connection.exec_driver_sql("DELETE FROM feeds")


async def test_a_backup_is_a_whole_store_taken_while_it_is_written(store: Store, tmp_path: Path) -> None:
    async with store.transaction() as tx:
        await save(tx, article(), event())
    target = tmp_path / "copy.db"
    async with store.transaction() as tx:
        await save(tx, article("https://example.org/other"), event("KR", "CU"))
        await store.backup(target)
    async with await Store.open(target, create=False) as copy, copy.reading() as copied:
        assert list(await copied.stories_of_pair("KR", "FR")) != []
        assert await copied.stories_of_pair("KR", "CU") == {}
        assert len(await copied.search("Paris")) == 1


async def test_a_backup_overwrites_nothing(store: Store, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "taken"
    target.write_text("mine")
    with pytest.raises(StoreError, match="exists already"):
        await store.backup(target)
    with pytest.raises(StoreError, match="exists already"):
        await store.backup(path)
    with pytest.raises(StoreError, match="No such file or directory"):
        await store.backup(tmp_path / "nowhere" / "copy.db")
    assert target.read_text() == "mine"
