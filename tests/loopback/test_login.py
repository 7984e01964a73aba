"""Logging in, and what a bot knows when it is ready."""

import asyncio

import discord
import pytest

from tests.loopback.clients import SmallBot, running
from tests.loopback.conftest import Scene
from tests.loopback.loopback import loopback_discord
from tests.loopback.permissions import Permission


def with_country(bot: SmallBot) -> None:
    @bot.tree.command(name="country", description="What a country did")
    async def country(interaction: discord.Interaction, name: str) -> None:
        await interaction.response.send_message(name)


async def test_a_bot_logs_in_registers_its_commands_and_knows_its_guilds(scene: Scene) -> None:
    scene.world.deny(scene.news, scene.world.bot, Permission.ATTACH_FILES)
    async with running(scene.discord, with_country) as bot:
        [guild] = bot.guilds
        assert (guild.name, str(guild.owner_id)) == ("Foreign desk", scene.guild.owner_id)
        permissions = bot.text_channel(scene.news).permissions_for(guild.me)
        assert (permissions.send_messages, permissions.attach_files) == (True, False)
    [command] = scene.world.commands[None]
    assert (command["name"], command["options"][0]["name"]) == ("country", "name")
    assert [request.path for request in scene.world.requests[:3]] == [
        "/users/@me",
        "/oauth2/applications/@me",
        f"/applications/{scene.world.application_id}/commands",
    ]


async def test_commands_of_a_guild_stand_beside_those_of_everywhere(scene: Scene) -> None:
    def build(bot: SmallBot) -> None:
        with_country(bot)
        bot.tree.copy_global_to(guild=discord.Object(int(scene.guild.id)))

    async with running(scene.discord, build) as bot:
        first = scene.world.commands[None][0]["id"]
        await bot.tree.sync()
        await bot.tree.sync(guild=discord.Object(int(scene.guild.id)))
        assert [command.name for command in await bot.tree.fetch_commands()] == ["country"]
    assert scene.world.commands[None][0]["id"] == first
    assert len(scene.world.commands[scene.guild.id]) == 1


async def test_a_refused_token_ends_the_login(scene: Scene) -> None:
    with pytest.raises(discord.LoginFailure):
        async with running(scene.discord, token="another"):  # noqa: S106 # refused, so no secret
            pass
    assert [(request.path, request.status) for request in scene.world.requests] == [("/users/@me", 401)]


async def test_a_token_that_the_gateway_refuses_ends_the_connection(scene: Scene) -> None:
    async def change(_: object) -> None:
        scene.world.token = "another"  # noqa: S105 # no secret, and no token either

    scene.discord.faults.hook("PUT", "/applications/*/commands", change, "answered")
    with pytest.raises(discord.ConnectionClosed) as closed:
        async with running(scene.discord):
            pass
    assert closed.value.code == 4004


async def test_an_intent_that_was_not_granted_ends_the_connection(scene: Scene) -> None:
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with running(scene.discord, intents=1 | 1 << 15):
            pass


async def test_names_that_discord_refuses_are_refused_with_its_words(scene: Scene) -> None:
    body = [{"name": "Country", "description": "d", "options": []}]
    async with running(scene.discord) as bot:
        with pytest.raises(discord.HTTPException) as refused:
            await bot.http.bulk_upsert_global_commands(int(scene.world.application_id), body)
    assert (refused.value.status, refused.value.code) == (400, 50035)
    assert "In 0.name: Command name is invalid" in refused.value.text


async def test_the_loopback_leaves_nothing_behind() -> None:
    before = asyncio.all_tasks()
    async with loopback_discord() as discord:
        async with running(discord) as bot:
            assert list(bot.guilds) == []
        assert discord.url.startswith("http://127.0.0.1:")
    assert asyncio.all_tasks() == before
