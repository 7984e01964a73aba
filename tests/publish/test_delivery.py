"""A digest stands in its channel once: whatever breaks, and wherever the process ends."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digests.publish.deliver import _Delivery
from digests.publish.plan import Due
from digests.publish.ports import Composed, Reach
from digests.storage.records import Schedule
from digests.storage.store import Store
from tests.fakes import FakeSender, Journal, Killed, Trouble, nothing
from tests.publish.conftest import CHANNEL, OWNER, Desk, set_up

TIME = datetime(2026, 3, 3, 8, tzinfo=UTC)
SOON = TIME + timedelta(minutes=1)
WHOLE = ["02 08:00–03 08:00 1/2", "02 08:00–03 08:00 2/2"]
STEPS = 8
"""digest.composed, digest.recorded, and three for each of two parts."""


async def test_a_digest_is_posted_at_its_time_and_only_once(desk: Desk) -> None:
    await desk.tick(TIME - timedelta(seconds=1))
    assert desk.shown == []
    for seconds in range(3):
        await desk.tick(TIME + timedelta(seconds=seconds))
    assert desk.shown == WHOLE
    assert await desk.states() == ["sent", "sent"]


async def test_only_the_first_part_mentions_the_role(desk: Desk) -> None:
    await desk.tick(TIME)
    assert [posted.role_id for posted in desk.sender.posted] == ["55", None]


async def test_every_step_is_told_before_the_next_is_taken(desk: Desk) -> None:
    journal = Journal()
    await desk.tick(TIME, journal)
    assert journal.heard == [
        "digest.composed",
        "digest.recorded",
        *("part.sending", "part.accepted", "part.sent"),
        *("part.sending", "part.accepted", "part.sent"),
    ]


@pytest.mark.parametrize("remembers", [True, False], ids=["nonce known", "nonce forgotten"])
@pytest.mark.parametrize("step", range(1, STEPS + 1))
async def test_a_process_that_ends_at_any_step_loses_nothing_and_doubles_nothing(
    desk: Desk, step: int, remembers: bool
) -> None:
    with pytest.raises((Killed, BaseExceptionGroup)):
        await desk.tick(TIME, Journal(dies_at=step))
    if not remembers:
        desk.sender.nonces.clear()
    await desk.tick(SOON)
    await desk.tick(SOON)
    assert desk.shown == WHOLE
    assert await desk.states() == ["sent", "sent"]


@pytest.mark.parametrize("trouble", ["lost", "arrived"])
@pytest.mark.parametrize("part", [1, 2])
async def test_a_broken_connection_is_looked_into_before_anything_is_sent_again(
    desk: Desk, trouble: Trouble, part: int
) -> None:
    desk.sender.troubles = [None] * (part - 1) + [trouble]
    await desk.tick(TIME)
    desk.sender.nonces.clear()
    await desk.tick(SOON)
    assert desk.shown == WHOLE
    assert desk.sender.told == []


async def test_where_the_channel_cannot_be_read_a_part_of_unknown_fate_is_not_sent_again(desk: Desk) -> None:
    desk.sender.reached[CHANNEL] = Reach(state="ready", history=False)
    desk.sender.troubles = ["arrived"]
    await desk.tick(TIME)
    desk.sender.nonces.clear()
    await desk.tick(SOON)
    assert desk.shown == WHOLE
    assert await desk.states() == ["unknown", "sent"]
    [(owner, sentence)] = desk.sender.told
    assert owner == OWNER
    assert "may be missing" in sentence
    assert "Read Message History" in sentence


async def test_a_refused_channel_is_told_once_and_not_asked_all_the_time(desk: Desk) -> None:
    desk.sender.troubles = ["refused"] * 9
    for minutes in range(0, 300, 10):
        await desk.tick(TIME + timedelta(minutes=minutes))
    assert desk.sender.asked == 1
    assert len(desk.sender.told) == 1
    assert "Send Messages" in ((await desk.schedule()).trouble or "")


async def test_when_the_channel_takes_messages_again_nothing_is_missing(desk: Desk) -> None:
    desk.sender.troubles = ["refused"]
    await desk.tick(TIME)
    await desk.tick(TIME + timedelta(days=1))
    assert desk.shown == ["02 08:00–04 08:00 1/2", "02 08:00–04 08:00 2/2"]
    assert (await desk.schedule()).trouble is None


async def test_a_channel_that_is_known_to_be_closed_is_not_asked_at_all(desk: Desk) -> None:
    desk.sender.reached[CHANNEL] = Reach(state="blocked", reason="The channel was deleted.")
    for minutes in range(5):
        await desk.tick(TIME + timedelta(minutes=minutes))
    assert (desk.sender.asked, desk.composed) == (0, [])
    assert desk.sender.told == [(OWNER, "The channel was deleted.")]
    del desk.sender.reached[CHANNEL]
    await desk.tick(TIME + timedelta(hours=5))
    assert desk.shown == ["02 08:00–03 13:00 1/2", "02 08:00–03 13:00 2/2"]
    assert desk.composed[-1][1]
    assert (await desk.schedule()).trouble is None


async def test_an_outage_of_discord_is_waited_out_and_nobody_is_told(desk: Desk) -> None:
    desk.sender.reached[CHANNEL] = Reach(state="away")
    await desk.tick(TIME)
    del desk.sender.reached[CHANNEL]
    await desk.tick(SOON)
    assert desk.shown == WHOLE
    assert desk.sender.told == []


async def test_one_channels_trouble_does_not_hold_up_the_others(desk: Desk) -> None:
    await set_up(desk.store, "200")
    await set_up(desk.store, "300")
    desk.sender.reached["200"] = Reach(state="blocked", reason="The channel was deleted.")
    await desk.tick(TIME)
    assert {posted.channel_id for posted in desk.sender.posted} == {CHANNEL, "300"}


async def test_a_schedule_that_was_removed_posts_nothing_more(desk: Desk) -> None:
    with pytest.raises(Killed):
        await desk.tick(TIME, Journal(dies_at=2))
    async with desk.store.transaction() as tx:
        assert await tx.remove_schedule(CHANNEL)
        assert not await tx.remove_schedule(CHANNEL)
    await desk.tick(SOON)
    assert desk.shown == []


async def test_the_parts_of_a_removed_schedule_can_still_be_opened(desk: Desk) -> None:
    await desk.tick(TIME)
    run = desk.sender.posted[0].run_id
    async with desk.store.transaction() as tx:
        await tx.remove_schedule(CHANNEL)
    async with desk.store.reading() as tx:
        parts = await tx.run_parts(run)
    assert [(part.part, part.state, part.schedule_id) for part in parts] == [(1, "sent", None), (2, "sent", None)]


async def test_a_schedule_that_is_changed_while_its_digest_is_composed_is_composed_anew(desk: Desk) -> None:
    async def change(event: str) -> None:
        del event
        async with desk.store.transaction() as tx:
            await tx.remove_schedule(CHANNEL)

    original = desk.compose

    async def slow(*given: object) -> object:
        composed = await original(*given)  # type: ignore[arg-type]
        await change("while composing")
        return composed

    desk.compose = slow  # type: ignore[assignment,method-assign] # composing takes a while
    await desk.tick(TIME)
    assert desk.shown == []


async def test_two_processes_that_look_at_once_post_one_digest(desk: Desk, tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "communique.db") as other_store:
        other = Desk(other_store, desk.sender)
        original = desk.compose

        async def meanwhile(*given: object) -> object:
            composed = await original(*given)  # type: ignore[arg-type]
            await other.tick(TIME)
            return composed

        desk.compose = meanwhile  # type: ignore[assignment,method-assign] # another process is faster
        await desk.tick(TIME)
    assert desk.shown == WHOLE


async def test_an_announcement_channels_digest_is_published_and_a_break_is_made_up_for(desk: Desk) -> None:
    await set_up(desk.store, crosspost=True)
    desk.sender.publishing = [None, "lost"]
    await desk.tick(TIME)
    assert await desk.states() == ["published", "sent"]
    await desk.tick(SOON)
    assert await desk.states() == ["published", "published"]
    assert desk.shown == WHOLE


async def test_what_discord_will_not_publish_is_not_asked_again(desk: Desk) -> None:
    await set_up(desk.store, crosspost=True)
    desk.sender.publishing = ["refused"]
    await desk.tick(TIME)
    asked = desk.sender.asked
    await desk.tick(SOON)
    assert await desk.states() == ["unpublished", "published"]
    assert desk.sender.asked == asked


async def test_days_off_are_made_up_for_by_one_digest(desk: Desk) -> None:
    await desk.tick(TIME)
    desk.sender.posted.clear()
    await desk.tick(TIME + timedelta(days=6, hours=3))
    assert desk.shown == ["03 08:00–09 11:00 1/2", "03 08:00–09 11:00 2/2"]
    await desk.tick(TIME + timedelta(days=6, hours=4))
    assert len(desk.shown) == 2


async def test_a_store_that_was_begun_anew_does_not_reuse_a_nonce(desk: Desk, tmp_path: Path) -> None:
    await desk.tick(TIME)
    async with await Store.open(tmp_path / "other.db") as store:
        await set_up(store)
        again = Desk(store, FakeSender())
        await again.tick(TIME + timedelta(days=1))
        assert not {p.nonce for p in again.sender.posted} & {p.nonce for p in desk.sender.posted}


async def test_a_schedule_that_is_removed_while_it_posts_stops_and_the_others_go_on(desk: Desk) -> None:
    await set_up(desk.store, "200")

    async def remove() -> None:
        async with desk.store.transaction() as tx:
            await tx.remove_schedule(CHANNEL)

    desk.sender.meanwhile = remove
    await desk.tick(TIME)
    posted = [(posted.channel_id, posted.part) for posted in desk.sender.posted]
    assert {part for channel, part in posted if channel == "200"} == {1, 2}
    assert (CHANNEL, 2) not in posted


async def test_a_mistake_in_one_channels_digest_ends_only_that_one_and_is_told(desk: Desk) -> None:
    await set_up(desk.store, "200")
    original, tried = desk.compose, []

    async def broken(schedule: Schedule, due: Due, now: datetime) -> Composed:
        if schedule.channel_id == CHANNEL:
            tried.append(now)
            raise ValueError("a mistake of ours")
        return await original(schedule, due, now)

    desk.compose = broken  # type: ignore[method-assign] # a mistake that only one channel's stories bring out
    for minutes in range(0, 60, 10):
        await desk.tick(TIME + timedelta(minutes=minutes))
    assert {posted.channel_id for posted in desk.sender.posted} == {"200"}
    assert len(tried) == 1
    [(owner, sentence)] = desk.sender.told
    assert (owner, "own mistake" in sentence) == (OWNER, True)
    desk.compose = original  # type: ignore[method-assign] # mended
    await desk.tick(TIME + timedelta(days=1))
    ours = [json.loads(posted.payload) for posted in desk.sender.posted if posted.channel_id == CHANNEL]
    assert ours == ["02 08:00–04 08:00 1/2", "02 08:00–04 08:00 2/2"]


async def test_a_part_that_discord_will_not_have_does_not_hold_up_the_next_days_digest(desk: Desk) -> None:
    desk.sender.unwanted = {2}
    await desk.tick(TIME)
    assert await desk.states() == ["sent", "refused"]
    desk.sender.unwanted = set()
    await desk.tick(TIME + timedelta(days=1))
    assert desk.shown == ["02 08:00–03 08:00 1/2", "03 08:00–04 08:00 1/2", "03 08:00–04 08:00 2/2"]
    assert (await desk.schedule()).trouble is None


async def test_a_part_that_discord_would_not_have_is_posted_when_it_will(desk: Desk) -> None:
    desk.sender.unwanted = {2}
    await desk.tick(TIME)
    desk.sender.unwanted = set()
    await desk.tick(TIME + timedelta(hours=7))
    assert desk.shown == WHOLE


async def test_publishing_that_breaks_does_not_hold_up_the_next_part(desk: Desk) -> None:
    await set_up(desk.store, crosspost=True)
    desk.sender.publishing = ["lost"]
    await desk.tick(TIME)
    assert desk.shown == WHOLE


async def test_a_process_that_was_held_up_sends_nothing_that_another_has_sent(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Killed):
        await desk.tick(TIME, Journal(dies_at=2))
    schedule = await desk.schedule()
    async with desk.store.reading() as tx:
        read_long_ago = await tx.undelivered(TIME)
    async with await Store.open(tmp_path / "communique.db") as store:
        await Desk(store, desk.sender).tick(SOON)
    desk.sender.nonces.clear()
    await _Delivery(desk.store, desk.sender, schedule, lambda: SOON, Journal()).channel(read_long_ago)
    assert desk.shown == WHOLE


async def test_where_too_much_stands_in_the_channel_to_look_through_it_is_not_sent_again(desk: Desk) -> None:
    desk.sender.troubles = ["arrived"]
    await desk.tick(TIME)
    desk.sender.crowded = True
    await desk.tick(SOON)
    assert desk.shown == WHOLE
    assert await desk.states() == ["unknown", "sent"]
    assert "Too many messages" in ((await desk.schedule()).trouble or "")


async def test_after_a_long_outage_it_is_looked_for_where_it_was_last_sent(desk: Desk) -> None:
    desk.sender.troubles = ["lost", "lost", "arrived"]
    for minutes in (0, 30, 59, 60):
        await desk.tick(TIME + timedelta(minutes=minutes))
        desk.sender.nonces.clear()
    assert desk.shown == WHOLE


async def test_a_mistake_while_a_part_is_sent_is_told_and_holds_up_neither_parts_nor_days(desk: Desk) -> None:
    async def broken() -> None:
        raise ValueError("a mistake of ours")

    desk.sender.meanwhile = broken
    await desk.tick(TIME)
    assert await desk.states() == ["unknown", "unknown"]
    assert "own mistake" in desk.sender.told[0][1]
    desk.sender.meanwhile = nothing
    await desk.tick(TIME + timedelta(days=1))
    assert desk.shown == ["03 08:00–04 08:00 1/2", "03 08:00–04 08:00 2/2"]


async def test_a_zone_that_is_gone_is_told_once_somebody_can_be_told(desk: Desk) -> None:
    async with desk.store.transaction() as tx:
        await tx.put_schedule(
            guild_id="1", channel_id=CHANNEL, rule="daily 08:00", zone="Mars/Olympus", created_by=OWNER, now=TIME
        )
    desk.sender.reached[CHANNEL] = Reach(state="away")
    await desk.tick(SOON)
    assert desk.sender.told == []
    del desk.sender.reached[CHANNEL]
    await desk.tick(SOON)
    [(owner, sentence)] = desk.sender.told
    assert (owner, "Mars/Olympus" in sentence) == (OWNER, True)
