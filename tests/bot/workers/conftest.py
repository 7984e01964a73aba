"""A worker with tasks that do everything a task must not."""

from collections.abc import AsyncIterator

import pytest

from bot.workers.supervisor import Supervisor

TASKS = "tests.bot.workers.tasks"


@pytest.fixture
async def worker() -> AsyncIterator[Supervisor]:
    async with Supervisor(TASKS) as worker:
        yield worker
