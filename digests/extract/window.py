"""What the encoder is shown: an article cut into windows of sentences, with its actors, places and dates marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Generic, TypeVar

from digests.extract.actor import Actor, ActorKind
from digests.extract.pieces import CLS, SEP, Piece, pieces
from digests.extract.venue import venue_of
from digests.model import Venue
from digests.timing.phrases import Phrase

T = TypeVar("T")

LONGEST = 320
"""Pieces of one window, beyond which no further sentence is taken in; the weights were trained with it."""
MOST = 512
"""Pieces that the encoder has places for."""
_TITLE, _SENTENCE, _DATELINE = 48, 160, 12
"""Pieces of a headline, a sentence and a dateline; the rest is not shown."""
_CONTEXT = 2
"""Sentences that a window repeats of the one before it, for "they" and "the talks"."""
_NEAR = 6
"""Sentences before the one that tells of a contact in which its parties may be named."""
_NEAR_PLACES = 4
"""The same for its place and its day."""
_MOST_CODES = 10
"""Parties that one sentence is asked for; of more, those named last."""
HEADLINE = -1
"""The number of the headline among the sentences."""

_MARK_OF: dict[ActorKind, int] = {"person": 1, "office": 2, "collective": 3, "country": 4, "organisation": 5}
_CITY, _OUT_OF_OFFICE, _AT_DATELINE, _DATE = 6, 7, 8, 9
MARKS = 10
"""How many marks there are, with 0 for nothing."""
_PLACES = frozenset({"city", "capital", "country", ""})
_FOLK: frozenset[ActorKind] = frozenset({"person", "office", "collective"})


@dataclass(frozen=True, slots=True)
class Shown:
    """One sentence, its actors resolved as far as the article resolves them, and its date phrases.

    Offsets of actors and phrases are those of the article; those of the headline are its own.
    """

    number: int
    start: int
    end: int
    actors: tuple[Actor, ...]
    phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Stand(Generic[T]):
    """Where something stands in a window: pieces [first, last], in which sentence, under which mark."""

    what: T
    number: int
    first: int
    last: int
    mark: int
    start: int | None = None
    """Of a place that the text names: where, in the article."""

    def distance(self, number: int) -> int:
        """How far before sentence `number` it stands, as the encoder counts: 0 headline, 1 the same sentence, … 6."""
        return 0 if self.number == HEADLINE else 1 + min(number - self.number, 5)


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence of a window, its pieces [first, last), and of what it may tell."""

    sentence: Shown
    first: int
    last: int
    parties: tuple[tuple[str, tuple[Stand[Actor], ...]], ...]
    """Each code with its mentions, in the order in which the article names them first."""
    places: tuple[Stand[Venue], ...]
    dates: tuple[Stand[Phrase], ...]
    folk: tuple[Stand[Actor], ...]
    """The people, offices and delegations that it names itself, in order, also those of no known party."""

    @property
    def number(self) -> int:
        """The number of its sentence in the article."""
        return self.sentence.number

    @property
    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs of parties by their places in `parties`."""
        return combinations(range(len(self.parties)), 2)


@dataclass(slots=True)
class Window:
    """A stretch of an article as the encoder reads it, and what it is asked."""

    ids: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    actors: list[Stand[Actor]] = field(default_factory=list)
    places: list[Stand[Venue]] = field(default_factory=list)
    dates: list[Stand[Phrase]] = field(default_factory=list)
    people: list[Stand[Actor]] = field(default_factory=list)
    """Whoever is named, also where nobody has said for which state."""
    home: str | None = None
    """The country whose officials the article names without saying so."""

    def show(self, opening: int, found: Sequence[Piece]) -> int:
        """Take in pieces behind an opening one; where the first of them stands."""
        self.ids += [opening, *(p.id for p in found)]
        self.marks += [0] * (len(found) + 1)
        return len(self.ids) - len(found)

    def mark(self, found: Sequence[Piece], base: int, start: int, end: int, mark: int) -> tuple[int, int] | None:
        """Mark the pieces of text[start:end]; the first and the last of them, None when none is shown."""
        own = [base + k for k, p in enumerate(found) if p.start < end and start < p.end]
        for at in own:
            self.marks[at] = mark
        return (own[0], own[-1]) if own else None


def windows(
    text: str,
    told: Sequence[Shown],
    *,
    title: str,
    headline: Sequence[Actor],
    dateline: str | None,
    place: Venue | None,
    home: str | None = None,
) -> Iterator[Window]:
    """The windows of an article whose sentences are `told`, each sentence asked about once."""
    order = _order(told, headline)
    shown = [list(pieces(text, t.start, t.end))[:_SENTENCE] for t in told]
    title_pieces = list(pieces(title, 0, len(title)))[:_TITLE]
    at = 0
    while at < len(told):
        window = Window(home=home)
        base = window.show(CLS, title_pieces)
        _name(window, title_pieces, base, HEADLINE, headline)
        if dateline and place and place.country:
            words = list(pieces(dateline, 0, len(dateline)))[:_DATELINE]
            base = window.show(SEP, words)
            if span := window.mark(words, base, 0, len(dateline), _AT_DATELINE):
                window.places.append(Stand(place, HEADLINE, *span, _AT_DATELINE))
        spans: list[tuple[Shown, int, int]] = []
        index = _first_shown(at, len(window.ids), shown)
        while index < len(told):
            if len(window.ids) + len(shown[index]) + 1 > (LONGEST if index > at else MOST):
                break
            base = window.show(SEP, shown[index])
            _fill(window, told[index], shown[index], base)
            if index >= at:
                spans.append((told[index], base - 1, len(window.ids)))
            index += 1
        for sentence, first, last in spans:
            if question := _question(window, sentence, first, last, order):
                window.questions.append(question)
        at = max(index, at + 1)
        if window.questions or window.people:
            yield window


def _first_shown(at: int, taken: int, shown: Sequence[Sequence[Piece]]) -> int:
    """The sentence from which on a window is shown whose first question is about sentence `at`."""
    index = max(0, at - _CONTEXT)
    while index < at and taken + sum(len(s) + 1 for s in shown[index : at + 1]) > MOST:
        index += 1
    return index


def _order(told: Sequence[Shown], headline: Sequence[Actor]) -> dict[str, int]:
    """The codes of the article by where they are first named."""
    every = [*sorted(headline, key=lambda a: a.start), *(a for t in told for a in sorted(t.actors, key=_start))]
    return {code: n for n, code in enumerate(dict.fromkeys(a.code for a in every if a.code))}


def _start(actor: Actor) -> int:
    return actor.start


def _name(window: Window, found: Sequence[Piece], base: int, number: int, actors: Sequence[Actor]) -> None:
    for actor in actors:
        mark = _OUT_OF_OFFICE if actor.out_of_office else _CITY if actor.tag_kind == "city" else _MARK_OF[actor.kind]
        span = window.mark(found, base, actor.start, actor.end, mark)
        if span and actor.kind == "person" and actor.name and not actor.out_of_office:
            window.people.append(Stand(actor, number, *span, mark))
        if span and actor.code and not actor.out_of_office:
            window.actors.append(Stand(actor, number, *span, mark))
            if number != HEADLINE and actor.kind == "country" and actor.tag_kind in _PLACES:
                window.places.append(Stand(venue_of(actor), number, *span, mark, actor.start))


def _fill(window: Window, told: Shown, found: Sequence[Piece], base: int) -> None:
    _name(window, found, base, told.number, told.actors)
    for phrase in told.phrases:
        if phrase.kind != "length" and (span := window.mark(found, base, phrase.start, phrase.end, _DATE)):
            window.dates.append(Stand(phrase, told.number, *span, _DATE))


def _question(window: Window, told: Shown, first: int, last: int, order: dict[str, int]) -> Question | None:
    """What the encoder is asked about a sentence; None where fewer than two parties are named near it."""
    number = told.number
    near: dict[str, list[Stand[Actor]]] = {}
    for stand in window.actors:
        if stand.what.code and (stand.number == HEADLINE or 0 <= number - stand.number <= _NEAR):
            near.setdefault(stand.what.code, []).append(stand)
    codes = sorted(near, key=lambda c: order[c])
    if len(codes) > _MOST_CODES:
        codes = sorted(codes, key=lambda c: -max(s.number for s in near[c]))[:_MOST_CODES]
        codes.sort(key=lambda c: order[c])
    if len(codes) < 2:  # a pair is two
        return None
    return Question(
        told,
        first,
        last,
        tuple((code, tuple(near[code])) for code in codes),
        tuple(s for s in window.places if s.number == HEADLINE or 0 <= number - s.number <= _NEAR_PLACES),
        tuple(s for s in window.dates if 0 <= number - s.number <= _NEAR_PLACES),
        _folk(window, number),
    )


def _folk(window: Window, number: int) -> tuple[Stand[Actor], ...]:
    every = (s for s in (*window.people, *window.actors) if s.number == number and s.what.kind in _FOLK)
    return tuple(sorted({s.first: s for s in every}.values(), key=lambda s: s.first))
