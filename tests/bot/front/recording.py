"""A scheduled digest that was composed and written down, as the publisher does it before it sends."""

from dataclasses import dataclass
from datetime import timedelta

from bot.front.desk import Desk
from bot.publishing import Publisher
from digests.compose.views import Window
from digests.publish.plan import Due
from digests.publish.ports import Composed, Sender
from digests.storage.records import Schedule


@dataclass(frozen=True)
class Recorded:
    """One run, and its schedule."""

    schedule: Schedule
    run_id: int
    payloads: tuple[str, ...]


async def recorded(desk: Desk, sender: Sender, *, guild_id: int, channel_id: int, days: int = 14) -> Recorded:
    """The digest of the days before now, for a channel."""
    now = desk.clock.now()
    window = Window(now - timedelta(days=days), now)
    async with desk.store.transaction() as tx:
        schedule = await tx.put_schedule(
            guild_id=str(guild_id),
            channel_id=str(channel_id),
            rule="daily 00:00",
            zone="UTC",
            created_by="1",
            now=window.start,
        )
    publisher = Publisher(desk.store, sender, note=lambda *_, **__: None)
    composed: Composed = await publisher.compose(schedule, Due(window=window, late=False), now)
    async with desk.store.transaction() as tx:
        run_id = await tx.put_run(
            schedule.id,
            str(channel_id),
            (window.start, window.end),
            news=composed.news,
            payloads=composed.payloads,
            now=now,
        )
    return Recorded(schedule, run_id, composed.payloads)
