"""What no sentence before has told is an event of its own; what lies ahead stands beside what was held."""

from dataclasses import replace
from datetime import date

import pytest

from digests.extract.answer import Answer
from digests.extract.candidate import Candidate
from digests.extract.draft import Drafts
from digests.extract.memory import Memory
from digests.extract.novelty import beside, is_anew
from digests.extract.scene import Scene
from digests.extract.second_look import other_contacts, second_look, weighed
from digests.extract.sentence import Sentence
from digests.model import Kind, Status
from tests.extract.test_second_look import TEXT, answer, candidate

_FIRST, _AGAIN = (0.9, 0.0), (0.1, 0.0)
_AND_ANOTHER = (0.9, 0.8)
SENTENCE = Sentence(0, len(TEXT), 4, 0, ())


def _seen(novel: tuple[float, float], status: Status = "held", kind: Kind = "meeting") -> Answer:
    return replace(answer("TD", "PE", status=status, kind=kind), novel=novel)


def _scene(*answers: Answer, published: date = date(2020, 5, 6)) -> Scene:
    return Scene(Memory(), published, "Etc/UTC", None, answers=answers)


def _told(origin: str = "verb", span: tuple[int, int] = (900, 950)) -> Candidate:
    """What another sentence told of the two before."""
    return replace(candidate(answer("TD", "PE"), origin=origin, number=0, kind="meeting"), when=None, span=span)


def _events_after(seen: Answer) -> int:
    drafts = Drafts()
    drafts.add(_told())
    for ahead in (True, False):
        for one in second_look(SENTENCE, (), _scene(seen), drafts, TEXT, ahead=ahead):
            drafts.add(one)
    return len(drafts.events)


def test_a_contact_that_no_sentence_before_has_told_is_one_of_its_own() -> None:
    assert _events_after(_seen(_FIRST)) == 2


def test_a_contact_that_is_told_again_stays_one() -> None:
    assert _events_after(_seen(_AGAIN)) == 1


def test_what_a_rule_tells_anew_is_one_of_its_own_but_for_reminders_and_what_memory_supplied() -> None:
    scene = _scene(_seen(_FIRST))
    assert weighed(_told(), scene, TEXT).novel
    assert not weighed(_told(), _scene(_seen(_AGAIN)), TEXT).novel
    assert not weighed(replace(_told(), reminds=True), scene, TEXT).novel
    assert not weighed(replace(_told(), anaphoric=True), scene, TEXT).novel


def test_two_words_of_one_sentence_tell_one_contact_however_new() -> None:
    drafts = Drafts()
    for _ in range(2):
        drafts.add(replace(_told(), novel=True))
    assert len(drafts.events) == 1


@pytest.mark.parametrize(
    ("novel", "status", "says"),
    [
        ((0.65, 0.0), "held", True),
        ((0.65, 0.0), "under_way", True),
        ((0.5, 0.9), "held", False),
        ((0.9, 0.65), "planned", False),
        ((0.0, 0.8), "cancelled", True),
    ],
)
def test_what_was_held_and_what_lies_ahead_are_asked_apart(
    novel: tuple[float, float], status: Status, says: bool
) -> None:
    assert is_anew(_seen(novel, status), status) is says
    assert not is_anew(_seen(novel, status, kind="visit"), status)


def test_a_contact_still_to_come_stands_beside_one_that_was_held_and_the_other_way_round() -> None:
    [ahead] = beside([_seen(_AND_ANOTHER)])
    assert (ahead.status, ahead.chance) == ("planned", 0.8)
    [held] = beside([_seen((0.7, 0.9), "planned", "call")])
    assert (held.kind, held.status, held.chance) == ("meeting", "held", 0.7)
    assert beside([_seen(_FIRST), _seen(_AND_ANOTHER, kind="visit")]) == []


def _others(seen: Answer, told: Candidate | None = None, published: date = date(2020, 5, 6)) -> list[Candidate]:
    drafts = Drafts()
    if told:
        drafts.add(told)
    return list(other_contacts(SENTENCE, (), _scene(seen, published=published), drafts, TEXT))


def test_they_met_and_agreed_to_meet_again() -> None:
    [again] = _others(_seen(_AND_ANOTHER), _told(span=(0, len(TEXT))))
    assert (again.status, again.codes, again.novel) == ("planned", {"TD", "PE"}, True)


def test_what_a_rule_has_told_as_still_to_come_is_not_told_twice() -> None:
    planned = replace(_told(span=(0, len(TEXT))), status="planned")
    assert _others(_seen(_AND_ANOTHER), planned) == []


def test_a_day_on_the_wrong_side_of_the_dateline_is_that_of_the_other_contact() -> None:
    [held] = _others(_seen((0.7, 0.9), "planned"))
    assert held.when
    assert held.when.raw == "Monday"  # gone by
    [ahead] = _others(_seen(_AND_ANOTHER), published=date(2020, 5, 4))
    assert ahead.when is None  # "Monday" is today
