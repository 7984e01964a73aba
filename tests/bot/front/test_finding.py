"""Finding a part again in a channel where much is written, as Discord shows it: in pages, between two moments."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.front.client import Front
from bot.front.desk import Desk
from bot.front.sender import MOST_READ, DiscordSender
from digests.publish.ports import Refused
from digests.render.messages.codec import part_to_json
from digests.render.messages.model import Part, StoryBlock
from tests.loopback.loopback import loopback_discord
from tests.loopback.model import Channel, Member
from tests.loopback.pointing import discord_py_pointed_at
from tests.loopback.waiting import PATIENCE
from tests.loopback.world import World

AN_HOUR = timedelta(hours=1)
PAYLOAD = part_to_json(Part(blocks=(StoryBlock(text="They met.", event_ids=(7,)),), actions=()))


@dataclass(frozen=True)
class Busy:
    """A connected bot, and a channel in which Ana writes."""

    world: World
    news: Channel
    ana: Member
    sender: DiscordSender

    def chat(self, messages: int) -> None:
        for number in range(messages):
            self.world.say(self.news, self.ana, str(number))

    async def send(self) -> str:
        return await self.sender.send(self.news.id, PAYLOAD, run_id=12, part=1, nonce="n", role_id=None)

    async def find(self) -> str | None:
        """Looked for from an hour before now to an hour after it."""
        now = self.world.clock.now()
        return await self.sender.find(self.news.id, run_id=12, part=1, since=now - AN_HOUR, until=now + AN_HOUR)

    @property
    def pages(self) -> int:
        return len(self.world.asked("GET", "/channels/{channel_id}/messages"))


@pytest.fixture
async def busy(desk: Desk) -> AsyncIterator[Busy]:
    world = World()
    guild = world.add_guild("Embassy Row")
    news, ana = world.add_channel(guild, "news"), world.add_member(guild, "Ana")
    async with loopback_discord(world) as discord:
        with discord_py_pointed_at(discord.url):
            front, connected = Front(desk), asyncio.Event()
            front.when_connected = connected.set
            serving = asyncio.create_task(front.serve(world.token))
            await asyncio.wait_for(connected.wait(), PATIENCE)
            yield Busy(world, news, ana, DiscordSender(front))
            await front.close()
            await asyncio.wait_for(serving, PATIENCE)


async def test_a_part_is_found_after_many_messages_of_others(busy: Busy) -> None:
    busy.chat(MOST_READ - 1)
    message_id = await busy.send()
    assert await busy.find() == message_id


async def test_what_was_written_before_and_after_is_not_read(busy: Busy) -> None:
    busy.chat(MOST_READ)
    busy.world.clock.advance(2 * 3600)
    busy.chat(150)
    now = busy.world.clock.now()
    busy.world.clock.advance(2 * 3600)
    busy.chat(MOST_READ)
    found = await busy.sender.find(busy.news.id, run_id=12, part=1, since=now - AN_HOUR, until=now + AN_HOUR)
    assert found is None
    assert busy.pages == 2


async def test_what_was_not_read_to_its_end_is_not_said_to_be_missing(busy: Busy) -> None:
    busy.chat(MOST_READ)
    assert await busy.find() is None
    busy.chat(1)
    await busy.send()
    with pytest.raises(Refused, match="More than 1,000 messages") as refused:
        await busy.find()
    assert refused.value.about == "message"
