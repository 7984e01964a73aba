"""Fitting how venues are chosen."""

import numpy as np

from bench.places import Choice, fit
from digests.extract.where import Option
from digests.model import Venue

_LIMA, _ROME = (Venue(text=c, city=c, country=code) for c, code in (("Lima", "PE"), ("Rome", "IT")))
_NAMES = ("there", "dateline", "none")


def _choice(*right: bool, rests: bool = True) -> Choice:
    found = (Option(_LIMA, {"there": 1.0}), Option(_ROME, {"dateline": 1.0}), Option(None, {"none": 1.0}))
    return Choice(found, right, _LIMA, news=True, rests=rests)


def test_what_stands_by_the_right_places_weighs_most() -> None:
    weights = dict(zip(_NAMES, fit([_choice(True, False, False)] * 20, _NAMES), strict=True))
    assert weights["there"] > 0 > weights["dateline"]
    assert weights["there"] > 0 > weights["none"]


def test_two_right_options_share_what_is_learnt() -> None:
    weights = dict(zip(_NAMES, fit([_choice(True, True, False)] * 20, _NAMES), strict=True))
    assert weights["there"] > weights["none"] < weights["dateline"]


def test_a_choice_without_a_right_option_or_a_shared_sentence_teaches_nothing() -> None:
    idle = [_choice(False, False, False), _choice(True, True, True), _choice(True, False, False, rests=False)]
    assert np.array_equal(fit(idle, _NAMES), np.zeros(len(_NAMES)))


def test_what_was_settled_before_the_choice_is_right_or_not() -> None:
    settled = (Option(_LIMA, {"settled": 1.0}), Option(None, {"none": 1.0, "none_settled": 0.0}))
    assert Choice(settled, (True, False), _LIMA, news=True, rests=True).settled
    assert not Choice(settled, (False, True), None, news=True, rests=True).settled
