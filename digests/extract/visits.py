"""The candidate events of journeys: who travels, where to, and who receives."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.candidate import Candidate, Side, as_sides, codes_of
from digests.extract.dates import DAYS, RIGHT_BEHIND
from digests.extract.frame import Frame
from digests.extract.grammar import FINITE
from digests.extract.journeys import TOUR
from digests.extract.making import is_unreal, make
from digests.extract.parse import Parsed
from digests.extract.scene import Scene
from digests.extract.tables import words
from digests.extract.venue import place_venue
from digests.timing.phrases import Phrase

_AND_TO = re.compile(r"(?:,|,? and|, then)\s+(?:then\s+)?(?:to |in )?(?:the )?")
"""What stands between a stop's day and the next stop."""
_IN_COUNTRY = re.compile(r"\s*(?:,|in)\s+(?:the\s+)?(?:(?:[A-Z]\w+\s+)+of\s+)?(?:the\s+)?")
"""What stands between a town and its country: "Lome in the Republic of Togo"."""
_CLAUSE = frozenset({"WDT", "WP", "WRB", "IN"})
"""Words that open another clause: "…, where he met", "after he had met"."""
_INVITED = re.compile(r"\b(?:at the invitation of|as (?:a )?guests? of|invited by)\s")


def visits(parsed: Parsed, frame: Frame, scene: Scene) -> Iterator[Candidate]:
    """One visit a stop; a stop without a visitor of its own belongs to who is travelling in the sentence."""
    first, _ = scene.all_of(frame.first)
    stops = _stops(parsed, frame, scene) or _there(parsed, frame, scene, first)
    home = scene.memory.home
    guests = [a for a in first if a.code and a.code != home and not a.by_default and a.is_official]
    reminded = scene.pair and codes_of(guests) <= codes_of(scene.pair) and len(codes_of(scene.pair)) > 1
    if (
        not stops
        and guests
        and home
        and not reminded
        and frame.origin != TOUR
        and frame.trigger.lemma_.lower() in words("triggers", "visit_here")
    ):
        host = Actor(guests[0].start, guests[0].start, guests[0].head, "country", home, by_default=True)
        scene.guests, scene.journey, scene.abroad, scene.visitor = tuple(guests), frame.status, home, guests[0].code
        yield make(parsed, frame, scene, (*as_sides(guests), (host, "host")), reminds=False, anaphoric=True, host=None)
        return
    if not stops and frame.status in {"cancelled", "postponed"}:
        scene.fallen = {a.code: frame.status for a in first if a.code}  # "called off her trip to the Caribbean"
    if not stops and frame.definite and scene.pair:
        sides: tuple[Side, ...] = tuple((a, "participant") for a in scene.pair)
        yield make(parsed, frame, scene, sides, reminds=True, anaphoric=True)
    travellers: Sequence[Actor] = [a for a in first if a.code]
    if not travellers and frame.origin != "noun:dobj":
        travellers = scene.travellers
    if not travellers and frame.origin == "noun:nsubj" and stops:
        travellers = _touring(frame, scene)
    for code, stop in stops.items():
        visitors = [a for a in travellers if a.code != code and not (a.by_default and not a.office)]
        if all(a.kind == "country" and a.tag_kind == "demonym" for a in visitors):
            continue
        fate = next((scene.fallen[a.code] for a in visitors if a.code in scene.fallen), None)
        if fate and frame.status == "planned" and is_unreal(frame):
            frame.status = fate
        host = Actor(stop.start, stop.end, stop.head, "country", code, printed=stop.printed, tag_kind=stop.tag_kind)
        scene.travellers = scene.guests = tuple(visitors)
        scene.journey = frame.status
        scene.abroad = code
        scene.stops |= {code} if code else set()
        scene.visitor = next((a.code for a in visitors), None)
        named = _inviter(parsed, code)
        sides = (*as_sides(visitors), (replace(named, start=host.start, end=host.end) if named else host, "host"))
        yield make(parsed, frame, scene, sides, reminds=frame.there, anaphoric=frame.there, host=stop)


def _touring(frame: Frame, scene: Scene) -> Sequence[Actor]:
    """Whose tour "will include Yerevan": his who was last told to travel, else his whom the text is about."""
    if frame.verb.lemma_ not in words("triggers", "comprising"):
        return ()
    if scene.guests:
        if frame.status == "held":
            frame.status = scene.journey
        return scene.guests
    return (scene.person,) if scene.person else ()


def _inviter(parsed: Parsed, code: str | None) -> Actor | None:
    """ "at the invitation of Hungarian Prime Minister Gabor Szentesi": the host by name."""
    invited = _INVITED.search(parsed.text)
    behind = (a for a in parsed.actors if invited and a.start - parsed.start >= invited.end() - 1)
    return next((a for a in behind if a.code == code and a.kind == "person" and a.office), None)


def _stops(parsed: Parsed, frame: Frame, scene: Scene) -> dict[str | None, Actor]:
    """The places that a journey leads to, by country; of two in one country the first city."""
    stops: dict[str | None, Actor] = {}
    named = [a for s in frame.second for a in s.actors]
    behind = (a for last in named[-1:] for a in (*_further(parsed, last), *_towns_listed(parsed, last)))
    for stop in [*named, *behind]:
        if stop.code not in stops or not stops[stop.code].is_town:
            stops[stop.code] = stop
    place = place_venue(scene.dateline) if frame.here and scene.dateline else None
    if place and place.country:
        at, printed = parsed.offset(frame.trigger), place.city or place.text
        stops = {place.country: Actor(at, at, at, "country", place.country, printed=printed, tag_kind="city")}
    return stops


def _further(parsed: Parsed, stop: Actor) -> Iterator[Actor]:
    """The stops behind a stop's day that have their own: "visited Albania on Monday and Greece on Tuesday".

    The parser hangs the second on the first one's day.
    """

    def dated(place: Actor) -> Phrase | None:
        at = place.end - parsed.start
        days = (p for p in parsed.phrases if p.kind in DAYS)
        return next((p for p in days if RIGHT_BEHIND.fullmatch(parsed.text, at, p.start)), None)

    while day := dated(stop):
        places = (a for a in parsed.actors if a.kind == "country" and a.tag_kind != "demonym")
        behind = next((a for a in places if _AND_TO.fullmatch(parsed.text, day.end, a.start - parsed.start)), None)
        if behind is None or not (own := dated(behind)) or _does_something(parsed, own.end):
            return  # "…, and Greece on Tuesday recalled its envoy"
        yield behind
        stop = behind


def _towns_listed(parsed: Parsed, stop: Actor) -> Iterator[Actor]:
    """The stops behind a town that is told with its country: "Lome in Togo, Cotonou in Benin and Niamey in Niger".

    The parser hangs them on the first one's country.
    """
    last, told = stop, False
    for place in (a for a in parsed.actors if a.kind == "country" and a.tag_kind != "demonym" and a.start >= stop.end):
        gap = parsed.text[last.end - parsed.start : place.start - parsed.start]
        if place.code == last.code and _IN_COUNTRY.fullmatch(gap):
            last, told = place, True
        elif told and place.is_town and _AND_TO.fullmatch(gap):
            yield place
            last, told = place, False
        else:
            return


def _does_something(parsed: Parsed, at: int) -> bool:
    """Whether a finite verb stands behind an offset, in the same clause."""
    behind = [t for t in parsed.doc if parsed.begins(t) >= at]
    clause = itertools.takewhile(lambda t: t.text not in {",", ";", ".", "and"} and t.tag_ not in _CLAUSE, behind)
    return any(t.tag_ in FINITE for t in clause)


def _there(parsed: Parsed, frame: Frame, scene: Scene, first: list[Actor]) -> dict[str | None, Actor]:
    """ "the country": the one that headline and opening name beside the visitor's own."""
    travellers = codes_of(first)
    others = scene.lead - travellers
    if not frame.there or len(travellers) != 1 or len(others) != 1:
        return {}
    code, at = next(iter(others)), parsed.offset(frame.trigger)
    return {code: Actor(at, at, at, "country", code)}
