"""Tense, modal and the verbs above decide the status; possibility and wish never become fact (PRODUCT, rule 1)."""

import pytest

from digests.extract.parse import Known, load_model, parse
from digests.extract.status import tense_of
from tests.extract.conftest import Reader

TAIL = " The news was told to the papers by a man of the ministry, who gave no other details about it."
"""A sentence that tells of nothing, so that a short text is long enough to be known as English."""

_OF_THE_PAIR = {
    "met {o} on Monday": "held",
    "has met {o}": "held",
    "had met {o} in May": "held",
    "managed to meet {o} on Monday": "held",
    "used the trip to meet {o}": "held",
    "broke her journey in Nairobi to meet {o}": "held",
    "stopped in Oslo to meet {o}": "held",
    "will use the trip to meet {o}": "planned",
    "is meeting {o} in Nairobi": "under_way",
    "will meet {o} on Friday": "planned",
    "is to meet {o} on Friday": "planned",
    "plans to meet {o} on Friday": "planned",
    "is expected to meet {o} on Friday": "planned",
    "may meet {o} on Friday": "planned",
    "postponed a meeting with {o}": "postponed",
    "put off a meeting with {o}": "postponed",
    "cancelled a meeting with {o}": "cancelled",
    "called off talks with {o}": "cancelled",
    "refused to meet {o}": "cancelled",
    "decided not to meet {o}": "cancelled",
    "was to have met {o} on Monday": "cancelled",
    "agreed to build a road in talks held with {o} in Oslo on Monday": "held",
}

_NO_EVENT = [
    "did not meet {o}",
    "has never met {o}",
    "met neither {o} nor his minister",
    "wants to meet {o}",
    "should meet {o}",
    "hopes to meet {o}",
    "would have met {o}",
    "failed to meet {o}",
    "urged {o} to meet his critics",
    "left without meeting {o}",
    "called {o} a friend",
    "called on {o} to resign",
    "offered talks to {o}",
]


@pytest.mark.parametrize(("told", "status"), _OF_THE_PAIR.items(), ids=_OF_THE_PAIR)
def test_status_of_a_meeting(read: Reader, told: str, status: str) -> None:
    """One meeting of two presidents, in every way of telling it."""
    text = f"Finnish President Aino Laine {told.format(o='Kenyan President Daniel Otieno')}.{TAIL}"
    assert [told for told in read.brief(text) if not told.startswith("visit")] == [f"meeting {status} FI,KE"]


@pytest.mark.parametrize("told", _NO_EVENT)
def test_denials_and_wishes_are_no_events(read: Reader, told: str) -> None:
    """What was denied, wished for or asked for did not happen and was not planned."""
    text = f"Finnish President Aino Laine {told.format(o='Kenyan President Daniel Otieno')}.{TAIL}"
    assert read.brief(text) == []


def test_possibility_lowers_the_confidence(read: Reader) -> None:
    """ "may meet" is a plan that is less sure than "will meet"."""
    sure, possible = (
        read.event(f"Finnish President Aino Laine {m} meet Kenyan President Daniel Otieno on Friday.{TAIL}")
        for m in ("will", "may")
    )
    assert possible.confidence < sure.confidence


def test_a_visit_by_nouns(read: Reader) -> None:
    """Nominal events: postponed, coming, begun."""
    who = "Finnish President Aino Laine"
    assert read.brief(f"A visit by {who} to Kenya has been postponed.{TAIL}") == ["visit postponed FI,KE"]
    assert read.brief(f"{who} will pay an official visit to Kenya on Friday.{TAIL}") == ["visit planned FI,KE"]
    assert read.brief(f"{who} arrived in Nairobi on Tuesday for a three-day visit.{TAIL}") == ["visit under_way FI,KE"]
    assert read.brief(f"{who} visited Kenya in May.{TAIL}") == ["visit held FI,KE"]


def test_a_stop_told_as_such(read: Reader) -> None:
    """ "her next stop is Kenya": a journey leads there."""
    text = f"Finnish President Aino Laine is on a tour of Africa. Her next stop is Kenya.{TAIL}"
    assert read.brief(text) == ["visit planned FI,KE"]


def test_talks_for_which_one_is_abroad_are_ahead(read: Reader) -> None:
    """ "is in Nairobi for talks": the visit is under way, the talks are not held yet."""
    text = f"Finnish President Aino Laine is in Nairobi for talks with Kenyan President Daniel Otieno.{TAIL}"
    assert read.brief(text) == ["visit under_way FI,KE", "meeting planned FI,KE"]


def test_a_public_schedule_tells_plans_in_the_present(read: Reader) -> None:
    """Each line of a schedule is one event, with its hour (EXTRACTION, what counts, 9)."""
    text = (
        "9:15 a.m. Secretary Holloway meets with Finnish Foreign Minister Aino Laine at the Department of State.\n\n"
        "11:00 a.m. Secretary Holloway meets with Kenyan Foreign Minister Daniel Otieno at the Department of State."
    )
    events = read.events(text, home="US", zone="America/New_York")
    assert [(e.status, e.countries) for e in events] == [("planned", ("FI", "US")), ("planned", ("KE", "US"))]
    assert [e.when.precision for e in events if e.when] == ["minute", "minute"]


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Public Schedule - June 17, 2016", "2016-06-17"),
        ("Public Schedule", "2016-06-15"),
        ("Public Schedule for the week of June 17, 2015", "2016-06-15"),
    ],
)
def test_a_public_schedule_is_for_the_day_of_its_headline(read: Reader, title: str, day: str) -> None:
    """It is given out before; a day far off is another thing's."""
    text = (
        "9:15 a.m. Secretary Holloway meets with Finnish Foreign Minister Aino Laine at the Department of State.\n\n"
        "11:00 a.m. Secretary Holloway meets with Kenyan Foreign Minister Daniel Otieno at the Department of State."
    )
    events = read.events(text, home="US", zone="America/New_York", title=title)
    assert {e.when.start[:10] for e in events if e.when and e.when.start} == {day}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("She leaves for Riga today", "visit planned FI,LV"),
        ("She arrives in Riga in the morning", "visit planned FI,LV"),
        ("She left for Riga this morning", "visit under_way FI,LV"),
        ("She will be in Oslo on Friday and visits Latvia on Monday", "visit planned FI,LV"),
        ("She was in Oslo for talks on Monday and visited Riga on Tuesday", "visit held FI,LV"),
    ],
)
def test_what_the_present_tense_tells_of_a_journey_is_ahead(read: Reader, told: str, expected: str) -> None:
    text = f"Finnish President Aino Laine met Kenyan President Daniel Otieno in Nairobi on Monday. {told}.{TAIL}"
    assert expected in read.brief(text)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("arrived in Nairobi on Tuesday on a three-day visit", "visit under_way FI,KE"),
        ("arrived in Nairobi on May 2 on a three-day visit", "visit held FI,KE"),
        ("began a three-day visit to Kenya on Tuesday", "visit under_way FI,KE"),
        ("began a three-day visit to Kenya on May 2", "visit held FI,KE"),
        ("paid a visit to Kenya on Monday", "visit held FI,KE"),
        ("is committed to meeting Kenyan President Daniel Otieno in July", "meeting planned FI,KE"),
        ("looks forward to welcoming Kenyan President Daniel Otieno in July", "meeting planned FI,KE"),
        ("ended the day by meeting Kenyan President Daniel Otieno", "meeting held FI,KE"),
    ],
)
def test_what_has_begun_is_under_way_and_what_one_is_committed_to_is_ahead(
    read: Reader, told: str, expected: str
) -> None:
    assert read.brief(f"Finnish President Aino Laine {told}.{TAIL}") == [expected]


def test_all_that_was_to_be_done_on_a_journey_that_was_called_off(read: Reader) -> None:
    """Each verb of "was to open a fair, hold talks and call on …" shares the fate of the journey."""
    told = read.brief(
        "The visit of Finnish President Aino Laine to Kenya has been cancelled. "
        "She was to open a fair in Nairobi, hold talks with Kenyan President Daniel Otieno "
        "and call on Kenyan Prime Minister James Kamau."
    )
    assert [brief for brief in told if brief.startswith("meeting")] == ["meeting cancelled FI,KE"] * 2


def test_what_was_agreed_to_be_done_stands(read: Reader) -> None:
    """ "had agreed to meet" is no "had planned to meet": what fell through was another event of the two."""
    told = read.brief(
        "Finland and Kenya called off their talks in Oslo on Monday. "
        "The Finnish and Kenyan presidents had agreed to meet again in July."
    )
    assert "meeting planned FI,KE" in told


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Finnish Minister Aino Laine spoke on Monday. She was glad to meet her Peruvian counterpart.", {"held"}),
        (
            "Finnish Minister Aino Laine left Oslo. She will be glad to meet her Peruvian counterpart.",
            {"held", "planned"},
        ),
        (
            "Finland's officials are still adjusting the hour for talks between the premiers of Peru and Chile.",
            {"planned"},
        ),
        (  # what somebody came for was held
            "NATO's Secretary General Jan Berg arrived in Lima for talks with Peru's Prime Minister Luis Quispe. Berg "
            "and Quispe discussed trade.",
            {"held", "under_way"},
        ),
    ],
)
def test_when_a_contact_is_done(read: Reader, text: str, statuses: set[str]) -> None:
    assert {e.status for e in read.events(text)} == statuses


def test_what_was_to_be_done_on_a_cancelled_visit_is_cancelled(read: Reader) -> None:
    text = (
        "Thai Prime Minister Suda Rattana has cancelled her visit to Denmark. The prime minister was slated to visit "
        "the country to meet with Danish Prime Minister Lone Kjaer."
    )
    assert {(e.kind, e.status) for e in read.events(text)} == {("visit", "cancelled"), ("meeting", "cancelled")}


_ON_THE_PROGRAMME = [
    "Her programme includes talks with Kenyan President Daniel Otieno.",
    "Talks with Kenyan President Daniel Otieno are on her agenda.",
]


@pytest.mark.parametrize("told", _ON_THE_PROGRAMME)
def test_talks_on_a_programme_lie_ahead(read: Reader, told: str) -> None:
    text = f"Finnish President Aino Laine arrived in Kenya on Monday. {told}{TAIL}"
    assert "meeting planned FI,KE" in read.brief(text)


def test_at_talks_something_was_agreed_they_were_held(read: Reader) -> None:
    told = "Finnish President Aino Laine and Kenyan President Daniel Otieno at talks in Oslo agreed to build a road."
    assert read.event(told + TAIL).status == "held"


def test_talks_that_somebody_came_for_were_held_once_something_is_said_after_them(read: Reader) -> None:
    text = "Finnish President Aino Laine went to Kenya on Monday for a meeting with President Daniel Otieno."
    ahead, after = (
        f"{text} She will brief the king after their talks.",
        f"{text} She said after their talks that it rained.",
    )
    assert [e.status for e in read.events(ahead + TAIL) if e.kind == "meeting"] == ["planned"]
    [held] = [e for e in read.events(after + TAIL) if e.kind == "meeting"]
    assert held.status == "held"
    assert held.when is not None
    assert held.when.start == "2016-06-13"


def test_a_briefing_that_was_received_is_no_guest(read: Reader) -> None:
    told = "Finnish President Aino Laine flew home. Of the briefing she had received, Kenya's president knew nothing."
    assert not any(e.kind == "meeting" for e in read.events(told + TAIL))


@pytest.mark.parametrize(
    ("sentence", "verb", "planned", "tense"),
    [
        ("The two sit down here on Monday.", "sit", False, "present"),
        ("He meets her today.", "meets", False, "present"),
        ("He met her.", "met", False, "past"),
        ("He went to Oslo for talks.", "went", True, "purpose"),
        ("He went to Oslo to see her.", "see", True, "purpose"),
        ("He used the trip to see her.", "see", True, "purpose"),
        ("He agreed to see her.", "see", True, ""),
        ("They arranged a meeting in Antwerp.", "arranged", True, ""),
        ("They met and scheduled a summit.", "scheduled", True, ""),
        ("He was due to see her.", "see", True, ""),
        ("He will meet her.", "meet", True, ""),
        ("He has met her.", "met", False, ""),
    ],
)
def test_a_tense_says_what_a_verb_leaves_open(sentence: str, verb: str, planned: bool, tense: str) -> None:
    """The simple present is of now, of tomorrow and of headlines; what somebody went for, he mostly got."""
    [tokens] = parse(load_model()[0], [Known(sentence)])
    [found] = [token for token in tokens.doc if token.text == verb]
    assert tense_of(found, planned=planned) == tense


@pytest.mark.parametrize(
    ("told", "status"),
    [("is in private talks with", "under_way"), ("is in Nairobi for talks with", "planned")],
)
def test_whoever_is_in_talks_has_not_ended_them(read: Reader, told: str, status: str) -> None:
    """Unlike whoever is somewhere for talks."""
    text = f"Finnish President Aino Laine {told} Kenyan President Daniel Otieno.{TAIL}"
    assert f"meeting {status} FI,KE" in read.brief(text)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("was the first foreign leader to go to Kenya after the war", "held"),
        ("explained the reasons for the postponement of her visit to Kenya", "postponed"),
        ("apologised for the deferral of her visit to Kenya", "postponed"),
        ("regretted the cancellation of her visit to Kenya", "cancelled"),
    ],
)
def test_a_noun_or_a_rank_says_what_became_of_a_journey(read: Reader, told: str, status: str) -> None:
    assert read.brief(f"Finnish President Aino Laine {told}.{TAIL}") == [f"visit {status} FI,KE"]


@pytest.mark.parametrize(
    "told", ["denied the postponement of her visit to Kenya", "did not ask for a delay to her visit"]
)
def test_a_postponement_that_is_denied_is_none(read: Reader, told: str) -> None:
    brief = " ".join(read.brief(f"Finnish President Aino Laine {told}.{TAIL}"))
    assert "postponed" not in brief
    assert "cancelled" not in brief


def test_what_had_been_announced_and_was_put_off_is_one_with_its_day(read: Reader) -> None:
    """ "announced on Monday that she would pay a visit" is the visit that was put off, and says for when it was."""
    text = (
        "The visit of Finnish President Aino Laine to Kenya has been postponed. Her office announced on Monday that "
        f"Finnish President Aino Laine would pay a visit to Kenya on Saturday.{TAIL}"
    )
    event = read.event(text)
    assert (event.status, event.when and event.when.start) == ("postponed", "2016-06-18")


@pytest.mark.parametrize(
    "told",
    [
        "agreed to address parliament after her talks with Kenyan President Daniel Otieno on Friday",
        "is the official to meet Kenyan President Daniel Otieno on Friday",
        "was the favourite to host Kenyan President Daniel Otieno on Friday",
    ],
)
def test_what_has_yet_to_come_is_not_held_for_what_stands_over_it(read: Reader, told: str) -> None:
    """Neither after what somebody only agreed to do, nor for whoever is the one to do it."""
    assert "held" not in " ".join(read.brief(f"Finnish President Aino Laine {told}.{TAIL}"))


def test_talks_aimed_at_something_were_held(read: Reader) -> None:
    """What they are for says nothing of when they are."""
    assert read.brief("Suriname and Barbados held talks on Monday aimed at better ties.") == ["meeting held BB,SR"]
    assert read.brief("Suriname and Barbados announced a lunch planned for Friday.") == ["meeting planned BB,SR"]
