"""Mentions of one event in one article made one; every evidence span kept; equal readings left apart."""

from dataclasses import replace
from datetime import date

from digests.extract.actors import Actor
from digests.extract.candidates import Candidate, Side, _dedupe
from digests.model import When

_CONTACTS = frozenset({"meeting", "call", "multilateral"})


def overlap(a: When | None, b: When | None) -> bool:
    """Whether two times can be one: unknown fits everything."""
    if a is None or b is None or not a.start or not b.start:
        return True
    a_end, b_end = a.end or a.start, b.end or b.start
    return a.start[:10] <= b_end[:10] and b.start[:10] <= a_end[:10]


def _names(candidate: Candidate) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for actor, _ in candidate.sides:
        if actor.code and actor.name:
            found.setdefault(actor.code, set()).add(actor.name)
    return found


def _clash(a: Candidate, b: Candidate) -> bool:
    """Different named people of one country, or a person against unnamed officials: two contacts."""
    ours, theirs = _names(a), _names(b)
    if unnamed_officials(a) & theirs.keys() - ours.keys() or unnamed_officials(b) & ours.keys() - theirs.keys():
        return True
    return any(ours[c].isdisjoint(theirs[c]) for c in ours.keys() & theirs.keys())


def unnamed_officials(candidate: Candidate) -> frozenset[str]:
    """The countries whose side is only "officials"."""
    return frozenset(a.code for a, _ in candidate.sides if a.code and not a.name and a.kind == "collective" and "official" in (a.office or "").lower())


def _tense_fits(a: Candidate, b: Candidate) -> bool:
    order = {"planned": 0, "under_way": 1, "held": 2}
    if a.status == b.status:
        return True
    if a.status in order and b.status in order:
        if {a.status, b.status} == {"planned", "under_way"}:
            return True
        same_day = (
            a.when is not None
            and b.when is not None
            and a.when.precision in {"day", "minute"}
            and overlap(a.when, b.when)
        )
        return same_day or a.reminds or b.reminds
    return a.status in {"postponed", "cancelled"} or b.status in {"postponed", "cancelled"}


def same_event(old: Candidate, new: Candidate) -> bool:
    """Whether `new` tells again what `old` told."""
    kinds = {old.kind, new.kind}
    if not (len(kinds) == 1 or kinds <= _CONTACTS):
        return False
    if len(kinds) > 1 and "call" in kinds and not (old.reminds or new.reminds or old.origin == "agreed"):
        return False
    if not (old.codes == new.codes or ((new.codes < old.codes or old.codes < new.codes) and (new.reminds or new.anaphoric))):
        return False
    if _passing(old) != _passing(new) and (old.when is None or new.when is None) and not new.reminds:
        return False
    if old.kind == "visit" and _host(old) != _host(new):
        return False
    if _clash(old, new) or not overlap(old.when, new.when) or not _tense_fits(old, new):
        return False
    return not (old.venue and new.venue and old.venue.city and new.venue.city and old.venue.city != new.venue.city)


def _passing(candidate: Candidate) -> bool:
    """Told as something of an earlier month or vague time."""
    return candidate.past_perfect or (candidate.status == "held" and candidate.when is not None and candidate.when.precision in {"month", "vague"})


def _host(candidate: Candidate) -> str | None:
    return next((a.code for a, capacity in candidate.sides if capacity == "host"), None)


def joined(old: Candidate, new: Candidate) -> Candidate:
    """`old` with what `new` adds: people's names, the finer time, the venue; the graver status wins."""
    grave = {"planned": 0, "under_way": 1, "held": 2, "postponed": 3, "cancelled": 3}
    weaker = new.reminds or new.anaphoric
    status = (
        new.status
        if grave[new.status] > grave[old.status]
        and not (weaker and new.status == "held" and old.status == "planned" and not _past_of(new))
        else old.status
    )
    sides = _merged_sides(old.sides, new.sides)
    kind = "multilateral" if "multilateral" in {old.kind, new.kind} else new.kind if old.origin == "agreed" else old.kind
    return replace(
        old, kind=kind, status=status, possible=old.possible and new.possible, form=old.form or new.form, sides=sides,
        venue=_finer_venue(old, new), when=finer(old.when, new.when), reminds=old.reminds and new.reminds, past_perfect=old.past_perfect and new.past_perfect,
        anaphoric=old.anaphoric and new.anaphoric,
    )  # fmt: skip


def _past_of(candidate: Candidate) -> bool:
    return candidate.origin in {"verb", "receive"}


def _merged_sides(old: list[Side], new: list[Side]) -> list[Side]:
    merged = list(old)
    for actor, capacity in new:
        same = [i for i, (a, _) in enumerate(merged) if a.code == actor.code]
        named = next((i for i in same if merged[i][0].name and actor.name and merged[i][0].name == actor.name), None)
        if named is not None or (
            same and not actor.name and not (actor.office and not any(merged[i][0].office for i in same))
        ):
            continue
        blank = next((i for i in same if not merged[i][0].name and (actor.name or not merged[i][0].office)), None)
        if blank is not None:
            merged[blank] = (actor, merged[blank][1])
        elif not same or actor.name:
            merged.append((actor, capacity))
    return _dedupe(merged)


def _finer_venue(old: Candidate, new: Candidate):  # type: ignore[no-untyped-def] # the field's own type
    if old.venue and new.venue and new.venue.city and not old.venue.city:
        return new.venue
    return old.venue or new.venue


_PRECISION = {"minute": 3, "day": 2, "month": 1, "vague": 0}


def finer(a: When | None, b: When | None) -> When | None:
    """The more precise of two times; of equals the first, and a range of days before its first day."""
    if a is None or b is None:
        return a or b
    if _PRECISION[b.precision] > _PRECISION[a.precision]:
        return b
    if a.precision == b.precision == "day" and b.start == a.start and (b.end or "") > (a.end or ""):
        return b
    return a


def days_of(when: When | None) -> tuple[date, date] | None:
    """The first and last day of a time, when it has them."""
    if when is None or not when.start:
        return None
    return date.fromisoformat(when.start[:10]), date.fromisoformat((when.end or when.start)[:10])


def is_named(actor: Actor) -> bool:
    """Whether somebody can be told by name or by an office that one person holds."""
    return actor.name is not None or actor.kind == "office"
