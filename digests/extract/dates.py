"""Which date phrases of a sentence belong to a trigger, and what they mean."""

from typing import TYPE_CHECKING

from digests.extract.frames import Frame
from digests.extract.parse import Parsed
from digests.timing.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = frozenset({"say", "tell", "announce", "report", "add", "state", "note", "confirm", "write", "quote"})


def _verb_above(token: "Token", trigger: "Token") -> "Token | None":
    if token.i == trigger.i:
        return token
    for at in token.ancestors:
        if at.i == trigger.i or at.pos_ in {"VERB", "AUX"}:
            return at
    return None


def _holds(frame: Frame, at: "Token | None") -> bool:
    if at is None:
        return False
    if at.i in {frame.trigger.i, frame.verb.i}:
        return True
    if at.lemma_ in _SAYING:
        return False
    related = at.head.i in {frame.trigger.i, frame.verb.i} or frame.verb.head.i == at.i or frame.trigger.head.i == at.i
    return related and at.dep_ in {"xcomp", "acl", "relcl", "ROOT", "ccomp", "pcomp"} | (
        {"advcl"} if frame.origin.startswith("noun") else set()
    )


def phrases_for(parsed: Parsed, frame: Frame) -> list[Phrase]:
    """The phrases in the trigger's own clause, else those left when no other clause of the sentence claims them."""
    own: list[Phrase] = []
    for phrase in parsed.phrases:
        tokens = [t for t in parsed.doc if phrase.start <= parsed.begins(t) < phrase.end]
        if tokens and any(_holds(frame, _verb_above(t, frame.trigger)) for t in tokens[:1] + tokens[-1:]):
            own.append(phrase)
    if not any(p.kind not in {"clock", "length"} for p in own):
        own += [p for p in parsed.phrases if p not in own and p.kind not in {"length"} and _opens(parsed, p)]
    return sorted(own, key=lambda p: p.start)


def _opens(parsed: Parsed, phrase: Phrase) -> bool:
    """ "In May, …", "On Tuesday …": a phrase at the head of a sentence frames all of it."""
    return phrase.start <= 8


