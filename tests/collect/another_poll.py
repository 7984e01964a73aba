"""A poll in a process of its own, to be killed: `python -m tests.collect.another_poll STORE URL`.

It prints a line when it has read an article, before that is stored.
"""

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path

from digests.collect.pages import Manners
from digests.collect.parsers import Took
from digests.collect.poll import poll_feed
from digests.model import Article, Extraction
from digests.sources.fetch.client import Fetcher
from digests.sources.fetch.guard import Guard
from digests.storage.store import Store
from tests.collect.newsroom import NOW
from tests.collect.reader import Reader


@dataclass(slots=True)
class Telling(Reader):
    """Tells of each article that it reads."""

    async def extract(self, article: Article) -> Extraction:
        print(article.title, flush=True)  # noqa: T201 # the test waits for it
        return await Reader.extract(self, article)

    def metered(self, took: Took) -> "Telling":
        del took
        return self


async def main(path: Path, url: str) -> None:
    """Poll the feed at `url` once."""
    async with await Store.open(path) as store, Fetcher.open(guard=Guard(allow_loopback=True)) as fetcher:
        async with store.transaction() as tx:
            feed = await tx.feed(await tx.put_feed(url, now=NOW))
        await poll_feed(store, feed, fetcher=fetcher, parsers=Telling(), now=NOW, manners=Manners(wanted="all"))
    print("done", flush=True)  # noqa: T201 # as above


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
