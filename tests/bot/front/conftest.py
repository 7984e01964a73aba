"""A bot with the demo's articles, in a server of an offline Discord. Its clock stands at the end of the demo's day."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import discord
import pytest
from simcord import ChannelHandle, Env, GuildHandle, MemberActor

from bot.clock import FixedClock
from bot.front.client import Front
from bot.front.desk import Desk
from bot.newsstand import demo_plan
from digests.compose.windows import end_of
from digests.pictures.spec import MapSpec
from digests.storage.store import Store
from tests.bot.conftest import Demo

PNG = b"\x89PNG\r\n\x1a\n that nobody looks into"


async def drawn(spec: MapSpec) -> bytes:
    """In the place of the picture worker."""
    assert spec.contacts
    return PNG


@dataclass(frozen=True)
class Town:
    """A server with one channel, somebody who manages it, and somebody who does not."""

    env: Env
    desk: Desk
    guild: GuildHandle
    channel: ChannelHandle
    admin: MemberActor
    alice: MemberActor

    @property
    def front(self) -> Front:
        front = self.env.bot
        assert isinstance(front, Front)
        return front

    async def restart(self, desk: Desk | None = None) -> None:
        """The bot's process ends, and another one begins."""
        await self.env.restart_bot(Front(desk or self.desk))

    def failures(self) -> list[BaseException]:
        """What the commands failed with since this was last asked."""
        return [getattr(error, "original", error) for error in self.env.errors]


def as_read_all_along(store: Path) -> None:
    """Let a store that was filled in one go be that of a bot which has known its feeds for long."""
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE articles SET backfill = 0")


@pytest.fixture
async def store(demo: Demo, tmp_path: Path) -> AsyncIterator[Store]:
    shutil.copy(demo.store, tmp_path / "communique.db")
    as_read_all_along(tmp_path / "communique.db")
    async with await Store.open(tmp_path / "communique.db") as store:
        yield store


@pytest.fixture
def desk(store: Store) -> Desk:
    plan = demo_plan()
    return Desk(store=store, clock=FixedClock(end_of(plan.as_of, ZoneInfo(plan.zone))), picture=drawn)


@pytest.fixture
def simcord_bot(desk: Desk) -> Front:
    return Front(desk)


@pytest.fixture
def town(simcord_env: Env, desk: Desk) -> Town:
    guild = simcord_env.create_guild("Embassy Row")
    managers = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    return Town(
        env=simcord_env,
        desk=desk,
        guild=guild,
        channel=guild.create_text_channel("news"),
        admin=guild.add_member(simcord_env.create_user("admin"), roles=[managers]),
        alice=guild.add_member(simcord_env.create_user("alice")),
    )
