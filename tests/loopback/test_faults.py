"""What goes wrong on demand, and what discord.py makes of it."""

import asyncio

import aiohttp
import discord
import pytest

from tests.loopback.clients import running
from tests.loopback.conftest import Scene

MESSAGES = "/channels/*/messages"
ROUTE = "/channels/{channel_id}/messages"


def statuses(scene: Scene) -> list[int | None]:
    return [request.status for request in scene.world.asked("POST", ROUTE)]


async def test_a_rate_limit_is_waited_for_and_retried(scene: Scene) -> None:
    scene.discord.faults.rate_limit("POST", MESSAGES, 0.05, times=2)
    async with running(scene.discord) as bot:
        await bot.text_channel(scene.news).send("digest")
    assert statuses(scene) == [429, 429, 200]
    assert len(scene.news.messages) == 1


async def test_a_global_rate_limit_stops_every_route(scene: Scene) -> None:
    async with running(scene.discord) as bot:
        scene.discord.faults.rate_limit("POST", MESSAGES, 0.3, scope="global")
        sending = asyncio.create_task(bot.text_channel(scene.news).send("digest"))
        await scene.discord.answered("POST", ROUTE)
        await bot.fetch_channel(int(scene.news.id))
        await sending
    asked = [(one.method, one.status) for one in scene.world.requests if one.path.startswith("/channels/")]
    assert asked[0] == ("POST", 429)
    assert sorted(asked[1:]) == [("GET", 200), ("POST", 200)]


async def test_a_block_in_front_of_discord_is_an_error_at_once(scene: Scene) -> None:
    scene.discord.faults.rate_limit("POST", MESSAGES, from_discord=False)
    async with running(scene.discord) as bot:
        with pytest.raises(discord.HTTPException) as blocked:
            await bot.text_channel(scene.news).send("digest")
    assert blocked.value.status == 429
    assert statuses(scene) == [429]


async def test_an_error_after_the_effect_is_retried_and_the_nonce_keeps_it_one_message(scene: Scene) -> None:
    scene.discord.faults.fail("POST", MESSAGES, 500, stored=True)
    async with running(scene.discord) as bot:
        sent = await bot.text_channel(scene.news).send("digest", nonce="r1.1")
    assert statuses(scene) == [500, 200]
    assert [message.id for message in scene.news.messages] == [str(sent.id)]


async def test_an_unavailable_service_is_not_retried(scene: Scene) -> None:
    scene.discord.faults.fail("POST", MESSAGES, 503, skip=1)
    async with running(scene.discord) as bot:
        await bot.text_channel(scene.news).send("one")
        with pytest.raises(discord.DiscordServerError):
            await bot.text_channel(scene.news).send("two")
    assert [message.content for message in scene.news.messages] == ["one"]


@pytest.mark.parametrize("stored", [False, True])
async def test_a_lost_connection_leaves_the_sender_unsure(scene: Scene, stored: bool) -> None:
    scene.discord.faults.drop("POST", MESSAGES, stored=stored)
    async with running(scene.discord) as bot:
        with pytest.raises((aiohttp.ClientError, OSError)):
            await bot.text_channel(scene.news).send("digest", nonce="r1.1")
        assert len(scene.news.messages) == int(stored)
        await bot.text_channel(scene.news).send("digest", nonce="r1.1")
    assert len(scene.news.messages) == 1


async def test_a_request_can_be_held_at_each_moment(scene: Scene) -> None:
    async with running(scene.discord) as bot:
        for moment, stored in (("arrived", 0), ("stored", 1), ("answered", 1)):
            scene.news.messages.clear()
            hold = scene.discord.faults.hold("POST", MESSAGES, moment)  # type: ignore[arg-type] # one of the three
            sending = asyncio.create_task(bot.text_channel(scene.news).send(moment))
            request = await hold.reached()
            assert (request.payload["content"], len(scene.news.messages)) == (moment, stored)
            assert (request.status == 200) == (moment == "answered")
            if moment != "answered":
                assert not sending.done()
            hold.release()
            assert (await sending).content == moment


async def test_of_several_faults_each_meets_one_request_in_the_order_of_their_ordering(scene: Scene) -> None:
    scene.discord.faults.rate_limit("POST", MESSAGES, 0.01)
    scene.discord.faults.fail("POST", MESSAGES, 503)
    async with running(scene.discord) as bot:
        with pytest.raises(discord.DiscordServerError):
            await bot.text_channel(scene.news).send("one")
        scene.discord.faults.fail("POST", MESSAGES, 500)
        scene.discord.faults.clear()
        await bot.text_channel(scene.news).send("two")
    assert statuses(scene) == [429, 503, 200]
