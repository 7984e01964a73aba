"""`/country`: one country."""

from typing import TYPE_CHECKING

from discord import app_commands

from bot.front.commands.options import PLACE, PRIVATE, PlaceName, everywhere, offer_places
from bot.front.lookups import look_up

if TYPE_CHECKING:
    from bot.front.answers import Asked


@app_commands.command(description="Whom a country met, what was agreed, and what is planned")
@app_commands.describe(name=PLACE, private=PRIVATE)
@app_commands.autocomplete(name=offer_places)
@everywhere
async def country(interaction: "Asked", name: PlaceName, private: bool = False) -> None:
    """Answer about one country or organisation."""
    await look_up(interaction, [name], private=private)
