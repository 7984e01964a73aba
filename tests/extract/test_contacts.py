"""Kinds and forms of contacts: who met, telephoned, received and visited whom (EXTRACTION, what counts)."""

import pytest

from tests.extract.conftest import Reader
from tests.extract.test_status import TAIL

_ONE = {
    "Finnish President Aino Laine spoke with Kenyan President Daniel Otieno on Monday": "call held FI,KE",
    "Finnish President Aino Laine called her Kenyan counterpart Daniel Otieno on Monday to "
    "congratulate him": "call held FI,KE",
    "Finnish President Aino Laine held a phone call with Kenyan President Daniel Otieno": "call held FI,KE",
    "Finnish President Aino Laine spoke by telephone with Kenyan President Daniel Otieno": "call held FI,KE",
    "Finnish President Aino Laine met virtually with Kenyan President Daniel Otieno": "meeting held FI,KE",
    "Finnish President Aino Laine sat down with Kenyan President Daniel Otieno": "meeting held FI,KE",
    "Finnish President Aino Laine called on Kenyan President Daniel Otieno": "meeting held FI,KE",
    "Kenyan President Daniel Otieno received Finnish President Aino Laine": "meeting held FI,KE",
    "Finnish President Aino Laine was received by Kenyan President Daniel Otieno": "meeting held FI,KE",
    "Finnish President Aino Laine discussed Libya with Kenyan President Daniel Otieno": "meeting held FI,KE",
    "The foreign ministers of Finland and Kenya met in Nairobi": "meeting held FI,KE",
    "The leaders of Finland, Kenya and Uganda held a summit in Nairobi": "multilateral held FI,KE,UG",
    "Finnish Foreign Minister Aino Laine visited Kenya": "visit held FI,KE",
    "EU foreign policy chief Aino Laine met Kenyan President Daniel Otieno": "meeting held EU,KE",
}


@pytest.mark.parametrize(("told", "expected"), _ONE.items(), ids=_ONE)
def test_one_contact(read: Reader, told: str, expected: str) -> None:
    """The kind by the verb, the parties by their offices."""
    assert read.brief(f"{told}.{TAIL}") == [expected]


def test_leaders_met_one_by_one_are_two_meetings(read: Reader) -> None:
    """ "met the presidents of X and Y": one event each (EXTRACTION, what counts, 11)."""
    text = f"Finnish President Aino Laine met Kenyan President Daniel Otieno and Ugandan President Mary Okello.{TAIL}"
    assert read.brief(text) == ["meeting held FI,KE", "meeting held FI,UG"]


def test_a_trilateral_is_one_meeting(read: Reader) -> None:
    """At one table three states make one multilateral event (EXTRACTION, what counts, 1)."""
    text = (
        "Finnish President Aino Laine held a trilateral meeting with Kenyan President Daniel Otieno "
        f"and Ugandan President Mary Okello.{TAIL}"
    )
    assert read.brief(text) == ["multilateral held FI,KE,UG"]


def test_people_are_printed_as_the_article_prints_them(read: Reader) -> None:
    """Office and name as printed; a counterpart holds the same office (PRODUCT, rule 4)."""
    text = f"Finnish Defence Minister Aino Laine met her Kenyan counterpart Daniel Otieno.{TAIL}"
    people = {(p.name, p.office, p.country) for p in read.event(text).participants}
    assert people == {("Aino Laine", "Defence Minister", "FI"), ("Daniel Otieno", "Defence Minister", "KE")}


def test_an_unnamed_counterpart_stays_unnamed(read: Reader) -> None:
    """Nobody is given a name that the article does not print."""
    text = f"Finnish Defence Minister Aino Laine met senior Kenyan defence officials.{TAIL}"
    (host,) = [p for p in read.event(text).participants if p.country == "KE"]
    assert (host.name, host.office) == (None, "defence officials")


def test_a_meeting_with_unnamed_hosts_is_part_of_the_visit(read: Reader) -> None:
    """A meeting during a visit is its own event only with a named counterpart (EXTRACTION, what counts, 2)."""
    text = f"Finnish Defence Minister Aino Laine visited Kenya on Monday. Laine met Kenyan officials in Nairobi.{TAIL}"
    event = read.event(text)
    assert (event.kind, event.countries, len(event.evidence)) == ("visit", ("FI", "KE"), 2)
    assert [p.office for p in event.participants if p.capacity == "host"] == ["officials"]


def test_a_named_host_makes_an_event_of_its_own(read: Reader) -> None:
    """The visit and the meeting, each once."""
    text = (
        "Finnish Defence Minister Aino Laine visited Kenya on Monday. "
        f"Laine met Kenyan President Daniel Otieno in Nairobi.{TAIL}"
    )
    assert read.brief(text) == ["visit held FI,KE", "meeting held FI,KE"]


_NOTHING = {
    "sport": "Ghana meet Senegal on Saturday. The coach named a squad of strikers and a goalkeeper "
        "for the qualifier at the "
    "stadium, where Senegal won the last match on penalties.",
    "company": "Finland's Saimaa Lifts agreed to buy Sweden's Vattern Cranes for two million euros, "
        "the companies said on Monday.",
    "court": "A court in Nairobi heard the case of two Finnish sailors on Monday. The judge met lawyers of both sides.",
    "party": "Finnish Prime Minister Aino Laine met members of her party on Monday to talk about the "
        "budget of the country.",
    "former": "Former Finnish President Aino Laine met former Kenyan President Daniel Otieno on "
        "Monday at a book fair in Oslo.",
    "ministers at home": "Finnish Prime Minister Aino Laine met Finnish Foreign Minister Eero Koski "
        "on Monday to talk about the war.",
}  # fmt: skip


@pytest.mark.parametrize("text", _NOTHING.values(), ids=_NOTHING)
def test_what_is_no_diplomacy(read: Reader, text: str) -> None:
    """Sports, companies, courts, parties, people out of office, one country's own ministers."""
    assert read.brief(text) == []


@pytest.mark.parametrize(
    "wished",
    ["Amid calls for talks", "Despite demands for a summit", "Amid hopes of a meeting", "Under pressure for talks"],
)
def test_what_is_only_called_for_is_no_contact(read: Reader, wished: str) -> None:
    assert read.brief(f"{wished} with Kenya, Finland closed the border.") == []


def test_talks_that_changed_nothing_were_held(read: Reader) -> None:
    text = "Finland and Kenya failed to reach agreement on fishing despite two days of talks in Oslo."
    assert read.brief(text) == ["meeting held FI,KE"]


@pytest.mark.parametrize(
    ("round_of", "expected"),
    [
        ("trade negotiations", ["meeting held FI,KE"]),
        ("joint military exercises", []),
        ("sanctions against each other", []),
    ],
)
def test_a_round_of_something_else_is_no_contact(read: Reader, round_of: str, expected: list[str]) -> None:
    assert read.brief(f"Kenya and Finland began a new round of {round_of} on Monday.") == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("gave a warm welcome on Monday to Kenyan President Daniel Otieno", ["meeting held FI,KE"]),
        ("extended a cordial reception to Kenyan President Daniel Otieno", ["meeting held FI,KE"]),
        ("gave a warm welcome to Kenyan proposals", []),
        ("gave a coin to Kenyan President Daniel Otieno", []),
    ],
)
def test_a_welcome_is_given_to_people(read: Reader, told: str, expected: list[str]) -> None:
    assert read.brief(f"Finnish President Aino Laine {told}.") == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("suspended all contacts with the Finnish government", ["meeting cancelled FI,KE"]),
        ("has cut off contacts with the Finnish government", ["meeting cancelled FI,KE"]),
        ("will boycott all contact with the Finnish government", ["meeting cancelled FI,KE"]),
        ("has not suspended contacts with the Finnish government", []),
        ("broke off a branch with the Finnish axe", []),
    ],
)
def test_contacts_broken_off_are_called_off(read: Reader, told: str, expected: list[str]) -> None:
    """EXTRACTION, what counts, 10."""
    assert read.brief(f"Kenya {told}.") == expected


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        (  # two whom nobody introduces, after the two states of the lead
            "Peru and Chile want to dig a tunnel. Marta Quispe met with her peer Ricardo Lagos in Santiago on Friday.",
            "meeting",
            ("CL", "PE"),
        ),
        (
            "On the sidelines of the forum, Finnish Minister Aino Laine will hold trilateral talks with Peruvian "
            "Minister Ana Lima and Chilean Minister Luis Soto.",
            "multilateral",
            ("CL", "FI", "PE"),
        ),
        ("Taoiseach Sean Walsh met Finnish President Aino Laine in Dublin on Monday.", "meeting", ("FI", "IE")),
    ],
)
def test_who_met(read: Reader, text: str, kind: str, parties: tuple[str, ...]) -> None:
    assert {(e.kind, e.countries) for e in read.events(text)} == {(kind, parties)}


def test_a_party_official_who_receives_an_envoy_is_of_the_home_country(read: Reader) -> None:
    text = "The head of the party's commission received the newly arrived Cuban Ambassador, Ernesto Ruiz, on Friday."
    assert {e.countries for e in read.events(text, home="LA", title="Party official welcomes envoy")} == {("CU", "LA")}


def test_two_ministers_talks_are_not_the_table_of_three_that_is_told_beside_them(read: Reader) -> None:
    text = (
        "Algerian Foreign Minister Ali Nour held talks with his Malian counterpart Modibo Sow in Algiers on Tuesday. "
        "The visit came three weeks after the meeting held between Algeria, Mali and Niger in Niamey."
    )
    assert ("DZ", "ML") in {e.countries for e in read.events(text) if e.kind == "meeting"}


def test_whoever_calls_on_somebody_pays_a_courtesy_call_however_the_parser_reads_it(read: Reader) -> None:
    """It takes "on" for a particle of the verb in the second."""
    for who in ("Finnish Speaker Aino Laine", "Speaker Aino Laine of Finland and senior ministers"):
        event = read.event(f"{who} will call on Kenyan President Daniel Otieno on Monday.{TAIL}")
        assert (event.kind, event.form, event.countries) == ("meeting", "courtesy call", ("FI", "KE"))


def test_what_was_signed_hangs_on_no_plan(read: Reader) -> None:
    text = f"Finland and Kenya signed a trade agreement and agreed to hold annual talks.{TAIL}"
    plan, pact = sorted(read.events(text), key=lambda e: e.kind, reverse=True)
    assert (plan.kind, plan.status, pact.kind, pact.status) == ("meeting", "planned", "agreement", "held")
    assert [o.strength for o in pact.outcomes] == ["signed"]
    assert "signed" not in {o.strength for o in plan.outcomes}


def test_a_call_that_was_between_two_is_told_beside_the_one_that_follows_it(read: Reader) -> None:
    text = (
        "Finnish Foreign Minister Aino Laine spoke today with Kenyan Foreign Minister Daniel Otieno to discuss steps "
        f"following the June 2 call between Finnish President Tauno Salmela and Kenyan President Mary Were.{TAIL}"
    )
    days = {(e.kind, e.status, e.when and e.when.start) for e in read.events(text)}
    assert days == {("call", "held", "2016-06-15"), ("call", "held", "2016-06-02")}


def test_a_meeting_spoken_of_as_known_is_told_of_whoever_has_not_been_named(read: Reader) -> None:
    """Round-ups name each partner only with what was said; of a state that was told of it only reminds."""
    met = "Finnish President Aino Laine met Kenyan President Daniel Otieno in Nairobi."
    new = "In her meeting with Ugandan President Mary Were, she pledged support."
    assert read.brief(f"{met} {new}{TAIL}") == ["meeting held FI,KE", "meeting held FI,UG"]
    known = "In her meeting with Kenyan Foreign Minister Mary Were, she pledged support."
    assert read.brief(f"{met} {known}{TAIL}") == ["meeting held FI,KE"]


def test_a_partner_named_late_of_a_journey_to_come_was_not_met_yet(read: Reader) -> None:
    text = (
        "Finnish President Aino Laine will travel to Nairobi next week. During her talks with Kenyan President Daniel "
    )
    assert "meeting held FI,KE" not in read.brief(f"{text}Otieno, she hopes to win loans.{TAIL}")


def test_whoever_calls_on_somebody_for_a_deed_has_not_called_on_him(read: Reader) -> None:
    assert (
        read.brief(f"Finnish President Aino Laine called on Kenyan President Daniel Otieno for dialogue.{TAIL}") == []
    )


def test_whoever_discusses_the_talks_of_others_is_not_at_them(read: Reader) -> None:
    """Nor are those told as an event here."""
    text = (
        "The leaders of Egypt and Jordan will hold a summit in Cairo on Sunday to discuss the impasse in"
        " Israeli-Palestinian peace talks."
    )
    assert read.brief(text) == ["meeting planned EG,JO"]


def test_who_is_named_behind_an_object_and_hangs_on_the_verb(read: Reader) -> None:
    text = (
        "Namibian President Anna Shikongo met the leaders of Ghana and Togo on Friday, and her counterparts of Mali and"
        " Chad."
    )
    assert {frozenset(e.countries) for e in read.events(text)} == {
        frozenset({"NA", c}) for c in ("GH", "TG", "ML", "TD")
    }
