"""Scheduled digests: composes what is due, records it, and has it sent."""

import asyncio
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from digests.publish.deliver import deliver
from digests.publish.plan import zone_of
from digests.publish.ports import Composed, Note, Sender
from digests.publish.record import record_due

if TYPE_CHECKING:
    from digests.compose.views import Digest
    from digests.publish.plan import Due
    from digests.storage.records import Schedule
    from digests.storage.store import Store


class Publisher:
    """Posts what is due: the store says what was done already, so that no process has to remember anything."""

    def __init__(self, store: "Store", sender: Sender, note: Note) -> None:
        self._store = store
        self._sender = sender
        self._note = note

    async def tick(self, now: datetime) -> None:
        """Record what is due at `now`, then send that and what was begun before. Raises StoreError."""
        await record_due(self._store, self._sender, compose=self.compose, now=now, note=self._note)
        begin = time.monotonic()
        clock = lambda: now + timedelta(seconds=time.monotonic() - begin)  # noqa: E731 # the time of the tick, going on
        await deliver(self._store, self._sender, clock=clock, note=self._note)

    async def compose(self, schedule: "Schedule", due: "Due", now: datetime) -> Composed:
        """What the schedule has due, as what is to be sent."""
        from digests.queries.digest import scheduled_digest
        from digests.render.messages.codec import part_to_json
        from digests.render.messages.digest import digest_message

        told = await scheduled_digest(
            self._store,
            window=due.window,
            after=due.after,
            now=now,
            zone=zone_of(schedule),
            countries=schedule.countries,
        )
        message = await asyncio.to_thread(digest_message, told.digest, late=due.late)
        last = len(message.parts)
        return Composed(
            payloads=tuple(
                part_to_json(part, behind=message if number == last else None)
                for number, part in enumerate(message.parts, 1)
            ),
            news=(told.after, told.until),
            revisions=_revisions(told.digest),
        )


def _revisions(digest: "Digest") -> tuple[int, ...]:
    return tuple(sorted({source.revision_id for source in digest.sources}))
