"""Where it happened: "in Geneva", "at the White House", "in the Swiss city of Geneva" (EXTRACTION, what counts, 7)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from digests.extract.actor import Actor
from digests.extract.frame import Frame
from digests.extract.grammar import VERBS, children, is_time, noun_group
from digests.extract.names import is_name
from digests.extract.parse import Parsed
from digests.extract.slots import tokens_of
from digests.extract.tables import alternatives, rows, words
from digests.model import Venue
from digests.places.cities import city, zone_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN = re.compile(
    r"(?:\b(?:in|at|near|outside)|\bhosted by)\s+(?:the\s+)?"
    r"(?:(?!(?:from|to|for|by|with|and|or|on|at|in|of)\s)[\w'-]+\s+){0,3}?"
    r"(?:(?:city|capital|resort|town|port|village|region|province)(?:\s+city)?\s*,?\s*(?:of\s+)?)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:to|for|into|from|here)\s+(?:the\s+)?(?:[\w'-]+\s+){0,2}?$", re.IGNORECASE)
_BEFORE = 60
"""Characters before a place in which "in the port city of" may stand."""
_OVER = 2
"""Verbs over the one that meets, in "where they are due to meet"."""
_TOWN_OF = re.compile(
    r"\b(?:in|at|near) the (?:[\w'-]+ ){0,4}?(?:city|town|village|spa|resort|port|capital)(?: (?:town|city))? of "
    r"(?P<name>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+){0,2})"
)
_BETWEEN = re.compile(r"\b(?:between|linking|connecting)\s+(?:the\s+)?$")
_AND = re.compile(r"(?:['’]s)?(?:\s+[\w-]+){0,2}\s+and\b")
_BETWEEN_AND = re.compile(r"\b(?:between|linking|connecting)\s+(?:[\w'’-]+\s+){1,4}and\s+(?:the\s+)?$")
_ONWARD = re.compile(
    r"\b(?:before|prior to|and then|after which)\s+(?:(?:he|she|they|the \w+)\s+)?"
    r"(?:leav|left|depart|fl(?:y|ies|ew)|head|travel|go|went|continu|proceed|mov|return)\w*\s+(?:[\w-]+\s+){0,2}?"
    r"(?:for|to)\s+(?:the\s+)?$"
)
_HERE = re.compile(r"\bhere\b", re.IGNORECASE)


def find_venue(parsed: Parsed, frame: Frame, *, dateline: str | None, host: Actor | None = None) -> Venue | None:
    """The venue in the trigger's clause, a city before a country; "here" is the city of the dateline.

    `host` is the stop of a journey, the venue when the clause names none.
    """
    best = _where_clause(parsed, frame)
    for actor in parsed.actors:
        if actor.kind != "country" or actor.tag_kind in {"demonym", "metonym"}:
            continue
        owns = parsed.text[actor.end - parsed.start : actor.end - parsed.start + 2] in {
            "'s",
            "’s",
        }  # "at Dhaka's request"
        if (
            not owns
            and _stands_in(parsed, actor.start - parsed.start)
            and _belongs(parsed, frame, tokens_of(parsed, actor))
        ):
            found = venue_of(actor)
            if best is None or (best.city is None and found.city is not None):
                best = found
    if best is None or best.city is None:
        best = _seat(parsed, frame, best) or best
    if best is None or best.city is None or best.country is None:
        best = _described(parsed) or best
    if best is None or best.city is None:
        best = _unlisted(parsed, frame) or _bare_town(parsed, frame) or best
    if host is not None and (best is None or best.country not in {None, host.code}):
        best = venue_of(host)  # "was in Tirana on Monday and in Athens on Tuesday": each stop has its own
    if best is None and dateline and _HERE.search(parsed.text):
        best = place_venue(dateline)
    return best


def _where_clause(parsed: Parsed, frame: Frame) -> Venue | None:
    """ "… in Abu Dhabi, where he held talks": the place that the clause hangs on."""
    above = [frame.verb, *list(frame.verb.ancestors)[:_OVER]]  # "where he is due to meet"
    verb = next((v for v in above if v.dep_ == "relcl" and _is_where(v, above)), None)
    if verb is None or not all(v.dep_ in {"xcomp", "acomp", "ccomp"} for v in above[: above.index(verb)]):
        return None
    at = parsed.offset(verb.head)
    place = next((a for a in parsed.actors if a.start <= at < a.end and a.kind == "country"), None)
    return venue_of(place) if place else None


def _is_where(clause: "Token", below: "list[Token]") -> bool:
    """Whether "where" opens a relative clause, hanging on its verb or on one of those `below` it."""
    return any(
        c.lower_ == "where" for t in (clause, *below) if t == clause or clause in t.ancestors for c in t.children
    )


def _described(parsed: Parsed) -> Venue | None:
    """ "in the southern Ecuadorian city of Loja": a town that no table holds, in the country of the words before it."""
    match = _TOWN_OF.search(parsed.text)
    if not match:
        return None
    begin, end = match.start() + parsed.start, match.start("name") + parsed.start
    countries = [a.code for a in parsed.actors if begin <= a.start < end and a.kind == "country"]
    country = countries[0] if len(countries) == 1 else None
    return Venue(text=match["name"], city=match["name"], country=country) if country else None


def is_aside(text: str, begin: int, start: int, end: int) -> bool:
    """Whether the place text[start:end] stands behind "between … and", or is where somebody goes on to afterwards
    ("before leaving for Dushanbe"); its sentence begins at `begin`."""
    before = text[max(begin, start - _BEFORE) : start]
    first = _BETWEEN.search(before) is not None and _AND.match(text, end) is not None
    return first or _BETWEEN_AND.search(before) is not None or _ONWARD.search(before) is not None


def stands_at(text: str, at: int) -> bool:
    """Whether "in", "at", "to" stands before the place at offset `at` of the text: somebody is or goes there."""
    before = text[max(0, at - _BEFORE) : at]
    return _IN.search(before) is not None or _TO.search(before) is not None


def _stands_in(parsed: Parsed, at: int) -> bool:
    """Whether "in", "at", "hosted by" stands before the place at offset `at` of the sentence."""
    return _IN.search(parsed.text[max(0, at - _BEFORE) : at]) is not None


def _belongs(parsed: Parsed, frame: Frame, tokens: "list[Token]") -> bool:
    """Whether a place stands in the clause of the frame's trigger, and not on some other thing told there."""
    own = {frame.trigger.i, frame.verb.i}
    if tokens and _is_of_something_else(parsed, frame, tokens[0]):
        return False
    for at in tokens[0].ancestors if tokens else ():
        if at.i in own:
            return True
        if at.pos_ in VERBS:
            if frame.verb.dep_ == "xcomp" and at in frame.verb.ancestors and _is_plan(at):
                return True
            shared = at.dep_ in {"xcomp", "acl", "advcl", "conj"}
            return shared and (at.head.i in own or frame.trigger in at.subtree)
    return False


def _is_plan(verb: "Token") -> bool:
    """ "In Budapest, he is scheduled to hold talks", "is due to meet": the place before is that of the plan."""
    planned = words("triggers", "planning") | words("triggers", "due")
    return any(t.lemma_.lower() in planned for t in (verb, *children(verb, "acomp")))


def _is_of_something_else(parsed: Parsed, frame: Frame, token: "Token") -> bool:
    """ "over the detention of two drivers in Grodno": the place of a thing that is neither the event nor a person."""
    at = token
    while at.dep_ in {"compound", "appos", "conj", "nmod", "pobj"} and at.head != at and at.pos_ != "ADP":
        if at.dep_ == "pobj":
            at = at.head
            break
        at = at.head
    if at.pos_ != "ADP" or at.lower_ not in {"in", "at", "near", "outside"}:
        return False
    noun = at.head
    if noun.pos_ != "NOUN" or noun.i in {frame.trigger.i, frame.verb.i} or is_time(noun):
        return False
    if frame.trigger in noun.ancestors and noun.dep_ in {"appos", "conj"}:
        return False
    told = noun_group(noun) is not None or noun.lemma_.lower() in words("triggers", "occasion")
    place = parsed.start + parsed.begins(noun)
    return not told and not any(a.start <= place < a.end for a in parsed.actors)


def _unlisted(parsed: Parsed, frame: Frame) -> Venue | None:
    """ "in Kupang": a town that no table holds, when the parser takes it for a place."""
    for entity in parsed.doc.ents:
        start, end = parsed.begins(entity[0]), parsed.ends(entity[-1])
        if entity.label_ != "GPE" or _is_taken(parsed, start, end):
            continue
        if _stands_in(parsed, start) and _belongs(parsed, frame, list(entity)):
            name = parsed.text[start:end]
            return Venue(text=name, city=name)
    return None


def _bare_town(parsed: Parsed, frame: Frame) -> Venue | None:
    """ "signed in Kupang, …": a proper noun behind "in" that is nobody's name and no date."""
    for token in parsed.doc:
        behind_in = token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.lower_ == "in"
        if not behind_in or token.ent_type_ not in {"", "GPE", "LOC"}:
            continue
        first = next((c for c in token.children if c.dep_ == "compound" and c.i < token.i), token)
        start, end = parsed.begins(first), parsed.ends(token)
        name = parsed.text[start:end]
        dated = any(p.start < end and start < p.end for p in parsed.phrases)
        if not dated and not _is_taken(parsed, start, end) and is_name(name) and _belongs(parsed, frame, [token]):
            return Venue(text=name, city=name)
    return None


def _is_taken(parsed: Parsed, start: int, end: int) -> bool:
    """Whether an actor stands in that stretch of the sentence."""
    return any(a.overlaps(parsed.start + start, parsed.start + end) for a in parsed.actors)


def opening_place(parsed: Parsed) -> Venue | None:
    """The city or country that opens the sentence: "In Astana, …", "In Sri Lanka, …"."""
    for actor in parsed.actors:
        before = parsed.text[: actor.start - parsed.start].strip()
        behind = parsed.text[actor.end - parsed.start :][:1]
        if before in {"In", "At"} and (actor.is_town or (actor.tag_kind == "country" and behind == ",")):
            return venue_of(actor)
    return None


def venue_of(actor: Actor) -> Venue:
    """A place as a venue: a city with its country, or a country alone; Singapore is both."""
    known = city(actor.printed) if not actor.is_town else None
    both = known is not None and known.country == actor.code
    name = actor.printed
    if name.isupper():  # "BAKU, August 27"
        listed = city(name)
        name = listed.name if listed else name.title()
    return Venue(text=actor.printed, city=name if both or actor.is_town else None, country=actor.code)


def venue_zone(venue: Venue | None) -> str | None:
    """The IANA zone of a venue: its city's, else that of its country's capital; None for neither."""
    known = city(venue.city) if venue and venue.city else None
    if known:
        return known.zone
    return zone_of(venue.country) if venue and venue.country else None


@cache
def _seats() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    houses, gatherings = ({name: (city_, code) for name, city_, code in rows(of)} for of in ("seats", "gatherings"))
    at_house = rf"(?:at|in|to|from)\s+(?:the\s+)?({alternatives(houses)})"
    nth = r"(?:the\s+)?(?:\d+(?:st|nd|rd|th)\s+)?"
    at_gathering = rf"(?:at|during|(?:sidelines|margins|fringes)\s+of)\s+{nth}({alternatives(gatherings)})"
    beside_gathering = rf"({alternatives(gatherings)})\s+(?:sidelines|margins)"
    return re.compile(rf"\b(?:{at_house}|{at_gathering}|{beside_gathering})\b"), houses | gatherings


def seat(sentence: str) -> Venue | None:
    """The city of a well-known house: "at the Department of State", "in Downing Street"."""
    match = _seats()[0].search(sentence)
    return _house(match) if match else None


def is_gathering(name: str) -> bool:
    """Whether a name is that of a gathering which meets in one town year after year."""
    return " ".join(name.split()) in {name for name, *_ in rows("gatherings")}


def seats_in(text: str, start: int, end: int) -> Iterator[Venue]:
    """The cities of all well-known houses at which text[start:end] says that somebody is."""
    return map(_house, _seats()[0].finditer(text, start, end))


def _house(match: re.Match[str]) -> Venue:
    name = match[1] or match[2] or match[3]
    city_, code = _seats()[1][" ".join(name.split())]
    return Venue(text=name, city=city_, country=code)


def _seat(parsed: Parsed, frame: Frame, country: Venue | None) -> Venue | None:
    """The house in the frame's own clause, unless a country that is not the house's was named there."""
    match = _seats()[0].search(parsed.text)
    if match is None:
        return None
    tokens = [t for t in parsed.doc if match.start(match.lastindex or 0) <= parsed.begins(t) < match.end()]
    if not tokens or not _belongs(parsed, frame, tokens):
        return None
    found = _house(match)
    return found if country is None or country.country in {None, found.country} else None


def place_venue(printed: str) -> Venue | None:
    """A dateline's place ("SEOUL/PARIS", "KUALA LUMPUR, Malaysia") as a venue, when its first city is known."""
    first = re.split(r"[/,]", printed)[0].strip()
    known = city(first) or city(first.title())
    return Venue(text=first, city=known.name, country=known.country) if known else None
