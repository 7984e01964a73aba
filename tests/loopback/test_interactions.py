"""Commands, buttons and autocomplete, as a person uses them and within Discord's time."""

import asyncio
import io
import re

import discord
import pytest
from discord import app_commands, ui

from tests.loopback.clients import SmallBot, running
from tests.loopback.conftest import Scene
from tests.loopback.interactions import Asked, NotAcknowledged, Reply
from tests.loopback.options import Unavailable

Interaction = discord.Interaction[SmallBot]


class Evidence(ui.DynamicItem[ui.Button[ui.LayoutView]], template=r"cq:e:(?P<ids>[0-9.]+)"):
    """A button that means the same after a restart."""

    def __init__(self, ids: str) -> None:
        super().__init__(ui.Button(label="Evidence", custom_id=f"cq:e:{ids}"))
        self.ids = ids

    @classmethod
    async def from_custom_id(cls, _: object, __: object, match: re.Match[str]) -> "Evidence":
        return cls(match["ids"])

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]
        await interaction.response.send_message(f"events {self.ids}", ephemeral=True)


def build(bot: SmallBot) -> None:
    bot.add_dynamic_items(Evidence)
    tree = bot.tree

    @tree.command(name="country", description="What a country did")
    async def country(interaction: Interaction, name: app_commands.Range[str, 1, 20], days: int = 7) -> None:
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.Section(ui.TextDisplay(f"{name}, {days} days"), accessory=Evidence("17.18")))
        await interaction.response.send_message(view=view)

    @country.autocomplete("name")
    async def names(_: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=one, value=one) for one in ("France", "Fiji", "Laos") if one.startswith(typed)]

    @tree.command(name="map", description="A map")
    async def draw(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        picture = discord.File(io.BytesIO(b"png"), "map.png")
        await interaction.followup.send("drawn", file=picture)
        await interaction.followup.send("and more", ephemeral=True)
        await interaction.edit_original_response(content="drawn again")

    schedule = app_commands.Group(
        name="schedule", description="Digests", default_permissions=discord.Permissions(manage_guild=True)
    )

    @schedule.command(name="set", description="Sets one")
    async def set_one(interaction: Interaction, channel: discord.TextChannel, role: discord.Role) -> None:
        await interaction.response.send_message(f"{channel.name} {role.name}", ephemeral=True)

    tree.add_command(schedule)


async def test_a_command_is_answered_and_measured(scene: Scene) -> None:
    async with running(scene.discord, build):
        answer = await scene.discord.slash(scene.ana, scene.news, "country", {"name": "France", "days": 3})
    assert (answer.message.text, answer.reply, answer.ephemeral) == ("France, 3 days", Reply.MESSAGE, False)
    assert scene.news.messages == [answer.message]
    [acknowledged] = scene.world.acknowledgements
    assert (acknowledged.name, acknowledged.asked, acknowledged.reply) == ("/country", Asked.COMMAND, Reply.MESSAGE)
    assert 0 < acknowledged.seconds <= 3


async def test_the_first_follow_up_ends_the_thinking_and_is_as_private(scene: Scene) -> None:
    async with running(scene.discord, build):
        answer = await scene.discord.slash(scene.ana, scene.news, "map")
        assert (answer.deferred, answer.ephemeral) == (True, True)
        first = await answer.original()
        assert (first.ephemeral, first.attachments[0].data) == (True, b"png")
        assert (await answer.followup()).text == "and more"
        assert (await answer.edited()).text == "drawn again"
    assert scene.news.messages == []


async def test_autocomplete_offers_names(scene: Scene) -> None:
    async with running(scene.discord, build):
        assert await scene.discord.autocomplete(scene.ana, scene.news, "country", "name", "F") == ["France", "Fiji"]


async def test_a_button_works_also_for_a_bot_that_was_started_after_it_was_sent(scene: Scene) -> None:
    async with running(scene.discord, build):
        shown = await scene.discord.slash(scene.ana, scene.news, "country", {"name": "Laos"})
    async with running(scene.discord, build):
        pressed = await scene.discord.click(scene.ana, shown.message, "Evidence")
    assert (pressed.message.text, pressed.ephemeral) == ("events 17.18", True)


async def test_channels_and_roles_are_given_as_such_to_who_is_offered_the_command(scene: Scene) -> None:
    readers = scene.world.add_role(scene.guild, "readers")
    given = {"channel": scene.news, "role": readers}
    async with running(scene.discord, build):
        answer = await scene.discord.slash(scene.guild.owner, scene.news, "schedule set", given)
        assert answer.message.text == "news readers"
        with pytest.raises(Unavailable, match="is not offered /schedule"):
            await scene.discord.slash(scene.ana, scene.news, "schedule set", given)
        with pytest.raises(Unavailable, match="wants name"):
            await scene.discord.slash(scene.ana, scene.news, "country")
        with pytest.raises(Unavailable, match="at most 20"):
            await scene.discord.slash(scene.ana, scene.news, "country", {"name": "x" * 21})
        with pytest.raises(Unavailable, match="No command /weather"):
            await scene.discord.slash(scene.ana, scene.news, "weather")


async def test_a_command_works_in_a_direct_conversation(scene: Scene) -> None:
    async with running(scene.discord, build):
        answer = await scene.discord.slash(
            scene.ana.user, scene.world.direct(scene.ana.user), "country", {"name": "Peru"}
        )
    assert answer.message.text == "Peru, 7 days"


async def test_a_late_acknowledgement_is_refused_and_the_person_reads_of_no_answer(scene: Scene) -> None:
    refused: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def sleepy(bot: SmallBot) -> None:
        @bot.tree.command(name="sleep", description="Too long")
        async def sleep(interaction: Interaction) -> None:
            scene.world.clock.advance(3.1)
            try:
                await interaction.response.defer()
            except discord.NotFound as error:
                refused.set_result(error.code)

    async with running(scene.discord, sleepy):
        with pytest.raises(NotAcknowledged):
            await scene.discord.slash(scene.ana, scene.news, "sleep")
        assert await asyncio.wait_for(refused, 15) == 10062
    assert scene.world.acknowledgements == []


async def test_a_token_lives_a_quarter_of_an_hour_and_is_acknowledged_once(scene: Scene) -> None:
    caught: asyncio.Future[Interaction] = asyncio.get_running_loop().create_future()

    def keeping(bot: SmallBot) -> None:
        @bot.tree.command(name="keep", description="Keeps it")
        async def keep(interaction: Interaction) -> None:
            await interaction.response.defer()
            caught.set_result(interaction)

    async with running(scene.discord, keeping):
        answer = await scene.discord.slash(scene.ana, scene.news, "keep")
        interaction = await asyncio.wait_for(caught, 15)
        interaction.response._response_type = None
        with pytest.raises(discord.HTTPException) as twice:
            await interaction.response.send_message("again")
        assert twice.value.code == 40060
        scene.world.clock.advance(14 * 60)
        await interaction.followup.send("in time")
        assert (await answer.original()).text == "in time"
        scene.world.clock.advance(2 * 60)
        with pytest.raises(discord.HTTPException) as expired:
            await interaction.followup.send("late")
        assert (expired.value.status, expired.value.code) == (401, 50027)


async def test_without_a_bot_nobody_answers(scene: Scene) -> None:
    async with running(scene.discord, build):
        pass
    await scene.discord.until(lambda: not scene.discord.gateway.connected, "the end of the line")
    with pytest.raises(NotAcknowledged, match="No bot is connected"):
        await scene.discord.slash(scene.ana, scene.news, "map")


async def test_many_at_once_are_all_answered(scene: Scene) -> None:
    async with running(scene.discord, build):
        answers = await asyncio.gather(
            *(scene.discord.slash(scene.ana, scene.news, "country", {"name": str(number)}) for number in range(20))
        )
    assert [answer.message.text for answer in answers] == [f"{number}, 7 days" for number in range(20)]
