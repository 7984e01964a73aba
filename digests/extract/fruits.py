"""What a contact ended with: "the talks ended with an agreement to open a port", "resulted in an accord on fish"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digests.extract.grammar import VERBS, auxiliaries, children, noun_group, preps
from digests.extract.parse import Parsed
from digests.extract.status import DeniedError, Told, is_denied, verb_status
from digests.extract.tables import words
from digests.extract.wording import clip, span_of, without_contact

if TYPE_CHECKING:
    from spacy.tokens import Token

_GROUPS = frozenset({"meeting", "summit", "visit", "call"})
"""Groups of nouns of a contact (triggers.toml)."""
_DONE: Told = ("held", False)
_POINTING = frozenset({"the", "their", "this", "these", "both"})
"""Words before a contact that was told."""
_SAID = frozenset({"ccomp", "parataxis"})
"""How a verb hangs on that of saying: "said the talks had led to …"."""


@dataclass(frozen=True, slots=True)
class Fruit:
    """What one contact came to."""

    verb: "Token"
    contact: "Token"
    """The noun that tells the contact."""
    text: str
    body: tuple[int, int]
    """Where the text stands in its sentence."""
    of_told: bool
    """Whether the noun can mean a contact told before: "the talks", but not "talks" nor "the talks in May"."""


def fruits(parsed: Parsed) -> Iterator[Fruit]:
    """The agreements that contacts of this sentence came to."""
    for verb in parsed.doc:
        contact, nouns = _brought(verb) if verb.pos_ in VERBS else (None, [])
        agreements = [noun for noun in nouns if _is_reached(noun)]
        if contact is None or not agreements or not _is_done(verb) or _is_before(verb):
            continue
        for agreement in agreements:
            if (head := _content(agreement)) is not None:
                body = without_contact(parsed, *span_of(parsed, head, conjuncts=head != agreement))
                yield Fruit(verb, contact, clip(parsed.text, *body), body, _is_told(parsed, contact))


def _is_done(verb: "Token") -> bool:
    """Whether it is told as done: not "could lead to", "hopes that it leads to", "did not lead to"."""
    try:
        return not is_denied(verb) and verb_status(verb) == _DONE
    except DeniedError:
        return False


def _is_before(verb: "Token") -> bool:
    """What only dates something else: "after talks led to a deal", "talks in May had led to a deal"."""
    if verb.dep_ == "advcl" and children(verb, "mark"):
        return True
    return "had" in auxiliaries(verb) and verb.dep_ not in _SAID


def _is_told(parsed: Parsed, contact: "Token") -> bool:
    begin, end = parsed.begins(contact.doc[contact.left_edge.i]), parsed.ends(contact.doc[contact.right_edge.i])
    dated = any(begin <= p.start < end for p in parsed.phrases)
    return not dated and any(c.lower_ in _POINTING for c in contact.children)


def _brought(verb: "Token") -> "tuple[Token | None, list[Token]]":
    """The contact, as subject or as what somebody closed, and the nouns with which it ended."""
    lemma = verb.lemma_.lower()
    subjects, objects = children(verb, "nsubj", "nsubjpass"), children(verb, "dobj")
    if verb.dep_ == "relcl" and verb.head.dep_ == "dobj" and all(t.tag_ == "WDT" for t in subjects):
        subjects = [verb.head]  # "held talks that resulted in …"
    found: list[Token] = []
    if lemma in words("triggers", "closing_verb"):
        found = [n for t in (verb, *objects, *_phrases(verb)) for n in preps(t, "with", "in")]
    elif lemma in words("outcomes", "yielding"):
        found, objects = [*preps(verb, "in", "to"), *objects], []
    another = words("triggers", "another")
    contacts = (t for t in (*subjects, *objects) if _is_contact(t))
    contact = next((t for t in contacts if another.isdisjoint({c.lower_ for c in t.children})), None)
    return contact, [n for t in found for n in (t, *t.conjuncts)]


def _phrases(verb: "Token") -> "list[Token]":
    """What stands between verb and "with", and takes it along: "ended in Oslo on Monday with an agreement"."""
    inside = [o for c in children(verb, "prep") for o in children(c, "pobj")]
    return [*inside, *(o for c in inside for p in children(c, "prep") for o in children(p, "pobj"))]


def _is_contact(noun: "Token") -> bool:
    """ "talks", "two days of talks"."""
    return any(noun_group(t) in _GROUPS for t in (noun, *preps(noun, "of")))


def _is_reached(noun: "Token") -> bool:
    """Whether it is an agreement, and none that is only near: "no deal", "a possible accord"."""
    unsure = words("outcomes", "none") | words("outcomes", "unreached")
    return noun.lemma_.lower() in words("outcomes", "joint") and all(c.lower_ not in unsure for c in noun.children)


def _content(noun: "Token") -> "Token | None":
    """The head of what was agreed: the clause behind the noun, else the noun itself if it says on what."""
    clauses = (c for c in children(noun, "acl", "xcomp", "relcl", "ccomp") if _is_content(c))
    says = noun.lemma_.lower() in words("outcomes", "of_arms") or any(preps(noun, "on", "for", "over", "about"))
    return next(clauses, noun if says else None)


def _is_content(verb: "Token") -> bool:
    """ "to open a port", "that the port should open"."""
    that = any(c.lower_ == "that" for c in children(verb, "mark"))
    return that or (verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children))
