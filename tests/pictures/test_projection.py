"""Degrees to a plane: the numbers that others publish, true areas, and a clean cut at the map's edge."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.pictures.projection import Azimuthal, EqualEarth, Projection
from digests.pictures.shapes import Points, world


def at(projection: Projection, lon: float, lat: float) -> tuple[float, float]:
    (x, y), *_ = projection.plane(np.array([[lon, lat]])).tolist()
    return x, y


def area(ring: Points) -> float:
    after = np.roll(ring, -1, axis=0)
    return abs(float((ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum())) / 2


def cell(lon: float, lat: float, size: float = 0.1) -> Points:
    return np.array([[lon, lat], [lon + size, lat], [lon + size, lat + size], [lon, lat + size]])


def test_equal_earth_has_the_published_extent() -> None:
    """Width 5.4133 and height 2.6348 radii, poles as lines 0.59 of the equator (Šavrič, Patterson, Jenny 2018)."""
    east, north = at(EqualEarth(), 180.0, 0.0)[0], at(EqualEarth(), 0.0, 90.0)[1]
    assert (2 * east, 2 * north) == pytest.approx((5.41327, 2.63477), abs=1e-4)
    assert at(EqualEarth(), 180.0, 90.0)[0] / east == pytest.approx(0.5916, abs=1e-3)


def test_azimuthal_has_the_published_values() -> None:
    """Snyder's numerical example: centre 40° N 100° W, point 20° S 100° E, sphere of radius 3."""
    x, y = at(Azimuthal(-100.0, 40.0), 100.0, -20.0)
    assert (3 * x, 3 * y) == pytest.approx((-4.2339303, 4.0257775), abs=1e-6)


@pytest.mark.parametrize("projection", [EqualEarth(11.0), Azimuthal(10.0, 50.0)])
@pytest.mark.parametrize(("lon", "lat"), [(0.0, 0.0), (10.0, 50.0), (-60.0, -20.0), (25.0, 70.0)])
def test_areas_are_true(projection: Projection, lon: float, lat: float) -> None:
    south, north = np.radians([lat, lat + 0.1])
    sphere = np.radians(0.1) * (np.sin(north) - np.sin(south))
    assert area(projection.plane(cell(lon, lat))) == pytest.approx(sphere, rel=2e-3)


@given(st.floats(-179, 179), st.floats(-85, 85), st.floats(-1, 1), st.floats(-1, 1))
def test_the_way_back_from_the_plane(lon: float, lat: float, x: float, y: float) -> None:
    middle = Azimuthal(lon, lat)
    assert at(middle, *middle.degrees(x, y)) == pytest.approx((x, y), abs=1e-6)


@pytest.mark.parametrize("middle", [0.0, 11.0, -150.0, 178.0])
def test_no_piece_crosses_the_edge_of_the_map(middle: float) -> None:
    projection = EqualEarth(middle)
    rings = [ring for code, rings in world().areas.items() if code != "AQ" for ring in rings]
    for pieces in (projection.pieces(rings, closed=True), projection.pieces(world().borders, closed=False)):
        for piece in pieces:
            assert np.ptp(piece[:, 0]) <= 360.0
            assert np.abs(np.diff(piece[:, 0])).max() <= 180.0
            assert piece[:, 0].min() >= middle - 180.0 - 1e-9
            assert piece[:, 0].max() <= middle + 180.0 + 1e-9


def test_a_country_on_the_edge_is_cut_in_two_and_loses_nothing() -> None:
    ring = np.array([[170.0, 0.0], [-170.0, 0.0], [-170.0, 10.0], [170.0, 10.0], [170.0, 0.0]])
    whole = EqualEarth(180.0).pieces([ring], closed=True)
    halves = EqualEarth(0.0).pieces([ring], closed=True)
    assert (len(whole), len(halves)) == (1, 2)
    assert [float(np.abs(half[:, 0]).max()) for half in halves] == [180.0, 180.0]
    parts = sum(area(EqualEarth(0.0).plane(half)) for half in halves)
    assert parts == pytest.approx(area(EqualEarth(180.0).plane(whole[0])), rel=1e-2)


def test_what_lies_around_a_pole_or_behind_the_earth_is_left_out() -> None:
    around = np.column_stack([np.arange(-180.0, 181.0, 10.0), np.full(37, -70.0)])
    assert EqualEarth(40.0).pieces([around], closed=True) == []
    assert Azimuthal(0.0, 60.0).pieces([cell(179.0, -60.0)], closed=True) == []
    assert EqualEarth().pieces([], closed=True) == Azimuthal(0.0, 0.0).pieces([], closed=False) == []
