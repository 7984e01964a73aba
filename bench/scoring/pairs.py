"""Which reported event stands for which gold event: same parties, same family, one to one."""

from collections.abc import Sequence

from digests.model import STRENGTHS, Event, Kind, Strength, When
from digests.places.fold import fold

_FAMILY: dict[Kind, str] = {"meeting": "contact", "call": "contact", "multilateral": "contact"}
"""Kinds that are told apart by a measure of their own; every other kind is a family by itself."""
_RISING: tuple[Strength | None, ...] = (None, *STRENGTHS)


def family(kind: Kind) -> str:
    """`contact` for meetings, calls and conferences, else the kind."""
    return _FAMILY.get(kind, kind)


def same_parties(gold: Event, told: Event) -> bool:
    """Whether exactly the same codes take part, and each party without a code that gold names (rebels) is named."""
    if set(gold.countries) != set(told.countries):
        return False
    uncoded = [fold(p.organisation) for p in gold.participants if not p.country and p.organisation]
    named = [
        fold(f"{p.organisation or ''} {p.name or ''} {p.as_printed}") for p in told.participants if p.country is None
    ]
    return all(any(party in name for name in named) for party in uncoded)


def pair(gold: Sequence[Event], told: Sequence[Event], *, any_kind: bool = False) -> dict[int, int]:
    """Index in `gold` → index in `told`, each used once; the pairs that agree most go first.

    Only events with the same parties pair, and only of one family unless `any_kind`. Where several could, it
    decides how many of gold's quotes are shared, then the day, status, role and kind, then the order of telling.
    """
    fitting = [
        (_likeness(wanted, event), -g, -t)
        for g, wanted in enumerate(gold)
        for t, event in enumerate(told)
        if same_parties(wanted, event) and (any_kind or family(wanted.kind) == family(event.kind))
    ]
    chosen: dict[int, int] = {}
    for _, g, t in sorted(fitting, reverse=True):
        if -g not in chosen and -t not in chosen.values():
            chosen[-g] = -t
    return chosen


def strongest(event: Event) -> Strength | None:
    """Its strongest outcome; None when it has none."""
    return max((outcome.strength for outcome in event.outcomes), key=_RISING.index, default=None)


def stronger(one: Strength | None, other: Strength | None) -> bool:
    """Whether `one` claims more than `other`."""
    return _RISING.index(one) > _RISING.index(other)


def same_date(gold: When, told: When | None) -> bool:
    """Whether it begins on the same day with the same precision; clock times count by their day."""
    return (
        told is not None
        and told.precision == gold.precision
        and (told.start or "")[:10] == (gold.start or "")[:10]
    )  # fmt: skip


def shared_quotes(gold: Event, told: Event) -> int:
    """How many of gold's quotes share characters with the evidence that is told."""
    return sum(any(a.start < b.end and b.start < a.end for b in told.evidence) for a in gold.evidence)


def _likeness(gold: Event, told: Event) -> tuple[int, ...]:
    dated = gold.when is not None and same_date(gold.when, told.when)
    return (
        shared_quotes(gold, told),
        dated,
        gold.status == told.status,
        gold.role == told.role,
        gold.kind == told.kind,
    )
