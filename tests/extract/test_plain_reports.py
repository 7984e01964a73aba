"""Plain agency reports, as `rules@0.21` learnt to read them: whose officials they tell of, whether what they tell was
held, and on which days (docs/decisions/0048)."""

import pytest

from digests.extract.engine import Extractor
from tests.extract.conftest import lines_of


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "PM meets Kenyan president on sidelines",
            "NEW YORK - Prime Minister Aino Laine met Kenyan President Daniel Otieno here on Tuesday.",
        ),
        (
            "President Aino Laine begins official visit to Kenya",
            "NAIROBI - President Aino Laine met Kenyan President Daniel Otieno on Tuesday, a day after she"
            " arrived in Nairobi.",
        ),
        (
            "Laine holds talks in Geneva",
            "GENEVA - President Aino Laine met Kenyan President Daniel Otieno on Tuesday, her office said.",
        ),
        (
            "Laine, Otieno agree on visas",
            "NAIROBI - Prime Minister Aino Laine met her Kenyan counterpart, Daniel Otieno, in Nairobi on Tuesday.",
        ),
    ],
)
def test_a_papers_own_officials_abroad_need_no_country(whole: Extractor, title: str, text: str) -> None:
    told = lines_of(whole, title, text, home="FI")
    assert any(line.startswith("meeting held FI,KE 2016-06-14") for line in told), told


def test_an_official_of_the_country_of_the_dateline_is_not_the_papers(whole: Extractor) -> None:
    text = "NAIROBI - President Daniel Otieno said on Tuesday that the harvest would be good and that taxes would fall."
    assert lines_of(whole, "Harvest will be good, Otieno says", text, home="FI") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Finnish President Aino Laine might cancel her trip to Kenya planned for next week, her office said"
            " on Tuesday.",
            "visit planned FI,KE 2016-06-20/26 KE",
        ),
        (
            "Finland threatened on Tuesday to call off talks with Kenya on fishing planned for next week.",
            "meeting planned FI,KE 2016-06-20/26",
        ),
        (
            "Talks between the foreign ministers of Finland and Kenya set for Friday in Geneva are likely to be"
            " postponed.",
            "meeting planned FI,KE 2016-06-17 Geneva",
        ),
        (
            "A summit between Finland and Kenya that was due to take place in Nairobi next week has been"
            " postponed until August.",
            "meeting postponed FI,KE 2016-08-01/31 Nairobi",
        ),
        (
            "Finnish President Aino Laine has delayed a visit to Kenya that was to begin on Thursday. She is now"
            " expected in"
            " Nairobi early next week.",
            "visit postponed FI,KE 2016-06-20/22 Nairobi",
        ),
        (
            "Finnish President Aino Laine arrives in Nairobi today for a two-day visit.",
            "visit planned FI,KE 2016-06-15/16 Nairobi",
        ),
        (
            "Finnish President Aino Laine will meet Kenyan President Daniel Otieno on Friday and be received by the"
            " Speaker of the Kenyan Parliament, James Mwangi, on Saturday.",
            "meeting planned FI,KE 2016-06-18",
        ),
        (
            "Finland and Kenya will resume talks on fishing next month. The talks had been broken off in 2008.",
            "meeting planned FI,KE 2016-07-01/31",
        ),
    ],
)
def test_what_may_fall_through_has_not(whole: Extractor, text: str, wanted: str) -> None:
    told = lines_of(whole, "Finland and Kenya", text)
    assert any(line.startswith(wanted) for line in told), told
    assert not any(" cancelled " in line for line in told), told


def test_an_invitation_alone_is_no_plan(whole: Extractor) -> None:
    text = "Kenya has invited Finnish President Aino Laine to visit Nairobi, its foreign ministry said on Tuesday."
    assert not any(line.startswith("visit") for line in lines_of(whole, "Kenya invites Finnish president", text))


def test_denied_reports_are_no_cancelled_meeting(whole: Extractor) -> None:
    text = "The Finnish foreign ministry denied reports that Minister Aino Laine would meet a Kenyan envoy in Geneva."
    assert lines_of(whole, "Ministry: no plan to meet Kenyan envoy", text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Finnish President Aino Laine left Nairobi on Tuesday evening at the end of an official visit to"
            " Kenya which had"
            " begun on Sunday.",
            "visit held FI,KE 2016-06-12/14 Nairobi",
        ),
        (
            "Finnish President Aino Laine returned home on Tuesday from a three-day visit to Kenya.",
            "visit held FI,KE 2016-06-12/14 KE",
        ),
        (
            "Finnish President Aino Laine left Kenya on Tuesday after a three-day visit and headed for Uganda.",
            "visit held FI,KE 2016-06-12/14 KE",
        ),
        (
            "Finnish President Aino Laine concluded her visit to Kenya on Tuesday and left for Uganda. She"
            " arrived in Nairobi"
            " on Sunday.",
            "visit held FI,KE 2016-06-12/14 Nairobi",
        ),
        (
            "Finnish President Aino Laine, who is on an official visit to Kenya until Friday, met President"
            " Daniel Otieno on"
            " Tuesday.",
            "visit under_way FI,KE",
        ),
        (
            "Finnish President Aino Laine met Kenyan President Daniel Otieno on Tuesday, a day after talks in"
            " Kampala with"
            " Ugandan President Joseph Okello.",
            "meeting held FI,UG 2016-06-13",
        ),
        (
            "Finland will pay Kenya 30 million dollars next year for its forests, Finnish Environment Minister"
            " Aino Laine"
            " said on Tuesday.",
            "pledge held FI,KE 2016-06-14",
        ),
        (
            "Finnish President Aino Laine is to go on to Kampala this evening for a meeting on Friday with"
            " Ugandan President"
            " Joseph Okello.",
            "meeting planned FI,UG 2016-06-17 Kampala",
        ),
        (
            "Finnish President Aino Laine and Kenyan President Daniel Otieno met in Santa Rosa de Copan, Honduras, on"
            " Tuesday.",
            "meeting held FI,KE 2016-06-14 Santa Rosa de Copan",
        ),
        (
            "Jamaican Prime Minister Aino Laine met President Daniel Otieno of Kenya in Kingston on Tuesday.",
            "meeting held JM,KE 2016-06-14 Kingston",
        ),
        (
            "Finland and Kenya began two days of talks in Geneva on Wednesday on fishing.",
            "meeting under_way FI,KE 2016-06-15/16 Geneva",
        ),
    ],
)
def test_days_and_places_of_plain_reports(whole: Extractor, text: str, wanted: str) -> None:
    told = lines_of(whole, "Finland and Kenya", text)
    assert any(line.startswith(wanted) for line in told), told


def test_hosts_who_receive_separately_have_a_meeting_each(whole: Extractor) -> None:
    text = (
        "NAIROBI - President Daniel Otieno and Prime Minister James Mwangi separately received visiting Finnish Foreign"
        " Minister Aino Laine in Nairobi on Tuesday."
    )
    told = lines_of(whole, "President, PM receive Finnish minister", text, home="KE")
    assert told.count("meeting held FI,KE 2016-06-14 Nairobi") == 2, told


def test_whoever_tells_of_a_meeting_is_not_at_it(whole: Extractor) -> None:
    text = (
        "The presidents of Armenia and Azerbaijan could meet in Paris later this month, Finnish mediator"
        " Aino Laine said on"
        " Tuesday after talks with Armenian President Levon Petrosyan."
    )
    told = lines_of(whole, "Presidents could meet in Paris", text)
    assert any(line.startswith("meeting planned AM,AZ") for line in told), told
    assert not any("AM,AZ,FI" in line for line in told), told


def test_who_leads_a_team_opens_no_other_meeting(whole: Extractor) -> None:
    text = (
        "Finnish and Kenyan negotiators resumed talks in Geneva on Tuesday on a fishing treaty. The Finnish"
        " team is led by"
        " Deputy Foreign Minister Aino Laine and the Kenyan one by Daniel Otieno, an ambassador-at-large."
    )
    told = lines_of(whole, "Finland, Kenya resume fishing talks", text)
    assert len([line for line in told if line.startswith("meeting")]) == 1, told


def test_a_plan_beside_what_was_held_is_another(whole: Extractor) -> None:
    text = (
        "Kenyan Foreign Minister Daniel Otieno met his Finnish counterpart, Aino Laine, in Helsinki on"
        " Wednesday. Otieno is"
        " due to be received by President Eero Virtanen on Thursday afternoon, and will dine later with leaders of"
        " parliament."
    )
    told = lines_of(whole, "Finnish, Kenyan foreign ministers meet in Helsinki", text)
    assert any(line.startswith("meeting held FI,KE 2016-06-15") for line in told), told
    assert any(line.startswith("meeting planned FI,KE 2016-06-16") for line in told), told


def test_a_conversation_without_a_wire_is_a_meeting(whole: Extractor) -> None:
    text = (
        "Finnish Foreign Minister Aino Laine arrived in Nairobi on Tuesday for a meeting of the lake states. She had a"
        " conversation with Kenyan Foreign Minister Daniel Otieno."
    )
    assert not any(line.startswith("call") for line in lines_of(whole, "Finnish minister in Nairobi", text))


def test_months_of_talks_are_no_meeting(whole: Extractor) -> None:
    text = (
        "Negotiators from Finland and Kenya initialed an agreement on transport on Tuesday after four months of talks."
    )
    told = lines_of(whole, "Finland and Kenya initial transport accord", text)
    assert [line.split()[0] for line in told] == ["agreement"], told


def test_a_pact_to_be_signed_islines_of(whole: Extractor) -> None:
    text = (
        "NAIROBI - Kenya and Finland will sign an agreement on domestic workers today, the Ministry of"
        " Labour announced."
    )
    assert any(
        line.startswith("agreement planned FI,KE") for line in lines_of(whole, "Kenya, Finland to sign accord", text)
    )


def test_a_chronicle_counts_from_its_last_day(whole: Extractor) -> None:
    text = (
        "Secretary-General Aino Laine of the United Nations met Kenyan President Daniel Otieno in Nairobi on Tuesday."
        " On Thursday she flew home."
    )
    told = lines_of(whole, "Activities of Secretary-General in Kenya, 6-9 June", text)
    assert any(line.startswith("meeting held KE,UN 2016-06-07") for line in told), told


def test_the_pope_is_of_the_vatican_wherever_a_report_is_dated(whole: Extractor) -> None:
    text = "ROME - Kenya's President Daniel Otieno had an audience with the Pope at the Vatican on Tuesday."
    assert any(line.startswith("meeting held KE,VA") for line in lines_of(whole, "President sees Pope", text))


def test_the_nuclear_agency_of_the_un_has_a_name(whole: Extractor) -> None:
    text = "VIENNA - A team of the U.N. nuclear agency met Iranian officials in Tehran on Tuesday."
    assert any(line.startswith("meeting held IAEA,IR") for line in lines_of(whole, "Nuclear team in Iran", text))


@pytest.mark.parametrize(
    ("title", "text", "home", "wanted"),
    [
        (
            "Foreign minister meets EU envoy",
            "HELSINKI - The foreign minister met EU envoy Paul Weber on Tuesday. Finland hopes to open talks next year,"
            " Foreign Minister Aino Laine said.",
            "SE",
            "meeting held EU,FI 2016-06-14",
        ),
        (
            "Laine meets Kenyan president",
            "HELSINKI: Foreign Minister Aino Laine met Kenyan President Daniel Otieno in Nairobi on Tuesday. Finland"
            " wants more trade, she said.",
            "SE",
            "meeting held FI,KE 2016-06-14",
        ),
    ],
)
def test_a_paper_that_reprints_its_neighbours_news_is_not_at_home_there(
    whole: Extractor, title: str, text: str, home: str, wanted: str
) -> None:
    told = lines_of(whole, title, text, home=home)
    assert any(line.startswith(wanted) for line in told), told
    assert not any(home in line for line in told), told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The 14 July summit between Finland and Kenya in Nairobi was cancelled on Tuesday, the Kenyan foreign"
            " ministry said.",
            "meeting cancelled FI,KE 2016-07-14",
        ),
        (
            "The foreign ministers of Finland and Kenya opened their talks in Nairobi on Wednesday with a handshake and"
            " spoke for three hours.",
            "meeting held FI,KE 2016-06-15",
        ),
        (
            "Talks between Finland and Kenya that began in Nairobi on Wednesday morning failed by evening, the envoy"
            " said.",
            "meeting held FI,KE 2016-06-15",
        ),
        (
            "Finland and Kenya held two weeks of talks in Geneva on fishing, the Kenyan foreign ministry said on"
            " Tuesday.",
            "meeting held FI,KE",
        ),
        (
            "Finnish President Aino Laine spoke on Tuesday with President Daniel Otieno of Kenya about the coming talks"
            " in Doha.",
            "call held FI,KE 2016-06-14",
        ),
        (
            "Finnish Foreign Minister Aino Laine met her Kenyan counterpart Daniel Otieno in Geneva on Tuesday on the"
            " sidelines of a conference which began on Sunday.",
            "meeting held FI,KE 2016-06-14 Geneva",
        ),
        (
            "Kenyan President Daniel Otieno will pay a state visit to Helsinki in July after his Finnish counterpart"
            " Aino Laine extended an invitation.",
            "visit planned FI,KE 2016-07-01",
        ),
    ],
)
def test_what_only_looks_like_it_is_read_as_before(whole: Extractor, text: str, wanted: str) -> None:
    told = lines_of(whole, "Finland and Kenya", text)
    assert any(line.startswith(wanted) for line in told), told
