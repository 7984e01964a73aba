"""Pairs of actors as the authors of other gold sets marked them, for comparing with other systems.

A record says who does something (`source`) to whom (`target`), as phrases of its sentence. A gold pair is one phrase of
either side, or two sources where there is no target ("Hungarian and Romanian officials agreed"), when both phrases name
a state or an organisation by our gazetteer and not the same one. A told pair is two participants of one event with
different codes; a pair that several events tell counts once. Only records of the labels near ours that hold a gold pair
are asked. Lenient: the codes are equal, in any order. Strict: besides, the words printed for each participant and the
marked phrase overlap.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from bench.scoring.records import FILES
from digests.extract.actors import scan
from digests.model import Article, Event, Participant
from digests.places.fold import fold

LABELS = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
"""The authors' labels near our kinds of events."""
_WORD = re.compile(r"\w{3,}")

Party = tuple[str, frozenset[str]]
"""The code of a party and the words by which it is printed."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One record with the pairs that its authors marked."""

    id: str
    sentence: str
    pairs: tuple[tuple[Party, Party], ...]

    @property
    def article(self) -> Article:
        """The sentence as an article of which nothing else is known."""
        return Article(id=self.id, url=None, title="", text=self.sentence, published=None)


@dataclass(frozen=True, slots=True)
class Found:
    """Counts over many records."""

    gold: int = 0
    told: int = 0
    lenient: int = 0
    strict: int = 0

    def __add__(self, other: "Found") -> "Found":
        return Found(
            self.gold + other.gold,
            self.told + other.told,
            self.lenient + other.lenient,
            self.strict + other.strict,
        )

    def row(self, *, strict: bool) -> tuple[float, float, float]:
        """(precision, recall, F1); 0 where nothing was asked."""
        hits = self.strict if strict else self.lenient
        precision, recall = hits / self.told if self.told else 0.0, hits / self.gold if self.gold else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def load_marked(folder: Path) -> tuple[Marked, ...]:
    """The records of `folder` that are asked; none when it is absent."""
    return tuple(_marked(folder)) if all((folder / name).is_file() for name in FILES) else ()


def found(record: Marked, events: Sequence[Event]) -> Found:
    """How many of a record's pairs were told, each told pair standing for one of gold's at most."""
    told = {frozenset((a[0], b[0])): (a, b) for event in events for a, b in _told(event)}
    gold = {frozenset((a[0], b[0])): (a, b) for a, b in record.pairs}
    same = told.keys() & gold.keys()
    strict = sum(_overlaps(gold[key], told[key]) for key in same)
    return Found(gold=len(gold), told=len(told), lenient=len(same), strict=strict)


def _overlaps(gold: tuple[Party, Party], told: tuple[Party, Party]) -> bool:
    printed = dict(told)
    return all(not words.isdisjoint(printed[code]) for code, words in gold)


def _told(event: Event) -> Iterator[tuple[Party, Party]]:
    parties = {p.country: _words_of(p) for p in event.participants if p.country}
    yield from combinations(parties.items(), 2)


def _words_of(participant: Participant) -> frozenset[str]:
    said = (participant.as_printed, participant.name, participant.office, participant.organisation)
    return _words(" ".join(part for part in said if part))


def _words(printed: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(printed)))


def _marked(folder: Path) -> Iterator[Marked]:
    seen: set[str] = set()
    for name in FILES:
        for line in (folder / name).read_text("utf-8").splitlines():
            written = json.loads(line)
            if written.get("event") not in LABELS or not written.get("relevant") or written["id"] in seen:
                continue
            seen.add(written["id"])
            sources, targets = written["source"], written["target"]
            phrases = product(sources, targets) if targets else combinations(sources, 2)
            pairs = [(a, b) for x, y in phrases for a in _parties(x) for b in _parties(y) if a[0] != b[0]]
            if pairs:
                yield Marked(written["id"], written["sentence"], tuple(pairs))


def _parties(phrase: str) -> Iterator[Party]:
    """The states and organisations that a marked phrase names."""
    for code in dict.fromkeys(actor.code for actor in scan(phrase)):
        if code:
            yield code, _words(phrase)
