"""`/agreements`: what was agreed."""

from datetime import timedelta
from typing import TYPE_CHECKING

from discord import app_commands

from bot.front.answers import think
from bot.front.commands.options import PRIVATE, everywhere
from bot.front.lookups import show_view
from digests.queries.agreements import agreements as ask

if TYPE_CHECKING:
    from bot.front.answers import Asked


@app_commands.command(description="What was reported as agreed or signed")
@app_commands.describe(days="How many days to look back (30).", private=PRIVATE)
@everywhere
async def agreements(interaction: "Asked", days: app_commands.Range[int, 1, 3660] = 30, private: bool = False) -> None:
    """Answer about what both sides did."""
    await think(interaction, private=private)
    desk = interaction.client.desk
    now = desk.clock.now()
    await show_view(interaction, await ask(desk.store, since=now - timedelta(days=days), now=now), private=private)
