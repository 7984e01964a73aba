"""What keeps a digest from being posted, said once to the one who can act."""

from datetime import datetime

from digests.publish.ports import Note, Sender
from digests.storage.records import Schedule
from digests.storage.store import Store


async def troubled(
    store: Store, sender: Sender, schedule: Schedule, sentence: str, *, now: datetime, note: Note, refused: bool = False
) -> None:
    """Keep the sentence with the schedule, and tell who set it up when it is a new one. `refused`: Discord said it."""
    if schedule.trouble == sentence and not refused:
        return  # nothing to write at every look
    async with store.transaction() as tx:
        new = await tx.trouble_schedule(schedule.id, sentence, refused_at=now if refused else None)
    if new:
        told = await sender.tell(schedule.created_by, sentence)
        note("schedule.trouble", schedule=schedule.id, reason=sentence, told=told)


async def settled(store: Store, schedule: Schedule) -> None:
    """Forget the schedule's trouble, when it has one: a message went through."""
    if schedule.trouble is not None or schedule.refused_at is not None:
        async with store.transaction() as tx:
            await tx.trouble_schedule(schedule.id, None)
