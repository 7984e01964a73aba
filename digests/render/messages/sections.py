"""Sections of a view as groups: headings, stories, notes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from digests.compose.rules import MAX_BULLETS
from digests.compose.views import Line, Section
from digests.render.messages.harmless import harmless
from digests.render.messages.parts import Group, around
from digests.render.messages.story import story_block

_HEADING = 60
_NOTE = 120


@dataclass(frozen=True, slots=True)
class Told:
    """A line to print, and how many lines of the view it tells."""

    line: Line
    lines: int = 1


def one_by_one(section: Section) -> tuple[Told, ...]:
    """Its lines as they are."""
    return tuple(map(Told, section.lines))


def groups(
    sections: Iterable[Section],
    *,
    opening: Sequence[str] = (),
    bullets: int = MAX_BULLETS,
    told: Callable[[Section], Sequence[Told]] = one_by_one,
) -> tuple[list[Group], tuple[str, ...]]:
    """A group for every line that `told` makes of a section, and the text after the last. `opening` is before all."""
    found: list[Group] = []
    pending = list(opening)
    for section in sections:
        heading = f"**{_name(section)}**"
        note = (f"-# {harmless(section.note, _NOTE)}",) if section.note else ()
        if not section.lines:
            pending += [f"{heading} — {harmless(section.empty, _NOTE)}" if section.empty else heading, *note]
            continue
        printed = told(section)
        for place, one in enumerate(printed, start=1):
            last = place == len(printed)
            found.append(
                Group(
                    before=around(pending, heading=heading) if place == 1 else (),
                    story=story_block(one.line, bullets=bullets),
                    after=note if last else (),
                    again=f"{heading} (continued)" if place > 1 else "",
                    lines=one.lines + (section.hidden if last else 0),
                )
            )
        pending = []
    return found, around(pending)


def empty_ones(sections: Iterable[Section]) -> tuple[str, ...]:
    """“None reported — 🤝 Held · ✍️ Agreed or signed”: a small line for each such word, with the sections under it."""
    by: dict[str, list[str]] = {}
    for section in sections:
        if not section.lines:
            by.setdefault(harmless(section.empty, _HEADING), []).append(_name(section))
    return tuple(
        f"-# {f'{said[0].upper()}{said[1:]} — ' if said else ''}{' · '.join(names)}" for said, names in by.items()
    )


def stories(left: Iterable[Group]) -> int:
    """How many stories these groups hold."""
    return sum(group.story is not None for group in left)


def _name(section: Section) -> str:
    return harmless(f"{section.emoji} {section.title}", _HEADING) or "…"
