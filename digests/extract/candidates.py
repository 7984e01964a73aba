"""Frames resolved against what the article has told: one candidate event a trigger."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from digests.extract.actors import Actor
from digests.extract.dates import phrases_for
from digests.extract.frames import Frame
from digests.extract.grammar import Slot
from digests.extract.memory import Memory
from digests.extract.parse import Parsed
from digests.extract.venue import find_venue, place_venue, venue_of
from digests.model import Capacity, Kind, Status, Venue, When
from digests.places.cities import city, zone_of
from digests.timing.resolve import Lean, resolve

Side = tuple[Actor, Capacity]


@dataclass(slots=True)
class Candidate:
    """What one trigger tells, resolved. `span` is its sentence; `reminds` marks "the talks": no event by itself."""

    kind: Kind
    status: Status
    possible: bool
    form: str | None
    sides: list[Side]
    venue: Venue | None
    when: When | None
    span: tuple[int, int]
    trigger: tuple[int, int]
    number: int
    paragraph: int
    reminds: bool
    origin: str
    past_perfect: bool = False
    anaphoric: bool = False
    officials: bool = False
    """Whether its counterpart is only "senior officials", of no stated country."""

    unreal: bool = False
    """A plan told in the past: "was to have met"."""

    @property
    def codes(self) -> frozenset[str]:
        """The participants' codes."""
        return frozenset(a.code for a, _ in self.sides if a.code)


@dataclass(slots=True)
class Scene:
    """What the reader of an article has in mind at a sentence: the last pair, the last person, where and when."""

    memory: Memory
    published: date | None
    zone: str | None
    dateline: str | None
    pair: tuple[Actor, ...] = ()
    person: Actor | None = None
    subject: tuple[Actor, ...] = ()
    day: date | None = None
    """The day of the last dated event: what "later in the day" means."""
    abroad: str | None = None
    """The country that the last told journey leads to."""
    travellers: tuple[Actor, ...] = ()
    """Who was last said to be on the way."""


_PAIR_WORDS = frozenset(
    "sides ministers leaders presidents chiefs counterparts premiers diplomats officials governments delegations parties negotiators envoys ambassadors secretaries authorities monarchs teams".split()
)
_TWO = re.compile(r"\b(?:both|two|the pair|the duo)\b", re.IGNORECASE)


def resolve_slot(given: Slot, scene: Scene) -> tuple[list[Actor], bool]:
    """(the actors that a slot means, whether memory had to supply them)."""
    if given.pronoun in {"he", "she", "him", "her", "his", "hers", "i"}:
        return ([scene.person] if scene.person else []), True
    if given.pronoun in {"they", "them", "their", "both", "we", "our"}:
        return list(scene.pair), True
    if given.pronoun in {"it", "its"}:
        alone = [a for a in scene.subject if a.kind in {"country", "organisation", "collective"}]
        return alone[:1], True
    resolved: list[Actor] = []
    reminded = False
    for actor in given.actors:
        plain = scene.memory.resolve(actor) if not _is_pair(actor) else actor
        if _is_pair(actor):
            reminded = True
            resolved += [a for a in scene.pair if a not in resolved]
        elif (
            plain.code is None
            and plain.kind == "collective"
            and plain.determiner in {"the", "its", "his", "her"}
            and scene.person
            and "delegation" in (plain.office or "")
        ):
            resolved.append(replace(plain, code=scene.person.code))
        elif not plain.out_of_office:
            resolved.append(plain)
    if not given.actors and given.noun in {
        "two",
        "pair",
        "duo",
        "side",
        "country",
        "neighbour",
        "neighbor",
        "nation",
        "ally",
    }:
        return list(scene.pair), True
    return resolved, reminded


def _is_pair(actor: Actor) -> bool:
    """ "the ministers", "both sides", "the two leaders": those of the last contact, when no country stands by."""
    last = (actor.office or "").lower().split()[-1:] or [""]
    return (
        actor.code is None
        and actor.name is None
        and actor.plural
        and last[0] in _PAIR_WORDS
        and actor.determiner in {"the", "both", "two", "their"}
    )


def _counterpart(actor: Actor, others: Iterable[Actor]) -> Actor:
    """A counterpart holds the office of the one he is the counterpart of."""
    if not actor.office or "counterpart" not in actor.office.lower():
        return actor
    office = next(
        (
            o.office
            for o in others
            if o.office and o.kind in {"person", "office"} and "counterpart" not in o.office.lower()
        ),
        None,
    )
    return replace(actor, office=office or actor.office) if office else actor


def candidates(parsed: Parsed, frame: Frame, scene: Scene) -> Iterator[Candidate]:
    """The candidate events of one frame: usually one; one a counterpart when X met the leaders of Y and Z apart."""
    first, reminded = _slots(frame.first, scene)
    second, again = _slots(frame.second, scene)
    if frame.kind == "visit":
        yield from _visit(parsed, frame, scene, first)
        return
    if (
        any(a.kind in {"person", "office"} for a in first if a.printed)
        and any(s.pronoun for s in frame.first)
        and any(not s.pronoun and s.actors for s in frame.first)
    ):
        named = {a.code for s in frame.first if not s.pronoun for a in resolve_slot(s, scene)[0]}
        first = [a for a in first if a.code in named] or first
    first = [_counterpart(a, second + [b for b in first if b is not a]) for a in first]
    second = [_counterpart(a, first) for a in second]
    sides = _dedupe([(a, "participant") for a in [*first, *second]])
    codes = {a.code for a, _ in sides if a.code}
    anaphoric = reminded or again
    if (
        len(codes) < 2
        and frame.kind != "pledge"
        and scene.pair
        and (codes <= {a.code for a in scene.pair})
        and (frame.definite or anaphoric)
    ):
        sides = _dedupe([*sides, *((a, "participant") for a in scene.pair)])
        anaphoric = True
    officials = any(a.code is None and a.kind == "collective" and "official" in (a.office or "").lower() for a, _ in sides)
    if frame.earlier and len(codes) < 2 and scene.pair:
        sides = _dedupe((a, "participant") for a in scene.pair)
    sides, second = _abroad(parsed, frame, scene, sides, second)
    for group in _apart(frame, first, second, sides, parsed):
        yield _candidate(parsed, frame, scene, group, anaphoric, reminds=(frame.definite or not codes) and not frame.earlier, officials=officials)


def _abroad(parsed: Parsed, frame: Frame, scene: Scene, sides: list[Side], second: list[Actor]) -> tuple[list[Side], list[Actor]]:
    """Whom a visitor meets in another country, when the article names no country, is of that country.

    "In Astana, Brandner-Hohl is due to meet Deputy Transport Minister Arman Seitqaliuly."
    """
    codes = {a.code for a, _ in sides if a.code}
    hosts = second if frame.origin != "receive" else [a for a, _ in sides if a not in second]
    guests = [a for a in hosts if a.by_default or (a.code is None and a.kind == "person" and a.determiner in {"his", "her"})]
    if frame.kind not in {"meeting", "call"} or len(codes) != 1 or not guests:
        return sides, second
    place = find_venue(parsed, frame, dateline=None)
    place = place or next((venue_of(a) for a in parsed.actors if a.tag_kind in {"capital", "city"} and parsed.text[: a.start - parsed.start].strip() in {"In", "At"}), None)
    host = place.country if place and place.country else scene.abroad
    if host is None or host in codes:
        return sides, second
    moved = {a: replace(a, code=host, by_default=False) for a in guests}
    return [(moved.get(a, a), c) for a, c in sides], [moved.get(a, a) for a in second]


def _apart(
    frame: Frame, first: list[Actor], second: list[Actor], sides: list[Side], parsed: Parsed
) -> list[list[Side]]:
    """Counterparts met one by one ("met the presidents of X and Y") make one contact each, a table of three one."""
    hosts = [b for b in second if b.kind == "collective" and b.code and not b.name]
    if frame.kind == "meeting" and len({a.code for a in first}) == 1 and len({b.code for b in hosts}) > 1 and len(hosts) == len(second) and _sharing(hosts):
        return [_dedupe([*((a, "participant") for a in first), (b, "participant")]) for b in hosts]
    one = {a.code for a in first}
    others = {a.code for a in second if a.code} - one
    named = all(a.kind in {"person", "office"} for a in second)
    together = re.search(
        r"trilateral|three-way|tripartite|quadrilateral|multilateral|joint", parsed.text, re.IGNORECASE
    )
    if (
        frame.kind in {"meeting", "call"}
        and len(one) == 1
        and len(others) > 1
        and named
        and not together
        and frame.origin in {"verb", "receive"}
    ):
        return [_dedupe([*((a, "participant") for a in first), (b, "participant")]) for b in second if b.code in others]
    return [sides]


def _sharing(hosts: list[Actor]) -> bool:
    """ "Cambodia and Laos's senior officials": one phrase, yet two places."""
    return len({(b.start, b.end) for b in hosts}) == 1 and "official" in (hosts[0].office or "").lower()


def _slots(slots: list[Slot], scene: Scene) -> tuple[list[Actor], bool]:
    found: list[Actor] = []
    reminded = False
    for given in slots:
        actors, from_memory = resolve_slot(given, scene)
        reminded = reminded or from_memory
        found += [a for a in actors if a not in found]
    return found, reminded


def _dedupe(sides: Iterable[Side]) -> list[Side]:
    """One side a person; an unnamed side of a country gives way to a named one of that country."""
    kept: list[Side] = []
    for actor, capacity in sides:
        twin = next(
            (
                i
                for i, (a, _) in enumerate(kept)
                if (a.code == actor.code and (a.name is None or actor.name is None or a.name == actor.name))
                and (a.code or a.name)
            ),
            None,
        )
        if twin is None:
            kept.append((actor, capacity))
        elif kept[twin][0].name is None and (actor.name or (actor.office and not kept[twin][0].office)):
            kept[twin] = (actor, capacity)
    return kept


def _visit(parsed: Parsed, frame: Frame, scene: Scene, first: list[Actor]) -> Iterator[Candidate]:
    """One visit a stop; a stop without a visitor of its own belongs to who is travelling in the sentence."""
    stops: dict[str | None, Actor] = {}
    for stop in (a for s in frame.second for a in s.actors):
        if stop.code not in stops or stops[stop.code].tag_kind not in {"city", "capital"}:
            stops[stop.code] = stop
    if frame.here and (place := place_venue(scene.dateline) if scene.dateline else None) and place.country:
        at = parsed.offset(frame.trigger)
        stops = {place.country: Actor(at, at, at, "country", place.country, printed=place.city or place.text, tag_kind="city")}
    if not stops:
        if frame.definite and scene.pair:
            yield _candidate(
                parsed, frame, scene, [(a, "participant") for a in scene.pair], anaphoric=True, reminds=True
            )
        return
    travellers = [a for a in first if a.code] or ([*scene.travellers] if frame.origin != "noun:dobj" else [])
    for code, stop in stops.items():
        visitors = [a for a in travellers if a.code != code]
        if visitors and not all(a.kind == "country" and a.tag_kind == "demonym" for a in visitors):
            host = Actor(stop.start, stop.end, stop.head, "country", code, printed=stop.printed, tag_kind=stop.tag_kind)
            scene.travellers = tuple(visitors)
            scene.abroad = code
            yield _candidate(
                parsed,
                frame,
                scene,
                [*_dedupe((a, "participant") for a in visitors), (host, "host")],
                anaphoric=False,
                reminds=False,
                host=stop,
            )


def _candidate(
    parsed: Parsed,
    frame: Frame,
    scene: Scene,
    sides: list[Side],
    anaphoric: bool,
    *,
    reminds: bool,
    host: Actor | None = None, officials: bool = False) -> Candidate:
    venue = find_venue(parsed, frame, dateline=scene.dateline, host=host)
    phrases = phrases_for(parsed, frame)
    refused = frame.status == "cancelled" and frame.trigger.tag_ == "VB"
    lean: Lean = "future" if frame.status in {"planned", "postponed", "cancelled"} and not refused else "past"
    venue_zone = None
    if venue and venue.city and (known := city(venue.city)):
        venue_zone = known.zone
    elif venue and venue.country:
        venue_zone = zone_of(venue.country)
    same_day = scene.day if any(p.raw.lower().endswith(("in the day", "on the day", "the same day")) for p in phrases) else None
    when = resolve(
        phrases, parsed.text, published=same_day or scene.published, lean=lean, venue_zone=venue_zone, publisher_zone=scene.zone,
        closing=frame.verb.lemma_.lower() in _CLOSING or any(t.lemma_ in {"end", "conclusion", "close"} for t in list(frame.trigger.ancestors)[:2]),
    )  # fmt: skip
    begin = parsed.offset(frame.trigger)
    verb = frame.verb
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return Candidate(
        kind=_kind(frame, sides), status=_timed_status(frame, when, scene), possible=frame.possible, form=frame.form, sides=sides, venue=venue, when=when,
        span=(parsed.start, parsed.end), trigger=(begin, begin + len(frame.trigger.text)), number=parsed.number, paragraph=parsed.paragraph,
        reminds=reminds, origin=frame.origin, past_perfect=frame.earlier or ("had" in auxiliaries and verb.tag_ == "VBN"), anaphoric=anaphoric, officials=officials, unreal=_unreal(frame),
    )  # fmt: skip


_CLOSING = frozenset({"end", "conclude", "wrap", "finish", "complete", "close"})


def _unreal(frame: Frame) -> bool:
    """ "was to hold talks", "had been due to meet": a plan told as past came to nothing or has yet to come."""
    verb = frame.verb
    if verb.tag_ != "VB" or frame.status != "planned":
        return False
    above = [verb.head, *verb.head.children] if verb.dep_ in {"xcomp", "ccomp"} else list(verb.children)
    return any(t.lower_ in {"was", "were", "had"} for t in above)


def _kind(frame: Frame, sides: list[Side]) -> Kind:
    codes = {a.code for a, _ in sides if a.code}
    table = frame.trigger.lemma_.lower() in {"summit", "conference", "forum"} or frame.verb.lemma_ == "attend"
    hosted = any(a.kind == "organisation" and a.code not in {"EU", "UN"} for a, _ in sides)
    if frame.kind == "meeting" and (len(codes) > 2 or (table and hosted)):
        return "multilateral"
    return frame.kind


def _timed_status(frame: Frame, when: When | None, scene: Scene) -> Status:
    """A journey that has begun and not ended by the dateline is under way."""
    if frame.kind == "visit" and frame.status == "held" and frame.origin in {"departed"} and scene.published:
        if when and when.end and when.precision == "day":
            if when.start and when.end != when.start:
                return "under_way" if date.fromisoformat(when.end) >= scene.published else "held"
            return "under_way" if (scene.published - date.fromisoformat(when.end)).days <= 2 else "held"
        return "under_way" if when is None else "held"
    return frame.status
