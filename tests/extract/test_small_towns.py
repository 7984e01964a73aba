"""Meetings in towns that only a gazetteer knows, as far as the article names their state."""

from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

_MET = "Finnish President Aino Laine met Kenyan President Daniel Otieno in {} on Monday."


def test_a_small_town_is_the_venue(read: Reader) -> None:
    venue = read.event(_MET.format("Naantali") + TAIL).venue
    assert venue is not None
    assert (venue.city, venue.country) == ("Naantali", "FI")


def test_a_town_of_a_state_that_is_not_named_has_no_country(read: Reader) -> None:
    venue = read.event(_MET.format("Tapachula") + TAIL).venue
    assert venue is not None
    assert venue.country is None


def test_what_is_called_as_somebody_in_the_article_is_no_town(read: Reader) -> None:
    told = "Finnish President Aino Laine met Kenyan President Daniel Arua. Uganda objected to Arua on Monday."
    assert all("UG" not in event.countries for event in read.events(told + TAIL))


def test_who_has_the_name_of_a_town_is_no_town(read: Reader) -> None:
    told = "Chinese Vice Premier Gao Zhenhua arrived in Helsinki on Monday. Gao met Finnish President Aino Laine."
    assert "meeting held CN,FI" in read.brief(told + TAIL)
    assert all("ML" not in event.countries for event in read.events(told + TAIL))


def test_a_month_is_no_town(read: Reader) -> None:
    assert read.event(_MET.format("May") + TAIL).venue is None
