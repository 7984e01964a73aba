"""Whose official somebody is when no word says so: place, journey, pair and lead decide (what counts, 9)."""

import pytest

from digests.model import Event
from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

_MET = "Finnish Trade Minister Aino Laine met Water Minister Daniel Otieno"


def _of(events: tuple[Event, ...], name: str) -> set[str | None]:
    """The countries that the events give a person."""
    return {p.country for e in events for p in e.participants if p.name == name}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{_MET} in Nairobi on Friday.", ""),
        (f"Finland and Kenya are old partners at sea. {_MET} on Friday.", ""),
        (f"{_MET} on Friday.", "Finland and Kenya talk about water"),
        ("In Nairobi, Finnish Trade Minister Aino Laine is due to meet Water Minister Daniel Otieno.", ""),
        (
            "Finnish Trade Minister Aino Laine will visit Kenya next week. "
            "Laine will meet Water Minister Daniel Otieno on Friday.",
            "",
        ),
    ],
    ids=["place", "lead", "headline", "place in front", "journey"],
)
@pytest.mark.parametrize("home", [None, "FI"])
def test_what_stands_around_tells_whose_he_is(read: Reader, text: str, title: str, home: str | None) -> None:
    """Whoever prints it: the other side of a minister abroad is no minister of her own."""
    meetings = [e for e in read.events(text + TAIL, title=title, home=home) if e.kind == "meeting"]
    assert [e.countries for e in meetings] == [("FI", "KE")]
    assert _of(tuple(meetings), "Daniel Otieno") == {"KE"}


def test_without_any_sign_he_is_nobodys(read: Reader) -> None:
    """No place, no journey, no pair, no home: nothing is guessed."""
    assert read.brief(f"{_MET} on Friday.{TAIL}") == []


def test_three_states_in_the_lead_decide_nothing(read: Reader) -> None:
    """Which of the other two is meant, nobody can tell."""
    assert read.brief(f"Peru, Uganda and Finland are partners. {_MET} on Friday.{TAIL}") == []


@pytest.mark.parametrize(
    "told",
    [
        f"{_MET} in Nairobi on Friday.",
        "In Nairobi, Finnish Trade Minister Aino Laine is due to meet Water Minister Daniel Otieno.",
        "Finnish Trade Minister Aino Laine and host President Daniel Otieno held talks in Nairobi on Monday.",
    ],
)
def test_the_place_decides_where_the_lead_does_not(read: Reader, told: str) -> None:
    (countries,) = [e.countries for e in read.events(f"Peru, Uganda and Finland are partners. {told}{TAIL}")]
    assert countries == ("FI", "KE")


def test_a_journey_goes_before_the_publishers_country(read: Reader) -> None:
    """Who is met for the first time abroad is the journey's, though the paper's own country is named."""
    text = (
        "Peru watched as Finnish Trade Minister Aino Laine left for Kenya on Monday. "
        f"Laine will meet Water Minister Daniel Otieno on Friday.{TAIL}"
    )
    assert _of(read.events(text, home="PE"), "Daniel Otieno") == {"KE"}


def test_the_publishers_country_is_the_last_guess(read: Reader) -> None:
    """Only where nothing nearer decides."""
    assert read.brief(f"{_MET} on Friday.{TAIL}", home="KE") == ["meeting held FI,KE"]
    assert read.brief(f"{_MET} in Lima on Friday.{TAIL}", home="KE") == ["meeting held FI,PE"]


def test_a_guest_from_abroad_meets_our_own(read: Reader) -> None:
    """A paper's own premier needs no country when a foreigner calls."""
    text = f"Ugandan President Mary Okello met Prime Minister Eero Koski in Helsinki on Monday.{TAIL}"
    assert read.brief(text, home="FI") == ["meeting held FI,UG"]


def test_our_own_stays_ours_beside_a_journey_of_somebody_else(read: Reader) -> None:
    """That one minister is going to Kenya makes no Kenyan of the premier at home."""
    text = (
        "Finnish President Aino Laine will visit Kenya on Friday. "
        f"Ugandan President Mary Okello met Prime Minister Eero Koski in Helsinki on Monday.{TAIL}"
    )
    assert _of(read.events(text, home="FI"), "Eero Koski") == {"FI"}


@pytest.mark.parametrize(
    "text",
    [
        "Host President Daniel Otieno received Finnish President Aino Laine in Nairobi on Monday.",
        "Finnish President Aino Laine held talks with host President Daniel Otieno in Nairobi on Monday.",
    ],
)
def test_the_host_is_of_the_place(read: Reader, text: str) -> None:
    event = read.event(text + TAIL)
    assert _of((event,), "Daniel Otieno") == {"KE"}
    assert _of((event,), "Aino Laine") == {"FI"}


def test_the_pair_of_the_last_contact_decides(read: Reader) -> None:
    """Whom each of two presidents meets next is of the other's country."""
    first = "Finnish President Aino Laine met Kenyan President Daniel Otieno on Monday."
    ours = read.events(f"{first} Laine also met Water Minister Mary Wanjiku.{TAIL}", home="FI")
    theirs = read.events(f"{first} Otieno also met Water Minister Eero Koski.{TAIL}")
    assert _of(ours, "Mary Wanjiku") == {"KE"}
    assert _of(theirs, "Eero Koski") == {"FI"}


def test_what_was_settled_is_remembered(read: Reader) -> None:
    """Who was placed once keeps his country in the sentences behind."""
    text = (
        f"{_MET} in Nairobi on Monday. On Tuesday Otieno spoke by telephone with Ugandan President Mary Okello. "
        f"Otieno will visit Peru in July.{TAIL}"
    )
    assert read.brief(text) == ["meeting held FI,KE", "call held KE,UG", "visit planned KE,PE"]


def test_somebody_out_of_office_is_placed_nowhere(read: Reader) -> None:
    """The place gives no state to one who stands for none (EXTRACTION, what counts, 8)."""
    text = f"Finnish Trade Minister Aino Laine met former Water Minister Daniel Otieno in Nairobi on Friday.{TAIL}"
    assert read.brief(text) == []


def test_a_stated_country_stands_against_the_place(read: Reader) -> None:
    """Two visitors in Nairobi make no Kenyan."""
    text = f"Finnish Trade Minister Aino Laine met Peruvian Water Minister Luis Rojas in Nairobi on Friday.{TAIL}"
    assert read.brief(text, home="KE") == ["meeting held FI,PE"]


@pytest.mark.parametrize(
    ("home", "office", "expected"),
    [
        ("GB", "President", []),
        ("US", "Prime Minister", []),
        ("IE", "King", []),
        ("FR", "President", ["meeting held FR,KE"]),
        ("GB", "Prime Minister", ["meeting held GB,KE"]),
        ("JO", "King", ["meeting held JO,KE"]),
    ],
)
def test_an_office_that_the_papers_country_has_not_is_another_countrys(
    read: Reader, home: str, office: str, expected: list[str]
) -> None:
    text = f"{office} Aidan Laine met Kenyan Foreign Minister Daniel Otieno on Monday.{TAIL}"
    assert read.brief(text, home=home) == expected


@pytest.mark.parametrize(
    ("described", "expected"),
    [
        ("a senior Finnish foreign ministry official", ["meeting held FI,KE"]),
        ("the top U.N. official in Somalia", ["meeting held KE,UN"]),
        ("a Finnish diplomat", ["meeting held FI,KE"]),
        ("a former Finnish official", []),
        ("a Finnish pop singer", []),
        ("a collector of stamps", []),
    ],
)
def test_what_somebody_is_said_to_be_gives_his_country_or_none(
    read: Reader, described: str, expected: list[str]
) -> None:
    """And never that of the place where they met."""
    assert read.brief(f"Kenyan President Daniel Otieno met Aino Laine, {described}, in Doha on Monday.") == expected


def test_what_somebody_is_stands_as_his_office(read: Reader) -> None:
    event = read.event("Kenyan President Daniel Otieno met Aino Laine, a senior Finnish foreign ministry official.")
    assert {p.office for p in event.participants if p.name == "Aino Laine"} == {
        "senior Finnish foreign ministry official"
    }


def test_what_a_country_opens_happens_there(read: Reader) -> None:
    """The journey led to Uganda first; the premier of the sentence is Kenya's, and so is his minister behind him."""
    told = read.events(
        "Finnish President Aino Laine arrived in Kampala on Monday for talks with Ugandan President John Mukasa. "
        "In Kenya, she will meet Prime Minister Daniel Otieno on Thursday. "
        "She will also hold talks with Foreign Minister James Kamau."
    )
    people = {p.name: p.country for e in told for p in e.participants if p.name}
    assert (people["Daniel Otieno"], people["James Kamau"]) == ("KE", "KE")


def test_a_paper_that_tells_of_one_other_country_has_no_officials_of_its_own(read: Reader) -> None:
    """A Finnish paper on a reshuffle in Nepal: the ministers are not Finland's, though no word says so."""
    text = (
        "Nepal's premier, Hari Oli, defended his reshuffle on Monday. Foreign Minister Sita Rai met India's premier "
        f"Ravi Nair.{TAIL}"
    )
    assert all("FI" not in e.countries for e in read.events(text, home="FI", title="Nepal in turmoil"))


def test_who_calls_on_an_organisation_at_its_seat_may_be_of_anywhere(read: Reader) -> None:
    """Vienna makes nobody an Austrian."""
    text = f"Prime Minister Aino Laine met OSCE Secretary General Jan Berg in Vienna on Monday.{TAIL}"
    assert all("AT" not in e.countries for e in read.events(text))
    told = read.brief(f"{text} Finland chairs the organisation this year.", home="FI")
    assert told == ["meeting held FI,OSCE"]


def test_the_minister_is_still_ours_when_a_foreign_one_was_named_after_him(read: Reader) -> None:
    """Whoever was taken for ours until the place gave him away holds our office no more."""
    text = (
        "Finnish Foreign Minister Aino Laine will travel to Jordan on Friday. In Jordan, she will meet Foreign "
        "Minister Hani Amin. On the way the minister will stop in Cairo for talks with Egypt's Prime Minister Ali "
        f"Nour.{TAIL}"
    )
    assert {e.countries for e in read.events(text, home="FI")} == {("FI", "JO"), ("EG", "FI")}


def test_two_officials_before_one_state_are_both_of_it(read: Reader) -> None:
    text = "NATO's Jan Berg met President Luis Quispe and Foreign Minister Ana Lima of Peru in Oslo on Monday."
    named = {(p.name, p.country) for event in read.events(text) for p in event.participants if p.name}
    assert named >= {("Luis Quispe", "PE"), ("Ana Lima", "PE")}


def test_leaders_of_a_region_are_not_of_the_town_they_are_in(read: Reader) -> None:
    text = "OAS Secretary General Ivo Lund held talks with Central American leaders in Lima on Monday."
    assert all("PE" not in e.countries for e in read.events(text))


@pytest.mark.parametrize(
    ("office", "codes"),
    [
        ("UN Special Envoy for Ethiopia and Eritrea", {"UN", "PE"}),
        ("Economic Community of West African States (ECOWAS) mediator", {"ECOWAS", "PE"}),
        ("Special Envoy for Chad", set()),  # nobody says whose
    ],
)
def test_an_envoy_is_not_of_the_country_he_is_for(read: Reader, office: str, codes: set[str]) -> None:
    text = f"Peruvian President Ana Lima met the {office}, Jan Berg, in Lima on Monday."
    assert {code for e in read.events(text) for code in e.countries} == codes


def test_the_secretary_general_of_no_organisation_is_that_of_the_un(read: Reader) -> None:
    text = f"The Secretary-General met Peruvian President Ana Lima in Lima on Monday.{TAIL}"
    assert read.brief(text) == ["meeting held PE,UN"]
    assert all("UN" not in e.countries for e in read.events(text, home="KE"))  # a party's or a union's at home
