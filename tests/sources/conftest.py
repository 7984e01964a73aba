"""A loopback site and a fetcher that may ask it, for each test."""

from collections.abc import AsyncIterator

import pytest

from digests.sources.fetch.client import Fetcher, Limits
from digests.sources.fetch.guard import Guard
from tests.sources.servers import Site, serve


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serve() as site:
        yield site


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher.open(guard=Guard(allow_loopback=True), limits=Limits(seconds=5)) as fetcher:
        yield fetcher
