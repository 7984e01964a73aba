"""The questions that a command or a button asks: each one query, rendered and shown."""

import asyncio
from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.front.answers import show_parts, think
from bot.front.ids import OfLookUp
from bot.front.layout import question
from bot.front.offered import named
from digests.errors import AmbiguousPlace, InputError
from digests.places.resolve import resolve
from digests.queries.between import between
from digests.queries.country import country
from digests.queries.digest import digest
from digests.render.messages.digest import digest_message
from digests.render.messages.harmless import harmless
from digests.render.messages.look_up import look_up_message

if TYPE_CHECKING:
    from bot.front.answers import Asked
    from bot.front.desk import Desk
    from digests.compose.views import CountryView, ListView, PairView, Window
    from digests.render.messages.model import Message


async def look_up(interaction: "Asked", names: Sequence[str], *, private: bool) -> None:
    """Answer about one country, or about two and what is between them; ask back where a name means several.

    Raises UnknownPlace, and InputError when both are the same, before anybody sees anything.
    """
    meant = [await asyncio.to_thread(_meant, name) for name in names]
    wanted = [codes for codes in product(*meant) if len(set(codes)) == len(codes)]
    if not wanted:
        raise InputError("Both sides are the same: ask for two different countries or organisations.")
    if len(wanted) == 1:
        await answer(interaction, wanted[0], private=private)
        return
    asked = " and ".join(f"“{harmless(name)}”" for name, codes in zip(names, meant, strict=True) if len(codes) > 1)
    options = [(" – ".join(map(named, codes)), codes) for codes in wanted]
    await interaction.response.send_message(
        view=question(f"{asked} can mean several: which did you mean?", options, private=private), ephemeral=True
    )


async def answer(interaction: "Asked", codes: tuple[str, ...], *, private: bool) -> None:
    """Answer about one code, or about two."""
    await think(interaction, private=private)
    desk = interaction.client.desk
    now = desk.clock.now()
    if len(codes) == 1:
        await show_view(interaction, await country(desk.store, codes[0], now=now), private=private)
    else:
        await show_view(interaction, await between(desk.store, codes[0], codes[1], now=now), private=private)


async def show_view(interaction: "Asked", view: "CountryView | PairView | ListView", *, private: bool) -> None:
    """Render and show what a query found."""
    message = await asyncio.to_thread(look_up_message, view)
    await show_parts(interaction, message.parts, OfLookUp(), private=private)


async def digest_of(desk: "Desk", window: "Window") -> "Message":
    """The digest of a window as of its end: asked again later, it has the same stories."""
    told = await digest(desk.store, now=window.end, zone=ZoneInfo(desk.zone), window=window)
    return await asyncio.to_thread(digest_message, told)


def _meant(name: str) -> tuple[str, ...]:
    try:
        return (resolve(name),)
    except AmbiguousPlace as error:
        return tuple(map(resolve, error.choices))
