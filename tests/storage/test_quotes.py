"""A quote keeps one sentence on either side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.model import Span
from digests.storage.people import name_words
from digests.storage.quotes import Quotes
from tests.storage.making import span

TEXT = "One came. Two met Gen. Lee in the U.S. on Monday! Three left?\n\nFour stayed. Five slept."


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("One came.", "", "Two met Gen. Lee in the U.S. on Monday!"),
        ("One", "", "Two met Gen. Lee in the U.S. on Monday!"),
        ("Two met Gen. Lee in the U.S. on Monday!", "One came.", "Three left?"),
        ("Lee in the U.S.", "One came.", "Three left?"),
        ("Three left?\n\nFour", "Two met Gen. Lee in the U.S. on Monday!", "Five slept."),
        ("Five slept.", "Four stayed.", ""),
        (TEXT, "", ""),
    ],
)
def test_the_neighbours_are_whole_sentences(quote: str, before: str, after: str) -> None:
    found = Quotes(TEXT).quote(span(quote, TEXT))
    assert (found.before, found.after) == (before, after)


def test_a_neighbour_without_end_is_cut_next_to_the_quote() -> None:
    text = "x" * 1000 + " a. Here it is. " + "B" + "y" * 1000
    found = Quotes(text).quote(span("Here it is.", text))
    assert found.before == "x" * 297 + " a."
    assert found.after == "B" + "y" * 299


@given(st.text(alphabet="Ab. !?\n“”", min_size=1, max_size=60), st.data())
def test_neighbours_stand_beside_the_quote_and_never_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = Quotes(text).quote(Span(start, end, text[start:end]))
    assert text[:start].rstrip().find(found.before) >= 0
    assert text[end:].find(found.after) >= 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Jean-Yves Le Drian", {"jean-yves", "le", "drian"}),
        ("Bruno Rodríguez", {"bruno", "rodriguez"}),
        ("Sa’ad O'Brien", {"sa'ad", "o'brien"}),
        ("文在寅", {"文在寅"}),
        ("J. D. Vance", {"j", "d", "vance"}),
        ("—", set()),
    ],
)
def test_a_name_is_found_by_each_of_its_words(name: str, words: set[str]) -> None:
    assert name_words(name) == words
