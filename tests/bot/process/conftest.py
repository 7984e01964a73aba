"""A Discord with one channel, a feed, and a folder with a store in which a digest is due."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digests.storage.store import Store
from tests.bot.test_ingest import feed, page
from tests.loopback.loopback import Loopback, loopback_discord
from tests.loopback.model import Channel, Guild, Member, Message
from tests.loopback.permissions import Permission
from tests.loopback.process import PATIENCE
from tests.loopback.world import World
from tests.queries.keeping import keep
from tests.sources.servers import Site, serve

PAIRS = [
    *(("FR", "NO"), ("CL", "PE"), ("JP", "KR"), ("EG", "SD"), ("KE", "UG"), ("DE", "PL"), ("CA", "MX")),
    *(("BR", "UY"), ("IN", "LK"), ("TH", "VN"), ("AO", "ZM"), ("ES", "PT"), ("GR", "TR"), ("AU", "NZ")),
]


@dataclass(frozen=True)
class Place:
    """Where the bot lives: its Discord, its feeds, its folder."""

    discord: Loopback
    site: Site
    folder: Path
    guild: Guild
    news: Channel
    admin: Member
    ana: Member

    @property
    def world(self) -> World:
        return self.discord.world

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def store(self) -> Path:
        return self.folder / "communique.db"

    def posted(self, channel: Channel | None = None) -> list[Message]:
        """The bot's messages in the channel."""
        return [one for one in (channel or self.news).messages if one.author is self.world.bot]

    async def states(self) -> list[str]:
        """Those of the parts of the newest digest; empty when there is none yet."""
        async with await Store.open(self.store, create=False) as store, store.reading() as tx:
            schedule = await tx.schedule_of(self.news.id)
            run = await tx.last_run(schedule.id) if schedule else None
            return [part.state for part in await tx.run_parts(run.id)] if run else []

    async def delivered(self, states: list[str]) -> None:
        """Waits until the parts of the newest digest stand so."""
        async with asyncio.timeout(PATIENCE):
            while await self.states() != states:  # noqa: ASYNC110 # another process tells nobody what it stores
                await asyncio.sleep(0.05)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    world = World()
    guild = world.add_guild("Foreign desk")
    managers = world.add_role(guild, "managers", Permission.MANAGE_GUILD)
    news = world.add_channel(guild, "news")
    admin, ana = world.add_member(guild, "Adam", managers), world.add_member(guild, "Ana")
    async with loopback_discord(world) as discord, serve() as site:
        site.text("/feed.xml", feed(("Norway and Chile sign", site.url("/1"))), content_type="application/rss+xml")
        site.text("/1", page("Norway and Chile sign"))
        (tmp_path / "config.toml").write_text(
            f'allow_loopback = true\nlog = "json"\n[[feeds]]\nurl = "{site.url("/feed.xml")}"\ntitle = "Ministry"\n',
            encoding="utf-8",
        )
        yield Place(discord, site, tmp_path, guild, news, admin, ana)
    assert not world.unserved
    assert not world.violations


async def stock(place: Place, *channels: Channel) -> None:
    """A store in which a digest of many stories is overdue in each channel."""
    now = datetime.now(UTC)
    due = now - timedelta(hours=2)
    async with await Store.open(place.store) as store:
        for pair in PAIRS:
            await keep(store, *pair, published=now - timedelta(hours=5), stored=now - timedelta(hours=4))
        async with store.transaction() as tx:
            for channel in channels or (place.news,):
                await tx.put_schedule(
                    guild_id=place.guild.id,
                    channel_id=channel.id,
                    rule=f"daily {due:%H:%M}",
                    zone="UTC",
                    created_by=place.admin.user.id,
                    now=now - timedelta(days=3),
                )
