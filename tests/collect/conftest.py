"""A fresh store, a loopback site and a fetcher for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from digests.sources.fetch.client import Fetcher
from digests.storage.store import Store
from tests.collect.newsroom import Newsroom
from tests.collect.reader import Reader
from tests.sources.conftest import fetcher as fetcher
from tests.sources.conftest import site as site
from tests.sources.servers import Site


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path / "store.sqlite")
    yield opened
    await opened.close()


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def newsroom(store: Store, site: Site, fetcher: Fetcher, reader: Reader) -> Newsroom:
    return Newsroom(store, site, fetcher, reader)
