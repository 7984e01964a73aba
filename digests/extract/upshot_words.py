"""What the words of an outcome say that the encoder sees: whether it has come about, who did it, what it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digests.extract.candidate import codes_of
from digests.extract.draft import DraftOutcome
from digests.extract.frame import subject_of
from digests.extract.grammar import VERBS, agents, auxiliaries, children, is_negated, noun_group, preps
from digests.extract.parse import Parsed
from digests.extract.slots import actors_in
from digests.extract.status import is_denied
from digests.extract.strength import is_weakened, strength_of
from digests.extract.tables import words
from digests.extract.upshots import Seen
from digests.extract.wording import clip, whole, without_contact

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTENT = frozenset({"NOUN", "PROPN", "NUM"})
"""Parts of speech that say what something is."""
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

    @classmethod
    def of(cls, seen: Seen, parsed: Parsed) -> "SeenWords | None":
        """They themselves; None where they say nothing, or only what is wished for, possible or denied."""
        start, end = seen.start - parsed.start, seen.end - parsed.start
        inside = [t for t in parsed.doc if parsed.begins(t) < end and start < parsed.ends(t)]
        if not _says_something(inside, seen):
            return None
        root = next((t for t in inside if t.head not in inside or t.head == t), inside[0])
        verb = _telling(root, inside, seen)
        if seen.is_strong and verb is not None and _is_open(verb, root, seen):
            return None
        return cls(seen, parsed, inside, root, verb)

    @property
    def doers(self) -> frozenset[str]:
        """Who the sentence says did it, and with whom, by code; empty where it names nobody."""
        if self.verb is None:
            return frozenset()
        tokens = [self.verb, *children(self.verb, "dobj", "nsubjpass")]
        others = [*(o for t in tokens for o in preps(t, "with", "between")), *agents(self.verb)]
        beside = (a for noun in others for a in actors_in(self.parsed, noun))
        return codes_of([*subject_of(self.parsed, self.verb).actors, *beside])

    def outcome(self, parties: frozenset[str]) -> DraftOutcome:
        """The outcome, as one of an event whose parties that were asked about are these."""
        seen, parsed = self.seen, self.parsed
        body = without_contact(parsed, *whole(parsed, self.inside, self.root, seen.strength))
        form = self.root.lemma_.lower() if seen.strength == "signed" and noun_group(self.root) == "pact" else None
        by = parties if seen.is_strong else (seen.by or self._givers()) & parties
        return DraftOutcome(
            seen.strength, tuple(sorted(by)), form, clip(parsed.text, *body), seen.span, seen.start, sure=True
        )

    def _givers(self) -> frozenset[str]:
        """Whose word it is: of "Sorbotten assured him that Oslo would pay" Oslo's, else that of who says so."""
        for token in (self.root, self.verb):
            if token is not None and token.pos_ in VERBS and (who := codes_of(subject_of(self.parsed, token).actors)):
                return who
        return frozenset()


def _telling(root: "Token", inside: "Sequence[Token]", seen: Seen) -> "Token | None":
    """The verb that says just so much, else the outcome's own verb, or that above it."""
    verbs = [t for t in (root, *inside, *root.ancestors) if t.pos_ in VERBS]
    exact = next((t for t in verbs if strength_of(t) == seen.strength), None)
    if exact is not None or (root.pos_ in VERBS and strength_of(root) is not None):
        return exact or root
    return next((t for t in root.ancestors if t.pos_ in VERBS), root if root.pos_ in VERBS else None)


def _says_something(inside: "Sequence[Token]", seen: Seen) -> bool:
    """Whether the words tell by themselves what it is: "a protocol" was signed, "to meet again" agreed."""
    if not any(t.pos_ in _CONTENT or (t.tag_ == "VB" and t.pos_ == "VERB") for t in inside):
        return False
    return seen.strength == "signed" or len(inside) > 1


def _is_open(verb: "Token", root: "Token", seen: Seen) -> bool:
    if seen.strength == "signed" and (is_weakened(verb) or (root.pos_ in VERBS and strength_of(verb) != "signed")):
        return True  # "is to witness the signing", "agreed to complete what the signing needs"
    if is_negated(verb) or is_denied(verb) or not auxiliaries(root).isdisjoint(_POSSIBLE):
        return True
    modal = not auxiliaries(verb).isdisjoint(words("status", "modal")) and strength_of(root) is not None
    return modal or (strength_of(verb) is not None and is_weakened(verb))
