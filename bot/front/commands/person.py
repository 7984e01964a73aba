"""`/person`: one person."""

from typing import TYPE_CHECKING

from discord import app_commands

from bot.front.answers import think
from bot.front.commands.options import PRIVATE, everywhere
from bot.front.lookups import show_view
from digests.queries.person import person as ask

if TYPE_CHECKING:
    from bot.front.answers import Asked


@app_commands.command(description="Whom a person met, and what is planned")
@app_commands.describe(name="A surname, or more of a name.", private=PRIVATE)
@everywhere
async def person(interaction: "Asked", name: app_commands.Range[str, 1, 100], private: bool = False) -> None:
    """Answer about the people of a name."""
    await think(interaction, private=private)
    desk = interaction.client.desk
    await show_view(interaction, await ask(desk.store, name, now=desk.clock.now()), private=private)
