"""Send what is recorded: in order, each part once, and written down before and after.

A part is marked `sending` before it goes out and `sent` when Discord has named its message. Whoever finds one that is
`sending` does not know its fate, because a process ended in between or the connection broke: it is looked for in the
channel by its run and number, and sent again, with the same nonce, only when it is not there.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter

from digests.publish.fate import next_step
from digests.publish.plan import may_ask
from digests.publish.ports import Note, Refused, Sender, Unsure
from digests.publish.trouble import settled, troubled
from digests.storage.records import OutboxPart, PartState, Schedule
from digests.storage.store import Store

CHANNELS_AT_ONCE = 8
CLOCKS_APART = timedelta(minutes=10)
"""How far this machine's clock and Discord's may differ when a message is looked for."""

PUBLISHED_WITHIN = timedelta(hours=1)
"""So long it is tried to publish a part of an announcement channel, when the connection breaks."""

_UNKNOWN = (
    "A part of the digest in <#{channel}> may be missing: the connection broke while it was posted, and Communiqué "
    "cannot read the channel to see. Give it the permission “Read Message History” there."
)


async def deliver(store: Store, sender: Sender, *, now: datetime, note: Note) -> None:
    """Bring every recorded part as far as it goes; one channel's trouble does not hold up the others.

    Raises StoreError.
    """
    async with store.reading() as tx:
        parts = await tx.undelivered(now - PUBLISHED_WITHIN)
        schedules = {schedule.id: schedule for schedule in await tx.schedules()}
    slots = asyncio.Semaphore(CHANNELS_AT_ONCE)

    async def channel(schedule: Schedule, due: Sequence[OutboxPart]) -> None:
        async with slots:
            await _Delivery(store, sender, schedule, now, note).channel(due)

    async with asyncio.TaskGroup() as group:
        for schedule_id, due in groupby(parts, key=attrgetter("schedule_id")):
            if schedule_id in schedules:
                group.create_task(channel(schedules[schedule_id], list(due)))


class _Delivery:
    """The parts of one channel's digest, one after the other."""

    def __init__(self, store: Store, sender: Sender, schedule: Schedule, now: datetime, note: Note) -> None:
        self._store = store
        self._sender = sender
        self._schedule = schedule
        self._now = now
        self._note = note

    async def channel(self, parts: Sequence[OutboxPart]) -> None:
        """Send them until one has to wait: the next part must not stand before it."""
        if not may_ask(self._schedule, self._now):
            return
        try:
            for part in parts:
                if not await self._part(part):
                    return
            await settled(self._store, self._schedule)
        except Refused as error:
            self._note("part.refused", schedule=self._schedule.id, reason=str(error))
            await troubled(
                self._store, self._sender, self._schedule, str(error), now=self._now, note=self._note, refused=True
            )
        except Unsure as error:  # the next tick looks what became of it
            self._note("part.unsure", schedule=self._schedule.id, reason=str(error))

    async def _part(self, part: OutboxPart) -> bool:
        """Whether the part needs no further step before the next part."""
        reach = self._sender.reach(part.channel_id)
        match next_step(part, reach):
            case "wait":
                if reach.state == "blocked":
                    await troubled(
                        self._store, self._sender, self._schedule, reach.reason, now=self._now, note=self._note
                    )
                return False
            case "send":
                await self._send(part)
            case "look":
                await self._look(part)
            case "publish":
                await self._publish(part, part.message_id or "")
            case "give_up":
                await self._put(part, "unknown")
                sentence = _UNKNOWN.format(channel=part.channel_id)
                await troubled(self._store, self._sender, self._schedule, sentence, now=self._now, note=self._note)
        return True

    async def _look(self, part: OutboxPart) -> None:
        since = part.changed_at - CLOCKS_APART
        message_id = await self._sender.find(part.channel_id, run_id=part.run_id, part=part.part, since=since)
        if message_id is None:
            await self._send(part)
        else:
            await self._sent(part, message_id)

    async def _send(self, part: OutboxPart) -> None:
        if part.state != "sending":
            await self._put(part, "sending")
        try:
            message_id = await self._sender.send(
                part.channel_id,
                part.payload,
                run_id=part.run_id,
                part=part.part,
                nonce=part.nonce,
                role_id=self._schedule.role_id if part.part == 1 else None,
            )
        except Refused:
            # It certainly does not stand there, and may be sent when somebody has acted.
            await self._put(part, "composed")
            raise
        self._note("part.accepted", run=part.run_id, part=part.part)
        await self._sent(part, message_id)

    async def _sent(self, part: OutboxPart, message_id: str) -> None:
        await self._put(part, "sent", message_id)
        if self._schedule.crosspost:
            await self._publish(part, message_id)

    async def _publish(self, part: OutboxPart, message_id: str) -> None:
        """What is refused stays refused: the channel itself has its digest."""
        try:
            await self._sender.crosspost(part.channel_id, message_id)
        except Refused as error:
            self._note("part.not_published", run=part.run_id, part=part.part, reason=str(error))
            await self._put(part, "unpublished")
        else:
            await self._put(part, "published")

    async def _put(self, part: OutboxPart, state: PartState, message_id: str | None = None) -> None:
        async with self._store.transaction() as tx:
            await tx.put_part_state(part.id, state, now=self._now, message_id=message_id)
        self._note(f"part.{state}", run=part.run_id, part=part.part)
