"""Where names stand on a map so that none covers another. Pure, and greedy: the most important name chooses first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from digests.pictures.shapes import Points
from digests.pictures.view import Box

_SIDES = ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (0.8, 0.8), (-0.8, 0.8), (0.8, -0.8), (-0.8, -0.8))
_GAPS = (11.0, 24.0, 42.0, 64.0)
"""Pixels between a mark and its name; beyond the first the name needs a leader."""

_AWAY = 2.5
"""What a step further away costs, in points of lines that a name would cover."""

_AIR = 3.0
"""Pixels that stay free around a name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A mark and the texts that could name it, the best first, each with its width and height in pixels."""

    key: str
    at: tuple[float, float]
    texts: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A name that has a place. `leader`: it stands so far from its mark that a thin line should lead there."""

    key: str
    text: str
    box: Box
    at: tuple[float, float]
    leader: bool


def place(wanted: Iterable[Wanted], *, marks: Sequence[Box], lines: Points, inside: Box) -> tuple[Label, ...]:
    """Names in free places: never over one another, over `marks` or beyond `inside`; over `lines` (points) if need be.

    A name for which no text fits has no label.
    """
    placed: list[Label] = []
    for one in wanted:
        taken = [*marks, *(label.box for label in placed)]
        for text, width, height in one.texts:
            label = _best(one, text, (width, height), taken, lines, inside)
            if label is not None:
                placed.append(label)
                break
    return tuple(placed)


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return a.left < b.right and b.left < a.right and a.bottom < b.top and b.bottom < a.top


def _best(
    one: Wanted, text: str, size: tuple[float, float], taken: Sequence[Box], lines: Points, inside: Box
) -> Label | None:
    best: Label | None = None
    least = float("inf")
    for step, gap in enumerate(_GAPS):
        if best is not None and step * _AWAY >= least:
            break
        for side in _SIDES:
            box = _beside(one.at, size, side, gap)
            if _beyond(box, inside) or any(overlap(box, other) for other in taken):
                continue
            cost = step * _AWAY + _under(box, lines)
            if cost < least:
                best, least = Label(one.key, text, box, one.at, leader=step > 0), cost
    return best


def _beside(at: tuple[float, float], size: tuple[float, float], side: tuple[float, float], gap: float) -> Box:
    """A box with air around it whose near edge, or corner, is `gap` from the mark."""
    half_width, half_height = size[0] / 2 + _AIR, size[1] / 2 + _AIR
    x = at[0] + side[0] * gap + (half_width if side[0] > 0 else -half_width if side[0] < 0 else 0.0)
    y = at[1] + side[1] * gap + (half_height if side[1] > 0 else -half_height if side[1] < 0 else 0.0)
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)


def _beyond(box: Box, inside: Box) -> bool:
    return box.left < inside.left or box.right > inside.right or box.bottom < inside.bottom or box.top > inside.top


def _under(box: Box, lines: Points) -> int:
    if len(lines) == 0:
        return 0
    x, y = lines[:, 0], lines[:, 1]
    return int(np.count_nonzero((x > box.left) & (x < box.right) & (y > box.bottom) & (y < box.top)))
