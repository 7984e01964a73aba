"""Which date phrases of a sentence belong to a trigger, and what they mean."""

from typing import TYPE_CHECKING

from digests.extract.frames import Frame
from digests.extract.parse import Parsed
from digests.timing.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = frozenset({"say", "tell", "announce", "report", "add", "state", "note", "confirm", "write", "quote"})


_INNER = frozenset({"relcl", "acl", "xcomp", "pcomp"})
"""Clauses that belong to the noun or verb they hang on: "a visit that was due to begin on Monday"."""


def _holds(frame: Frame, token: "Token") -> bool:
    """Whether a date word stands in the clause of the frame's trigger."""
    own = {frame.trigger.i, frame.verb.i}
    if token.i in own:
        return True
    for at in token.ancestors:
        if at.i in own:
            return True
        if at.pos_ not in {"VERB", "AUX"} or at.dep_ in _INNER:
            continue
        return at.lemma_ not in _SAYING and _related(frame, at)
    return False


def _related(frame: Frame, verb: "Token") -> bool:
    """Whether another finite verb shares its time with the trigger: what governs it, or what the event noun governs."""
    above = frame.verb.head == verb or frame.trigger.head == verb
    if frame.verb.dep_ == "relcl" and any(c.lower_ in {"where", "when"} for c in frame.verb.children):
        return verb in frame.verb.ancestors  # "was reached on Sunday in Abu Dhabi, where they held talks"
    below = verb.head.i in {frame.trigger.i, frame.verb.i} and verb.dep_ in {"ccomp", "advcl"} and frame.origin.startswith("noun")
    return (above and frame.verb.dep_ in _INNER | {"ccomp"}) or below


def _before_verb(parsed: Parsed, frame: Frame, phrase: Phrase) -> bool:
    """A phrase that was set aside ("will on Wednesday depart") dates the verb behind it."""
    following = next((t for t in parsed.doc if parsed.begins(t) >= phrase.end), None)
    return following is not None and (following.i in {frame.trigger.i, frame.verb.i} or following == frame.verb.head)


_UNDATED = frozenset({"clock", "length", "vague"})
"""Kinds of phrases that name no day, month or year."""


def phrases_for(parsed: Parsed, frame: Frame) -> list[Phrase]:
    """The phrases in the trigger's own clause, else those left when no other clause of the sentence claims them."""
    own: list[Phrase] = []
    for phrase in parsed.phrases:
        tokens = [t for t in parsed.doc if phrase.start <= parsed.begins(t) < phrase.end]
        if phrase.raw.lower().startswith("since"):
            continue  # the state of things since then, not the day of an event
        if not tokens and _before_verb(parsed, frame, phrase):
            own.append(phrase)
        if tokens and any(_holds(frame, t) for t in tokens[:1] + tokens[-1:]):
            own.append(phrase)
    if not any(p.kind not in _UNDATED for p in own):
        own += [p for p in parsed.phrases if p not in own and p.kind != "length" and _opens(parsed, p)]
    if any(p.kind not in _UNDATED for p in own):
        own = [p for p in own if p.kind != "vague"]
    return sorted(own, key=lambda p: p.start)


def _opens(parsed: Parsed, phrase: Phrase) -> bool:
    """ "In May, …", "On Tuesday …": a phrase at the head of a sentence frames all of it."""
    return phrase.start <= 8


