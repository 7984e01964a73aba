"""Wire copy: whether two texts are one agency's, whatever headline, dateline, cuts and spelling they were given. Pure.

Texts are compared by their runs of three words, without case, accents and punctuation. Lines of fewer than ten words
(headlines, bylines, "(END)", a paper's furniture) do not count, nor does where a longer line breaks. `sketch_of` finds
the few texts that are worth comparing, `alike` decides; `python -m bench.wirecopy` measures both.
"""

import re
import struct
import unicodedata
from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain

from rensa import RMinHash  # type: ignore[import-untyped] # it ships no types

_WORD = re.compile(r"[^\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]")  # Latin, Greek and Cyrillic only: in other scripts marks are vowels
_RUN = 3
"""Words of a shingle. Longer ones lose more of a copy to another spelling than they keep other texts apart."""
_LINE = 10
"""Words of the shortest line that counts."""
_SHORTEST = 40
"""Words of the shortest text that is recognised: by less, formulas would be taken for copies."""

_BANDS, _LEAD_BANDS, _ROWS = 15, 5, 3
"""Texts of Jaccard similarity s share one of the first bands with the chance 1 - (1 - s³)¹⁵: 97 % at 0.6, 2 % at 0.1.

The other bands are of the beginning alone, so that a copy cut to its first paragraphs still meets the whole text.
"""
_LEAD = 100
"""Words of the beginning."""
_SEED = 20160627

_SHARED = 0.62
"""Part of the shorter text's shingles that a copy shares. Copies that are cut, respelt and framed at once have more;
two agencies' reports of one event have 0.2 at most, two readouts 0.4, and a new lead over old background that
background's part: up to three fifths of it make no copy, as a text counted twice does less harm than a lost source."""
_CHANGED, _SLIPS = 0.02, 2
"""Words of names and numbers replaced, per word of the shorter text and in any text, that a copy may have (corrections,
"Tuesday" for "Nov. 12"). With more, the texts are one form filled in twice: the bench's have 3 to 14 per 100."""
_FILLING = 4
"""Words of the longest name or number that is looked for between the same words."""
_TITLES = frozenset("Mr Mrs Ms Miss Dr Sir Dame".split())
"""What one paper puts where another has the office: "Prime Minister Rao" is "Mr Rao"."""

_Place = tuple[str, str, str, str]
"""The two words before a filling and the two after it, folded."""


def sketch_of(text: str) -> tuple[int, ...]:
    """The 20 keys of `text`, each a signed 64-bit integer; () when fewer than 40 words count.

    Two texts with a common key are worth comparing. The keys are stored: a change to this function or a library that
    changes them parts old texts from new ones. Never raises; the same on every machine.
    """
    words = _words(text)
    if len(words) < _SHORTEST:
        return ()
    whole, lead = _signature(words), _signature(words[:_LEAD])
    rows = whole[: _BANDS * _ROWS] + lead[_BANDS * _ROWS :]
    return tuple(_key(band, rows[band * _ROWS : (band + 1) * _ROWS]) for band in range(_BANDS + _LEAD_BANDS))


def alike(one: str, other: str) -> bool:
    """Whether the texts are one wire text, of which one may be cut or added to; never for what has no sketch.

    One is when 62 % of the shorter text's shingles are in the longer one, unless names and numbers were replaced where
    all around stayed: that is yesterday's and today's schedule. It is symmetric, and not transitive.
    """
    first, second = _words(one), _words(other)
    length = min(len(first), len(second))
    if length < _SHORTEST:
        return False
    here, there = _shingles(first), _shingles(second)
    if len(here & there) < _SHARED * min(len(here), len(there)):
        return False
    return _replaced(first, second, here, there) <= max(_SLIPS, _CHANGED * length)


def shingles_of(text: str) -> frozenset[str]:
    """The runs of three words by which `text` is compared, folded, each "word word word"."""
    return _shingles(_words(text))


def _words(text: str) -> list[str]:
    """The words of the lines that count, with their case and without accents."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    lines = (_WORD.findall(line) for line in plain.splitlines())
    return list(chain.from_iterable(line for line in lines if len(line) >= _LINE))


def _folded(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]


def _shingles(words: Sequence[str]) -> frozenset[str]:
    plain = _folded(words)
    return frozenset(map(" ".join, zip(*(plain[at:] for at in range(_RUN)), strict=False)))


def _signature(words: Sequence[str]) -> list[int]:
    """The MinHash of the words' shingles, 32 bits a row."""
    minhash = RMinHash(num_perm=(_BANDS + _LEAD_BANDS) * _ROWS, seed=_SEED)
    minhash.update(list(_shingles(words)))
    rows: list[int] = minhash.digest()
    return rows


def _key(band: int, rows: Sequence[int]) -> int:
    packed = struct.pack(f">B{_ROWS}I", band, *rows)
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), "big", signed=True)


def _replaced(one: Sequence[str], other: Sequence[str], here: frozenset[str], there: frozenset[str]) -> int:
    """How many words of names and numbers have others in their place, between the same two words on either side."""
    mine, yours = _fillings(one, there), _fillings(other, here)
    return sum(_differing(*pair) for pair in {(mine[place], yours[place]) for place in mine.keys() & yours.keys()})


def _fillings(words: Sequence[str], known: frozenset[str]) -> dict[_Place, tuple[str, ...]]:
    """What stands in each place where the text leaves the `known` shingles: up to four words, with case."""
    plain = _folded(words)
    last = len(plain) - 2
    starts = (at for at in range(2, last) if " ".join(plain[at - 2 : at + 1]) not in known)
    return {
        (plain[begin - 2], plain[begin - 1], plain[end], plain[end + 1]): tuple(words[begin:end])
        for begin in starts
        for end in range(begin + 1, min(begin + _FILLING, last) + 1)
    }


def _differing(mine: Sequence[str], yours: Sequence[str]) -> int:
    """How many names and numbers both have; 0 where one may be the same."""
    if mine[-1].casefold() == yours[-1].casefold():
        return 0  # a word that both have belongs to the place, which is found without it too
    facts, others = _facts(mine), _facts(yours)
    return min(len(facts), len(others)) if facts.isdisjoint(others) else 0


def _facts(filling: Sequence[str]) -> frozenset[str]:
    """Numbers as printed, and the initials of names: "Kyiv" may be "Kiev", and "Nov" is "November"."""
    told = (word for word in filling if word not in _TITLES and (word[0].isdigit() or word[0].isupper()))
    return frozenset(word if word[0].isdigit() else word[0] for word in told)
