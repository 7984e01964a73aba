"""What Discord refuses to whom, with its own codes."""

import io

import discord
import pytest

from tests.loopback.clients import SmallBot, running
from tests.loopback.conftest import Scene
from tests.loopback.model import Channel, ChannelKind
from tests.loopback.permissions import Permission


async def refused(bot: SmallBot, channel: Channel, *, with_file: bool = False) -> tuple[int, int]:
    files = [discord.File(io.BytesIO(b"x"), "x.png")] if with_file else []
    with pytest.raises(discord.HTTPException) as error:
        await bot.get_partial_messageable(int(channel.id)).send("text", files=files)
    return error.value.status, error.value.code


async def test_each_missing_permission_has_its_code(scene: Scene) -> None:
    world, bot_user = scene.world, scene.world.bot
    hidden, mute, plain = (world.add_channel(scene.guild, name) for name in ("hidden", "mute", "plain"))
    world.deny(hidden, scene.guild.everyone, Permission.VIEW_CHANNEL)
    world.deny(mute, bot_user, Permission.SEND_MESSAGES)
    world.deny(plain, bot_user, Permission.ATTACH_FILES)
    thread = world.add_thread(mute, "thread")
    async with running(scene.discord) as bot:
        assert await refused(bot, hidden) == (403, 50001)
        assert await refused(bot, mute) == (403, 50013)
        assert await refused(bot, plain, with_file=True) == (403, 50013)
        await bot.get_partial_messageable(int(plain.id)).send("text")
        await bot.get_partial_messageable(int(thread.id)).send("text")
        world.deny(mute, bot_user, Permission.SEND_MESSAGES_IN_THREADS)
        assert await refused(bot, thread) == (403, 50013)
        assert await refused(bot, world.add_channel(scene.guild, "forum", ChannelKind.FORUM)) == (400, 50008)
        await scene.discord.delete_channel(mute)
        assert await refused(bot, mute) == (404, 10003)
        assert await refused(bot, thread) == (404, 10003)
        await scene.discord.remove_bot(scene.guild)
        assert await refused(bot, plain) == (403, 50001)


async def test_without_the_permission_the_history_is_empty_and_a_message_unreadable(scene: Scene) -> None:
    said = scene.world.say(scene.news, scene.ana, "hello")
    scene.world.deny(scene.news, scene.world.bot, Permission.READ_MESSAGE_HISTORY)
    async with running(scene.discord) as bot:
        channel = bot.text_channel(scene.news)
        assert [one async for one in channel.history()] == []
        with pytest.raises(discord.Forbidden):
            await channel.fetch_message(int(said.id))
        scene.world.allow(scene.news, scene.world.bot, Permission.READ_MESSAGE_HISTORY)
        assert [one.content async for one in channel.history()] == ["hello"]
        with pytest.raises(discord.NotFound) as unknown:
            await channel.fetch_message(1)
        assert unknown.value.code == 10008
        with pytest.raises(discord.Forbidden) as anothers:
            await channel.get_partial_message(int(said.id)).edit(content="mine")
        assert anothers.value.code == 50005


async def test_direct_messages_reach_who_takes_them(scene: Scene) -> None:
    closed = scene.world.add_member(scene.guild, "Boris")
    closed.user.takes_messages = False
    stranger = scene.world.add_user("Chen")
    async with running(scene.discord) as bot:
        await (await bot.fetch_user(int(scene.ana.user.id))).send("hello")
        for user in (closed.user, stranger):
            with pytest.raises(discord.Forbidden) as error:
                await (await bot.fetch_user(int(user.id))).send("hello")
            assert error.value.code == 50007
    assert scene.world.direct(scene.ana.user).messages[0].content == "hello"
