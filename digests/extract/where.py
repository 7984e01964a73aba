"""Where an event was, of all the places that its article names: what a reader makes of the report as a whole.

The rules of `venue.py` and `settle.py` and the encoder each have their say; the weights of data/where.toml decide
between them (decision 28): a choice by a conditional logit among the places that the text names, and none.
`python -m bench.places --write` fits it to articles from which neither rules nor encoder were made.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from digests.extract.actor import Actor
from digests.extract.answer import log_odds
from digests.extract.candidate import AHEAD, AT_TABLE, ENCODER, Candidate
from digests.extract.draft import Draft
from digests.extract.merge import overlap
from digests.extract.sentence import Sentence
from digests.extract.tables import table
from digests.extract.venue import is_aside, is_gathering, seats_in, stands_at, venue_of
from digests.model import Venue
from digests.places.cities import city
from digests.places.fold import fold

Spot = tuple[str, str | None]
"""A place whatever its spelling: its city, empty for a country alone, and the code of its country."""

_PLACES = frozenset({"city", "capital", "country", ""})
_NEAR = 3
"""Sentences from those that tell the event within which a place stands near."""
_BESIDE = re.compile(r"\b(?:sidelines|margins|fringes)\b", re.IGNORECASE)
_ABOVE = -1
"""The number of the headline, as of a sentence."""
_JUST_BEFORE = 2
_OFTEN = 4
"""Times after which one more naming of a place says nothing."""
_SURE = 4.6
"""The log-odds beyond which the encoder's chance says no more."""


@dataclass(frozen=True, slots=True)
class Named:
    """One naming of a place: in which sentence, whether "in", "at", "to" stands before it, whether it is a capital that
    may stand for its government."""

    venue: Venue
    number: int
    there: bool
    metonym: bool
    aside: bool = False
    """Whether it stands behind "between … and", or is where somebody goes on to afterwards."""
    gathering: bool = False
    """Whether it is the town of a yearly gathering, on whose sidelines people meet."""


@dataclass(frozen=True)
class Places:
    """The places that an article names, its headline and its dateline."""

    named: tuple[Named, ...]
    headline: frozenset[Spot]
    dateline: Venue | None
    numbers: Mapping[tuple[int, int], int]
    """The numbers of the article's sentences, by where they begin and end."""

    @classmethod
    def of(
        cls, told: Sequence[Sentence], text: str, *, title: str, headline: Sequence[Actor], dateline: Venue | None
    ) -> "Places":
        """Those of the sentences `told` of `text`, and of the `title` with its actors; no country of an office."""
        named = [house for house in _houses(title, 0, len(title), _ABOVE) if house.gathering]
        for sentence in told:
            for actor in sentence.actors:
                if actor.kind == "country" and actor.tag_kind in _PLACES and not actor.office:
                    there = stands_at(text, actor.start)
                    metonym = actor.tag_kind == "capital" and not there
                    aside = is_aside(text, sentence.start, actor.start, actor.end)
                    named.append(Named(venue_of(actor), sentence.number, there, metonym, aside=aside))
            named += _houses(text, sentence.start, sentence.end, sentence.number)
        cities = (a for a in headline if a.is_town and stands_at(title, a.start))
        return cls(
            tuple(named),
            frozenset(spot_of(venue_of(a)) for a in cities),
            dateline,
            {(s.start, s.end): s.number for s in told},
        )

    def told_in(self, draft: Draft) -> list[int]:
        """The numbers of the sentences that tell an event."""
        return sorted({draft.facts.number, *(self.numbers[s] for s in draft.spans if s in self.numbers)})

    @cached_property
    def at(self) -> Spot | None:
        """The dateline's place."""
        return spot_of(self.dateline) if self.dateline else None

    @cached_property
    def by_spot(self) -> Mapping[Spot, tuple[Named, ...]]:
        """All namings of each place."""
        found: dict[Spot, tuple[Named, ...]] = {}
        for one in self.named:
            spot = spot_of(one.venue)
            found[spot] = (*found.get(spot, ()), one)
        return found


def _houses(text: str, start: int, end: int, number: int) -> Iterator[Named]:
    """The towns of the houses at which text[start:end] says that somebody is, and of gatherings."""
    beside = _BESIDE.search(text, start, end) is not None
    for house in seats_in(text, start, end):
        gathering = beside and is_gathering(house.text or "")
        yield Named(house, number, there=True, metonym=False, gathering=gathering)


@dataclass(frozen=True, slots=True)
class Option:
    """A venue that an event may have, None for none, and what speaks for and against it, by the names of where.toml."""

    venue: Venue | None
    signs: dict[str, float] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """How likely it is, beside the other options."""
        weights: dict[str, float] = table("where")["sign"]
        return sum(weights.get(sign, 0.0) * value for sign, value in self.signs.items())


LookWhere = Callable[[Draft, tuple[Option, ...]], None]
"""(event, what its venue was chosen from), called for every event whose venue is chosen here."""


def spot_of(venue: Venue) -> Spot:
    """The place that a venue is: Kiev and Kyiv are one."""
    known = city(venue.city) if venue.city else None
    return fold(known.name if known else venue.city or ""), venue.country


def options(draft: Draft, events: Sequence[Draft], places: Places, own: Venue | None) -> tuple[Option, ...]:
    """What the venue of an event may be: what is settled of it, what the article names, the dateline, none.

    `own` is the venue that its own sentences gave, before the article as a whole was asked.
    """
    around = _Around.of(draft, events, places, own)
    venues: dict[Spot, Venue] = {}
    for venue in (draft.facts.venue, own):
        if venue is not None:
            venues.setdefault(spot_of(venue), venue)
    for spot, namings in places.by_spot.items():
        venues.setdefault(spot, namings[0].venue)
    if places.dateline is not None and places.at is not None:
        venues.setdefault(places.at, places.dateline)
    return (
        *(Option(v, _signs(v, s, places, around)) for s, v in venues.items()),
        Option(None, _signs_of_none(around)),
    )


def best(found: Sequence[Option]) -> Venue | None:
    """The venue of the likeliest option."""
    return max(found, key=lambda option: option.score).venue


@dataclass(frozen=True, slots=True)
class _Around:
    """What is the same for all options of one event, worked out once."""

    facts: Candidate
    numbers: Sequence[int]
    """Of the sentences that tell it."""
    settled: Spot | None
    own: Spot | None
    journeys: frozenset[str]
    """Where journeys of its parties lead."""
    journeys_now: frozenset[str]
    """Where those lead on which it may be: past as it, or ahead as it, on days that can be its own."""
    elsewhere: Mapping[Spot, Sequence[frozenset[str]]]
    """The parties of the other events, by where those were."""
    pointed: Mapping[Spot | None, float]

    @classmethod
    def of(cls, draft: Draft, events: Sequence[Draft], places: Places, own: Venue | None) -> "_Around":
        facts, numbers = draft.facts, places.told_in(draft)
        visits = [d.facts for d in events if d.facts.kind == "visit" and d.facts.codes == facts.codes]
        elsewhere: dict[Spot, list[frozenset[str]]] = {}
        for other in (d.facts for d in events if d is not draft):
            if other.venue:
                elsewhere.setdefault(spot_of(other.venue), []).append(other.codes)
        return cls(
            facts,
            numbers,
            spot_of(facts.venue) if facts.venue else _at_gathering(facts, places, numbers),
            spot_of(own) if own else None,
            frozenset(visit.host for visit in visits if visit.host),
            frozenset(visit.host for visit in visits if visit.host and _may_be_on(facts, visit)),
            elsewhere,
            _pointed(facts),
        )


def _at_gathering(facts: Candidate, places: Places, numbers: Sequence[int]) -> Spot | None:
    """The town of the yearly gathering on whose sidelines the article, up to there, says that people meet: where a
    contact that was held is, if its own sentences do not say that it was elsewhere."""
    placed = any(n.there and n.number in numbers for n in places.named)
    if placed or facts.status in AHEAD or facts.kind not in AT_TABLE:
        return None
    before = [n for n in places.named if n.gathering and n.number <= numbers[0]]
    return spot_of(before[-1].venue) if before else None


def _may_be_on(facts: Candidate, visit: Candidate) -> bool:
    """Whether a contact may be part of a journey: both still to come, or both begun, on days that overlap."""
    return (facts.status in AHEAD) == (visit.status in AHEAD) and overlap(facts.when, visit.when)


def _signs(venue: Venue, spot: Spot, places: Places, around: _Around) -> dict[str, float]:
    facts = around.facts
    settled, from_own = around.settled == spot, around.own == spot
    alone = facts.origin == ENCODER
    at_dateline = places.at == spot
    of_party = venue.country in facts.codes
    found: dict[str, float] = {
        "settled": settled,
        "settled_alone": settled and alone,
        "own": from_own,
        "own_alone": from_own and alone,
        "city": bool(spot[0]),
        "party": of_party,
        "host": facts.host is not None and venue.country == facts.host,
        "guest": facts.host is not None and of_party and venue.country != facts.host,
        "journey": venue.country in around.journeys,
        "journey_now": venue.country in around.journeys_now,
        "off_journey": bool(around.journeys_now) and venue.country not in around.journeys_now,
        "receiver": facts.origin == "receive" and venue.country == facts.sides[0][0].code,
        "dateline": at_dateline,
        "dateline_held": at_dateline and facts.status == "held",
        "dateline_party": at_dateline and of_party,
        "headline": spot in places.headline,
        **_named(places.by_spot.get(spot, ()), around.numbers),
        **_elsewhere(facts, around.elsewhere.get(spot, ())),
    }
    found["there_planned"] = found["there"] and facts.status == "planned"
    if facts.answer is not None:
        found["pointed"] = log_odds(around.pointed.get(spot, 0.0), _SURE)
    return found


def _named(namings: Sequence[Named], numbers: Sequence[int]) -> dict[str, float]:
    """How near to the sentences that tell the event, by their numbers, a place is named."""
    own = [n for n in namings if n.number in numbers]
    aside = bool(own) and all(n.aside for n in own)
    namings = [n for n in namings if not n.aside]
    near = min((abs(n.number - at) for n in namings for at in numbers), default=None)
    there = min((abs(n.number - at) for n in namings if n.there for at in numbers), default=None)
    before = any(0 < numbers[0] - n.number <= _JUST_BEFORE for n in namings)
    return {
        "same": near == 0,
        "next": near == 1,
        "near": near is not None and 1 < near <= _NEAR,
        "there": there == 0,
        "there_next": there == 1,
        "there_near": there is not None and 1 < there <= _NEAR,
        "there_far": there is not None and there > _NEAR,
        "before": before,
        "opens": any(n.number == 0 for n in namings),
        "aside": aside,
        "often": min(len(namings), _OFTEN) / _OFTEN,
        "metonym": any(n.metonym for n in namings),
    }


def _elsewhere(facts: Candidate, there: Sequence[frozenset[str]]) -> dict[str, float]:
    """Whether other events were there, of the same parties, of one of them."""
    return {
        "another": bool(there),
        "another_same": facts.codes in there,
        "another_shared": any(codes & facts.codes for codes in there),
    }


def _signs_of_none(around: _Around) -> dict[str, float]:
    facts = around.facts
    found: dict[str, float] = {
        "none": 1.0,
        "none_agreement": facts.kind == "agreement",
        "none_planned": facts.status == "planned",
        "none_in_passing": facts.is_in_passing,
        "none_settled": around.settled is None,
        "none_alone": facts.origin == ENCODER,
    }
    if facts.answer is not None:
        found["none_pointed"] = log_odds(around.pointed.get(None, 0.0), _SURE)
    return found


def _pointed(facts: Candidate) -> dict[Spot | None, float]:
    """The chance that the encoder gives each place, of several namings their sum, and none."""
    found: dict[Spot | None, float] = {}
    if facts.answer is not None:
        for stand, chance in facts.answer.places:
            spot = spot_of(stand.what) if stand else None
            found[spot] = found.get(spot, 0.0) + chance
    return found
