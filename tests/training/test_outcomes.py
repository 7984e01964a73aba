"""What the encoder is taught of outcomes: how strong, whose, and which words of the text say it."""

import pytest

from digests.model import STRENGTHS, Span, Strength
from tests.corpus.load import read_article
from training.examples import Example, examples
from training.outcomes import said_at

_GOLD = '''
id = "one"
about = "talks with what came of them"
title = "Chad's president in Lima"
published = 2020-05-06T10:00:00+00:00
publisher = "Wire"

text = """
LIMA, May 6 (Wire) - President Idris Haroun of Chad and President Ana Quispe of Peru signed a protocol on cotton.

Quispe promised to train forty officers of Chad.

Peru sells Chad no cotton, traders in the two capitals said last week."""

[[events]]
kind = "meeting"
status = "held"
role = "news"
main = true
participants = [{ name = "Idris Haroun", country = "TD" }, { name = "Ana Quispe", country = "PE" }]
outcomes = [
  { strength = "signed", by = ["TD", "PE"], text = "protocol on cotton" },
  { strength = "pledged", by = ["PE"], text = "to train 40 officers of Chad" },
]
evidence = ["President Idris Haroun of Chad and President Ana Quispe of Peru signed a protocol on cotton"]
'''


@pytest.fixture(scope="module")
def taught() -> Example:
    """The only window of the article."""
    [example] = examples([read_article(_GOLD)])
    return example


def _of(example: Example, sentence: int, strength: Strength) -> tuple[tuple[int, int, int], tuple[int, int] | None]:
    goals, number = example.outcomes[sentence], STRENGTHS.index(strength)
    return goals.came[0][number], goals.words[number]


def test_what_was_signed_is_both_sides_and_stands_where_the_text_says_it(taught: Example) -> None:
    came, words = _of(taught, 0, "signed")
    assert came == (1, 1, 1)
    assert words is not None
    first, last = words
    assert last - first == 2  # "protocol on cotton", a piece a word


def test_a_pledge_is_of_one_side_and_found_in_other_words(taught: Example) -> None:
    (there, *by), words = _of(taught, 1, "pledged")
    assert there == 1
    assert sorted(by) == [0, 1]
    assert words is not None


def test_a_sentence_without_an_outcome_teaches_that_there_is_none(taught: Example) -> None:
    assert all(is_there == 0 for is_there, *_ in taught.outcomes[2].came[0])
    assert taught.outcomes[2].words == (None,) * len(STRENGTHS)


def test_words_that_stand_twice_are_those_of_the_quote() -> None:
    text = "A deal on fish was far. The two signed a deal on fish."
    quote = Span(24, len(text), text[24:])
    assert said_at(text, "a deal\non fish", [quote]) == (39, 53)
    assert said_at(text, "a deal on fish", []) == (0, 14)


def test_words_that_the_text_has_not_are_nowhere() -> None:
    assert said_at("They met in Oslo. It rained.", "a treaty on the border river", []) is None
