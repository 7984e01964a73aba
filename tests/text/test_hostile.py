"""No text, however made, breaks the readers of plain text or keeps them for ever: each comes back with valid offsets.

Anything worse than linear would not come back from these lengths; how long they take is printed by `make bench`.
"""

import random
import string

import pytest

from digests.text.language import is_english
from digests.text.layout import read_layout
from digests.text.sentences import sentences
from digests.timing.phrases import find_phrases

_LENGTH = 150_000
_RANDOM = random.Random(7)  # noqa: S311 # no secret hangs on it
_TEXTS = {
    "stops": "." * _LENGTH + "x",
    "capitals": "A" * _LENGTH,
    "no spaces": "abcdefghij" * (_LENGTH // 10),
    "new lines": "\n" * _LENGTH + "x",
    "blank lines": "\n " * (_LENGTH // 2) + "x",
    "one letter a line": "a\n" * (_LENGTH // 2),
    "unfinished lines": "he went on to the next place with many words,\n\n" * (_LENGTH // 47),
    "wrapped lines": "this is a line of about sixty characters that goes on and on\n" * (_LENGTH // 61),
    "initials": "A. " * (_LENGTH // 3),
    "quotes": "\"'" * (_LENGTH // 2),
    "months": "May " * (_LENGTH // 4),
    "clocks": "12:30 " * (_LENGTH // 6),
    "dates": "5 June 2015\n" * (_LENGTH // 12),
    "addresses": "a@" * (_LENGTH // 2),
    "numbers": "1-" * (_LENGTH // 2),
    "spaces": ("a" + " " * 999) * (_LENGTH // 1000),
    "brackets": "(" * _LENGTH,
    "bars": "a | b\n" * (_LENGTH // 6),
    "anything": "".join(_RANDOM.choices(string.printable, k=_LENGTH)),
}


@pytest.mark.parametrize("name", list(_TEXTS))
def test_a_long_text_is_read_with_valid_offsets(name: str) -> None:
    text = _TEXTS[name]
    layout = read_layout(text)
    found = sentences(text)
    phrases = find_phrases(text)
    is_english(text)
    for spans in (layout.paragraphs, phrases):
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(0 <= start < end <= len(text) for start, end in found)
