"""What answers a press, by what its id says: nothing about a message is kept in memory.

Every answer is private, but for a choice, which is the look-up that was asked for.
"""

import io
import re
from typing import TYPE_CHECKING, Any, Self

import discord
import structlog
from discord import ui

from bot.front.answers import complain, show, show_parts, think
from bot.front.ids import (
    BEHIND,
    CHOICE,
    EVIDENCE,
    WRONG,
    OfLookUp,
    OfRun,
    OfWindow,
    Origin,
    events_of,
    further_of,
    origin_of,
)
from bot.front.layout import layout
from bot.front.lookups import answer, digest_of
from bot.front.refusals import Gone
from digests.compose.opened import GONE
from digests.errors import InputError
from digests.pictures.describe import describe_map
from digests.queries.opened import opened
from digests.render.messages.codec import Behind, part_from_json
from digests.render.messages.evidence import evidence_message

if TYPE_CHECKING:
    from bot.front.answers import Asked
    from bot.front.desk import Desk
    from digests.pictures.spec import MapSpec
    from digests.render.messages.model import Message, Part

_NOTHING_BEHIND = "What stood behind this button is no longer stored: `/digest` makes a new digest."
_NO_MAP = "There is nothing here that a map could show."
_NOT_DRAWN = "The map could not be drawn just now: please try again in a minute."
_NOBODY_DRAWS = "This bot draws no maps: its operator has not switched them on."
_THANKS = "Thank you: it is noted that this line is wrong, and will be looked at."
_KNOWN = "You have said so before: it is noted."

_log = structlog.get_logger(__name__)
_Base = ui.DynamicItem[ui.Button[Any]]


class _Pressed(_Base, template="(?!)"):
    """A button whose id holds the question."""

    def __init__(self, item: ui.Item[Any], match: re.Match[str]) -> None:
        assert isinstance(item, ui.Button)  # noqa: S101 # the client looked it up among the message's buttons
        super().__init__(item)
        self.match = match

    @classmethod
    async def from_custom_id(cls, _: "discord.Interaction[Any]", item: ui.Item[Any], match: re.Match[str], /) -> Self:
        """Made anew for each press."""
        return cls(item, match)

    async def callback(self, interaction: "discord.Interaction[Any]") -> None:
        """Answer, or say why not."""
        try:
            await self.answer(interaction)
        except Exception as error:  # the library would only log it, and the member would wait
            await complain(interaction, error)

    async def answer(self, interaction: "Asked") -> None:
        """Answer. May raise."""
        raise NotImplementedError


class EvidenceButton(_Pressed, template=EVIDENCE):
    """The exact sentences that a story stands on."""

    async def answer(self, interaction: "Asked") -> None:
        """Show them, with a last button to call them wrong."""
        await think(interaction, private=True)
        event_ids = events_of(self.match["ids"])
        found = await opened(interaction.client.desk.store, event_ids)
        if not found.articles:
            raise Gone(GONE)
        parts = evidence_message(found, further=further_of(self.match["further"])).parts
        last = len(parts) - 1
        views = (layout(part, OfLookUp(), wrong=event_ids if place == last else ()) for place, part in enumerate(parts))
        await show(interaction, views, private=True)


class BehindButton(_Pressed, template=BEHIND):
    """More stories, the sources, or the map of a digest."""

    async def answer(self, interaction: "Asked") -> None:
        """Show it."""
        await think(interaction, private=True)
        desk = interaction.client.desk
        parts, drawn = await _behind(desk, origin_of(self.match["origin"]), self.match["action"])
        if self.match["action"] == "map":
            await _show_map(interaction, drawn)
        else:
            if not parts:
                raise Gone(_NOTHING_BEHIND)
            await show_parts(interaction, parts, OfLookUp(), private=True)


class WrongButton(_Pressed, template=WRONG):
    """A reader calls a line wrong."""

    async def answer(self, interaction: "Asked") -> None:
        """Note it, and thank."""
        await think(interaction, private=True)
        desk = interaction.client.desk
        noted: list[bool] = []
        async with desk.store.transaction() as tx:
            for event_id in events_of(self.match["ids"]):
                try:
                    said_by = str(interaction.user.id)
                    noted.append(await tx.put_objection(event_id, said_by=said_by, now=desk.clock.now()))
                except InputError:  # it was read again since, and is another event now
                    continue
        if not noted:
            raise Gone(GONE)
        await interaction.edit_original_response(content=_THANKS if any(noted) else _KNOWN)


class ChoiceButton(_Pressed, template=CHOICE):
    """Which of several countries was meant."""

    async def answer(self, interaction: "Asked") -> None:
        """Go on with the look-up."""
        await answer(interaction, tuple(self.match["codes"].split(".")), private=self.match["seen"] == "p")


BUTTONS = (EvidenceButton, BehindButton, WrongButton, ChoiceButton)


async def _behind(desk: "Desk", origin: Origin, action: str) -> "tuple[tuple[Part, ...], MapSpec | None]":
    behind: Behind | Message | None
    match origin:
        case OfRun(run, _):
            async with desk.store.reading() as tx:
                recorded = await tx.run_parts(run)
            behind = part_from_json(recorded[-1].payload)[1] if recorded else None
        case OfWindow(window):
            behind = await digest_of(desk, window)
        case OfLookUp():
            behind = None
    if behind is None:
        raise Gone(_NOTHING_BEHIND)
    return behind.more if action == "more" else behind.sources, behind.map


async def _show_map(interaction: "Asked", drawn: "MapSpec | None") -> None:
    draw = interaction.client.desk.picture
    if drawn is None or not drawn.contacts:
        raise Gone(_NO_MAP)
    if draw is None:
        raise Gone(_NOBODY_DRAWS)
    try:
        picture = await draw(drawn)
    except Exception as error:  # whatever it is, nothing else suffers from it
        _log.error("map.failed", exc_info=error)
        raise Gone(_NOT_DRAWN) from error
    file = discord.File(io.BytesIO(picture), "map.png", description=describe_map(drawn))
    await interaction.edit_original_response(attachments=[file])
