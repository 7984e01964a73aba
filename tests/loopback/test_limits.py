"""Bodies at Discord's limits pass, and bodies beyond them do not."""

from typing import Any

import discord
import pytest

from tests.loopback.clients import SmallBot, running
from tests.loopback.command_limits import command_problems
from tests.loopback.components import IS_COMPONENTS_V2
from tests.loopback.conftest import Scene
from tests.loopback.limits import Draft, message_problems, nonce_problems

Json = dict[str, Any]


def text(content: str) -> Json:
    return {"type": 10, "content": content}


def button(custom_id: str, label: str = "Evidence") -> Json:
    return {"type": 2, "style": 2, "label": label, "custom_id": custom_id}


def row(*buttons: Json) -> Json:
    return {"type": 1, "components": list(buttons)}


def section(content: str, custom_id: str) -> Json:
    return {"type": 9, "components": [text(content)], "accessory": button(custom_id)}


def container(*inner: Json) -> Json:
    return {"type": 17, "components": list(inner)}


def codes(*components: Json, layout: bool = True, content: str = "", files: tuple[str, ...] = ()) -> list[str]:
    return [one.code for one in message_problems(Draft(content, [], list(components), layout, files))]


TWELVE = [section("x", str(number)) for number in range(12)]


def test_what_is_at_the_limit_passes() -> None:
    assert codes(container(*TWELVE, text("footer"))) == []  # 38 components
    assert codes(text("x" * 4000)) == []
    assert codes(content="x" * 2000, layout=False) == []
    assert codes(row(*(button("x" * 99 + str(number)) for number in range(5))), layout=False) == []
    assert codes({"type": 13, "file": {"url": "attachment://map.png"}}, files=("map.png",)) == []
    assert nonce_problems("x" * 25) == []


@pytest.mark.parametrize(
    ("components", "code"),
    [
        ([container(*TWELVE, *(text("x") for _ in range(4)))], "BASE_TYPE_MAX_LENGTH"),
        ([text("x" * 2000), container(text("x" * 2001))], "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
        ([row(button("a"), button("a"))], "COMPONENT_CUSTOM_ID_DUPLICATED"),
        ([row(button("x" * 101))], "BASE_TYPE_BAD_LENGTH"),
        ([row(button(""))], "BASE_TYPE_BAD_LENGTH"),
        ([row(button("a", "x" * 81))], "BASE_TYPE_MAX_LENGTH"),
        ([row(*(button(str(number)) for number in range(6)))], "BASE_TYPE_BAD_LENGTH"),
        ([row({"type": 2, "style": 5, "label": "x", "url": "ftp://example.org"})], "URL_TYPE_INVALID_SCHEME"),
        ([row({"type": 2, "style": 5, "label": "x"})], "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"),
        ([button("a")], "UNION_TYPE_CHOICES"),
        ([container(container(text("x")))], "UNION_TYPE_CHOICES"),
        ([{"type": 9, "components": [text("x")]}], "BASE_TYPE_REQUIRED"),
        ([text("")], "BASE_TYPE_REQUIRED"),
        (
            [{"type": 13, "file": {"url": "attachment://map.png"}}],
            "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
        ),
    ],
)
def test_a_layout_beyond_a_limit_is_refused(components: list[Json], code: str) -> None:
    assert codes(*components) == [code]


def test_a_layout_has_nothing_beside_it_and_an_ordinary_message_no_layout() -> None:
    assert codes(text("x"), content="y") == ["MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"]
    assert codes(text("x"), layout=False) == ["UNION_TYPE_CHOICES"]
    assert codes(content="x" * 2001, layout=False) == ["BASE_TYPE_MAX_LENGTH"]
    assert [one.code for one in nonce_problems("x" * 26)] == ["BASE_TYPE_MAX_LENGTH"]


def test_embeds_are_measured_each_and_together() -> None:
    def embed_codes(*embeds: Json) -> list[str]:
        return [one.code for one in message_problems(Draft("", list(embeds), [], False, ()))]

    assert embed_codes({"title": "x" * 256, "description": "x" * 4096}) == []
    assert embed_codes({"title": "x" * 257}) == ["BASE_TYPE_MAX_LENGTH"]
    assert embed_codes({"footer": {"text": "x" * 2049}}) == ["BASE_TYPE_MAX_LENGTH"]
    assert embed_codes(*({"description": "x" * 3001} for _ in range(2))) == ["MAX_EMBED_SIZE_EXCEEDED"]
    assert embed_codes({"fields": [{"name": "x", "value": "x"}] * 26}) == ["BASE_TYPE_MAX_LENGTH"]


def test_commands_are_measured() -> None:
    def command_codes(**changes: Any) -> list[str]:
        return [one.code for one in command_problems([{"name": "country", "description": "x", **changes}])]

    choice = {"name": "x", "value": "x"}
    option = {"type": 3, "name": "name", "description": "x"}
    assert command_codes(options=[option | {"choices": [choice] * 25}]) == []
    assert command_codes(name="Länder".lower()) == []
    assert command_codes(name="two words") == ["APPLICATION_COMMAND_INVALID_NAME"]
    assert command_codes(description="") == ["BASE_TYPE_BAD_LENGTH"]
    assert command_codes(options=[option | {"choices": [choice] * 26}]) == ["BASE_TYPE_MAX_LENGTH"]
    assert command_codes(options=[option, option]) == ["APPLICATION_COMMAND_OPTIONS_NAME_INVALID"]
    required = [option, option | {"name": "other", "required": True}]
    assert command_codes(options=required) == ["APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"]
    assert len(command_problems([{"name": f"c{number}", "description": "x"} for number in range(101)])) == 1


async def post(bot: SmallBot, scene: Scene, **body: Any) -> discord.HTTPException:
    route = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=scene.news.id)
    with pytest.raises(discord.HTTPException) as refused:
        await bot.http.request(route, json=body)
    return refused.value


async def test_a_refusal_has_the_shape_and_the_place_of_discords(scene: Scene) -> None:
    async with running(scene.discord) as bot:
        error = await post(bot, scene, flags=IS_COMPONENTS_V2, components=[container(row(button("a"), button("a")))])
        assert (error.status, error.code) == (400, 50035)
        assert error.text == (
            "Invalid Form Body\n"
            "In components.0.components.0.components.1.custom_id: Component custom id cannot be duplicated"
        )
        assert (await post(bot, scene, content="")).code == 50006
        assert (await post(bot, scene, content="x" * 2001)).code == 50035
        sent = await bot.text_channel(scene.news).send("plain")
        with pytest.raises(discord.HTTPException) as refused:
            await bot.http.request(
                discord.http.Route("PATCH", f"/channels/{scene.news.id}/messages/{sent.id}"),
                json={"flags": IS_COMPONENTS_V2, "components": [text("x")]},
            )
        assert "In content: The 'content' field cannot be used" in refused.value.text
    assert scene.news.messages[0].content == "plain"
