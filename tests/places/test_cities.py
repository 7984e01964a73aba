"""Which country a city is in, and which clock it keeps."""

import pytest

from digests.places.cities import City, city, zone_of
from digests.places.names import countries, is_organisation, organisations
from digests.places.tables import table


@pytest.mark.parametrize(
    ("name", "country", "zone"),
    [
        ("Geneva", "CH", "Europe/Zurich"),
        ("The Hague", "NL", "Europe/Amsterdam"),
        ("the Hague", "NL", "Europe/Amsterdam"),
        ("Sharm el-Sheikh", "EG", "Africa/Cairo"),
        ("Vladivostok", "RU", "Asia/Vladivostok"),
        ("Bali", "ID", "Asia/Makassar"),
        ("Mar-a-Lago", "US", "America/New_York"),
        ("Honolulu", "US", "Pacific/Honolulu"),
        ("Saigon", "VN", "Asia/Ho_Chi_Minh"),
        ("SEOUL", "KR", "Asia/Seoul"),
        ("Kiev", "UA", "Europe/Kyiv"),
        ("Nur-Sultan", "KZ", "Asia/Almaty"),
        ("Sao Paulo", "BR", "America/Sao_Paulo"),
        ("Singapore", "SG", "Asia/Singapore"),
        ("Panmunjom", "KR", "Asia/Seoul"),
    ],
)
def test_a_city_is_known_by_each_of_its_names(name: str, country: str, zone: str) -> None:
    found = city(name)
    assert found is not None
    assert (found.country, found.zone) == (country, zone)


def test_a_city_is_printed_by_its_present_name() -> None:
    assert city("Peking") == City("Beijing", "CN", "Asia/Shanghai")
    assert city("Rangoon") == City("Yangon", "MM", "Asia/Yangon")


@pytest.mark.parametrize("name", ["", "Atlantis", "France", "x" * 5000])
def test_what_is_no_city_gives_none(name: str) -> None:
    assert city(name) is None


def test_at_least_four_hundred_cities_are_known_beside_the_capitals() -> None:
    assert len(table("cities.tsv")) >= 400


def test_the_zone_of_a_state_is_that_of_its_capital() -> None:
    assert zone_of("US") == "America/New_York"
    assert zone_of("AU") == "Australia/Sydney"
    assert zone_of("EU") == "Europe/Brussels"


def test_every_code_has_a_zone_and_an_unknown_one_has_utc() -> None:
    assert all(zone_of(code) for code in (*countries(), *organisations()))
    assert zone_of("QQ") == zone_of("G20") == "Etc/UTC"
    assert is_organisation("G20")
