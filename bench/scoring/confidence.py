"""Whether a line that says 0.9 is right nine times in ten."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.scoring.pairs import family, pair, same_parties
from bench.scoring.tables import cell, table
from digests.model import Article, Event
from tests.corpus.load import GoldArticle

_BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
"""Lower bounds of the rows; the last is above every confidence."""


@dataclass(frozen=True, slots=True)
class Told:
    """One reported event of two parties or more: how sure it says it is, and how right it is."""

    event: Event
    parties: bool
    """Whether gold has an event of just these parties."""
    whole: bool
    """Whether one of them is of the same family and status too."""
    own: bool
    """Whether it is an event of its own, and not another line about one that is told."""

    @property
    def confidence(self) -> float:
        """What the event says of itself."""
        return self.event.confidence


def judged(articles: Sequence[GoldArticle], read: Callable[[Article], Sequence[Event]]) -> Iterator[Told]:
    """Every event of two parties that is told of the articles, with what gold says of it."""
    for gold in articles:
        wanted = [one.event for one in gold.events]
        events = read(gold.article)
        own = set(pair(wanted, events).values())
        for number, event in enumerate(events):
            if len(event.countries) + sum(p.country is None and bool(p.organisation) for p in event.participants) > 1:
                same = [one for one in wanted if same_parties(one, event)]
                whole = any(family(one.kind) == family(event.kind) and one.status == event.status for one in same)
                yield Told(event, bool(same), whole, number in own)


def by_confidence(told: Sequence[Told]) -> str:
    """A row a band of confidence: events, mean confidence, share right in the parties, share right in all three."""
    rows: list[list[str]] = []
    for low, high in pairwise(_BANDS):
        band = [one for one in told if low <= one.confidence < high]
        if band:
            mean = sum(one.confidence for one in band) / len(band)
            parties, whole = sum(one.parties for one in band), sum(one.whole for one in band)
            rows.append([f"from {low:.1f}", f"{mean:.2f}", cell(parties, len(band)), cell(whole, len(band))])
    return table(["confidence", "mean", "parties right", "parties, kind and status right"], rows)
