"""The two articles of the worked example: every fact and its label, in the digest and in the look-ups."""

from pathlib import Path

import pytest

from digests.render.terminal import as_text
from tests.compose.asking import country, digest, lines, pair, section
from tests.compose.worked_example import REPORTS

GOLDEN = Path(__file__).parent / "golden"


def test_the_printed_digest_is_the_golden_text() -> None:
    assert as_text(digest()) + "\n" == (GOLDEN / "worked_example.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["LA", "FR", "KP"])
def test_the_printed_look_ups_are_the_golden_texts(code: str) -> None:
    assert as_text(country(code)) + "\n" == (GOLDEN / f"country_{code}.txt").read_text(encoding="utf-8")


def test_the_printed_pair_is_the_golden_text() -> None:
    assert as_text(pair("KR", "CU")) + "\n" == (GOLDEN / "between_KR_CU.txt").read_text(encoding="utf-8")


def test_the_title_and_the_count() -> None:
    view = digest()
    assert view.title == "Diplomacy digest · 14–27 June 2016"
    assert view.count_line == (
        "0 agreements · 0 talks confirmed held · 1 journey under way · 1 stop ahead · 1 awaiting outcome"
        " (2 articles, 2 publishers)"
    )


def test_nothing_was_agreed_and_the_digest_says_so() -> None:
    agreed = section(digest(), "agreed")
    assert (agreed.lines, agreed.empty) == ((), "nothing reported in this period")


def test_the_journey_is_one_line_with_its_call_and_its_request() -> None:
    (line,) = lines(digest(), "under_way")
    assert (line.flags, line.who, line.place) == ("🇰🇷→🇰🇭", "Hwang In-moo (Vice Defense Minister)", "Cambodia")
    assert line.when is not None
    assert line.when.text == "27–29 June"
    assert "due to meet senior defense officials (not named)" in line.what
    assert "due to pay a courtesy call on Hun Sen (Prime Minister)" in line.what
    assert [bullet.text for bullet in line.bullets] == [
        "on the table, not agreed: cooperation on the North Korea nuclear issue and UN resolutions"
    ]


def test_the_next_stop_is_the_same_delegation_and_planned() -> None:
    (line,) = lines(digest(), "coming_up")
    assert (line.flags, line.who, line.place, line.stage) == ("🇰🇷→🇱🇦", "the same delegation", "Laos", "planned")
    assert line.when is not None
    assert line.when.text == "29 June–1 July"
    assert [bullet.strength for bullet in line.bullets] == ["on_table"] * 3


def test_paris_is_due_and_nothing_of_it_is_agreed() -> None:
    (line,) = lines(digest(), "due")
    assert line.who == "Han Min-koo (Defense Minister) ↔ Jean-Yves Le Drian (Defense Minister)"
    assert (line.place, line.stage) == ("Paris", "due")
    assert line.when is not None
    assert line.when.instant is not None
    assert line.when.instant.timestamp() == 1466001000
    assert line.when.local == "16:30 there"
    assert line.when.text == "15 June, 16:30 CEST (14:30 UTC)"
    assert all("not agreed" in bullet.text for bullet in line.bullets)


def test_six_events_in_passing_are_four_lines() -> None:
    found = lines(digest(), "passing")
    assert sorted(line.flags for line in found) == sorted(["🇰🇷→🇮🇷", "🇰🇷→🇺🇬", "🇰🇷↔🇫🇷", "🇰🇷↔🇨🇺"])
    assert sum(len(line.story_ids) for line in found) == 6
    text = {line.flags: line.text for line in found}
    assert "visited; held a summit with Hassan Rouhani (President), 2 May; Hassan Rouhani pledged:" in text["🇰🇷→🇮🇷"]
    assert "Park Geun-hye (President) · Uganda · May (day not given)" in text["🇰🇷→🇺🇬"]
    assert "Yoweri Museveni pledged: to disengage" in text["🇰🇷→🇺🇬"]
    assert text["🇰🇷→🇺🇬"].endswith("29 May")
    assert "Singapore · earlier in June (day not given)" in text["🇰🇷↔🇫🇷"]
    assert "Yun Byung-se offered: to set up diplomatic ties" in text["🇰🇷↔🇨🇺"]


def test_whose_account_it_is() -> None:
    view = digest()
    assert [(one.number, one.publisher, one.date_text) for one in view.sources] == [
        (1, "Korea Herald", "15 Jun 2016"),
        (2, "Korea Times", "27 Jun 2016"),
    ]
    assert view.coverage == "Both reports are South Korean; no Cambodian, Lao or French account stored."


def test_every_line_can_be_opened_to_its_events() -> None:
    known = {(one.event_id, one.article_id) for one in REPORTS}
    found = [ref for part in digest().sections for line in part.lines for ref in line.refs]
    assert {(ref.event_id, ref.article_id) for ref in found} == known
    assert all(ref.number == ref.article_id for ref in found)


def test_laos() -> None:
    view = country("LA")
    assert view.summary == "1 planned · held: none reported · agreed: none reported"
    (line,) = lines(view, "planned")
    assert line.who == "Hwang In-moo (Vice Defense Minister)"
    assert "senior defense officials (not named)" in line.what
    assert line.when is not None
    assert line.when.text == "29 June–1 July 2016"
    assert [section(view, key).empty for key in ("held", "agreed", "awaiting")] == ["none reported"] * 3


def test_france() -> None:
    view = country("FR")
    (paris,) = lines(view, "awaiting")
    (singapore,) = lines(view, "held_earlier")
    assert (paris.place, singapore.place) == ("Paris", "Singapore")
    assert singapore.when is not None
    assert singapore.when.text == "earlier in June 2016 (day not given)"
    assert len(lines(view, "on_table")) == 4
    assert lines(view, "agreed") == ()


def test_singapore_is_a_venue() -> None:
    view = country("SG")
    assert view.summary == "venue of 1 meeting; no Singapore participant reported"
    assert [one.key for one in view.sections] == ["venue"]


def test_north_korea_met_nobody() -> None:
    view = country("KP")
    assert view.summary.startswith("met nobody; subject of ")
    assert [one.key for one in view.sections] == ["subject"]
    assert all("KP" not in line.countries for line in lines(view, "subject"))


def test_japan_is_party_to_an_older_agreement() -> None:
    assert country("JP").summary == "party to an older agreement in 1 item"


def test_a_country_without_stories() -> None:
    view = country("NL")
    assert (view.summary, view.sections, view.sources) == ("nothing stored about Netherlands", (), ())


def test_south_korea_has_every_state_of_affairs() -> None:
    view = country("KR")
    counts = {part.key: len(part.lines) for part in view.sections}
    assert counts == {
        "awaiting": 1,
        "planned": 1,
        "under_way": 1,
        "held": 0,
        "agreed": 0,
        "held_earlier": 4,
        "on_table": 8,
    }


def test_south_korea_and_cuba() -> None:
    view = pair("KR", "CU")
    assert view.summary == "1 held. One report, in passing."
    (line,) = lines(view, "held")
    assert line.when is not None
    assert (line.when.text, line.place) == ("June 2016 (day not given)", "Havana")
    assert "held first talks (foreign ministers); Yun Byung-se offered: to set up diplomatic ties" in line.what
    assert [(one.text, one.number) for one in view.context] == [("Cuba–South Korea: ties cut in 1959", 1)]


def test_north_korea_and_france_never_met() -> None:
    view = pair("KP", "FR")
    assert view.summary == "No meeting stored. North Korea is the subject of 1 France–South Korea item."
    assert view.summary == pair("FR", "KP").summary
    assert [one.key for one in view.sections] == ["subject"]
