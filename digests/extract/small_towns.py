"""Towns in an article, once it is known of which states and of whom it tells: small ones, and those that are people."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from digests.extract.actor import Actor, in_order
from digests.extract.actors import place_actor
from digests.extract.sentence import Sentence
from digests.extract.tables import listed
from digests.extract.venue import stands_at
from digests.places.names import is_organisation
from digests.places.towns import towns


def with_towns(told: Sequence[Sentence], headline: Sequence[Actor], text: str) -> Iterator[Sentence]:
    """The sentences with the towns of the states that their article names; nobody's name in it is a town's."""
    everybody = [*headline, *(a for sentence in told for a in sentence.actors)]
    states = frozenset(a.code for a in everybody if a.code and not is_organisation(a.code))
    people = {word for a in everybody for word in (a.name or "").split()}
    for sentence in told:
        actors = [a for a in sentence.actors if not _is_person(a, people, text)]
        found = [
            place_actor(t)
            for t in towns(text, sentence.start, sentence.end, states)
            if people.isdisjoint(t.text.split())
            and t.text.lower() not in listed("not_names")
            and not any(a.overlaps(t.start, t.end) for a in actors)
        ]
        changed = found or len(actors) < len(sentence.actors)
        yield replace(sentence, actors=in_order([*actors, *found])) if changed else sentence


def _is_person(place: Actor, people: Set[str], text: str) -> bool:
    """Whether a town that stands where nobody is said to be has the name of somebody: "Gao met his guest"."""
    return place.tag_kind == "city" and place.printed in people and not stands_at(text, place.start)
