"""What only the encoder sees and what a rule tells are one event when, all being settled, they differ in nothing."""

from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.candidate import ENCODER, Candidate
from digests.extract.draft import Draft
from digests.extract.fold import of_two, once
from digests.extract.merge import finer
from digests.model import Status, Venue, When
from tests.extract.test_second_look import answer, candidate

_MONDAY = When(start="2020-05-04", end="2020-05-04", precision="day", zone="Etc/UTC", raw="Monday")
_LIMA, _ROME = (Venue(text=c, city=c, country=code) for c, code in (("Lima", "PE"), ("Rome", "IT")))


def _facts(origin: str, number: int) -> Candidate:
    facts = candidate(answer("TD", "PE"), origin=origin, number=number, kind="meeting")
    return replace(facts, when=_MONDAY, venue=_LIMA, span=(100 * number, 100 * number + 50))


def _told(*facts: Candidate) -> list[Draft]:
    return once([Draft(f, [f.span], last=f.number) for f in facts])


def _named(facts: Candidate, name: str) -> Candidate:
    person = Actor(0, 0, 0, "person", "PE", name=name, office="Minister", printed=name)
    return replace(facts, sides=(*(s for s in facts.sides if s[0].code != "PE"), (person, "participant")))


def test_the_same_parties_day_and_place_are_one_event_with_both_sentences() -> None:
    [event] = _told(_facts("verb", 0), _facts(ENCODER, 3))
    assert event.spans == [(0, 50), (300, 350)]
    assert event.facts.origin == "verb"


def test_a_rules_words_count_also_when_the_encoder_told_it_first() -> None:
    [event] = _told(_facts(ENCODER, 0), _named(_facts("verb", 3), "Ana Quispe"))
    assert event.facts.origin == "verb"
    assert "Ana Quispe" in {a.name for a, _ in event.facts.sides}


def test_a_meeting_that_was_told_with_others_at_the_table_keeps_its_kind() -> None:
    [event] = _told(replace(_facts("verb", 0), kind="multilateral"), _facts(ENCODER, 3))
    assert event.facts.kind == "multilateral"


def test_what_differs_in_day_place_status_kind_or_people_stays_two() -> None:
    seen = _facts(ENCODER, 3)
    others = (
        replace(seen, when=replace(_MONDAY, start="2020-05-05", end="2020-05-05")),
        replace(seen, when=None),
        replace(seen, status="planned"),
        replace(seen, kind="call"),
        replace(seen, kind="visit"),
        replace(seen, distinct=True),
    )
    for other in others:
        assert len(_told(_facts("verb", 0), other)) == 2, other
    assert len(_told(_named(_facts("verb", 0), "Ana Quispe"), _named(seen, "Luis Rojas"))) == 2


def test_on_one_day_the_same_parties_meet_in_one_place() -> None:
    """A place named by the way may be taken for the second mention's; without a day it may have been another time."""
    [event] = _told(_facts("verb", 0), replace(_facts(ENCODER, 3), venue=_ROME))
    assert event.facts.venue == _LIMA
    undated = replace(_facts("verb", 0), when=None), replace(_facts(ENCODER, 3), when=None, venue=_ROME)
    assert len(_told(*undated)) == 2


def test_what_two_rules_tell_apart_stays_apart() -> None:
    assert len(_told(_facts("verb", 0), _facts("receive", 3))) == 2


def test_a_table_of_which_two_states_are_known_is_a_meeting() -> None:
    pair = replace(_facts("verb", 0), kind="multilateral")
    bloc = Actor(0, 0, 0, "organisation", "EU", printed="EU")
    with_a_bloc = replace(pair, sides=(pair.sides[0], (bloc, "participant")))
    told = of_two([Draft(f, [f.span], last=0) for f in (pair, with_a_bloc)])
    assert [draft.facts.kind for draft in told] == ["meeting", "multilateral"]


_WEEKEND = When(start="2020-05-02", end="2020-05-03", precision="day", zone="Etc/UTC", raw="over the weekend")


def test_on_one_day_nobody_meets_in_two_towns_but_on_a_weekend_somebody_may() -> None:
    told, elsewhere = _facts("verb", 0), replace(_facts(ENCODER, 3), venue=_ROME)
    assert len(_told(told, elsewhere)) == 1
    assert len(_told(*(replace(facts, when=_WEEKEND) for facts in (told, elsewhere)))) == 2


def test_what_is_first_told_in_each_of_two_sentences_stays_two() -> None:
    both = [replace(facts, novel=True) for facts in (_facts("verb", 0), _facts(ENCODER, 3))]
    assert len(_told(*both)) == 2
    assert len(_told(*(replace(facts, status="planned") for facts in both))) == 1  # a plan is told over and over


def test_a_day_of_a_weekend_is_finer_than_the_weekend_and_that_than_its_month() -> None:
    saturday = replace(_WEEKEND, end=_WEEKEND.start, raw="on Saturday")
    may = When(start="2020-05-01", end="2020-05-31", precision="month", zone="Etc/UTC", raw="in May")
    for one, other in ((saturday, _WEEKEND), (_WEEKEND, may)):
        assert finer(one, other) == finer(other, one) == one


def test_what_fell_through_is_one_with_what_names_its_officials() -> None:
    """By rules alone; two who are named, two bodies, two places, "also" and what was held are two meetings."""
    officials = Actor(0, 0, 0, "collective", "PE", office="officials", printed="Peruvian officials", plural=True)
    planned = replace(_facts("verb", 0), status="cancelled")
    bodies = replace(planned, sides=(*(s for s in planned.sides if s[0].code != "PE"), (officials, "participant")))
    later = replace(_named(_facts("verb", 3), "Ana Quispe"), status="cancelled")
    assert len(_told(bodies, later)) == 1
    assert len(_told(_named(planned, "Luis Rojas"), later)) == 2
    assert len(_told(bodies, replace(bodies, span=(300, 350)))) == 2
    assert len(_told(bodies, replace(later, venue=_ROME))) == 2
    assert len(_told(bodies, replace(later, also=True))) == 2
    assert len(_told(replace(bodies, when=None), replace(later, when=None))) == 2
    assert len(_told(replace(bodies, status="held"), replace(later, status="held"))) == 2


def _of(number: int, host: str | None, status: Status = "planned") -> Candidate:
    """Minister Mahamat of Chad with that minister of Peru, as a rule tells it."""
    two = (("TD", "Idriss Mahamat"), ("PE", host))
    people = (Actor(0, 0, 0, "person" if n else "office", code, name=n, office="Minister") for code, n in two)
    facts = replace(_facts("verb", number), status=status)
    return replace(facts, sides=tuple((actor, "participant") for actor in people))


def test_a_plan_of_the_same_two_people_is_told_once_whatever_told_it() -> None:
    [event] = _told(_of(0, "Ana Quispe"), _of(3, "Quispe"))
    assert event.spans == [(0, 50), (300, 350)]
    assert len(_told(_of(0, "Ana Quispe"), _of(3, "Luis Rojas"))) == 2
    assert len(_told(_of(0, "Ana Quispe"), replace(_of(3, "Quispe"), also=True))) == 2
    assert len(_told(_of(0, "Ana Quispe", "held"), _of(3, "Quispe", "held"))) == 2


def test_a_plan_of_the_same_two_people_has_one_day_though_it_is_told_without_it() -> None:
    [event] = _told(_of(0, "Ana Quispe"), replace(_of(3, "Ana Quispe"), when=None))
    assert event.facts.when == _MONDAY
