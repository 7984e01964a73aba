"""One candidate event: what one trigger tells, resolved against the article so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from digests.extract.actor import Actor
from digests.extract.answer import FAMILIES, Answer
from digests.extract.rivals import NO_RIVALS, Rivals
from digests.model import Capacity, Kind, Status, Venue, When

Side = tuple[Actor, Capacity]

CONTACTS = frozenset(FAMILIES[0])
"""Kinds of events in which people are in contact."""
ENCODER = "encoder"
"""The origin of a candidate that no rule tells."""
LISTED = "listed"
"""The origin of an event whose second party another sentence names than that which tells it."""
AT_TABLE: frozenset[Kind] = frozenset({"meeting", "multilateral"})
"""Kinds of contacts in which people sit together."""
FALLEN: frozenset[Status] = frozenset({"postponed", "cancelled"})
"""Statuses of what fell through."""
AHEAD: frozenset[Status] = frozenset({"planned", *FALLEN})
"""Statuses of what has not come about."""
TABLE = 3
"""Parties of one contact from which it is a multilateral one (EXTRACTION, what counts, 1)."""


Tense = Literal["present", "past", "purpose", ""]
"""The simple present, the simple past, what somebody went for in the past ("came for talks", "went to see")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What one trigger tells, resolved. Offsets are those of the article."""

    kind: Kind
    status: Status
    possible: bool
    """Only possible: "may meet"."""
    form: str | None
    sides: tuple[Side, ...]
    venue: Venue | None
    when: When | None
    span: tuple[int, int]
    """Its sentence."""
    trigger: tuple[int, int]
    number: int
    """The number of its sentence in the body."""
    paragraph: int
    reminds: bool
    """ "the talks": no event by itself."""
    origin: str
    past_perfect: bool = False
    anaphoric: bool = False
    """Whether memory had to supply a side."""
    officials: bool = False
    """Whether its counterpart is only "senior officials", of no stated country."""
    distinct: bool = False
    """ "the next session", "will meet again": not the contact that was told before."""
    sidelines: bool = False
    """ "on the margins": it happened where a larger table stands."""
    also: bool = False
    """ "also met": another event than those told before."""
    unreal: bool = False
    """A plan told in the past: "was to have met"."""
    lapsed: bool = False
    """ "had been due to meet": mostly it did not come about."""
    announced: bool = False
    """ "announced that she would pay a visit": planned at some earlier time."""
    tense: Tense = ""
    """What its verb leaves open of the status."""
    novel: bool = False
    """Whether the encoder sees an event that no sentence before has told."""
    caption: bool = False
    """Told below a picture, and nowhere else so far: another telling of it is no other event."""
    in_lead: bool = False
    """Whether headline and first sentence name all its parties."""
    answer: Answer | None = None
    """What the encoder takes its sentence to tell of its parties; None where it was not asked."""
    rivals: Rivals = NO_RIVALS
    """What else the encoder sees in its sentence."""
    codes: frozenset[str] = field(init=False)
    """The participants' codes, kept because every later candidate is compared with them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "codes", codes_of(a for a, _ in self.sides))

    @property
    def host(self) -> str | None:
        """The country that a visit leads to."""
        return next((a.code for a, capacity in self.sides if capacity == "host"), None)

    @property
    def is_in_passing(self) -> bool:
        """Told with a month or a vague time, or in the past perfect: not what the article is about."""
        vague = self.when is not None and self.when.precision in {"month", "vague"}
        return self.past_perfect or (self.status == "held" and vague)


def codes_of(actors: Iterable[Actor]) -> frozenset[str]:
    """The codes of the actors that have one."""
    return frozenset(a.code for a in actors if a.code)


def as_sides(actors: Iterable[Actor]) -> tuple[Side, ...]:
    """The actors as participants, one side a person."""
    return distinct((a, "participant") for a in actors)


def distinct(sides: Iterable[Side]) -> tuple[Side, ...]:
    """One side a person; an unnamed side of a country gives way to a named one of that country."""
    kept: list[Side] = []
    for actor, capacity in sides:
        twin = next((i for i, (a, _) in enumerate(kept) if _is_same(a, actor)), None)
        if twin is None:
            kept.append((actor, capacity))
        elif kept[twin][0].name is None and (actor.name or (actor.office and not kept[twin][0].office)):
            kept[twin] = (actor, capacity)
    return tuple(kept)


def _is_same(a: Actor, b: Actor) -> bool:
    same_name = a.name is None or b.name is None or a.name == b.name
    return a.code == b.code and same_name and bool(a.code or a.name)
