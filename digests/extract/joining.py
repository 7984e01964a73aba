"""Who else sat at a table that was told: "the talks were attended by …", "… joined the lunch", "also present was …"."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digests.extract.candidate import AT_TABLE, LISTED
from digests.extract.draft import Draft, Drafts
from digests.extract.frame import subject_of
from digests.extract.grammar import VERBS, agents, auxiliaries, children, is_passive, noun_group, preps
from digests.extract.parse import Parsed
from digests.extract.scene import Scene
from digests.extract.slots import Slot, slot
from digests.extract.status import DeniedError, verb_status
from digests.extract.tables import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESENT = re.compile(
    r"(?:Also|Others?) (?:present|in attendance)"
    r"(?: (?:at|in|during) (?:the|their) (?:meeting|talks|session|summit|lunch|dinner))? (?:was|were|is|are|will be)\b"
)
_KNOWN = frozenset({"the", "this", "that", "these", "those", "their"})
"""Words before the noun of a contact that was told."""
_PLAIN = frozenset({"bilateral", "closed", "door", "working", "same", "trilateral"})
"""Words beside it that make it no other."""
_REAL = frozenset({"held", "planned", "under_way"})


@dataclass(frozen=True, slots=True)
class Joining:
    """Who a sentence says to have been at the table too, and the verbs that say so."""

    verbs: "tuple[Token, ...]" = ()
    table: Draft | None = None


def seat(parsed: Parsed, scene: Scene, drafts: Drafts) -> Joining:
    """Add to the contact that the text is speaking of whom this sentence says to have been there too."""
    table = drafts.current(parsed.number)
    if table is None or table.facts.origin == LISTED or table.facts.kind not in AT_TABLE:
        return Joining()
    if _is_about_another(parsed, table):
        return Joining()
    verbs = []
    for verb, newcomers in _joining(parsed):
        if not _fits(verb, table):
            continue
        actors, reminded = scene.actors_of(newcomers)
        new = [a for a in actors if a.code and (a.is_official or a.organisation) and a.code not in table.facts.codes]
        if new and not reminded:
            table.seat(new)
            table.facts = replace(table.facts, in_lead=False)
            table.note((parsed.start, parsed.end), parsed.number)
            verbs.append(verb)
    return Joining(tuple(verbs), table if verbs else None)


def _is_about_another(parsed: Parsed, table: Draft) -> bool:
    """Whether a sentence names a day or a place of its own: those of another contact."""
    venue = table.facts.venue
    places = (a for a in parsed.actors if a.kind == "country" and a.is_town)
    own = {venue.city, venue.text} if venue else set()
    return any(p.kind not in {"clock", "length"} for p in parsed.phrases) or any(a.printed not in own for a in places)


def _fits(verb: "Token", table: Draft) -> bool:
    """Whether a verb tells what came about, or will, as the contact did."""
    try:
        status, possible = verb_status(verb)
    except DeniedError:
        return False
    return not possible and status in _REAL and status == table.facts.status and "had" not in auxiliaries(verb)


def _joining(parsed: Parsed) -> "list[tuple[Token, Slot]]":
    """The verbs that tell of somebody at a known table, each with whom."""
    found: list[tuple[Token, Slot]] = []
    for verb in parsed.doc:
        if verb.pos_ not in VERBS or any(preps(verb, "with")):
            continue
        lemma = verb.lemma_.lower()
        if is_passive(verb) and lemma in words("triggers", "joining") and _is_known(children(verb, "nsubjpass")):
            found += [(verb, slot(parsed, o)) for o in agents(verb)]
        elif not is_passive(verb) and _is_known(_tables(verb)) and not _is_nobody(verb):
            found.append((verb, subject_of(parsed, verb)))
        elif verb.dep_ == "ROOT" and lemma == "be" and _PRESENT.match(parsed.text):
            found += [(verb, slot(parsed, o)) for o in children(verb, "nsubj", "attr") if o.i > verb.i]
    return found


def _tables(verb: "Token") -> "list[Token]":
    """What somebody joins, attends, takes part in."""
    lemma = verb.lemma_.lower()
    if lemma == "take":
        part = [c for c in children(verb, "dobj") if c.lower_ == "part" and not any(c.children)]
        return list(preps(verb, "in")) if part else []
    if lemma == "participate":
        return list(preps(verb, "in"))
    return children(verb, "dobj") if lemma in words("triggers", "joining") else []


def _is_nobody(verb: "Token") -> bool:
    """ "No minister attended", "hardly any minister …"."""
    below = (t for subject in children(verb, "nsubj") for t in subject.subtree)
    return any(t.lower_ in words("outcomes", "none") or t.dep_ == "neg" or t.lower_ == "any" for t in below)


def _is_known(nouns: "list[Token]") -> bool:
    """Whether one of them is a contact that was told, "the talks", "their lunch", and no other than that."""
    return any(
        noun_group(noun) in {"meeting", "summit"}
        and any(c.lower_ in _KNOWN for c in noun.children)
        and not any(preps(noun, "with", "between", "of"))
        and not any(c.dep_ in {"amod", "compound", "poss"} and c.lower_ not in _PLAIN | _KNOWN for c in noun.children)
        for noun in nouns
    )
