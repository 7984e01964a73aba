"""Who met by one telling and by another: each side's names and offices, and whether they can be the same people."""

import re
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.candidate import Candidate
from digests.extract.tables import words

_PREMIER = re.compile(r"(?P<deputy>\b(?:deputy|vice)[ -])?\b(?:prime ministers?|premiers?)$", re.IGNORECASE)


def without_bodies(candidate: Candidate) -> Candidate:
    """It without its "officials" and delegations, who may stand by anybody."""
    people = tuple(s for s in candidate.sides if not s[0].is_several)
    return replace(candidate, sides=people)


def are_different_contacts(a: Candidate, b: Candidate) -> bool:
    """Different named people of one country, or a person against unnamed officials: two contacts."""
    ours, theirs = names_of(a), names_of(b)
    if b.also and a.span != b.span and not b.reminds and any(c not in ours for c in theirs) and len(theirs) > 1:
        return True
    if unnamed_officials(a) & theirs.keys() - ours.keys() or unnamed_officials(b) & ours.keys() - theirs.keys():
        return True
    if any(ours[c].isdisjoint(theirs[c]) for c in ours.keys() & theirs.keys()):
        return True
    held, holds = offices_of(a), offices_of(b)
    return any(
        held[c].isdisjoint(holds[c])
        for c in held.keys() & holds.keys()
        if not ours.get(c, set()) & theirs.get(c, set())
    )


def offices_of(candidate: Candidate) -> dict[str, set[str]]:
    """The offices of single persons of each country, by its code, by their head words."""
    found: dict[str, set[str]] = {}
    for actor, _ in candidate.sides:
        # "ministers", unlike a delegation, whose head may be named
        several = actor.plural and actor.last_word.endswith("s")
        if actor.name is None and actor.last_word.removesuffix("s") in words("offices", "anybody"):
            continue  # "the Iranian official", "the Lao leader", "the leaders of Peru and Chile": whoever is named
        if actor.code and (actor.is_official or several) and not actor.is_counterpart and actor.last_word:
            found.setdefault(actor.code, set()).add(_head_of(actor))
    return found


def _head_of(actor: Actor) -> str:
    """The head word of an office, in the singular; a prime minister is no other minister."""
    premier = _PREMIER.search(actor.office or "")
    if premier:
        return "deputy premier" if premier["deputy"] else "premier"
    return actor.last_word.removesuffix("s")


def names_of(candidate: Candidate) -> dict[str, set[str]]:
    """Who takes part for each country, by its code, by name."""
    found: dict[str, set[str]] = {}
    for actor, _ in candidate.sides:
        if actor.code and actor.name:
            found.setdefault(actor.code, set()).add(actor.name)
    return found


def unnamed_officials(candidate: Candidate) -> frozenset[str]:
    """The countries whose side is only "officials"."""
    bodies = (a for a, _ in candidate.sides if a.code and not a.name and a.kind == "collective")
    return frozenset(a.code for a in bodies if a.code and "official" in (a.office or "").lower())
