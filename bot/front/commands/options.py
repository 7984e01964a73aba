"""What several commands share: where they can be used, and the countries that they offer."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from discord import app_commands

from bot.front.offered import places

if TYPE_CHECKING:
    from bot.front.answers import Asked

T = TypeVar("T")

PlaceName = app_commands.Range[str, 1, 100]
PRIVATE = "Only you see the answer."
PLACE = "A country or organisation by name in any language, code, capital or flag."


def everywhere(command: T) -> T:
    """In servers and in direct messages with the bot."""
    decorate: tuple[Callable[[T], T], ...] = (
        app_commands.allowed_installs(guilds=True, users=False),
        app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False),
    )
    for each in decorate:
        command = each(command)
    return command


async def offer_places(_: "Asked", typed: str) -> list[app_commands.Choice[str]]:
    """What may be meant by the beginning of a name."""
    offered = await asyncio.to_thread(places, typed)
    return [app_commands.Choice(name=name[:100], value=code) for name, code in offered]
