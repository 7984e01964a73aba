"""Which events are told, and the table that the confidence is read from."""

import pytest

from digests.extract.confidence import all_signs, is_told, signs
from digests.extract.draft import Draft
from digests.extract.tables import table
from digests.model import Kind
from tests.extract.test_second_look import answer, candidate


def _draft(origin: str, chance: float, number: int = 5, kind: Kind = "meeting") -> Draft:
    facts = candidate(answer("TD", "PE", chance), origin=origin, number=number, kind=kind)
    return Draft(facts, [facts.span])


def test_every_sign_has_its_weight() -> None:
    written = table("confidence")
    draft = _draft("verb", 0.9)
    assert set(written["alone"]["sign"]) == set(signs(draft))
    assert set(written["right"]["sign"]) == set(all_signs(draft))
    assert set(written["unasked"]["sign"]) <= set(all_signs(draft))
    assert 0 < written["doubt"] < written["least"] < 1


@pytest.mark.parametrize(("chance", "told"), [(0.9, True), (0.2, True), (0.001, False)])
def test_what_a_rule_tells_is_told_unless_the_encoder_rules_it_out(chance: float, *, told: bool) -> None:
    assert is_told(_draft("verb", chance)) is told


def test_in_the_opening_or_told_twice_a_rule_is_believed() -> None:
    assert is_told(_draft("verb", 0.001, number=0))
    twice = _draft("verb", 0.001)
    twice.spans.append((90, 99))
    assert is_told(twice)


def test_a_pledge_is_the_rules_affair() -> None:
    assert is_told(_draft("verb", 0.001, kind="pledge"))
