"""What is offered while a member types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.front.offered import MOST, named, places
from digests.places.names import countries, organisations
from digests.places.resolve import resolve
from tests.bot.front.conftest import Town


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("fra", "FR"),
        ("Südk", "KR"),
        ("Allem", "DE"),
        ("한", "KR"),
        ("日", "JP"),
        ("🇱🇦", "LA"),
        ("ROK", "KR"),
        ("tokyo", "JP"),
    ],
)
def test_the_beginning_of_a_name_in_any_language_is_enough(typed: str, code: str) -> None:
    assert code in [offered for _, offered in places(typed)][:5]


def test_a_whole_name_comes_first() -> None:
    assert places("Niger")[0] == ("🇳🇪 Niger", "NE")
    assert [code for _, code in places("Niger")][1] == "NG"
    assert places("Frnace")[0] == ("🇫🇷 France", "FR")


def test_a_shared_name_offers_each_of_those_that_it_may_mean() -> None:
    assert [code for _, code in places("Korea")][:2] == ["KR", "KP"]
    assert {code for _, code in places("Congo")} >= {"CD", "CG"}
    assert {code for _, code in places("kor")} >= {"KR", "KP"}


def test_something_is_offered_before_anything_is_typed() -> None:
    assert len(places("")) == MOST


@given(st.text(max_size=100))
def test_whatever_is_typed_the_offer_keeps_discords_limits(typed: str) -> None:
    offered = places(typed)
    assert len(offered) <= MOST
    assert len({code for _, code in offered}) == len(offered)
    assert all(1 <= len(name) <= 100 and 1 <= len(code) <= 100 for name, code in offered)


@pytest.mark.parametrize("code", [*countries(), *organisations()])
def test_what_is_offered_is_understood_when_it_is_chosen(code: str) -> None:
    assert resolve(code) == code
    assert named(code)


@pytest.mark.simcord(settle_timeout=60)
async def test_the_offer_reaches_who_types(town: Town) -> None:
    offered = await town.alice.autocomplete(town.channel, "country", "name", "Korea")
    assert [(each["name"], each["value"]) for each in offered][:2] == [
        ("🇰🇷 South Korea", "KR"),
        ("🇰🇵 North Korea", "KP"),
    ]
    other = await town.alice.autocomplete(town.channel, "between", "other", "jap", one="KR")
    assert other[0]["value"] == "JP"
    places_in = await town.admin.autocomplete(town.channel, "schedule set", "zone", "berlin", at="08:00")
    assert places_in[0]["value"] == "Europe/Berlin"
