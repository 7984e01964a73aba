"""Where names stand on a map so that none covers another. Pure: first fit, tried again with the losers first."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digests.pictures.shapes import Points
from digests.pictures.view import Box

_TURNS = (0, 180, 90, 270, 30, 150, 330, 210, 60, 120, 300, 240)
"""Degrees from the right, to the left, at which a name may stand beside its mark, the best first."""

_LATER = tuple(0.1 * number for number in range(len(_TURNS)))

_GAPS = (11.0, 22.0, 38.0, 60.0)
"""Pixels between a mark and its name; beyond the first the name needs a leader."""

_EVERY = 6.0
"""Pixels between the points at which lines and leaders are felt."""

_AIR = 3.0
"""Pixels that stay free around a name."""

# What counts against a place, in points of lines that the name would cover.
_STEP, _SECOND_TEXT, _STRANGER, _MISSING = 8.0, 25.0, 6.0, 80.0

_STRANGE = 12.0
"""A name this near to another mark, in pixels, could be taken for that one's."""

_AROUND = np.array([-_STRANGE, -_STRANGE, _STRANGE, _STRANGE])

_ENOUGH = 30
"""Places kept for each name."""

_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """A mark and the texts that could name it, the best first, each with its width and height in pixels."""

    key: str
    at: tuple[float, float]
    texts: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A name that has a place. `leader`: where the thin line from the mark ends, if the name stands away from it."""

    key: str
    text: str
    box: Box
    at: tuple[float, float]
    leader: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class _Choice:
    cost: float
    label: Label
    spots: tuple[Box, ...]
    """Along the leader, beyond the mark itself."""


def place(wanted: Sequence[Wanted], *, marks: Sequence[Box], lines: Sequence[Points], inside: Box) -> tuple[Label, ...]:
    """Names in free places: never over one another, over `marks` or beyond `inside`; over `lines` if need be.

    A name for which no text fits has no label; those that come first are the last to go without.
    """
    felt = np.concatenate([np.empty((0, 2)), *(_even(line) for line in lines)])
    stones = np.array(marks, dtype=np.float64).reshape(-1, 4)
    choices = [_choices(one, stones, felt, inside) for one in wanted]
    order = list(range(len(wanted)))
    best: dict[int, _Choice] = {}
    least = math.inf
    for _ in range(_ROUNDS):
        found = _first_fit(order, choices)
        cost = sum(found[at].cost if at in found else _MISSING + len(order) - at for at in order)
        if cost < least:
            best, least = found, cost
        losers = [at for at in order if at not in found or found[at].cost >= _SECOND_TEXT]
        if not losers or order[: len(losers)] == losers:
            break
        order = losers + [at for at in order if at not in losers]
    return tuple(best[at].label for at in sorted(best))


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return a.left < b.right and b.left < a.right and a.bottom < b.top and b.bottom < a.top


def _first_fit(order: Sequence[int], choices: Sequence[Sequence[_Choice]]) -> dict[int, _Choice]:
    found: dict[int, _Choice] = {}
    names: list[Box] = []
    leaders: list[Box] = []
    for at in order:
        for choice in choices[at]:
            box = choice.label.box
            if any(overlap(box, other) for other in names) or any(overlap(box, other) for other in leaders):
                continue
            if any(overlap(spot, other) for spot in choice.spots for other in names):
                continue
            found[at] = choice
            names.append(box)
            leaders += choice.spots
            break
    return found


def _choices(one: Wanted, marks: Points, felt: Points, inside: Box) -> list[_Choice]:
    """The best places that a name could have if there were no other names. `marks`: shape (n, 4), as boxes."""
    tried = [
        (text, bool(step), _beside(one.at, size, math.radians(turn), gap), rank * _SECOND_TEXT + step * _STEP + late)
        for rank, (text, *size) in enumerate(one.texts)
        for step, gap in enumerate(_GAPS)
        for late, turn in zip(_LATER, _TURNS, strict=True)
    ]
    if not tried:
        return []
    x, y = one.at
    boxes = np.array([box for _, _, box, _ in tried])
    others = marks[(marks[:, 0] > x) | (x > marks[:, 2]) | (marks[:, 1] > y) | (y > marks[:, 3])]
    costs = np.array([cost for *_, cost in tried])
    costs += _touches(boxes, others + _AROUND).sum(axis=1) * _STRANGER
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    near = felt[_within(np.hstack([felt, felt]), (*low, *high))]
    costs += _touches(boxes, np.hstack([near, near])).sum(axis=1)
    free = _within(boxes, inside) & ~_touches(boxes, marks).any(axis=1)
    found: list[_Choice] = []
    for at in np.argsort(costs, kind="stable").tolist():
        if free[at] and len(found) < _ENOUGH:
            text, away, box, _ = tried[at]
            label = Label(one.key, text, box, one.at, _nearest(box, one.at) if away else None)
            spots = _spots(label)
            if not spots or not _touches(np.array(spots), others).any():
                found.append(_Choice(float(costs[at]), label, spots))
    return found


def _within(boxes: Points, outer: Sequence[float]) -> NDArray[np.bool_]:
    """Which boxes, shape (n, 4), lie inside another."""
    left, bottom, right, top = outer
    return (boxes[:, 0] >= left) & (boxes[:, 1] >= bottom) & (boxes[:, 2] <= right) & (boxes[:, 3] <= top)


def _touches(boxes: Points, others: Points) -> NDArray[np.bool_]:
    """Which box shares more than an edge with which other; shapes (n, 4) and (m, 4) → (n, m)."""
    left, bottom, right, top = (boxes[:, side, None] for side in range(4))
    return (left < others[:, 2]) & (right > others[:, 0]) & (bottom < others[:, 3]) & (top > others[:, 1])


def _beside(at: tuple[float, float], size: Sequence[float], turn: float, gap: float) -> Box:
    """A box with air around it, in the direction `turn` from a mark, whose nearest point is about `gap` away."""
    half_width, half_height = size[0] / 2 + _AIR, size[1] / 2 + _AIR
    east, north = round(math.cos(turn), 6), round(math.sin(turn), 6)
    x = at[0] + east * gap + math.copysign(half_width, east) * (abs(east) > 0.1)
    y = at[1] + north * gap + math.copysign(half_height, north) * (abs(north) > 0.1)
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)


def _nearest(box: Box, at: tuple[float, float]) -> tuple[float, float]:
    return min(max(at[0], box.left), box.right), min(max(at[1], box.bottom), box.top)


def _spots(label: Label) -> tuple[Box, ...]:
    if label.leader is None:
        return ()
    (x, y), length = label.at, math.dist(label.at, label.leader)
    east, north = (label.leader[0] - x) / length, (label.leader[1] - y) / length
    away = (_GAPS[0] + _EVERY * number for number in range(int((length - _GAPS[0]) / _EVERY) + 1))
    points = ((x + east * far, y + north * far) for far in away)
    return tuple(Box(x - 1, y - 1, x + 1, y + 1) for x, y in points)


def _even(line: Points) -> Points:
    """A line as points about `_EVERY` pixels apart, its ends among them."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = np.linspace(0.0, along[-1], max(2, round(float(along[-1]) / _EVERY) + 1))
    return np.column_stack([np.interp(at, along, line[:, 0]), np.interp(at, along, line[:, 1])])
