"""Who of those named in a sentence was there: who else was met, one by one ("will also see the Speaker and the Chief
Justice"), and who is named beside it only (whoever spoke of it, the ambassadors at the airport)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.answer import NOBODY, Company, family
from digests.extract.candidate import CONTACTS, Candidate, Side, as_sides
from digests.extract.scene import Scene
from digests.model import Kind

_THERE = 0.6
"""The chance of having taken part from which somebody did."""
_SURELY = 0.9
"""The same for somebody who is told in the place of his state."""
_APART = 0.5
"""The chance of having been there together under which two were not."""
_CONTACT = family("meeting")


def company_of(scene: Scene) -> Company:
    """What the encoder says of those who are named in the sentence that is being read."""
    return scene.answers[0].company if scene.answers else NOBODY


def who_was_there(code: str, kind: Kind, scene: Scene) -> Actor | None:
    """The likeliest of those of a state whom the sentence names, if he surely took part in an event of that kind."""
    company = company_of(scene)
    own = [
        (taking[family(kind)], person)
        for stand, taking in zip(company.folk, company.taking, strict=True)
        if (person := scene.memory.resolve(stand.what)).code == code and is_one_official(person)
    ]
    chance, best = max(own, key=lambda one: one[0], default=(0.0, None))
    return best if chance >= _SURELY else None


def others_met(told: Sequence[Candidate], scene: Scene) -> Iterator[Candidate]:
    """A contact of its own with each official who took part in what the sentence tells and is at none of its contacts
    `told`: the same two states, another person of one of them. Where nobody of his state was named, it is that one."""
    company = company_of(scene)
    contacts = [c for c in told if c.kind in CONTACTS and len(c.codes) == 2]
    taken = [actor for c in contacts for actor, _ in c.sides]
    for number, stand in enumerate(company.folk):
        person = scene.memory.resolve(stand.what)
        if company.taking[number][_CONTACT] < _THERE or not is_one_official(person):
            continue
        if any(_is_same(person, a) for a in taken):
            continue
        base = next((c for c in contacts if person.code in c.codes), None)
        if base is None:
            continue
        taken.append(person)
        beside = [side for side in base.sides if _is_beside(number, side[0], person, company, scene)]
        if not any(a.code == person.code for a, _ in beside):
            yield replace(base, sides=_with(beside, person), trigger=(person.start, person.start), reminds=False)


def _with(others: Sequence[Side], person: Actor) -> tuple[Side, ...]:
    return (*others, *as_sides([person]))


def _is_beside(number: int, actor: Actor, person: Actor, company: Company, scene: Scene) -> bool:
    """Whether somebody at the contact is of the other side, or was met together with the person."""
    if actor.code != person.code:
        return True
    if not is_one_official(actor):
        return False
    places = [k for k, s in enumerate(company.folk) if _is_same(scene.memory.resolve(s.what), actor)]
    return any(company.together[number][k] >= _APART for k in places)


def is_one_official(actor: Actor) -> bool:
    """Whether he can be told as somebody met: by name, or by an office that one person holds."""
    known = actor.is_official and not actor.plural and not actor.is_counterpart and not actor.out_of_office
    return known and actor.code is not None and (actor.name is not None or actor.office is not None)


def _is_same(one: Actor, other: Actor) -> bool:
    """Whether two actors of one state are one person: by a name that both share, else by their office."""
    if one.code != other.code:
        return False
    if one.name and other.name:
        words, others = set(one.name.split()), set(other.name.split())
        return words <= others or others <= words
    return bool(one.office) and one.last_word == other.last_word
