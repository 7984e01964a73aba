"""`/schedule`: who may, what is checked at once, and what is said."""

from dataclasses import replace

import discord
import pytest
from simcord import ChannelHandle, InteractionResult, SetupError

from bot.front.refusals import NotAllowed
from digests.errors import DigestsError
from digests.storage.records import Schedule
from tests.bot.front.conftest import Town
from tests.bot.front.reading import text_of

pytestmark = pytest.mark.simcord(settle_timeout=60)


async def _kept(town: Town) -> list[Schedule]:
    async with town.desk.store.reading() as tx:
        return await tx.schedules(str(town.guild.id))


async def _refused(town: Town, answer: InteractionResult) -> str:
    """What was said in private, and that nothing was kept."""
    assert answer.ephemeral
    assert all(isinstance(error, DigestsError) for error in town.failures())
    assert await _kept(town) == []
    return text_of(answer)


def _closed(town: Town, *lacking: str) -> ChannelHandle:
    me = town.guild.me
    assert me is not None
    return town.guild.create_text_channel(
        "closed", overwrites={me: discord.PermissionOverwrite(**dict.fromkeys(lacking, False))}
    )


async def test_a_schedule_is_set_listed_and_removed(town: Town) -> None:
    answer = await town.admin.slash(town.channel, "schedule set", at="8:30", days="weekdays", zone="Europe/Paris")
    assert answer.ephemeral
    said = text_of(answer)
    assert f"<#{town.channel.id}> on weekdays at 08:30 (Europe/Paris)" in said
    assert "<t:1795419000:F> (Monday 23 November, 08:30 there)" in said  # the demo's 20 November 2026 is a Friday
    (kept,) = await _kept(town)
    assert (kept.channel_id, kept.rule, kept.zone) == (str(town.channel.id), "weekdays 08:30", "Europe/Paris")
    assert (kept.created_by, kept.role_id, kept.crosspost) == (str(town.admin.id), None, False)
    listed = await town.admin.slash(town.channel, "schedule list")
    assert listed.ephemeral
    assert f"<#{town.channel.id}>" in text_of(listed)
    assert "<t:1795419000:F>" in text_of(listed)
    removed = await town.admin.slash(town.channel, "schedule remove")
    assert removed.ephemeral
    assert await _kept(town) == []
    assert "No digest is scheduled" in text_of(await town.admin.slash(town.channel, "schedule list"))


async def test_setting_it_anew_replaces_it(town: Town) -> None:
    await town.admin.slash(town.channel, "schedule set", at="08:00")
    again = await town.admin.slash(town.channel, "schedule set", at="5 pm")
    assert "is now posted every day at 17:00 (UTC)" in text_of(again)
    assert [kept.rule for kept in await _kept(town)] == ["daily 17:00"]


async def test_a_zone_that_was_typed_and_not_chosen_is_understood(town: Town) -> None:
    for typed, zone in (("Paris", "Europe/Paris"), ("Germany", "Europe/Berlin"), ("New York", "America/New_York")):
        said = text_of(await town.admin.slash(town.channel, "schedule set", at="08:00", zone=typed))
        assert f"at 08:00 ({zone})" in said
        assert [kept.zone for kept in await _kept(town)] == [zone]


async def test_what_is_not_given_stays_as_it_was_and_is_said(town: Town) -> None:
    news = town.guild.create_news_channel("announcements")
    role = town.guild.create_role("readers", mentionable=True)
    first = text_of(
        await town.admin.slash(
            news,
            "schedule set",
            at="08:00",
            zone="Europe/Paris",
            days="weekdays",
            role=role,
            crosspost=True,
            countries="France, 🇱🇦",
        )
    )
    again = text_of(await town.admin.slash(news, "schedule set", at="09:00"))
    for said, time in ((first, "08:00"), (again, "09:00")):
        assert f"on weekdays at {time} (Europe/Paris)" in said
        assert "Only stories with 🇫🇷 France or 🇱🇦 Laos." in said
        assert f"It mentions <@&{role.id}>." in said
        assert "It is published to the channel's followers." in said
    (kept,) = await _kept(town)
    assert (kept.rule, kept.zone, kept.countries) == ("weekdays 09:00", "Europe/Paris", ("FR", "LA"))
    assert (kept.role_id, kept.crosspost) == (str(role.id), True)


async def test_each_thing_that_was_set_can_be_taken_away(town: Town) -> None:
    news = town.guild.create_news_channel("announcements")
    role = town.guild.create_role("readers", mentionable=True)
    given = {"zone": "Seoul", "days": "weekdays", "role": role, "crosspost": True, "countries": "Laos"}
    await town.admin.slash(news, "schedule set", at="08:00", **given)
    taken = {"zone": "UTC", "days": "daily", "no_role": True, "crosspost": False, "countries": "All"}
    said = text_of(await town.admin.slash(news, "schedule set", at="08:00", **taken))
    assert "every day at 08:00 (UTC)" in said
    assert "Stories of all countries." in said
    assert "It mentions no role." in said
    assert "It is not published to the channel's followers." in said
    (kept,) = await _kept(town)
    assert (kept.rule, kept.zone, kept.countries, kept.role_id, kept.crosspost) == (
        "daily 08:00",
        "UTC",
        (),
        None,
        False,
    )
    both = await town.admin.slash(news, "schedule set", at="08:00", role=role, no_role=True)
    assert "leave out `role:` or `no_role:`" in text_of(both)
    town.failures()


async def test_a_new_schedule_is_daily_in_the_bots_zone_and_mentions_nobody(town: Town) -> None:
    await town.restart(replace(town.desk, zone="Asia/Seoul"))
    said = text_of(await town.admin.slash(town.channel, "schedule set", at="08:00"))
    assert "every day at 08:00 (Asia/Seoul)" in said
    assert "Stories of all countries." in said
    assert "It mentions no role." in said
    assert "followers" not in said


async def test_what_cannot_be_kept_is_as_for_a_new_schedule(town: Town) -> None:
    """A role that was deleted, followers of what is no announcement channel, a rule and a zone that nobody knows."""
    async with town.desk.store.transaction() as tx:
        await tx.put_schedule(
            guild_id=str(town.guild.id),
            channel_id=str(town.channel.id),
            rule="hourly",
            zone="Mars/Base",
            role_id="123",
            crosspost=True,
            created_by="1",
            now=town.desk.clock.now(),
        )
    said = text_of(await town.admin.slash(town.channel, "schedule set", at="08:00"))
    assert "every day at 08:00 (UTC)" in said
    assert "It mentions no role." in said
    assert [(kept.role_id, kept.crosspost) for kept in await _kept(town)] == [(None, False)]


async def test_a_role_that_stays_and_can_no_longer_be_mentioned_is_said(town: Town) -> None:
    closed = _closed(town, "mention_everyone")
    role = town.guild.create_role("board")
    async with town.desk.store.transaction() as tx:  # as it was before the role was closed to mentions
        await tx.put_schedule(
            guild_id=str(town.guild.id),
            channel_id=str(closed.id),
            rule="daily 08:00",
            zone="UTC",
            role_id=str(role.id),
            created_by="1",
            now=town.desk.clock.now(),
        )
    said = text_of(await town.admin.slash(closed, "schedule set", at="09:00"))
    assert f"It mentions <@&{role.id}>." in said
    assert "allow anyone to mention that role" in said
    assert [kept.role_id for kept in await _kept(town)] == [str(role.id)]


async def test_a_schedule_can_be_kept_to_some_countries(town: Town) -> None:
    said = text_of(await town.admin.slash(town.channel, "schedule set", at="08:00", countries="Laos, kr,Südkorea, EU,"))
    assert "Only stories with 🇱🇦 Laos, 🇰🇷 South Korea or 🇪🇺 European Union." in said
    assert [kept.countries for kept in await _kept(town)] == [("LA", "KR", "EU")]
    listed = text_of(await town.admin.slash(town.channel, "schedule list"))
    assert "Only stories with 🇱🇦 Laos, 🇰🇷 South Korea or 🇪🇺 European Union." in listed


async def test_every_name_that_is_not_understood_is_said_at_once(town: Town) -> None:
    answer = await town.admin.slash(town.channel, "schedule set", at="08:00", countries="Frnace, Laos, Korea")
    said = await _refused(town, answer)
    assert "“Frnace”" in said
    assert "“Korea” can mean" in said


async def test_many_schedules_are_all_listed_with_their_trouble(town: Town) -> None:
    for number in range(40):
        channel = town.guild.create_text_channel(f"news-{number}")
        await town.admin.slash(town.channel, "schedule set", at="08:00", channel=channel)
    async with town.desk.store.transaction() as tx:
        for schedule in await tx.schedules():
            await tx.trouble_schedule(schedule.id, f"Communiqué may not post in <#{schedule.channel_id}>: allow it.")
    listed = text_of(await town.admin.slash(town.channel, "schedule list"))
    assert all(f"<#{schedule.channel_id}>" in listed for schedule in await _kept(town))
    assert listed.count("⚠️ Communiqué may not post") == 40


async def test_schedules_of_other_servers_are_neither_seen_nor_removed(town: Town) -> None:
    other = town.env.create_guild("Elsewhere")
    managers = other.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    eve = other.add_member(town.env.create_user("eve"), roles=[managers])
    there = other.create_text_channel("there")
    await town.admin.slash(town.channel, "schedule set", at="08:00")
    assert f"<#{town.channel.id}>" not in text_of(await eve.slash(there, "schedule list"))
    assert "No digest is scheduled in" in text_of(await eve.slash(there, "schedule remove"))
    assert len(await _kept(town)) == 1
    town.failures()


async def test_who_does_not_manage_the_server_does_not_see_the_command(town: Town) -> None:
    with pytest.raises(SetupError, match="not visible"):
        await town.alice.slash(town.channel, "schedule set", at="08:00")
    with pytest.raises(SetupError, match="not visible"):
        await town.alice.user.slash("schedule list")


async def test_who_does_not_manage_the_server_is_refused_where_the_command_was_opened_to_all(town: Town) -> None:
    command = next(each for each in await town.front.tree.fetch_commands() if each.name == "schedule")
    town.guild.set_command_permissions(command, {town.alice: True})
    for name, options in (("set", {"at": "08:00"}), ("list", {}), ("remove", {})):
        answer = await town.alice.slash(town.channel, f"schedule {name}", **options)
        assert "Manage Server" in await _refused(town, answer)
    await town.alice.slash(town.channel, "schedule set", at="08:00")
    assert isinstance(town.failures()[-1], NotAllowed)


async def test_the_owner_may_always(town: Town) -> None:
    owner = town.guild.add_member(town.guild.owner)
    await owner.slash(town.channel, "schedule set", at="08:00")
    assert len(await _kept(town)) == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"at": "25:00"}, "“25:00” is no time of day: write it like 08:00 or 17:30."),
        ({"at": "soon"}, "“soon” is no time of day"),
        ({"at": "08:00", "zone": "Europe/Pariss"}, "There is no time zone “Europe/Pariss”; did you mean Europe/Paris?"),
        ({"at": "08:00", "zone": "Europe"}, "“Europe” can mean several time zones: choose Europe/London, Europe/Paris"),
        ({"at": "08:00", "zone": "Spain"}, "choose Europe/Madrid or Atlantic/Canary."),
        ({"at": "08:00", "zone": "Korea"}, "“Korea” can mean South Korea or North Korea"),
        ({"at": "08:00", "zone": "../etc/passwd"}, "There is no time zone “../etc/passwd”"),
        ({"at": "08:00", "zone": "@everyone"}, "There is no time zone “\\@\u200beveryone”"),
        ({"at": "08:00", "crosspost": True}, "no followers to publish to"),
        ({"at": "08:00", "countries": "Frnace"}, "No country or organisation is called “Frnace”. Did you mean France?"),
        ({"at": "08:00", "countries": "Laos, Korea"}, "“Korea” can mean South Korea or North Korea: ask for one"),
        ({"at": "08:00", "countries": "Laos, all"}, "No country or organisation is called “all”."),
        ({"at": "08:00", "countries": "<@123>"}, "No country or organisation is called “\\<\\@"),
        ({"at": "08:00", "countries": " , "}, "Name a country, or several with commas between, or `all`."),
        (
            {"at": "08:00", "countries": "FR, DE, IT, ES, PT, NL, BE, LU, AT, CH, DK"},
            "These are 11 countries: name at most 10",
        ),
    ],
)
async def test_what_makes_no_sense_is_said_in_one_sentence(
    town: Town, options: dict[str, object], sentence: str
) -> None:
    said = await _refused(town, await town.admin.slash(town.channel, "schedule set", **options))
    assert sentence in said.replace("\\:", ":")


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        (["send_messages"], "allow it “Send Messages” there"),
        (["view_channel", "send_messages"], "allow it “View Channel” and “Send Messages” there"),
    ],
)
async def test_a_channel_that_cannot_be_posted_to_is_refused_at_once(
    town: Town, lacking: list[str], sentence: str
) -> None:
    closed = _closed(town, *lacking)
    answer = await town.admin.slash(town.channel, "schedule set", at="08:00", channel=closed)
    assert sentence in await _refused(town, answer)


async def test_a_permission_that_is_missed_later_is_named_at_once(town: Town) -> None:
    closed = _closed(town, "read_message_history", "attach_files")
    answer = await town.admin.slash(town.channel, "schedule set", at="08:00", channel=closed)
    assert "Without “Attach Files” and “Read Message History” there" in text_of(answer)
    assert len(await _kept(town)) == 1


async def test_forums_and_voice_channels_are_refused(town: Town) -> None:
    forum = town.guild.create_forum_channel("forum")
    answer = await town.admin.slash(town.channel, "schedule set", at="08:00", channel=forum)
    assert "forum, and those are not supported yet" in await _refused(town, answer)
    voice = town.guild.create_voice_channel("voice")
    answer = await town.admin.slash(voice, "schedule set", at="08:00")
    assert "takes no digests" in await _refused(town, answer)


async def test_a_thread_can_have_a_digest_of_its_own(town: Town) -> None:
    town.env.backend.create_thread(town.channel.id, "wire", town.admin.id)
    (thread,) = town.channel.threads
    await town.admin.slash(thread, "schedule set", at="08:00")
    assert [kept.channel_id for kept in await _kept(town)] == [str(thread.id)]


async def test_a_thread_in_which_it_may_not_speak_is_refused(town: Town) -> None:
    closed = _closed(town, "send_messages_in_threads")
    town.env.backend.create_thread(closed.id, "wire", town.admin.id)
    (thread,) = closed.threads
    answer = await town.admin.slash(town.channel, "schedule set", at="08:00", channel=thread)
    assert "“Send Messages in Threads”" in await _refused(town, answer)


async def test_an_announcement_channel_can_publish_to_its_followers(town: Town) -> None:
    news = town.guild.create_news_channel("announcements")
    answer = await town.admin.slash(town.channel, "schedule set", at="08:00", channel=news, crosspost=True)
    assert "published to the channel's followers" in text_of(answer)
    assert [kept.crosspost for kept in await _kept(town)] == [True]


async def test_a_role_must_be_one_that_the_bot_can_mention(town: Town) -> None:
    open_role = town.guild.create_role("readers", mentionable=True)
    shut_role = town.guild.create_role("board")
    closed = _closed(town, "mention_everyone")
    answer = await town.admin.slash(town.channel, "schedule set", at="08:00", channel=closed, role=shut_role)
    assert "allow anyone to mention that role" in await _refused(town, answer)
    answer = await town.admin.slash(town.channel, "schedule set", at="08:00", role=town.guild.default_role)
    assert "choose a role for those who want to be told" in await _refused(town, answer)
    answer = await town.admin.slash(town.channel, "schedule set", at="08:00", channel=closed, role=open_role)
    assert f"mentions <@&{open_role.id}>" in text_of(answer)
    await town.admin.slash(town.channel, "schedule set", at="08:00", role=shut_role)
    assert {kept.role_id for kept in await _kept(town)} == {str(open_role.id), str(shut_role.id)}


async def test_a_time_that_the_clocks_skip_is_explained(town: Town) -> None:
    answer = await town.admin.slash(town.channel, "schedule set", at="02:30", zone="Europe/Berlin")
    assert "On 28 March 2027 the clocks there skip 02:30: on that day the digest comes at 03:30." in text_of(answer)
    answer = await town.admin.slash(town.channel, "schedule set", at="02:30", zone="Europe/Berlin", days="weekdays")
    assert "skip" not in text_of(answer)  # it is a Sunday
    answer = await town.admin.slash(town.channel, "schedule set", at="02:30", zone="Asia/Seoul")
    assert "skip" not in text_of(answer)
