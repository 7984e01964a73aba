"""The words that a comparison leaves out are a clean table."""

import tomllib
from importlib.resources import files

import pytest

from digests.stories.words import content, fold, table

LOADED = tomllib.loads(files("digests.stories").joinpath("words.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LOADED)
def test_each_word_stands_once_folded_and_alone(name: str) -> None:
    words = LOADED[name]
    assert len(words) == len(set(words)) == len(table(name))
    assert all(word == fold(word) and " " not in word and len(word) <= 14 for word in words)


def test_words_that_any_agreement_has_say_nothing() -> None:
    assert content("signed an agreement on cooperation between both countries") == frozenset()
    assert content("a fisheries protocol") == {"fishe", "proto"}
