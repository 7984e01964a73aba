"""Which of the two fell-through statuses the words of a sentence say."""

from dataclasses import replace

import pytest

from digests.extract.draft import Draft
from digests.extract.fallen import with_fates, worded
from digests.model import Status
from tests.extract.test_second_look import answer, candidate


@pytest.mark.parametrize(
    ("status", "sentence", "expected"),
    [
        ("cancelled", "He postponed his trip to September.", "postponed"),
        ("cancelled", "A side trip to Amman was put off because of fog.", "postponed"),
        ("cancelled", "The trip has been pushed back to Thursday.", "postponed"),
        ("postponed", "He called the trip off.", "cancelled"),
        ("postponed", "The visit was scrapped.", "cancelled"),
        ("cancelled", "He put off one visit and cancelled the other.", "cancelled"),
        ("cancelled", "The visit will not take place.", "cancelled"),
        ("postponed", "The visit will take place in May only.", "postponed"),
        ("held", "He had postponed his trip.", "held"),
        ("planned", "He will not cancel his visit.", "planned"),
    ],
)
def test_put_off_or_called_off(status: Status, sentence: str, expected: Status) -> None:
    assert worded(status, sentence) == expected


def _fate(own: str, elsewhere: str, status: Status = "cancelled", *, expected: bool = True) -> Status:
    """The status of an event whose own sentence is `own`, in an article that goes on with `elsewhere`; `expected`: it
    had been expected, and nobody refused."""
    facts = candidate(answer("TD", "PE"), origin="verb", number=0, kind="meeting")
    facts = replace(facts, status=status, lapsed=expected)
    [draft] = with_fates([Draft(facts, [(0, len(own))], last=0)], f"{own} {elsewhere}")
    return draft.facts.status


def test_the_words_of_an_events_own_sentences_come_first_and_those_of_the_article_next() -> None:
    silent = "They were to have met in Lima."
    assert _fate("The talks have been put off.", "Another visit was called off.") == "postponed"
    assert _fate(silent, "The visit has been postponed.") == "postponed"
    assert _fate(silent, "One visit was postponed, another called off.") == "cancelled"
    assert _fate("The talks were called off.", "Another visit was postponed.", "postponed") == "cancelled"
    assert _fate(silent, "The visit has been postponed.", "held") == "held"


def test_a_refusal_is_none_that_was_put_off_and_a_delayed_railway_is_no_visit() -> None:
    assert _fate("He refused to meet her.", "The visit has been postponed.", expected=False) == "cancelled"
    assert _fate("They were to have met in Lima.", "The railway has been delayed.") == "cancelled"
