"""`/between`: two countries."""

from typing import TYPE_CHECKING

from discord import app_commands

from bot.front.commands.options import PLACE, PRIVATE, PlaceName, everywhere, offer_places
from bot.front.lookups import look_up

if TYPE_CHECKING:
    from bot.front.answers import Asked


@app_commands.command(description="What two countries did together, and how they stand")
@app_commands.describe(one=PLACE, other="The other one.", private=PRIVATE)
@app_commands.autocomplete(one=offer_places, other=offer_places)
@everywhere
async def between(interaction: "Asked", one: PlaceName, other: PlaceName, private: bool = False) -> None:
    """Answer about two countries or organisations."""
    await look_up(interaction, [one, other], private=private)
