"""Compose what is due and write it down before anything is sent."""

from datetime import datetime

from digests.errors import InputError, StoreError
from digests.publish.plan import Due, due, may_ask
from digests.publish.ports import Compose, Note, Sender
from digests.publish.trouble import troubled
from digests.storage.records import Schedule
from digests.storage.store import Store

NOT_COMPOSED = (
    "A digest could not be put together, which is Communiqué's own mistake: whoever runs it finds it in its journal. "
    "It is tried again in a few hours."
)


async def record_due(store: Store, sender: Sender, *, compose: Compose, now: datetime, note: Note) -> None:
    """Record a digest for each schedule that has one due and whose channel can be posted to.

    A channel that cannot be posted to keeps its stories: they are in the window of the next digest that can. Raises
    StoreError.
    """
    async with store.reading() as tx:
        schedules, runs = await tx.schedules(), await tx.last_runs()
    for schedule in schedules:
        reach = sender.reach(schedule.channel_id, schedule.guild_id)
        if reach.state == "away":  # nobody can be told anything either
            continue
        try:
            found = due(schedule, runs.get(schedule.id), now)
        except InputError as error:
            await troubled(store, sender, schedule, str(error), now=now, note=note)
            continue
        if found is None or not may_ask(schedule, now):
            continue
        if reach.state == "blocked":
            await troubled(store, sender, schedule, reach.reason, now=now, note=note)
        if reach.state == "ready":
            try:
                await _record(store, schedule, found, compose=compose, now=now, note=note)
            except StoreError:
                raise
            except Exception as error:  # a mistake of ours in one channel's digest must not end those of the others
                note("digest.failed", schedule=schedule.id, exc_info=error)
                await troubled(store, sender, schedule, NOT_COMPOSED, now=now, note=note, refused=True)


async def _record(store: Store, schedule: Schedule, found: Due, *, compose: Compose, now: datetime, note: Note) -> None:
    composed = await compose(schedule, found, now)
    facts = {"schedule": schedule.id, "start": found.window.start.isoformat(), "end": found.window.end.isoformat()}
    note("digest.composed", **facts)
    async with store.transaction() as tx:
        # Composing took time: the schedule may have been changed, or another process may have been faster.
        if await tx.schedule(schedule.id) != schedule or due(schedule, await tx.last_run(schedule.id), now) != found:
            return
        if found.replaces is not None:
            await tx.drop_run(found.replaces)
        run_id = await tx.put_run(
            schedule.id,
            schedule.channel_id,
            (found.window.start, found.window.end),
            news=composed.news,
            payloads=composed.payloads,
            revisions=composed.revisions,
            now=now,
        )
    note("digest.recorded", run=run_id, parts=len(composed.payloads), **facts)
