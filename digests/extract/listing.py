"""Lists: one sentence says that somebody met several, or travels to several states, and those behind it name them: "Six
ambassadors presented their credentials to President X. They are Y (Norway), …", "took calls from five leaders", "leaves
for a tour of Latin America. The first stop is …"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from digests.extract.absent import is_absent
from digests.extract.actor import Actor
from digests.extract.answer import family
from digests.extract.candidate import CONTACTS, FALLEN, LISTED, Candidate, as_sides, codes_of, distinct
from digests.extract.credentials import is_envoy
from digests.extract.dates import DAYS
from digests.extract.draft import Draft, Drafts
from digests.extract.frame import Frame
from digests.extract.list_words import (
    has_letters,
    is_announced,
    is_broken_off,
    is_straight,
    leads_to,
    lies_ahead,
    lists_envoys,
    lists_others,
    lists_people,
    lists_stops,
    names_envoys,
    office_announced,
)
from digests.extract.making import make
from digests.extract.names import is_name, without_titles
from digests.extract.parse import Parsed
from digests.extract.scene import Scene
from digests.extract.sentence import Sentence
from digests.extract.tables import words
from digests.extract.venue import seats_in, stands_at, venue_of
from digests.model import Kind, Status, Venue, When
from digests.timing.phrases import find_phrases
from digests.timing.resolve import Lean, resolve

LIST_ENDS = 3
"""Sentences that name nobody further after which a list has ended."""
_HIS_STATE = re.compile(r"\s*[(\[,:–—-]?\s*(?:(?:of|from|for)\s+)?(?:the\s+)?", re.IGNORECASE)
_HIS_NAME = re.compile(r"\s*(?:[-–—:(\[,])\s*(?:H\.?\s?E\.?\s+)?(?:(?:Mr|Mrs|Ms|Dr|Mme)\.?\s+)?", re.IGNORECASE)
_NAMED_BEHIND = re.compile(r"\s+[-–—]\s+[A-Z]")
"""What stands behind a state in a list with its envoys' names: "Belarus - Henadz …"."""
_HIM_OF = re.compile(
    r"(?P<name>[A-Z][\w'’-]+(?:\s(?:(?:al|bin|bint|da|de|del|der|di|dos|du|el|la|le|ould|van|von)\s){0,2}"
    r"(?:[A-Z][\w'’-]+|[A-Z]\.)){1,4})\s*(?:[(\[]|,?\s(?:of|from)\s)(?:the\s)?$"
)
"""Who stands before his state, though nobody has seen that it is a name: "Ama Mensah (Ghana)"."""
_LONGEST_NAME = 80
"""Characters before a state in which a name is sought: the search is not linear."""
_OWNING = frozenset({"'s", "’s"})
"""What makes a state the owner of what stands behind."""
_HIS_OFFICE = re.compile(r"[\s,;:(–—-]*(?:the\s+)?(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_LONGEST_GAP = 40
"""Characters between a name and its office."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What `base` tells of one side alone; `last` is the number of the last sentence of the list so far, at first that
    of the announcement."""

    base: Candidate
    office: str = ""
    """That of the envoys who come, when it is envoys."""
    last: int = 0
    loose: Actor | None = None
    """Who alone stands on the line before, his office and state on the next."""

    def is_of(self, kind: Kind) -> bool:
        """Whether an event of that kind is of the family of what is listed."""
        return family(self.base.kind) == family(kind)

    def names_envoys(self, number: int) -> bool:
        """Whether a list of envoys may still go on at a sentence."""
        return bool(self.office) and number - self.last <= LIST_ENDS


def announced(sentence: Sentence, actors: Sequence[Actor], scene: Scene, text: str) -> Listing | None:
    """What a sentence announces, when it is plain who receives them; `actors` are those of the sentence, `text` is the
    article's."""
    own = text[sentence.start : sentence.end]
    if not any(a.plural or a.kind == "person" for a in actors) or not is_announced(own):
        return None
    people = [scene.memory.resolve(a) for a in actors if a.is_official and not a.out_of_office]
    hosts = [a for a in people if a.code and not a.plural and not is_envoy(a)]
    if not hosts and scene.memory.home:
        hosts = [Actor(0, 0, 0, "country", scene.memory.home, by_default=True)]
    if len(codes_of(hosts)) != 1:
        return None
    if any(a.plural and is_envoy(a) and a.code in codes_of(hosts) and not a.by_default for a in actors):
        return None  # "Kenya's four new ambassadors": sent by the host
    status: Status = "planned" if lies_ahead(own) else "held"
    base = Candidate(
        kind="meeting",
        status=status,
        possible=False,
        form="credentials" if has_letters(own) else None,
        sides=as_sides(hosts[:1]),
        venue=_place(sentence, actors, hosts[0], text),
        when=_day(own, status, scene),
        span=(sentence.start, sentence.end),
        trigger=(sentence.start, sentence.start),
        number=sentence.number,
        paragraph=sentence.paragraph,
        reminds=False,
        origin=LISTED,
    )
    return Listing(base, office_announced(own), sentence.number)


def opened(parsed: Parsed, frame: Frame, found: Sequence[Candidate], scene: Scene) -> Listing | None:
    """The list that a frame opens: a journey without its stops, contacts without the others."""
    if frame.kind == "visit" and not found and frame.status not in FALLEN:
        travellers, reminded = scene.all_of(frame.first)
        if reminded or not codes_of(travellers):
            return None
        if frame.status == "held" and frame.verb.tag_ in {"VBZ", "VBP"}:
            frame.status = "planned"  # "leaves on Sunday for a tour"
        return _setting_out(make(parsed, frame, scene, as_sides(travellers), reminds=False, anaphoric=False))
    several = frame.origin.startswith("noun") and frame.trigger.tag_ == "NNS"
    unnamed = [a for s in (*frame.first, *frame.second) for a in s.actors if a.code is None and not a.name]
    return next((one_side for one in found if (one_side := _begun(one, unnamed, several=several))), None)


def _begun(candidate: Candidate, unnamed: Sequence[Actor], *, several: bool) -> Listing | None:
    """The list that an event opens which leaves open whom somebody met: "took calls from five leaders", "had separate
    talks with three ambassadors". `unnamed` are those of its words that no state stands by; `several`: it tells of
    more than one contact ("for a string of meetings")."""
    sides = candidate.sides
    if candidate.kind not in CONTACTS or candidate.reminds or candidate.anaphoric or not sides or not sides[0][0].code:
        return None
    if candidate.unreal or candidate.past_perfect or candidate.status in FALLEN:
        return None
    known = words("offices", "in_person") | words("triggers", "envoy")
    open_ = [a for a in unnamed if a.plural and (a.last_word in known or a.is_counterpart)]
    if not open_ and not (several and len(candidate.codes) == 1 and not unnamed):
        return None
    envoys = [a.last_word for a in open_ if is_envoy(a)]
    base = _of_one_side(candidate, sides[0][0].code)
    return Listing(base, envoys[0].removesuffix("s") if envoys else "", candidate.number)


def continued(sentence: Sentence, scene: Scene, drafts: Drafts, text: str) -> Listing | None:
    """The list of whom somebody met beside those who were told already."""
    own = text[sentence.start : sentence.end]
    if not scene.person or not lists_others(own):
        return None
    code = scene.person.code
    told = [d for d in drafts.events if d.facts.kind in CONTACTS and d.facts.status == "held" and code in d.facts.codes]
    if not told:
        return None
    last = max(told, key=lambda d: d.last).facts
    return Listing(_of_one_side(last, code), last=sentence.number)


def _of_one_side(contact: Candidate, code: str | None) -> Candidate:
    """A contact of two without the other side, for those who are listed."""
    kind = "meeting" if contact.kind == "multilateral" else contact.kind
    return replace(contact, kind=kind, sides=tuple(s for s in contact.sides if s[0].code == code), origin=LISTED)


def _setting_out(journey: Candidate) -> Listing | None:
    """The list that a journey opens whose stops are not told with it: `journey` has the travellers alone."""
    travellers = [a for a, _ in journey.sides if a.code]
    alone = len(journey.codes) == 1 and any(a.is_official for a in travellers)
    return Listing(replace(journey, origin=LISTED), last=journey.number) if alone else None


def may_list(sentences: Iterable[Sentence], text: str) -> Iterator[int]:
    """The numbers of the sentences behind an announcement in which a list may go on: they are worth a parse."""
    if not names_envoys(text):
        return  # most articles name no envoys
    until = -1
    for sentence in sentences:
        if sentence.number <= until and sentence.actors:
            yield sentence.number
            until += any(a.code for a in sentence.actors)
        if is_announced(text[sentence.start : sentence.end]):
            until = sentence.number + LIST_ENDS


def listed(
    listing: Listing, sentence: Sentence, actors: Sequence[Actor], scene: Scene, drafts: Drafts, text: str
) -> list[Candidate]:
    """The events with each further state that a sentence names while the list goes on."""
    own = text[sentence.start : sentence.end]
    base = listing.base
    if not 0 <= sentence.number - listing.last <= LIST_ENDS or (is_broken_off(own) and not is_announced(own)):
        return []
    if sentence.number == base.number and not listing.office:
        return []  # what it tells itself, rules tell
    if base.kind == "visit":
        others = _stops(sentence, actors, f"{text[slice(*base.span)]} {scene.before}", text)
    elif listing.office:
        others = list(_envoys([*filter(None, [listing.loose]), *actors], listing.office, text))
        alone = listing.loose is not None or sentence.number == base.number
        if not (alone or lists_envoys(own)):
            return []
    else:
        others = _officials(sentence, actors, text)
    same = family(base.kind)
    told = (d.facts.codes for d in drafts.events if family(d.facts.kind) == same and base.codes < d.facts.codes)
    known = base.codes.union(*told)
    found = {a.code: a for a in reversed(others) if a.code not in known}
    when = (_day(own, base.status, scene) if base.kind != "visit" else None) or base.when
    return [
        replace(
            base,
            sides=distinct([*base.sides, (other, "host" if base.kind == "visit" else "participant")]),
            when=when,
            venue=venue_of(other) if base.kind == "visit" else base.venue,
        )
        for other in reversed(found.values())
    ]


def in_one_place(events: Iterable[Draft]) -> list[Draft]:
    """The events, of which contacts that one list tells happened where one of them did that says so."""
    told = list(events)
    lists: dict[tuple[int, int], list[Draft]] = {}
    for draft in told:
        if draft.facts.origin == LISTED and draft.facts.kind != "visit":
            lists.setdefault(min(draft.spans), []).append(draft)
    for of_one in lists.values():
        venue = next((d.facts.venue for d in of_one if d.facts.venue), None)
        for draft in of_one if venue else ():
            draft.facts = replace(draft.facts, venue=draft.facts.venue or venue)
    return told


def _stops(sentence: Sentence, actors: Sequence[Actor], announcement: str, text: str) -> list[Actor]:
    """The countries and towns that stand right behind the beginning of a list of stops, one after the other."""
    opening = lists_stops(text[sentence.start : sentence.end], announcement)
    if not opening:
        return []
    stops: list[Actor] = []
    at = sentence.start + opening.end()
    places = [a for a in actors if a.kind == "country" and a.code and a.tag_kind != "demonym"]
    for place in sorted(places, key=lambda a: a.start):
        if not leads_to(text[at : place.start], first=not stops) or text[place.end : place.end + 2] in _OWNING:
            break
        stops.append(place)
        at = place.end
    return stops


def _officials(sentence: Sentence, actors: Sequence[Actor], text: str) -> list[Actor]:
    """Whoever holds an office of a state in a sentence that goes on with a list, when one stands right behind its
    beginning."""
    opening = lists_people(text[sentence.start : sentence.end])
    people = [a for a in actors if a.code and not a.out_of_office and (a.office or a.name) and not is_absent(a, text)]
    first = min((a.start for a in people), default=0)
    if not opening or not is_straight(text[sentence.start + opening.end() : first]):
        return []
    of_each = words("offices", "in_person")
    return [a for a in people if (a.is_official and not a.plural) or (a.plural and a.last_word in of_each)]


def going_on(listing: Listing, sentence: Sentence, actors: Sequence[Actor], found: Sequence[Candidate]) -> Listing:
    """The list behind a sentence that names those of `found`, or somebody whose office stands on the next line."""
    alone = actors[0] if len(actors) == 1 and actors[0].kind == "person" and actors[0].code is None else None
    return replace(listing, last=sentence.number if found or alone else listing.last, loose=alone)


def _envoys(actors: Sequence[Actor], office: str, text: str) -> Iterator[Actor]:
    """The envoys of states whom a sentence names, each by what stands beside his name, his office or his state."""
    at = 0
    while at < len(actors):
        actor, behind = actors[at], actors[at + 1] if at + 1 < len(actors) else None
        at += 1
        gap = text[actor.end : behind.start] if behind and 0 <= behind.start - actor.end <= _LONGEST_GAP else None
        if actor.out_of_office or (actor.plural and actor.kind != "collective"):
            continue
        if actor.kind == "person" and actor.code is None:
            if behind is None or gap is None or behind.code is None:
                continue
            if behind.kind == "country" and _HIS_STATE.fullmatch(gap):
                yield replace(actor, name=_whole(actor, behind, text), code=behind.code, office=actor.office or office)
                at += 1
            elif behind.kind == "office" and is_envoy(behind) and _HIS_OFFICE.fullmatch(gap):
                yield replace(actor, code=behind.code, office=behind.office)
                at += 1
        elif actor.kind == "person" and actor.code:
            if actor.office is None or is_envoy(actor):
                yield replace(actor, office=actor.office or office)
        elif actor.kind == "office" and actor.code and is_envoy(actor):
            yield actor
        elif actor.code and (actor.kind == "country" or (actor.kind == "collective" and is_envoy(actor))):
            named = behind is not None and gap is not None and behind.kind == "person" and _HIS_NAME.fullmatch(gap)
            if named and behind is not None and behind.code in {None, actor.code}:
                yield replace(behind, code=actor.code, office=behind.office or office)
                at += 1
            elif him := _him_of(actor, text):
                yield replace(actor, kind="person", name=him, office=office, tag_kind="")
            elif actor.kind == "collective" or _NAMED_BEHIND.match(text, actor.end):
                yield replace(actor, kind="office", office=office, plural=False)


def _whole(person: Actor, state: Actor, text: str) -> str | None:
    """The whole name of somebody of whom a surname is known already, from further down: "Ann Lund" of "Ms. Lund"."""
    him = _him_of(state, text)
    return him if him and person.name and him.endswith(person.name) else person.name


def _him_of(state: Actor, text: str) -> str | None:
    """The name that stands before his state, titles left out."""
    him = _HIM_OF.search(text[max(0, state.start - _LONGEST_NAME) : state.start])
    name = without_titles(him["name"]) if him else ""
    return name if " " in name and is_name(name) else None


def _place(sentence: Sentence, actors: Sequence[Actor], host: Actor, text: str) -> Venue | None:
    """The host's town or seat of government at which a sentence has something happen."""
    towns = (venue_of(a) for a in actors if a.kind == "country" and a.is_town and stands_at(text, a.start))
    named = chain(seats_in(text, sentence.start, sentence.end), towns)
    return next((place for place in named if place.country == host.code), None)


def _day(own: str, status: Status, scene: Scene) -> When | None:
    """The day that a sentence names."""
    day = next((p for p in find_phrases(own) if p.kind in DAYS), None)
    published: date | None = scene.published
    if day is None:
        return None
    lean: Lean = "future" if status == "planned" else "past"
    return resolve([day], own, published=published, lean=lean, publisher_zone=scene.zone)
