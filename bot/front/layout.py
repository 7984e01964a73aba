"""From parts of messages to Discord's components.

https://discord.com/developers/docs/components/overview: 40 components and 4,000 characters in a message; who made the
part kept to them.
"""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.front.ids import OfLookUp, Origin, behind_id, choice_id, evidence_id, wrong_id
from digests.render.messages.model import Action, Block, Part, StoryBlock

ACCENT = discord.Colour(0x2E6F9E)

_LABELS: dict[Action, str] = {"more": "More", "sources": "Sources", "map": "Map"}

View = ui.LayoutView
_Box = ui.Container[ui.LayoutView]
_Row = ui.ActionRow[ui.LayoutView]
_Button = ui.Button[ui.LayoutView]


def layout(part: Part, origin: Origin, *, role_id: str | None = None, wrong: Sequence[int] = ()) -> View:
    """One message. `role_id` is mentioned above it; `wrong`: the events that a last button calls wrong."""
    box = _Box(accent_colour=ACCENT)
    for n, block in enumerate(part.blocks):
        box.add_item(_item(block, origin, n))
    if part.actions and not isinstance(origin, OfLookUp):  # nothing is kept that a look-up's button could open
        box.add_item(_Row(*(_button(_LABELS[action], behind_id(origin, action)) for action in part.actions)))
    if wrong:
        box.add_item(_Row(_button("Wrong?", wrong_id(wrong))))
    return _sealed(box, above=f"<@&{role_id}>" if role_id else None)


def question(text: str, options: Sequence[tuple[str, tuple[str, ...]]], *, private: bool) -> View:
    """A question with a button for each answer: what it is called, and the codes that it stands for."""
    box = _Box(ui.TextDisplay(text), accent_colour=ACCENT)
    buttons = [_button(label[:80], choice_id(codes, private=private)) for label, codes in options[:25]]
    for first in range(0, len(buttons), 5):
        box.add_item(_Row(*buttons[first : first + 5]))
    return _sealed(box)


def words(text: str, link: tuple[str, str] | None = None) -> View:
    """Plain Markdown, with a button that leads out of Discord: its label and its address."""
    box = _Box(ui.TextDisplay(text), accent_colour=ACCENT)
    if link is not None:
        box.add_item(_Row(_Button(label=link[0], url=link[1])))
    return _sealed(box)


def _item(block: Block, origin: Origin, n: int) -> ui.Item[Any]:
    text = ui.TextDisplay[ui.LayoutView](block.text)
    if not isinstance(block, StoryBlock) or not block.event_ids:
        return text
    return ui.Section[ui.LayoutView](text, accessory=_button("Evidence", evidence_id(origin, n, block.event_ids)))


def _button(label: str, custom_id: str) -> _Button:
    return _Button(label=label, custom_id=custom_id, style=discord.ButtonStyle.secondary)


def _sealed(box: _Box, *, above: str | None = None) -> View:
    """Nobody waits for presses of this very message: any of ours is answered by what its id says (`buttons`).

    A view that were kept for each message would never be forgotten.
    """
    view = View(timeout=None)
    if above is not None:
        view.add_item(ui.TextDisplay(above))
    view.add_item(box)
    view.stop()
    return view
