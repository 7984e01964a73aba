"""Who looks on, mediates or chairs an organisation beside his own office takes no part in what is told."""

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The talks between Peru and Chile were welcomed on Monday by Finnish Foreign Minister Aino Laine.",
            {"CL", "PE"},
        ),
        (
            "The talks between Peru and Chile were hosted on Monday by Finnish Foreign Minister Aino Laine.",
            {"CL", "FI", "PE"},
        ),
        (
            "Togolese President Yao Adom, chairman of the Economic Community of West African States, met Malian "
            "President Modibo Sow in Bamako on Tuesday.",
            {"ML", "TG"},
        ),
        (
            "Kenyan President Otieno Were, the current chair of the African Union, received Finnish Foreign Minister "
            "Aino Laine in Nairobi on Tuesday.",
            {"FI", "KE"},
        ),
        (  # somebody else's office in an organisation stays a party
            "Kenyan President Otieno Were met the chairman of the African Union, Idris Wad, and Finnish Foreign "
            "Minister Aino Laine in Nairobi on Tuesday.",
            {"AFU", "FI", "KE"},
        ),
    ],
)
def test_parties_are_those_who_take_part(read: Reader, text: str, parties: set[str]) -> None:
    assert {code for event in read.events(text) for code in event.countries} == parties


@pytest.mark.parametrize("office", ["facilitator of the Burundi peace process", "mediator of the Burundi talks"])
def test_a_mediator_is_not_of_the_country_that_he_mediates_in(read: Reader, office: str) -> None:
    events = read.events(f"The {office}, Amadou Ba, met Tanzanian President Juma Kato in Arusha on Monday.")
    assert all("BI" not in event.countries for event in events)


def test_his_talks_behind_who_are_those_of_whom_it_means(read: Reader) -> None:
    text = (
        "Finnish President Aino Laine met for an hour with Norwegian envoy Liv Aase, who briefed her on her recent "
        "talks with Chadian President Idris Wad."
    )
    assert {e.countries for e in read.events(text)} == {("FI", "NO"), ("NO", "TD")}


@pytest.mark.parametrize(
    "text",
    [
        "Finnish President Aino Laine discussed preparations for a meeting of Chadian ministers.",
        "The discussion centred on the efforts to prolong the truce between Chad and Sudan.",
        "Finnish Minister Aino Laine took part in several meetings alongside Prime Minister Olli Berg.",
    ],
)
def test_what_is_only_spoken_of_is_no_contact(read: Reader, text: str) -> None:
    assert read.events(text, title="Finland's meetings at the United Nations") == ()


def test_the_secretary_general_and_the_president_are_two(read: Reader) -> None:
    text = (
        "UN Secretary-General Jan Berg arrived in Lima on Monday. The Secretary-General and President Quispe discussed "
        "trade, according to Peru's government."
    )
    names = {p.name for e in read.events(text) if e.kind == "meeting" for p in e.participants}
    assert names == {"Jan Berg", "Quispe"}
