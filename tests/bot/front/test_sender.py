"""Posting: what Discord is asked for, and what is told when it does not go."""

from datetime import timedelta

import discord
import pytest

from bot.front.client import LEFT
from bot.front.sender import DiscordSender
from digests.publish.ports import Reach, Refused, Unsure
from digests.render.messages.codec import part_to_json
from digests.render.messages.model import Part, StoryBlock, TextBlock
from tests.bot.front.conftest import Town
from tests.bot.front.reading import buttons_of, text_of

pytestmark = pytest.mark.simcord(settle_timeout=60)

PAYLOAD = part_to_json(
    Part(blocks=(TextBlock(text="## Digest"), StoryBlock(text="They met.", event_ids=(7, 8))), actions=("sources",))
)
LONG_AGO = timedelta(days=1)


@pytest.fixture
def sender(town: Town) -> DiscordSender:
    return DiscordSender(town.front)


async def _find(sender: DiscordSender, town: Town, channel_id: int, *, run_id: int = 12, part: int = 1) -> str | None:
    """Looked for around now."""
    now = town.env.now()
    return await sender.find(str(channel_id), run_id=run_id, part=part, since=now - LONG_AGO, until=now + LONG_AGO)


def _reach(sender: DiscordSender, town: Town, channel_id: int) -> Reach:
    return sender.reach(str(channel_id), str(town.guild.id))


async def _send(sender: DiscordSender, town: Town, *, part: int = 1, role_id: str | None = None) -> str:
    return await sender.send(
        str(town.channel.id), PAYLOAD, run_id=12, part=part, nonce=f"cq-12-{part}", role_id=role_id
    )


async def test_a_part_is_posted_with_an_enforced_nonce_and_mentions_nobody(town: Town, sender: DiscordSender) -> None:
    message_id = await _send(sender, town)
    (posted,) = town.channel.history()
    assert str(posted.id) == message_id
    assert buttons_of(posted) == [("Evidence", "cq:e:r12.1:1:7.8"), ("Sources", "cq:b:r12.1:sources")]
    body = town.env.http_requests[-1].json
    assert body is not None
    assert (body["nonce"], body["enforce_nonce"]) == ("cq-12-1", True)
    assert body["allowed_mentions"] == {"parse": []}


async def test_only_the_role_that_was_set_is_mentioned_above_the_first_part(town: Town, sender: DiscordSender) -> None:
    role = town.guild.create_role("readers", mentionable=True)
    await _send(sender, town, role_id=str(role.id))
    (posted,) = town.channel.history()
    assert f"<@&{role.id}>" in text_of(posted)
    assert [mentioned.id for mentioned in posted.role_mentions] == [role.id]
    body = town.env.http_requests[-1].json
    assert body is not None
    assert body["allowed_mentions"] == {"parse": [], "roles": [role.id]}


async def test_a_posted_part_is_found_again_and_no_other(town: Town, sender: DiscordSender) -> None:
    first, second = [await _send(sender, town, part=part) for part in (1, 2)]
    await town.alice.send(town.channel, "cq:e:r12.3:1:7")
    assert await _find(sender, town, town.channel.id) == first
    assert await _find(sender, town, town.channel.id, part=2) == second
    assert await _find(sender, town, town.channel.id, part=3) is None
    assert await _find(sender, town, town.channel.id, run_id=1) is None


async def test_a_part_is_looked_for_in_its_time_alone(town: Town, sender: DiscordSender) -> None:
    await _send(sender, town)
    now, hour = town.env.now(), timedelta(hours=1)
    for since, until in ((now + hour, now + LONG_AGO), (now - LONG_AGO, now - hour)):
        assert await sender.find(str(town.channel.id), run_id=12, part=1, since=since, until=until) is None


async def test_without_its_history_nothing_is_said_to_be_missing(town: Town, sender: DiscordSender) -> None:
    me = town.guild.me
    assert me is not None
    shut = town.guild.create_text_channel(
        "shut", overwrites={me: discord.PermissionOverwrite(read_message_history=False)}
    )
    assert _reach(sender, town, shut.id) == Reach(state="ready", history=False)
    with pytest.raises(Refused, match="Read Message History"):
        await _find(sender, town, shut.id)


async def test_what_discord_refuses_is_refused_with_what_to_do(town: Town, sender: DiscordSender) -> None:
    for status, code, about, sentence in (
        (403, 50001, "channel", "allow it “View Channel” there"),
        (403, 50013, "channel", "allow it “Send Messages” there"),
        (404, 10003, "channel", "is gone: choose another channel"),
        (400, 160005, "channel", "is locked"),
        (400, 200000, "message", "AutoMod blocked"),
        (404, 10008, "message", "was deleted"),
        (400, 50035, "message", "error 50035"),
    ):
        town.env.inject_error("POST", "/channels/*/messages", status=status, code=code)
        with pytest.raises(Refused, match=sentence) as refused:
            await _send(sender, town)
        assert refused.value.about == about
    assert town.channel.history() == []


@pytest.mark.parametrize("status", [500, 503, 429, 401])
async def test_what_discord_may_have_taken_is_unsure(town: Town, sender: DiscordSender, status: int) -> None:
    town.env.inject_error("POST", "/channels/*/messages", status=status)
    with pytest.raises(Unsure):
        await _send(sender, town)
    town.env.inject_error("GET", "/channels/*/messages", status=status)
    with pytest.raises(Unsure):
        await _find(sender, town, town.channel.id)


async def test_a_payload_that_cannot_be_read_is_refused(town: Town, sender: DiscordSender) -> None:
    with pytest.raises(Refused, match="cannot be read back"):
        await sender.send(str(town.channel.id), "{}", run_id=1, part=1, nonce="n", role_id=None)


async def test_an_announcement_is_published_once(town: Town, sender: DiscordSender) -> None:
    news = town.guild.create_news_channel("announcements")
    message_id = await sender.send(str(news.id), PAYLOAD, run_id=12, part=1, nonce="n", role_id=None)
    await sender.crosspost(str(news.id), message_id)
    await sender.crosspost(str(news.id), message_id)
    asked = [call.path for call in town.env.http_requests if call.path.endswith("/crosspost")]
    assert asked == [f"/channels/{news.id}/messages/{message_id}/crosspost"] * 2  # the second was refused, and is fine
    with pytest.raises(Refused):
        await sender.crosspost(str(town.channel.id), await _send(sender, town))


async def test_the_one_who_set_it_up_is_told_unless_messages_are_refused(town: Town, sender: DiscordSender) -> None:
    assert await sender.tell(str(town.admin.id), "Allow it.")
    assert [message.content for message in town.admin.user.dm_channel.history()] == ["Allow it."]
    town.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    assert not await sender.tell(str(town.admin.id), "Allow it.")
    assert not await sender.tell("1", "Nobody is called so.")


async def test_reach_says_which_permissions_are_missing(town: Town, sender: DiscordSender) -> None:
    me = town.guild.me
    assert me is not None
    shut = town.guild.create_text_channel("shut", overwrites={me: discord.PermissionOverwrite(send_messages=False)})
    assert _reach(sender, town, town.channel.id) == Reach(state="ready")
    assert _reach(sender, town, shut.id) == Reach(
        state="blocked", reason=f"Communiqué may not post in <#{shut.id}>: allow it “Send Messages” there."
    )
    voice = town.guild.create_voice_channel("voice")
    assert _reach(sender, town, voice.id).state == "blocked"


async def test_a_channel_that_was_deleted_is_blocked(town: Town, sender: DiscordSender) -> None:
    town.env.backend.delete_channel(town.channel.id)
    await town.env.settle()
    assert _reach(sender, town, town.channel.id).state == "blocked"


async def test_an_archived_thread_is_woken_by_posting_in_it(town: Town, sender: DiscordSender) -> None:
    thread = town.env.backend.create_thread(town.channel.id, "wire", town.admin.id)
    message_id = await sender.send(str(thread.id), PAYLOAD, run_id=12, part=1, nonce="n", role_id=None)
    town.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    await town.env.settle()
    assert town.front.get_channel(thread.id) is None
    assert _reach(sender, town, thread.id).state == "ready"
    assert await _find(sender, town, thread.id) == message_id
    await sender.send(str(thread.id), PAYLOAD, run_id=12, part=2, nonce="m", role_id=None)


async def test_a_server_in_trouble_is_away_and_blames_nobody(town: Town, sender: DiscordSender) -> None:
    town.env.backend.emit("GUILD_DELETE", {"id": str(town.guild.id), "unavailable": True})
    await town.env.settle()
    assert _reach(sender, town, town.channel.id).state == "away"


async def test_trouble_with_one_server_holds_up_no_other(town: Town, sender: DiscordSender) -> None:
    """Not even a thread that sleeps, of which nothing is known without asking."""
    thread = town.env.backend.create_thread(town.channel.id, "wire", town.admin.id)
    town.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    other = town.env.create_guild("Elsewhere")
    away = other.create_text_channel("away")
    town.env.backend.emit("GUILD_DELETE", {"id": str(other.id), "unavailable": True})
    await town.env.settle()
    assert _reach(sender, town, thread.id) == Reach(state="ready")
    assert sender.reach(str(away.id), str(other.id)).state == "away"
    assert sender.reach("1", str(other.id)).state == "away"


async def test_an_answer_that_the_library_does_not_understand_is_unsure(town: Town, sender: DiscordSender) -> None:
    thread = town.env.backend.create_thread(town.channel.id, "wire", town.admin.id)
    town.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    await town.env.settle()
    town.env.backend.channels[thread.id].type = 99
    with pytest.raises(Unsure, match="could not be understood"):
        await _find(sender, town, thread.id)


async def test_without_a_connection_everything_is_away(town: Town, sender: DiscordSender) -> None:
    town.front.dispatch("disconnect")
    await town.env.settle()
    assert _reach(sender, town, town.channel.id).state == "away"
    town.front.dispatch("resumed")
    await town.env.settle()
    assert _reach(sender, town, town.channel.id).state == "ready"


async def test_a_server_that_was_left_is_blocked_and_its_schedules_say_why(town: Town, sender: DiscordSender) -> None:
    await town.admin.slash(town.channel, "schedule set", at="08:00")
    town.env.backend.remove_guild(town.guild.id)
    await town.env.settle()
    assert _reach(sender, town, town.channel.id) == Reach(state="blocked", reason=LEFT)
    assert _reach(sender, town, 1) == Reach(state="blocked", reason=LEFT)  # a thread that slept
    async with town.desk.store.reading() as tx:
        assert [schedule.trouble for schedule in await tx.schedules()] == [LEFT]


async def test_a_server_that_was_left_while_the_bot_slept_is_noticed_at_the_start(
    town: Town, sender: DiscordSender
) -> None:
    async with town.desk.store.transaction() as tx:
        await tx.put_schedule(
            guild_id="1", channel_id="2", rule="daily 08:00", zone="UTC", created_by="3", now=town.desk.clock.now()
        )
    await town.restart()
    assert DiscordSender(town.front).reach("2", "1") == Reach(state="blocked", reason=LEFT)
    async with town.desk.store.reading() as tx:
        assert [schedule.trouble for schedule in await tx.schedules()] == [LEFT]
