"""Requests and our own answers against Discord's description of them, where it lies beside the project."""

import io

import discord
import pytest

from tests.loopback.clients import running
from tests.loopback.conftest import Scene
from tests.loopback.model import ChannelKind, Received
from tests.loopback.schema import DESCRIPTION, Schemas
from tests.loopback.test_interactions import build
from tests.loopback.test_messages import layout

pytestmark = pytest.mark.skipif(not DESCRIPTION.exists(), reason="Discord's description is not beside the project")


def test_a_body_that_breaks_its_schema_is_found() -> None:
    """The check must be able to fail, or its silence says nothing."""
    schemas = Schemas.found()
    assert schemas is not None

    def wrong(payload: object, method: str = "POST", route: str = "/channels/{channel_id}/messages") -> list[str]:
        request = Received(0, 0.0, method, route, route, {}, payload)
        return [f"{violation.at}: {violation.says}" for violation in schemas.wrong_request(request)]

    assert wrong({"content": "x", "nonce": "r1.1", "enforce_nonce": True}) == []
    assert wrong({"content": 17}) == ["$.content: 17 is not of type 'string', 'null'"]
    assert wrong({"components": [{"type": 10}]}) != []
    assert wrong({"components": [{"type": 1, "components": [{"type": 2, "style": 99, "custom_id": "a"}]}]}) != []
    assert wrong({"attachments": [{"filename": "map.png"}]}) != []
    assert wrong(None) != []
    assert wrong({"content": "x"}, route="/channels/{channel_id}/messages/{message_id}/crosspost") != []
    callback = "/interactions/{interaction_id}/{interaction_token}/callback"
    assert wrong({"type": 4, "data": {"content": "x", "flags": 64}}, route=callback) == []
    assert wrong({"type": 4, "data": {"content": ["x"]}}, route=callback) != []
    commands = "/applications/{application_id}/commands"
    assert wrong([{"name": "country", "description": "x" * 101}], "PUT", commands) != []


async def test_what_discord_py_sends_and_what_we_answer_is_as_described(scene: Scene) -> None:
    wire = scene.world.add_channel(scene.guild, "wire", ChannelKind.ANNOUNCEMENT)
    forum = scene.world.add_channel(scene.guild, "topics", ChannelKind.FORUM)
    async with running(scene.discord, build) as bot:
        answer = await scene.discord.slash(scene.ana, scene.news, "country", {"name": "Laos"})
        await scene.discord.click(scene.ana, answer.message, "Evidence")
        await scene.discord.autocomplete(scene.ana, scene.news, "country", "name", "F")
        await (await scene.discord.slash(scene.ana, scene.news, "map")).edited()
        sent = await bot.text_channel(wire).send(
            view=layout("digest", picture="map.png"), file=discord.File(io.BytesIO(b"png"), "map.png"), nonce="r1.1"
        )
        await sent.publish()
        await sent.edit(view=layout("changed", picture="map.png"))
        await bot.fetch_channel(sent.channel.id)
        await bot.fetch_channel(int(scene.world.add_thread(scene.news, "thread").id))
        guild = await bot.fetch_guild(int(scene.guild.id), with_counts=False)
        await guild.fetch_roles()
        await guild.fetch_member(int(scene.ana.user.id))
        assert [one.id async for one in bot.get_partial_messageable(sent.channel.id).history()] == [sent.id]
        place = bot.get_channel(int(forum.id))
        assert isinstance(place, discord.ForumChannel)
        await place.create_thread(name="post", content="digest")
        roles = discord.AllowedMentions(roles=[discord.Object(int(scene.guild.id))])
        await (await bot.fetch_user(int(scene.ana.user.id))).send("hello", allowed_mentions=roles)
    schemas = Schemas.found()
    assert schemas is not None
    assert scene.world.violations == []
    assert [one for request in scene.world.requests for one in schemas.wrong_answer(request)] == []
