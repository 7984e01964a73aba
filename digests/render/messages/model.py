"""A message before it is sent: parts of harmless blocks, within Discord's limits. Frozen, and JSON in the outbox."""

from dataclasses import dataclass
from typing import Literal

from digests.pictures.spec import MapSpec

Action = Literal["more", "sources", "map"]
"""What stands behind a button of the last part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """Discord Markdown that stands alone: a title, a heading, a note."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBlock:
    """One story in Discord Markdown. Its Evidence button opens the quotes of `event_ids`, the most telling first."""

    text: str
    event_ids: tuple[int, ...]


Block = TextBlock | StoryBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One message of Discord. Every part of a digest holds a story or an action, by which it is known again."""

    blocks: tuple[Block, ...]
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One to four parts, and what is shown in private behind the buttons of the last."""

    parts: tuple[Part, ...]
    more: tuple[Part, ...] = ()
    sources: tuple[Part, ...] = ()
    map: MapSpec | None = None
