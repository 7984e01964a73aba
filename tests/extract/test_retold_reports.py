"""Reports retold after real ones, as `rules@0.22` and `rules@0.23` learnt to read them (docs/decisions/0049, 0050)."""

from dataclasses import replace

import pytest

from digests.extract.actor import Actor
from digests.extract.engine import Extractor
from digests.extract.venue import is_aside
from digests.extract.who_met import are_different_contacts
from digests.extract.wires import has_wires
from tests.extract.conftest import Reader, article, lines_of
from tests.extract.test_second_look import answer, candidate


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (
            "Finland, Kenya to find a new date for talks",
            "The meeting of the foreign ministers of Finland and Kenya, which was to be held on Friday, will not take"
            " place for now, the Kenyan ministry said.",
            "meeting postponed FI,KE 2016-06-17",
        ),
        (
            "Finland and Kenya put off talks on fishing",
            "The meeting of the foreign ministers of Finland and Kenya, which was to be held on Friday, will not take"
            " place, the Kenyan ministry said.",
            "meeting postponed FI,KE 2016-06-17",
        ),
        (
            "Finland-Kenya talks called off",
            "The meeting of the foreign ministers of Finland and Kenya, which was to be held on Friday, will not take"
            " place, the Kenyan ministry said.",
            "meeting cancelled FI,KE 2016-06-17",
        ),
        (
            "Finland puts off talks with Kenya",
            "Finnish President Aino Laine wants more time before she meets Kenyan President Daniel Otieno in Geneva on"
            " Friday, her office said.",
            "meeting postponed FI,KE 2016-06-17 Geneva",
        ),
        (
            "Finland may put off talks with Kenya",
            "Finnish President Aino Laine wants more time before she meets Kenyan President Daniel Otieno in Geneva on"
            " Friday, her office said.",
            "meeting planned FI,KE 2016-06-17 Geneva",
        ),
    ],
)
def test_a_headline_says_whether_talks_were_put_off_or_called_off(
    whole: Extractor, title: str, text: str, wanted: str
) -> None:
    assert wanted in lines_of(whole, title, text)


@pytest.mark.parametrize(
    "title",
    [
        "Rain puts off cup final",
        "Finland delays budget as Laine prepares for Kenya talks",
        "Kenya cancels Finland's debt",
        "Finland, Kenya to resume talks called off in May",
        "Flights cancelled ahead of Laine visit",
        "Talks moved to Geneva",
        "Finland not to put off talks with Kenya",
        "Finland denies Kenya talks postponed",
        "Finland May Put Off Talks With Kenya",
        "Strike called off as Laine meets Kenyan president",
    ],
)
def test_a_headline_that_puts_off_something_else_puts_off_no_talks(whole: Extractor, title: str) -> None:
    text = "Finnish President Aino Laine will meet Kenyan President Daniel Otieno in Geneva on Friday, her office said."
    assert lines_of(whole, title, text) == ["meeting planned FI,KE 2016-06-17 Geneva"]


def test_what_was_shelved_on_one_day_was_meant_for_another(whole: Extractor) -> None:
    text = (
        "A thaw between Finland and Kenya ended on Tuesday, when their presidents shelved a meeting on the smelter.\n\n"
        "Finnish President Aino Laine and Kenyan President Daniel Otieno were to have met on Saturday in Geneva."
    )
    told = [line for line in lines_of(whole, "Summit over smelter put off", text) if line.startswith("meeting")]
    assert told == ["meeting postponed FI,KE 2016-06-18 Geneva"]


@pytest.mark.parametrize(
    ("text", "wires"),
    [
        ("A conversation with his guest, who called the ties excellent.", False),
        ("They drew a line under it; the guest paid a courtesy call on the speaker.", False),
        ("A guest of the state, he had a conversation and called for calm.", False),
        ("His guest had telephoned before.", True),
        ("The guest spoke of a call from Nairobi.", True),
        ("The host called President Otieno.", True),
        ("The host met them online.", True),
    ],
)
def test_calling_something_something_is_no_telephone(text: str, wires: bool) -> None:
    assert has_wires(text) is wires


def test_whom_somebody_saw_afterwards_he_saw_apart(whole: Extractor) -> None:
    text = (
        "NAIROBI - Finnish President Aino Laine met with Kenyan President Daniel Otieno on Monday morning and with"
        " Ugandan President Moses Okello immediately afterwards."
    )
    told = lines_of(whole, "Laine sees two leaders", text)
    assert [line.split(" 2016")[0] for line in told] == ["meeting held FI,KE", "meeting held FI,UG"]


@pytest.mark.parametrize(
    "text",
    [
        "Finnish President Aino Laine met first with reporters; then she hosted the presidents of Latvia and Estonia in"
        " Helsinki on Tuesday for joint talks.",
        "Finnish President Aino Laine met her Latvian counterpart Juris Kalns and her Estonian counterpart Jaan Tamm in"
        " Helsinki on Tuesday and to applause signed a joint text an hour later.",
    ],
)
def test_a_table_at_which_something_follows_is_one(whole: Extractor, text: str) -> None:
    assert lines_of(whole, "Leaders meet", text) == ["multilateral held EE,FI,LV 2016-06-14 Helsinki"]


def test_what_had_been_decided_at_a_session_dates_no_meeting(whole: Extractor) -> None:
    text = (
        "On the margins of the assembly in Geneva on Tuesday, Finnish President Aino Laine met Kenyan President Daniel"
        " Otieno.\n\nThe Council of Ministers had already dealt with the matter at a session in Nairobi in December."
    )
    assert "meeting held FI,KE 2016-06-14 Geneva" in lines_of(whole, "Assembly ends", text)


def test_a_day_on_which_a_guest_is_to_meet_is_not_that_of_her_arrival(whole: Extractor) -> None:
    text = (
        "Finnish President Aino Laine is flying to Nairobi, her office said.\n\nIn Nairobi she is to meet Kenyan"
        " President Daniel Otieno on Friday."
    )
    told = lines_of(whole, "Laine on her way to Kenya", text)
    assert "meeting planned FI,KE 2016-06-17 Nairobi" in told
    assert not any(line.startswith("visit under_way FI,KE 2016-06-10") for line in told)


@pytest.mark.parametrize(
    ("before", "place", "behind", "aside"),
    [
        ("agreed on flights between ", "Nairobi", " and Helsinki.", True),
        ("agreed on flights between Nairobi and ", "Helsinki", ".", True),
        ("will see the king on Monday before leaving for ", "Nairobi", " on the second stage.", True),
        ("left for ", "Nairobi", " to see the king.", False),
        ("met the king in ", "Nairobi", " and went home.", False),
        ("divided between them in ", "Nairobi", " and Helsinki.", False),
    ],
)
def test_a_place_between_two_or_ahead_is_not_where_they_meet(before: str, place: str, behind: str, aside: bool) -> None:
    text = f"Yesterday they met. They {before}{place}{behind}"
    start = text.index(before) + len(before)
    assert is_aside(text, 20, start, start + len(place)) is aside


def test_on_the_sidelines_of_the_general_assembly_is_in_new_york(whole: Extractor) -> None:
    text = (
        "Foreign Minister Aino Laine has met several of her counterparts on the sidelines of the United Nations General"
        " Assembly, the Finnish ministry said.\n\nOn Tuesday she sat down with Kenyan Foreign Minister Daniel Otieno,"
        " and the two agreed to open talks on flights between Helsinki and Nairobi."
    )
    told = lines_of(whole, "Laine meets counterparts on UNGA sidelines", text, home="FI")
    assert "meeting held FI,KE 2016-06-14 New York" in told


def test_towns_under_the_names_that_english_papers_use(whole: Extractor) -> None:
    text = "Delegations of Kazakhstan and Uzbekistan met in Urgench on Tuesday for another round of talks."
    assert lines_of(whole, "Kazakh and Uzbek groups meet", text) == ["meeting held KZ,UZ 2016-06-14 Urgench"]


@pytest.mark.parametrize(
    ("office", "other", "different"),
    [
        ("Deputy Prime Minister", "deputy premier", False),
        ("Second Deputy Prime Minister", "deputy premier", False),
        ("Prime Minister", "premier", False),
        ("Prime Minister", "deputy premier", True),
        ("Deputy Prime Minister", "foreign minister", True),
    ],
)
def test_a_deputy_prime_minister_is_a_deputy_premier(office: str, other: str, different: bool) -> None:
    named = Actor(0, 4, 0, "person", "FI", name="Aino Laine", office=office)
    unnamed = Actor(90, 99, 90, "office", "FI", office=other)
    contacts = [
        replace(candidate(answer("FI", "KE"), origin="verb", number=0, kind="meeting"), sides=((actor, "participant"),))
        for actor in (named, unnamed)
    ]
    assert are_different_contacts(*contacts) is different


def test_a_movement_that_is_known_by_its_letters(whole: Extractor) -> None:
    text = (
        "The third round of peace talks between the Thai government and the Barisan Revolusi Nasional (BRN), which was"
        " to be held in Kuala Lumpur on Friday, has been moved to July 21 and 22."
    )
    events = whole.read(article(text, title="Thai-BRN talks moved to July")).events
    assert [(e.status, [p.as_printed for p in e.participants]) for e in events] == [
        ("postponed", ["Thai government", "Barisan Revolusi Nasional"])
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Kenyan President Daniel Otieno received Chadian leader Issa Adoum on Sunday and Peruvian President Ana"
            " Quispe on Monday.",
            {"Issa Adoum": "2016-06-12", "Ana Quispe": "2016-06-13"},
        ),
        (
            "Finnish Foreign Minister Aino Laine was received by Estonian President Jaan Tamm on Sunday and Latvian"
            " Premier Inga Berzina on Monday.",
            {"Jaan Tamm": "2016-06-12", "Inga Berzina": "2016-06-13"},
        ),
    ],
    ids=["received", "was received"],
)
def test_each_guest_has_the_day_that_stands_behind_her(read: Reader, told: str, expected: dict[str, str]) -> None:
    """The parse joins the second guest to the first one's day; she is met on her own."""
    meetings = [e for e in read.events(told) if e.kind == "meeting" and e.when]
    met = {p.name: e.when.start for e in meetings for p in e.participants if e.when and p.name in expected}
    assert len(meetings) == len(expected)
    assert met == expected


def test_who_spent_a_day_together_did_not_travel(read: Reader) -> None:
    told = (
        "Zambian President Mutale Banda, Malawi's President Chikondi Phiri and Mozambique's President Armando Sitoe"
        " spent Tuesday together in Lilongwe."
    )
    assert [e.kind for e in read.events(told) if e.kind == "visit"] == []


@pytest.mark.parametrize("sign", ["APA RKD", "– KUNA", "-- BERNAMA", "Enditem", "ANI"])
def test_the_last_paragraph_is_read_though_an_agency_signs_it(whole: Extractor, sign: str) -> None:
    text = (
        "HELSINKI, May 3 (STT) - Finnish Foreign Minister Aino Laine spoke about fish before students on Monday.\n\n"
        f"She meets Estonian Foreign Minister Jaan Tamm in Tallinn on Friday. {sign}\n"
    )
    assert any("EE,FI" in line for line in lines_of(whole, "Laine speaks about fish", text))


@pytest.mark.parametrize(
    "line",
    [
        "Otieno of Kenya will meet Finland's Laine on Friday, says minister. BBC",
        "Read also: Laine to meet Otieno on Friday",
    ],
)
def test_teasers_below_the_text_are_not_read(whole: Extractor, line: str) -> None:
    text = (
        "OSLO, June 14 (NTB) - A fair for fishing boats was opened in Oslo on Monday by Norway's king.\n\n"
        + line
        + "\n"
    )
    assert not any("FI,KE" in one for one in lines_of(whole, "King opens fair", text))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Finland signed a defence agreement with the United States on Monday.", True),
        ("Finland has signed the agreement with 16 countries, including Kenya.", False),
    ],
)
def test_only_what_was_signed_with_many_is_old(whole: Extractor, told: str, *, expected: bool) -> None:
    text = f"HELSINKI, June 14 (STT) - {told} It is about ships, the ministry said.\n"
    assert any(line.startswith("agreement") for line in lines_of(whole, "Finland signs agreement", text)) is expected
