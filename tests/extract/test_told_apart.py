"""One contact told twice is one event; the next one, a courtesy call, a meeting on the margins are others."""

import pytest

from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

_MET = "Finnish Foreign Minister Aino Laine met Kenyan Foreign Minister Daniel Otieno in Oslo on Monday."

_AGAIN = [
    "The next session will be held in Nairobi.",
    "The next session will be held in Nairobi in October.",
    "They will meet again in Nairobi in October.",
    "The two ministers agreed to hold the next round of talks in Nairobi in October.",
]


@pytest.mark.parametrize("told", _AGAIN)
def test_the_next_one_is_another_event(read: Reader, told: str) -> None:
    """It lies ahead in its own place, and the one that was held keeps day and place."""
    held, ahead = read.events(f"{_MET} {told}{TAIL}")
    assert (held.status, held.venue and held.venue.city, held.when and held.when.start) == (
        "held",
        "Oslo",
        "2016-06-13",
    )
    assert (ahead.status, ahead.venue and ahead.venue.city, ahead.countries) == ("planned", "Nairobi", held.countries)
    assert ahead.when is None or ahead.when.start == "2016-10-01"


_SAME = [
    "The meeting in Oslo lasted an hour.",
    "The talks were held in a friendly mood.",
    "Laine met Otieno in Oslo after lunch, a man of the ministry said.",
]


@pytest.mark.parametrize("told", _SAME)
def test_the_same_one_told_again_is_one_event(read: Reader, told: str) -> None:
    event = read.event(f"{_MET} {told}{TAIL}")
    assert (event.status, event.countries) == ("held", ("FI", "KE"))


def test_a_courtesy_call_is_no_part_of_the_talks(read: Reader) -> None:
    """Even where the other side of the talks was unnamed, so that the names would fit."""
    text = (
        "Finnish Foreign Minister Aino Laine held talks with a Kenyan delegation on Monday. "
        f"Laine paid a courtesy call on Kenyan President Mary Wanjiku.{TAIL}"
    )
    talks, call = read.events(text)
    assert call.form == "courtesy call"
    assert talks.form != "courtesy call"
    assert {p.name for p in call.participants} == {"Aino Laine", "Mary Wanjiku"}
    assert "Mary Wanjiku" not in {p.name for p in talks.participants}


def test_a_meeting_on_the_sidelines_is_not_the_summit(read: Reader) -> None:
    """Two events of the same two, at one place on one day."""
    text = (
        "Finnish Foreign Minister Aino Laine and Kenyan Foreign Minister Daniel Otieno attended a summit in Oslo on "
        f"Monday. Laine met Otieno on the sidelines of the summit.{TAIL}"
    )
    summit, aside = read.events(text)
    assert summit.countries == aside.countries == ("FI", "KE")
    assert (summit.form == "summit", aside.form == "summit") == (True, False)
    for event in (summit, aside):
        assert (event.venue and event.venue.city, event.when and event.when.start) == ("Oslo", "2016-06-13")


def test_two_who_meet_beside_a_table_of_three(read: Reader) -> None:
    """Their own talks do not vanish in the larger meeting, and take its day and place."""
    text = (
        "The foreign ministers of Finland, Kenya and Peru met in Oslo on Monday. On the sidelines of the meeting, "
        f"Finnish Foreign Minister Aino Laine met Kenyan Foreign Minister Daniel Otieno.{TAIL}"
    )
    assert read.brief(text) == ["multilateral held FI,KE,PE", "meeting held FI,KE"]
    pair = read.events(text)[1]
    assert (pair.venue and pair.venue.city, pair.when and pair.when.start) == ("Oslo", "2016-06-13")
