"""The vendored shapes: every country has its place, and the file can be made anew."""

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from digests.pictures.shapes import Points, centres, world
from digests.places.names import countries
from tests.pictures.make_shapes import decoded
from tests.pictures.make_shapes import world as made

ONLY_POINTS = {"BV", "GI", "TK", "TV", "UM", "VA"}
"""Too small for the scale of the shapes."""


@cache
def edges() -> tuple[list[str], NDArray[np.intp], Points, Points]:
    """The codes, and of all edges of all rings: whose (its place among the codes), from where, to where."""
    codes = list(world().areas)
    rings = [(at, ring) for at, code in enumerate(codes) for ring in world().areas[code]]
    owners = np.concatenate([np.full(len(ring) - 1, at) for at, ring in rings])
    return codes, owners, np.concatenate([r[:-1] for _, r in rings]), np.concatenate([r[1:] for _, r in rings])


def holders(lon: float, lat: float) -> list[str]:
    """Whose land a point is: its way to the north pole, at sea, crosses their rings an odd number of times."""
    codes, owners, starts, ends = edges()
    one, other = ((side[:, 0] - lon + 180.0) % 360.0 - 180.0 for side in (starts, ends))
    spans = ((one > 0) != (other > 0)) & (np.abs(other - one) < 180.0)
    share = one[spans] / (one[spans] - other[spans])
    north = starts[spans, 1] + share * (ends[spans, 1] - starts[spans, 1]) > lat
    crossed = np.bincount(owners[spans][north], minlength=len(codes))
    return [code for code, times in zip(codes, crossed.tolist(), strict=True) if times % 2]


def away(code: str, lon: float, lat: float) -> float:
    return min(float(np.hypot(ring[:, 0] - lon, ring[:, 1] - lat).min()) for ring in world().areas[code])


def test_every_country_has_a_point_and_nothing_else_has() -> None:
    assert set(centres()) == set(countries())


def test_every_country_but_the_smallest_has_a_shape() -> None:
    assert set(countries()) - set(world().areas) == ONLY_POINTS
    assert set(world().areas) - set(countries()) == {""}
    assert {"XK", "TW", "PS", "SG", "MT", "BH"} <= set(world().areas)


def test_a_point_stands_on_its_own_land_or_at_sea() -> None:
    for code in set(countries()) - ONLY_POINTS:
        lon, lat = centres()[code]
        strangers = set(holders(lon, lat)) - {code}
        assert not strangers or away(code, lon, lat) < 0.05, f"{code} stands in {strangers}"


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        (2.35, 48.86, "FR"),
        (-52.5, 4.5, "GF"),
        (55.5, -21.1, "RE"),
        (15.6, 78.5, "SJ"),
        (28.2, -29.5, "LS"),
        (12.45, 43.94, "SM"),
        (0.0, -80.0, "AQ"),
        (34.1, 45.0, ""),
        (33.4, 35.3, ""),
        (44.1, 9.6, ""),
    ],
    ids=[
        "France",
        "Guiana",
        "Réunion",
        "Svalbard",
        "Lesotho",
        "San Marino",
        "the pole",
        "Crimea",
        "Northern Cyprus",
        "Somaliland",
    ],
)
def test_land_takes_one_colour_and_disputed_land_none(lon: float, lat: float, code: str) -> None:
    assert holders(lon, lat) == [code]


def test_coordinates_are_degrees_and_rings_are_closed() -> None:
    for rings in world().areas.values():
        for ring in rings:
            assert len(ring) >= 4
            assert ring[0].tolist() == ring[-1].tolist()
            assert np.abs(ring).max(axis=0).tolist() <= [180.0, 90.0]


def test_borders_are_lines_between_two_countries_and_no_coasts() -> None:
    def touched(lon: float, lat: float) -> bool:
        return any(np.hypot(line[:, 0] - lon, line[:, 1] - lat).min() < 0.3 for line in world().borders)

    assert touched(8.2, 48.97)  # the Rhine
    assert not touched(-9.5, 38.7)  # Portugal's coast


TOPOLOGY = {
    "transform": {"scale": [0.5, 0.5], "translate": [0.0, 0.0]},
    "arcs": [
        [[20, 0], [0, 10], [0, 10]],  # the line between two squares, with a point that says nothing
        [[20, 20], [-20, 0], [0, -20], [20, 0]],
        [[20, 0], [20, 0], [0, 20], [-20, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "250", "properties": {"name": "France"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "056", "properties": {"name": "Belgium"}, "arcs": [[[2, -1]]]},
                {"type": "Polygon", "properties": {"name": "Kosovo"}, "arcs": [[1, 0]]},
                {"type": "Polygon", "properties": {"name": "Nowhere"}, "arcs": [[1, 0]]},
            ]
        }
    },
}


def test_topojson_is_read_as_its_specification_says() -> None:
    assert decoded(TOPOLOGY)[0] == [(10.0, 0.0), (10.0, 5.0), (10.0, 10.0)]


def test_shapes_are_made_from_topojson() -> None:
    ours = made(TOPOLOGY)
    assert ours["areas"] == {"": [[[1, 0]]], "BE": [[[2, -1]]], "FR": [[[0, 1]]], "XK": [[[1, 0]]]}
    assert ours["arcs"][0] == [500, 0, 0, 500], "in 50ths of a degree, without the point in between"
