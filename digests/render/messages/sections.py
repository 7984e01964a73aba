"""Sections of a view as groups: headings, stories, notes."""

from collections.abc import Iterable, Sequence

from digests.compose.rules import MAX_BULLETS
from digests.compose.views import Section
from digests.render.messages.harmless import harmless
from digests.render.messages.parts import Group, around
from digests.render.messages.story import story_block

_HEADING = 60
_NOTE = 120


def groups(
    sections: Iterable[Section], *, opening: Sequence[str] = (), bullets: int = MAX_BULLETS
) -> tuple[list[Group], tuple[str, ...]]:
    """A group for every story, and the lines after the last of them. `opening` stands before all."""
    found: list[Group] = []
    pending = list(opening)
    for section in sections:
        heading = f"**{harmless(f'{section.emoji} {section.title}', _HEADING) or '…'}**"
        note = (f"-# {harmless(section.note, _NOTE)}",) if section.note else ()
        if not section.lines:
            pending += [f"{heading} — {harmless(section.empty, _NOTE)}" if section.empty else heading, *note]
            continue
        last = len(section.lines) - 1
        for place, line in enumerate(section.lines):
            found.append(
                Group(
                    before=() if place else around(pending, heading=heading),
                    story=story_block(line, bullets=bullets),
                    after=note if place == last else (),
                    again=f"{heading} (continued)" if place else "",
                )
            )
        pending = []
    return found, around(pending)


def stories(left: Iterable[Group]) -> int:
    """How many stories these groups hold."""
    return sum(group.story is not None for group in left)
