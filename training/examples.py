"""Labelled articles as the encoder is shown them, with what it should answer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from random import Random
from typing import Any

import numpy as np

from digests.extract.actor import Actor
from digests.extract.allegiance import Asked, asked
from digests.extract.answer import FAMILIES, Answer, family
from digests.extract.candidate import AHEAD
from digests.extract.encoder import ROLES, STATUSES, TO_FIRST, TO_SECOND, Encoder, feeds, people_feeds
from digests.extract.engine import Extractor
from digests.extract.parse import load_model
from digests.extract.window import Question, Shown, Stand, Window
from digests.model import Event, Participant, Span, Venue
from digests.timing.phrases import Phrase
from tests.corpus.load import Gold, GoldArticle, party
from training.outcomes import Came, Goals, came_of, goals, known_code

UNASKED = -100
"""The target of what an example does not teach."""
_KNOWN, _VEILED = 0.25, 0.0
"""Weights of "no event" in a sentence that is near two parties of an event elsewhere in the article, and in one that
tells an event whose parties have no codes."""
_PARAGRAPH = re.compile(r"[^\n]+")
_SHORTEST = 60
"""Characters of a paragraph that is shown alone."""
_OVERLAP = 15
"""Characters that a sentence shares with a quote to be one that tells the event."""


@dataclass(frozen=True, slots=True)
class Told:
    """What should be answered about one family of events, in columns; `kind` None where there is no such event.

    `place` and `date` are 0 for none.
    """

    kind: int | None = None
    status: int = UNASKED
    role: int = UNASKED
    place: int = UNASKED
    date: int = UNASKED
    weight: float = 1.0
    first: tuple[int, ...] = (0, 0)
    """Of what was held or is under way, and of what is still to come or fell through: whether the sentence is the
    first to tell such an event of the two."""


Target = tuple[Told, ...]
"""What should be answered about one pair in one sentence, by the numbers of the families."""


@dataclass(frozen=True, slots=True)
class Example:
    """One window: the arrays that the graph takes, and a target for each pair that it is asked about."""

    ids: Any
    marks: Any
    feeds: dict[str, Any] | None
    targets: tuple[Target, ...]
    people: dict[str, Any] | None
    whose: tuple[int, ...]
    """For each person who is asked about the column of his party: 0 where it is not named there."""
    folk: "tuple[Folk, ...]"
    """Of each question who took part."""
    outcomes: tuple[Goals, ...]
    """Of each question what came of those who are named near it."""


@dataclass(frozen=True, slots=True)
class Folk:
    """Of those who are named in a sentence: who took part in an event of each family that it tells, and which two of
    those at its contacts were at one of them. 1, 0 or UNASKED."""

    taking: tuple[tuple[int, ...], ...]
    together: tuple[tuple[int, ...], ...]


class _Listener(Encoder):
    """Stands where the encoder stands and keeps what it is shown."""

    def __init__(self) -> None:
        super().__init__(None, None, None)
        self.windows: list[Window] = []

    def read(self, window: Window) -> Any:
        """Nothing: only the windows are asked for."""

    def allegiances(self, asked: Asked, read: Any) -> Iterator[tuple[str, dict[str, float]]]:
        return iter(())

    def answers(self, window: Window, read: Any) -> Iterator[Answer]:
        self.windows.append(window)
        return iter(())


def examples(articles: Sequence[GoldArticle]) -> Iterator[Example]:
    """The windows of the articles that hold a question, in order."""
    listener = _Listener()
    extractor = Extractor(*load_model(), listener)
    for article in articles:
        listener.windows.clear()
        extractor.read(article.article)
        labels = _Labels(article)
        for window in listener.windows:
            yield _example(window, labels)


def _example(window: Window, labels: "_Labels") -> Example:
    known = [(stand, code) for stand in window.people if (code := labels.party_of(stand.what.name or ""))]
    question = asked(window, [stand for stand, _ in known])
    return Example(
        np.array(window.ids, np.int64),
        np.array(window.marks, np.int64),
        feeds(window.questions) if window.questions else None,
        tuple(tuple(labels.target(q, a, b)) for q in window.questions for a, b in q.pairs),
        people_feeds(question) if question else None,
        tuple(_column(question, stand, code) for stand, code in known) if question else (),
        tuple(labels.folk(q) for q in window.questions),
        tuple(labels.outcomes(q) for q in window.questions),
    )


def _column(question: Asked, person: Stand[Actor], code: str) -> int:
    """The column of a person's party; 0 where nobody else of it is named, and it is not the home country."""
    if code not in question.codes:
        return 0
    number = question.codes.index(code)
    named = any(
        of == number and question.counts(person, m) for of, m in zip(question.of, question.mentions, strict=True)
    )
    return 1 + number if named or code == question.home else 0


def paragraphs(articles: Sequence[GoldArticle], chance: Random) -> Iterator[GoldArticle]:
    """Paragraphs under their article's headline, without its dateline: all that tell an event, and as many others.

    So the encoder learns to do without what stands around a sentence: a feed may give no more than a summary.
    """
    for article in articles:
        whole = article.article
        spans = [match.span() for match in _PARAGRAPH.finditer(whole.text) if match.end() - match.start() > _SHORTEST]
        telling = [s for s in spans if any(_lies_in(s, g.event) for g in article.events)]
        others = [s for s in spans if s not in telling]
        for start, end in [*telling, *chance.sample(others, min(len(others), max(1, len(telling))))]:
            text = whole.text[start:end]
            golds = tuple(_cut(g, start, text) for g in article.events if _lies_in((start, end), g.event))
            yield GoldArticle(about=article.about, article=replace(whole, text=text), events=golds)


def nameless(articles: Sequence[GoldArticle]) -> Iterator[GoldArticle]:
    """The articles without the names that stand behind an office: "the Finnish foreign minister met …".

    Invented reports name whoever meets; without this the encoder takes a sentence without names for no news.
    """
    for article in articles:
        names = {p.name for g in article.events for p in g.event.participants if p.name and p.office}
        if not names:
            continue
        behind = re.compile(r"(?<=\w)[, ]{1,2}(?:" + "|".join(map(re.escape, sorted(names))) + r"),?(?=[\s.'’;])")
        gone = [match.span() for match in behind.finditer(article.article.text)]
        text = "".join(
            article.article.text[a:b]
            for a, b in zip([0, *(e for _, e in gone)], [*(s for s, _ in gone), None], strict=True)
        )
        title = behind.sub("", article.article.title)
        golds = tuple(_moved(g, gone, text) for g in article.events)
        yield replace(article, article=replace(article.article, text=text, title=title), events=golds)


def _moved(gold: Gold, gone: Sequence[tuple[int, int]], text: str) -> Gold:
    def now(at: int) -> int:
        return at - sum(min(at, end) - start for start, end in gone if start < at)

    spans = [(now(q.start), now(q.end)) for q in gold.event.evidence]
    return _resting_on(gold, (Span(start, end, text[start:end]) for start, end in spans if end > start))


def _lies_in(span: tuple[int, int], event: Event) -> bool:
    return any(span[0] <= q.start and q.end <= span[1] for q in event.evidence)


def _cut(gold: Gold, start: int, text: str) -> Gold:
    inside = [q for q in gold.event.evidence if start <= q.start and q.end <= start + len(text)]
    return _resting_on(gold, (Span(q.start - start, q.end - start, q.text) for q in inside))


def _resting_on(gold: Gold, quotes: Iterable[Span]) -> Gold:
    return replace(gold, event=replace(gold.event, evidence=tuple(quotes)))


class _Labels:
    """What an article's gold says of each pair of parties, news and main events first."""

    def __init__(self, article: GoldArticle) -> None:
        ordered = sorted(article.events, key=lambda g: (g.event.role != "news", not g.main))
        self._events = [g.event for g in ordered]
        self._pairs = {(*pair, family(e.kind)) for e in self._events for pair in permutations(_codes(e), 2)}
        self._text = article.article.text
        self._came: list[Came] = [c for e in self._events for c in came_of(self._text, e, frozenset(_codes(e)))]

    def party_of(self, name: str) -> str | None:
        """The party of somebody whom gold names, by one name that stands for nobody else of it; else None."""
        words = set(name.split())
        fitting = {
            _code(p) for e in self._events for p in e.participants if p.name and _is_one(words, set(p.name.split()))
        }
        return next(iter(fitting)) if len(fitting) == 1 else None

    def target(self, question: Question, a: int, b: int) -> Iterator[Told]:
        """What should be answered about parties `a` and `b` of a question."""
        pair = question.parties[a][0], question.parties[b][0]
        told = [e for e in self._events if _tells(question.sentence, e)]
        own = [e for e in told if set(pair) <= set(_codes(e))]
        real = [e for e in own if not _are_guests(e, pair)]
        unsure = len(real) < len(own) or (not own and any(_is_unnamed(e) for e in told))  # rebels, whatever their name
        for number in range(len(FAMILIES)):
            yield self._told(number, pair, real, question, unsure=unsure)

    def folk(self, question: Question) -> Folk:
        """Who of those named in a sentence took part in what it tells."""
        told = [e for e in self._events if _tells(question.sentence, e)]
        families = range(len(FAMILIES))
        parts = [[_part(s.what, [e for e in told if family(e.kind) == f]) for f in families] for s in question.folk]
        taking = tuple(tuple(part.says for part in row) for row in parts)
        there = [frozenset(row[family("meeting")].events) for row in parts]
        together = tuple(
            tuple(int(bool(a & b)) if a and b and one != other else UNASKED for other, b in enumerate(there))
            for one, a in enumerate(there)
        )
        return Folk(taking, together)

    def outcomes(self, question: Question) -> Goals:
        """What came of those who are named near a sentence."""
        return goals(self._text, self._came, question)

    def _told(
        self, number: int, pair: tuple[str, str], own: Sequence[Event], question: Question, *, unsure: bool
    ) -> Told:
        alike = [e for e in own if family(e.kind) == number]
        event = next(iter(alike), None)
        if event is not None:
            opened = {e.status in AHEAD for e in alike if _opens(question.sentence, e)}
            return Told(
                _kind(event, pair),
                STATUSES.index(event.status),
                ROLES.index(event.role),
                _place(event, question),
                _date(event, question),
                first=(int(False in opened), int(True in opened)),
            )
        known = (
            any((*pair, f) in self._pairs for f in range(len(FAMILIES))) if not own else (*pair, number) in self._pairs
        )
        return Told(weight=_VEILED if unsure else _KNOWN if known else 1.0)


@dataclass(frozen=True, slots=True)
class _Part:
    """What gold says of somebody's part in several events: 1, 0 or UNASKED; in which of them he was, by number."""

    says: int
    events: tuple[int, ...] = ()


def _part(actor: Actor, events: Sequence[Event]) -> _Part:
    taken = [_took_part(actor, e) for e in events]
    own = tuple(number for number, says in enumerate(taken) if says == 1)
    return _Part(1 if own else UNASKED if UNASKED in taken else 0, own)


def _took_part(actor: Actor, event: Event) -> int:
    """Whether gold has him among its participants; UNASKED where he has no name and gold has his party without an
    office."""
    own = [p for p in event.participants if actor.code and _code(p) == actor.code]
    unnamed = any(not p.name and _is_one_office(p.office, actor.office) for p in own)
    if actor.name:
        words = set(actor.name.split())
        return int(unnamed or any(p.name and _is_one(words, set(p.name.split())) for p in event.participants))
    if actor.code is None:
        return UNASKED
    if unnamed or any(_is_one_office(p.office, actor.office) for p in own):
        return 1
    return 0 if all(p.office for p in own) else UNASKED


def _is_one_office(one: str | None, other: str | None) -> bool:
    """Whether two offices have one head word, whatever their number."""
    heads = [office.lower().split()[-1].rstrip("s") for office in (one, other) if office]
    return len(heads) == 2 and heads[0] == heads[1]  # both have an office


def _codes(event: Event) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_code, event.participants)))


def _code(participant: Participant) -> str:
    return known_code(party(participant))


def _is_one(words: set[str], others: set[str]) -> bool:
    return bool(words) and (words <= others or others <= words)


def _is_unnamed(event: Event) -> bool:
    """Whether a party has no code, so that an article may name it in more ways than one."""
    return len(_codes(event)) < 2 or any(p.country is None for p in event.participants)


def _tells(sentence: Shown, event: Event) -> bool:
    """Whether a quote of the event's evidence stands in the sentence, at least in good part."""
    shared = (min(q.end, sentence.end) - max(q.start, sentence.start) for q in event.evidence)
    return any(n >= min(_OVERLAP, (sentence.end - sentence.start) / 2) and n > 0 for n in shared)


def _opens(sentence: Shown, event: Event) -> bool:
    """Whether the first of its quotes begins in the sentence."""
    return sentence.start <= min(q.start for q in event.evidence) < sentence.end


def _kind(event: Event, pair: tuple[str, str]) -> int:
    """The column of the kind in its family."""
    if event.kind != "visit":
        return FAMILIES[family(event.kind)].index(event.kind)
    hosts = {_code(p) for p in event.participants if p.capacity == "host"}
    return TO_FIRST if pair[0] in hosts and pair[1] not in hosts else TO_SECOND


def _are_guests(event: Event, pair: tuple[str, str]) -> bool:
    """Two who visit the same third: that is no event of the two."""
    hosts = {_code(p) for p in event.participants if p.capacity == "host"}
    return event.kind == "visit" and bool(hosts) and hosts.isdisjoint(pair)


def _place(event: Event, question: Question) -> int:
    """The column of the place that is the venue; unasked where gold's venue is not among them."""
    venue = event.venue
    if venue is None or event.kind in {"call", "pledge"}:
        return 0
    return _best([_fits(s, venue) for s in question.places], question.places, question.number)


def _fits(stand: Stand[Venue], venue: Venue) -> int:
    place = stand.what
    if place.country != venue.country:
        return 0
    if not venue.city:
        return 0 if place.city else 1
    return 2 if _plain(place.city or place.text) == _plain(venue.city) else 0 if place.city else 1


def _date(event: Event, question: Question) -> int:
    """The column of the phrase that gold quotes; unasked where it is not among them."""
    if event.when is None:
        return 0
    raw = _plain(event.when.raw)
    return _best([_quotes(s, raw) for s in question.dates], question.dates, question.number) if raw else UNASKED


def _quotes(stand: Stand[Phrase], raw: str) -> int:
    phrase = _plain(stand.what.raw)
    if phrase == raw:
        return 3
    return 0 if phrase not in raw and raw not in phrase else 1 if stand.what.kind == "clock" else 2


def _best(fits: Sequence[int], stands: Sequence[Stand[Any]], number: int) -> int:
    """The column of the best fitting stand, of equals the nearest."""
    ranked = [(fit, -stand.distance(number) or -9, -k) for k, (fit, stand) in enumerate(zip(fits, stands, strict=True))]
    fit, _, place = max(ranked, default=(0, 0, 0))
    return 1 - place if fit else UNASKED


def _plain(text: str) -> str:
    return " ".join(re.sub(r"\bon\s+", "", text.lower()).split())
