"""The clock moves a plan from ahead to due to closed; only a later report makes it held."""

import pytest

from digests.compose.due import due_at, stage
from digests.model import Event, Report, Story, Venue, When
from digests.stories.tell import tell
from tests.compose.asking import digest, lines, section, told
from tests.compose.worked_example import PARIS_TALKS, REPORTS, stories
from tests.stories.making import PARIS, at, clock, day, event, outcome, person, report, vague


def sections_of_paris(end: str) -> list[str]:
    return [one.key for one in digest(end=end).sections for line in one.lines if line.place == "Paris"]


@pytest.mark.parametrize(
    ("end", "key"),
    [
        ("2016-06-15 10:00", []),
        ("2016-06-15 11:00", ["coming_up"]),
        ("2016-06-15 20:00", ["coming_up"]),
        ("2016-06-16 02:29", ["coming_up"]),
        ("2016-06-16 02:31", ["due"]),
        ("2016-06-28 00:00", ["due"]),
        ("2016-07-10 00:00", []),
    ],
)
def test_paris_as_the_clock_moves(end: str, key: list[str]) -> None:
    assert sections_of_paris(end) == key


def test_a_plan_whose_hour_has_passed_is_told_in_the_past_but_not_as_held() -> None:
    before, after = (lines(digest(end=f"2016-06-15 {hour}:00"), "coming_up")[0].what for hour in (11, 20))
    assert before.startswith("due to hold talks")
    assert after.startswith("was due to hold talks")


def test_what_was_due_before_is_only_counted() -> None:
    view = digest(end="2016-07-03")
    assert view.counts.awaiting == 3
    later = digest(stories(until="2016-07-12"), end="2016-07-12")
    assert later.counts.awaiting == 3
    assert section(later, "due").note == "1 plan from before this digest still without an outcome"
    assert {line.place for line in lines(later, "due")} == {"Cambodia", "Laos"}


def test_after_thirty_days_a_plan_closes_without_a_report() -> None:
    (paris,) = [one for one in stories() if one.venue == PARIS]
    assert stage(paris, at("2016-07-16 02:29")) == "due"
    assert stage(paris, at("2016-07-16 02:31")) == "closed"


def one_story(**fields: object) -> Story:
    return tell([report(event(**fields))], story_id=1)


@pytest.mark.parametrize(
    ("when", "venue", "due"),
    [
        (clock("2016-06-15T16:30:00+02:00", "Europe/Paris"), PARIS, "2016-06-16 02:30"),
        (day("2016-06-15"), PARIS, "2016-06-15 22:00"),
        (day("2016-06-15"), Venue(text="Lima", city="Lima", country="PE"), "2016-06-16 05:00"),
        (day("2016-06-15"), Venue(text="a border village", country="JP"), "2016-06-15 15:00"),
        (day("2016-06-13", "2016-06-15"), None, "2016-06-15 15:00"),
        (vague("2016-06-01", "2016-06-15", "soon"), PARIS, "2016-06-15 22:00"),
        (vague(None, None, "soon"), PARIS, None),
        (None, PARIS, None),
    ],
)
def test_when_a_plan_is_due(when: When | None, venue: Venue | None, due: str | None) -> None:
    """A bare day ends at the venue's midnight, without a venue at the publisher's (Seoul here)."""
    assert due_at(one_story(when=when, venue=venue)) == (at(due) if due else None)


def test_a_visit_without_a_venue_ends_at_its_hosts_midnight() -> None:
    people = (person("Hwang In-moo", None, "KR"), person(None, None, "FR", capacity="host"))
    visit = tell([report(event(*people, kind="visit", venue=None))], story_id=1)
    assert due_at(visit) == at("2016-06-15 22:00")


def test_a_journey_whose_last_day_has_passed_awaits_its_outcome() -> None:
    assert stage(one_story(status="under_way"), at("2016-06-15 21:00")) == "under_way"
    assert stage(one_story(status="under_way"), at("2016-06-15 23:00")) == "due"


HELD = report(event(form="talks", status="held", when=day("2016-06-15")), "2016-06-17 09:00", publisher="Le Soir")
SIGNED = report(
    event(
        status="held",
        when=day("2016-06-15"),
        outcomes=(outcome("signed", "a logistics support agreement", "FR", "KR"),),
    ),
    "2016-06-20 09:00",
    publisher="Le Soir",
)


def whole(*more: Report, end: str) -> dict[str, list[str]]:
    view = digest(stories(*more, until=end), end=end)
    return {part.key: [line.text for line in part.lines] for part in view.sections if part.key not in ("passing",)}


def test_planned_then_held_then_signed_over_several_reports() -> None:
    plan = whole(HELD, SIGNED, end="2016-06-15 12:00")
    assert list(plan) == ["agreed", "coming_up"]
    held = whole(HELD, SIGNED, end="2016-06-18")
    assert list(held) == ["agreed", "held"]
    assert "held talks" in held["held"][0]
    signed = whole(HELD, SIGNED, end="2016-06-21")
    assert list(signed) == ["agreed"]
    assert "signed: a logistics support agreement" in signed["agreed"][0]


def test_the_change_of_status_is_told() -> None:
    view = digest(stories(HELD, until="2016-06-18"), end="2016-06-18")
    (line,) = lines(view, "held")
    assert "told before as planned (Korea Herald)" in [bullet.text for bullet in line.bullets]
    assert view.count_line.startswith("0 agreements · 1 meeting confirmed held (")


def test_a_retelling_in_passing_can_settle_a_plan() -> None:
    retold = report(event(status="held", role="background"), "2016-06-25", publisher="Le Soir")
    assert [line.place for line in lines(digest(stories(retold)), "held")] == ["Paris"]


def test_a_meeting_that_is_put_off_to_a_date_is_ahead_and_tells_the_old_date() -> None:
    moved = report(event(status="postponed", when=day("2016-07-02")), "2016-06-26", publisher="Le Soir")
    (line,) = [one for one in lines(digest(stories(moved)), "coming_up") if one.place == "Paris"]
    assert line.what.startswith("postponed to this date; due to")
    assert any("date changed: 2 July (Le Soir), before 15 June" in bullet.text for bullet in line.bullets)


def test_what_was_called_off_is_told_as_such() -> None:
    off = report(event(status="cancelled"), "2016-06-14 09:00", publisher="Le Soir")
    plan = report(event(), "2016-06-10")
    view = digest(told(plan, off))
    (line,) = lines(view, "corrections")
    assert line.what == "called off: was due to meet"
    assert view.counts.called_off == 1


def test_a_near_date_is_listed_in_one_line_although_nothing_is_new() -> None:
    old: Event = event(when=day("2016-07-03"), outcomes=(outcome("on_table", "fisheries"),))
    (line,) = lines(digest(told(report(old, "2016-05-01"))), "coming_up")
    assert line.bullets == ()
    assert line.what == "due to meet; on the table, not agreed: fisheries"


def test_a_far_date_is_listed_once_when_it_is_new() -> None:
    far = report(event(when=day("2016-09-03")), "2016-06-20")
    assert len(lines(digest(told(far)), "coming_up")) == 1
    assert lines(digest(told(far), end="2016-07-20"), "coming_up") == ()


def test_the_worked_example_never_calls_paris_held() -> None:
    assert PARIS_TALKS in [one.event for one in REPORTS]
    for end in ("2016-06-16", "2016-06-28", "2016-12-01"):
        assert all(one.status == "planned" for one in stories(until=end) if one.venue == PARIS)
