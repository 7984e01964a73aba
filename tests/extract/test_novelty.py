"""What no sentence before has told is an event of its own; what lies ahead stands beside what was held."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from digests.extract.actor import Actor
from digests.extract.answer import Answer
from digests.extract.candidate import ENCODER, Candidate, as_sides
from digests.extract.draft import Drafts
from digests.extract.memory import Memory
from digests.extract.novelty import contacts_beside, is_anew
from digests.extract.parse import Known, Parsed, load_model, parse
from digests.extract.scene import Scene
from digests.extract.second_look import other_contacts, second_look, weighed
from digests.extract.sentence import Sentence
from digests.model import Kind, Status
from tests.extract.test_second_look import TEXT, answer, candidate

if TYPE_CHECKING:
    from spacy.language import Language

_FIRST, _AGAIN = (0.9, 0.0), (0.1, 0.0)
_AND_ANOTHER = (0.9, 0.8)
SENTENCE = Sentence(0, len(TEXT), 4, 0, ())


def _seen(novel: tuple[float, float], status: Status = "held", kind: Kind = "meeting") -> Answer:
    return replace(answer("TD", "PE", status=status, kind=kind), novel=novel)


def _scene(*answers: Answer) -> Scene:
    return Scene(Memory(), date(2020, 5, 6), "Etc/UTC", None, answers=answers)


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


def test_a_standfirst_and_the_sentence_that_tells_what_it_alludes_to_are_one() -> None:
    told = replace(_told(), novel=True)
    for novel, events in ((_AGAIN, 1), (_FIRST, 2)):
        drafts = Drafts()
        drafts.add(replace(_told(ENCODER, span=(0, 40)), answer=_seen(novel)))
        drafts.add(told)
        assert len(drafts.events) == events, novel


def test_who_they_are_may_be_said_after_what_they_did() -> None:
    people = [
        Actor(0, 5, 0, "person", code, name=name, office="President", printed=name)
        for code, name in (("TD", "Idris Haroun"), ("PE", "Ana Quispe"))
    ]
    named = replace(_told(), sides=as_sides(people), novel=True)
    for first, events in ((replace(_told(span=(0, 40)), novel=True), 1), (replace(named, span=(0, 40)), 2)):
        drafts = Drafts()
        drafts.add(first)
        drafts.add(named)
        assert len(drafts.events) == events


def test_what_the_encoder_corrects_to_a_plan_is_asked_about_as_one() -> None:
    assert weighed(_told(), _scene(_seen((0.0, 0.9), "planned")), TEXT).novel
    assert not weighed(_told(), _scene(_seen((0.9, 0.0), "planned")), TEXT).novel


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
        ((0.0, 0.8), "planned", True),
        ((0.0, 0.8), "cancelled", False),
        ((0.0, 0.95), "postponed", True),
    ],
)
def test_what_was_held_and_what_lies_ahead_are_asked_apart(
    novel: tuple[float, float], status: Status, says: bool
) -> None:
    assert is_anew(_seen(novel, status), status) is says
    assert not is_anew(_seen(novel, status, kind="visit"), status)


def test_a_contact_still_to_come_stands_beside_one_that_was_held_and_the_other_way_round() -> None:
    [ahead] = contacts_beside([_seen(_AND_ANOTHER)])
    assert (ahead.status, ahead.chance) == ("planned", 0.8)
    [held] = contacts_beside([_seen((0.7, 0.9), "planned", "call")])
    assert (held.kind, held.status, held.chance) == ("meeting", "held", 0.7)
    assert contacts_beside([_seen(_FIRST), _seen(_AND_ANOTHER, kind="visit")]) == []
    assert contacts_beside([replace(_seen((0.7, 0.6)), status_chance=0.5)]) == []  # one of which either may be


@cache
def _nlp() -> "Language":
    return load_model()[0]


def _others(seen: Answer, told: Candidate | None = None, text: str = TEXT) -> list[Candidate]:
    """What is told beside `told` in a sentence of Chad and Peru."""
    drafts = Drafts()
    if told:
        drafts.add(told)
    [tokens] = parse(_nlp(), [Known(text)])
    sentence = Sentence(0, len(text), 4, 0, ())
    return list(other_contacts(sentence, Parsed(text, 0, 4, 0, tokens, ()), _scene(seen), drafts, text))


def test_they_met_and_agreed_to_meet_again() -> None:
    [again] = _others(_seen(_AND_ANOTHER), _told(span=(0, len(TEXT))))
    assert again.codes == {"TD", "PE"}
    assert (again.status, again.novel) == ("planned", True)


def test_what_a_rule_has_told_as_still_to_come_is_not_told_twice() -> None:
    planned = replace(_told(span=(0, len(TEXT))), status="planned")
    assert _others(_seen(_AND_ANOTHER), planned) == []


def test_the_day_that_is_pointed_to_is_that_of_the_other_contact() -> None:
    [again] = _others(_seen(_AND_ANOTHER))
    assert again.when is None


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Peru exchanged messages on Monday, over lamb in Lima.",
        "Peru offered Chad to host a first session on Monday, over lamb in Lima.",
        "Peru called for another session with Chad on Monday, over lamb in Lima.",
    ],
)
def test_whoever_only_wrote_offered_or_asked_has_no_contact_ahead(text: str) -> None:
    assert _others(_seen(_AND_ANOTHER), text=text) == []
