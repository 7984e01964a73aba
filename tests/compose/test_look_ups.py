"""Look-ups show what a digest leaves out, marked; and they contradict nothing."""

from dataclasses import replace

from digests.compose.country import country_view
from digests.compose.pair import pair_view
from digests.compose.rules import MAX_LISTED
from digests.model import Participant, Venue
from tests.compose.asking import lines, section, told
from tests.stories.making import HAN, LE_DRIAN, at, day, event, outcome, person, report

NOW = at("2016-06-28")


def test_a_story_of_low_confidence_is_shown_and_marked() -> None:
    view = country_view("FR", told(report(event(confidence=0.2))), (), now=NOW)
    assert [line.unsure for line in lines(view, "awaiting")] == [True]


def test_a_held_meeting_with_an_agreement_is_held_and_agreed() -> None:
    deal = outcome("signed", "a fisheries protocol", "FR", "KR", form="memorandum of understanding")
    view = country_view("FR", told(report(event(status="held", outcomes=(deal,)))), (), now=NOW)
    assert view.summary == "1 held · 1 agreed"
    assert "signed" not in lines(view, "held")[0].text
    assert lines(view, "agreed")[0].what == "signed: memorandum of understanding, a fisheries protocol"


def test_an_agreement_that_no_clause_describes_is_agreed_all_the_same() -> None:
    view = country_view("FR", told(report(event(kind="agreement", status="held"))), (), now=NOW)
    assert lines(view, "agreed")[0].what == "reached an agreement"


def test_a_plan_that_nobody_settled_is_told_as_such() -> None:
    view = pair_view("FR", "KR", told(report(event())), (), now=at("2016-12-01"))
    assert view.summary == "1 planned, awaiting outcome (no report for 30 days). One report."
    (line,) = lines(view, "awaiting")
    assert line.what == "planned: was due to meet (defense ministers), no report seen"
    assert (line.status, line.stage) == ("planned", "closed"), "the clock adds to the status and does not replace it"
    asked = country_view("FR", told(report(event())), (), now=at("2016-12-01"))
    assert asked.summary.startswith("1 planned, awaiting outcome (no report for 30 days) · held: none reported")


def test_a_journey_whose_end_nobody_reported_is_under_way_as_last_reported() -> None:
    away = event(person("Ana", "Minister", "FR"), person(None, None, "KR", capacity="host"), kind="visit")
    view = country_view("KR", told(report(replace(away, status="under_way"))), (), now=at("2016-12-01"))
    assert view.summary.startswith("1 under way as last reported, no report of its end · held: none reported")
    (line,) = lines(view, "awaiting")
    assert line.what == "under way as last reported: on a visit, no report of its end"
    assert (line.status, line.stage) == ("under_way", "closed")


def test_what_was_put_off_to_a_day_that_passed_says_both() -> None:
    before = report(event(HAN, LE_DRIAN), "2016-06-01")
    moved = report(event(HAN, LE_DRIAN, status="postponed", when=day("2016-06-20")), "2016-06-10")
    view = country_view("FR", told(before, moved), (), now=NOW)
    assert view.summary.startswith("1 planned, awaiting outcome")
    assert lines(view, "awaiting")[0].what == "postponed to this date: was due to meet, no outcome seen"


def test_the_same_unnamed_people_of_several_countries_are_said_once() -> None:
    leaders = [person(None, "leaders", code) for code in ("FR", "DE")]
    (line,) = lines(country_view("FR", told(report(event(*leaders))), (), now=NOW), "awaiting")
    assert line.who == "leaders (not named)"
    assert line.flags == "🇫🇷↔🇩🇪"


def test_a_meeting_that_was_called_off_leaves_nothing_on_the_table() -> None:
    off = event(status="cancelled", outcomes=(outcome("on_table", "fisheries"),))
    view = country_view("FR", told(report(off)), (), now=NOW)
    assert lines(view, "on_table") == ()
    assert len(lines(view, "called_off")) == 1


def test_a_look_up_prints_what_sources_tell_differently_with_both() -> None:
    lyon = event(status="held", venue=Venue(text="Lyon", city="Lyon", country="FR"))
    paris = report(event(status="held"), "2016-06-16", publisher="Le Soir")
    view = country_view("FR", told(paris, report(lyon, "2016-06-17", publisher="The Herald")), (), now=NOW)
    (line,) = lines(view, "held")
    assert [bullet.text for bullet in line.bullets] == ["place, sources differ: Paris (Le Soir) or Lyon (The Herald)"]


def test_a_long_section_says_how_many_more_there_are() -> None:
    met = [report(event(HAN, LE_DRIAN, status="held", when=day(f"2016-05-{n:02}")), "2016-06-01") for n in range(1, 25)]
    held = section(country_view("FR", told(*met), (), now=NOW), "held")
    assert len(held.lines) == MAX_LISTED
    assert held.note == "and 4 more"
    assert country_view("FR", told(*met), (), now=NOW).summary == "24 held · agreed: none reported"
    assert held.lines[0].when is not None
    assert held.lines[0].when.text == "24 May 2016"


def test_two_papers_with_one_wire_text_are_one_source() -> None:
    wire = [report(event(), content_hash="w"), report(event(), content_hash="w")]
    view = pair_view("KR", "FR", told(*wire), (), now=NOW)
    assert view.summary == "1 planned, awaiting outcome. 2 reports of 1 source."
    assert [one.same_text_as for one in view.sources] == [None, 1]


def test_a_pledge_has_its_own_section_and_is_not_held() -> None:
    aid = event(
        LE_DRIAN, person(None, None, "KR"), kind="pledge", status="held", outcomes=(outcome("pledged", "aid", "FR"),)
    )
    view = country_view("FR", told(report(aid)), (), now=NOW)
    assert lines(view, "held") == ()
    assert len(lines(view, "pledged")) == 1


def test_a_party_without_a_code_is_named_beside_its_leaders() -> None:
    """No flag says whose they are."""
    rebels = Participant(name=None, office="leaders", organisation="Northern Front", country=None, as_printed="leaders")
    (line,) = lines(country_view("FR", told(report(event(LE_DRIAN, rebels, venue=None))), (), now=NOW), "awaiting")
    assert line.who == "Jean-Yves Le Drian (Defense Minister) ↔ leaders, Northern Front (not named)"
