"""What the words of an outcome say that the encoder sees: whether it has come about, who did it, what it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digests.extract.candidate import codes_of
from digests.extract.dates import years_in
from digests.extract.draft import DraftOutcome
from digests.extract.frame import subject_of
from digests.extract.grammar import (
    VERBS,
    agents,
    auxiliaries,
    children,
    is_passive,
    is_time,
    noun_group,
    preps,
    subject_token,
    verb_above,
)
from digests.extract.parse import Parsed
from digests.extract.slots import actors_in
from digests.extract.strength import is_by_both, is_untrue, is_weakened, strength_of
from digests.extract.tables import words
from digests.extract.upshots import Seen
from digests.extract.wording import clip, is_courtesy, whole, without_contact
from digests.model import BINDING, STRENGTHS, Strength

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTENT = frozenset({"NOUN", "PROPN", "NUM"})
"""Parts of speech that say what something is."""
_DEEDS: frozenset[Strength] = BINDING | {"pledged"}
"""What is told as done, by one side or both."""
_MARKS = ("acl", "relcl")
"""How a verb hangs on the thing that it only describes."""
_POSSIBLE = frozenset({"may", "might", "could"})


@dataclass(frozen=True, slots=True)
class SeenWords:
    """The words of an outcome in the parse of its sentence."""

    seen: Seen
    parsed: Parsed
    inside: "Sequence[Token]"
    root: "Token"
    """The head of the words."""
    verb: "Token | None"
    """What says that it came about: "agreed" over "to meet", "signed" over "a treaty"."""
    doers: frozenset[str]
    """Who the sentence says did it, and with whom, by code; empty where it names nobody."""

    @classmethod
    def of(cls, seen: Seen, parsed: Parsed) -> "SeenWords | None":
        """They themselves; None where they say nothing, or only what is wished for, possible, denied or past."""
        start, end = seen.start - parsed.start, seen.end - parsed.start
        inside = [t for t in parsed.doc if parsed.begins(t) < end and start < parsed.ends(t)]
        if not _says_something(inside, seen):
            return None
        root = next((t for t in inside if t.head not in inside or t.head == t), inside[0])
        if seen.strength == "on_table" and is_courtesy(root):
            return None
        verb = _telling(root, inside, seen)
        if seen.strength == "offered" and _is_promised(verb, root):
            seen = replace(seen, strength="pledged")
        if seen.strength in _DEEDS and verb is not None and _is_no_deed(verb, root, seen):
            return None
        told = cls(seen, parsed, inside, root, verb, _doers(parsed, verb) if verb is not None else frozenset())
        if seen.is_strong and verb is not None and (_is_open(verb, root, seen) or told._is_of_somebody_else()):
            return None
        both = verb is not None and is_by_both(verb)
        if seen.strength == "agreed" and len(told.doers) == 1 and told.doers <= set(seen.pairs[0]) and not both:
            # one side's word
            return replace(told, seen=replace(seen, strength="pledged", by=told.doers))
        return told

    @property
    def year(self) -> int | None:
        """The last year in which the sentence says that it was: "signed it in 2015", "the 1998 accords", but not that
        of what else the words are about ("an extension of the 2019 accord")."""
        begin, end = self.seen.start - self.parsed.start, self.seen.end - self.parsed.start
        told = [p.raw for p in self.parsed.phrases if not begin <= p.start < end]
        return max(years_in([*told, *(c.text for c in self.root.lefts)]), default=None)

    def _is_of_somebody_else(self) -> bool:
        """Whether somebody is named who did it and is no state: "the unions signed", "two universities agreed", "the
        parties of her coalition agreed", "had been signed by their predecessors"."""
        verb = self.verb
        if verb is None or self.doers:
            return False
        who = agents(verb) if is_passive(verb) else [t for t in [subject_token(verb)] if t is not None]
        named = [t for t in who if t != self.root and t.pos_ != "PRON"]
        of_whom = (o for t in named for o in preps(t, "of"))
        if any(c.tag_ == "PRP$" for o in of_whom for c in o.children):
            return True
        met = words("outcomes", "those_who_met")
        return bool(named) and not any({t.lemma_.lower(), t.lower_} & met for t in named)

    def outcome(self, parties: frozenset[str]) -> DraftOutcome:
        """The outcome, as one of an event whose parties that were asked about are these."""
        seen, parsed = self.seen, self.parsed
        body = without_contact(parsed, *whole(parsed, self.inside, self.root, seen.strength))
        form = self.root.lemma_.lower() if seen.strength == "signed" and noun_group(self.root) == "pact" else None
        by = parties if seen.is_strong else (self._givers() or seen.by) & parties
        text = clip(parsed.text, *body)
        if body[0] == 0 and parsed.doc[0].pos_ != "PROPN":
            text = text[:1].lower() + text[1:]
        return DraftOutcome(seen.strength, tuple(sorted(by)), form, text, seen.span, seen.start, sure=True)

    def _givers(self) -> frozenset[str]:
        """Whose word it is: of "Sorbotten assured him that Oslo would pay" Oslo's, else that of who says so; empty
        where the sentence names neither."""
        own = self.root if children(self.root, "nsubj", "nsubjpass") else None
        verbs = [v for v in (own, self.verb) if v is not None and v.pos_ in VERBS]
        return next((who for v in verbs if (who := self._subject_of(v))), frozenset())

    def _subject_of(self, verb: "Token") -> frozenset[str]:
        """Who does what a verb says; who gives it, where somebody else is said to get it."""
        from_whom = [o for t in (verb, *children(verb, "dobj")) for o in preps(t, "from")]
        given = [a for noun in [*from_whom, *agents(verb)] for a in actors_in(self.parsed, noun)]
        if given or is_passive(verb):
            return codes_of(given)
        who = codes_of(subject_of(self.parsed, verb).actors)
        above = verb_above(verb)
        relative = verb.dep_ == "relcl" or any(c.tag_ == "WP" for c in children(verb, "nsubj"))
        met = codes_of(subject_of(self.parsed, above).actors) if above is not None and relative else who
        if who and not (relative and who == met):
            return who
        return frozenset(self.seen.pairs[0]) - met if met else who  # "met the premier in Oslo on Monday, who promised"


def _doers(parsed: Parsed, verb: "Token") -> frozenset[str]:
    tokens = [verb, *children(verb, "dobj", "nsubjpass")]
    others = [*(o for t in tokens for o in preps(t, "with", "between")), *agents(verb)]
    beside = (a for noun in others for a in actors_in(parsed, noun))
    return codes_of([*subject_of(parsed, verb).actors, *beside])


def _telling(root: "Token", inside: "Sequence[Token]", seen: Seen) -> "Token | None":
    """The verb that says just so much, else the outcome's own verb, or that above it."""
    above = verb_above(root)
    verbs = [t for t in (root, *inside) if t.pos_ in VERBS]
    exact = next((t for t in (*verbs, above) if t is not None and strength_of(t) == seen.strength), None)
    if exact is not None or (root.pos_ in VERBS and strength_of(root) is not None):
        return exact or root
    return above or (root if root.pos_ in VERBS else None)


def _is_promised(verb: "Token | None", root: "Token") -> bool:
    """Whether what the encoder takes for an offer is called a promise: "was promised", "a pledge to take in 50"."""
    nouns = [root.head, *(children(verb, "dobj") if verb is not None else ())]
    if any(noun.pos_ == "NOUN" and noun.lemma_.lower() in words("outcomes", "pledged") for noun in nouns):
        return True
    return verb is not None and strength_of(verb) == "pledged" and not is_weakened(verb)


def _says_something(inside: "Sequence[Token]", seen: Seen) -> bool:
    """Whether the words tell by themselves what it is: "a protocol" was signed, "to meet again" agreed."""
    content = [t for t in inside if t.pos_ in _CONTENT and not is_time(t) and not (t.pos_ == "NUM" and is_time(t.head))]
    if seen.strength == "signed":
        return bool(content)
    return len(inside) > 1 and (bool(content) or any(t.tag_ == "VB" and t.pos_ == "VERB" for t in inside))


def _is_no_deed(verb: "Token", root: "Token", seen: Seen) -> bool:
    """Whether the verb says less, or something else, or is only a mark of the thing: "welcomed the accord", "discussed
    the protocol signed in March", "called for what the rebels agreed", "the visit when five texts were signed"."""
    own = strength_of(verb)
    if is_untrue(verb):
        return True
    if own is not None and STRENGTHS.index(own) < STRENGTHS.index(seen.strength):
        return True
    over = [verb, *([verb.head] if verb.dep_ == "ccomp" else [])]
    if any(t.lemma_.lower() in words("outcomes", "no_deed") for t in over):
        return True
    if root.lemma_.lower() in words("outcomes", "no_pact") and seen.strength == "signed":
        return True
    marks = verb.dep_ in _MARKS and (verb.head == root or verb.head in root.subtree)
    at_some_time = verb.dep_ in {*_MARKS, "advcl"} and any(c.lower_ == "when" for c in verb.children)
    described = (c for c in children(root, *_MARKS) if c.pos_ in VERBS)
    return marks or at_some_time or any(strength_of(c) is not None for c in described)


def _is_open(verb: "Token", root: "Token", seen: Seen) -> bool:
    if seen.strength == "signed" and (is_weakened(verb) or (root.pos_ in VERBS and strength_of(verb) != "signed")):
        return True  # "is to witness the signing", "agreed to complete what the signing needs"
    if not auxiliaries(root).isdisjoint(_POSSIBLE):
        return True
    modal = not auxiliaries(verb).isdisjoint(words("status", "modal")) and strength_of(root) is not None
    return modal or (strength_of(verb) is not None and is_weakened(verb))
