"""A quote must be the article's own characters; it is kept with the sentence on either side. Pure."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from digests.errors import InputError
from digests.model import Span
from digests.text.sentences import sentences

_LONGEST = 300
"""Characters kept of a neighbour: a page without full stops is one sentence."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A span with its neighbours."""

    span: Span
    before: str
    after: str


class Quotes:
    """The quotes of one revision's text, which is split into sentences once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bounds = sentences(text)
        self._starts = [start for start, _ in self._bounds]
        self._ends = [end for _, end in self._bounds]

    def quote(self, span: Span) -> Quote:
        """`span` with its neighbours. Raises InputError when it is not what stands in the text."""
        if not 0 <= span.start < span.end <= len(self._text) or self._text[span.start : span.end] != span.text:
            raise InputError(
                f"The evidence “{span.text[:80]}” does not stand at {span.start} to {span.end} of its article."
            )
        previous = bisect_left(self._ends, self._sentence_start(span.start) + 1) - 1
        following = bisect_left(self._starts, self._sentence_end(span.end))
        before = self._at(previous)
        after = self._at(following)
        return Quote(span, before[-_LONGEST:], after[:_LONGEST])

    def _sentence_start(self, at: int) -> int:
        place = bisect_right(self._starts, at) - 1
        return self._starts[place] if place >= 0 else 0

    def _sentence_end(self, at: int) -> int:
        place = bisect_left(self._ends, at)
        return self._ends[place] if place < len(self._ends) else len(self._text)

    def _at(self, place: int) -> str:
        if not 0 <= place < len(self._bounds):
            return ""
        start, end = self._bounds[place]
        return self._text[start:end]
