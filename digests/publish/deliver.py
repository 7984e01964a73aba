"""Send what is recorded: in order, each part once, and written down before and after.

A part is marked `sending` before it goes out and `sent` when Discord has named its message. Whoever finds one that is
`sending` does not know its fate, because a process ended in between or the connection broke: it is looked for in the
channel by its run and number, and sent again, with the same nonce, only when it is not there.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter

from digests.errors import StoreError
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

UNDER_WAY = timedelta(minutes=10)
"""So long a message may be under way: with the library's retries and Discord's limits it is given up long before."""

_MISSING = "A part of the digest in <#{channel}> may be missing, for the connection broke while it was posted. "
_MISTAKE = (
    "A part of the digest in <#{channel}> may be missing, by Communiqué's own mistake: whoever runs it finds it in its "
    "journal."
)
_CLOSED = _MISSING + ("Communiqué cannot read the channel to see: give it the permission “Read Message History” there.")


async def deliver(store: Store, sender: Sender, *, clock: Callable[[], datetime], note: Note) -> None:
    """Bring every recorded part as far as it goes; one channel's trouble does not hold up the others.

    `clock` tells the time of each step: what is sent last may be sent many minutes after the first. Raises StoreError.
    """
    async with store.reading() as tx:
        parts = await tx.undelivered(clock() - PUBLISHED_WITHIN)
        schedules = {schedule.id: schedule for schedule in await tx.schedules()}
    slots = asyncio.Semaphore(CHANNELS_AT_ONCE)

    async def channel(schedule: Schedule, due: Sequence[OutboxPart]) -> None:
        async with slots:
            try:
                await _Delivery(store, sender, schedule, clock, note).channel(due)
            except StoreError:
                raise
            except Exception as error:  # a mistake of ours in one channel must not hold up the others
                note("part.failed", schedule=schedule.id, exc_info=error)

    async with asyncio.TaskGroup() as group:
        for schedule_id, due in groupby(parts, key=attrgetter("schedule_id")):
            if schedule_id in schedules:
                group.create_task(channel(schedules[schedule_id], list(due)))


class _ElsewhereError(Exception):
    """The part is not as it was read: it was removed, or another process sees to it."""


class _Delivery:
    """The parts of one channel's digest, one after the other."""

    def __init__(
        self, store: Store, sender: Sender, schedule: Schedule, clock: Callable[[], datetime], note: Note
    ) -> None:
        self._store = store
        self._sender = sender
        self._schedule = schedule
        self._clock = clock
        self._note = note
        self._troubled = False

    async def channel(self, parts: Sequence[OutboxPart]) -> None:
        """Send them until one has to wait: the next part must not stand before it."""
        if not may_ask(self._schedule, self._clock()):
            return
        try:
            for part in parts:
                if not await self._part(part):
                    return
            if not self._troubled:
                await settled(self._store, self._schedule)
        except Refused as error:
            self._note("part.refused", schedule=self._schedule.id, reason=str(error))
            await self._trouble(str(error), refused=True)
        except Unsure as error:  # the next tick looks what became of it
            self._note("part.unsure", schedule=self._schedule.id, reason=str(error))
        except _ElsewhereError:
            self._note("part.elsewhere", schedule=self._schedule.id)

    async def _part(self, part: OutboxPart) -> bool:
        """Whether the part needs no further step before the next part."""
        reach = self._sender.reach(part.channel_id, self._schedule.guild_id)
        match next_step(part, reach):
            case "wait":
                if reach.state == "blocked":
                    await self._trouble(reach.reason)
                return False
            case "send":
                await self._send(part)
            case "look":
                await self._look(part)
            case "publish":
                await self._publish(part)
            case "give_up":
                await self._give_up(part, _CLOSED.format(channel=part.channel_id))
        return True

    async def _look(self, part: OutboxPart) -> None:
        try:
            message_id = await self._sender.find(
                part.channel_id,
                run_id=part.run_id,
                part=part.part,
                since=part.changed_at - CLOCKS_APART,
                until=part.changed_at + CLOCKS_APART + UNDER_WAY,
            )
        except Refused as error:
            if error.about == "channel":
                raise
            await self._give_up(part, _MISSING.format(channel=part.channel_id) + str(error))
            return
        if message_id is None:
            await self._send(part)
        else:
            await self._sent(part, message_id)

    async def _send(self, part: OutboxPart) -> None:
        part = await self._put(part, "sending")  # also when it was so before: the time says where to look for it
        try:
            message_id = await self._sender.send(
                part.channel_id,
                part.payload,
                run_id=part.run_id,
                part=part.part,
                nonce=part.nonce,
                role_id=self._schedule.role_id if part.part == 1 else None,
            )
        except Refused as error:
            # It certainly does not stand there, and may be sent when somebody has acted.
            await self._put(part, "composed" if error.about == "channel" else "refused")
            raise
        except Unsure:
            raise
        except Exception as error:  # a mistake of ours, before or after the message went out: never twice comes first
            self._note("part.failed", run=part.run_id, part=part.part, exc_info=error)
            await self._give_up(part, _MISTAKE.format(channel=part.channel_id))
            return
        self._note("part.accepted", run=part.run_id, part=part.part)
        await self._sent(part, message_id)

    async def _sent(self, part: OutboxPart, message_id: str) -> None:
        part = await self._put(part, "sent", message_id)
        if self._schedule.crosspost:
            await self._publish(part)

    async def _publish(self, part: OutboxPart) -> None:
        """What is refused stays refused, what broke is tried again: in any case the channel itself has its digest."""
        try:
            await self._sender.crosspost(part.channel_id, part.message_id or "")
        except Refused as error:
            self._note("part.not_published", run=part.run_id, part=part.part, reason=str(error))
            await self._put(part, "unpublished")
        except Unsure as error:
            self._note("part.not_published", run=part.run_id, part=part.part, reason=str(error))
        else:
            await self._put(part, "published")

    async def _give_up(self, part: OutboxPart, sentence: str) -> None:
        await self._put(part, "unknown")
        await self._trouble(sentence)

    async def _trouble(self, sentence: str, *, refused: bool = False) -> None:
        self._troubled = True
        await troubled(
            self._store, self._sender, self._schedule, sentence, now=self._clock(), note=self._note, refused=refused
        )

    async def _put(self, part: OutboxPart, state: PartState, message_id: str | None = None) -> OutboxPart:
        """The part as it is then. Raises _ElsewhereError."""
        now = self._clock()
        async with self._store.transaction() as tx:
            if not await tx.put_part_state(part, state, now=now, message_id=message_id):
                raise _ElsewhereError
        self._note(f"part.{state}", run=part.run_id, part=part.part)
        return replace(part, state=state, changed_at=now, message_id=message_id or part.message_id)
