"""Who else was met in a sentence, one by one, as the encoder sees who took part and who was there together."""

from dataclasses import replace
from datetime import date

import pytest

from digests.extract.actor import Actor
from digests.extract.answer import Company
from digests.extract.candidate import Candidate, as_sides
from digests.extract.company import is_one_person, others_met, who_was_there
from digests.extract.draft import Draft, Drafts
from digests.extract.memory import Memory
from digests.extract.scene import Scene
from digests.extract.window import Stand
from digests.model import Kind
from tests.extract.test_second_look import answer, candidate

_GUEST = Actor(0, 5, 0, "person", "TD", name="Idris Haroun", office="President", printed="Haroun")
_MINISTER = Actor(20, 30, 20, "person", "PE", name="Ana Quispe", office="Foreign Minister", printed="Quispe")
_SPEAKER = Actor(40, 50, 40, "person", "PE", name="Luis Rojas", office="Speaker", printed="Rojas")


def _told(kind: Kind = "meeting") -> Candidate:
    """Chad's president has met Peru's foreign minister."""
    facts = candidate(answer("TD", "PE"), origin="verb", number=0, kind=kind)
    return replace(facts, sides=as_sides([_GUEST, _MINISTER]))


def _others(
    told: Candidate, *, there: float, together: float, who: Actor = _SPEAKER, with_guest: float = 0.9
) -> list[Candidate]:
    """What else is told where `who` was there, and with the minister and the guest, with those chances."""
    folk = tuple(Stand(a, 0, 1, 1, 1) for a in (_GUEST, _MINISTER, who))
    taking = tuple((chance, 0.0, 0.0) for chance in (0.9, 0.9, there))
    beside = ((1.0, 0.9, with_guest), (0.9, 1.0, together), (with_guest, together, 1.0))
    return list(others_met([told], [told], _scene(Company(folk, taking, beside))))


def _scene(company: Company) -> Scene:
    seen = replace(answer("TD", "PE"), company=company)
    return Scene(Memory(), date(2020, 5, 6), "Etc/UTC", None, answers=(seen,))


def _events(*told: Candidate) -> list[Draft]:
    """The events that they make."""
    drafts = Drafts()
    for one in told:
        drafts.add(one)
    return drafts.events


def test_whoever_took_part_and_was_not_there_with_the_other_host_was_met_too() -> None:
    [second] = _others(_told(), there=0.9, together=0.1)
    assert [a.name for a, _ in second.sides] == ["Idris Haroun", "Luis Rojas"]
    assert (second.kind, second.status) == ("meeting", "held")


def test_whoever_was_there_together_with_the_other_host_was_at_his_meeting() -> None:
    assert _others(_told(), there=0.9, together=0.9) == []


def test_whoever_is_only_named_beside_it_met_nobody() -> None:
    assert _others(_told(), there=0.1, together=0.1) == []


def test_whoever_was_not_there_with_the_guest_met_somebody_else() -> None:
    assert _others(_told(), there=0.9, together=0.1, with_guest=0.1) == []


def test_two_who_were_received_together_are_at_one_meeting_more() -> None:
    judge = replace(_SPEAKER, start=60, end=70, name="Eva Paz", office="Chief Justice")
    folk = tuple(Stand(a, 0, 1, 1, 1) for a in (_GUEST, _MINISTER, _SPEAKER, judge))
    apart = 0.1
    beside = ((1.0, 0.9, 0.9, 0.9), (0.9, 1.0, apart, apart), (0.9, apart, 1.0, 0.9), (0.9, apart, 0.9, 1.0))
    scene = _scene(Company(folk, ((0.9, 0.0, 0.0),) * 4, beside))
    [second] = others_met([_told()], [_told()], scene)
    assert [a.name for a, _ in second.sides] == ["Idris Haroun", "Luis Rojas"]


def test_whoever_sits_at_a_table_that_the_sentence_tells_met_nobody_beside_it() -> None:
    other = Actor(80, 90, 80, "person", "TG", name="Ama Sika", office="President", printed="Sika")
    table = replace(_told("multilateral"), sides=as_sides([_GUEST, _SPEAKER, other]))
    folk = tuple(Stand(a, 0, 1, 1, 1) for a in (_GUEST, _MINISTER, _SPEAKER))
    beside = ((1.0, 0.9, 0.9), (0.9, 1.0, 0.1), (0.9, 0.1, 1.0))
    scene = _scene(Company(folk, ((0.9, 0.0, 0.0),) * 3, beside))
    assert list(others_met([_told()], [_told(), table], scene)) == []


def test_a_line_is_no_surer_than_that_he_was_there() -> None:
    [second] = _others(_told(), there=0.7, together=0.1)
    assert second.answer is not None
    assert second.answer.chance == 0.7


def test_the_mention_that_took_part_is_kept_else_whoever_surely_did_is_named() -> None:
    folk = tuple(Stand(a, 0, 1, 1, 1) for a in (_MINISTER, _SPEAKER))

    def there(minister: float, speaker: float) -> str | None:
        company = Company(folk, ((minister, 0.0, 0.0), (speaker, 0.0, 0.0)), ((1.0, 0.1), (0.1, 1.0)))
        found = who_was_there(_MINISTER, "meeting", _scene(company))
        return found.name if found else None

    assert there(0.7, 0.99) == "Ana Quispe"
    assert there(0.1, 0.99) == "Luis Rojas"
    assert there(0.1, 0.7) is None


@pytest.mark.parametrize(
    "who",
    [
        replace(_SPEAKER, out_of_office=True),
        replace(_SPEAKER, plural=True),
        replace(_SPEAKER, name=None, kind="collective"),
        replace(_SPEAKER, code=None),
        replace(_MINISTER, start=40, end=50),
        replace(_MINISTER, name="Quispe", start=40, end=50),
    ],
)
def test_only_an_official_who_is_not_told_yet_was_met_too(who: Actor) -> None:
    assert _others(_told(), there=0.9, together=0.1, who=who) == []


def test_of_a_journey_nothing_follows() -> None:
    assert _others(replace(_told(), kind="visit"), there=0.9, together=0.1) == []


def test_where_nobody_of_the_state_was_named_it_is_told_whom_the_guest_met() -> None:
    state = Actor(20, 30, 20, "country", "PE", printed="Peru")
    unnamed = replace(_told(), sides=as_sides([_GUEST, state]))
    [named, *_] = _others(unnamed, there=0.9, together=0.1)
    assert [a.name for a, _ in named.sides] == ["Idris Haroun", "Ana Quispe"]
    [event] = _events(unnamed, named)
    assert [a.name for a, _ in event.facts.sides] == ["Idris Haroun", "Ana Quispe"]


def test_without_the_encoder_nobody_else_is_met() -> None:
    scene = Scene(Memory(), date(2020, 5, 6), "Etc/UTC", None)
    assert list(others_met([_told()], [], scene)) == []
    assert who_was_there(_MINISTER, "meeting", scene) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (_MINISTER, replace(_MINISTER, name="Quispe", office=None), True),
        (_MINISTER, replace(_MINISTER, name=None), True),
        (_MINISTER, replace(_MINISTER, name=None, office="minister"), True),
        (_MINISTER, replace(_MINISTER, name=None, office="Trade Minister"), False),
        (_MINISTER, replace(_MINISTER, code="CL"), False),
        (_MINISTER, _SPEAKER, False),
    ],
)
def test_one_person_has_one_name_or_one_office(one: Actor, other: Actor, same: bool) -> None:
    assert is_one_person(one, other) is is_one_person(other, one) is same
