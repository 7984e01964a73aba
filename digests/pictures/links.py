"""From contacts to lines and rings on a picture. Pure; everything is in pixels."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from digests.pictures.describe import WORDS, on_the_map, venue_of
from digests.pictures.shapes import Points
from digests.pictures.spec import Contact, Standing
from digests.pictures.spread import spread
from digests.pictures.view import Box

_BEND = 0.13
"""How far the middle of a line between two leaves the straight, as a share of its length."""

_LEAST_BEND = 9.0
"""Pixels: lines between neighbours stay apart from each other too."""

_SPOKE_BEND = 0.05
_STEPS = np.linspace(0.0, 1.0, 33)[:, None]

GAP = 21.0
"""Pixels that marks keep from one another."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Contacts that are one line: the same parties, standing and venue. `parties`: at least one, all on the map.

    `meets`: its lines meet at a ring, since there are more than two parties or since they met elsewhere than at home.
    """

    parties: tuple[str, ...]
    standing: Standing
    venue: str | None
    count: int

    @property
    def meets(self) -> bool:
        """Whether the lines of this tie run to a ring, not from one party to the other."""
        return len(self.parties) > 2 or (self.venue is not None and self.venue not in self.parties)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line, as points; `count` contacts are told by it."""

    points: Points
    standing: Standing
    count: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: countries' marks, the rings where lines meet, and the lines, the most telling last."""

    marks: Mapping[str, tuple[float, float]]
    rings: tuple[tuple[tuple[float, float], Standing], ...]
    strokes: tuple[Stroke, ...]


def ties(contacts: Iterable[Contact]) -> tuple[Tie, ...]:
    """The contacts with a place on the map, equal ones once, in the order they came in."""
    counted: Counter[tuple[tuple[str, ...], Standing, str | None]] = Counter()
    for contact in contacts:
        parties = tuple(sorted(on_the_map(contact)))
        if parties:
            venue = venue_of(contact)
            counted[parties, contact.standing, venue if len(parties) > 2 or venue not in parties else None] += 1
    return tuple(Tie(*key, count) for key, count in counted.items())


def codes(drawn: Sequence[Tie]) -> tuple[str, ...]:
    """The countries that need a mark: parties, those with the most contacts first, and then the mere venues."""
    weights: Counter[str] = Counter()
    for tie in drawn:
        weights.update(dict.fromkeys(tie.parties, 100 * tie.count))
        if tie.venue is not None:
            weights[tie.venue] += 1
    return tuple(sorted(weights, key=lambda code: (-weights[code], code)))


def layout(drawn: Sequence[Tie], centres: Mapping[str, tuple[float, float]], inside: Box) -> Layout:
    """`centres`: code → pixels of each country that `codes` names. Marks that would cover each other move apart.

    Lines bend towards the top, or away from it where they would leave `inside`.
    """
    named = codes(drawn)
    meeting = [tie for tie in drawn if tie.meets]
    starts = [centres[code] for code in named]
    starts += [_start_of_ring(tie, centres) for tie in meeting]
    moved = spread(np.array(starts, dtype=np.float64).reshape(-1, 2), GAP)
    marks = {code: (float(x), float(y)) for code, (x, y) in zip(named, moved, strict=False)}
    places = dict(zip(meeting, moved[len(named) :], strict=True))
    alone = tuple((marks[tie.parties[0]], tie.standing) for tie in drawn if len(tie.parties) == 1 and not tie.meets)
    rings = tuple(((float(x), float(y)), tie.standing) for tie, (x, y) in places.items())
    return Layout(marks, (*alone, *rings), _strokes(drawn, marks, places, inside.top))


def _start_of_ring(tie: Tie, centres: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    if tie.venue is not None:
        return centres[tie.venue]
    x, y = np.mean([centres[code] for code in tie.parties], axis=0)
    return float(x), float(y)


def _strokes(
    drawn: Sequence[Tie], marks: Mapping[str, tuple[float, float]], places: Mapping[Tie, Points], top: float
) -> tuple[Stroke, ...]:
    between: Counter[tuple[str, ...]] = Counter()
    found = []
    order = list(WORDS)
    for tie in sorted(drawn, key=lambda tie: (order.index(tie.standing), tie.parties)):
        if tie.meets:
            curves = [_curve(marks[code], places[tie], _SPOKE_BEND) for code in tie.parties]
            found += [Stroke(curve, tie.standing, tie.count) for curve in curves]
        elif len(tie.parties) == 2:
            one, other = sorted(marks[code] for code in tie.parties)
            number = between[tie.parties]
            between[tie.parties] += 1
            bend = max(_BEND, _LEAST_BEND / max(math.dist(one, other), 1.0)) * (1 + number // 2) * (-1) ** number
            curve = _curve(one, other, bend)
            if curve[:, 1].max() > top:
                curve = _curve(one, other, -bend)
            found.append(Stroke(curve, tie.standing, tie.count))
    return tuple(reversed(found))


def _curve(one: Sequence[float] | Points, other: Sequence[float] | Points, bend: float) -> Points:
    """A quadratic curve that leaves the straight by `bend` of its length; to the left, seen from its start."""
    start, end = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    along = end - start
    control = (start + end) / 2 + np.array([-along[1], along[0]]) * bend * 2
    curve: Points = (1 - _STEPS) ** 2 * start + 2 * _STEPS * (1 - _STEPS) * control + _STEPS**2 * end
    return curve
