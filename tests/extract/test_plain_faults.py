"""Small things that ordinary reports say and that were told wrongly."""

import pytest

from digests.extract.absent import stayed_away
from digests.extract.actors import scan
from tests.extract.conftest import Reader


def test_a_journey_to_unnamed_countries_opens_a_list(read: Reader) -> None:
    text = (
        "Kenyan Foreign Minister Ann Kamau will visit three countries of Latin America next week.\n\n"
        "They are Peru, Chile and Brazil."
    )
    assert read.brief(text) == ["visit planned KE,PE", "visit planned CL,KE", "visit planned BR,KE"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan Foreign Minister Ann Kamau will visit three countries next week, she said in Peru.",
        "Many countries will visit the fair. They are Peru and Chile.",
    ],
)
def test_unnamed_countries_alone_are_no_journey(read: Reader, text: str) -> None:
    assert [e for e in read.events(text) if e.kind == "visit" and e.status == "planned"] == []


def test_a_journey_beside_a_name_keeps_its_own_day(read: Reader) -> None:
    text = "Kenyan Foreign Minister Ann Kamau, now on a visit to Peru, is to see Chilean President Eva Soto on Friday."
    visit = next(e for e in read.events(text) if e.kind == "visit")
    assert (visit.status, visit.when) == ("under_way", None)


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("exchanged views with Peruvian President Luis Paz", ["meeting held KE,PE"]),
        ("exchanged views by phone with Peruvian President Luis Paz", ["call held KE,PE"]),
        ("exchanged gifts for prisoners with Peruvian rebels", []),
        ("paid a farewell call on Peruvian President Luis Paz", ["meeting held KE,PE"]),
        ("paid a call on Peruvian President Luis Paz", ["meeting held KE,PE"]),
        ("received a letter from Peruvian President Luis Paz", []),
    ],
)
def test_what_is_a_contact_and_what_is_none(read: Reader, told: str, wanted: list[str]) -> None:
    assert read.brief(f"Kenyan Foreign Minister Ann Kamau {told} on Tuesday.") == wanted


def test_a_paper_on_consultations_is_a_paper(read: Reader) -> None:
    text = (
        "Kenyan Foreign Minister Ann Kamau and her Peruvian counterpart, Luis Paz, signed a memorandum of understanding"
        " on political consultations in Lima on Tuesday."
    )
    assert read.brief(text) == ["agreement held KE,PE"]


def test_what_others_sign_beside_the_talks_is_theirs(read: Reader) -> None:
    text = (
        "Kenyan Prime Minister Ann Kamau met her Peruvian counterpart Luis Paz in Lima on Tuesday. Kenyan Transport"
        " Minister Joe Otieno and Peruvian Transport Minister Eva Soto signed an air services agreement on Tuesday."
    )
    told = {e.kind: {p.name for p in e.participants} for e in read.events(text)}
    assert told == {"meeting": {"Ann Kamau", "Luis Paz"}, "agreement": {"Joe Otieno", "Eva Soto"}}


def test_what_those_who_met_sign_hangs_on_their_meeting(read: Reader) -> None:
    text = (
        "Kenyan Prime Minister Ann Kamau met her Peruvian counterpart Luis Paz in Lima on Tuesday. Prime Minister Kamau"
        " and Prime Minister Paz signed an air services agreement."
    )
    event = read.event(text)
    assert (event.kind, [o.strength for o in event.outcomes]) == ("meeting", ["signed"])


def test_the_day_of_agreeing_is_not_that_of_what_was_agreed(read: Reader) -> None:
    text = (
        "Foreign Ministers Ann Kamau of Kenya and Luis Paz of Peru on Tuesday agreed to arrange a summit of their"
        " presidents in September."
    )
    planned = next(e for e in read.events(text) if e.status == "planned")
    assert planned.when is not None
    assert (planned.when.start, planned.when.precision) == ("2016-09-01", "month")


def test_talks_after_which_something_is_agreed_were_held(read: Reader) -> None:
    text = "Kenya and Peru agreed on Tuesday to extend their truce after four days of talks in Oslo."
    assert read.brief(text) == ["meeting held KE,PE"]


def test_talks_that_are_adjourned_were_held(read: Reader) -> None:
    text = "Kenya and Peru adjourned their third round of talks in Oslo on Tuesday without an agreement."
    assert read.brief(text) == ["meeting held KE,PE"]


_TABLE = (
    "The foreign ministers of Kenya, Peru and Chile, Ann Kamau, Luis Paz and Eva Soto, held a trilateral"
    " meeting in Lima"
    " on Tuesday. "
)


def test_the_next_trilateral_meeting_is_of_the_same_three(read: Reader) -> None:
    text = (
        f"{_TABLE}Kamau held talks with Peruvian President Rosa Diaz there on Monday. The next trilateral"
        " meeting will be"
        " held in Nairobi in September."
    )
    planned = next(e for e in read.events(text) if e.status == "planned")
    assert set(planned.countries) == {"KE", "PE", "CL"}


def test_a_first_meeting_of_long_ago_is_another(read: Reader) -> None:
    text = f"{_TABLE}The first meeting in this format was held in Nairobi on March 18, 2014."
    days = {(e.role, e.when.start[:7]) for e in read.events(text) if e.when and e.when.start}
    assert ("news", "2016-06") in days
    assert ("news", "2014-03") not in days


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bahrain stayed away in protest.", {"BH"}),
        ("Bahrain, which had boycotted the session, said so.", {"BH"}),
        ("Only Bahrain did not attend the talks.", {"BH"}),
        ("Bahrain, which boycotted the 2014 gathering, and France, which did not take part in the war, came.", set()),
        ("The ministers of Bahrain attended, and Oman did not object.", set()),
    ],
)
def test_who_stayed_away(text: str, codes: set[str]) -> None:
    assert stayed_away(scan(text), text) == codes


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Cape Verdean Foreign Minister João Évora Lima, who met her, left.", ("João Évora Lima", "CV")),
        ("French Foreign Minister Anne Paris, who met her, left.", ("Anne Paris", "FR")),
    ],
)
def test_a_town_behind_an_office_and_first_names_is_a_surname(text: str, named: tuple[str, str]) -> None:
    assert [(a.name, a.code) for a in scan(text)] == [named]


def test_a_town_behind_a_name_may_say_where_somebody_goes() -> None:
    assert {a.code for a in scan("Secretary Blinken Kyiv visit planned")} >= {"UA"}


def test_heads_of_state_are_those_of_the_country_behind() -> None:
    found = scan("the Heads of State of Burkina Faso and Togo")
    assert [(a.code, a.office) for a in found] == [("BF", "Heads of State"), ("TG", "Heads of State")]


def test_which_congo_is_said_once(read: Reader) -> None:
    text = (
        "Kenya closed its embassy in the Democratic Republic of the Congo. On Tuesday Congolese Ambassador Ruth Kabila"
        " met Kenyan Foreign Minister Ann Kamau in Nairobi."
    )
    assert read.brief(text, home="KE") == ["meeting held CD,KE"]


def test_without_a_word_on_which_congo_a_paper_of_one_means_its_own(read: Reader) -> None:
    text = "Congolese Foreign Minister Jean Okemba met Kenyan Foreign Minister Ann Kamau in Nairobi on Tuesday."
    assert read.brief(text, home="CG") == ["meeting held CG,KE"]


def test_his_highness_is_whoever_was_spoken_of(read: Reader) -> None:
    text = (
        "The Amir of Kuwait, Sheikh Nasser Al-Salem, left on Tuesday for Amman. In Amman, His Highness will hold talks"
        " with King Talal bin Hashem of Jordan. He will leave on Friday for Cairo, where he is due to meet Egyptian"
        " President Mahmoud Rahim."
    )
    met = {frozenset(e.countries) for e in read.events(text) if e.kind == "meeting"}
    assert met == {frozenset({"KW", "JO"}), frozenset({"KW", "EG"})}


def test_whoever_only_tells_is_not_he_who_acts(read: Reader) -> None:
    text = (
        "Indian President Vasant Rao will visit Mongolia on Friday. It will be his first visit there in six years, said"
        " Anil Pillai, Secretary (East) in the Indian foreign ministry. In Ulaanbaatar, he will hold talks with"
        " Mongolian"
        " President Batu Ganzorig."
    )
    meeting = next(e for e in read.events(text) if e.kind == "meeting")
    assert {p.name for p in meeting.participants} == {"Vasant Rao", "Batu Ganzorig"}


def test_a_page_of_several_reports_has_several_datelines(read: Reader) -> None:
    text = (
        "LIMA, June 15 (Andes) - Peruvian President Luis Paz will visit Chile on Friday, his office said.\n\n"
        "LIMA, June 15 (Andes) - Kenyan Foreign Minister Ann Kamau met Peruvian Foreign Minister Eva Soto in"
        " Lima on June"
        " 9.\n"
    )
    meeting = next(e for e in read.events(text) if e.kind == "meeting")
    assert meeting.when is not None
    assert meeting.when.start == "2016-06-09"


def test_a_stop_has_its_own_days_within_those_of_the_tour(read: Reader) -> None:
    text = (
        "Kenyan President Ann Kamau will leave on Monday for a four-day visit to Peru and Chile. Kamau will visit Peru"
        " from June 20 to 21 before visiting Chile from June 22 to 23."
    )
    days = {tuple(e.countries): (e.when.start, e.when.end) for e in read.events(text) if e.when}
    assert days == {("KE", "PE"): ("2016-06-20", "2016-06-21"), ("CL", "KE"): ("2016-06-22", "2016-06-23")}


@pytest.mark.parametrize("office", ["presidents", "Heads of State", "heads of state", "foreign ministers"])
def test_those_who_are_named_behind_the_states_of_their_office_met(read: Reader, office: str) -> None:
    event = read.event(f"The {office} of Kenya and Uganda, John Mwangi and Paul Okello, met in Nairobi on Tuesday.")
    assert {(p.name, p.country) for p in event.participants} == {("John Mwangi", "KE"), ("Paul Okello", "UG")}
