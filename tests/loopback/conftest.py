"""A Discord with one guild and one channel."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from tests.loopback.loopback import Loopback, loopback_discord
from tests.loopback.model import Channel, Guild, Member
from tests.loopback.world import World


@dataclass(frozen=True)
class Scene:
    """The guild, its channel #news, and Ana, an ordinary member."""

    discord: Loopback
    guild: Guild
    news: Channel
    ana: Member

    @property
    def world(self) -> World:
        return self.discord.world


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    world = World()
    guild = world.add_guild("Foreign desk")
    news = world.add_channel(guild, "news")
    ana = world.add_member(guild, "Ana")
    async with loopback_discord(world) as discord:
        yield Scene(discord, guild, news, ana)
    assert not world.unserved
    assert not world.violations


@pytest.fixture(autouse=True)
def _quiet_library(caplog: pytest.LogCaptureFixture) -> None:
    """discord.py tells at length of the errors that these tests provoke."""
    caplog.set_level(logging.CRITICAL, "discord")
