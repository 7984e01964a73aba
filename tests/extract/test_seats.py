"""Houses and gatherings that news takes for granted: the White House is in Washington."""

from collections import Counter

import pytest

from digests.extract.tables import rows
from digests.extract.venue import seat
from digests.places.cities import city
from digests.places.names import is_code
from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

_HOUSES, _GATHERINGS = rows("seats"), rows("gatherings")
_ROWS = (*_HOUSES, *_GATHERINGS)
_MET = "Finnish President Aino Laine met Kenyan President Daniel Otieno"


def test_every_house_has_a_known_city_and_its_country() -> None:
    for row in _ROWS:
        assert len(row) == 3, row
        house, town, code = row
        known = city(town)
        assert house == house.strip(), row
        assert is_code(code), row
        assert known is not None, row
        assert known.country == code, row


def test_no_house_stands_twice() -> None:
    assert [house for house, count in Counter(row[0] for row in _ROWS).items() if count > 1] == []


def test_every_house_is_found_in_a_sentence() -> None:
    """Each row by its own name: none is hidden by a shorter one that it holds."""
    for house, town, code in _ROWS:
        venue = seat(f"They met at the {house} on Monday.")
        assert venue is not None, house
        assert (venue.text, venue.city, venue.country) == (house, town, code)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("at the White House", ("Washington", "US")),
        ("in Downing Street", ("London", "GB")),
        ("at the Élysée Palace", ("Paris", "FR")),
        ("at a large white house", None),
        ("on the sidelines of the 75th UN General Assembly", ("New York", "US")),
        ("before she went to the Munich Security Conference", None),
    ],
)
def test_a_house_is_the_venue(read: Reader, place: str, expected: tuple[str, str] | None) -> None:
    """Of a meeting of two others it is the place, and its state takes no part."""
    event = read.event(f"{_MET} {place} on Monday.{TAIL}")
    assert (event.venue and (event.venue.city, event.venue.country)) == expected
    assert event.countries == ("FI", "KE")


def test_a_house_that_speaks_is_no_place(read: Reader) -> None:
    event = read.event(f"The Pentagon said that {_MET} on Monday.{TAIL}")
    assert event.venue is None


def test_a_city_that_the_text_names_goes_first(read: Reader) -> None:
    venue = read.event(f"{_MET} in Oslo on Monday after a flight from Camp David.{TAIL}").venue
    assert venue is not None
    assert venue.city == "Oslo"
