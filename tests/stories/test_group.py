"""Reports of one event come together, whatever order they came in; what is not sure stays apart."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from digests.model import Event, Mention, Report, Venue
from digests.stories.bucket import bucket
from digests.stories.fit import fit
from digests.stories.group import _Cluster, _look, group
from tests.stories.making import HAN, LE_DRIAN, clock, day, event, month, outcome, person, report, vague


def together(*reports: Report) -> bool:
    return len(group(reports)) == 1


def apart(*reports: Report) -> bool:
    return len(group(reports)) == len(reports)


def test_a_plan_and_its_meeting_on_the_same_date_are_one_story() -> None:
    assert together(report(event()), report(event(status="held"), "2016-06-16"))


def test_a_clock_time_joins_its_day() -> None:
    assert together(report(event()), report(event(when=clock("2016-06-15T16:30:00+02:00", "Europe/Paris"))))


def test_a_clock_time_joins_its_day_on_the_other_side_of_midnight() -> None:
    evening = event(when=clock("2016-06-15T22:00:00-04:00", "America/New_York"))
    assert together(report(evening), report(event(when=day("2016-06-16"))))


def test_two_clock_times_within_a_day_join() -> None:
    first = event(when=clock("2016-06-15T16:30:00+02:00", "Europe/Paris"))
    later = event(when=clock("2016-06-16T10:00:00+02:00", "Europe/Paris"))
    assert together(report(first), report(later))


def test_two_days_are_two_meetings() -> None:
    assert apart(report(event()), report(event(when=day("2016-06-17"))))


def test_a_meeting_is_not_a_visit() -> None:
    assert apart(report(event()), report(event(kind="visit")))


def test_other_countries_are_another_meeting() -> None:
    assert apart(report(event()), report(event(HAN, person("Ursula von der Leyen", "Defense Minister", "DE"))))


def test_visits_in_opposite_directions_stay_apart() -> None:
    out = event(HAN, replace(LE_DRIAN, capacity="host"), kind="visit", venue=None)
    back = event(replace(HAN, capacity="host"), LE_DRIAN, kind="visit", venue=None)
    assert apart(report(out), report(back))


def test_other_people_of_the_same_office_forbid_a_merge() -> None:
    successor = event(person("Song Young-moo", "Defense Minister", "KR"), LE_DRIAN)
    assert apart(report(event()), report(successor))


def test_a_retelling_without_a_day_joins_where_people_agree_and_publication_is_near() -> None:
    retold = event(status="held", role="background", when=vague("2016-06-01", "2016-06-20", "this month"))
    assert together(report(event()), report(retold, "2016-06-20"))
    assert apart(report(event()), report(retold, "2016-09-20"))
    assert apart(report(event()), report(retold, "2016-06-20", dated=False))


def test_a_retelling_without_a_day_and_without_names_stays_alone() -> None:
    unnamed = event(person(None, None, "KR"), person(None, None, "FR"), when=None, venue=None)
    assert apart(report(event()), report(unnamed))


def test_a_month_joins_the_one_meeting_in_it_and_abstains_between_two() -> None:
    first, second = report(event(when=day("2016-06-03"))), report(event(when=day("2016-06-20")))
    retold = report(event(when=month("2016-06-01", "2016-06-30", "in June")), "2016-07-01")
    assert together(first, retold)
    assert apart(first, second, retold)


def test_two_events_of_one_article_are_two_stories() -> None:
    assert apart(report(event(), article_id=7), report(event(), article_id=7, ordinal=1))


def test_a_report_that_fits_two_stories_equally_joins_neither() -> None:
    twice = [report(event(), article_id=7), report(event(), article_id=7, ordinal=1)]
    assert apart(*twice, report(event()))


def test_one_wire_text_in_two_papers_goes_together_without_a_date() -> None:
    wire = event(person(None, None, "KR"), person(None, None, "FR"), when=None, venue=None)
    assert together(report(wire, content_hash="w"), report(wire, content_hash="w"))


def test_a_postponement_carries_the_story_to_its_new_date() -> None:
    plan = report(event(), "2016-06-10")
    moved = report(event(status="postponed", when=day("2016-06-22")), "2016-06-13")
    held = report(event(status="held", when=day("2016-06-22")), "2016-06-23")
    assert together(plan, moved, held)


def test_a_cancellation_without_a_date_finds_its_plan() -> None:
    assert together(report(event(), "2016-06-10"), report(event(status="cancelled", when=None), "2016-06-13"))


def test_a_cancellation_without_a_date_does_not_touch_what_was_held() -> None:
    held = report(event(status="held", when=day("2016-06-09")), "2016-06-10")
    assert apart(held, report(event(status="cancelled", when=None), "2016-06-13"))


def test_agreements_on_other_matters_stay_apart() -> None:
    deals = [
        event(kind="agreement", status="held", outcomes=(outcome("signed", text, "FR", "KR"),))
        for text in ("a fisheries protocol", "a treaty on double taxation", "the protocol on fisheries")
    ]
    first, second, third = (report(deal) for deal in deals)
    assert apart(first, second)
    assert together(first, third)


def test_pledges_by_different_sides_stay_apart() -> None:
    pledges = [event(kind="pledge", outcomes=(outcome("pledged", "aid for flood victims", by),)) for by in ("KR", "FR")]
    assert apart(*(report(pledge) for pledge in pledges))


def test_a_table_of_many_is_known_by_its_organisation_or_its_name() -> None:
    nato = person(None, None, "NATO")
    first = event(nato, LE_DRIAN, kind="multilateral", form="summit")
    second = event(nato, person("Angela Merkel", "Chancellor", "DE"), kind="multilateral")
    assert bucket(first) == bucket(second) == "multilateral:NATO"
    assert together(report(first), report(second))
    forum = event(HAN, LE_DRIAN, kind="multilateral", form="Shangri-La Dialogue")
    assert bucket(forum) == "multilateral:shangri la dialogue"
    assert bucket(event(HAN, LE_DRIAN, kind="multilateral", form="Talks")) == "multilateral:FR+KR"


def test_a_date_that_is_none_forbids_nothing_and_proves_nothing() -> None:
    broken = event(when=day("some day"), venue=Venue(text="Lyon", city="Lyon", country="FR"))
    assert together(report(event()), report(broken))
    nobody = event(person(None, None, "KR"), person(None, None, "FR"), when=day("some day"), venue=None)
    assert apart(report(event()), report(nobody))


PEOPLE = st.sampled_from(
    [HAN, LE_DRIAN, person("Han Min Koo", None, "KR"), person(None, None, "FR"), person("Song Young-moo", None, "KR")]
)
DATES = st.sampled_from(
    [
        None,
        day("2016-06-15"),
        day("2016-06-16"),
        day("2016-06-14", "2016-06-16"),
        clock("2016-06-15T23:30:00+02:00", "Europe/Paris"),
        month("2016-06-01", "2016-06-30", "June"),
        vague("2016-06-10", "2016-06-16", "last week"),
    ]
)


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    """Up to nine reports of few articles, with few texts, on few days."""
    made: list[Report] = []
    for number in range(draw(st.integers(1, 9))):
        fields: dict[str, Any] = {
            "status": draw(st.sampled_from(["planned", "held", "postponed", "cancelled"])),
            "when": draw(DATES),
            "kind": draw(st.sampled_from(["meeting", "meeting", "visit"])),
            "mentions": (Mention(code="KP", as_="subject"),),
        }
        told: Event = event(*draw(st.lists(PEOPLE, min_size=1, max_size=3)), quote=f"quote {number}", **fields)
        article = draw(st.integers(1, 5))
        made.append(
            report(
                told,
                f"2016-06-{draw(st.integers(10, 14))}",
                event_id=number,
                article_id=article,
                ordinal=number,
                content_hash=f"text {article % 3}",
                url=None,
                title="",
            )
        )
    return made


@settings(deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(made: list[Report], random: Any) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)
    assert group(shuffled) == group(made)


@settings(deadline=None)
@given(reports())
def test_the_look_at_a_glance_hides_no_story_that_would_fit(made: list[Report]) -> None:
    *members, candidate = made
    cluster = _Cluster()
    for member in members:
        cluster.add(member)
    if members and fit(members, candidate) is not None:
        assert cluster.may_hold(_look(candidate))


@settings(deadline=None)
@given(reports())
def test_every_report_stands_in_one_story_and_no_article_twice(made: list[Report]) -> None:
    stories = group(made)
    assert sorted(one.event_id for story in stories for one in story) == [one.event_id for one in made]
    assert all(len({one.article_id for one in story}) == len(story) for story in stories)


def _with_group(name: str, **fields: Any) -> Event:
    rebels = person(None, "leaders", "", organisation=name)
    return event(HAN, replace(rebels, country=None), when=day("2016-06-15"), **fields)


def test_two_groups_that_meet_one_state_on_one_day_are_two_meetings() -> None:
    assert apart(report(_with_group("Northern Front")), report(_with_group("Southern Movement")))


def test_a_group_that_one_paper_names_and_another_does_not_is_one() -> None:
    named, unnamed = _with_group("Northern Front", status="held"), _with_group("rebels", status="held")
    assert together(report(named), report(unnamed))
