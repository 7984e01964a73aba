"""Where names stand on a map so that none covers another. Pure: first fit, tried again with the losers first."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from digests.pictures.shapes import Points
from digests.pictures.view import Box

_TURNS = (0, 180, 90, 270, 30, 150, 330, 210, 60, 120, 300, 240)
"""Degrees from the right, to the left, at which a name may stand beside its mark, the best first."""

_GAPS = (11.0, 22.0, 38.0, 58.0, 82.0)
"""Pixels between a mark and its name; beyond the first the name needs a leader."""

_EVERY = 6.0
"""Pixels between the points at which lines and leaders are felt."""

_AIR = 3.0
"""Pixels that stay free around a name."""

# What counts against a place, in points of lines that the name would cover.
_STEP_AWAY, _SECOND_TEXT, _STRANGER, _MISSING = 6.0, 25.0, 6.0, 80.0

_STRANGE = 12.0
"""A name this near to another mark, in pixels, could be taken for that one's."""

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
    choices = [_choices(one, marks, felt, inside) for one in wanted]
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


def _choices(one: Wanted, marks: Sequence[Box], felt: Points, inside: Box) -> list[_Choice]:
    """The places that a name could have if there were no other names, the best first."""
    others = [mark for mark in marks if not (mark.left < one.at[0] < mark.right and mark.bottom < one.at[1] < mark.top)]
    found = []
    for rank, (text, width, height) in enumerate(one.texts):
        for step, gap in enumerate(_GAPS):
            for preference, turn in enumerate(_TURNS):
                box = _beside(one.at, (width, height), math.radians(turn), gap)
                if _beyond(box, inside) or any(overlap(box, mark) for mark in marks):
                    continue
                label = Label(one.key, text, box, one.at, _nearest(box, one.at) if step else None)
                spots = _spots(label)
                if any(overlap(spot, mark) for spot in spots for mark in others):
                    continue
                strangers = sum(overlap(_grown(box, _STRANGE), mark) for mark in others)
                cost = rank * _SECOND_TEXT + step * _STEP_AWAY + strangers * _STRANGER + preference * 0.1
                found.append(_Choice(cost + _under(box, felt), label, spots))
    return sorted(found, key=lambda choice: choice.cost)


def _beside(at: tuple[float, float], size: tuple[float, float], turn: float, gap: float) -> Box:
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
    points = _even(np.array([label.at, label.leader]))
    beyond = points[np.hypot(*(points - label.at).T) > _GAPS[0]]
    return tuple(Box(x - 1, y - 1, x + 1, y + 1) for x, y in beyond.tolist())


def _grown(box: Box, by: float) -> Box:
    return Box(box.left - by, box.bottom - by, box.right + by, box.top + by)


def _beyond(box: Box, inside: Box) -> bool:
    return box.left < inside.left or box.right > inside.right or box.bottom < inside.bottom or box.top > inside.top


def _under(box: Box, felt: Points) -> int:
    x, y = felt[:, 0], felt[:, 1]
    return int(np.count_nonzero((x > box.left) & (x < box.right) & (y > box.bottom) & (y < box.top)))


def _even(line: Points) -> Points:
    """A line as points about `_EVERY` pixels apart, its ends among them."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = np.linspace(0.0, along[-1], max(2, round(float(along[-1]) / _EVERY) + 1))
    return np.column_stack([np.interp(at, along, line[:, 0]), np.interp(at, along, line[:, 1])])
