"""`/digest`: a digest for now. It is not recorded: its buttons compose it again."""

from datetime import timedelta
from typing import TYPE_CHECKING

from discord import app_commands

from bot.front.answers import show_parts, think
from bot.front.commands.options import PRIVATE, everywhere
from bot.front.ids import OfWindow
from bot.front.lookups import digest_of
from digests.compose.views import Window

if TYPE_CHECKING:
    from bot.front.answers import Asked


@app_commands.command(description="Who met whom and what was agreed, in the last days")
@app_commands.describe(days="How many days it covers (14).", private=PRIVATE)
@everywhere
async def digest(interaction: "Asked", days: app_commands.Range[int, 1, 31] = 14, private: bool = False) -> None:
    """Show the digest of the days before now."""
    await think(interaction, private=private)
    desk = interaction.client.desk
    end = desk.clock.now().replace(microsecond=0)  # whole seconds, as the buttons write it
    window = Window(end - timedelta(days=days), end)
    message = await digest_of(desk, window)
    await show_parts(interaction, message.parts, OfWindow(window), private=private)
