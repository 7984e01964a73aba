"""One line of a view as a block: who and what, its bullets, the numbers of its sources, and what its button opens."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from digests.compose.rules import MAX_BULLETS, MAX_LINE
from digests.compose.views import Bullet, Line, Ref
from digests.render.messages.harmless import cut, escaped, harmless
from digests.render.messages.model import StoryBlock
from digests.render.messages.stamps import clock_time

_PLAIN_ARROW = str.maketrans("↔", "⇄")  # Discord draws the first as an emoji in a blue box
_REFS = 6
"""Source numbers that one line prints; the rest are counted."""


def story_block(line: Line, *, bullets: int = MAX_BULLETS) -> StoryBlock:
    """The line with names in bold, clock times in the reader's zone, and at most so many bullets."""
    mark = " (unsure)" if line.unsure else ""
    told = [f"{_line(line) or '…'}{mark}{numbers(line.refs)}"]
    told += [_bullet(bullet, line) for bullet in line.bullets[:bullets]]
    return StoryBlock(text=plain_arrows("\n".join(told)), event_ids=most_telling(line.refs))


def plain_arrows(text: str) -> str:
    """Arrows of ours that stay letters in Discord."""
    return text.translate(_PLAIN_ARROW)


def numbers(refs: Sequence[Ref]) -> str:
    """“ [1][2]”, with the sources beyond six counted."""
    found = sorted({ref.number for ref in refs})
    over = len(found) - _REFS
    shown = "".join(f"[{number}]" for number in found[:_REFS])
    return (f" {shown}" if shown else "") + (f" and {over} more" if over > 0 else "")


def most_telling(refs: Iterable[Ref]) -> tuple[int, ...]:
    """The events: of every source one before the second of any, the latest sources first, for they say how it stands.

    A button holds only as many as fit into its id.
    """
    by: dict[int, list[int]] = {}
    for ref in sorted(refs, key=lambda ref: (-ref.number, ref.event_id)):
        by.setdefault(ref.number, []).append(ref.event_id)
    rounds = zip_longest(*by.values())
    return tuple(dict.fromkeys(event_id for turn in rounds for event_id in turn if event_id is not None))


def _line(line: Line) -> str:
    """The clock time stands after flags, people and place, so it is looked for behind them."""
    text = cut(line.text, MAX_LINE)
    at = text.find(line.when.text, len(line.flags + line.who + line.place)) if line.when and line.when.text else -1
    shown = clock_time(line.when) if line.when and at >= 0 else ""
    if not shown or line.when is None:
        return _bold(text, line.names)
    before, after = text[:at], text[at + len(line.when.text) :]
    return f"{_bold(before, line.names)}{shown}{_bold(after, line.names)}"


def _bullet(bullet: Bullet, line: Line) -> str:
    """A bullet repeats its source only where the line has several."""
    several = len({ref.number for ref in line.refs}) > 1
    return f"• {harmless(cut(bullet.text, MAX_LINE))}{numbers(bullet.refs) if several else ''}"


def _bold(text: str, names: Iterable[str]) -> str:
    """Tame text, made harmless, with whole names in bold."""
    known = sorted((re.escape(name) for name in names if name.strip() and len(name) <= MAX_LINE), key=len, reverse=True)
    if not known:
        return escaped(text)
    pieces = re.split(rf"((?:(?<!\w)(?:{'|'.join(known)})(?!\w))+)", text)
    return "".join(f"**{escaped(piece)}**" if at % 2 else escaped(piece) for at, piece in enumerate(pieces))
