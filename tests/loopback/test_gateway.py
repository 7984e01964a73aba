"""Lines that break, sessions that go on, and what a bot hears of its guilds."""

import json
import zlib

import aiohttp
import pytest

from tests.loopback.clients import running
from tests.loopback.conftest import Scene
from tests.loopback.wire import UnknownCompression, compressor


async def test_a_broken_line_is_resumed_and_what_was_missed_is_told(scene: Scene) -> None:
    async with running(scene.discord) as bot:
        gateway = scene.discord.gateway
        gateway.drop()
        await scene.discord.until(lambda: not gateway.connected, "the break")
        await scene.discord.delete_channel(scene.news)
        await bot.hears("resumed", "guild_channel_delete")
        assert bot.get_channel(int(scene.news.id)) is None
        assert (gateway.identified, gateway.resumed) == (1, 1)


async def test_a_bot_comes_back_when_it_is_asked_to(scene: Scene) -> None:
    async with running(scene.discord) as bot:
        await scene.discord.gateway.ask_to_reconnect()
        await bot.hears("resumed")
        assert scene.discord.gateway.resumed == 1


@pytest.mark.parametrize("forgotten", [True, False])
async def test_a_session_that_is_over_is_begun_anew(scene: Scene, forgotten: bool) -> None:
    async with running(scene.discord) as bot:
        bot.heard.clear()
        if forgotten:
            scene.discord.gateway.forget_sessions()
            scene.discord.gateway.drop()
        else:
            await scene.discord.gateway.invalidate()
        await scene.discord.ready(sessions=2)
        await bot.hears("ready")
        assert [guild.name for guild in bot.guilds] == ["Foreign desk"]
        assert scene.discord.gateway.resumed == 0


async def test_a_bot_hears_of_its_guilds(scene: Scene) -> None:
    other = scene.world.add_guild("Second", bot=False)
    role = scene.world.add_role(scene.guild, "readers")
    async with running(scene.discord) as bot:
        await scene.discord.add_bot(other)
        await bot.hears("guild_join")
        scene.news.name = "renamed"
        await scene.discord.tell_channel(scene.news)
        await bot.hears("guild_channel_update")
        assert bot.text_channel(scene.news).name == "renamed"
        role.mentionable = True
        await scene.discord.tell_role(scene.guild, role)
        await bot.hears("guild_role_update")
        await scene.discord.take_away(other)
        await bot.hears("guild_unavailable")
        await scene.discord.bring_back(other)
        await bot.hears("guild_available")
        await scene.discord.remove_bot(other)
        await bot.hears("guild_remove")
        assert [guild.name for guild in bot.guilds] == ["Foreign desk"]


async def test_a_line_is_kept_alive(scene: Scene) -> None:
    scene.discord.gateway.heartbeat_seconds = 0.05
    async with running(scene.discord) as bot:
        await scene.discord.until(lambda: scene.discord.gateway.beats >= 3, "three heartbeats")
        assert bot.latency < 15


async def test_a_client_may_listen_without_compression(scene: Scene) -> None:
    address = scene.discord.world.gateway_url + "/?v=10&encoding=json"
    async with aiohttp.ClientSession() as session, session.ws_connect(address.replace("/?", "?")) as line:
        hello = await line.receive_json()
        assert hello["op"] == 10
        await line.send_json({"op": 2, "d": {"token": scene.world.token, "intents": 0, "properties": {}}})
        ready = await line.receive_json()
        assert (ready["t"], ready["s"], ready["d"]["user"]["id"]) == ("READY", 1, scene.world.bot.id)
        await line.send_json({"op": 3, "d": {}})
        await line.send_json({"op": 1, "d": 1})
        assert (await line.receive_json())["op"] == 11


async def test_whoever_has_not_said_who_it_is_is_sent_away(scene: Scene) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(scene.discord.world.gateway_url) as line:
        await line.receive_json()
        await line.send_json({"op": 3, "d": {}})
        await line.receive()
        assert line.close_code == 4003


def test_the_stream_is_one_for_all_messages_of_a_line() -> None:
    encode = compressor("zlib-stream")
    assert encode is not None
    reader = zlib.decompressobj()
    for number in range(3):
        data = encode(json.dumps({"s": number}).encode())
        assert data.endswith(b"\x00\x00\xff\xff")
        assert json.loads(reader.decompress(data)) == {"s": number}
    with pytest.raises(UnknownCompression):
        compressor("brotli")
