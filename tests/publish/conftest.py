"""A store with one schedule, a Discord of a few lists, and the time in our hands."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digests.compose.views import Window
from digests.publish.deliver import deliver
from digests.publish.plan import Due
from digests.publish.ports import Composed, Note
from digests.publish.record import record_due
from digests.storage.records import Run, Schedule
from digests.storage.store import Store
from tests.fakes import FakeSender, Journal

CHANNEL, OWNER = "100", "7"
SET_UP = datetime(2026, 3, 2, 12, tzinfo=UTC)  # a Monday


@dataclass
class Desk:
    """What a bot has, without what stands outside."""

    store: Store
    sender: FakeSender
    parts: int = 2
    composed: list[tuple[Window, bool]] = field(default_factory=list)

    async def compose(self, schedule: Schedule, due: Due, now: datetime) -> Composed:
        """A digest in as many parts as wanted; each says its window."""
        window = due.window
        self.composed.append((window, due.late))
        words = f"{window.start:%d %H:%M}–{window.end:%d %H:%M}"
        payloads = tuple(json.dumps(f"{words} {n}/{self.parts}") for n in range(1, self.parts + 1))
        return Composed(payloads=payloads, news=(0, 0))

    async def tick(self, now: datetime, note: Note | None = None) -> None:
        """What a bot does every few seconds, in a process that remembers nothing."""
        note = note or Journal()
        self.sender.now = now
        await record_due(self.store, self.sender, compose=self.compose, now=now, note=note)
        await deliver(self.store, self.sender, clock=lambda: now, note=note)

    @property
    def shown(self) -> list[str]:
        """What stands in the channels, in its order."""
        return [json.loads(posted.payload) for posted in self.sender.posted]

    async def schedule(self, channel: str = CHANNEL) -> Schedule:
        async with self.store.reading() as tx:
            found = await tx.schedule_of(channel)
        assert found is not None
        return found

    async def last_run(self) -> Run | None:
        async with self.store.reading() as tx:
            return await tx.last_run((await self.schedule()).id)

    async def states(self) -> list[str]:
        run = await self.last_run()
        assert run is not None
        async with self.store.reading() as tx:
            return [part.state for part in await tx.run_parts(run.id)]


async def set_up(store: Store, channel: str = CHANNEL, *, rule: str = "daily 08:00", crosspost: bool = False) -> None:
    async with store.transaction() as tx:
        await tx.put_schedule(
            guild_id="1",
            channel_id=channel,
            rule=rule,
            zone="UTC",
            created_by=OWNER,
            now=SET_UP,
            role_id="55",
            crosspost=crosspost,
        )


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with await Store.open(tmp_path / "communique.db") as store:
        await set_up(store)
        yield Desk(store, FakeSender())
