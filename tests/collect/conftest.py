"""A fresh store, a loopback site and a fetcher for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from digests.sources.fetch.client import Fetcher, Limits
from digests.sources.fetch.guard import Guard
from digests.storage.store import Store
from tests.collect.newsroom import Newsroom
from tests.collect.reader import Reader
from tests.sources.servers import Site, serve


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path / "store.sqlite")
    yield opened
    await opened.close()


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serve() as site:
        yield site


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher.open(guard=Guard(allow_loopback=True), limits=Limits(seconds=5)) as fetcher:
        yield fetcher


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def newsroom(store: Store, site: Site, fetcher: Fetcher, reader: Reader) -> Newsroom:
    return Newsroom(store, site, fetcher, reader)
