"""What else the encoder sees in the sentence of an event: who else may have met one of its parties, and what else the
two of them may have done."""

from collections.abc import Sequence
from dataclasses import dataclass

from digests.extract.answer import Answer, family, table_chances
from digests.model import Kind

_PAIR = 2
_SURE = 0.8
"""The encoder's chance from which it is sure of an event."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """By the encoder, in the sentence of an event; chances are 0..1."""

    surest: float = 0.0
    """The chance of the likeliest such event of one of its parties with somebody else."""
    sure: int = 0
    """How many such events the encoder is sure of, those who were met in turn with them included."""
    elsewhere: float = 0.0
    """The chance of the likeliest event, of whatever family, of two that are no parties of it."""
    beside: float | None = None
    """The chance of the likeliest event of another family of the same parties: the talks on a visit."""
    least: float | None = None
    """Of a table the chance of its least sure two; None where not all two of it were asked about."""


NO_RIVALS = Rivals()
"""Of an event of whose sentence the encoder was not asked."""


def rivals(
    answers: Sequence[Answer], kind: Kind, parties: frozenset[str], host: str | None, in_turn: frozenset[str]
) -> Rivals:
    """The rivals of an event of `parties` (by code) that leads to `host`, among the answers of its sentence.

    No rival is whoever was met in turn with them: `in_turn` holds all of those, at least the parties. A tour has
    several stops, so of a journey only those who travel to the same host are rivals.
    """
    own = family(kind)
    with_one = [a for a in answers if family(a.kind) == own and len(parties.intersection(a.codes)) == 1]
    apart = [a for a in with_one if not in_turn.issuperset(a.codes)]
    nearest = [a for a in apart if kind != "visit" or (host is not None and a.host == host)]
    same = (a.chance for a in answers if family(a.kind) != own and parties.issuperset(a.codes))
    table = table_chances(answers, kind, parties) if len(parties) > _PAIR else None
    return Rivals(
        surest=max((a.chance for a in nearest), default=0.0),
        sure=sum(a.chance >= _SURE for a in with_one),
        elsewhere=max((a.chance for a in answers if parties.isdisjoint(a.codes)), default=0.0),
        beside=max(same, default=0.0),
        least=min(table.values()) if table else None,
    )
