"""Where it happened: "in Geneva", "at the White House", "in the Swiss city of Geneva"."""

import re
from typing import TYPE_CHECKING

from digests.extract.actors import Actor
from digests.extract.frames import Frame
from digests.extract.grammar import tokens_of
from digests.extract.names import is_name
from digests.extract.parse import Parsed
from digests.model import Venue
from digests.places.cities import city

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN = re.compile(
    r"(?:\b(?:in|at|near|outside)|\bhosted by)\s+(?:the\s+)?(?:[\w'-]+\s+){0,3}?(?:(?:city|capital|resort|town|port|village|region|province)(?:\s+city)?\s*,?\s*(?:of\s+)?)?$",
    re.IGNORECASE,
)
_HERE = re.compile(r"\bhere\b", re.IGNORECASE)


def _belongs(parsed: Parsed, frame: Frame, tokens: "list[Token]") -> bool:
    """Whether a place stands in the clause of the frame's trigger."""
    own = {frame.trigger.i, frame.verb.i}
    for token in tokens[:1]:
        for at in token.ancestors:
            if at.i in own:
                return True
            if at.pos_ in {"VERB", "AUX"} and at.i not in own:
                return at.dep_ in {"xcomp", "acl", "advcl", "conj"} and (
                    at.head.i in own or frame.trigger in at.subtree
                )
    return False


def find_venue(parsed: Parsed, frame: Frame, *, dateline: str | None, host: Actor | None = None) -> Venue | None:
    """The venue in the trigger's clause; "here" is the dateline's city."""
    best = _where_clause(parsed, frame)
    for actor in parsed.actors:
        if (
            actor.kind != "country"
            or actor.tag_kind in {"demonym", "metonym", "abbreviation"}
            and actor.tag_kind != "abbreviation"
        ):
            continue
        before = parsed.text[max(0, actor.start - parsed.start - 60) : actor.start - parsed.start]
        if not _IN.search(before) or not _belongs(parsed, frame, tokens_of(parsed, actor)):
            continue
        found = venue_of(actor)
        if best is None or (best.city is None and found.city is not None):
            best = found
    if best is None or best.city is None:
        best = _unlisted(parsed, frame) or best
    if best is None and host is not None:
        best = venue_of(host)
    if best is None and dateline and _HERE.search(parsed.text):
        best = place_venue(dateline)
    return best


def _unlisted(parsed: Parsed, frame: Frame) -> Venue | None:
    """ "in Kupang": a town that no table holds, when the parser takes it for a place."""
    for entity in parsed.doc.ents:
        start, end = parsed.begins(entity[0]), parsed.ends(entity[-1])
        if entity.label_ != "GPE" or any(a.start - parsed.start < end and start < a.end - parsed.start for a in parsed.actors):
            continue
        if _IN.search(parsed.text[max(0, start - 60) : start]) and _belongs(parsed, frame, list(entity)):
            name = parsed.text[start:end]
            return Venue(text=name, city=name)
    return _bare_town(parsed, frame)


def _bare_town(parsed: Parsed, frame: Frame) -> Venue | None:
    """ "signed in Kupang, …": a proper noun behind "in" that is nobody's name and no date."""
    for token in parsed.doc:
        if token.dep_ != "pobj" or token.pos_ != "PROPN" or token.head.lower_ != "in" or token.ent_type_ not in {"", "GPE", "LOC"}:
            continue
        words = [*(c for c in token.children if c.dep_ == "compound" and c.i < token.i), token]
        start, end = parsed.begins(words[0]), parsed.ends(token)
        name = parsed.text[start:end]
        taken = any(a.start - parsed.start < end and start < a.end - parsed.start for a in parsed.actors)
        dated = any(p.start < end and start < p.end for p in parsed.phrases)
        if not taken and not dated and is_name(name) and _belongs(parsed, frame, [token]):
            return Venue(text=name, city=name)
    return None


def _where_clause(parsed: Parsed, frame: Frame) -> Venue | None:
    """ "… in Abu Dhabi, where he held talks": the place that the clause hangs on."""
    verb = frame.verb
    if verb.dep_ != "relcl" or not any(c.lower_ == "where" for c in verb.children):
        return None
    at = parsed.offset(verb.head)
    place = next((a for a in parsed.actors if a.start <= at < a.end and a.kind == "country"), None)
    return venue_of(place) if place else None


def venue_of(actor: Actor) -> Venue:
    """A place as a venue: a city with its country, or a country alone."""
    if actor.tag_kind in {"city", "capital"}:
        return Venue(text=actor.printed, city=actor.printed, country=actor.code)
    return Venue(text=actor.printed, country=actor.code)


def place_venue(printed: str) -> Venue | None:
    """A dateline's place ("SEOUL/PARIS", "KUALA LUMPUR, Malaysia") as a venue, when its first city is known."""
    first = re.split(r"[/,]", printed)[0].strip()
    known = city(first) or city(first.title())
    return Venue(text=first, city=known.name, country=known.country) if known else None
