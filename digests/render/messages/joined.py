"""Lines of a look-up that name one contact again and again, joined: what is on the table is listed one by one."""

from dataclasses import replace
from itertools import groupby

from digests.compose.views import Bullet, Line, Section
from digests.render.messages.sections import Told

MOST_JOINED = 8
"""Bullets under one line."""

_DASH = " — "


def joined(section: Section) -> tuple[Told, ...]:
    """The section's lines; those that follow each other and differ only in what they say are one, that as bullets."""
    lines: list[Told] = []
    for _, alike in groupby(section.lines, key=_contact):
        same = list(alike)
        for start in range(0, len(same), MOST_JOINED):
            lines += _join(same[start : start + MOST_JOINED])
    return tuple(lines)


def _contact(line: Line) -> tuple[object, ...]:
    return (line.story_ids, _head(line), line.unsure)


def _head(line: Line) -> str:
    """The line without what it says; the whole line where it was cut, or has bullets of its own."""
    end = f"{_DASH}{line.what}"
    return line.text.removesuffix(end) if line.what and not line.bullets else line.text


def _join(lines: list[Line]) -> list[Told]:
    first = lines[0]
    if len(lines) == 1 or _head(first) == first.text:
        return list(map(Told, lines))
    refs = tuple(dict.fromkeys(ref for line in lines for ref in line.refs))
    bullets = tuple(Bullet(text=line.what, refs=line.refs, evidence=line.evidence) for line in lines)
    return [Told(replace(first, text=_head(first), what="", bullets=bullets, refs=refs), len(lines))]
