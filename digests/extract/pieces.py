"""Text broken into the encoder's pieces: WordPiece over the vocabulary that its weights were trained with."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from digests.extract.tables import lines

CLS, SEP = 101, 102
"""The pieces that open a window, and each sentence in it."""
UNKNOWN = 100
"""The piece that stands for what the vocabulary has not."""
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*|[^\w\s]|_")
_LONGEST_WORD = 60
"""Characters of one word; a longer one is no word and is unknown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece by its number in the vocabulary, with the word text[start:end] that it is a part of."""

    id: int
    start: int
    end: int


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of text[start:end]; offsets are those of `text`."""
    for word in _WORD.finditer(text, start, end):
        known = word.end() - word.start() <= _LONGEST_WORD
        for number in _broken(word.group()) if known else (UNKNOWN,):
            yield Piece(number, word.start(), word.end())


@lru_cache(maxsize=20_000)
def _broken(word: str) -> tuple[int, ...]:
    """The longest piece that the vocabulary has, then the longest of the rest; one unknown when a rest has none."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    known = _vocabulary()
    found: list[int] = []
    at = 0
    while at < len(plain):
        mark = "##" if at else ""
        end = next((e for e in range(len(plain), at, -1) if mark + plain[at:e] in known), None)
        if end is None:
            return (UNKNOWN,)
        found.append(known[mark + plain[at:end]])
        at = end
    return tuple(found) or (UNKNOWN,)


@cache
def _vocabulary() -> dict[str, int]:
    return {piece: number for number, piece in enumerate(lines("pieces"))}
