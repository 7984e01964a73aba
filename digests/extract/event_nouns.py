"""Event nouns: talks, a summit, a phone call, the signing of which a sentence tells (EXTRACTION, stage 4)."""

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from digests.extract import nearby
from digests.extract.actor import Actor
from digests.extract.frame import Frame, guest_words, subject_of
from digests.extract.grammar import (
    VERBS,
    agents,
    children,
    fronted_teller,
    governor,
    is_passive,
    is_time,
    noun_group,
    preps,
)
from digests.extract.journeys import visit_noun
from digests.extract.parse import Parsed
from digests.extract.slots import Slot, meant, slot, tokens_of
from digests.extract.status import noun_status
from digests.extract.tables import groups, words
from digests.model import Kind, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDINAL = re.compile(r"\d+(?:nd|rd|th|st)")
_NOT_BEGUN = re.compile(r"\b(?:due|indefinitely|planned|scheduled|set|slated|till|to|until)\b")
"""Talks beside such a word may not have begun when they were adjourned."""
_SUBJECT_WAYS = frozenset({"nsubj", "nsubjpass"})
_DEFINITE = frozenset({"the", "their", "his", "her", "these", "those", "this"})
_LONG = frozenset({"week", "month", "year", "decade"})
"""Measures of talks that were many."""
_IN_TALKS = frozenset({"in", "during", "at"})
_CALLS = frozenset({"call", "calls", "conversation", "conversations"})


def noun_frame(parsed: Parsed, noun: "Token", ahead: bool) -> Frame | None:
    """The frame that an event noun makes, if it tells one. `ahead`: see `Maker`. Raises DeniedError."""
    group = noun_group(noun)
    if group is None or group in {"pact", "signing"} or _qualifies_event(noun):
        return None
    if any(o.lemma_.lower() in words("triggers", "no_talks") for o in preps(noun, "of")):
        return None  # "a new round of sanctions", "a session of drills"
    long = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _LONG and group != "visit"
    if long and _is_after(noun.head.head) and not any(True for _ in preps(noun, "with", "between")):
        return None  # "initialled an accord after four months of talks": what led up to it
    if any(t.lower_ in words("triggers", "edge") | {"framework"} for t in list(noun.ancestors)[:3]):
        return None  # "on the sidelines of the ASEAN summit": where they met, not whom
    if _is_of_a_pact(noun):
        return None
    verb, way = governor(noun)
    verb = _told_before(verb, noun)
    if group == "visit":
        return visit_noun(parsed, noun, verb, way, ahead=ahead)
    told = _form(parsed, noun, group)
    if told is None or (group == "summit" and (_is_topic(noun) or _is_where_they_met(verb, way))):
        return None
    kind, form = told
    owners = [*_owners(parsed, noun), *_offerers(parsed, noun)]
    first = [*owners, *_doers(parsed, noun, verb, way)]
    second = _partners(parsed, noun)
    if way == "in" and verb is not None and verb.lemma_ in words("triggers", "joint"):
        second = _without_company(parsed, noun, second)
    if any(s.is_filled for s in owners) and any(s.is_filled for s in second) and way in words("status", "meanwhile"):
        first = owners  # "In his meeting with the Peruvian minister, the two leaders …"
    if way not in _SUBJECT_WAYS and _is_between_two(noun, second):
        first = []  # "released a statement on the occasion of a meeting between X and Y": whoever released it
    if way in words("triggers", "topic_way") and any(True for _ in preps(noun, "between")):
        first = []  # "conferred on the talks between the government and the rebels"
    if verb is not None and _are_of_others(owners, noun):
        if groups("triggers", "verb").get(verb.lemma_.lower()) == "discuss":
            return None  # "met to discuss the impasse in Israeli-Palestinian peace talks"
        first = owners
    if _is_ahead(noun, way) and not second:
        first = owners  # "Ahead of the round, Norway refused to lower tariffs", "she said ahead of the summit"
    if not any(s.is_filled for s in first):
        first, second = _of_and_with(parsed, noun, first, second)
    if not any(s.is_filled for s in first) and second:
        first = [*first, *_owners_of_counterparts(parsed, noun)]
    second += _partners_of_verb(parsed, noun, verb, way, alone=not second)
    if not any(s.is_filled for s in (*first, *second)) and (near := nearby.partners(parsed, noun)).is_filled:
        second = [near]
    if kind == "call" and way in {"in", "during", "by", "on"} and verb is not None and not second:
        second = _other_official(parsed, verb, first)
    status, possible = noun_status(noun, verb, way, future_date=ahead)
    owned = any(c.lower_ in _DEFINITE for c in children(noun, "det", "poss"))
    lasted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and is_time(noun.head.head)
    if way == "after" and status == "planned" and lasted and verb is not None and _is_settled(verb):
        status = "held"  # "agreed yesterday to extend their truce after four days of talks"
    if verb is not None and verb.lemma_ == "adjourn" and status == "postponed" and not _NOT_BEGUN.search(parsed.text):
        status = "held"  # "adjourned their third round of talks without agreement"
    return Frame(
        kind,
        noun,
        verb if verb is not None else noun,
        status,
        possible,
        first,
        second,
        form,
        origin=f"noun:{way}",
        definite=(noun.lemma_ in words("triggers", "meal") and not any(s.is_filled for s in second))
        or _is_before_the_press(noun)
        or owned,
        another=_another(noun, status),
    )


def _is_after(measure: "Token") -> bool:
    """Whether it is a measure behind which something else came: "after four months of talks"."""
    return measure.dep_ == "pobj" and measure.head.lower_ in {"after", "following"}


def _is_of_a_pact(noun: "Token") -> bool:
    """ "signed a memorandum on political consultations": what the paper is about."""
    on = noun.head
    return noun.dep_ == "pobj" and on.lower_ in {"on", "for", "about"} and noun_group(on.head) == "pact"


def _is_settled(verb: "Token") -> bool:
    """Whether a verb is what somebody agreed to do."""
    above = verb.head
    return verb.dep_ == "xcomp" and above.tag_ == "VBD" and above.lemma_ in words("status", "settling")


def _are_of_others(owners: list[Slot], noun: "Token") -> bool:
    """Whether both sides stand before the noun, and it only tells what another one is of: "the impasse in
    French-Italian talks"."""
    codes = {a.code for s in owners for a in s.actors if a.code}
    inside = noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.pos_ == "NOUN"
    return len(codes) > 1 and inside


def _is_before_the_press(noun: "Token") -> bool:
    """ "a joint news conference": part of the contact that was told, if one was."""
    return noun.lemma_.lower() == "conference" and any(c.lower_ in {"press", "news"} for c in noun.children)


def _told_before(verb: "Token | None", noun: "Token") -> "Token | None":
    """ "X and Y failed to agree, despite hours of talks, sources reported": the talks hang on the deed told."""
    if verb is None or verb.lemma_ not in words("triggers", "saying"):
        return verb
    told = [c for c in children(verb, "ccomp") if c.i < noun.i and fronted_teller(c) is not None]
    teller = any(noun.i < c.i for c in children(verb, "nsubj"))
    return told[-1] if told and teller else verb


def _is_ahead(noun: "Token", way: str) -> bool:
    """Whether it is that ahead of which something is done."""
    of = noun.head
    return way == "ahead" or (noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ == "ahead")


def _is_between_two(noun: "Token", partners: list[Slot]) -> bool:
    """Whether "between" behind the noun names both sides."""
    named = {a.code or a.name for s in partners for a in s.actors}
    return any(True for _ in preps(noun, "between")) and len(named) > 1


def _other_official(parsed: Parsed, verb: "Token", first: list[Slot]) -> list[Slot]:
    """ "voiced his support for Mr. Maduro in a phone call": the one other official of the clause is on the line."""
    known = {a for s in first for a in s.actors}
    inside = {t.i for t in verb.subtree}
    found = [a for a in parsed.actors if a.kind == "person" and a not in known and not a.out_of_office]
    found = [a for a in found if any(t.i in inside for t in tokens_of(parsed, a))]
    return [Slot((found[0],))] if len(found) == 1 and known else []


def _another(noun: "Token", status: Status) -> Literal["", "earlier", "later"]:
    """Whether the noun is of another event than the one told: "the previous round", "the next session"."""
    beside = {c.lower_ for c in noun.children}
    if beside & words("triggers", "another") and noun.tag_ in {"NN", "NNP"}:
        return "earlier"
    named = any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in noun.children)  # "the 3rd Turkey-Africa Summit"
    counted = any(_ORDINAL.fullmatch(word) for word in beside) or beside & words("triggers", "ordinal")
    later = (counted and not named) or beside & words("triggers", "next")
    agreed = "first" in beside and any(t.lemma_ in {"agree", "decide"} for t in noun.ancestors)
    return "later" if status == "planned" and (later or agreed) else ""


def _is_where_they_met(verb: "Token | None", way: str) -> bool:
    """ "first met at last week's summit": the verb tells the contact, the summit where it was."""
    met = verb is not None and groups("triggers", "verb").get(verb.lemma_.lower()) == "meet"
    return met and way in {"at", "during"}


def _is_topic(noun: "Token") -> bool:
    """ "talked about preparations for the summit", "ahead of a summit": spoken of, not attended."""
    verb, way = governor(noun)
    if way in words("triggers", "topic_way"):
        return True
    return way == "for" and (
        verb is None
        or verb.lemma_.lower()
        not in words("status", "going") | words("triggers", "light") | words("triggers", "gather")
    )


def _qualifies_event(noun: "Token") -> bool:
    """ "summit" in "summit talks", "visit" in "his visit programme": the noun behind tells the event, or is none."""
    head = noun.head
    other = groups("triggers", "noun").keys() | words("status", "programme")
    return noun.dep_ == "compound" and head.pos_ in {"NOUN", "PROPN"} and head.lemma_.lower() in other


def _is_light(verb: "Token") -> bool:
    return verb.lemma_.lower() in words("triggers", "light") | words("triggers", "cancelled")


def _carries(verb: "Token", noun: "Token") -> bool:
    """Whether a verb only carries its event noun: "held talks", "received a call"."""
    call = noun_group(noun) == "call" and verb.lemma_.lower() in words("triggers", "call_carrier")
    return call or _is_light(verb)


def _doers(parsed: Parsed, noun: "Token", verb: "Token | None", way: str) -> list[Slot]:
    """Who holds, attends or cancels what the noun names: the subject of a light verb, the agent of a passive."""
    if verb is None:
        return []
    by = agents(verb)
    if way in _SUBJECT_WAYS:
        takes_part = way == "nsubjpass" and by and verb.lemma_ not in words("triggers", "viewing")
        return [slot(parsed, by[0])] if takes_part else []
    if not _carries(verb, noun) and way in {"dobj", "attr", "oprd"}:
        return []
    if way == "for" and noun.dep_ == "pobj" and noun.head.head.lemma_ in words("triggers", "groundwork"):
        return []  # "discussed preparations for a meeting of ministers": whoever prepares need not sit there
    return [slot(parsed, by[0]) if is_passive(verb) and by else subject_of(parsed, verb)]


def _owners(parsed: Parsed, noun: "Token") -> list[Slot]:
    """Whose event it is by the words before it: "his talks", "French-German consultations"."""
    before = [
        c for c in children(noun, "poss", "compound", "amod", "nmod") if c.lemma_ not in words("triggers", "rank")
    ]
    found = [s for s in (meant(parsed, c, _without_towns(slot(parsed, c, noun=True))) for c in before) if s.is_filled]
    glued = _glued(parsed, noun)
    return [*found, _without_towns(Slot(glued))] if glued else found


def _offerers(parsed: Parsed, noun: "Token") -> list[Slot]:
    """Whose offer of talks it is: "offers for talks by the Kabul government", "an offer from Japan for talks"."""
    offer = noun.head.head if noun.dep_ == "pobj" else noun
    if offer.lemma_ not in words("status", "offering"):
        return []
    tokens = [*children(offer, "poss", "amod"), *preps(offer, "from", "by", "of"), *preps(noun, "by", "from")]
    return [s for s in (slot(parsed, t, noun=True) for t in tokens if t != noun) if s.is_filled]


def _without_towns(given: Slot) -> Slot:
    """ "the Vienna talks": a lone town before an event noun is its place; two are the sides ("Seoul-Tokyo talks")."""
    towns = [a for a in given.actors if a.is_town]
    lone = len(towns) == 1 and len(given.actors) == 1
    return replace(given, actors=()) if lone else given


def _partners(parsed: Parsed, noun: "Token") -> list[Slot]:
    """Whom the words behind the noun name: "talks with X", "a summit of Y and Z", "a call held by …"."""
    of = () if noun.lemma_ == "audience" else ("of",)  # "told an audience of Croats"
    tokens = list(
        preps(noun, "with", "between", *of, "among", "alongside", "involving", "by", *guest_words(noun.lemma_))
    )
    for clause in (c for c in children(noun, "acl") if c.lemma_ not in words("triggers", "viewing")):
        tokens += preps(clause, "with", "between", "by")
    found = [s for s in (slot(parsed, o) for o in tokens) if s.is_filled]
    if not found:  # "meetings with senior figures of all three countries, including the Prime Minister of Lesotho"
        named = [o for t in noun.subtree if t.lower_ == "including" and tokens for o in children(t, "pobj")]
        found = [s for s in (slot(parsed, o) for o in named) if s.is_filled]
    if not found:  # "the meeting of the commission on cooperation between Azerbaijan and Latvia"
        deep = [o for t in noun.subtree if t.lower_ == "between" and _hangs_on(t, noun) for o in children(t, "pobj")]
        found = [s for s in (slot(parsed, o, noun=True) for o in deep) if len({a.code for a in s.actors}) > 1]
    return found


def _of_and_with(parsed: Parsed, noun: "Token", first: list[Slot], second: list[Slot]) -> tuple[list[Slot], list[Slot]]:
    """ "the meetings of X with Y and Z": X on one side, whoever stands behind "with" on the other."""
    of, with_ = ([s for o in preps(noun, p) if (s := slot(parsed, o)).is_filled] for p in ("of", "with"))
    if not of or not with_:
        return first, second
    return of, [s for s in second if s not in of]


def _hangs_on(token: "Token", noun: "Token") -> bool:
    """Whether no verb stands between a word and the noun above: not "the discussion centred on the truce between"."""
    above = itertools.takewhile(lambda t: t != noun, token.ancestors)
    return all(t.pos_ not in VERBS for t in above)


def _without_company(parsed: Parsed, noun: "Token", partners: list[Slot]) -> list[Slot]:
    """Partners without whom one takes part "alongside": "took part in several meetings alongside the premier"."""
    beside = {a for o in preps(noun, "alongside") for a in slot(parsed, o).actors}
    return [s for s in partners if beside.isdisjoint(s.actors)]


def _owners_of_counterparts(parsed: Parsed, noun: "Token") -> list[Slot]:
    """ "talks with his counterpart": he is the other side."""
    found = [p for o in preps(noun, "with") for p in children(o, "poss") if p.pos_ == "PRON"]
    return [meant(parsed, p, slot(parsed, p)) for p in found]


def _partners_of_verb(parsed: Parsed, noun: "Token", verb: "Token | None", way: str, *, alone: bool) -> list[Slot]:
    """Whom the verb names beside the noun: "talks were held with X". `alone`: the noun itself names nobody."""
    if verb is None:
        return []
    guests = guest_words(noun.lemma_)
    if way in _SUBJECT_WAYS:
        tokens = [
            *preps(verb, "with", "between"),
            *(children(verb, "dobj") if verb.lemma_ in words("triggers", "gathering") else []),
        ]
    elif way == "dobj":
        tokens = list(preps(verb, *guests)) if alone else []
        if not tokens and _is_light(verb):
            tokens = list(preps(verb, "with", "between"))
    elif way in _IN_TALKS and alone and verb.lemma_ in words("triggers", "telling") and not is_passive(verb):
        told = [slot(parsed, o) for o in children(verb, "dobj", "dative")]
        return [s for s in told if any(a.is_official and not a.plural for a in s.actors) or _are_of_several(s)]
    else:
        return []
    return [slot(parsed, o) for o in tokens]


def _are_of_several(told: Slot) -> bool:
    """ "told the foreign ministers of Botswana and Zimbabwe in bilateral talks": officials of two states."""
    return all(a.is_official for a in told.actors) and len({a.code for a in told.actors if a.code}) > 1


def _glued(parsed: Parsed, noun: "Token") -> tuple[Actor, ...]:
    """ "the S. Korea-France summit", "Sino-Russian talks": country names glued before the noun."""
    left = parsed.begins(noun)
    found: list[Actor] = []
    before = [a for a in parsed.actors if a.end - parsed.start <= left and a.kind in {"country", "organisation"}]
    for actor in reversed(before):
        gap = parsed.text[actor.end - parsed.start : left].strip()
        joined = not gap or gap in {"-", "–", "—", "/"}
        fields = words("triggers", "premodifier")
        if not joined and not all(w.lower() in fields for w in gap.replace("-", " ").split()):
            break
        if not found and gap in {"-", "–"}:
            break
        found.insert(0, actor)
        left = actor.start - parsed.start
    return tuple(found)


def _form(parsed: Parsed, noun: "Token", group: str) -> tuple[Kind, str | None] | None:
    """The kind and form of the contact; None where "call" means something else."""
    left = {t.lower_ for t in noun.children if t.i < noun.i}
    left |= {t.lower_ for t in parsed.doc[max(0, noun.i - 2) : noun.i]}
    by_phone = not left.isdisjoint(words("triggers", "phone"))
    by_video = not left.isdisjoint(words("triggers", "video"))
    if group == "call":
        if not by_phone and not by_video and (left & words("triggers", "calling") or _is_paid(noun)):
            return "meeting", "courtesy call"
        if by_video:
            return "meeting", "video call"
        named = noun.lemma_ != "call" and noun.lower_ != "conversation"
        return ("call", "phone call") if by_phone or named or _is_plain_call(noun) else None
    if by_phone:
        return "call", "phone call"
    form = "video" if by_video else None
    if group == "summit" and noun.lemma_ == "summit":
        form = "summit"
    if form is None and "sidelines" in parsed.text.lower():
        form = "sidelines"
    return "meeting", form


def _is_paid(noun: "Token") -> bool:
    """ "paid a call on the minister": somebody came."""
    verb, way = governor(noun)
    return verb is not None and verb.lemma_ == "pay" and way == "dobj"


def _is_plain_call(noun: "Token") -> bool:
    """ "held a call", "said in a call": a verb that only a call by phone has."""
    verb, way = governor(noun)
    if noun.lower_ in _CALLS and way in {"after", "following"} and len(list(preps(noun, "between"))) > 0:
        return True  # "next steps following the call between the two presidents"
    carried = verb is not None and verb.lemma_ in words("triggers", "call_carrier")
    ways = {"dobj", "in", "during", "by", "over", "nsubj", "nsubjpass"}
    return carried and way in ways and noun.lower_ in _CALLS
