"""Where a text says what gold has as outcomes, and what should be answered about them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digests.extract.groups import group_code
from digests.extract.pieces import pieces
from digests.extract.window import Question
from digests.model import STRENGTHS, Event, Outcome, Span
from digests.places.names import is_code

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")
_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    "a an the of to on in and for with by at from that would will be is was were are as its their his her it they"
    "".split()
)
_SHARE = 0.6
"""The share of an outcome's words that a sentence has which says it in its own order."""
_LOOSE = 3, 20
"""How much longer such a stretch may be than the outcome's words: so many times, and so many characters."""
_ONE_SIDED = frozenset({"offered", "pledged"})


@dataclass(frozen=True, slots=True)
class Came:
    """One outcome of gold: what it is, whose, and where the text says it."""

    outcome: Outcome
    codes: frozenset[str]
    """Of all who took part in the event."""
    by: frozenset[str]
    """Of whose it is; empty where gold does not say."""
    start: int
    end: int

    @property
    def strength(self) -> int:
        """The number of its strength."""
        return STRENGTHS.index(self.outcome.strength)


@dataclass(frozen=True, slots=True)
class Goals:
    """What should be answered about one question."""

    came: tuple[tuple[tuple[int, int, int], ...], ...]
    """Of each pair and each strength: is there one, is it the first party's, is it the second's. 1, 0, or -1 where
    gold does not say."""
    words: tuple[tuple[int, int] | None, ...]
    """Of each strength the first and the last piece that say it, the sentence's opening piece being 0."""


def known_code(party: str) -> str:
    """The code of a party as the extractor has it: gold's own, or that of a group by its name."""
    return party if is_code(party) else group_code(party)


def came_of(text: str, event: Event, codes: frozenset[str]) -> Iterator[Came]:
    """The outcomes of an event that the text says in words of its own."""
    for outcome in event.outcomes:
        by = frozenset(map(known_code, outcome.by))
        if span := said_at(text, outcome.text, event.evidence):
            yield Came(outcome, codes, by, *span)


def said_at(text: str, words: str, quotes: Sequence[Span]) -> tuple[int, int] | None:
    """Where a text says something: these words, those in a quote first; else most of them, in one sentence."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    spans = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    quoted = [span for span in spans if any(q.start <= span[0] < q.end for q in quotes)]
    return next(iter([*quoted, *spans]), None) or _loosely(text, words, quotes)


def _loosely(text: str, words: str, quotes: Sequence[Span]) -> tuple[int, int] | None:
    wanted = _plain(words)
    best: tuple[float, tuple[int, int]] | None = None
    for sentence in _SENTENCE.finditer(text):
        begin, end = sentence.span()
        hits = [m for m in _WORD.finditer(text, begin, end) if m[0].lower() in wanted]
        shared = len({m[0].lower() for m in hits})
        if not hits or shared < _SHARE * len(wanted):
            continue
        weight = shared + 0.5 * any(q.start < end and begin < q.end for q in quotes)
        if best is None or weight > best[0]:
            best = weight, (hits[0].start(), hits[-1].end())
    times, more = _LOOSE
    return best[1] if best and best[1][1] - best[1][0] <= times * len(words) + more else None


def _plain(words: str) -> set[str]:
    return {w.lower() for w in _WORD.findall(words)} - _SMALL


def goals(text: str, came: Sequence[Came], question: Question) -> Goals:
    """What should be answered about a question, of all that came of the article's events."""
    sentence = question.sentence
    shown = list(pieces(text, sentence.start, sentence.end))[: question.last - question.first - 1]
    own = [c for c in came if sentence.start <= c.start < sentence.end]
    words: list[tuple[int, int] | None] = [None] * len(STRENGTHS)
    for one in own:
        inside = [n for n, p in enumerate(shown, start=1) if p.start < one.end and one.start < p.end]
        if inside and words[one.strength] is None:
            words[one.strength] = inside[0], inside[-1]
    pairs = [(question.parties[a][0], question.parties[b][0]) for a, b in question.pairs]
    return Goals(tuple(tuple(_of(pair, own, k) for k in range(len(STRENGTHS))) for pair in pairs), tuple(words))


def _of(pair: tuple[str, str], came: Sequence[Came], strength: int) -> tuple[int, int, int]:
    for one in came:
        both = one.strength == strength and set(pair) <= one.codes
        if both and not (one.by and one.outcome.strength in _ONE_SIDED and one.by.isdisjoint(pair)):
            first, second = (int(code in one.by) if one.by else -1 for code in pair)
            return 1, first, second
    return 0, -1, -1
