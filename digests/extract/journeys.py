"""Journeys: verbs of travel and the nouns visit, trip, tour, stop (EXTRACTION, what counts, 2)."""

from dataclasses import replace
from typing import TYPE_CHECKING

from digests.extract import nearby
from digests.extract.actor import Actor
from digests.extract.contact_verbs import Maker
from digests.extract.dates import DAYS
from digests.extract.frame import Frame, are_countries, is_the_country, places_in, subject_of
from digests.extract.grammar import VERBS, auxiliaries, children, is_passive, is_time, preps
from digests.extract.parse import Parsed
from digests.extract.slots import Slot, meant, slot
from digests.extract.status import Told, noun_status, verb_status
from digests.extract.tables import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFF = frozenset({"out", "off", "down"})
"""Particles of verbs that tell of a journey only with one: "set out for", "touched down in"."""
_GOING = frozenset({"come", "go", "travel"})
TOUR = "tour"
"""The origin of a journey to several states that its sentence does not name."""


def _visit(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    places = places_in(parsed, children(verb, "dobj"))
    there = not places and is_the_country(children(verb, "dobj"))
    if verb.lemma_ == "reach" and not places and any(c.lower_ == "here" for c in verb.children):
        return _reaching_here(parsed, verb, ahead)
    if is_passive(verb):
        return None
    if not (places or there):
        return _tour(parsed, verb, children(verb, "dobj"), ahead)
    visitor = subject_of(parsed, verb)
    reaching = verb.lemma_ in words("triggers", "of_people")
    if reaching and not (is_somebody(visitor) and _is_sure(parsed, places)):
        return None
    status, possible = verb_status(verb, future_date=ahead)
    stops = [Slot(tuple(places))]
    return Frame("visit", verb, verb, status, possible, [visitor], stops, there=there)


def _tour(parsed: Parsed, verb: "Token", goals: "list[Token]", ahead: bool) -> Frame | None:
    """ "will visit seven countries", "is to go to three states": its stops are listed elsewhere, if at all."""
    if not are_countries(goals) or not is_somebody(subject_of(parsed, verb)):
        return None
    status, possible = verb_status(verb, future_date=ahead)
    return Frame("visit", verb, verb, status, possible, [subject_of(parsed, verb)], [Slot()], origin=TOUR)


def _reaching_here(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "is reaching here on Tuesday"."""
    visitor = subject_of(parsed, verb)
    if not (_names_a_day(parsed) and is_somebody(visitor)):
        return None
    dated = ahead or (verb.tag_ == "VBG" and bool(auxiliaries(verb) & {"is", "are"}))
    status, possible = verb_status(verb, future_date=dated)
    return Frame("visit", verb, verb, status, possible, [visitor], [Slot()], origin="departed", here=True)


def _travel(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    lemma = verb.lemma_.lower()
    particles = {c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod"}}
    if lemma in words("triggers", "with_particle") and not particles & ({"on"} if lemma == "move" else _OFF):
        return None
    if particles & {"on"} and children(verb, "xcomp", "advcl") and not any(True for _ in preps(verb, "to")):
        return None  # "will go on providing help"
    of_people = lemma in words("triggers", "of_people")
    if of_people and not is_somebody(subject_of(parsed, verb)):
        return None  # "the fighting moved on to Goma"
    if of_people and (children(verb, "dobj") or _is_spoken(verb)):
        return None  # "stopped the spread", "moved on to Libya in his speech"
    if lemma == "fly" and any(c.lower_ != "home" for c in children(verb, "dobj")):
        return None  # "flew blankets to Tirana"
    home = lemma == "return" or any(c.lower_ in {"home", "back"} for c in verb.children)
    if home and (ended := _ended(parsed, verb, places_in(parsed, list(preps(verb, "from"))))):
        return ended
    if lemma == "return" and not children(verb, "prep"):
        return None
    if lemma == "spend" and not any(_is_time(parsed, o) for o in children(verb, "dobj", "npadvmod")):
        return None  # "spent three days in Tallinn", not millions
    if lemma == "spend" and any(c.lower_ == "together" for c in verb.children):
        return None  # "the presidents of Peru and Chile spent Tuesday together in Lima": a table, with its host
    ways = ("for", "to") if lemma in words("triggers", "bound_for") else ("to", "in", "at", "into")
    goals = list(preps(verb, *ways))
    places = places_in(parsed, goals) or (nearby.goals(parsed, verb) if lemma in words("triggers", "departing") else [])
    here = any(c.lower_ == "here" for c in verb.children) or (lemma == "arrive" and not goals)
    if of_people and not _is_sure(parsed, places):
        return None
    if not places and not here:
        return _tour(parsed, verb, goals, ahead)
    above = verb.head if verb.tag_ == "VBG" and verb.dep_ == "advcl" else verb  # "leave Wednesday, travelling to Chad"
    leaving = above != verb and _is_timetable(parsed, above)
    dated = ahead or _is_timetable(parsed, verb)
    told: Told = ("planned", False) if leaving else verb_status(verb, future_date=dated)
    status, possible = told
    origin = "departed" if lemma in words("triggers", "departing") else "travel"
    stops = [Slot(tuple(places))]
    return Frame(
        "visit", verb, verb, status, possible, [subject_of(parsed, above)], stops, origin=origin, here=not places
    )


def is_somebody(given: Slot) -> bool:
    """Whether a slot holds people, who can travel: an official, a delegation, a pronoun."""
    return bool(given.pronoun) or any(a.is_official or a.kind == "collective" for a in given.actors)


def _is_time(parsed: Parsed, noun: "Token") -> bool:
    """ "two days", "Monday", "May": what is spent somewhere."""
    at = parsed.begins(noun)
    return is_time(noun) or any(p.start <= at < p.end for p in parsed.phrases)


def _is_spoken(verb: "Token") -> bool:
    """Whether it is in words that somebody moves on."""
    return any(o.lemma_ in words("triggers", "words_of") for o in preps(verb, "in", "with", "by"))


def _is_sure(parsed: Parsed, places: list[Actor]) -> bool:
    """Whether a verb of more than travel leads to a town, or on a day."""
    town = any(a.is_town for a in places)
    return town or _names_a_day(parsed)


def _names_a_day(parsed: Parsed) -> bool:
    return any(p.kind in DAYS for p in parsed.phrases)


def _is_timetable(parsed: Parsed, verb: "Token") -> bool:
    """ "flies to Prague on Wednesday", "heads from there to Riga": the present tense tells what is to come."""
    present, lemma = verb.tag_ in {"VBZ", "VBP"} and not auxiliaries(verb), verb.lemma_.lower()
    if present and any(t.lower_ in words("status", "habit") for t in verb.subtree):
        return False
    onward = any(c.lower_ in words("status", "onward_by") for c in verb.children)
    if present and onward and lemma in words("status", "onward"):
        return True
    now = present or (
        verb.tag_ == "VBG" and auxiliaries(verb) & {"is", "are"} and lemma in words("triggers", "departing") | {"go"}
    )
    named = any(p.kind in {"weekday", "day"} for p in parsed.phrases)
    soon = words("status", "soon")
    return bool(now) and (named or any(p.raw.lower() in soon for p in parsed.phrases))


def _take(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "a tour that will take him to Prague": who is taken travels."""
    guests = [s for s in (meant(parsed, o, slot(parsed, o)) for o in children(verb, "dobj")) if s.is_filled]
    places = places_in(parsed, list(preps(verb, "to")))
    if not guests or not places:
        return None
    status, possible = verb_status(verb, future_date=ahead)
    return Frame("visit", verb, verb, status, possible, guests, [Slot(tuple(places))])


def _send(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "will send a delegation to Bissau": who is sent travels, for the state or organisation that sends."""
    sent = [s for s in (slot(parsed, o) for o in children(verb, "dobj")) if any(_travels(a) for a in s.actors)]
    places = places_in(parsed, [*preps(verb, "to"), *(o for d in children(verb, "dobj") for o in preps(d, "to"))])
    sender = subject_of(parsed, verb)
    if not sent or not places or is_passive(verb) or not (any(a.code for a in sender.actors) or sender.pronoun):
        return None
    codes = {a.code for a in sender.actors if a.code}
    code = next(iter(codes)) if len(codes) == 1 else None
    guests = [Slot(tuple(a if a.code else replace(a, code=code) for a in s.actors)) for s in sent]
    if any(a.kind == "organisation" for a in sender.actors) or not code:
        guests = [sender, *(Slot(tuple(a for a in s.actors if a.code or a.name)) for s in sent)]
    ahead = ahead or (verb.tag_ == "VBG" and bool(auxiliaries(verb) & {"is", "are"}))  # "is sending an envoy to Tokyo"
    status, possible = verb_status(verb, future_date=ahead)
    return Frame("visit", verb, verb, status, possible, guests, [Slot(tuple(places))])


def _travels(actor: Actor) -> bool:
    """Whether an official or a body of people is meant, so that "sends aid" is no journey."""
    return actor.is_official or actor.last_word in words("offices", "sent")


def _be(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "is in Luanda to discuss …", "was in Prague for talks": who is abroad on business is on a visit."""
    subject = subject_of(parsed, verb)
    due = [a for a in children(verb, "acomp", "attr", "xcomp") if a.lemma_.lower() in words("triggers", "due")]
    if any(children(a, "xcomp") for a in due):
        return None  # "In Astana, he is due to meet": the infinitive tells the event
    places = places_in(parsed, [*preps(verb, "in"), *(o for a in due for o in preps(a, "in", "to", "at"))])
    if not places or not is_somebody(subject):
        return None
    past = verb.tag_ == "VBD"  # "was in Morocco as a student"
    for_what = [c for c in children(verb, "prep") if c.lower_ in words("triggers", "stay_past" if past else "stay")]
    if not _names_a_day(parsed):
        for_what = [c for c in for_what if c.lower_ != "since"]
    moving = bool(subject.pronoun) or any("delegation" in (a.office or "") for a in subject.actors)
    if due:
        return Frame("visit", verb, verb, "planned", False, [subject], [Slot(tuple(places))])
    if not (for_what or children(verb, "xcomp", "advcl", "acl") or (moving and verb.tag_ != "VBD")):
        return None
    status, possible = verb_status(verb, future_date=ahead)
    since = any(c.lower_ == "since" for c in for_what)
    if status == "held" and (verb.tag_ in {"VBZ", "VBP"} or (since and auxiliaries(verb) & {"has", "have"})):
        status = "under_way"
    return Frame("visit", verb, verb, status, possible, [subject], [Slot(tuple(places))])


def _await(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "is expected in Amman", "is awaited in Vienna": who is awaited is to come."""
    places = places_in(parsed, list(preps(verb, "in", "at")))
    if not is_passive(verb) or not places or children(verb, "xcomp", "ccomp"):
        return None
    guest = subject_of(parsed, verb)
    if not is_somebody(guest):
        return None
    return Frame("visit", verb, verb, "planned", False, [guest], [Slot(tuple(places))])


def _leave(parsed: Parsed, verb: "Token", ahead: bool) -> Frame | None:
    """ "left Sana'a on Tuesday": a journey that ends, unless the place is home; "left for Paris" is one that begins."""
    left = places_in(parsed, children(verb, "dobj"))
    goals = places_in(parsed, list(preps(verb, "for", "to")))
    ended = None if goals else _ended(parsed, verb, left)
    return ended or _travel(parsed, verb, ahead)


def _ended(parsed: Parsed, verb: "Token", left: list[Actor]) -> Frame | None:
    """The journey to the places that somebody left or returned from; None when the verb does not tell so."""
    subject = subject_of(parsed, verb)
    if not left or verb.tag_ not in {"VBD", "VBN"} or not subject.is_filled:
        return None
    return Frame("visit", verb, verb, "held", False, [subject], [Slot(tuple(left))], origin="left")


TRAVEL_VERBS: dict[str, Maker] = {
    "visit": _visit,
    "travel": _travel,
    "take": _take,
    "send": _send,
    "be": _be,
    "await": _await,
    "leave": _leave,
}
"""The maker of each group of travel verbs in triggers.toml."""


def visit_noun(parsed: Parsed, noun: "Token", verb: "Token | None", way: str, *, ahead: bool) -> Frame:
    """The frame of "a visit to X by Y"; `verb` and `way` are those of grammar.governor. Raises DeniedError."""
    light = verb is not None and verb.lemma_.lower() in words("triggers", "light")
    tour = noun.lemma_ in words("triggers", "tour")
    goals = [*preps(noun, "to", "in", *(("of",) if tour else ())), *children(noun, "compound", "nmod", "amod")]
    if verb is not None and light and way in {"dobj", "on", "for", "during"}:
        goals += preps(verb, "to", "in", "for")
    if verb is not None and way == "nsubj" and verb.lemma_ == "be" and noun.lemma_ in words("triggers", "stop"):
        goals += children(verb, "attr")  # "his last stop is Kenya"
    if verb is not None and way == "nsubj" and verb.lemma_ in words("triggers", "comprising"):
        goals += children(verb, "dobj")  # "the tour will include Yerevan and Tbilisi"
    paying = _paying(noun)
    goals += [o for c in paying for o in preps(c, "to")]
    places = places_in(parsed, goals)
    owners = [*children(noun, "poss"), *preps(noun, *(("by",) if tour else ("by", "of")))]
    first = [s for s in (meant(parsed, o, slot(parsed, o)) for o in owners) if s.is_filled]
    if paying:
        first.append(subject_of(parsed, paying[-1]))
    elif first and way == "dobj" and any(preps(noun, "of", "by")):
        pass  # "followed the journey of his colleague"
    elif verb is not None and way not in {"nsubj", "nsubjpass"} and (light or (way == "on" and not first)):
        first.append(subject_of(parsed, verb))
    if verb is not None and way == "dobj" and not first:
        doer = subject_of(parsed, verb)
        first += [doer] if is_somebody(doer) else []
    if way == "on" and not any(s.is_filled for s in first):
        first = [nearby.fronted(parsed, noun)]
    begins = verb is not None and verb.lemma_ in words("triggers", "beginning") and _is_timetable(parsed, verb)
    status, possible = noun_status(noun, verb, way, future_date=ahead or begins)
    origin = f"noun:{way}"
    if verb is not None and way == "for" and verb.lemma_.lower() in words("triggers", "departing") | _GOING:
        status, possible = verb_status(verb, future_date=ahead)  # "arrived on Tuesday for a visit": one journey
        origin = "travel" if verb.lemma_.lower() in _GOING else "departed"
    if verb is not None and way == "on" and verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}:
        status = "under_way"
    kinds = [c.lower_ for c in noun.children if c.lower_ in words("triggers", "visit_form")]
    form = f"{kinds[0]} {noun.lower_}" if kinds else None
    if not places and first and verb is not None and status in {"cancelled", "postponed"}:
        places = _receiving(parsed, verb)
    stops = [Slot(tuple(places))] if places else []
    governing = verb if verb is not None else noun
    there = not places and is_the_country(goals)
    return Frame(
        "visit", noun, governing, status, possible, first, stops, form, definite=not places, origin=origin, there=there
    )


def _paying(noun: "Token") -> "list[Token]":
    """The verbs of a clause about a visit that tell whose it is: "the visit that the general paid to N'Djamena"."""
    clauses = children(noun, "relcl")
    verbs = [*clauses, *(x for c in clauses for x in children(c, "xcomp"))]
    return [v for v in verbs if v.lemma_ in {"pay", "make"}]


def _receiving(parsed: Parsed, verb: "Token") -> list[Actor]:
    """The host of a visit who called it off or says that it was: "Cyprus said that the visit of …"."""
    teller = verb.head if verb.dep_ == "ccomp" and verb.head.pos_ in VERBS else verb
    states = [a for a in subject_of(parsed, teller).actors if a.kind == "country" and a.tag_kind != "city"]
    return states if len(states) == 1 else []
