"""Words broken into the encoder's pieces."""

from hypothesis import given
from hypothesis import strategies as st

from digests.extract.pieces import pieces
from digests.extract.tables import lines


def _written(text: str) -> list[str]:
    known = lines("pieces")
    return [known[piece.id] for piece in pieces(text, 0, len(text))]


def test_known_words_are_one_piece_each_whatever_their_case_and_accents() -> None:
    assert _written("The Café met OSLO") == ["the", "cafe", "met", "oslo"]


def test_an_unknown_name_is_broken_into_the_longest_known_parts() -> None:
    assert _written("Batsukhiin") == ["bats", "##uk", "##hi", "##in"]


def test_what_has_no_known_part_is_unknown_and_punctuation_is_itself() -> None:
    assert _written("ꙮ, “yes”") == ["[UNK]", ",", "“", "yes", "”"]


def test_each_piece_covers_its_whole_word() -> None:
    found = list(pieces("In Batsukhiin's house", 3, 13))
    assert {(p.start, p.end) for p in found} == {(3, 13)}


@given(st.text())
def test_any_text_is_broken_into_pieces_that_lie_in_it_in_order(text: str) -> None:
    found = list(pieces(text, 0, len(text)))
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert found == sorted(found, key=lambda p: p.start)
    assert bool(found) == bool(text.strip() and any(not c.isspace() for c in text))


def test_a_word_without_end_is_unknown_at_once() -> None:
    assert _written("a" * 100_000) == ["[UNK]"]
