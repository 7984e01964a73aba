"""Towns in an article, once it is known of which states and of whom it tells: small ones, and those that are people."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain

from digests.extract.actor import Actor, in_order
from digests.extract.actors import place_actor
from digests.extract.sentence import Sentence
from digests.extract.tables import listed
from digests.extract.venue import stands_at
from digests.places.names import is_organisation
from digests.places.tag import PlaceTag
from digests.places.towns import NAME, towns

_BEFORE_STATE = re.compile(rf"\b(?:[Ii]n|[Ff]rom|[Tt]o|[Nn]ear|[Oo]utside)\s+(?P<name>{NAME}),\s+(?:in\s+)?$")
"""A town that no table holds, as it stands before its state: "in Santa Rosa de Copan, Honduras"."""
_BEHIND_STATE = re.compile(r"[,.;:)]|\s+(?:after|at|before|during|for|from|in|on|to|under|where|with)\b|\s*$")
"""What follows the state then, unlike one that does something: "in Kashmir, India has …"."""
_HOUSES = frozenset(
    "airport base bridge castle cathedral center centre church club garden gardens hall hotel island islands mosque"
    " museum port resort school square stadium tower university valley villa".split()
)
"""Words of the names of what is no town."""
_BEFORE = 60


def with_towns(told: Sequence[Sentence], headline: Sequence[Actor], text: str) -> Iterator[Sentence]:
    """The sentences with the towns of the states that their article names; nobody's name in it is a town's."""
    everybody = [*headline, *(a for sentence in told for a in sentence.actors)]
    states = frozenset(a.code for a in everybody if a.code and not is_organisation(a.code))
    people = {word for a in everybody for word in (a.name or "").split()}
    for sentence in told:
        actors = [a for a in sentence.actors if not _is_person(a, people, text)]
        seen = {
            t.start: t for t in chain(_of_states(sentence, text), towns(text, sentence.start, sentence.end, states))
        }
        found = [
            place_actor(t)
            for t in seen.values()
            if people.isdisjoint(t.text.split())
            and t.text.lower() not in listed("not_names")
            and not any(a.overlaps(t.start, t.end) for a in actors)
        ]
        changed = found or len(actors) < len(sentence.actors)
        yield replace(sentence, actors=in_order([*actors, *found])) if changed else sentence


def _is_person(place: Actor, people: Set[str], text: str) -> bool:
    """Whether a town that stands where nobody is said to be has the name of somebody: "Gao met his guest"."""
    return place.tag_kind == "city" and place.printed in people and not stands_at(text, place.start)


def _of_states(sentence: Sentence, text: str) -> Iterator[PlaceTag]:
    """The towns that stand before the names of their states, whatever no table knows of them."""
    for state in sentence.actors:
        if state.kind != "country" or state.tag_kind != "country" or state.office or not state.code:
            continue
        match = _BEFORE_STATE.search(text, max(sentence.start, state.start - _BEFORE), state.start)
        if match and _BEHIND_STATE.match(text, state.end, sentence.end):
            barred = listed("not_names") | _HOUSES
            if barred.isdisjoint(match["name"].lower().split()):
                yield PlaceTag(match.start("name"), match.end("name"), match["name"], state.code, "city")
