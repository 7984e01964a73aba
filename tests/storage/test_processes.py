"""Several processes on one store: nothing is lost, and a killed writer leaves all or nothing."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from digests.storage.store import Store
from tests.storage.making import NOW, article, event, save

PROJECT = Path(__file__).resolve().parents[2]
ROUNDS = 20


@contextmanager
def process(verb: str, path: Path, number: int = 0) -> Iterator[subprocess.Popen[str]]:
    """Another process at its verb; it is killed when the block ends, if it still runs."""
    command = [sys.executable, "-m", "tests.storage.another_process", verb, str(path), str(number)]
    with subprocess.Popen(  # noqa: S603 # our own interpreter and script
        command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def line(running: subprocess.Popen[str]) -> str:
    """The next line it prints."""
    assert running.stdout
    return running.stdout.readline().strip()


def go(*running: subprocess.Popen[str]) -> None:
    """Let processes that have all come to the same point go on, and wait for their end."""
    assert [line(one) for one in running] == ["here"] * len(running)
    for one in running:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    assert [one.wait(timeout=120) for one in running] == [0] * len(running)


async def test_two_processes_that_decide_and_write_at_once_lose_nothing(path: Path) -> None:
    async with await Store.open(path) as store, store.transaction() as tx:
        feed = await tx.put_feed("https://example.org/feed", now=NOW)
    with process("count", path, ROUNDS) as one, process("count", path, ROUNDS) as other:
        go(one, other)
    async with await Store.open(path) as store, store.reading() as read:
        assert (await read.feed(feed)).poll.failures == 2 * ROUNDS
        assert (await read.coverage(None, None)).articles == ROUNDS, "each article once, whoever came first"
        [reports] = (await read.stories_of_country("KR", limit=10 * ROUNDS)).values()
        assert len(reports) == ROUNDS


async def test_two_processes_may_make_one_store_at_once(path: Path) -> None:
    with process("make", path) as one, process("make", path) as other:
        go(one, other)
    async with await Store.open(path, create=False) as store, store.reading() as read:
        assert len(await read.feeds()) == 2


async def test_a_writer_killed_inside_its_transaction_leaves_nothing_of_it(path: Path) -> None:
    async with await Store.open(path) as store, store.transaction() as tx:
        await save(tx, article("https://example.org/earlier"), event("KR", "CU"))
    with process("hang", path) as writer:
        assert line(writer) == "here"
        writer.kill()
        writer.wait(timeout=60)
    async with await Store.open(path, create=False) as store, store.transaction() as tx:
        assert (await tx.coverage(None, None)).articles == 1
        assert await tx.search("logistics", limit=5) != []
        assert (await tx.put_article(article(), now=NOW)).outcome == "new"


@pytest.mark.parametrize("after", [1, 4, 9])
async def test_a_writer_killed_at_any_moment_leaves_whole_articles(path: Path, after: int) -> None:
    with process("write", path) as writer:
        for _ in range(after):
            assert line(writer).isdigit()
        writer.kill()
        writer.wait(timeout=60)
        assert writer.stdout
        told = after + len(writer.stdout.readlines())
    async with await Store.open(path, create=False) as store, store.reading() as read:
        articles = (await read.coverage(None, None)).articles
        assert articles in (told, told + 1), "what was said to be stored is stored"
        for pair in (("KR", "FR"), ("KR", "CU")):
            [reports] = (await read.stories_of_pair(*pair)).values()
            assert len(reports) == articles
            assert all(report.event.evidence for report in reports)


async def test_a_waiting_writer_goes_on_when_the_other_process_is_done(path: Path) -> None:
    await (await Store.open(path)).close()
    with process("hang", path) as writer:
        async with await Store.open(path, busy_seconds=60) as store, store.reading() as read:
            assert line(writer) == "here"
            assert await read.stories_of_country("KR") == {}, "what is not committed is not seen"
            assert writer.stdin
            writer.stdin.write("\n")
            writer.stdin.flush()
            async with store.transaction() as tx:
                assert (await tx.put_article(article(), now=NOW)).outcome in ("new", "unchanged")
        assert writer.wait(timeout=60) == 0
