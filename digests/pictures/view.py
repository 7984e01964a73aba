"""Which part of the earth a map shows, and how large. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from digests.pictures.projection import Azimuthal, EqualEarth, Projection, directions
from digests.pictures.shapes import Points

_NEAR = 32.0
"""Degrees from the middle of the parties to the farthest of them, up to which the map is drawn around that middle."""

_LEAST = 0.40
"""A map is at least this wide, in radii of the earth: some 2,500 km, so that a reader knows where it is."""

_AROUND = 8.0
"""Degrees around a party's centre within which its own shape should be seen."""

_MARGIN = 0.11
"""Of the width and of the height, free on each side."""

_AROUND_THE_CLOCK = 260.0
"""Parties that span more degrees of longitude than this are shown on the usual map of the whole world."""

_USUAL = 11.0
"""With this meridian in the middle the map's edge runs through the Bering Strait, and cuts no country's mainland."""

_SOUTH, _NORTH = -56.0, 83.0


class Box(NamedTuple):
    """An upright rectangle: pixels from the lower left corner of the picture, or lengths on a plane."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class View:
    """A projection and the part of its plane that fills `box`, which is in pixels."""

    projection: Projection
    shown: Box
    box: Box

    def pixels(self, points: Points) -> Points:
        """Degrees → pixels of the picture, from its lower left corner."""
        flat = self.projection.plane(points)
        scale = self.box.width / self.shown.width
        return (flat - (self.shown.left, self.shown.bottom)) * scale + (self.box.left, self.box.bottom)


def view(centres: Sequence[tuple[float, float]], outlines: Sequence[Points], box: Box) -> View:
    """The part of the earth with the parties' `centres` (degrees) and the nearer parts of their `outlines`.

    No centres: the whole world.
    """
    if not centres:
        return _whole(EqualEarth(_USUAL), box)
    points = np.array(centres, dtype=np.float64)
    middle = directions(points).mean(axis=0)
    if (length := np.linalg.norm(middle)) > 0.2:
        middle /= length
        reach = np.degrees(np.arccos(np.clip(directions(points) @ middle, -1.0, 1.0))).max()
        if reach <= _NEAR:
            lon, lat = np.degrees(np.arctan2(middle[1], middle[0])), np.degrees(np.arcsin(middle[2]))
            return _close(Azimuthal(float(lon), float(lat)), _with_surroundings(points, outlines), box)
    return _far(points, _with_surroundings(points, outlines), box)


def _with_surroundings(points: Points, outlines: Sequence[Points]) -> Points:
    """The centres and what of their countries' outlines lies around one of them."""
    if not outlines:
        return points
    land = np.concatenate(outlines)
    nearest = (directions(land) @ directions(points).T).max(axis=1)
    return np.concatenate([points, land[nearest > np.cos(np.radians(_AROUND))]])


def _close(projection: Azimuthal, points: Points, box: Box) -> View:
    around = _bounds(projection.plane(points))
    middle = projection.degrees((around.left + around.right) / 2, (around.bottom + around.top) / 2)
    projection = Azimuthal(*middle)
    return View(projection, _fitted(_bounds(projection.plane(points)), box), box)


def _far(points: Points, around: Points, box: Box) -> View:
    """On the world's map: turned to the parties where they stand on one side of the earth."""
    east = np.sort(points[:, 0] % 360.0)
    gaps = np.diff(np.append(east, east[0] + 360.0))
    widest = int(gaps.argmax())
    span = 360.0 - gaps[widest]
    if span > _AROUND_THE_CLOCK:
        return _whole(EqualEarth(_USUAL), box)
    first = east[(widest + 1) % len(east)]
    projection = EqualEarth(float((first + span / 2 + 180.0) % 360.0 - 180.0))
    whole = _whole(projection, box)
    shown = _fitted(_bounds(projection.plane(around)), box)
    if shown.width >= whole.shown.width or shown.height >= whole.shown.height:
        on_one_side = (_USUAL + 180.0 - first) % 360.0 >= span
        return _whole(EqualEarth(_USUAL), box) if on_one_side else whole
    bottom = min(max(shown.bottom, whole.shown.bottom), whole.shown.top - shown.height)
    return View(projection, Box(shown.left, bottom, shown.right, bottom + shown.height), box)


def _whole(projection: EqualEarth, box: Box) -> View:
    lon = projection.lon
    flat = projection.plane(np.array([[lon - 180.0, 0.0], [lon, _SOUTH], [lon, _NORTH]]))
    side = -flat[0, 0] * 1.01
    return View(projection, _fitted(Box(-side, flat[1, 1], side, flat[2, 1]), box, margin=0.0), box)


def _bounds(flat: Points) -> Box:
    (left, bottom), (right, top) = flat.min(axis=0), flat.max(axis=0)
    return Box(float(left), float(bottom), float(right), float(top))


def _fitted(inner: Box, box: Box, margin: float = _MARGIN) -> Box:
    """`inner` with its margin, widened to the form of `box`."""
    width = max(inner.width / (1 - 2 * margin), _LEAST)
    height = inner.height / (1 - 2 * margin)
    width = max(width, height * box.width / box.height)
    height = width * box.height / box.width
    x, y = (inner.left + inner.right) / 2, (inner.bottom + inner.top) / 2
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
