"""Lists: one sentence says that somebody met several or travels to several states, those behind it name them."""

import pytest

from tests.extract.conftest import Reader

_RECEIVED = (
    "NAIROBI, June 15 - Kenyan President Peter Otieno on Tuesday received the credentials of five new ambassadors. "
)


@pytest.mark.parametrize(
    "behind",
    [
        "They are Anna Berg (Norway), Luis Paz (Peru) and Ama Mensah (Ghana).",
        "The envoys are Anna Berg of Norway, Luis Paz of Peru and Ama Mensah of Ghana.",
        "Among them were Norway's Ambassador Anna Berg, the Peruvian Ambassador Luis Paz, and the High Commissioner of"
        " Ghana, Ama Mensah.",
        "First was the High Commissioner of Ghana, Ama Mensah. She was followed by Ambassador Anna Berg of Norway and"
        " Ambassador Luis Paz of Peru.",
        "The three, namely Anna Berg of Norway, Luis Paz of Peru and Ama Mensah of Ghana, were given tea.",
        "The list has the ambassadors of Norway - Anna Berg, Peru - Luis Paz and Ghana - Ama Mensah.",
    ],
)
def test_each_envoy_of_a_list_meets_whoever_receives_them(read: Reader, behind: str) -> None:
    events = read.events(_RECEIVED + behind)
    assert {frozenset(e.countries) for e in events} == {frozenset({"KE", code}) for code in ("NO", "PE", "GH")}
    assert {(e.kind, e.status) for e in events} == {("meeting", "held")}
    assert {e.when.raw for e in events if e.when} == {"Tuesday"}
    assert {e.venue.country for e in events if e.venue} == {"KE"}


def test_a_listed_event_rests_on_the_announcement_and_on_its_own_sentence(read: Reader) -> None:
    event = read.event(_RECEIVED + "Among them was Norway's Ambassador Anna Berg.")
    assert [q.text[-35:] for q in event.evidence] == [
        "the credentials of five new ambassadors."[-35:],
        "Among them was Norway's Ambassador Anna Berg."[-35:],
    ]
    assert {p.name for p in event.participants} == {"Peter Otieno", "Anna Berg"}


def test_an_envoy_has_his_whole_name_though_his_surname_comes_again(read: Reader) -> None:
    behind = "They are Ann-Kristin Lund (Norway) and Luis Paz (Peru). Ms. Lund said that Norway would pay for wells."
    named = {p.name for e in read.events(_RECEIVED + behind) for p in e.participants}
    assert {"Ann-Kristin Lund", "Luis Paz"} <= named


def test_names_and_offices_on_lines_of_their_own_are_one_envoy(read: Reader) -> None:
    text = (
        "Kenyan President Peter Otieno on Tuesday received the credentials of the following ambassadors:\n\n"
        "H.E. Ms Anna Berg\n\nAmbassador of the Kingdom of Norway\n\nH.E. Mr Luis Paz\n\nAmbassador of Peru\n"
    )
    events = read.events(text)
    assert {tuple(sorted(p.name or "" for p in e.participants)) for e in events} == {
        ("Anna Berg", "Peter Otieno"),
        ("Luis Paz", "Peter Otieno"),
    }


@pytest.mark.parametrize(
    "behind",
    [
        "The ambassadors of Norway and Peru, who did not come, sent apologies.",
        "At the previous ceremony in March the ambassadors of Norway and Peru were received.",
        "The speech was short. The guests went home. It rained. Norwegian Ambassador Anna Berg lives in Kampala.",
    ],
)
def test_other_envoys_are_on_no_list(read: Reader, behind: str) -> None:
    assert read.events(_RECEIVED + behind) == ()


def test_envoys_who_are_sworn_in_are_their_own_presidents(read: Reader) -> None:
    text = (
        "Nine new ambassadors were sworn in yesterday, and told by Kenyan President Peter Otieno to sell tea. They are"
        " Jane Wanjiru (Russia), Tom Ouma (India) and Ann Kamau (Belgium)."
    )
    assert read.events(text, title="New envoys sworn in") == ()


def test_envoys_who_are_sent_out_meet_nobody(read: Reader) -> None:
    text = (
        "Kenyan President Peter Otieno appointed five new ambassadors. They are Anna Berg (Norway) and Luis Paz (Peru)."
    )
    assert read.events(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "codes"),
    [
        (
            "Bolivian President Rosa Mamani took telephone calls from five leaders on Sunday. The first to ring was"
            " Norwegian Prime Minister Kari Lund, followed by the president of Ghana, Kofi Mensah.",
            "call",
            ("NO", "GH"),
        ),
        (
            "Bolivian Foreign Minister Rosa Mamani used the week for a string of bilateral meetings. Others whom she"
            " met include the foreign ministers of Norway and Ghana.",
            "meeting",
            ("NO", "GH"),
        ),
        (
            "Bolivian President Rosa Mamani had separate talks on Friday with three ambassadors. Norwegian Ambassador"
            " Anna Berg came first. She was followed by Ghana's Ama Mensah.",
            "meeting",
            ("NO", "GH"),
        ),
        (
            "Bolivian President Rosa Mamani held talks with Peruvian President Luis Paz on Friday. Among those she met"
            " were the President of Norway, Kari Lund; and Foreign Minister Kofi Mensah of Ghana.",
            "meeting",
            ("PE", "NO", "GH"),
        ),
    ],
)
def test_whom_somebody_met_or_called_is_named_behind(
    read: Reader, text: str, kind: str, codes: tuple[str, ...]
) -> None:
    events = [e for e in read.events(text) if e.kind == kind]
    assert {frozenset(e.countries) for e in events} == {frozenset({"BO", code}) for code in codes}


@pytest.mark.parametrize(
    "behind",
    [
        "They are Peru, Chile and Ghana.",
        "The first stop is Peru. The other stops are Chile and Ghana.",
        "The countries are Peru, Chile and Ghana.",
    ],
)
def test_the_stops_of_a_tour_are_named_behind(read: Reader, behind: str) -> None:
    text = f"Norwegian Foreign Minister Kari Lund will make a nine-day tour of three countries in June. {behind}"
    events = read.events(text)
    assert {(e.kind, e.status) for e in events} == {("visit", "planned")}
    assert {frozenset(e.countries) for e in events} == {frozenset({"NO", code}) for code in ("PE", "CL", "GH")}
    assert all(e.venue and e.venue.country != "NO" for e in events)


def test_each_stop_has_the_day_in_brackets_behind_it(read: Reader) -> None:
    text = "Norwegian Foreign Minister Kari Lund will visit Uganda (June 20-21), Rwanda (June 22) and Chad (June 23)."
    days = {e.venue.country: e.when.start for e in read.events(text) if e.venue and e.when}
    assert days == {"UG": "2016-06-20", "RW": "2016-06-22", "TD": "2016-06-23"}


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian President Kari Lund will meet the presidents of Peru and Chad, and her counterparts from Ghana and"
        " Togo.",
        "Norwegian President Kari Lund met the presidents of Peru and Chad, the prime minister of Ghana and the king of"
        " Togo.",
    ],
)
def test_holders_of_offices_are_met_one_by_one(read: Reader, text: str) -> None:
    found = {frozenset(e.countries) for e in read.events(text)}
    assert found == {frozenset({"NO", code}) for code in ("PE", "TD", "GH", "TG")}


def test_counterparts_alone_may_sit_at_one_table(read: Reader) -> None:
    event = read.event(
        "Norwegian Foreign Minister Kari Lund will meet with her counterparts from Peru, Chad and Ghana."
    )
    assert set(event.countries) == {"NO", "PE", "TD", "GH"}


def test_two_who_meet_somebody_of_no_known_state_do_not_meet_each_other(read: Reader) -> None:
    assert read.events("The presidents of Peru and Chad will meet Kim Dan on Friday.") == ()


def test_meetings_with_some_who_are_named_as_examples(read: Reader) -> None:
    text = (
        "Irish Minister of State Orla Kinsella will lead a delegation on a visit to Lesotho and Malawi from Wednesday."
        " The trip will involve meetings with senior figures in both countries, including the Prime Minister of Lesotho"
        " and the Vice President of Malawi."
    )
    met = {frozenset(e.countries) for e in read.events(text) if e.kind == "meeting"}
    assert met == {frozenset({"IE", "LS"}), frozenset({"IE", "MW"})}


def test_a_table_that_is_told_again_by_name_stays_one(read: Reader) -> None:
    text = (
        "Czech Defense Minister Jan Holub met with his Slovak and Hungarian colleagues in Brno on Wednesday. Holub met"
        " with Slovak Defense Minister Karol Novak and Hungarian Defense Minister Tamas Bodnar."
    )
    event = read.event(text)
    assert set(event.countries) == {"CZ", "SK", "HU"}


def test_the_meetings_that_were_told_of_together_are_named_behind(read: Reader) -> None:
    """Whoever is named with them is not whom "he" means behind."""
    text = (
        "Turkish Foreign Minister Kerem Aksoy held separate meetings with his counterparts from the region in Istanbul."
        " The meetings with Kenyan Foreign Minister Grace Wambui and Ugandan Foreign Minister Samuel Okwir took place"
        " on Friday. He also met Somali Foreign Minister Abdi Warsame."
    )
    found = {frozenset(e.countries) for e in read.events(text)}
    assert found == {frozenset({"TR", code}) for code in ("KE", "UG", "SO")}


_LETTERS_TO_HIM = "President Peter Otieno received credentials from four ambassadors on Monday. "
_LEADERS = "Kenyan President Peter Otieno took calls from several leaders on Monday. "
_TOUR = "Australian Foreign Minister Julie Bird leaves on Sunday for a tour of several countries. "


@pytest.mark.parametrize(
    "text",
    [
        _LETTERS_TO_HIM + "Sudan expelled the ambassador of Norway on Tuesday.",
        _LETTERS_TO_HIM + "He also spoke of the Turkish ambassador who was killed.",
        _LETTERS_TO_HIM + "The Nigerian ambassador's house was robbed.",
        _LETTERS_TO_HIM + "The Chinese ambassador, Liu Fa, said in Mombasa that trade had grown.",
        _LETTERS_TO_HIM + "He succeeds John Smith (Australia) and Ann Lee (Japan).",
        "Kenya's four new ambassadors paid a farewell call on President Otieno. They are Jane Wambui (France).",
        "President Otieno gave credentials to four new ambassadors. They are Jane Wambui (France) and Joe Kip (Japan).",
        "The ceremony at which five ambassadors were to present credentials to President Otieno was postponed. They"
        " are Anna Berg (Norway) and Luis Paz (Peru).",
        "Envoys praised the green credentials of President Otieno. Among them was German Ambassador Karl Huber.",
        "Nine envoys called on President Otieno to restore calm. They are the ambassadors of Germany and France.",
        _LEADERS + "The others stayed silent, including Ugandan President Yusuf Kato.",
        _LEADERS + "The first foreign leader to congratulate him in 2015 was Ugandan President Yusuf Kato.",
        _LEADERS + "The first to comment was Ugandan President Yusuf Kato.",
        _LEADERS + "They are backed by Ugandan President Yusuf Kato.",
        _TOUR + "The last country to recognise the government was Tonga.",
        _TOUR + "The tour will include journalists from New Zealand.",
        _TOUR + "The countries are China's main partners. The tour includes talks on North Korea.",
    ],
)
def test_what_begins_like_a_list_and_is_none(read: Reader, text: str) -> None:
    assert read.brief(text, home="KE", title="News of the day") == []


def test_a_tour_that_leaves_on_a_day_to_come_is_planned(read: Reader) -> None:
    event = read.event(_TOUR + "The first stop is Samoa.")
    assert (event.status, event.when.start if event.when else None) == ("planned", "2016-06-19")


def test_what_will_be_behind_the_letters_does_not_put_them_off(read: Reader) -> None:
    text = (
        "Six ambassadors presented their credentials to Kenyan President Peter Otieno on Monday and said that trade"
        " will grow. They are Anna Berg (Norway) and Luis Paz (Peru)."
    )
    assert {e.status for e in read.events(text)} == {"held"}


def test_a_new_list_begins_where_one_has_ended(read: Reader) -> None:
    text = (
        "Kenyan Foreign Minister Amina Juma leaves for a tour of Asia on Sunday. On Monday she met Ugandan Foreign"
        " Minister Sam Okello. It rained. The talks were short. The press was there. A band played. Among those she met"
        " was the President of Ghana, Kofi Mensah."
    )
    assert frozenset({"KE", "GH"}) in {frozenset(e.countries) for e in read.events(text)}
