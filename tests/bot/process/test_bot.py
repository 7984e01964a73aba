"""The real bot process: it connects, tells its commands, answers, posts, and ends when it is told to."""

import asyncio
import signal

import pytest
from aiohttp import web

from tests.bot.process.conftest import Place, stock
from tests.loopback.model import ChannelKind
from tests.loopback.permissions import Permission
from tests.loopback.process import living


async def test_it_connects_tells_its_commands_and_answers(place: Place) -> None:
    await stock(place)
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await bot.until("discord.ready")
        answer = await place.discord.slash(place.ana, place.news, "country", {"name": "France"})
        text = (await answer.original()).text
        assert await bot.stop() == 0
    assert "🇫🇷 France" in text
    assert "🇫🇷⇄🇳🇴" in text
    told = {command["name"] for command in place.world.commands[None]}
    assert {"country", "digest", "schedule", "help"} <= told
    assert bot.plain == ["Stopped. What was collected is stored."]


async def test_a_bot_that_is_in_no_server_yet_says_how_to_invite_it(place: Place) -> None:
    del place.guild.members[place.world.bot.id]
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        said = await bot.until("discord.ready")
        assert await bot.stop() == 0
    assert "in 0 servers. Invite it: https://discord.com/oauth2/authorize?client_id=" in said["says"]


async def test_commands_are_told_once_and_not_at_every_start(place: Place) -> None:
    for _ in range(2):
        async with living(place.folder, place.discord.url, token=place.token) as bot:
            await bot.until("discord.ready")
            assert await bot.stop() == 0
    assert len(place.world.asked("PUT", "/applications/{application_id}/commands")) == 1


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_within_seconds_whatever_it_does(place: Place, how: signal.Signals) -> None:
    """A message that is under way when it has to end is looked for at the next start."""
    await stock(place)
    hold = place.discord.faults.hold("POST", "/channels/*/messages", "arrived")
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await hold.reached()
        assert await bot.stop(how) == 0
    hold.release()


async def test_a_refused_token_is_one_sentence_and_exit_code_2(place: Place) -> None:
    async with living(place.folder, place.discord.url, token="another") as bot:  # noqa: S106 # refused, so no secret
        assert await bot.ended() == 2
    [sentence] = bot.plain
    assert sentence.startswith("Discord refuses the bot's token: make a new one")
    assert "another" not in sentence


async def test_a_token_that_is_taken_away_while_it_runs_ends_it_too(place: Place) -> None:
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await bot.until("discord.ready")
        place.world.token = "another"  # noqa: S105 # no secret
        await place.discord.gateway.invalidate()
        assert await bot.ended() == 2
    assert bot.plain[0].startswith("Discord refuses the bot's token")


async def test_a_connection_that_drops_is_made_again_and_nothing_is_posted_twice(place: Place) -> None:
    await stock(place)
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await place.discord.posted(place.news, 2)
        place.discord.gateway.drop()
        await place.discord.until(lambda: place.discord.gateway.resumed, "the bot to resume")
        answer = await place.discord.slash(place.ana, place.news, "help")
        assert "Communiqué" in (await answer.original()).text
        assert await bot.stop() == 0
    assert len(place.posted()) == 2


async def test_trouble_at_discord_and_limits_are_waited_out(place: Place) -> None:
    await stock(place)
    place.discord.faults.fail("POST", "/channels/*/messages", 503)
    place.discord.faults.rate_limit("POST", "/channels/*/messages", 0.2, skip=1)
    place.discord.faults.drop("POST", "/channels/*/messages", stored=True, skip=2)
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await place.delivered(["sent", "sent"])
        assert await bot.stop() == 0
    assert len(place.posted()) == 2


async def test_a_deleted_channel_is_said_to_its_owner_and_the_others_get_their_digest(place: Place) -> None:
    gone = place.world.add_channel(place.guild, "gone")
    await stock(place, gone, place.news)
    hold = place.discord.faults.hold("PUT", "/applications/*/commands", "arrived")
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await hold.reached()  # logged in, and not connected yet
        del place.world.channels[gone.id]
        hold.release()
        await place.delivered(["sent", "sent"])
        await bot.until("schedule.trouble")
        assert await bot.stop() == 0
    assert len(place.posted()) == 2
    [told] = place.world.direct(place.admin.user).messages
    assert f"<#{gone.id}>" in told.text
    assert "/schedule set" in told.text


async def test_a_feed_that_hangs_holds_up_neither_answers_nor_digests(place: Place) -> None:
    await stock(place)
    never = asyncio.Event()

    async def hang(_request: web.Request) -> web.Response:
        await never.wait()
        return web.Response()

    place.site.handlers["/feed.xml"] = hang
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await bot.until("discord.ready")
        answer = await place.discord.slash(place.ana, place.news, "country", {"name": "Norway"})
        assert "🇳🇴 Norway" in (await answer.original()).text
        await place.delivered(["sent", "sent"])
        assert await bot.stop() == 0
    never.set()


async def test_an_announcement_channels_digest_is_published(place: Place) -> None:
    wire = place.world.add_channel(place.guild, "wire", ChannelKind.ANNOUNCEMENT)
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await bot.until("discord.ready")
        given = {"at": "08:00", "zone": "UTC", "channel": wire, "crosspost": True}
        answer = await place.discord.slash(place.admin, place.news, "schedule set", given)
        assert "08:00" in (await answer.original()).text
        assert await bot.stop() == 0


async def test_evidence_opens_after_a_restart(place: Place) -> None:
    await stock(place)
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await place.discord.posted(place.news, 2)
        assert await bot.stop() == 0
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await bot.until("discord.ready")
        answer = await place.discord.click(place.ana, place.posted()[0], "Evidence")
        assert answer.ephemeral
        assert "met." in (await answer.original()).text
        assert await bot.stop() == 0


async def test_a_permission_that_is_missing_is_said_when_the_digest_is_set_up(place: Place) -> None:
    closed = place.world.add_channel(place.guild, "closed")
    place.world.deny(closed, place.world.bot, Permission.SEND_MESSAGES)
    async with living(place.folder, place.discord.url, token=place.token) as bot:
        await bot.until("discord.ready")
        answer = await place.discord.slash(
            place.admin, place.news, "schedule set", {"at": "08:00", "zone": "UTC", "channel": closed}
        )
        assert "Send Messages" in (await answer.original()).text
        assert await bot.stop() == 0
