"""`/upcoming`: what is planned."""

from typing import TYPE_CHECKING

from discord import app_commands

from bot.front.answers import think
from bot.front.commands.options import PRIVATE, everywhere
from bot.front.lookups import show_view
from digests.queries.upcoming import upcoming as ask

if TYPE_CHECKING:
    from bot.front.answers import Asked


@app_commands.command(description="What is planned for the coming days")
@app_commands.describe(days="How many days to look ahead (30).", private=PRIVATE)
@everywhere
async def upcoming(interaction: "Asked", days: app_commands.Range[int, 1, 366] = 30, private: bool = False) -> None:
    """Answer about what is ahead."""
    await think(interaction, private=private)
    desk = interaction.client.desk
    await show_view(interaction, await ask(desk.store, now=desk.clock.now(), ahead=days), private=private)
