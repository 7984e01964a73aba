"""Meetings that will not be: refusals, and the day for which something was planned that fell (PRODUCT, rules 1, 5)."""

import pytest

from digests.extract.fallen import fell_through, is_of_giving_up
from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

_LAINE, _OTIENO = "Finnish President Aino Laine", "Kenyan President Daniel Otieno"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (f"{_LAINE} will not meet {_OTIENO}", ["meeting cancelled FI,KE"]),
        (f"{_LAINE} won't meet {_OTIENO}", ["meeting cancelled FI,KE"]),
        (f"{_LAINE} will not be meeting {_OTIENO}", ["meeting cancelled FI,KE"]),
        (f"{_LAINE} will not hold talks with {_OTIENO}", ["meeting cancelled FI,KE"]),
        (f"{_LAINE} will not visit Kenya", ["visit cancelled FI,KE"]),
        (f"{_LAINE} might not meet {_OTIENO}", []),
        (f"{_LAINE} does not meet {_OTIENO}", []),
        (f"{_LAINE} would not meet {_OTIENO}", []),
        (f"{_LAINE} had been expected to meet {_OTIENO}", ["meeting cancelled FI,KE"]),
        (f"{_LAINE} had been due to visit Kenya", ["visit cancelled FI,KE"]),
        (f"A proposed meeting between {_LAINE} and {_OTIENO} did not materialise", ["meeting cancelled FI,KE"]),
        (f"A meeting between {_LAINE} and {_OTIENO} did not take place", ["meeting cancelled FI,KE"]),
        (f"A meeting between {_LAINE} and {_OTIENO} ended up not taking place", ["meeting cancelled FI,KE"]),
        (f"Talks between {_LAINE} and {_OTIENO} will not take place before July", ["meeting postponed FI,KE"]),
        (f"A meeting between {_LAINE} and {_OTIENO} was not held", ["meeting cancelled FI,KE"]),
        (f"A meeting between {_LAINE} and {_OTIENO} has not yet taken place", []),
        (f"A meeting between {_LAINE} and {_OTIENO} could not take place", []),
        (f"A meeting between {_LAINE} and {_OTIENO} did not take place until Tuesday", []),
        (f"A meeting between {_LAINE} and {_OTIENO} did not take place in Oslo but in Rome", []),
        (f"{_LAINE} withdrew from talks with {_OTIENO}", ["meeting cancelled FI,KE"]),
        (f"{_LAINE} pulled out of a meeting with {_OTIENO}", ["meeting cancelled FI,KE"]),
        (f"A meeting between {_LAINE} and {_OTIENO} has been dropped", ["meeting cancelled FI,KE"]),
        (f"A meeting between {_LAINE} and {_OTIENO} had to be cancelled", ["meeting cancelled FI,KE"]),
        (f"A meeting between {_LAINE} and {_OTIENO} had to be put off", ["meeting postponed FI,KE"]),
        (f"A meeting between {_LAINE} and {_OTIENO} had to be held in Oslo", ["meeting held FI,KE"]),
        (
            f"A meeting between {_LAINE} and {_OTIENO} did not take place and will be arranged at a later date",
            ["meeting postponed FI,KE"],
        ),
        (f"{_LAINE} dropped in on Tuesday to meet {_OTIENO}", ["meeting planned FI,KE"]),
    ],
)
def test_what_will_not_be_is_called_off(read: Reader, told: str, expected: list[str]) -> None:
    """A firm no gives a meeting up; a doubtful one, or one about what is or was, tells of none."""
    assert read.brief(f"{told}.{TAIL}") == expected


@pytest.mark.parametrize("fallen", ["The trip has been cancelled", "Her office said that the visit was scrapped"])
def test_a_visit_is_called_off_by_a_word_that_only_reminds_of_it(read: Reader, fallen: str) -> None:
    """ "The visit" names no host; it is that of the journey told last."""
    text = f"{_LAINE} is to fly to Nairobi on Friday. {fallen}.{TAIL}"
    assert read.brief(text) == ["visit cancelled FI,KE"]
    two = f"{_LAINE} visited Uganda in May. She is to fly to Nairobi on Friday. {fallen}.{TAIL}"
    assert read.brief(two) == ["visit held FI,UG", "visit cancelled FI,KE"]


def test_what_falls_through_in_the_sentence_that_tells_of_it(read: Reader) -> None:
    text = f"{_LAINE} was to fly to Nairobi on Friday for talks with {_OTIENO}, but the trip has been scrapped.{TAIL}"
    assert read.brief(text) == ["visit cancelled FI,KE", "meeting cancelled FI,KE"]
    dinner = f"{_LAINE} was to have dinner with {_OTIENO}, but the meeting was postponed.{TAIL}"
    assert read.brief(dinner) == ["meeting postponed FI,KE"]


def test_a_refusal_leaves_the_other_meeting_alone(read: Reader) -> None:
    text = f"{_LAINE} will meet {_OTIENO} on Friday. Laine will not meet Ugandan President Mary Okello.{TAIL}"
    assert read.brief(text) == ["meeting planned FI,KE", "meeting cancelled FI,UG"]


def test_what_was_held_is_not_called_off_by_a_later_word_of_talks(read: Reader) -> None:
    """ "the talks" that are off are others than those that took place."""
    text = f"{_LAINE} met {_OTIENO} on Monday. The ministers cancelled the talks on fish.{TAIL}"
    assert read.brief(text) == ["meeting held FI,KE"]


def test_what_had_been_expected_and_came_about_all_the_same_is_told_once(read: Reader) -> None:
    """It was only late, or more than was hoped for."""
    late = f"{_LAINE} met {_OTIENO} on Tuesday. The two had been scheduled to meet on Monday.{TAIL}"
    assert read.brief(late) == ["meeting held FI,KE"]
    unhoped = f"{_LAINE} had not been expected to meet {_OTIENO}, but the two talked for an hour.{TAIL}"
    assert "cancelled" not in " ".join(read.brief(unhoped))


@pytest.mark.parametrize("told", ["refused to meet", "declined to meet"])
def test_the_day_of_a_refusal_is_behind(read: Reader, told: str) -> None:
    event = read.event(f"{_LAINE} on Friday {told} {_OTIENO}.{TAIL}")
    assert event.when is None or event.when.start == "2016-06-10"


_DAYS = {
    f"{_LAINE}, who was to have met {_OTIENO} on Friday, has cancelled her journey.": "cancelled",
    f"{_LAINE} on Tuesday called off a meeting with {_OTIENO} planned for Friday.": "cancelled",
    f"{_LAINE} cancelled on Tuesday a meeting with {_OTIENO} that was due on Friday.": "cancelled",
    f"{_LAINE} called off on Tuesday her talks with {_OTIENO}, which had been planned for Friday.": "cancelled",
    f"{_LAINE} was to meet {_OTIENO} on Friday. Laine cancelled the meeting.": "cancelled",
    f"A meeting of {_LAINE} and {_OTIENO} on Friday has been postponed.": "postponed",
    f"The visit of {_LAINE} to Kenya on Friday was postponed.": "postponed",
    f"{_LAINE} has postponed her visit to Kenya. Laine was to arrive in Nairobi on Friday.": "postponed",
    f"{_LAINE} on Monday postponed a visit to Kenya that was due to begin on Friday.": "postponed",
}


@pytest.mark.parametrize(("told", "status"), _DAYS.items(), ids=_DAYS)
def test_what_fell_keeps_the_day_for_which_it_was_planned(read: Reader, told: str, status: str) -> None:
    """Friday ahead, never the day on which it was called off or put off."""
    event = read.event(told + TAIL)
    assert event.when is not None
    assert (event.status, event.when.start) == (status, "2016-06-17")


def test_without_a_planned_day_none_is_invented(read: Reader) -> None:
    """The day of calling off is not the day of the meeting."""
    event = read.event(f"{_LAINE} called off a meeting with {_OTIENO}, a minister said on Tuesday.{TAIL}")
    assert (event.status, event.when) == ("cancelled", None)


@pytest.mark.parametrize(
    ("sentence", "chance", "believed"),
    [
        ("Chad is due to sit down with Peru on Wednesday.", 0.5, False),
        ("Appointments with Peru have been fixed in November.", 0.93, False),
        ("Chad set off for Peru on Tuesday to hold talks.", 0.6, False),
        ("Chad is due to sit down with Peru on Wednesday.", 0.96, True),
        ("Chad had been due in Peru on Wednesday.", 0.5, True),
        ("Chad won't be seeing Peru.", 0.5, True),
        ("Chad cannot meet Peru on Thursday.", 0.5, True),
        ("Chad walked out of talks with Peru.", 0.5, True),
        ("Chad has postponed the talks with Peru.", 0.5, True),
        ("Peru was snubbed by Chad.", 0.5, True),
        ("The talks of Chad and Peru fell through.", 0.5, True),
        ("A storm forced Chad to give up the trip to Peru.", 0.5, True),
    ],
)
def test_nothing_falls_through_that_no_word_says(sentence: str, chance: float, believed: bool) -> None:
    """Unless the encoder is sure of it; "November" is no "no", "sit down" no "turn down"."""
    assert fell_through("cancelled", chance, sentence) is believed


def test_a_headline_or_a_sentence_above_may_say_it() -> None:
    """Not a "no" of theirs, which is about anything."""
    follows = "The two were expected to discuss border controls."
    assert fell_through("cancelled", 0.8, follows, "Chad cannot travel to Peru on Friday.")
    assert not fell_through("cancelled", 0.8, follows, "Chad has no envoy in Peru.")


def test_what_was_held_needs_no_such_word() -> None:
    assert fell_through("held", 0.5, "Chad met Peru.")


@pytest.mark.parametrize(
    ("text", "gave_up"),
    [
        ("Chad on Thursday canceled his plan to visit Peru.", True),
        ("Chad on Thursday abruptly called off the talks.", True),
        ("Chad postponed on Thursday a visit to Peru.", True),
        ("Chad's talks with Peru, due on Thursday, were put off.", False),
        ("The talks of Thursday in Lima have been cancelled.", False),
        ("Chad cancelled a meeting on Thursday.", False),
        ("A trip planned for Thursday was cancelled.", False),
        ("Chad postponed Thursday's talks.", False),
    ],
)
def test_the_day_of_giving_up_is_known_by_its_verb(text: str, gave_up: bool) -> None:
    start = text.index("Thursday")
    assert is_of_giving_up(text, start, start + len("Thursday")) is gave_up


def test_the_day_on_which_a_plan_was_given_up_is_not_its_own(read: Reader) -> None:
    event = read.event(f"{_LAINE} on Thursday cancelled her plan to visit Kenya.{TAIL}")
    assert (event.status, event.when) == ("cancelled", None)


@pytest.mark.parametrize(
    "text",
    [
        f"{_LAINE} told reporters that she would visit Kenya in July. In March Laine cancelled a visit to Kenya.",
        f"{_LAINE} will visit Kenya in July. A trip by Laine to Kenya planned for January was cancelled.",
    ],
)
def test_a_plan_that_stands_takes_no_fate_of_another(read: Reader, text: str) -> None:
    """Neither on another day nor where the plan was told first."""
    assert "visit planned FI,KE" in read.brief(text + TAIL)
