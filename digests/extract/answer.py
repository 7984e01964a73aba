"""What the encoder takes a sentence to tell of two parties."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from digests.extract.actor import Actor
from digests.extract.window import Stand
from digests.model import Kind, Role, Status, Venue
from digests.timing.phrases import Phrase

FAMILIES: tuple[tuple[Kind, ...], ...] = (
    ("meeting", "call", "multilateral"),
    ("visit", "visit"),
    ("agreement", "pledge"),
)
"""The kinds of each family of events, as the encoder has columns for them (visits to the second party, to the first).
A sentence may tell one event of each family of the same two parties: a visit and the talks on it."""
LEAST = 0.5
"""The chance from which a pair may be one that the sentence tells of; how sure the line is, `confidence.py` says."""
SURE_KIND = 0.55
"""The chance from which the kind of an event is believed."""
SURE_ODDS = 4.0
"""The log-odds beyond which the encoder's chance says no more of how sure a line is."""
_FAMILY: dict[Kind, int] = {kind: number for number, kinds in enumerate(FAMILIES) for kind in kinds}


def chance_of(written: Mapping[str, Any], signs: Mapping[str, float]) -> float:
    """The chance, 0..1, that the signs of something come to by a table of data/: its `base`, and of each `sign` that it
    weighs what it adds to the log-odds."""
    score = written["base"] + sum(written["sign"].get(sign, 0.0) * value for sign, value in signs.items())
    return float(1 / (1 + math.exp(-score)))


def log_odds(chance: float, most: float) -> float:
    """A chance of 0..1 as log-odds within ±`most`, beyond which it says no more."""
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    return min(max(math.log(chance / (1 - chance)), -most), most)


def family(kind: Kind) -> int:
    """The number of the family that a kind of events is of."""
    return _FAMILY[kind]


@dataclass(frozen=True, slots=True)
class Company:
    """Who is named in a sentence, and what the encoder says of who of them took part in what it tells."""

    folk: tuple[Stand[Actor], ...]
    taking: tuple[tuple[float, ...], ...]
    """For each of them the chance that he took part in an event of each family that the sentence tells."""
    together: tuple[tuple[float, ...], ...]
    """For each two of them the chance that they were at one and the same contact, if both were at any."""


NOBODY = Company((), (), ())


@dataclass(frozen=True, slots=True)
class Upshot:
    """What the encoder sees come of two parties' contact in a sentence, for each of `model.STRENGTHS`."""

    chances: tuple[tuple[float, float, float], ...]
    """That it tells an outcome so strong, that it is the first party's, and that it is the second's."""
    words: tuple[tuple[int, int], ...]
    """The pieces [first, last] of the sentence that say what it is, if there is one."""


NOTHING = Upshot((), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One event that a sentence may tell of two parties, by code. Chances are 0..1, as the encoder gives them."""

    number: int
    codes: tuple[str, str]
    actors: tuple[Stand[Actor], Stand[Actor]]
    """The mention of each that weighed most."""
    chance: float
    """That it tells of an event of the two of the family of `kind`."""
    kind: Kind
    kind_chance: float
    """Of the events of the family, that it is one of this kind; of a visit, that it leads to `host`."""
    host: str | None
    """Of a visit the country that it leads to."""
    status: Status
    status_chance: float
    role: Role
    places: tuple[tuple[Stand[Venue] | None, float], ...]
    """Where it happened, each place near the sentence with the chance that it is it; None for none of them."""
    date: Stand[Phrase] | None
    """The words of its day."""
    dates: tuple[Phrase, ...]
    """All date phrases of the sentence in which they stand; without a day, of that which was asked about."""
    date_chance: float
    company: Company = NOBODY
    """Who is named in the sentence."""
    novel: tuple[float, float] = (0.0, 0.0)
    """The chance that the sentence is the first to tell an event of the two of this family: one that was held or is
    under way, and one that lies ahead or fell through."""
    upshot: Upshot = NOTHING
    """What came of a contact of the two, whatever its family."""

    @property
    def place(self) -> Stand[Venue] | None:
        """The likeliest place."""
        return self._likeliest[0]

    @property
    def place_chance(self) -> float:
        """The chance of the likeliest place."""
        return self._likeliest[1]

    @property
    def _likeliest(self) -> tuple[Stand[Venue] | None, float]:
        return max(self.places, key=lambda weighed: weighed[1])


def pair_chances(answers: Iterable[Answer], kind: Kind, codes: frozenset[str]) -> dict[frozenset[str], float]:
    """The chance, of each two of `codes` that were asked about, of an event of the family of `kind`."""
    found: dict[frozenset[str], float] = {}
    for answer in answers:
        pair = frozenset(answer.codes)
        if family(answer.kind) == family(kind) and pair <= codes:
            found[pair] = max(found.get(pair, 0.0), answer.chance)
    return found


def table_chances(answers: Iterable[Answer], kind: Kind, codes: frozenset[str]) -> dict[frozenset[str], float] | None:
    """The same; None where the encoder was not asked about all of them."""
    found = pair_chances(answers, kind, codes)
    return found if len(found) == math.comb(len(codes), 2) else None
