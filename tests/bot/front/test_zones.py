"""Time zones: what is offered, and what is understood when nothing was chosen from the offer."""

from datetime import UTC, datetime
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.front.offered import MOST
from bot.front.refusals import Plain
from bot.front.zones import zone_meant, zones
from digests.errors import AmbiguousPlace

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("paris", "Europe/Paris"), ("France", "Europe/Paris"), ("new york", "America/New_York"), ("seoul", "Asia/Seoul")],
)
def test_a_zone_is_found_by_city_and_country(typed: str, zone: str) -> None:
    assert zones(typed, "UTC")[0] == zone


def test_the_bots_own_zone_comes_first() -> None:
    offered = zones("", "Asia/Seoul")
    assert offered[0] == "Asia/Seoul"
    assert set(offered) <= available_timezones()


@given(st.text(max_size=60))
def test_whatever_is_typed_the_offer_keeps_discords_limits(typed: str) -> None:
    offered = zones(typed, "UTC")
    assert len(offered) <= MOST
    assert len(set(offered)) == len(offered)
    assert set(offered) <= available_timezones()


def test_all_zones_of_a_country_are_offered() -> None:
    assert {"Europe/Moscow", "Asia/Omsk", "Asia/Vladivostok"} <= set(zones("Russia", "UTC"))
    assert zones("Korea", "UTC")[:2] == ["Asia/Seoul", "Asia/Pyongyang"]


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Paris", "Europe/Paris"),
        ("paris ", "Europe/Paris"),
        ("New York", "America/New_York"),
        ("Vancouver", "America/Vancouver"),
        ("Zürich", "Europe/Zurich"),
        ("Kiev", "Europe/Kyiv"),
        ("Germany", "Europe/Berlin"),
        ("Deutschland", "Europe/Berlin"),
        ("🇫🇷", "Europe/Paris"),
        ("日本", "Asia/Tokyo"),
        ("EU", "Europe/Brussels"),
        ("europe/paris", "Europe/Paris"),
        ("utc", "UTC"),
        ("Los Ang", "America/Los_Angeles"),
    ],
)
def test_a_city_or_a_country_of_one_clock_is_its_zone(typed: str, zone: str) -> None:
    assert zone_meant(typed, NOW).key == zone


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("Spain", "“Spain” can mean several time zones: choose Europe/Madrid or Atlantic/Canary."),
        ("USA", "choose America/New\\_York, America/Chicago, America/Denver, America/Los\\_Angeles, "),
        ("Victoria", "choose Indian/Mahe or Australia/Victoria."),  # a capital, and a part of Australia
        ("Asia", "Asia/Dubai, Asia/Kolkata, "),
    ],
)
def test_what_has_several_clocks_is_answered_with_each_of_them(typed: str, named: str) -> None:
    with pytest.raises(Plain) as refused:
        zone_meant(typed, NOW)
    assert named in str(refused.value)
    assert len(str(refused.value)) < 500


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Europe/Pariss", "There is no time zone “Europe/Pariss”; did you mean Europe/Paris?"),
        ("Frnace", "There is no time zone “Frnace”; did you mean France?"),
        ("IST", "There is no time zone “IST”; did you mean Europe/Istanbul?"),
        ("localtime", "There is no time zone “localtime”"),
        ("   ", "There is no time zone “”: name a city, a country or UTC."),
    ],
)
def test_what_is_no_zone_or_only_an_abbreviation_is_not_guessed(typed: str, hint: str) -> None:
    with pytest.raises(Plain) as refused:
        zone_meant(typed, NOW)
    assert str(refused.value).startswith(hint)


def test_a_name_of_several_countries_is_asked_back() -> None:
    with pytest.raises(AmbiguousPlace, match="South Korea or North Korea"):
        zone_meant("Korea", NOW)


@given(st.text(min_size=1, max_size=60))
def test_whatever_is_typed_is_a_zone_or_a_sentence_that_a_message_can_hold(typed: str) -> None:
    try:
        said = zone_meant(typed, NOW).key
    except (Plain, AmbiguousPlace) as refused:
        said = str(refused)
    assert said in available_timezones() or 0 < len(said) < 2000
