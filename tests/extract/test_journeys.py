"""Journeys by other verbs than "visit": sent, awaited, left, spent days abroad (EXTRACTION, what counts, 2)."""

import pytest

from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

_LAINE = "Finnish President Aino Laine"

_JOURNEYS = {
    "The Finnish government will send a delegation to Kenya on Friday": "visit planned FI,KE",
    f"{_LAINE} sent a delegation to Kenya on Monday to study the harbour": "visit held FI,KE",
    "ECOWAS will send a delegation to Bissau on Friday": "visit planned ECOWAS,GW",
    "The Finnish government sent Foreign Minister Aino Laine to Kenya on Monday": "visit held FI,KE",
    f"{_LAINE} is expected in Nairobi on Friday": "visit planned FI,KE",
    f"{_LAINE} is awaited in Nairobi": "visit planned FI,KE",
    f"{_LAINE} left Nairobi on Tuesday": "visit held FI,KE",
    f"{_LAINE} returned from Kenya on Tuesday": "visit held FI,KE",
    f"{_LAINE} left for Kenya on Tuesday": "visit under_way FI,KE",
    f"{_LAINE} left Helsinki for Nairobi on Tuesday": "visit under_way FI,KE",
    f"{_LAINE} will set off for Kenya on Friday": "visit planned FI,KE",
    f"{_LAINE} had been expected in Nairobi on Friday": "visit cancelled FI,KE",
    f"{_LAINE} heads to Nairobi from Oslo": "visit planned FI,KE",
    f"{_LAINE} goes on to Kenya from Oslo": "visit planned FI,KE",
    f"{_LAINE} spent three days in Kenya": "visit held FI,KE",
    f"{_LAINE} will spend three days in Kenya": "visit planned FI,KE",
}


@pytest.mark.parametrize(("told", "expected"), _JOURNEYS.items(), ids=_JOURNEYS)
def test_a_journey(read: Reader, told: str, expected: str) -> None:
    """Who goes, where to, and whether it is over."""
    text = f"{told}.{TAIL}"
    assert read.brief(text) == [expected]
    (host,) = [p.country for p in read.event(text).participants if p.capacity == "host"]
    assert host in {"KE", "GW"}


_HABITS = [
    f"{_LAINE} usually goes to Nairobi from Oslo by train",
    f"{_LAINE} travels to Kenya regularly",
]


@pytest.mark.parametrize("told", _HABITS)
def test_what_is_done_again_and_again_is_no_plan(read: Reader, told: str) -> None:
    assert "visit planned FI,KE" not in read.brief(f"{told}.{TAIL}")


_NO_JOURNEY = [
    f"{_LAINE} would go neither to Kenya nor to Uganda",
    f"{_LAINE} visited neither Kenya nor Uganda",
    "The Finnish government sent blankets to Kenya on Monday",
    f"{_LAINE} sent a letter to Kenya on Monday",
    "Rain is expected in Nairobi on Friday",
    f"{_LAINE} is expected to resign in Nairobi",
    f"{_LAINE} left Helsinki on Tuesday",
    f"{_LAINE} left the meeting on Tuesday",
    f"{_LAINE} spent 40 million euros in Kenya",
    f"{_LAINE} spent three days in Finland",
]


@pytest.mark.parametrize("told", _NO_JOURNEY)
def test_no_journey(read: Reader, told: str) -> None:
    """Things that are sent, weather that is expected, home that is left, money that is spent."""
    assert read.brief(f"{told}.{TAIL}") == []


def test_leaving_ends_the_visit_that_was_told(read: Reader) -> None:
    """Arrival, stay and departure on the days of one visit are one event."""
    text = f"{_LAINE} visited Kenya from Monday to Wednesday. She left Nairobi on Wednesday.{TAIL}"
    event = read.event(text)
    assert event.when is not None
    assert (event.kind, event.status, event.when.start, event.when.end) == ("visit", "held", "2016-06-13", "2016-06-15")
    assert len(event.evidence) == 2


def test_the_day_of_arrival_is_the_one_awaited(read: Reader) -> None:
    when = read.event(f"{_LAINE} is expected in Nairobi on Friday.{TAIL}").when
    assert when is not None
    assert (when.start, when.precision) == ("2016-06-17", "day")


def test_each_stop_behind_a_day_is_a_visit_on_its_own_day(read: Reader) -> None:
    """The parser hangs the second stop on the day of the first."""
    text = f"Kenyan Foreign Minister Peter Wek visited Albania on Monday and Greece on Tuesday.{TAIL}"
    found = {e.countries: e.when.start for e in read.events(text) if e.when}
    assert found == {("AL", "KE"): "2016-06-13", ("GR", "KE"): "2016-06-14"}


@pytest.mark.parametrize(
    "behind",
    [
        "and Greece won a match",
        "and Greece on Tuesday recalled its envoy",
        "and Greece on Tuesday announced that it would close its embassy",
        "and Greece last week expelled two diplomats",
    ],
)
def test_who_does_something_behind_a_day_is_no_stop(read: Reader, behind: str) -> None:
    text = f"Kenyan Foreign Minister Peter Wek visited Albania on Monday {behind}.{TAIL}"
    assert read.brief(text) == ["visit held AL,KE"]


def test_each_stop_is_its_own_place(read: Reader) -> None:
    text = f"Kenyan Foreign Minister Peter Wek was in Tirana on Monday and in Athens on Tuesday.{TAIL}"
    assert {e.countries: e.venue.city for e in read.events(text) if e.venue} == {
        ("AL", "KE"): "Tirana",
        ("GR", "KE"): "Athens",
    }


@pytest.mark.parametrize(
    "before",
    [
        "Iranian Foreign Minister Reza Amini will visit Russia on Monday.",
        "Iranian Foreign Minister Reza Amini will begin a regional tour on Monday.",
    ],
)
def test_the_stops_that_a_tour_includes(read: Reader, before: str) -> None:
    events = read.events(f"{before} The tour will include Yerevan and Tbilisi.")
    assert {("AM", "IR"), ("GE", "IR")} <= {e.countries for e in events if e.kind == "visit" and e.status == "planned"}


def test_whoever_is_being_sent_has_yet_to_go(read: Reader) -> None:
    (event,) = read.events("Finland is sending its envoy Aino Laine to Eritrea this week, the ministry said.")
    assert (event.kind, event.status, event.countries) == ("visit", "planned", ("ER", "FI"))


def test_what_a_visit_includes_is_no_stop(read: Reader) -> None:
    events = read.events(
        "The visit by Finnish Foreign Minister Aino Laine to Oslo will include a tour of Norway's ports."
    )
    assert {e.countries for e in events} <= {("FI", "NO")}


def test_a_stop_of_a_tour_is_on_the_day_on_which_somebody_is_met_there(read: Reader) -> None:
    """Where only the days of the whole were told."""
    text = (
        "Finnish President Aino Laine will visit Kenya and Uganda from June 20 to June 24. "
        "On June 22 she will meet Ugandan President Mary Okello in Kampala."
    )
    days = {e.countries: (e.when.start, e.when.end) for e in read.events(text) if e.kind == "visit" and e.when}
    assert days == {("FI", "KE"): ("2016-06-20", "2016-06-24"), ("FI", "UG"): ("2016-06-22", "2016-06-22")}


def test_a_stop_of_a_month_is_not_the_day_of_a_summit_on_it(read: Reader) -> None:
    text = (
        "In May, Finnish President Aino Laine visited Kenya and Uganda. "
        "At her summit with Ugandan President Mary Okello on May 2, the two vowed to fish."
    )
    starts = {e.countries: e.when.precision for e in read.events(text) if e.kind == "visit" and e.when}
    assert starts == {("FI", "KE"): "month", ("FI", "UG"): "month"}


_ARRIVALS = {
    f"{_LAINE}, who came to Kenya on Monday for an official visit, met President Daniel Otieno.": "under_way",
    f"{_LAINE}, who came to power in May, paid a visit to Kenya on Tuesday.": "held",
    f"{_LAINE} flew to Nairobi on Tuesday.": "held",
    f"A visit to Kenya by {_LAINE} came to an end on Tuesday.": "held",
}


@pytest.mark.parametrize(("told", "status"), _ARRIVALS.items(), ids=_ARRIVALS)
def test_whoever_has_come_is_there(read: Reader, told: str, status: str) -> None:
    assert [e.status for e in read.events(told + TAIL) if e.kind == "visit"] == [status]


def test_the_length_of_a_visit_behind_it(read: Reader) -> None:
    """ "a visit of five days" as "a five-day visit"."""
    [visit] = read.events(f"{_LAINE} on Tuesday completed a crowded visit of five days to Kenya.{TAIL}")
    assert visit.when is not None
    assert (visit.when.start, visit.when.end) == ("2016-06-10", "2016-06-14")


def test_the_day_of_the_arrival_is_not_that_of_all_that_was_held_there(read: Reader) -> None:
    text = (
        f"{_LAINE} met Kenyan President Daniel Otieno in Nairobi on Tuesday. She arrived in Nairobi on Monday. Laine "
        f"also met Kenyan Prime Minister Peter Mwangi.{TAIL}"
    )
    days = [e.when.start for e in read.events(text) if e.when and e.kind == "meeting"]
    assert days == ["2016-06-14", "2016-06-14"]


def test_of_a_journey_to_several_areas_those_are_told_that_are_named(read: Reader) -> None:
    text = (
        "Finnish President Aino Laine will visit some of the region's conflict areas, including Kenya, Uganda and Mali."
    )
    assert read.brief(text + TAIL) == ["visit planned FI,KE", "visit planned FI,UG", "visit planned FI,ML"]
