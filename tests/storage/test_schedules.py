"""A channel has one schedule; what was objected to and what a run left behind is kept."""

from datetime import timedelta

import pytest

from digests.errors import InputError, StoreError
from digests.storage.records import Schedule
from digests.storage.store import Store
from tests.storage.making import NOW, article, event, save


async def put(store: Store, channel: str = "100", *, guild: str = "1", rule: str = "daily 08:00") -> Schedule:
    async with store.transaction() as tx:
        return await tx.put_schedule(
            guild_id=guild,
            channel_id=channel,
            rule=rule,
            zone="Asia/Seoul",
            role_id="55",
            crosspost=True,
            created_by="7",
            countries=("FR", "KR"),
            now=NOW,
        )


async def run(store: Store, schedule: Schedule, days: int = 1) -> int:
    async with store.transaction() as tx:
        window = (NOW, NOW + timedelta(days=days))
        return await tx.put_run(schedule.id, schedule.channel_id, window, news=(0, 0), payloads=["{}", "{}"], now=NOW)


async def test_a_schedule_comes_back_as_it_was_set(store: Store) -> None:
    made = await put(store)
    assert made == Schedule(
        id=made.id,
        guild_id="1",
        channel_id="100",
        rule="daily 08:00",
        zone="Asia/Seoul",
        countries=("FR", "KR"),
        role_id="55",
        crosspost=True,
        created_by="7",
        created_at=NOW,
    )
    async with store.reading() as tx:
        assert await tx.schedule_of("100") == made
        assert await tx.schedule(made.id) == made
        assert await tx.schedule_of("404") is None


async def test_setting_it_anew_keeps_its_runs_and_forgets_its_trouble(store: Store) -> None:
    made = await put(store)
    run_id = await run(store, made)
    async with store.transaction() as tx:
        await tx.trouble_schedule(made.id, "The channel was deleted.", refused_at=NOW)
    again = await put(store, rule="weekdays 09:00")
    assert (again.id, again.rule, again.trouble, again.refused_at) == (made.id, "weekdays 09:00", None, None)
    async with store.reading() as tx:
        last = await tx.last_run(again.id)
    assert last is not None
    assert last.id == run_id


async def test_a_servers_schedules_are_its_own(store: Store) -> None:
    await put(store)
    await put(store, "200", guild="2")
    async with store.reading() as tx:
        assert [one.channel_id for one in await tx.schedules("2")] == ["200"]
        assert [one.channel_id for one in await tx.schedules()] == ["100", "200"]


async def test_trouble_is_new_only_once(store: Store) -> None:
    made = await put(store)
    async with store.transaction() as tx:
        assert await tx.trouble_schedule(made.id, "No access.")
        assert not await tx.trouble_schedule(made.id, "No access.", refused_at=NOW)
        assert await tx.trouble_schedule(made.id, "The channel was deleted.")
        assert await tx.trouble_schedule(made.id, None)
        assert not await tx.trouble_schedule(made.id, None)


async def test_one_window_of_a_schedule_is_recorded_once(store: Store) -> None:
    made = await put(store)
    await run(store, made)
    with pytest.raises(StoreError, match="breaks its rules"):
        await run(store, made)


async def test_a_run_is_untouched_until_a_part_is_being_sent(store: Store) -> None:
    made = await put(store)
    run_id = await run(store, made)
    async with store.transaction() as tx:
        first, _ = await tx.run_parts(run_id)
        found = await tx.last_run(made.id)
        assert found is not None
        assert found.untouched
        assert await tx.put_part_state(first, "sending", now=NOW)
        found = await tx.last_run(made.id)
        assert found is not None
        assert not found.untouched


async def test_a_part_that_somebody_else_saw_to_is_left_to_them(store: Store) -> None:
    run_id = await run(store, await put(store))
    async with store.transaction() as tx:
        first, second = await tx.run_parts(run_id)
        assert await tx.put_part_state(first, "sending", now=NOW + timedelta(seconds=1))
        assert not await tx.put_part_state(first, "sending", now=NOW + timedelta(seconds=2))
        assert await tx.remove_schedule("100")
        assert not await tx.put_part_state(second, "sending", now=NOW)


async def test_what_discord_refused_is_tried_again_until_a_newer_digest_is_there(store: Store) -> None:
    made = await put(store)
    run_id = await run(store, made)
    async with store.transaction() as tx:
        for part in await tx.run_parts(run_id):
            await tx.put_part_state(part, "refused", now=NOW)
        assert [part.part for part in await tx.undelivered(NOW)] == [1, 2]
    newer = await run(store, made, days=2)
    async with store.reading() as tx:
        assert {part.run_id for part in await tx.undelivered(NOW)} == {newer}
        assert (await tx.last_runs())[made.id].id == newer


async def test_a_digests_revisions_are_kept_with_its_run(store: Store) -> None:
    made = await put(store)
    async with store.transaction() as tx:
        stored = await save(tx, article(), event())
        window = (NOW, NOW + timedelta(days=1))
        await tx.put_run(
            made.id, "100", window, news=(0, 1), payloads=["{}"], revisions=[stored.revision_id] * 2, now=NOW
        )
    with pytest.raises(StoreError):
        async with store.transaction() as tx:
            await tx.put_run(
                made.id,
                "100",
                (NOW, NOW + timedelta(days=2)),
                news=(0, 1),
                payloads=["{}"],
                revisions=[99],
                now=NOW,
            )


async def test_an_objection_counts_once_for_each_reader(store: Store) -> None:
    async with store.transaction() as tx:
        stored = await save(tx, article(), event())
        [told] = await tx.reports_of(stored.revision_id)
        assert await tx.put_objection(told.event_id, said_by="7", now=NOW)
        assert not await tx.put_objection(told.event_id, said_by="7", now=NOW)
        assert await tx.put_objection(told.event_id, said_by="8", now=NOW)
        with pytest.raises(InputError, match="no longer stored"):
            await tx.put_objection(999, said_by="7", now=NOW)


async def test_a_mark_holds_what_was_left_last(store: Store) -> None:
    async with store.transaction() as tx:
        assert await tx.mark("commands") is None
        await tx.put_mark("commands", "one")
        await tx.put_mark("commands", "two")
        assert await tx.mark("commands") == "two"
