"""What one message of Discord can hold, and how much of it a part takes."""

from digests.render.messages.model import Part, StoryBlock

MAX_CHARACTERS = 4_000
"""Text of all components of a message together, in code points, link addresses included.

https://docs.discord.com/developers/components/reference, “Text Display” and the flag IS_COMPONENTS_V2; that code points
are counted: https://github.com/discord/discord-api-docs/issues/1315.
"""

MAX_COMPONENTS = 40
"""Components of a message, those inside others included (the same page)."""

MAX_PARTS = 4
"""A digest is one to four messages."""

ROOM_CHARACTERS = 3_700
"""What we fill: the rest is for the mention of a role (25) and the words on up to 15 buttons."""

ROOM_COMPONENTS = 38
"""What we fill: the rest is for the mention's text, and for one more thing that a front may add."""


def characters(part: Part) -> int:
    """The text of a part, all blocks summed."""
    return sum(len(block.text) for block in part.blocks)


def components(part: Part) -> int:
    """A container holds all; a text counts 1, a section 3 (itself, its text, its button), a row of n buttons n + 1."""
    blocks = sum(3 if isinstance(block, StoryBlock) else 1 for block in part.blocks)
    return 1 + blocks + (len(part.actions) + 1 if part.actions else 0)


def has_room(part: Part, *, spare: int = 0) -> bool:
    """Whether the part leaves the room that a front needs, and `spare` characters more."""
    return characters(part) + spare <= ROOM_CHARACTERS and components(part) <= ROOM_COMPONENTS
