"""Which part of the earth a map shows: all parties are on it, near ones large."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.pictures.projection import Azimuthal, EqualEarth
from digests.pictures.shapes import centres, world
from digests.pictures.view import Box, View, view

BOX = Box(0, 76, 1200, 562)


def of(*codes: str) -> View:
    return view(
        [centres()[code] for code in codes], [ring for code in codes for ring in world().areas.get(code, ())], BOX
    )


def spot(seen: View, code: str) -> tuple[float, float]:
    ((x, y),) = seen.pixels(np.array([centres()[code]])).tolist()
    return x, y


def test_neighbours_are_shown_large() -> None:
    seen = of("BE", "NL", "LU")
    assert isinstance(seen.projection, Azimuthal)
    assert seen.shown.width < 0.5
    assert abs(spot(seen, "BE")[1] - spot(seen, "NL")[1]) > 60


def test_a_single_town_is_not_a_map_by_itself() -> None:
    assert of("SG").shown.width == pytest.approx(0.4)


def test_the_pacific_is_one_sea() -> None:
    """Fiji and New Zealand lie on one side of 180°, Samoa and the Cook Islands on the other."""
    seen = of("FJ", "NZ", "WS", "CK")
    west_to_east = [spot(seen, code)[0] for code in ("NZ", "FJ", "WS", "CK")]
    assert west_to_east == sorted(west_to_east)
    assert isinstance(seen.projection, Azimuthal)


def test_russia_and_the_united_states_meet_over_the_atlantic_japan_and_they_over_the_pacific() -> None:
    atlantic, pacific = of("RU", "US"), of("JP", "US")
    assert spot(atlantic, "US")[0] < spot(atlantic, "RU")[0]
    assert spot(pacific, "JP")[0] < spot(pacific, "US")[0]
    assert spot(pacific, "JP")[0] > BOX.left
    assert spot(pacific, "US")[0] < BOX.right


def test_parties_all_over_the_earth_are_shown_on_its_usual_map() -> None:
    for seen in (of(), of("US", "BR", "FR", "KE", "IN", "CN", "AU", "NZ")):
        assert seen.projection == EqualEarth(11.0)
        assert seen.shown.width > 5.4


def test_every_country_stands_on_its_own_map() -> None:
    places = {code: spot(of(code), code) for code in centres()}
    assert [code for code, (x, y) in places.items() if not (0 < x < 1200 and 76 < y < 562)] == []


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(sorted(set(centres()) - {"AQ"})), min_size=1, max_size=8))
def test_every_party_is_on_the_map(codes: set[str]) -> None:
    seen = of(*sorted(codes))
    assert seen.shown.width / seen.shown.height == pytest.approx(BOX.width / BOX.height)
    for code in codes:
        x, y = spot(seen, code)
        assert BOX.left <= x <= BOX.right
        assert BOX.bottom <= y <= BOX.top
