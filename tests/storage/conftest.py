"""A store of its own, a real file, for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from digests.storage.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be."""
    return tmp_path / "communique.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    """A fresh, open store."""
    async with await Store.open(path) as opened:
        yield opened
