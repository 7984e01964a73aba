"""Whose official somebody is, when no word of the text says so: the place, the journey, the pair, the lead decide.

EXTRACTION, what counts, 9, and stage 6. The publisher's country is only the last guess: in "In Astana, Brandner-Hohl is
due to meet Deputy Transport Minister Arman Seitqaliuly" the minister is Kazakh, whoever prints it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.candidate import codes_of
from digests.extract.frame import Frame
from digests.extract.offices import has_office
from digests.extract.parse import Parsed
from digests.extract.scene import Scene
from digests.extract.tables import table, words
from digests.extract.venue import find_venue, opening_place

_HOST = re.compile(r"\b(?:host|hosts|hosting)\s*,?\s*$", re.IGNORECASE)
_DESCRIBED = re.compile(r"\s*,\s+an?\s")
_BEFORE = 12
"""Characters before an actor in which "host" may stand."""

_PAIR = 2
_LEAD = 2
"""Sentences in which whoever meets an official is taken for one."""

Sides = tuple[list[Actor], list[Actor]]


def belonging(parsed: Parsed, frame: Frame, scene: Scene, first: list[Actor], second: list[Actor]) -> Sides:
    """Both sides of a contact with the countries of officials that only the article around them gives away.

    What is settled for a named person is remembered for the rest of the article.
    """
    if frame.kind not in {"meeting", "call"}:
        return first, second
    first, second = _hosts(parsed, frame, scene, first), _hosts(parsed, frame, scene, second)
    first, second = ([_settled_before(scene, a) for a in _sent(scene, side)] for side in (first, second))
    if not first or not second:
        moved = _beside(scene, first or second)
        return [moved.get(a, a) for a in first], [moved.get(a, a) for a in second]
    near, far = (second, first) if _is_turned(frame, scene, first, second) else (first, second)
    moved = _settled(parsed, frame, scene, near, far)
    if not moved:
        moved = _settled(parsed, frame, scene, far, near)
    return [moved.get(a, a) for a in first], [moved.get(a, a) for a in second]


def _beside(scene: Scene, both: Sequence[Actor]) -> dict[Actor, Actor]:
    """ "a meeting between the Deputy Secretary of State and the Costa Rican minister": the other state of the lead."""
    unsure = [a for a in both if a.code is None and _is_unsure(a) and a.name]
    known = codes_of(a for a in both if a.is_official and not _is_unsure(a))
    if len(unsure) != 1 or len(known) != 1:
        return {}
    others = (group - known for group in (codes_of(scene.pair), scene.lead) if len(group) == _PAIR and known < group)
    found = next(others, frozenset())
    return _remembered(scene, unsure, next(iter(found))) if found else {}


def _is_unsure(actor: Actor, *, lead: bool = False) -> bool:
    """Whether no word gives his country: it is missing, or only the publisher's.

    `lead`: the opening names only officials, also without their office.
    """
    official = actor.is_official and (actor.office or actor.determiner in {"his", "her"} or (lead and actor.name))
    return bool(
        (actor.by_default and actor.kind != "collective")
        or (actor.code is None and official and not actor.out_of_office)
    )


def _is_turned(frame: Frame, scene: Scene, first: list[Actor], second: list[Actor]) -> bool:
    """Whether the first side is the one to be placed: the host by whom a traveller, or anybody known, is received."""
    if frame.origin == "receive" and any(a.code and a.code == _travelling(scene) for a in second):
        return True
    if second and all(map(_is_unsure, second)) and any(a.by_default and _is_delegation(a) for a in first):
        return True  # "the delegation called on the Prime Minister": he is the one who is at home
    return bool(second) and not any(map(_is_unsure, second)) and any(map(_is_unsure, first))


def _is_delegation(actor: Actor) -> bool:
    return actor.kind == "collective" and actor.last_word in words("offices", "sent")


def _is_turned_delegation(side: Sequence[Actor]) -> bool:
    return bool(side) and all(a.by_default and _is_delegation(a) for a in side)


def _sent(scene: Scene, side: list[Actor]) -> list[Actor]:
    """ "the delegation" of a report about foreign guests is theirs, not the home country's."""
    guests = scene.visitor if scene.abroad == scene.memory.home else None
    return [
        replace(a, code=guests, by_default=False) if guests and a.by_default and _is_delegation(a) else a for a in side
    ]


def _settled_before(scene: Scene, actor: Actor) -> Actor:
    """A person whose country an earlier sentence gave away."""
    known = scene.memory.find(actor.name) if actor.by_default and actor.name else None
    return replace(actor, code=known.code, by_default=False) if known and known.code and not known.by_default else actor


def _travelling(scene: Scene) -> str | None:
    return next((a.code for a in scene.travellers), None) or scene.visitor


def _settled(
    parsed: Parsed, frame: Frame, scene: Scene, near: Sequence[Actor], far: Sequence[Actor]
) -> dict[Actor, Actor]:
    """The unsure actors of `far` with the country that fits beside the side `near`; empty when none is to be placed."""
    lead = parsed.number < _LEAD and any(a.office for a in near)
    unsure = [a for a in far if _is_unsure(a, lead=lead and not _is_described(parsed, a))]
    if _is_turned_delegation(far):
        unsure = [a for a in far if a.by_default]
    known = codes_of(near)
    sure = codes_of(a for a in far if a not in unsure and not a.by_default) - known
    if not unsure or len(known) != 1:
        return {}
    if sure:  # "along with his counterpart Al Zubari" at the India-Bahrain commission
        lone = [a for a in unsure if a.code is None or a.code in known]
        return _remembered(scene, lone, next(iter(sure))) if len(sure) == 1 else {}
    guessed = codes_of(unsure)
    if guessed and not guessed <= known and not _is_elsewhere(parsed, scene, unsure, known, guessed):
        return {}  # the home country's official meets somebody from abroad
    if guessed and guessed.isdisjoint(known) and guessed <= scene.stops and _spot(parsed, frame) in {None, *guessed}:
        return {}  # at home, where the guest's journey leads
    # Whoever calls on an organisation at its seat may be of anywhere.
    seats = {seat for c in known for seat in table("bodies")["seat"].get(c, ())} - {scene.memory.home}
    others = (c for c in _likely(parsed, frame, scene, known) if c not in known | (seats - scene.stops))
    code = next((c for c in others if all(has_office(c, a.office) for a in unsure)), None)
    if code is None:
        return {}
    return _remembered(scene, unsure, code)


def _is_described(parsed: Parsed, actor: Actor) -> bool:
    """ "Aino Laine, a pop singer": what somebody is, is said, and it is no office."""
    return _DESCRIBED.match(parsed.text, actor.end - parsed.start) is not None


def _remembered(scene: Scene, actors: Sequence[Actor], code: str) -> dict[Actor, Actor]:
    placed = {a: replace(a, code=code, by_default=False) for a in actors}
    for actor in placed.values():
        scene.memory.settle(actor)
    return placed


def _is_elsewhere(
    parsed: Parsed, scene: Scene, unsure: Sequence[Actor], known: frozenset[str], guessed: frozenset[str]
) -> bool:
    """Whether a journey to a country that is neither's was told, and who is met there is named for the first time."""
    if not scene.abroad or scene.abroad in known | guessed or scene.visitor not in known:
        return False
    return all(a.name is not None and scene.memory.first_told(a.name) >= parsed.start for a in unsure)


def _likely(parsed: Parsed, frame: Frame, scene: Scene, known: frozenset[str]) -> Iterator[str]:
    """The countries that the other side may be of, the surest first."""
    yield from _placed(parsed, frame, scene, known)
    for group in (codes_of(scene.pair), scene.lead):
        if len(group) == 2 and known < group:
            yield from group - known
    if scene.memory.home:
        yield scene.memory.home


def _placed(parsed: Parsed, frame: Frame, scene: Scene, known: frozenset[str]) -> Iterator[str]:
    if spot := _spot(parsed, frame):
        yield spot
    if scene.abroad and (scene.visitor is None or scene.visitor in known):
        yield scene.abroad


def _spot(parsed: Parsed, frame: Frame) -> str | None:
    """The country in which the sentence says that it takes place, but in towns where all the world meets."""
    place = find_venue(parsed, frame, dateline=None) or opening_place(parsed)
    if place is None or (place.city or "").lower() in words("grammar", "meeting_town"):
        return None
    return place.country


def _hosts(parsed: Parsed, frame: Frame, scene: Scene, side: list[Actor]) -> list[Actor]:
    """ "host President Guedi": of the country where it takes place."""
    found: list[Actor] = []
    for actor in side:
        at = actor.start - parsed.start
        if _is_unsure(actor) and _HOST.search(parsed.text[max(0, at - _BEFORE) : max(0, at)]):
            place = find_venue(parsed, frame, dateline=scene.dateline)
            if place and place.country:
                actor = replace(actor, code=place.country, by_default=False)
                scene.memory.settle(actor)
        found.append(actor)
    return found
