"""Who else sat at a table: told behind the contact, and only of a contact that was told."""

import pytest

from tests.extract.conftest import Reader

_MET = "Kenyan President William Otieno and Chad's President Idriss Haroun met in Arusha on Monday."


@pytest.mark.parametrize(
    "behind",
    [
        "Rwandan Foreign Minister Paul Nku joined the talks.",
        "Rwandan Foreign Minister Paul Nku took part in the meeting as a mediator.",
        "Rwandan Foreign Minister Paul Nku participated in the bilateral talks.",
        "The talks were also attended by Rwandan Foreign Minister Paul Nku.",
        "Also present was Rwandan Foreign Minister Paul Nku.",
        "Others present at the talks were Rwandan Foreign Minister Paul Nku.",
        "Also in attendance was Rwandan Foreign Minister Paul Nku.",
        "It rained. The session was joined by Rwandan Foreign Minister Paul Nku.",
    ],
)
def test_who_joins_a_contact_makes_it_a_table_of_three(read: Reader, behind: str) -> None:
    event = read.event(f"{_MET} {behind}")
    assert (event.kind, event.countries) == ("multilateral", ("KE", "RW", "TD"))
    assert "Paul Nku" in {p.name for p in event.participants}
    assert any("Nku" in quote.text for quote in event.evidence)


def test_two_join_in_one_sentence(read: Reader) -> None:
    """They have no contact of their own."""
    both = "Rwandan Foreign Minister Paul Nku and Ugandan Foreign Minister Abel Kato"
    for behind in (f"{both} joined the talks.", f"The talks were also attended by {both}."):
        assert read.brief(f"{_MET} {behind}") == ["multilateral held KE,RW,TD,UG"]


def test_they_are_meant_by_what_comes_behind(read: Reader) -> None:
    event = read.event(f"{_MET} Rwandan Foreign Minister Paul Nku joined the talks. They signed a treaty on fishing.")
    assert [o.by for o in event.outcomes] == [("KE", "RW", "TD")]


@pytest.mark.parametrize(
    "behind",
    [
        "Rwandan Foreign Minister Paul Nku welcomed the talks.",
        "Rwandan Foreign Minister Paul Nku may join the talks.",
        "Rwandan Foreign Minister Paul Nku did not attend the talks.",
        "Rwandan Foreign Minister Paul Nku refused to attend the talks.",
        "Rwandan Foreign Minister Paul Nku took no part in the talks.",
        "Rwandan Foreign Minister Paul Nku took aim at the talks.",
        "No Rwandan minister attended the talks.",
        "Hardly any Rwandan minister attended the talks.",
        "Rwandan Foreign Minister Paul Nku joined the army.",
        "Rwandan Foreign Minister Paul Nku took part in the marathon.",
        "Rwandan Foreign Minister Paul Nku attended the cabinet meeting.",
        "Rwandan Foreign Minister Paul Nku attended the meeting in Kigali.",
        "Rwandan Foreign Minister Paul Nku had attended the talks in May.",
        "Also present at the airport was Rwandan Foreign Minister Paul Nku.",
        "Rwandan refugees attended the meeting.",
        "The talks were also attended by Kenyan Foreign Minister Peter Wek.",
    ],
)
def test_nobody_else_is_at_the_table(read: Reader, behind: str) -> None:
    assert read.brief(f"{_MET} {behind}") == ["meeting held KE,TD"]


def test_who_refuses_does_not_join_what_was_called_off(read: Reader) -> None:
    off = "Kenyan President William Otieno and Chad's President Idriss Haroun cancelled a meeting in Arusha."
    assert read.brief(f"{off} Rwandan Foreign Minister Paul Nku refused to attend the meeting.") == [
        "meeting cancelled KE,TD"
    ]


def test_nobody_joins_where_no_contact_was_told(read: Reader) -> None:
    assert read.brief("Rwandan Foreign Minister Paul Nku joined the talks in Arusha on Monday.") == []
