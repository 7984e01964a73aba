"""Make `digests/pictures/data/world.json.gz` anew: `python -m tests.pictures.make_shapes countries-50m.json`.

The file asked for is Natural Earth 4.1.0 at 1:50 million (public domain) as the npm package world-atlas 2.0.2 packs it:
`npm pack world-atlas@2.0.2`, sha256 of the file 04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394.
A TopoJSON file holds arcs, which are borders and coasts that neighbours share, and areas made of arcs; ours does too.
"""

import gzip
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from babel.core import get_global

from digests.places.names import countries

STEPS = 50
"""Coordinates are whole numbers of 1/50 of a degree: about one pixel of the closest map that is drawn."""

TOLERANCE = 0.02
"""Degrees by which a simplified line may leave the old one."""

SMALLEST = 0.004
"""Islands below this many square degrees are left out, unless their country has nothing larger."""

VISIBLE = 0.0001
"""What is smaller would round to a line: the Vatican is a point of its own table, no hole in Italy."""

WITHOUT_ID = {"Kosovo": "XK"}
PARTS = (  # whose polygon, which code of ours it takes, and the box of degrees (west, south, east, north) it lies in
    ("FR", "GF", (-55, 1, -51, 7)),
    ("FR", "GP", (-62, 15.7, -60.9, 16.7)),
    ("FR", "MQ", (-61.4, 14.2, -60.6, 15.1)),
    ("FR", "RE", (55, -22, 56, -20)),
    ("FR", "YT", (44.8, -13.2, 45.5, -12.4)),
    ("NL", "BQ", (-70, 11, -62, 18)),
    ("NO", "SJ", (-10, 70.5, -7, 71.5)),
    ("NO", "SJ", (9, 74, 36, 82)),
    ("Indian Ocean Ter.", "CC", (96, -13, 98, -11)),
    ("Indian Ocean Ter.", "CX", (105, -11, 106, -10)),
    ("RU", "", (32, 44, 37, 46.5)),  # Crimea: disputed, so it takes nobody's colour
)

Point = tuple[float, float]
Ring = list[int]


def main() -> None:
    """Read the TopoJSON that is named, write ours."""
    made = json.dumps(world(json.loads(Path(sys.argv[1]).read_bytes())), separators=(",", ":"))
    target = Path(__file__).parents[2] / "digests" / "pictures" / "data" / "world.json.gz"
    target.write_bytes(gzip.compress(made.encode("ascii"), 9, mtime=0))


def world(topology: dict[str, Any]) -> dict[str, Any]:
    """`steps`, `arcs` (start and then differences, x and y in turn) and `areas`: code → polygons → rings → arcs.

    Arc -1 is arc 0 backwards, -2 arc 1. The code "" holds land that is disputed or that no code is given to.
    """
    arcs = [_simplified(arc) for arc in decoded(topology)]
    areas: dict[str, list[list[Ring]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            areas.setdefault(_owner(geometry, polygon, arcs), []).append(polygon)
    areas = {code: kept for code in sorted(areas) if (kept := _large_enough(areas[code], arcs))}
    used = sorted({_plain(arc) for polygons in areas.values() for rings in polygons for ring in rings for arc in ring})
    place = {arc: at for at, arc in enumerate(used)}
    return {
        "steps": STEPS,
        "arcs": [_differences(arcs[arc]) for arc in used],
        "areas": {
            code: [[[place[arc] if arc >= 0 else ~place[~arc] for arc in ring] for ring in rings] for rings in polygons]
            for code, polygons in areas.items()
        },
    }


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees (TopoJSON 2.1.3: whole numbers, each the difference to the one before, scaled and moved)."""
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * wide + west, y * high + south))
        arcs.append(points)
    return arcs


def _simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's: only the points that the line would leave by more than the tolerance without."""
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = max(
            ((_distance(points[at], points[first], points[last]), at) for at in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > TOLERANCE:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [points[at] for at in sorted(kept)]


def _distance(point: Point, first: Point, last: Point) -> float:
    """Degrees from `point` to the straight line, or to the one point where an arc comes back to its start."""
    narrow = math.cos(math.radians(first[1]))
    px, py = (point[0] - first[0]) * narrow, point[1] - first[1]
    dx, dy = (last[0] - first[0]) * narrow, last[1] - first[1]
    length = math.hypot(dx, dy)
    return abs(dx * py - dy * px) / length if length > 1e-9 else math.hypot(px, py)


def _owner(geometry: dict[str, Any], polygon: list[Ring], arcs: Sequence[list[Point]]) -> str:
    name = geometry["properties"]["name"]
    numbered = get_global("territory_aliases").get(geometry.get("id") or "", [])
    code = numbered[0] if len(numbered) == 1 and numbered[0] in countries() else WITHOUT_ID.get(name, "")
    xs, ys = zip(*(point for arc in polygon[0] for point in arcs[_plain(arc)]), strict=True)
    for whole, part, (west, south, east, north) in PARTS:
        if whole in (code, name) and west < min(xs) and max(xs) < east and south < min(ys) and max(ys) < north:
            return part
    return code


def _large_enough(polygons: list[list[Ring]], arcs: Sequence[list[Point]]) -> list[list[Ring]]:
    seen = [[ring for ring in rings if _size(ring, arcs) >= VISIBLE] for rings in polygons]
    sizes = [_size(rings[0], arcs) if rings else 0.0 for rings in seen]
    least = max(min(SMALLEST, max(sizes)), VISIBLE)
    return [rings for rings, size in zip(seen, sizes, strict=True) if size >= least]


def _size(ring: Ring, arcs: Sequence[list[Point]]) -> float:
    """Square degrees, narrowed by the latitude."""
    points = [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))
    return abs(twice) / 2 * math.cos(math.radians(points[0][1]))


def _plain(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _differences(points: list[Point]) -> list[int]:
    """Start and differences in steps, without steps of nothing."""
    numbers: list[int] = []
    x = y = 0
    for lon, lat in points:
        new_x, new_y = round(lon * STEPS), round(lat * STEPS)
        if not numbers or (new_x, new_y) != (x, y):
            numbers += [new_x - x, new_y - y]
            x, y = new_x, new_y
    return numbers


if __name__ == "__main__":
    main()
