"""Small towns in an article, once it is known of which states and of whom it tells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digests.extract.actor import Actor, in_order
from digests.extract.sentence import Sentence
from digests.extract.tables import listed
from digests.places.names import is_organisation
from digests.places.towns import towns


def with_towns(told: Sequence[Sentence], headline: Sequence[Actor], text: str) -> Iterator[Sentence]:
    """The sentences with the towns of the states that their article names; nobody's name in it is a town's."""
    everybody = [*headline, *(a for sentence in told for a in sentence.actors)]
    states = {a.code for a in everybody if a.code and not is_organisation(a.code)}
    people = {word for a in everybody for word in (a.name or "").split()}
    for sentence in told:
        found = [
            Actor(t.start, t.end, t.end - 1, "country", t.code, printed=t.text, tag_kind="city")
            for t in towns(text, sentence.start, sentence.end, states)
            if people.isdisjoint(t.text.split())
            and t.text.lower() not in listed("not_names")
            and not any(a.overlaps(t.start, t.end) for a in sentence.actors)
        ]
        yield replace(sentence, actors=in_order([*sentence.actors, *found])) if found else sentence
