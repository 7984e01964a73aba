"""What another process does to a store while a test looks on: `python -m tests.storage.another_process VERB PATH …`.

It prints one line when it has come to the point that its verb is about, and goes on when a line comes in.
"""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from digests.errors import StoreError
from digests.storage.records import FeedState
from digests.storage.store import Store
from tests.storage.making import NOW, article, event, save


async def count(path: Path, times: int) -> None:
    """Read a number, decide, write it, `times` over; and store one article that others store as well."""
    _meet()
    async with await Store.open(path, busy_seconds=60) as store:
        for number in range(times):
            async with store.transaction() as tx:
                [feed] = await tx.feeds()
                await save(tx, article(f"https://example.org/{number}"), event())
                await tx.put_feed_state(feed.id, FeedState(failures=feed.poll.failures + 1))


async def make(path: Path, _: int) -> None:
    """Open a store that another process makes at the same moment."""
    _meet()
    async with await Store.open(path, busy_seconds=60) as store, store.transaction() as tx:
        await tx.put_feed(f"https://example.org/{os.getpid()}", now=NOW)


async def hang(path: Path, _: int) -> None:
    """Stop in the middle of a transaction, with an article and its events written."""
    async with await Store.open(path) as store, store.transaction() as tx:
        await save(tx, article(), event())
        _meet()


async def write(path: Path, _: int) -> None:
    """Store articles with two events each, one a transaction, without end."""
    async with await Store.open(path) as store:
        for number in range(1_000_000):
            async with store.transaction() as tx:
                await save(tx, article(f"https://example.org/{number}"), event(), event("KR", "CU"))
            print(number, flush=True)  # noqa: T201 # the test reads it


async def look(path: Path, create: int) -> None:
    """Read a store as a user who may not write it, and try to write it."""
    # All that is loaded lazily is loaded now: the other user may not be allowed to read this program.
    with tempfile.TemporaryDirectory() as folder:
        async with await Store.open(Path(folder) / "warm.db") as store:
            async with store.transaction() as tx:
                await save(tx, article(), event())
            async with store.reading() as read:
                await read.stories_of_country("KR")
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        async with await Store.open(path, create=bool(create)) as store:
            async with store.reading() as read:
                print(len(await read.stories_of_country("KR")), flush=True)  # noqa: T201 # the test reads it
            async with store.transaction() as tx:
                await save(tx, article("https://example.org/new"), event())
    except StoreError as error:
        print(f"{type(error).__name__}: {error}", flush=True)  # noqa: T201 # the test reads it


def _meet() -> None:
    print("here", flush=True)  # noqa: T201 # the test waits for it
    sys.stdin.readline()


if __name__ == "__main__":
    verbs = {verb.__name__: verb for verb in (count, make, hang, write, look)}
    asyncio.run(verbs[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3])))
