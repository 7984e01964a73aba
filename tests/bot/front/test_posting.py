"""An admin schedules a digest, the clock moves, the bot looks: the channel holds exactly one digest, and it opens."""

import asyncio
from datetime import datetime, timedelta

import discord
import pytest

from bot.app import App
from bot.clock import FixedClock
from bot.front.sender import DiscordSender
from bot.publishing import Publisher
from bot.service import Service
from bot.settings.model import Settings
from digests.storage.store import Store
from tests.bot.front.conftest import Town
from tests.bot.front.reading import button, buttons_of, text_of
from tests.fakes import Journal

pytestmark = pytest.mark.simcord(settle_timeout=60)

AN_HOUR = timedelta(hours=1)


async def tick(town: Town, now: datetime) -> None:
    """What the scheduler makes happen, at a time of ours."""
    await Publisher(town.desk.store, DiscordSender(town.front), Journal()).tick(now)
    await town.env.settle()


async def scheduled(town: Town, **options: object) -> datetime:
    """Have the admin set a digest up, for the time two hours from now; that time."""
    time = town.desk.clock.now() + AN_HOUR * 2
    answer = await town.admin.slash(
        town.channel, "schedule set", days="daily", at=f"{time:%H:%M}", zone="UTC", **options
    )
    assert answer.ephemeral
    assert f"<t:{int(time.timestamp())}:" in text_of(answer)
    return time


async def test_a_scheduled_digest_is_posted_once_at_its_time(town: Town) -> None:
    time = await scheduled(town)
    await tick(town, time - timedelta(seconds=1))
    assert town.channel.history() == []
    for seconds in (0, 20, 40):
        await tick(town, time + timedelta(seconds=seconds))
    posted = town.channel.history()
    text = "\n".join(map(text_of, posted))
    assert text.count("🌐 Diplomacy digest") == len(posted)
    assert "Agreed or signed" in text
    assert all(buttons_of(message) for message in posted)
    assert all(message.author.id == town.front.user.id for message in posted if town.front.user)


async def test_the_next_day_says_only_what_is_new(town: Town) -> None:
    time = await scheduled(town)
    await tick(town, time)
    first = len(town.channel.history())
    await tick(town, time + timedelta(days=1))
    news = "\n".join(map(text_of, town.channel.history()[first:]))
    assert "Agreed or signed** — nothing reported in this period" in news


async def test_after_a_restart_nothing_is_posted_again_and_its_evidence_still_opens(town: Town) -> None:
    time = await scheduled(town)
    await tick(town, time)
    posted = town.channel.history()
    await town.restart()
    await tick(town, time + timedelta(minutes=1))
    assert len(town.channel.history()) == len(posted)
    opened = await town.alice.click(posted[0], custom_id=button(posted[0], "Evidence"))
    assert opened.ephemeral
    assert "> " in text_of(opened)


async def test_a_bot_that_was_down_posts_one_digest_and_says_what_it_covers(town: Town) -> None:
    time = await scheduled(town)
    await tick(town, time)
    before = len(town.channel.history())
    late = time + timedelta(days=3, hours=5)
    await tick(town, late)
    await tick(town, late + timedelta(minutes=1))
    after = town.channel.history()[before:]
    text = text_of(after[0])
    assert f"<t:{int(time.timestamp())}:f> to <t:{int(late.timestamp())}:f>" in text
    assert sum("🌐 Diplomacy digest" in text_of(message) for message in after) == len(after)


async def test_only_the_configured_role_is_mentioned_and_only_once(town: Town) -> None:
    role = town.guild.create_role("diplomats", mentionable=True)
    await tick(town, await scheduled(town, role=role))
    posted = town.channel.history()
    assert [[mentioned.id for mentioned in message.role_mentions] for message in posted] == [
        [role.id],
        *([] for _ in posted[1:]),
    ]
    assert not any(message.mention_everyone for message in posted)


async def test_a_schedule_that_is_removed_posts_nothing(town: Town) -> None:
    time = await scheduled(town)
    await town.admin.slash(town.channel, "schedule remove")
    await tick(town, time)
    assert town.channel.history() == []


async def test_a_closed_channel_is_said_to_its_owner_and_the_others_get_their_digest(town: Town) -> None:
    time = await scheduled(town)
    ours = town.guild.me
    assert ours is not None
    closed = town.guild.create_text_channel(
        "closed", overwrites={ours: discord.PermissionOverwrite(send_messages=False)}
    )
    async with town.desk.store.transaction() as tx:  # as it was before the permission was taken away
        made = await tx.schedule_of(str(town.channel.id))
        assert made is not None
        await tx.put_schedule(
            guild_id=made.guild_id,
            channel_id=str(closed.id),
            rule=made.rule,
            zone=made.zone,
            created_by=made.created_by,
            now=made.created_at,
        )
    for seconds in (0, 20, 40):
        await tick(town, time + timedelta(seconds=seconds))
    assert closed.history() == []
    assert town.channel.history() != []
    assert "Send Messages" in text_of(await town.admin.slash(town.channel, "schedule list"))
    sent = [call.json for call in town.env.http_requests if call.path.startswith("/channels/")]
    [told] = [body for body in sent if "may not post" in str(body)]
    assert isinstance(told, dict)
    assert f"may not post in <#{closed.id}>" in told["content"]


async def test_the_real_scheduler_posts_what_is_due(town: Town, store: Store) -> None:
    """APScheduler itself, with the machine's time and a clock that stands after the digest's."""
    time = await scheduled(town)
    made = App(Settings(store=store.path, poll_minutes=1440), FixedClock(time))
    journal = Journal()
    async with made.fetcher() as fetcher:
        service = Service(
            made,
            store,
            fetcher,
            made.parsers,
            told=lambda _: None,
            troubled=pytest.fail,
            publisher=Publisher(store, DiscordSender(town.front), journal),
            publish_every=timedelta(milliseconds=50),
        )
        ticked: list[datetime] = []
        publish = service.publish

        async def counted(now: datetime) -> None:
            await publish(now)
            ticked.append(now)
            if len(ticked) == 3:
                service.stop()

        service.publish = counted  # type: ignore[method-assign] # to stop after the third
        await asyncio.wait_for(service.until_stopped(), 60)
    assert journal.heard.count("digest.recorded") == 1
    assert len(town.channel.history()) == journal.heard.count("part.sent") > 0
