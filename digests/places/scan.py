"""Finds the written forms in a text: leftmost, then longest, whole words only; no judgement of what stands around."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from digests.places.forms import Form, forms, plain

_HEAD = re.compile(r"(?<![\w@])(?:[^\W\d_a-z]|eS)[^\W\d_]*")
"""Every form begins with a capital letter (eSwatini apart): its first run of letters is where the search starts."""
_LETTERS = re.compile(r"[^\W\d_]+")
_WRITTEN = {" ": r"[\s\u00a0]{1,8}", "'": "['’‘]", "-": "[-‐‑]"}
"""Gaps may be a line break; a form is searched with any apostrophe and hyphen."""


def _pattern(rest: str) -> str:
    written = "".join(_WRITTEN.get(character) or re.escape(character) for character in rest)
    return written if rest.endswith(".") else written + r"(?!\w)"


class Lexicon:
    """The forms by their first run of letters; the pattern of a run is compiled when a text first needs it."""

    def __init__(self, known: dict[str, Form]) -> None:
        self._known = known
        self._rests: defaultdict[str, list[str]] = defaultdict(list)
        for text in known:
            head = _LETTERS.match(text)
            if head is not None:
                self._rests[head[0]].append(text[head.end() :])
        self._patterns: dict[str, re.Pattern[str]] = {}

    def find(self, text: str) -> Iterator[tuple[int, int, Form]]:
        """Each form with its start and end, blockers included, never overlapping."""
        free = 0
        for head in _HEAD.finditer(text):
            start = head.start()
            if start < free or (rests := self._rests.get(head[0])) is None:
                continue
            pattern = self._patterns.get(head[0])
            if pattern is None:
                pattern = self._patterns[head[0]] = re.compile(
                    "|".join(map(_pattern, sorted(rests, key=len, reverse=True)))
                )
            match = pattern.match(text, head.end())
            if match is not None:
                free = match.end()
                yield start, free, self._known[plain(text[start:free])]


@cache
def lexicon() -> Lexicon:
    """The lexicon of all tables, built once."""
    return Lexicon(forms())
