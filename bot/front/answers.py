"""How an interaction is answered: thought about at once, shown in parts, or told why not.

Discord waits 3 seconds for a first sign and 15 minutes for the rest, and who sees the first sign sees the answer:
https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.front.layout import View, layout
from bot.front.refusals import Plain
from digests.errors import DigestsError, StoreError
from digests.render.messages.harmless import harmless

if TYPE_CHECKING:
    from bot.front.client import Front
    from bot.front.ids import Origin
    from digests.render.messages.model import Part

    Asked = discord.Interaction[Front]
    """A member's command or press."""

_THOUGHT = "Something went wrong here, and the operator of this bot can see what: please try again later."
_STORE = "The store cannot be read just now: please try again in a minute."
_CHANGED = "This command has changed: restart Discord (Ctrl+R), or wait a minute, and type it again."
_SHOWN = "communique.shown"
_PRIVATE = "communique.private"

_log = structlog.get_logger(__name__)


async def think(interaction: "Asked", *, private: bool) -> None:
    """Give the first sign. What follows is seen by whoever sees it."""
    interaction.extras[_PRIVATE] = private
    await interaction.response.defer(ephemeral=private, thinking=True)


async def show(interaction: "Asked", views: Iterable[View], *, private: bool) -> None:
    """Show the messages one after the other, after `think`, with the same `private`."""
    for view in views:
        if interaction.extras.get(_SHOWN):
            await interaction.followup.send(view=view, ephemeral=private)
        else:
            await interaction.edit_original_response(view=view)
            interaction.extras[_SHOWN] = True


async def show_parts(interaction: "Asked", parts: "Sequence[Part]", origin: "Origin", *, private: bool) -> None:
    """The same for rendered parts."""
    await show(interaction, (layout(part, origin) for part in parts), private=private)


async def complain(interaction: "Asked", error: Exception) -> None:
    """Say in private why there is no answer, in one sentence; what nobody expected goes to the log."""
    sentence = _sentence(interaction, error)
    try:
        if not interaction.response.is_done():
            await interaction.response.send_message(sentence, ephemeral=True)
        elif interaction.extras.get(_SHOWN):
            await interaction.followup.send(sentence, ephemeral=True)
        elif interaction.extras.get(_PRIVATE):
            await interaction.edit_original_response(content=sentence)
        else:
            # The public sign cannot become private. It has to be a message before it can be deleted:
            # https://github.com/discord/discord-api-docs/issues/2739
            await interaction.edit_original_response(content="…")
            await interaction.delete_original_response()
            await interaction.followup.send(sentence, ephemeral=True)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as failure:  # too late, or Discord is the matter
        _log.warning("interaction.unanswered", **_facts(interaction), reason=str(failure))


def _sentence(interaction: "Asked", error: Exception) -> str:
    error = getattr(error, "original", error)  # of CommandInvokeError and TransformerError
    match error:
        case Plain():
            return str(error)
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return _CHANGED
        case StoreError():
            _log.error("interaction.failed", **_facts(interaction), reason=str(error))
            return _STORE
        case DigestsError():
            return harmless(str(error))[:2000]
    _log.error("interaction.failed", **_facts(interaction), exc_info=error)
    return _THOUGHT


def _facts(interaction: "Asked") -> dict[str, Any]:
    command = interaction.command.qualified_name if interaction.command else None
    pressed = interaction.data.get("custom_id") if interaction.data else None
    return {"command": command, "pressed": pressed, "guild": interaction.guild_id}
