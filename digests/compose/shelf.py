"""A section in the making: its lines are put into words only when they are shown, for a large store has hundreds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from digests.compose.journeys import Entry
from digests.compose.line import Setting, line
from digests.compose.rules import MAX_LISTED
from digests.compose.views import Line, Section
from digests.model import Story

NONE_REPORTED = "none reported"


@dataclass(frozen=True, slots=True)
class Item:
    """A line to be, and the stories that it stands on."""

    stories: tuple[Story, ...]
    told: Callable[[Setting], Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A heading and all that belongs under it, in order; `always`: printed even when it is empty."""

    key: str
    emoji: str
    title: str
    items: Sequence[Item]
    always: bool = False

    @property
    def shown(self) -> Sequence[Item]:
        """What a look-up has room for."""
        return self.items[:MAX_LISTED]


def whole(entry: Entry, *, level: str = "") -> Item:
    """The entry as a line of a look-up."""
    return Item(entry.stories, lambda setting: line(entry, setting, style="look_up", level=level))


def shown_stories(shelves: Iterable[Shelf]) -> list[Story]:
    """The stories of all lines that are shown: what the view's sources are numbered from."""
    return [story for shelf in shelves for item in shelf.shown for story in item.stories]


def sections(shelves: Iterable[Shelf], setting: Setting) -> tuple[Section, ...]:
    """The shelves in words, without those that are empty and need not be said to be."""
    return tuple(_section(shelf, setting) for shelf in shelves if shelf.items or shelf.always)


def _section(shelf: Shelf, setting: Setting) -> Section:
    over = len(shelf.items) - len(shelf.shown)
    return Section(
        key=shelf.key,
        emoji=shelf.emoji,
        title=shelf.title,
        lines=tuple(item.told(setting) for item in shelf.shown),
        empty=NONE_REPORTED,
        note=f"and {over} more" if over else "",
        hidden=over,
    )
