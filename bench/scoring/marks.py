"""One mark for each thing that could be right or wrong: what every figure of the quality report is counted from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from bench.scoring.pairs import pair, same_date, same_parties, stronger, strongest
from digests.extract.where import spot_of
from digests.model import Event, Venue
from digests.places.fold import fold
from tests.corpus.load import Gold, GoldArticle, parties

Measure = Literal[
    "main", "main, any kind", "news", "news, any kind", "background", "precision", "told once",
    "kind", "status", "role", "date", "venue", "people", "people invented", "outcome", "overclaimed",
    "on the table as agreed", "agreed nowhere", "date invented", "venue invented", "spurious article",
    "record", "record, exactly", "spurious record",
]  # fmt: skip
MEASURES: tuple[Measure, ...] = get_args(Measure)
FAULTS: frozenset[Measure] = frozenset(
    {"people invented", "overclaimed", "on the table as agreed", "agreed nowhere", "date invented", "venue invented",
     "spurious article", "spurious record"}
)  # fmt: skip
"""Measures whose marks count faults: lower is better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One decision. `hit` says that it happened: a success, or for a measure of FAULTS a fault.

    `classes` are the labels that it is also counted under, such as "kind call". `doubtful`: gold itself is in doubt.
    """

    measure: Measure
    hit: bool
    id: str
    note: str = ""
    classes: frozenset[str] = frozenset()
    doubtful: bool = False

    @property
    def missed(self) -> bool:
        """Whether it is something to look at."""
        return self.hit is (self.measure in FAULTS)


def marks_of(gold: GoldArticle, told: Sequence[Event]) -> Iterator[Mark]:
    """All marks of one article for the events that were read from it."""
    wanted = [one.event for one in gold.events]
    pairs = pair(wanted, told)
    loose = pair(wanted, told, any_kind=True)
    for g, one in enumerate(gold.events):
        marker = _Marker(gold.id, one)
        found, nearly = g in pairs, g in loose
        if one.main:
            yield marker.mark("main", found)
            yield marker.mark("main, any kind", nearly)
        yield marker.mark("news" if one.event.role == "news" else "background", found)
        if one.event.role == "news":
            yield marker.mark("news, any kind", nearly)
        if found:
            yield from _details(marker, one.event, told[pairs[g]])
    taken = {t: gold.events[g] for g, t in pairs.items()}
    for t, event in enumerate(told):
        if len(parties(event)) > 1:
            known = any(same_parties(one, event) for one in wanted)
            note = f"{describe(event)} | {_quote(event)}"
            doubtful = t in taken and taken[t].doubt is not None
            labels = classes(event)
            judged: dict[Measure, bool] = {"precision": known, "told once": t in taken}
            for measure, hit in judged.items():
                yield Mark(measure=measure, hit=hit, id=gold.id, note=note, classes=labels, doubtful=doubtful)
            reached = any(stronger(strongest(one), "pledged") for one in wanted if _share_two(one, event))
            for outcome in event.outcomes:
                if stronger(outcome.strength, "pledged"):
                    note = f"{describe(event)} | {outcome.strength}: {outcome.text}"
                    yield Mark(measure="agreed nowhere", hit=not reached, id=gold.id, note=note, classes=labels)
    if not wanted:
        note = "; ".join(describe(event) for event in told)
        yield Mark(measure="spurious article", hit=bool(told), id=gold.id, note=note)


def _share_two(gold: Event, told: Event) -> bool:
    return len(set(parties(gold)) & set(parties(told))) > 1


@dataclass(frozen=True, slots=True)
class _Marker:
    """Makes the marks of one gold event."""

    id: str
    gold: Gold

    def mark(self, measure: Measure, hit: bool, note: str = "") -> Mark:
        event = self.gold.event
        return Mark(
            measure=measure,
            hit=hit,
            id=self.id,
            note=f"{describe(event)} | {note or _quote(event)}",
            classes=classes(event),
            doubtful=self.gold.doubt is not None,
        )


def _details(marker: _Marker, gold: Event, told: Event) -> Iterator[Mark]:
    """What is right about a found event; status to people are asked of news only, outcomes of background too."""
    if gold.role == "news":
        yield marker.mark("kind", told.kind == gold.kind, f"told as {told.kind}")
        yield marker.mark("status", told.status == gold.status, f"told as {told.status}")
        yield marker.mark("role", told.role == gold.role, f"told as {told.role}")
        yield from _times_and_places(marker, gold, told)
        wanted, named = _names(gold), _names(told)
        for key, name in wanted.items():
            yield marker.mark("people", key in named, f"{name!r} not in {sorted(named.values())}")
        for key, name in named.items():
            yield marker.mark("people invented", key not in wanted, f"{name!r} not in {sorted(wanted.values())}")
    best, claimed = strongest(gold), strongest(told)
    note = f"{claimed or 'nothing'} told, {best or 'nothing'} came of it"
    if best is not None:
        yield marker.mark("outcome", claimed == best, note)
    yield marker.mark("overclaimed", stronger(claimed, best), note)
    yield marker.mark("on the table as agreed", not stronger(best, "on_table") and stronger(claimed, "pledged"), note)


def _times_and_places(marker: _Marker, gold: Event, told: Event) -> Iterator[Mark]:
    when = told.when
    said = f"{when.start} {when.precision} ({when.raw!r}) told" if when else "no date told"
    if gold.when is not None and gold.when.start is not None:
        asked = f"{gold.when.start} {gold.when.precision} ({gold.when.raw!r})"
        yield marker.mark("date", same_date(gold.when, when), f"{said}, {asked} right")
    elif gold.when is None:
        yield marker.mark("date invented", when is not None and when.start is not None, said)
    place = f"{told.venue.city}/{told.venue.country} told" if told.venue else "no venue told"
    if gold.venue is not None:
        right = same_venue(gold.venue, told.venue)
        yield marker.mark("venue", right, f"{place}, {gold.venue.city}/{gold.venue.country} right")
    else:
        yield marker.mark("venue invented", told.venue is not None, place)


def same_venue(gold: Venue, told: Venue | None) -> bool:
    """Whether it is the same city of the same country, however spelled (Kiev, Kyiv), or gold names a country alone."""
    if told is None or told.country != gold.country:
        return False
    return gold.city is None or spot_of(told) == spot_of(gold)


def _names(event: Event) -> dict[str, str]:
    return {fold(p.name): p.name for p in event.participants if p.name}


def classes(event: Event) -> frozenset[str]:
    """The labels that an event's marks are counted under."""
    return frozenset({f"kind {event.kind}", f"status {event.status}", f"role {event.role}"})


def describe(event: Event) -> str:
    """One line that tells events of an article apart."""
    return f"{event.kind}/{event.status}/{event.role} {' '.join(sorted(parties(event)))}"


def _quote(event: Event) -> str:
    return " ".join(event.evidence[0].text.split())[:160]
