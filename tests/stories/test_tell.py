"""A story has the facts of its reports, the changes between them, and where they disagree."""

import pytest

from digests.model import Mention, Report, Venue
from digests.stories.tell import tell
from tests.stories.making import HAN, LE_DRIAN, PARIS, clock, day, event, month, outcome, person, report

PLAN = report(event(outcomes=(outcome("on_table", "a logistics support accord"),)), "2016-06-10", publisher="A")


def held(reported: str = "2016-06-16", publisher: str = "B", **fields: object) -> Report:
    return report(event(status="held", **fields), reported, publisher=publisher)


def test_a_later_report_moves_the_story_from_planned_to_held() -> None:
    story = tell([held(), PLAN], story_id=1)
    assert story.status == "held"
    assert [one.event.status for one in story.reports] == ["planned", "held"]
    assert [(c.field, c.old, c.new, c.disagreement) for c in story.changes] == [("status", "planned", "held", False)]


def test_a_retelling_never_lowers_a_status() -> None:
    late = report(event(role="background"), "2016-07-01")
    assert tell([PLAN, held(), late], story_id=1).status == "held"


def test_a_plan_that_was_called_off_stays_so_in_a_retelling_and_comes_back_with_news() -> None:
    off = report(event(status="cancelled"), "2016-06-12")
    retold = report(event(role="background"), "2016-06-13")
    assert tell([PLAN, off, retold], story_id=1).status == "cancelled"
    assert tell([PLAN, off, report(event(), "2016-06-13")], story_id=1).status == "planned"


def test_a_postponed_meeting_has_its_new_date_and_tells_the_old_one() -> None:
    moved = report(event(status="postponed", when=day("2016-06-22")), "2016-06-12", publisher="B")
    story = tell([PLAN, moved], story_id=1)
    assert story.status == "postponed"
    assert story.when == day("2016-06-22")
    assert ("when", "2016-06-15", "2016-06-22", False) in [
        (c.field, c.old, c.new, c.disagreement) for c in story.changes
    ]


def test_a_postponement_without_a_new_date_keeps_the_old_one() -> None:
    assert tell([PLAN, report(event(status="postponed", when=None), "2016-06-12")], story_id=1).when == day(
        "2016-06-15"
    )


def test_what_was_on_the_table_becomes_signed_only_by_a_report_that_says_so() -> None:
    assert [o.strength for o in tell([PLAN], story_id=1).outcomes] == ["on_table"]
    assert tell([PLAN, held()], story_id=1).outcomes == ()
    signed = held(outcomes=(outcome("signed", "the logistics support accord", "FR", "KR"),))
    story = tell([PLAN, signed], story_id=1)
    assert [o.strength for o in story.outcomes] == ["signed"]
    change = next(c for c in story.changes if c.field == "outcome")
    assert (change.old, change.new) == (
        "on_table: a logistics support accord",
        "signed: the logistics support accord",
    )


def test_two_sources_that_tell_a_held_meeting_differently_disagree_and_both_are_named() -> None:
    lyon = held("2016-06-17", "C", venue=Venue(text="Lyon", city="Lyon", country="FR"))
    story = tell([held(venue=PARIS), lyon], story_id=1)
    assert [(c.field, c.old, c.old_source, c.new, c.new_source, c.disagreement) for c in story.changes] == [
        ("venue", "Paris", "B", "Lyon", "C", True)
    ]


def test_the_same_source_corrects_itself() -> None:
    lyon = held("2016-06-17", "B", venue=Venue(text="Lyon", city="Lyon", country="FR"))
    assert [c.disagreement for c in tell([held(venue=PARIS), lyon], story_id=1).changes] == [False]


def test_one_wire_text_in_two_papers_disagrees_with_nobody() -> None:
    first, second = (
        held(quote="The same words."),
        held("2016-06-17", "C", quote="The same words.", when=day("2016-06-16")),
    )
    assert not any(change.disagreement for change in tell([first, second], story_id=1).changes)


def test_a_report_that_what_was_held_was_called_off_is_a_disagreement() -> None:
    off = report(event(status="cancelled"), "2016-06-17", publisher="C")
    story = tell([held(), off], story_id=1)
    assert story.status == "held"
    assert [(c.field, c.new, c.disagreement) for c in story.changes] == [("status", "cancelled", True)]


def test_agreed_in_one_paper_and_signed_in_another_is_a_disagreement() -> None:
    agreed = held(outcomes=(outcome("agreed", "a fisheries protocol"),))
    signed = held("2016-06-17", "C", outcomes=(outcome("signed", "a fisheries protocol"),))
    story = tell([agreed, signed], story_id=1)
    assert [(c.field, c.disagreement) for c in story.changes] == [("outcome", True)]
    assert [o.strength for o in story.outcomes] == ["signed"]


def test_what_one_report_says_twice_is_told_once() -> None:
    twice = (
        outcome("on_table", "defense cooperation", "KR"),
        outcome("on_table", "bilateral defense cooperation", "KR"),
        outcome("on_table", "defense of the Arctic", "KR"),
    )
    told = tell([report(event(outcomes=twice))], story_id=1).outcomes
    assert [one.text for one in told] == ["defense cooperation", "defense of the Arctic"]


def test_nothing_can_have_come_of_a_meeting_that_is_still_ahead() -> None:
    early = report(event(outcomes=(outcome("signed", "a fisheries protocol"),)))
    assert [one.strength for one in tell([early], story_id=1).outcomes] == ["on_table"]


def test_a_side_without_names_takes_them_from_another_report() -> None:
    unnamed = report(event(person(None, None, "KR"), LE_DRIAN, status="held"), "2016-06-16")
    people = tell([PLAN, unnamed], story_id=1).participants
    assert [one.name for one in people] == ["Han Min-koo", "Jean-Yves Le Drian"]


def test_a_person_without_office_takes_it_from_another_report() -> None:
    bare = report(event(person("Han Min-koo", None, "KR"), LE_DRIAN, status="held"), "2016-06-16")
    assert tell([PLAN, bare], story_id=1).participants == (HAN, LE_DRIAN)


def test_the_sharpest_date_stands() -> None:
    sharp = clock("2016-06-15T16:30:00+02:00", "Europe/Paris")
    told = [PLAN, report(event(when=sharp), "2016-06-11"), held(when=month("2016-06-01", "2016-06-30", "June"))]
    assert tell(told, story_id=1).when == sharp


def test_news_in_one_report_makes_the_story_news_and_the_surest_reading_counts() -> None:
    passing = report(event(role="background", confidence=0.4), "2016-06-09")
    assert tell([passing], story_id=1).role == "background"
    story = tell([passing, PLAN], story_id=1)
    assert (story.role, story.confidence) == ("news", 0.9)


def test_a_country_that_took_part_is_no_mention() -> None:
    mentions = (Mention(code="FR", as_="venue"), Mention(code="KP", as_="subject"))
    assert tell([report(event(mentions=mentions))], story_id=1).mentions == (Mention(code="KP", as_="subject"),)


def test_a_story_without_reports_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one report"):
        tell([], story_id=1)
