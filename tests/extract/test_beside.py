"""Sentences that tell only who stood beside an event are told with it."""

import pytest

from tests.extract.conftest import Reader

_MET = "NAIROBI, June 15 - Kenyan President Peter Otieno met Norwegian Prime Minister Kari Berg in Nairobi on Tuesday. "
_CAME = "NAIROBI, June 15 - Norwegian Prime Minister Kari Berg arrived in Nairobi on Tuesday for a three-day visit. "


def _names(read: Reader, text: str) -> set[str]:
    return {p.name for p in read.event(text).participants if p.name}


@pytest.mark.parametrize(
    "behind",
    [
        "The talks were attended by Kenyan Foreign Minister Ann Kamau.",
        "The meeting was also attended by Foreign Minister Ann Kamau of Kenya and a number of officials.",
        "The audience took place in the presence of Kenyan Foreign Minister Ann Kamau.",
        "Also present were Kenyan Foreign Minister Ann Kamau and two advisers.",
    ],
)
def test_whoever_attended_is_named_with_the_meeting(read: Reader, behind: str) -> None:
    assert _names(read, _MET + behind) == {"Peter Otieno", "Kari Berg", "Ann Kamau"}


@pytest.mark.parametrize(
    "behind",
    [
        "She is accompanied by Norwegian Trade Minister Lars Lund.",
        "The delegation includes Norwegian Trade Minister Lars Lund.",
        "Norwegian Trade Minister Lars Lund and four mayors make up her delegation.",
    ],
)
def test_whoever_came_along_is_named_with_the_visit(read: Reader, behind: str) -> None:
    assert _names(read, _CAME + behind) == {"Kari Berg", "Lars Lund"}


@pytest.mark.parametrize(
    "behind",
    [
        "She was welcomed at the airport by Kenyan Foreign Minister Ann Kamau.",
        "At the Nairobi airport the prime minister was received by Kenyan Foreign Minister Ann Kamau.",
        "She was greeted on the tarmac by Ann Kamau, the Kenyan foreign minister.",
    ],
)
def test_a_welcome_at_the_airport_is_no_meeting(read: Reader, behind: str) -> None:
    assert read.brief(_CAME + behind) == ["visit under_way KE,NO"]


@pytest.mark.parametrize(
    "behind",
    [
        "She was welcomed at the airport by Kenyan Foreign Minister Ann Kamau, with whom she held talks.",
        "She was greeted at the airport by Kenyan Foreign Minister Ann Kamau, and the two held talks there.",
    ],
)
def test_talks_at_the_airport_are_a_meeting(read: Reader, behind: str) -> None:
    assert "meeting held KE,NO" in read.brief(_CAME + behind)


def test_without_anything_told_before_a_welcome_at_the_airport_is_told(read: Reader) -> None:
    text = "Norwegian Prime Minister Kari Berg was received by Kenyan President Peter Otieno at Nairobi airport."
    assert read.brief(text) == ["meeting held KE,NO"]


@pytest.mark.parametrize(
    "behind",
    [
        "Last year's talks in Oslo were attended by Kenyan Foreign Minister Ann Kamau.",
        '"The meeting was attended by experts from both sides," Kenyan Foreign Minister Ann Kamau told reporters.',
        "A meeting of the Kenyan cabinet on Tuesday was attended by Foreign Minister Ann Kamau.",
        "The talks were attended by experts, while Kenyan Foreign Minister Ann Kamau stayed in Mombasa.",
        "The talks were attended by experts, Kenyan Foreign Minister Ann Kamau said.",
    ],
)
def test_who_was_elsewhere_or_only_speaks_is_not_named_with_it(read: Reader, behind: str) -> None:
    first = read.events(_MET + behind)[0]
    assert {p.name for p in first.participants} == {"Peter Otieno", "Kari Berg"}


@pytest.mark.parametrize(
    "text",
    [
        "Qatari Emir Hamad Rashid will visit Turkey in July. Turkish President Kemal Ozan was received by the Qatari"
        " Emir, Hamad Rashid, at Doha airport on Tuesday.",
        "Turkish President Kemal Ozan visited Qatar in May. On Tuesday he was met at Ankara airport by Qatari Emir"
        " Hamad Rashid.",
        "Turkish President Kemal Ozan arrived in Doha on Tuesday for a visit. After landing at the airport he was"
        " received by Qatari Emir Hamad Rashid at the palace.",
    ],
)
def test_a_welcome_of_another_journey_or_elsewhere_is_a_meeting(read: Reader, text: str) -> None:
    assert "meeting held QA,TR" in read.brief(text)
