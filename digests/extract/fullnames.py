"""Everybody by the fullest name that the article gives: "Oli" of a headline is "KP Sharma Oli" of the report."""

from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.candidate import Candidate, distinct
from digests.extract.memory import Memory

_QUOTES = str.maketrans("", "", "\"“”'‘’()")
"""What stands around a nickname within a name."""


def fully_named(candidate: Candidate, memory: Memory) -> Candidate:
    """`candidate` with its people by their fullest names, each of them once."""
    sides = tuple((_fullest(actor, memory), capacity) for actor, capacity in candidate.sides)
    return candidate if sides == candidate.sides else replace(candidate, sides=distinct(sides))


def _fullest(actor: Actor, memory: Memory) -> Actor:
    """`actor` by the one longer name of his state's that holds all words of his; as he was where two do."""
    if not actor.name or not actor.code:
        return actor
    words, one = _words(actor.name), actor.name.split()[-1]
    people = (p for p in memory.people.values() if p.name and one in p.name and p.code in {None, actor.code})
    known = {p.name: p for p in people if p.name and words < _words(p.name)}
    longest = max(known.values(), key=lambda p: len(p.name or ""), default=None)
    if longest is None or not all(_words(name) <= _words(longest.name or "") for name in known):
        return actor
    return replace(actor, name=longest.name, office=actor.office or longest.office)


def _words(name: str) -> frozenset[str]:
    return frozenset(name.translate(_QUOTES).split())
