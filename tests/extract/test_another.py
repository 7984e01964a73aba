"""A mention of parties that have met tells of another event of theirs, or again of one that was told."""

from dataclasses import replace

import pytest

from digests.extract.another import chance_of_another, is_judged, most_alike, signs
from digests.extract.candidate import ENCODER, Candidate
from digests.extract.draft import Draft, Drafts
from digests.extract.engine import Extractor
from digests.extract.tables import table
from tests.extract.conftest import lines_of
from tests.extract.test_second_look import answer, candidate

_TOLD = candidate(answer("TD", "PE", 0.99), origin="verb", number=2, kind="meeting")


def _mention(novel: tuple[float, float] = (0.9, 0.0), *, chance: float = 0.99) -> Candidate:
    seen = replace(answer("TD", "PE", chance), novel=novel)
    return replace(_TOLD, answer=seen, span=(900, 950), number=6)


def _draft(facts: Candidate = _TOLD) -> Draft:
    return Draft(facts, [facts.span], last=facts.number)


def test_every_sign_has_a_weight_and_every_weight_a_sign() -> None:
    assert set(table("another")["sign"]) == set(signs(_mention(), [_draft()]))


def test_what_is_surely_told_for_the_first_time_is_likelier_another() -> None:
    new, again = (chance_of_another(_mention(novel), [_draft()]) for novel in ((0.95, 0.0), (0.02, 0.0)))
    assert new is not None
    assert again is not None
    assert again < 0.2 < new


def test_the_first_of_its_parties_is_not_judged() -> None:
    assert chance_of_another(_mention(), []) is None


@pytest.mark.parametrize(
    "known",
    [
        replace(_TOLD, caption=True),
        replace(_TOLD, origin=ENCODER, answer=replace(answer("TD", "PE", 0.9), novel=(0.05, 0.01))),
    ],
    ids=["a caption", "an allusion"],
)
def test_what_was_not_really_told_yet_may_be_told_here(known: Candidate) -> None:
    assert is_judged(_mention(), [_draft()])
    assert not is_judged(_mention(), [_draft(known)])


def test_where_the_encoder_was_not_asked_nothing_is_judged() -> None:
    assert not is_judged(replace(_mention(), answer=None), [_draft()])


def test_of_several_the_one_of_its_status_is_most_alike() -> None:
    planned = _draft(replace(_TOLD, status="planned", number=5))
    held = _draft(_TOLD)
    assert most_alike(_mention(), [held, planned]) is held


@pytest.mark.parametrize(("chance", "events"), [(0.95, 2), (0.3, 1), (None, 1)])
def test_a_mention_that_surely_tells_another_opens_one(chance: float | None, events: int) -> None:
    """Whatever the rules say of the two; else they decide, for which the mention tells the same again."""
    drafts = Drafts(judge=lambda _, known: chance if known else None)
    drafts.add(_TOLD)
    drafts.add(replace(_mention((0.1, 0.0)), novel=False))
    assert len(drafts.events) == events
    assert [d.another for d in drafts.events] == [None, 0.95][:events]


def test_two_tellings_of_one_plan_are_one(whole: Extractor) -> None:
    """The opening names nobody; who meets, and when, is told below it."""
    text = (
        "ABU DHABI, May 3 (Gulf Wire) - The United Arab Emirates and Peru are to hold talks on water, it was said.\n\n"
        "Emirati Minister Saif Rahman will receive Peruvian Minister Ana Quispe on Sunday in Abu Dhabi, they added."
    )
    assert len([line for line in lines_of(whole, "UAE, Peru to hold water talks", text) if "planned" in line]) == 1


def test_the_leaders_are_the_presidents_who_are_named_next(whole: Extractor) -> None:
    text = (
        "LIMA, June 14 (Andes) - The leaders of Peru, Chile and Bolivia agreed on Tuesday in Lima on water.\n\n"
        "President Luis Paz, Chilean President Eva Soto and Bolivian President Ana Quispe adopted two papers in Lima."
    )
    told = lines_of(whole, "Leaders of Peru, Chile, Bolivia agree on rivers", text, home="PE")
    assert len([line for line in told if line.startswith(("multilateral held", "meeting held"))]) == 1
