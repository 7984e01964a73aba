"""Who of those named in a sentence was there: who else was met, one by one ("is to see President X, and to have talks
with Prime Minister Y"), and who is named beside it only (the ambassador at the airport)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.answer import NOBODY, Company, family
from digests.extract.candidate import CONTACTS, Candidate
from digests.extract.names import names_one
from digests.extract.scene import Scene
from digests.model import Kind

_THERE = 0.6
"""The chance of having taken part from which somebody did."""
_SURELY = 0.9
"""The same for somebody who is told in the place of his state."""
_APART = 0.5
"""The chance of having been there together under which two were not."""
_CONTACT = family("meeting")


def _company_of(scene: Scene) -> Company:
    """What the encoder says of those who are named in the sentence that is being read."""
    return scene.answers[0].company if scene.answers else NOBODY


def _people_of(scene: Scene) -> list[Actor]:
    """Those who are named in it, as the article knows them by now."""
    return [scene.memory.resolve(stand.what) for stand in _company_of(scene).folk]


def who_was_there(mention: Actor, kind: Kind, scene: Scene) -> Actor | None:
    """Who of the mention's state, among those whom the sentence names, surely took part in an event of that kind: the
    one of the mention if he did, else the likeliest."""
    own = [
        (taking[family(kind)], person)
        for person, taking in zip(_people_of(scene), _company_of(scene).taking, strict=True)
        if person.code == mention.code and _is_one_official(person) and person.start not in scene.absent
    ]
    meant = next((p for chance, p in own if is_one_person(p, mention) and chance >= _THERE), None)
    chance, likeliest = max(own, key=lambda one: one[0], default=(0.0, None))
    return meant or (likeliest if chance >= _SURELY else None)


def others_met(told: Sequence[Candidate], known: Sequence[Candidate], scene: Scene) -> Iterator[Candidate]:
    """A contact of its own with each official who took part in what the sentence tells, and is at none of the contacts
    `known` of it: the same two states as in one of `told`, another person of one of them. Where nobody of his state was
    named there, it is that one."""
    contacts = [c for c in told if c.kind in CONTACTS and len(c.codes) == 2]
    if not contacts:
        return
    company, people = _company_of(scene), _people_of(scene)
    taken = [actor for c in (*told, *known) if c.kind in CONTACTS for actor, _ in c.sides]
    for number, (person, taking) in enumerate(zip(people, company.taking, strict=True)):
        chance = taking[_CONTACT]
        if chance < _THERE or person.start in scene.absent or not _is_one_official(person):
            continue
        if any(is_one_person(person, a) for a in taken):
            continue
        beside = {
            k for k, other in enumerate(people) if company.together[number][k] >= _APART and _is_one_official(other)
        }
        if any(is_one_person(people[k], a) for k in beside if people[k].code == person.code for a in taken):
            continue  # he was there with somebody who is told
        base = next((c for c in contacts if person.code in c.codes and _may_have_met(c, person, people, beside)), None)
        if base is None:
            continue
        taken.append(person)
        others = (side for side in base.sides if side[0].code != person.code)
        answer = replace(base.answer, chance=min(base.answer.chance, chance)) if base.answer else None
        at = (person.start, person.start)
        yield replace(base, sides=(*others, (person, "participant")), trigger=at, reminds=False, answer=answer)


def _may_have_met(contact: Candidate, person: Actor, people: Sequence[Actor], beside: set[int]) -> bool:
    """Whether whom the sentence names of the contact's other side was there with him; so too where it names nobody."""
    others = [a for a, _ in contact.sides if a.code != person.code]
    named = [k for k, other in enumerate(people) if any(is_one_person(other, a) for a in others)]
    return not named or not beside.isdisjoint(named)


def _is_one_official(actor: Actor) -> bool:
    """Whether he can be told as somebody met: by name, or by an office that one person holds."""
    known = actor.is_official and not actor.plural and not actor.is_counterpart and not actor.out_of_office
    return known and actor.code is not None and (actor.name is not None or actor.office is not None)


def is_one_person(one: Actor, other: Actor) -> bool:
    """Whether two actors of one state are one person: by a name that both share, else by their office, which may be
    told by its head word alone ("the minister")."""
    if one.code != other.code:
        return False
    if one.name and other.name:
        return names_one(one.name, other.name) or names_one(other.name, one.name)
    if not one.office or not other.office:
        return False
    offices = {one.office.lower(), other.office.lower()}
    return len(offices) == 1 or (one.last_word == other.last_word and one.last_word in offices)


def are_others(signers: Iterable[Actor], contact: Candidate) -> bool:
    """Whether officials who are named were all not at a contact of their states that names who was: "The ministers of
    trade, X and Y, signed …", after talks of the presidents."""
    there = [a for a, _ in contact.sides if a.name]
    known = {a.code for a in there}
    named = [a for a in signers if a.kind == "person" and a.name and a.office]
    return bool(named) and all(a.code in known and not any(is_one_person(a, b) for b in there) for a in named)
