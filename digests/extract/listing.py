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
from digests.extract.candidate import CONTACTS, LISTED, Candidate, as_sides, codes_of, distinct
from digests.extract.dates import DAYS
from digests.extract.draft import Draft, Drafts
from digests.extract.scene import Scene
from digests.extract.sentence import Sentence
from digests.extract.tables import words
from digests.extract.venue import seats_in, stands_at, venue_of
from digests.model import Kind, Status, Venue, When
from digests.timing.phrases import find_phrases
from digests.timing.resolve import Lean, resolve

_TWO = 2
"""Envoys of one sentence that make a list of it."""
_NEAR = 3
"""Sentences without an envoy of a further state after which a list has ended."""
_SEVERAL = re.compile(
    r"\b(?:ambassadors|envoys|high commissioners|diplomats|mission chiefs"
    r"|(?:heads|chiefs) of (?:[\w-]+ ){0,3}missions?)\b",
    re.IGNORECASE,
)
_COME = re.compile(
    r"\b(?:courtesy|farewell|introductory|protocol) (?:calls?|visits?)\b|\bbade? farewell\b|\bt(?:ake|ook) leave of\b"
    r"|\bin audience\b|\b(?:ambassadors|envoys|commissioners|diplomats|missions?|chiefs)\b[^.;]{0,60} called on\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\bcredentials\b|\bletters? of (?:credence|accreditation)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|shall|is to|are to|due to|expected to|scheduled to|set to)\b", re.IGNORECASE)
_APPOINTED = re.compile(
    r"(?<!newly )(?<!newly-)(?<!recently )\b(?:appoint|nominat|nam|recall)(?:ed|es|ing|s)?\s+(?:[\w-]+\s+){0,4}"
    r"(?:ambassadors|envoys|high commissioners)\b"
    r"|\b(?:ambassadors|envoys|high commissioners)\b[^.;]{0,40}\b(?:are|been|were) "
    r"(?:appointed|nominated|named|recalled)\b",
    re.IGNORECASE,
)
"""Words of envoys who are sent out: they meet nobody yet."""
_ON_A_DAY = r"\W*(?:On \w+(?: (?:morning|afternoon|evening))?,? )?"
_ENVOYS_LISTED = re.compile(
    _ON_A_DAY + r"(?:They|These|Those|Among (?:them|the|those)|(?:The )?others?|Also|He|She"
    r"|The (?:[\w-]+ ){0,4}(?:envoys|ambassadors|diplomats|commissioners|missions|list)"
    r"|(?:The )?(?:first|second|third|fourth|fifth|sixth|next|last|remaining))\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on with a list of envoys."""
_MET_LISTED = re.compile(
    _ON_A_DAY + r"(?:(?:They|These) (?:are|were|include|included)\b(?! (?:to|expected|due|also|both|not|likely|set)\b)"
    r"|(?:The |His |Her )?(?:first|next|last|final|other|others|remaining)\b|Others?\b|Those (?:who|whom|she|he)\b"
    r"|Among (?:them|those)\b|Then (?:came|comes|follow)"
    r"|The (?:callers|guests|visitors|interlocutors) (?:are|were)\b"
    r"|(?:He|She) (?:began|started|opened|closed|ended|was followed|is followed)\b|Also (?:met|received)\b)",
)
"""The same of those whom somebody met or called."""
_STOPS_LISTED = re.compile(
    _ON_A_DAY + r"(?:(?:They|These) (?:are|include)\b"
    r"|(?:The |His |Her )(?:first|second|next|last|final|other) (?:stops?|legs?|destinations?|countr(?:y|ies))\b"
    r"|(?:The |His |Her )(?:[\w-]+ ){0,3}(?:countries|nations|states|stops|destinations|itinerary|tour|trip|journey)"
    r" (?:also )?(?:are|includes?|covers?|comprises?|will (?:also )?(?:take|lead|bring|include)|takes|leads|brings)\b)",
)
"""The same of the stops of a journey."""
_ONCE = re.compile(r"\b(?:previous|former|last (?:year|month|time)|predecessors?|successors?)\b", re.IGNORECASE)
"""Words of other envoys than those who came."""
_DENIED = re.compile(r"\b(?:not|absent|apologies|greetings|messages?|cables?)\b|n['’]t\b", re.IGNORECASE)
"""Words of those who did not come, or who wrote."""
_HIS_STATE = re.compile(r"\s*(?:[(\[]|,|[-–—:]|of\b|from\b)?\s*(?:(?:of|from|for)\s+)?(?:the\s+)?", re.IGNORECASE)
_HIS_NAME = re.compile(r"\s*(?:[-–—:(\[,])\s*(?:H\.?\s?E\.?\s+)?(?:(?:Mr|Mrs|Ms|Dr|Mme)\.?\s+)?", re.IGNORECASE)
_NAMED_BEHIND = re.compile(r"\s+[-–—]\s+[A-Z]")
"""What stands behind a state in a list with its envoys' names: "Belarus - Henadz …"."""
_HIM_OF = re.compile(
    r"(?P<name>[A-Z][\w'’.-]+(?:\s(?:[a-z]{2,3}\s)?[A-Z][\w'’.-]+){1,4})\s*(?:[(\[]|,?\s(?:of|from)\s)(?:the\s)?$"
)
"""Who stands before his state, though nobody has seen that it is a name: "Ama Mensah (Ghana)"."""
_LONGEST_NAME = 80
_HIS_OFFICE = re.compile(r"[\s,;:(–—-]*(?:the\s+)?(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_LONGEST_GAP = 40
"""Characters between a name and its office."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What `base` tells of one side alone; `last` is the number of the last sentence that named one of the others."""

    base: Candidate
    office: str = ""
    """That of the envoys who come, when it is envoys."""
    last: int = 0
    loose: Actor | None = None
    """Who alone stands on the line before, his office and state on the next."""

    def is_of(self, kind: Kind) -> bool:
        """Whether an event of that kind may be on the list."""
        return family(self.base.kind) == family(kind)

    def names_envoys(self, number: int) -> bool:
        """Whether a list of envoys may still go on at a sentence."""
        return bool(self.office) and number - self.last <= _NEAR


def is_announced(text: str) -> bool:
    """Whether a sentence may say that several envoys come, come in turn or came, without naming the states of all."""
    return (
        _SEVERAL.search(text) is not None
        and (_LETTERS.search(text) is not None or _COME.search(text) is not None)
        and not _APPOINTED.search(text)
    )


def announced(sentence: Sentence, actors: Sequence[Actor], scene: Scene, text: str) -> Listing | None:
    """What a sentence announces, when it is plain who receives them; `actors` are those of the sentence, `text` is the
    article's."""
    own = text[sentence.start : sentence.end]
    if not any(a.plural or a.kind == "person" for a in actors) or not is_announced(own):
        return None
    people = [scene.memory.resolve(a) for a in actors if a.is_official and not a.out_of_office]
    hosts = [a for a in people if a.code and not a.plural and not _is_envoy(a)]
    if not hosts and scene.memory.home:
        hosts = [Actor(0, 0, 0, "country", scene.memory.home, by_default=True)]
    if len(codes_of(hosts)) != 1:
        return None
    status: Status = "planned" if _AHEAD.search(own) else "held"
    told = _SEVERAL.search(own)
    office = told[0].lower().removesuffix("s") if told and "mission" not in told[0].lower() else "ambassador"
    base = Candidate(
        kind="meeting",
        status=status,
        possible=False,
        form="credentials" if _LETTERS.search(own) else None,
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
    return Listing(base, office, sentence.number)


def begun(candidate: Candidate, unnamed: Sequence[Actor], *, several: bool) -> Listing | None:
    """The list that an event opens which leaves open whom somebody met: "took calls from five leaders", "had separate
    talks with three ambassadors". `unnamed` are those of its words that no state stands by; `several`: it tells of
    more than one contact ("for a string of meetings")."""
    sides = candidate.sides
    if candidate.kind not in CONTACTS or candidate.reminds or candidate.anaphoric or not sides or not sides[0][0].code:
        return None
    known = words("offices", "in_person") | words("triggers", "envoy")
    open_ = [a for a in unnamed if a.plural and (a.last_word in known or a.is_counterpart)]
    if not open_ and not (several and len(candidate.codes) == 1 and not unnamed):
        return None
    envoys = [a.last_word for a in open_ if _is_envoy(a)]
    base = replace(
        candidate,
        kind="meeting" if candidate.kind == "multilateral" else candidate.kind,
        sides=tuple(s for s in sides if s[0].code == sides[0][0].code),
        origin=LISTED,
    )
    return Listing(base, envoys[0].removesuffix("s") if envoys else "", candidate.number)


_CLEFT = re.compile(
    r"(?:Among (?:those|the (?:leaders|officials|ministers|others))|Others?|Those) (?:(?:whom|who) )?(?:he|she)"
    r"(?: (?:also|has|had))? (?:met|saw|received|spoke (?:to|with)|held talks with|talked (?:to|with))\b"
)
"""A sentence that goes on with whom somebody met, whose other contacts were told: "Among those she met were …"."""


def continued(sentence: Sentence, scene: Scene, drafts: Drafts, text: str) -> Listing | None:
    """The list of whom somebody met beside those who were told already."""
    own = text[sentence.start : sentence.end]
    if not scene.person or not _CLEFT.match(own):
        return None
    code = scene.person.code
    told = [d for d in drafts.events if d.facts.kind in CONTACTS and d.facts.status == "held" and code in d.facts.codes]
    if not told:
        return None
    last = max(told, key=lambda d: d.last).facts
    sides = tuple(s for s in last.sides if s[0].code == code)
    kind = "meeting" if last.kind == "multilateral" else last.kind
    return Listing(replace(last, kind=kind, sides=sides, origin=LISTED), last=sentence.number)


def setting_out(journey: Candidate) -> Listing | None:
    """The list that a journey opens whose stops are not told with it: `journey` has the travellers alone."""
    travellers = [a for a, _ in journey.sides if a.code]
    alone = len(journey.codes) == 1 and any(a.is_official for a in travellers)
    return Listing(replace(journey, origin=LISTED), last=journey.number) if alone else None


def may_list(sentences: Iterable[Sentence], text: str) -> Iterator[int]:
    """The numbers of the sentences behind an announcement in which a list may go on: they are worth a parse."""
    if _SEVERAL.search(text) is None:
        return  # most articles name no envoys
    until = -1
    for sentence in sentences:
        if sentence.number <= until and sentence.actors:
            yield sentence.number
            until += any(a.code for a in sentence.actors)
        if is_announced(text[sentence.start : sentence.end]):
            until = sentence.number + _NEAR


def listed(
    listing: Listing, sentence: Sentence, actors: Sequence[Actor], scene: Scene, drafts: Drafts, text: str
) -> list[Candidate]:
    """The events with each further state that a sentence names while the list goes on."""
    own = text[sentence.start : sentence.end]
    base = listing.base
    if not 0 <= sentence.number - listing.last <= _NEAR or (_ONCE.search(own) and not is_announced(own)):
        return []
    if _DENIED.search(own):
        return []
    if sentence.number == base.number and not listing.office:
        return []  # what it tells itself, rules tell
    if base.kind == "visit":
        others = _stops(actors) if _STOPS_LISTED.match(own) else []
    elif listing.office:
        others = list(_envoys([*filter(None, [listing.loose]), *actors], listing.office, text))
        if len(codes_of(others) - base.codes) < _TWO and not _ENVOYS_LISTED.match(own):
            others = [a for a in others if _is_envoy(a)]
    else:
        others = _officials(actors, text) if _MET_LISTED.match(own) else []
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
    """The events, of which those that one list tells happened where one of them did that says so."""
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


def _stops(actors: Sequence[Actor]) -> list[Actor]:
    """The countries and towns of a sentence."""
    return [a for a in actors if a.kind == "country" and a.code and (a.tag_kind != "demonym")]


def _officials(actors: Sequence[Actor], text: str) -> list[Actor]:
    """Whoever holds an office of a state in a sentence, one each."""
    people = [a for a in actors if a.code and not a.out_of_office and a.office and not is_absent(a, text)]
    of_each = words("offices", "in_person")
    return [a for a in people if (a.is_official and not a.plural) or (a.plural and a.last_word in of_each)]


def going_on(listing: Listing, sentence: Sentence, actors: Sequence[Actor], found: Sequence[Candidate]) -> Listing:
    """The list behind a sentence that names the envoys of `found`."""
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
                yield replace(actor, code=behind.code, office=actor.office or office)
                at += 1
            elif behind.kind == "office" and _is_envoy(behind) and _HIS_OFFICE.fullmatch(gap):
                yield replace(actor, code=behind.code, office=behind.office)
                at += 1
        elif actor.kind == "person" and actor.code:
            if actor.office is None or _is_envoy(actor):
                yield replace(actor, office=actor.office or office)
        elif actor.kind == "office" and actor.code and _is_envoy(actor):
            yield actor
        elif actor.code and (actor.kind == "country" or (actor.kind == "collective" and _is_envoy(actor))):
            named = behind is not None and gap is not None and behind.kind == "person" and _HIS_NAME.fullmatch(gap)
            if named and behind is not None and behind.code in {None, actor.code}:
                yield replace(behind, code=actor.code, office=behind.office or office)
                at += 1
            elif him := _HIM_OF.search(text[max(0, actor.start - _LONGEST_NAME) : actor.start]):
                yield replace(actor, kind="person", name=him["name"], office=office, tag_kind="")
            elif actor.kind == "collective" or _NAMED_BEHIND.match(text, actor.end):
                yield replace(actor, kind="office", office=office, plural=False)


def _is_envoy(actor: Actor) -> bool:
    return actor.last_word.removesuffix("s") in words("triggers", "envoy")


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
