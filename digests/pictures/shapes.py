"""The shapes of the countries and the points where their lines begin, in degrees east and north. Read once.

Loads numpy, so only the picture worker imports this.
"""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Shape (n, 2)."""


@dataclass(frozen=True, slots=True)
class World:
    """Natural Earth's land. `areas`: code → rings, holes turning the other way; "" is land that takes no colour."""

    areas: Mapping[str, tuple[Points, ...]]
    borders: tuple[Points, ...]
    """Lines between two areas, each once; coasts are not among them."""


@cache
def world() -> World:
    """The vendored shapes."""
    held: dict[str, Any] = json.loads(gzip.decompress((_data() / "world.json.gz").read_bytes()))
    arcs = [np.cumsum(np.reshape(arc, (-1, 2)), axis=0) / held["steps"] for arc in held["arcs"]]
    rings: dict[str, tuple[Points, ...]] = {}
    owners: list[set[str]] = [set() for _ in arcs]
    for code, polygons in held["areas"].items():
        rings[code] = tuple(_joined(ring, arcs) for polygon in polygons for ring in polygon)
        for arc in (arc for polygon in polygons for ring in polygon for arc in ring):
            owners[arc if arc >= 0 else ~arc].add(code)
    return World(rings, tuple(arc for arc, of in zip(arcs, owners, strict=True) if len(of) > 1))


@cache
def centres() -> Mapping[str, tuple[float, float]]:
    """Code → degrees east and north of the point where a country's lines begin."""
    lines = (_data() / "centres.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith(("#", "code\t")))
    return {code: (float(lon), float(lat)) for code, lat, lon in rows}


def _joined(ring: list[int], arcs: list[Points]) -> Points:
    """The arcs of a ring end to end; a negative number is an arc backwards (TopoJSON 2.1.4)."""
    return np.concatenate([arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring])


def _data() -> Traversable:
    return files("digests.pictures") / "data"
