"""What reports have as they are printed: days that are another's, short cuts of newspapers, people by their titles."""

import pytest

from digests.extract.actors import scan
from digests.extract.engine import Extractor
from digests.extract.reading import _as_prose
from tests.extract.conftest import Reader

_LAINE, _OTIENO = "Finnish President Aino Laine", "Kenyan President Daniel Otieno"
_TAIL = " Her office gave no other details on the matter."


def test_who_spoke_ahead_of_a_summit_is_not_told_as_there(read: Reader) -> None:
    text = f"{_LAINE} will host {_OTIENO} on Friday. Foreign Minister Jonas Kask said ahead of the summit it was time."
    (event,) = read.events(text, home="FI")
    assert [p.name for p in event.participants] == ["Aino Laine", "Daniel Otieno"]


def test_what_follows_a_plan_is_planned(read: Reader) -> None:
    told = read.events(
        "The foreign ministers of Peru and Chile would meet in Lima in July, followed by a meeting between the "
        f"presidents of Peru and Chile in August.{_TAIL}"
    )
    assert {e.status for e in told} == {"planned"}
    assert "2016-08-01" in {e.when.start for e in told if e.when}


def test_the_new_day_is_that_of_what_is_put_off_until_then(read: Reader) -> None:
    event = read.event(f"A meeting between {_LAINE} and {_OTIENO} has been postponed until Friday.{_TAIL}")
    assert event.status == "postponed"
    assert event.when
    assert (event.when.start, event.when.precision) == ("2016-06-17", "day")


def test_talks_that_are_being_planned_are_planned(read: Reader) -> None:
    assert read.brief(f"Finnish and Kenyan officials are planning talks in Cairo.{_TAIL}") == ["meeting planned FI,KE"]


def test_whoever_is_meeting_somebody_later_today_plans_to(read: Reader) -> None:
    text = f"Later on Wednesday {_LAINE} is also meeting {_OTIENO}.{_TAIL}"
    assert read.brief(text) == ["meeting planned FI,KE"]


def test_a_press_conference_is_part_of_the_talks(read: Reader) -> None:
    text = f"{_LAINE} and {_OTIENO} met in Riga on Monday. They held a joint press conference.{_TAIL}"
    assert read.brief(text) == ["meeting held FI,KE"]


def test_the_programme_of_a_visit_is_no_visit(read: Reader) -> None:
    text = f"{_OTIENO} arrived in Helsinki on Tuesday. The leader's visit programme includes a meeting with {_LAINE}."
    assert sorted(read.brief(text)) == ["meeting planned FI,KE", "visit under_way FI,KE"]


def test_credentials_are_handed_over_in_the_state_that_receives_the_envoy(read: Reader) -> None:
    event = read.event(f"{_LAINE} received the credentials of Daniel Otieno, Ambassador of Kenya.{_TAIL}")
    assert event.venue
    assert (event.venue.city, event.venue.country) == (None, "FI")


def test_his_majesty_is_the_king(read: Reader) -> None:
    text = f"King Abdullah of Jordan spoke in Amman. Finnish envoy Aino Laine had talked with His Majesty.{_TAIL}"
    (event,) = read.events(text)
    assert event.countries == ("FI", "JO")


def test_somebodys_aides_are_not_himself() -> None:
    (aides,) = scan("two of Otieno's senior aides travelled on")
    assert (aides.kind, aides.name, aides.owner) == ("collective", None, "Otieno")


def test_an_agreement_may_be_told_of_by_what_became_of_it(read: Reader) -> None:
    text = f"{_LAINE} has said the agreement which she signed with {_OTIENO} removes an obstacle.{_TAIL}"
    assert read.brief(text) == ["agreement held FI,KE"]


def test_what_was_agreed_and_is_to_be_signed_are_two(read: Reader) -> None:
    text = (
        "Peru and Chile have agreed to end their dispute with a treaty. "
        "Peruvian President Ana Rios and Chilean President Luis Soto will sign the treaty on Monday."
    )
    assert read.brief(text) == ["agreement held CL,PE", "agreement planned CL,PE"]


def test_who_is_reaching_a_place_is_on_the_way(read: Reader) -> None:
    event = read.event(f"ISLAMABAD: Indian Foreign Secretary Arjun Rao is reaching here on Friday.{_TAIL}", home="PK")
    assert (event.kind, event.status, event.countries) == ("visit", "planned", ("IN", "PK"))


def test_who_leaves_on_a_day_travelling_somewhere_plans_to(read: Reader) -> None:
    event = read.event(f"{_LAINE} leaves on Friday on a short trip, travelling to Kenya.{_TAIL}")
    assert (event.kind, event.status) == ("visit", "planned")


@pytest.mark.parametrize(
    ("told", "city"),
    [
        (f"{_LAINE} met {_OTIENO} on the sidelines of the Munich Security Conference.", "Munich"),
        (f"{_LAINE} met {_OTIENO} at the 18th Shangri-La Dialogue.", "Singapore"),
    ],
)
def test_gatherings_and_houses_say_where(read: Reader, told: str, city: str) -> None:
    event = read.event(told + _TAIL)
    assert event.venue
    assert event.venue.city == city


def test_the_day_of_an_arrival_is_not_that_of_the_talks_to_come(read: Reader) -> None:
    told = read.events(f"{_OTIENO} arrived in Helsinki on Monday. He is to hold talks with {_LAINE}.{_TAIL}")
    (talks,) = (e for e in told if e.kind == "meeting")
    assert talks.status == "planned"
    assert talks.when is None


def test_what_was_held_is_no_part_of_a_journey_that_fell_through(read: Reader) -> None:
    told = read.events(
        f"{_LAINE} has cancelled her visit to Kenya on Friday. Last week the Finnish president met {_OTIENO} in Oslo."
        f"{_TAIL}"
    )
    (met,) = (e for e in told if e.kind == "meeting")
    assert met.status == "held"
    assert met.when
    assert met.when.raw == "Last week"


def test_a_name_that_a_page_broke_is_printed_whole(read: Reader) -> None:
    text = (
        "Finnish President Aino Laine received in her office on Monday the president of\n"
        "Kenya for talks on trade and on the fisheries. Kenyan President Daniel\n"
        "Otieno Mwangi and President Laine met for two hours in the palace by the\n"
        "harbour, where they had met once before, and then walked in the gardens as\n"
        "far as the gate. Neither of them spoke to the press, which had waited there\n"
        "since the morning, and which was given no other details of what was said."
    )
    names = {p.name for e in read.events(text) for p in e.participants}
    assert "Daniel Otieno Mwangi" in names


@pytest.mark.parametrize(
    ("told", "brief"),
    [
        ("had an opportunity to meet", ["meeting held FI,KE"]),
        ("took the occasion to meet", ["meeting held FI,KE"]),
        ("will have the honour to meet", ["meeting planned FI,KE"]),
        ("did not have the opportunity to meet", []),
        ("has an opportunity to meet", []),
        ("had no opportunity to meet", []),
    ],
)
def test_who_had_the_opportunity_to_meet_somebody_did(read: Reader, told: str, brief: list[str]) -> None:
    assert read.brief(f"{_LAINE} {told} {_OTIENO} in Nairobi.{_TAIL}") == brief


def test_who_is_met_at_an_airport_meets_the_host(read: Reader) -> None:
    (meeting, _) = read.events(
        f"{_LAINE} was met by Kenyan Foreign Minister Wangari Kamau on her arrival in Nairobi.{_TAIL}"
    )
    assert [(p.name, p.country) for p in meeting.participants] == [("Wangari Kamau", "KE"), ("Aino Laine", "FI")]


def test_what_was_not_signed_is_not_told(read: Reader) -> None:
    assert read.brief(f"{_LAINE} did not sign an accord with {_OTIENO} in Nairobi on Monday.{_TAIL}") == []


def test_what_will_be_signed_is_on_the_table(read: Reader) -> None:
    event = read.event(f"{_LAINE} and {_OTIENO} will sign a trade agreement in Nairobi on Friday.{_TAIL}")
    assert event.status == "planned"
    assert {o.strength for o in event.outcomes} == {"on_table"}


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Nechirvan Barzani met Turkish Foreign Minister Hakan Demir in Ankara.", "Nechirvan Barzani", "KRG"),
        ("Assistant Secretary of State Robert Pike met Turkish Foreign Minister Hakan Demir.", "Robert Pike", "US"),
        ("Pope Francis received Turkish Foreign Minister Hakan Demir on Monday.", "Francis", "VA"),
        (
            "The chief Palestinian negotiator, Sami Nasser, met Turkish Foreign Minister Hakan Demir.",
            "Sami Nasser",
            "PS",
        ),
    ],
)
def test_offices_and_names_of_one_state_alone(read: Reader, text: str, name: str, code: str) -> None:
    event = read.event(text + _TAIL, day="2022-06-15")
    assert (event.participants[0].name, event.participants[0].country or event.participants[0].organisation) == (
        name,
        code,
    )


def test_a_short_name_is_that_of_another_state_where_the_paper_has_no_such_office(read: Reader) -> None:
    text = f"Prime Minister Blair met {_OTIENO} in Nairobi on Monday.{_TAIL}"
    assert read.brief(text, home="US", day="2003-06-15") == ["meeting held GB,KE"]


def test_the_day_of_what_was_before_is_not_that_of_the_talks(read: Reader) -> None:
    text = (
        f"{_LAINE} met {_OTIENO} in Helsinki, the first such talks since the summit of Nordic leaders in April.{_TAIL}"
    )
    assert read.event(text).when is None


def test_a_sentence_ends_behind_its_month(read: Reader) -> None:
    event = read.event(f"{_LAINE} and {_OTIENO} will meet in Nairobi in January. Her office gave no other details.")
    assert event.when
    assert event.when.raw == "January"


def test_ties_that_are_strengthened_following_a_visit_follow_one_that_was(read: Reader) -> None:
    event = read.event(
        f"Ties with Kenya continue to be strengthened following {_LAINE}'s visit to Kenya in April.{_TAIL}"
    )
    assert (event.status, event.when and event.when.start) == ("held", "2016-04-01")


def test_each_of_those_met_in_turn_has_the_day_behind_the_name(read: Reader) -> None:
    text = f"{_LAINE} called on {_OTIENO} on Monday and Prime Minister Raila Kamau on Tuesday.{_TAIL}"
    days = {e.participants[1].name: e.when and e.when.start for e in read.events(text)}
    assert days == {"Daniel Otieno": "2016-06-13", "Raila Kamau": "2016-06-14"}


def test_the_encoder_points_to_the_day_of_the_other(whole: Extractor) -> None:
    text = (
        f"{_OTIENO} met Finnish Foreign Minister Ine Eriksen on Monday and Danish Foreign Minister Anders Samuelsen on "
        "Tuesday, his office said."
    )
    told = Reader(whole).events(text, title="Visitors in Nairobi")
    assert {",".join(e.countries): e.when and e.when.start for e in told} == {
        "FI,KE": "2016-06-13",
        "DK,KE": "2016-06-14",
    }


def test_a_visit_until_a_day_to_come_goes_on(read: Reader) -> None:
    event = read.event(f"{_LAINE} visited Nairobi from Monday to Friday.{_TAIL}")
    assert (event.status, event.when and event.when.end) == ("under_way", "2016-06-17")


def test_a_call_has_the_two_that_speak(read: Reader) -> None:
    text = f"{_LAINE} telephoned {_OTIENO} on Monday. Ugandan President Grace Okello praised the call."
    assert read.brief(text) == ["call held FI,KE"]


def test_small_words_of_a_headline_in_capitals_are_no_names() -> None:
    headline = "Otieno Receives Foreign Minister Of Finland In Nairobi"
    assert _as_prose(headline) == "Otieno Receives Foreign Minister of Finland in Nairobi"


def test_a_newspaper_is_not_the_state_in_its_name() -> None:
    assert [a.code for a in scan("The Bahrain Mirror said so.") if a.code] == []


def test_who_did_not_sign_may_have_met(whole: Extractor) -> None:
    text = f"{_LAINE} and {_OTIENO} sat over coffee in Nairobi on Monday but did not sign a treaty."
    assert Reader(whole).brief(text, title="Visitors in Nairobi") == ["meeting held FI,KE"]


def test_of_days_put_off_the_last_is_no_new_day(read: Reader) -> None:
    event = read.event(f"{_LAINE}'s visit to Kenya from Monday until Friday has been postponed.{_TAIL}")
    assert event.when
    assert (event.when.start, event.when.end) == ("2016-06-20", "2016-06-24")


def test_a_pope_may_be_another_states(read: Reader) -> None:
    assert read.brief(f"{_OTIENO} met Coptic Pope Tawadros II in Cairo on Monday.{_TAIL}") == ["meeting held EG,KE"]


def test_a_day_is_told_on_one_line(read: Reader) -> None:
    text = (
        f"{_LAINE} met {_OTIENO} in Nairobi on the 13th of\n"
        "June, and both of them agreed that they would go on with what they\n"
        "had begun when they were ministers of trade, as her office in the\n"
        "capital said in a statement of two pages on the next morning.\n"
    )
    event = read.event(text)
    assert event.when
    assert event.when.raw == "the 13th of June"


@pytest.mark.parametrize(
    ("day", "status", "start"), [("Thursday", "planned", "2016-06-16"), ("Tuesday", "held", "2016-06-14")]
)
def test_a_picture_tells_of_the_last_days_alone(whole: Extractor, day: str, status: str, start: str) -> None:
    text = (
        f"{_OTIENO} (left) and {_LAINE} (right) meet in Nairobi on {day}.\n\n"
        "The two presidents have much to discuss, diplomats say."
    )
    event = Reader(whole).event(text, title="Visitors in Nairobi")
    assert (event.status, event.when and event.when.start) == (status, start)


def test_a_visit_that_was_cut_short_does_not_go_on(read: Reader) -> None:
    text = f"{_LAINE} visited Nairobi from Monday to Friday. The visit was cut short, and she is now in Oslo."
    assert "visit held FI,KE" in read.brief(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("CIA Director Robert Pike met {o} in Nairobi on Monday.", ["meeting held KE,US"]),
        (
            "{l} and {o} met in Oslo on Monday in talks hailed by Chadian Minister Idriss Mahamat.",
            ["meeting held FI,KE"],
        ),
        ("{l} and {o} are planning a summit in Oslo.", ["meeting planned FI,KE"]),
        ("{l} met {o} on Monday. On Tuesday she met his aides.", ["meeting held FI,KE"]),
        ("{l} met President Otieno's senior advisers in Nairobi on Monday.", []),
        ("Later on Tuesday {l} is meeting {o}.", ["meeting under_way FI,KE"]),
    ],
)
def test_who_met_whom(read: Reader, text: str, told: list[str]) -> None:
    assert read.brief(text.format(l=_LAINE, o=_OTIENO) + _TAIL) == told


def test_a_treaty_to_be_signed_after_talks_is_an_agreement_of_its_own(read: Reader) -> None:
    text = f"{_LAINE} will sign a treaty with {_OTIENO} on Friday after six weeks of talks between Finland and Kenya."
    assert "agreement planned FI,KE" in read.brief(text + _TAIL)


@pytest.mark.parametrize("text", ["They called Her Majesty's Government.", "Her Majesty's Ambassador spoke."])
def test_her_majestys_government_is_not_the_queen(text: str) -> None:
    assert "Queen" not in {a.office for a in scan(text)}


def test_two_envoys_are_received_where_they_are_sent(read: Reader) -> None:
    text = (
        f"{_LAINE} received the credentials of Daniel Otieno, Ambassador of Kenya, and of Idriss Mahamat, Ambassador "
        f"of Chad, on Monday.{_TAIL}"
    )
    told = read.events(text)
    assert {e.countries for e in told} == {("FI", "KE"), ("FI", "TD")}
    assert {e.venue and e.venue.country for e in told} == {"FI"}


@pytest.mark.parametrize(("printed", "office"), [("PRIME Minister", "Prime Minister"), ("PRESIDENT", "President")])
def test_the_capitals_of_a_pages_first_words_are_no_part_of_an_office(read: Reader, printed: str, office: str) -> None:
    event = read.event(f"{printed} Aino Laine of Finland met {_OTIENO} in Nairobi on Monday.{_TAIL}")
    assert event.participants[0].office == office


def test_instead_is_nobodys_name() -> None:
    named = {a.name for a in scan("Instead, chief Kenyan negotiator Daniel Otieno gave a toast.")}
    assert named <= {"Daniel Otieno", None}
