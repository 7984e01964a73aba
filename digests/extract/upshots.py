"""The outcomes that the encoder sees in a sentence, and those of rules that it does not see
(docs/decisions/0045-what-came-of-it.md)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from digests.extract.answer import Answer, Upshot
from digests.extract.pieces import Piece, pieces
from digests.extract.sentence import Sentence
from digests.extract.strength import by_how_many
from digests.model import BINDING, STRENGTHS, Strength

_TOLD: Mapping[Strength, float] = {"on_table": 0.7, "offered": 0.4, "pledged": 0.5, "agreed": 0.55, "signed": 0.45}
"""The chance from which an outcome is told. Of 205 in `training/calibration` that are told as agreed or signed 7 are so
nowhere in gold."""
_LEAST = tuple(_TOLD[strength] for strength in STRENGTHS)
"""The same in their order."""
_DOUBTED: Mapping[Strength, float] = {"pledged": 0.05, "agreed": 0.03, "signed": 0.1}
"""The chance of an outcome so strong, or stronger, below which a rule's is not believed."""
_HIS = 0.5
"""The chance from which it is somebody's."""
_ALMOST = 0.15
"""How much less sure the encoder may be of two that it may mean as well."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An outcome that the encoder sees in one sentence."""

    strength: Strength
    pairs: tuple[tuple[str, str], ...]
    """Of whom it may have come, the surest first."""
    by: frozenset[str]
    """Whose it is, as far as the encoder says."""
    start: int
    end: int
    """Where its words stand in the article."""
    sentence: Sentence

    @property
    def span(self) -> tuple[int, int]:
        """Where its sentence stands in the article."""
        return self.sentence.start, self.sentence.end

    @property
    def is_strong(self) -> bool:
        """Whether both sides are said to have done it."""
        return self.strength in BINDING


def has_upshot(answers: Iterable[Answer]) -> bool:
    """Whether any of the answers may be an outcome that is told."""
    return any(c[0] >= t for a in answers for c, t in zip(a.upshot.chances, _LEAST, strict=False))


def seen_in(sentence: Sentence, upshots: Mapping[tuple[str, str], Upshot], text: str) -> Iterator[Seen]:
    """The outcomes of a sentence of `text`, the strongest first; `upshots` are those of the pairs asked about."""
    shown: list[Piece] = []  # few sentences tell any
    for k in reversed(range(len(STRENGTHS))):
        ordered = sorted(upshots, key=lambda codes: -upshots[codes].chances[k][0])
        best = upshots[ordered[0]]
        chance, *his = best.chances[k]
        if chance < _LEAST[k] or not best.words:
            continue
        least = max(_LEAST[k], chance - _ALMOST)
        pairs = tuple(pair for pair in ordered if upshots[pair].chances[k][0] >= least)
        shown = shown or list(pieces(text, sentence.start, sentence.end))
        first, last = best.words[k]
        if last >= len(shown):
            continue
        by = frozenset(code for code, of in zip(ordered[0], his, strict=True) if of >= _HIS)
        strength = by_how_many(STRENGTHS[k], len(by))
        yield Seen(strength, pairs, by, shown[first].start, shown[last].end, sentence)


def is_doubted(strength: Strength, upshots: Iterable[Upshot]) -> bool:
    """Whether the encoder sees nothing of the kind in a sentence where a rule finds an outcome so strong."""
    least = _DOUBTED.get(strength)
    weaker = STRENGTHS.index(strength)
    return least is not None and all(c[0] < least for u in upshots for c in u.chances[weaker:])
