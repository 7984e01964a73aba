"""Which events are told, and the table that the confidence is read from."""

from dataclasses import replace

import pytest

from digests.extract.answer import Answer
from digests.extract.candidate import ENCODER
from digests.extract.confidence import all_signs, is_told, signs
from digests.extract.draft import Draft, Drafts
from digests.extract.rivals import Rivals
from digests.extract.tables import table
from digests.model import Kind
from tests.extract.test_second_look import answer, candidate


def _draft(origin: str, chance: float, number: int = 5, kind: Kind = "meeting") -> Draft:
    """An event told here for the first time, as surely as there is one."""
    first = replace(answer("TD", "PE", chance), novel=(chance, 0.0))
    facts = candidate(first, origin=origin, number=number, kind=kind)
    return Draft(facts, [facts.span])


def _seen(chance: float) -> Answer:
    return answer("TD", "PE", chance)


def test_every_sign_has_its_weight() -> None:
    written = table("confidence")
    draft = _draft("verb", 0.9)
    assert set(written["told"]["sign"]) == set(signs(draft))
    assert set(written["own"]["sign"]) == set(signs(draft))
    assert set(written["right"]["sign"]) == set(all_signs(draft))
    assert set(written["unasked"]["sign"]) <= set(all_signs(draft))
    assert 0 < written["least"] < 1


@pytest.mark.parametrize("origin", ["verb", ENCODER])
def test_the_likelier_the_encoder_finds_it_the_sooner_it_is_told(origin: str) -> None:
    told = [is_told(_draft(origin, chance)) for chance in (0.001, 0.2, 0.5, 0.8, 0.999)]
    assert told == sorted(told)
    assert not told[0]
    if origin == "verb":  # what it sees alone far down needs more than to be likely
        assert told[-1]


def test_what_the_encoder_sees_alone_is_told_in_the_lead_and_by_name() -> None:
    draft = _draft(ENCODER, 0.999)
    ana, bo = (replace(a, name=name, office="Minister") for (a, _), name in zip(draft.facts.sides, "AB", strict=True))
    draft.facts = replace(draft.facts, in_lead=True, sides=((ana, "participant"), (bo, "participant")))
    assert is_told(draft)


def test_what_a_rule_tells_in_the_opening_and_the_encoder_sees_is_told() -> None:
    def told(chance: float, number: int, kind_chance: float = 0.8) -> bool:
        draft = _draft("verb", chance, number=number)
        draft.facts = replace(draft.facts, answer=replace(_seen(chance), kind_chance=kind_chance))
        return is_told(draft)

    assert not told(0.51, 5)
    assert [told(0.51, 1), told(0.49, 1)] == [True, False]
    assert not told(0.51, 1, 0.01), "all else speaks against it"


def test_another_line_about_an_event_that_was_told_is_not_told() -> None:
    def told(novel: float, chance: float, *, again: bool) -> bool:
        draft = _draft(ENCODER, chance)
        draft.again = draft.related = again
        draft.facts = replace(draft.facts, answer=replace(_seen(chance), novel=(novel, 0.0)))
        return is_told(draft)

    assert told(0.9, 0.99, again=True)
    assert not told(0.001, 0.55, again=True)


@pytest.mark.parametrize(
    ("kind", "own", "rival", "outdone"),
    [
        ("meeting", 0.1, 0.9, True),
        ("meeting", 0.9, 0.9, False),
        ("meeting", 0.9, 0.1, False),
        ("visit", 0.1, 0.9, False),
    ],
)
def test_a_surer_event_of_one_party_with_somebody_else_speaks_against_it(
    kind: Kind, own: float, rival: float, outdone: bool
) -> None:
    draft = _draft("verb", own, kind=kind)
    draft.facts = replace(draft.facts, rivals=Rivals(surest=rival))
    assert (signs(draft)["outdone"] > 0) is outdone
    assert signs(draft)["outdone_alone"] == 0
    # Beside what a rule tells the fit gives it next to no weight; it may never speak for a line.
    fitted = table("confidence")["told"]["sign"]
    assert fitted["outdone_alone"] < 0
    assert fitted["outdone"] <= 0


def test_a_country_that_is_only_the_publishers_is_a_sign() -> None:
    draft = _draft("verb", 0.9)
    assert not signs(draft)["home_only"]
    (guessed, capacity), other = draft.facts.sides
    draft.facts = replace(draft.facts, sides=((replace(guessed, by_default=True), capacity), other))
    assert signs(draft)["home_only"]


def test_an_agreement_that_only_the_encoder_sees_needs_more() -> None:
    meeting, agreement = (_draft(ENCODER, 0.999, kind=kind) for kind in ("meeting", "agreement"))
    for draft in (meeting, agreement):
        draft.facts = replace(
            draft.facts,
            in_lead=True,
            answer=replace(_seen(0.999), status_chance=0.02, kind=draft.facts.kind, novel=(0.9, 0.0)),
        )
        draft.again = draft.related = True
    assert [is_told(meeting), is_told(agreement)] == [True, False]


def test_beside_another_event_of_its_parties_what_the_encoder_alone_sees_must_be_likely() -> None:
    def told(chance: float) -> bool:
        draft = _draft(ENCODER, chance)
        ana, bo = (replace(a, name=n, office="Minister") for (a, _), n in zip(draft.facts.sides, "AB", strict=True))
        draft.facts = replace(draft.facts, in_lead=True, sides=((ana, "participant"), (bo, "participant")))
        draft.again = draft.related = True
        return is_told(draft)

    assert [told(0.45), told(0.55)] == [False, True]


def test_what_it_is_not_asked_about_is_the_rules_affair() -> None:
    draft = _draft("verb", 0.001)
    draft.facts = replace(draft.facts, answer=None)
    assert is_told(draft)


def test_another_event_of_the_same_parties_is_noted_once_all_are_told() -> None:
    first, second, visit = (
        _draft("verb", 0.9, number=1),
        _draft("verb", 0.9, number=4),
        _draft("verb", 0.9, kind="visit"),
    )
    Drafts([first, second, visit]).relate()
    assert [d.again for d in (first, second, visit)] == [False, True, False]
    assert all(d.related for d in (first, second, visit))
    alone = _draft("verb", 0.9)
    Drafts([alone]).relate()
    assert not alone.related


def test_a_pledge_is_the_rules_affair() -> None:
    assert is_told(_draft("verb", 0.001, kind="pledge"))
