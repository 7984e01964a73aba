"""Groups of text and stories packed into as few parts as they need, cut only between stories."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from digests.render.messages.limits import MAX_PARTS, has_room
from digests.render.messages.model import Action, Block, Part, StoryBlock, TextBlock

MOST_AROUND = 700
"""Characters of text that go before a story: with the longest story they still fit into one part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What is never cut apart: lines of text, the story that they lead to, and a note after it."""

    before: tuple[str, ...] = ()
    story: StoryBlock | None = None
    after: tuple[str, ...] = ()
    again: str = ""
    """The heading to repeat where this group opens a part; empty where `before` holds it."""
    lines: int = 0
    """How many lines of the view go untold without this group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What ends the last part."""

    lines: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


Ending = Callable[[Sequence[Group]], Closing]
"""Says how to end, given the groups that found no room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """One to four parts, and the groups that found no room in them."""

    parts: tuple[Part, ...]
    left: tuple[Group, ...] = ()


def pack(groups: Iterable[Group], *, title: str, small: str, ending: Ending, spare: int = 0) -> Packed:
    """Fill part after part. `title` opens the first, `small` the others; both get “(2/3)” where there are several.

    No end may be more than `spare` characters longer than that for all groups left over.
    """
    known = list(groups)
    pages: list[list[Group]] = [[]]
    left: list[Group] = []

    def part(place: int, of: int, closing: Closing | None) -> Part:
        number = f" ({place + 1}/{of})" if of > 1 else ""
        heading = f"{small if place else title}{number}"
        return _part(heading, pages[place], closing or Closing())

    def full(closing: Closing | None, spare: int = 0) -> bool:
        return not has_room(part(len(pages) - 1, MAX_PARTS, closing), spare=spare)

    longest: Closing | None = None
    for at, group in enumerate(known):
        pages[-1].append(group)
        if len(pages) < MAX_PARTS and full(None) and len(pages[-1]) > 1:
            pages.append([pages[-1].pop()])
        # The last part must have room for its end, however much is left over.
        if len(pages) == MAX_PARTS:
            longest = longest or ending(known)
            if full(longest, spare):
                pages[-1].pop()
                left = known[at:]
                break
    closing = ending(left)
    if full(closing) and len(pages) < MAX_PARTS:
        pages.append([pages[-1].pop()] if len(pages[-1]) > 1 else [])  # the end does not stand alone if it can
        if pages[-1] and full(closing):
            pages[-2].append(pages[-1].pop())
    closings = [None] * (len(pages) - 1) + [closing]
    if len(pages) > 1 and not left:
        filled = pages
        pages = _evenly(known, len(filled), sum(map(len, closing.lines)))
        if not all(has_room(part(place, len(pages), closing)) for place, closing in enumerate(closings)):
            pages = filled
    return Packed(
        parts=tuple(part(place, len(pages), closing) for place, closing in enumerate(closings)), left=tuple(left)
    )


def _evenly(groups: Sequence[Group], pages: int, end: int) -> list[list[Group]]:
    """The groups in so many pages of about the same length, in their order: a last page of one line looks lost.

    `end`: characters that the last page has beside its groups.
    """
    sizes = [
        sum(map(len, (*group.before, *group.after))) + len(group.story.text if group.story else "") for group in groups
    ]
    total = sum(sizes) + end
    found: list[list[Group]] = [[] for _ in range(pages)]
    before = 0
    for group, size in zip(groups, sizes, strict=True):
        middle = before + size / 2
        found[min(int(middle * pages / total), pages - 1) if total else 0].append(group)
        before += size
    return found


def around(lines: Sequence[str], *, heading: str = "", most: int = MOST_AROUND) -> tuple[str, ...]:
    """The lines, and the heading after them, without the last lines that a story's part would have no room for."""
    room = most - len(heading)
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return (*kept, heading) if heading else tuple(kept)


def _part(heading: str, groups: Sequence[Group], closing: Closing) -> Part:
    blocks: list[Block] = []
    lines = [heading]
    for place, group in enumerate(groups):
        if not place and group.again:
            lines.append(group.again)
        lines += group.before
        if group.story:
            blocks += [*_text(lines), group.story]
            lines = []
        lines += group.after
    return Part(blocks=(*blocks, *_text([*lines, *closing.lines])), actions=closing.actions)


def _text(lines: Sequence[str]) -> list[TextBlock]:
    text = "\n".join(lines).strip()
    return [TextBlock(text=text)] if text else []
