"""From degrees to a plane: Equal Earth for the world, Lambert's azimuthal equal-area projection for what is near. Pure.

Both keep areas true, so that no country looks larger than it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from digests.pictures.shapes import Points

_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
"""Šavrič, Patterson, Jenny: The Equal Earth map projection (2018), equation 2."""

_MIRROR = np.array([-1.0, 1.0])


class Projection(Protocol):
    """A plane whose unit is the radius of the earth."""

    def plane(self, points: Points) -> Points:
        """Degrees east and north → x and y."""

    def pieces(self, lines: Sequence[Points], *, closed: bool) -> list[Points]:
        """Lines or closed rings (degrees) as pieces, in degrees for `plane`, that do not cross the map's edge."""


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The whole world, `lon` degrees east in the middle."""

    lon: float = 0.0

    def plane(self, points: Points) -> Points:
        """Degrees → plane. What lies 180° from the middle stands on the side that it is given on."""
        east = points[:, 0] - self.lon
        inside = np.abs(east) <= 180.0 + 1e-9
        east = np.radians(np.where(inside, east, (east + 180.0) % 360.0 - 180.0))
        a1, a2, a3, a4 = _EARTH
        angle = np.arcsin(np.sqrt(3) / 2 * np.sin(np.radians(points[:, 1])))
        square = angle**2
        sixth = square**3
        stretch = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
        x = 2 / np.sqrt(3) * east * np.cos(angle) / stretch
        return np.column_stack([x, angle * (a1 + a2 * square + sixth * (a3 + a4 * square))])

    def pieces(self, lines: Sequence[Points], *, closed: bool) -> list[Points]:
        """Cut along the meridian opposite to the middle. A ring around a pole cannot be cut so, and is left out."""
        if not lines:
            return []
        every = np.concatenate(lines)
        east = (every[:, 0] - self.lon + 180.0) % 360.0 - 180.0
        every = np.column_stack([east + self.lon, every[:, 1]])
        ends = np.cumsum([len(line) for line in lines])
        jumps = np.flatnonzero(np.abs(np.diff(east)) > 180.0)
        torn = set(np.searchsorted(ends, jumps[~np.isin(jumps + 1, ends)], side="right").tolist())
        found: list[Points] = []
        for at, line in enumerate(np.split(every, ends[:-1])):
            if at not in torn:
                found.append(line)
            else:
                found += self._cut_ring(line) if closed else _cut_line(line)
        return found

    def _cut_ring(self, ring: Points) -> list[Points]:
        whole = np.unwrap(ring[:, 0] - self.lon, period=360.0)
        if abs(whole[-1] - whole[0]) > 180.0:
            return []
        found = []
        for turn in (-360.0, 0.0, 360.0):
            piece = np.column_stack([whole + turn, ring[:, 1]])
            piece = _west_of(_west_of(piece, 180.0) * _MIRROR, 180.0) * _MIRROR
            if len(piece) > 2:
                found.append(piece + np.array([self.lon, 0.0]))
        return found


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """What lies around one point. Distances are nearly true up to some 3,000 km from it."""

    lon: float
    lat: float

    def plane(self, points: Points) -> Points:
        """Degrees → plane (Snyder: Map Projections, a working manual, 1987, equations 24-2 to 24-4)."""
        east, north, middle = np.radians(points[:, 0] - self.lon), np.radians(points[:, 1]), np.radians(self.lat)
        cos = np.sin(middle) * np.sin(north) + np.cos(middle) * np.cos(north) * np.cos(east)
        scale = np.sqrt(2 / np.maximum(1 + cos, 1e-9))
        x = scale * np.cos(north) * np.sin(east)
        y = scale * (np.cos(middle) * np.sin(north) - np.sin(middle) * np.cos(north) * np.cos(east))
        return np.column_stack([x, y])

    def pieces(self, lines: Sequence[Points], *, closed: bool) -> list[Points]:
        """The lines of which some lies on this half of the earth; what lies on the other would be torn apart."""
        del closed
        if not lines:
            return []
        towards = directions(np.concatenate(lines)) @ directions(np.array([[self.lon, self.lat]]))[0]
        starts = np.cumsum([0, *(len(line) for line in lines[:-1])])
        nearest = np.maximum.reduceat(towards, starts)
        return [line for line, near in zip(lines, nearest, strict=True) if near > 0.0]

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Plane → degrees east and north: the way back (equations 20-14 to 20-18 and 24-16)."""
        away = float(np.hypot(x, y))
        if away < 1e-12:
            return self.lon, self.lat
        angle, middle = 2 * np.arcsin(min(away / 2, 1.0)), np.radians(self.lat)
        north = np.arcsin(np.cos(angle) * np.sin(middle) + y * np.sin(angle) * np.cos(middle) / away)
        down = away * np.cos(middle) * np.cos(angle) - y * np.sin(middle) * np.sin(angle)
        east = self.lon + np.degrees(np.arctan2(x * np.sin(angle), down))
        return float((east + 180.0) % 360.0 - 180.0), float(np.degrees(north))


def directions(points: Points) -> Points:
    """Degrees → vectors of length one, shape (n, 3)."""
    east, north = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])


def _cut_line(line: Points) -> list[Points]:
    breaks = np.flatnonzero(np.abs(np.diff(line[:, 0])) > 180.0) + 1
    return [part for part in np.split(line, breaks) if len(part) > 1]


def _west_of(ring: Points, edge: float) -> Points:
    """What of a ring lies west of a meridian (Sutherland and Hodgman's clipping by one edge)."""
    if len(ring) == 0:
        return ring
    after = np.roll(ring, -1, axis=0)
    inside, next_inside = ring[:, 0] <= edge, after[:, 0] <= edge
    kept: list[Points] = []
    for at in range(len(ring)):
        if inside[at]:
            kept.append(ring[at])
        if inside[at] != next_inside[at]:
            share = (edge - ring[at, 0]) / (after[at, 0] - ring[at, 0])
            kept.append(np.array([edge, ring[at, 1] + share * (after[at, 1] - ring[at, 1])]))
    return np.array(kept).reshape(-1, 2)
