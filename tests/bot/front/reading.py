"""What a message shows, and which buttons it has."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord
from simcord import InteractionResult, ResponseMessage

Shown = ResponseMessage | discord.Message


def parts_of(answer: InteractionResult) -> list[ResponseMessage]:
    """The messages of an answer, in order."""
    first = answer.response
    assert first is not None, "there is no answer"
    return [first, *answer.followups]


def text_of(shown: Shown | InteractionResult) -> str:
    """All text of a message, or of all messages of an answer."""
    if isinstance(shown, InteractionResult):
        return "\n".join(text_of(part) for part in parts_of(shown))
    return "\n".join([shown.content, *(each["content"] for each in components_of(shown) if each["type"] == 10)])


def buttons_of(shown: Shown) -> list[tuple[str, str]]:
    """Labels and custom ids of the buttons that can be pressed."""
    return [
        (each["label"], each["custom_id"]) for each in components_of(shown) if each["type"] == 2 and "custom_id" in each
    ]


def button(shown: Shown, label: str) -> str:
    """The custom id of the first button with this label."""
    return next(custom_id for called, custom_id in buttons_of(shown) if called == label)


def components_of(shown: Shown) -> list[Mapping[str, Any]]:
    """All components, however deep they stand."""
    tops = shown.components
    return list(_walk([top if isinstance(top, Mapping) else top.to_dict() for top in tops]))


def _walk(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components", ()))
        yield from _walk([component["accessory"]] if "accessory" in component else ())
