"""Everybody by the fullest name of the article, initials without dots, and who is known by surname and office."""

import pytest

from digests.extract.leaders import country_of, leader
from digests.extract.names import is_name, keys
from digests.model import Event
from tests.extract.conftest import Reader


def _names(event: Event) -> list[str | None]:
    return sorted((p.name for p in event.participants if p.name), key=str)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Laine thanks Peru\n\nPeru's President Luis Quispe met Aino Laine, the Finnish premier, on Monday.",
            ["Aino Laine", "Luis Quispe"],
        ),
        (
            'Finnish President Aino "Ani" Laine received Chadian President Idris Wad. Ani and Wad dined on Monday.',
            ['Aino "Ani" Laine', "Idris Wad"],
        ),
        (  # two ministers of one surname: which of them is meant nobody can say
            "Finnish Foreign Minister Aino Laine and Finnish Trade Minister Olli Laine flew to Oslo. "
            "Norwegian Premier Liv Aase met Laine on Tuesday.",
            ["Liv Aase"],
        ),
        (
            "Indian Foreign Minister S Kulkarni met Sri Lankan Foreign Minister G L Perera in Colombo on Monday.",
            ["G L Perera", "S Kulkarni"],
        ),
        (
            "A Finnish minister, Aino Laine, met Norwegian Foreign Minister Liv Aase on Monday.",
            ["Aino Laine", "Liv Aase"],
        ),
    ],
)
def test_people_carry_their_fullest_name(read: Reader, text: str, names: list[str]) -> None:
    told = [_names(e) for e in read.events(text) if e.kind == "meeting"]
    assert told
    assert [n for n in told[-1] if n != "Laine"] == names


def test_initials_are_no_second_mention() -> None:
    assert keys("S Kulkarni") == ("S Kulkarni", "Kulkarni")
    assert is_name("A P J Kulkarni")


def test_initials_are_one_name_however_they_are_dotted() -> None:
    dotted, bare = leader("S.M. Krishna", 2010), leader("S M Krishna", 2010)
    assert dotted is not None
    assert dotted == bare


@pytest.mark.parametrize(
    ("surname", "year", "country"), [("Clinton", 1999, "US"), ("Clinton", 2022, None), ("Kim", 2001, None)]
)
def test_a_surname_with_an_office_is_whoever_held_it_that_year(surname: str, year: int, country: str | None) -> None:
    assert country_of(surname, year) == country


def test_a_president_by_his_surname_is_his_country(read: Reader) -> None:
    text = "President Clinton received Norwegian Foreign Minister Liv Aase on Monday."
    (event,) = read.events(text, day="1999-06-16")
    assert event.countries == ("NO", "US")
    assert all("US" not in e.countries for e in read.events(text, day="2022-06-15"))  # nobody's by then
    assert all("US" not in e.countries for e in read.events(text, day="1999-06-16", home="LR"))  # a minister of its own


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (  # two offices, each behind its holder's name
            "In a meeting with Nia Abara, Under-Secretary-General for Food Affairs, Dr Olli Virta, Finnish Minister of "
            "Labour, warned of hunger.",
            ["Nia Abara", "Olli Virta"],
        ),
        (  # a field that no table has
            "Norway's Special Envoy for the Lakes and Rivers, Liv Aase, met Kenyan President Daniel Otieno on Monday.",
            ["Daniel Otieno", "Liv Aase"],
        ),
        (  # a style of Bhutan, no name
            "Bhutan's Prime Minister Dasho Karma Lhen met Kenyan President Daniel Otieno on Monday.",
            ["Daniel Otieno", "Karma Lhen"],
        ),
    ],
)
def test_names_around_their_offices(read: Reader, text: str, names: list[str]) -> None:
    assert _names(read.event(text)) == names


def test_a_head_in_capitals_names_who_is_meant_below(read: Reader) -> None:
    """A schedule says the whole name once, above."""
    text = (
        "MINISTER AINO K. LAINE\n\n9:00 a.m. Minister Laine meets with Kenyan President Daniel Otieno.\n\n"
        "10:00 a.m. Minister Laine meets with Peruvian President Luis Rojas."
    )
    events = read.events(text, home="FI", title="Public Schedule")
    assert [_names(e) for e in events] == [["Aino K. Laine", "Daniel Otieno"], ["Aino K. Laine", "Luis Rojas"]]
