"""The real process is killed with SIGKILL at each step of a delivery; the digest stands in the channel once."""

import signal

import pytest

from tests.bot.process.conftest import Place, stock
from tests.loopback.permissions import Permission
from tests.loopback.process import living

STEPS = [
    "digest.composed",
    "digest.recorded",
    *(f"part.{step}:{part}" for part in (1, 2) for step in ("sending", "accepted", "sent")),
]


def once(place: Place) -> None:
    """Every part of one digest stands there, in its order, and nothing else."""
    posted = [message.text for message in place.posted()]
    assert len(posted) == 2
    assert [f"({number}/2)" in text for number, text in enumerate(posted, 1)] == [True, True]


@pytest.mark.parametrize("step", STEPS)
async def test_a_bot_that_is_killed_at_any_step_posts_its_digest_exactly_once(place: Place, step: str) -> None:
    await stock(place)
    async with living(place.folder, place.discord.url, token=place.token, kill_at=step) as bot:
        assert await bot.ended() == -signal.SIGKILL
    place.world.clock.advance(3600)  # Discord has forgotten the nonces
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await bot.until("discord.ready")
        await place.delivered(["sent", "sent"])
        await place.discord.slash(place.ana, place.news, "help")  # it lives, and has nothing more to post
        assert await bot.stop() == 0
    once(place)


@pytest.mark.parametrize("when", ["arrived", "stored", "answered"])
async def test_a_bot_that_is_killed_while_its_message_is_under_way_posts_it_exactly_once(
    place: Place, when: str
) -> None:
    await stock(place)
    hold = place.discord.faults.hold("POST", "/channels/*/messages", when)  # type: ignore[arg-type] # as named there
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await hold.reached()
        bot.process.kill()
        await bot.ended()
    hold.release()
    place.world.clock.advance(3600)
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await place.discord.posted(place.news, 2)
        await bot.until("part.sent", 2)
        assert await bot.stop() == 0
    once(place)


async def test_where_the_history_is_closed_it_is_not_posted_twice_and_the_owner_is_told(place: Place) -> None:
    place.world.deny(place.news, place.world.bot, Permission.READ_MESSAGE_HISTORY)
    await stock(place)
    async with living(place.folder, place.discord.url, token=place.token, kill_at="part.accepted") as bot:
        assert await bot.ended() == -signal.SIGKILL
    place.world.clock.advance(3600)
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await bot.until("schedule.trouble")
        await place.discord.posted(place.news, 2)
        await bot.until("part.sent")
        assert await bot.stop() == 0
    once(place)
    assert await place.states() == ["unknown", "sent"]
    [told] = place.world.direct(place.admin.user).messages
    assert "may be missing" in told.text
    assert "Read Message History" in told.text
