"""Styles, titles, bare weekdays and long offices stand in no sentence's way, and none is lost or made a name."""

import pytest

from digests.extract.actors import scan
from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

_STYLED = [
    "H.E. Daniel Otieno, President of Kenya, received H.E. Aino Laine, President of Finland, on Monday",
    "Kenyan President H.E. Daniel Otieno received Finnish President H.E. Aino Laine on Monday",
    "Kenyan President Hon. Daniel Otieno received Finnish President Dr. Aino Laine on Monday",
    "Kenyan President Hon. Dr. Daniel Otieno met Finnish President Prof. Aino Laine on Monday",
    "Kenyan President Hon. Daniel Otieno MP met Finnish President Aino Laine MP on Monday",
    "His Excellency President Daniel Otieno of Kenya received Her Excellency President Aino Laine of Finland on Monday",
]


@pytest.mark.parametrize("told", _STYLED)
def test_styles_and_titles_are_no_part_of_the_name(read: Reader, told: str) -> None:
    """The stops of "H.E." and "Hon." end no sentence; name and office come out bare."""
    event = read.event(f"{told}.{TAIL}")
    people = {(p.name, p.office, p.country) for p in event.participants}
    assert people == {("Daniel Otieno", "President", "KE"), ("Aino Laine", "President", "FI")}
    assert (event.kind, event.status, event.when and event.when.start) == ("meeting", "held", "2016-06-13")


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Official Visit to Kenya", []),
        ("Finance Minister Otieno calls on Prime Minister Of Finland", ["Finance Minister", "Prime Minister"]),
        ("the Parliamentary Secretary for Defence Support", ["Parliamentary Secretary for Defence"]),
    ],
)
def test_words_that_a_headline_prints_with_a_capital_are_nobodys_name(text: str, offices: list[str]) -> None:
    assert [a.office for a in scan(text) if a.is_official] == offices
    assert {a.name for a in scan(text)} <= {None, "Otieno"}


def test_a_majesty_is_whom_his_office_says(read: Reader) -> None:
    event = read.event(f"His Majesty the King of Jordan received Kenyan President Daniel Otieno on Monday.{TAIL}")
    assert [(p.office, p.country) for p in event.participants] == [("King", "JO"), ("President", "KE")]


_PAIR = "Finnish President Aino Laine {} Kenyan President Daniel Otieno"
_BARE = {
    _PAIR.format("met Monday with"): ("meeting", "held", "2016-06-13"),
    _PAIR.format("spoke Monday by telephone with"): ("call", "held", "2016-06-13"),
    _PAIR.format("will on Friday meet"): ("meeting", "planned", "2016-06-17"),
    _PAIR.format("said Thursday that she would on Friday meet"): ("meeting", "planned", "2016-06-17"),
    "Finnish President Aino Laine arrived Tuesday in Nairobi": ("visit", "under_way", "2016-06-14"),
}


@pytest.mark.parametrize(("told", "expected"), _BARE.items(), ids=_BARE)
def test_a_weekday_without_on_is_a_day(read: Reader, told: str, expected: tuple[str, str, str]) -> None:
    """It dates its own verb and is nobody who was met."""
    event = read.event(f"{told}.{TAIL}")
    assert (event.kind, event.status, event.when and event.when.start) == expected
    assert set(event.countries) == {"FI", "KE"}


_OFFICES = [
    ("Cabinet Secretary for Foreign and Diaspora Affairs", "Minister for Foreign Trade and Development"),
    ("Deputy Prime Minister and Minister for Foreign Affairs", "Deputy Minister of Trade and Industry"),
    ("Foreign Minister", "Deputy Prime Minister and Minister of Defence"),
]


@pytest.mark.parametrize(("ours", "theirs"), _OFFICES)
@pytest.mark.parametrize("verb", ["met", "received", "held talks with"])
def test_a_long_office_is_one_person(read: Reader, ours: str, theirs: str, verb: str) -> None:
    """The "and" in an office joins no two people; it is printed whole."""
    event = read.event(f"Kenyan {ours} Daniel Otieno {verb} Finnish {theirs} Aino Laine on Monday.{TAIL}")
    people = {(p.name, p.office, p.country) for p in event.participants}
    assert people == {("Daniel Otieno", ours, "KE"), ("Aino Laine", theirs, "FI")}


def test_evidence_is_printed_with_its_styles(read: Reader) -> None:
    """What was set aside for the parser stands in the quote."""
    told = "H.E. Daniel Otieno, President of Kenya, received H.E. Aino Laine, President of Finland, late Monday."
    (span,) = read.event(told + TAIL).evidence
    assert span.text == told


def test_an_ambassador_extraordinary_and_plenipotentiary_is_not_called_extraordinary(read: Reader) -> None:
    text = (
        "Finnish President Aino Laine received the Ambassador Extraordinary and Plenipotentiary of Kenya "
        "to Finland Daniel Otieno on Monday."
    )
    event = read.event(text + TAIL)
    assert not {p.name for p in event.participants} & {"Extraordinary", "Plenipotentiary"}
