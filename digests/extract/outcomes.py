"""What came of a contact, as strong as the words allow: signed, agreed, pledged, offered, on the table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digests.extract.frames import noun_groups
from digests.extract.grammar import Slot, agents, chain_up, children, is_passive, meant, preps, slot, subject_token
from digests.extract.parse import Parsed
from digests.extract.status import is_negated
from digests.extract.tables import words
from digests.model import Strength

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODALS = frozenset({"will", "would", "shall", "may", "might", "could", "can", "should", "must", "'ll"})
_LONGEST = 140


@dataclass(slots=True)
class Clause:
    """One outcome clause of a sentence: who (a slot still to be resolved), how strong, and its words."""

    strength: Strength
    subject: Slot
    target: Slot
    text: str
    verb: "Token"
    form: str | None = None
    body: tuple[int, int] = (0, 0)
    """Where the clause stands in its sentence."""
    ahead: bool | None = None
    """Whether the clause speaks of what is to come; None when it cannot be told."""


def clauses(parsed: Parsed) -> Iterator[Clause]:
    """The outcome clauses of a sentence."""
    yield from _listed(parsed)
    for verb in parsed.doc:
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        lemma = verb.lemma_.lower()
        strength = _strength(verb, lemma)
        if strength is None:
            continue
        made = _clause(parsed, verb, strength)
        if made:
            yield made


def _strength(verb: "Token", lemma: str) -> Strength | None:
    if is_negated(verb):
        return None
    if lemma in {"sign", "initial", "ink"} and _pacts(verb):
        return "signed"
    if lemma in {"establish", "restore", "resume", "normalize", "normalise", "upgrade"} and _relations(verb):
        return "agreed"
    if lemma in words("outcomes", "agreed") and children(verb, "xcomp", "ccomp", "prep", "dobj", "nsubjpass"):
        return "agreed"
    if lemma in {"reach", "conclude", "strike", "clinch", "finalize", "finalise", "seal", "forge"} and _pacts(verb):
        return "agreed"
    if lemma == "be" and any(a.lemma_.lower() in words("outcomes", "willing_adjective") and children(a, "xcomp") for a in children(verb, "acomp")):
        return "pledged"
    if lemma in words("outcomes", "pledged") and not (verb.tag_ == "VBN" and verb.dep_ in {"amod", "acl"}):
        return "pledged"
    if lemma in words("outcomes", "promised_deed") and _announced(verb):
        return "pledged"
    if lemma in words("outcomes", "offered"):
        return "offered"
    if lemma in words("outcomes", "willing_verb") and any(
        o.lemma_.lower() in words("outcomes", "willing_noun") for o in children(verb, "dobj")
    ):
        return "offered"
    if lemma in words("outcomes", "table"):
        return "on_table"
    return None


def _announced(verb: "Token") -> bool:
    """ "Finland will give …", "said it would allow …": a deed told ahead by who will do it."""
    own = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if not own & {"will", "would"} or is_passive(verb):
        return False
    return verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.head.lemma_ in {"say", "announce", "declare", "confirm", "pledge", "promise"})


def _relations(verb: "Token") -> "list[Token]":
    """ "establish diplomatic relations": the noun, when it is diplomatic ties that are established."""
    objects = children(verb, "nsubjpass") if is_passive(verb) else children(verb, "dobj")
    return [o for o in objects if o.lemma_.lower() in {"tie", "relation", "relations", "ties"} and any(c.lower_ == "diplomatic" for c in o.children)]


def weakened(verb: "Token") -> bool:
    """Whether a modal, an infinitive of purpose or a wish stands over the verb: nothing has come of it yet."""
    own = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if (
        own & _MODALS
        or (verb.tag_ == "VB" and "to" in own)
        or any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in verb.children)
    ):
        return True
    if verb.tag_ == "VB" and not own and not (verb.dep_ == "conj" and verb.head.tag_ == "VBD"):
        return True
    if verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "xcomp", "advcl"}:
        if verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for", "about", "on"}:
            return True
        return any(weakened(t) for t in list(chain_up(verb))[:1] if t.pos_ == "VERB")
    if verb.dep_ in {"conj"} and verb.head.pos_ == "VERB" and not own and verb.tag_ == "VB":
        return weakened(verb.head)
    return False


def _pacts(verb: "Token") -> "list[Token]":
    objects = children(verb, "nsubjpass") if is_passive(verb) else children(verb, "dobj")
    return [
        o
        for t in objects
        for o in [t, *t.conjuncts]
        if noun_groups().get(o.lemma_.lower()) == "pact" or re.fullmatch(r"MO?Us?", o.text, re.IGNORECASE)
    ]


def _clause(parsed: Parsed, verb: "Token", strength: Strength) -> Clause | None:
    body = _body(parsed, verb, strength)
    if body is None:
        return None
    text = clip(parsed.text, *_before_frame(parsed, *body))
    if (len(text.split()) < 2 and strength != "signed") or text.startswith("not to "):
        return None
    if strength in {"signed", "agreed", "pledged", "offered"} and weakened(verb) and not _announced(verb):
        strength = "on_table"
    subject = subject_token(verb)
    who = meant(parsed, subject, slot(parsed, subject, with_too=True)) if subject is not None and not is_passive(verb) else Slot()
    if is_passive(verb):
        who = (
            slot(parsed, agents(verb)[0])
            if agents(verb)
            else Slot(tuple(a for p in _between(_first(verb)) for a in slot(parsed, p, noun=True).actors))
        )
    if _relations(verb):
        within = tuple(a for p in _between(_relations(verb)[0]) for a in slot(parsed, p, noun=True).actors)
        who = Slot((*who.actors, *within), who.pronoun, who.noun)
    target = Slot(
        tuple(a for o in children(verb, "dobj", "dative") for a in slot(parsed, o).actors)
        + tuple(a for p in preps(verb, "with", "to") for a in slot(parsed, p).actors)
    )
    return Clause(strength, who, target, text, verb, _form(verb), body, weakened(verb) if strength == "on_table" else None)


def _listed(parsed: Parsed) -> Iterator[Clause]:
    """ "X is on the agenda", "Y would also be on the table": what stands before the verb is on the table."""
    for verb in parsed.doc:
        if verb.lemma_ not in {"be", "feature", "figure"}:
            continue
        if any(p.lemma_ in {"table", "agenda"} for p in preps(verb, "on", "in", "at")) and (subject := next(iter(children(verb, "nsubj")), None)) is not None and subject.pos_ != "PRON":
            text = clip(parsed.text, *span_of(parsed, subject))
            yield Clause("on_table", Slot(), Slot(), text, verb, ahead=weakened(verb))


def _between(pact: "Token") -> "list[Token]":
    """What stands behind "between" or "with" anywhere under a pact noun ("agreement on buses between X and Y")."""
    return [o for t in pact.subtree if t.lower_ in {"between", "with"} for o in children(t, "pobj")]


def _first(verb: "Token") -> "Token":
    return next(iter(children(verb, "nsubjpass")), verb)


def _form(verb: "Token") -> str | None:
    pacts = _pacts(verb)
    if _relations(verb):
        return "diplomatic relations"
    return pacts[0].lemma_.lower() if pacts else None


def _body(parsed: Parsed, verb: "Token", strength: Strength) -> tuple[int, int] | None:
    """The offsets (in the sentence) of what was agreed, pledged, discussed: the verb's object or clause."""
    objects = children(verb, "nsubjpass") if is_passive(verb) else []
    objects = (
        objects
        or children(verb, "dobj")
        or children(verb, "xcomp", "ccomp")
        or [
            o
            for c in verb.children
            if c.dep_ == "prep" and c.lower_ in {"on", "to", "upon", "into", "about", "in", "for"}
            for o in children(c, "pobj", "pcomp")
        ]
    )
    willing = [x for a in children(verb, "acomp") for x in children(a, "xcomp")]
    if willing:
        return span_of(parsed, willing[0])
    if verb.lemma_.lower() in words("outcomes", "promised_deed"):
        whole = span_of(parsed, verb)
        return (parsed.begins(verb), whole[1])
    if (
        strength in {"pledged", "offered"}
        and children(verb, "xcomp", "ccomp")
        and not any(o.pos_ == "NOUN" for o in children(verb, "dobj"))
    ):
        objects = children(verb, "xcomp", "ccomp")
    if objects and any(c.lower_ in {"no", "none", "neither", "nothing"} for c in [objects[0], *objects[0].children]):
        return None
    if not objects or objects[0].lemma_.lower() in words("outcomes", "empty") or objects[0].pos_ == "PRON":
        return None
    return span_of(parsed, objects[0])


_CUT = frozenset({"advcl", "relcl", "parataxis", "punct", "npadvmod"})


def span_of(parsed: Parsed, head: "Token") -> tuple[int, int]:
    """The offsets of a phrase: its subtree without clauses that hang far behind."""
    kept = sorted(_kept(head), key=lambda t: t.i)
    run = [t for t in kept if t.i <= head.i]
    right = [t for t in kept if t.i > head.i]
    at = head.i
    for token in right:
        if token.i > at + 1 + sum(1 for t in head.doc[at + 1 : token.i] if t.is_punct or t.dep_ == "cc"):
            break
        run.append(token)
        at = token.i
    left = min(t.i for t in run)
    return parsed.begins(head.doc[left]), parsed.ends(head.doc[at])


def _kept(head: "Token") -> "Iterator[Token]":
    yield head
    for child in head.children:
        if child.dep_ == "npadvmod" and child.head.pos_ not in {"VERB", "AUX"}:
            yield from _kept(child)
            continue
        if child.dep_ in _CUT and not (child.dep_ == "punct" and child.text in {"'", '"', "-"}) and not _close_infinitive(child):
            continue
        yield from _kept(child)


_FRAME = re.compile(r",? (?:during|at|in|after|following|on the sidelines of) (?:his|her|their|the|a|an|its)\b[^,]{0,40}?\b(?:visit|summit|talks|meeting|trip|call|conversation|conference|session)\b.*$", re.DOTALL)


def _before_frame(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """An outcome's words without the contact and the date behind them ("… during his summit with Park, May 2")."""
    match = _FRAME.search(parsed.text, start, end)
    if match and match.start() > start + 8:
        end = match.start()
    for phrase in reversed(parsed.phrases):
        if phrase.end >= end > phrase.start > start:
            end = phrase.start
    trimmed = re.sub(r"(?:\s+(?:on|in|by|at|from|until|since))?[\s,]*$", "", parsed.text[start:end])
    return start, start + len(trimmed)


def _close_infinitive(child: "Token") -> bool:
    """ "ways to tighten cooperation": an infinitive right behind its noun belongs to it."""
    return child.tag_ == "VB" and any(c.lower_ == "to" and c.i == child.head.i + 1 for c in child.children)


def clip(sentence: str, start: int, end: int) -> str:
    """A short clause: one line, outer punctuation off, cut at a word under 140 characters."""
    text = " ".join(sentence[start:end].split()).strip(" ,;:—–-")
    text = re.sub(r"^(?:that|to|how|whether)\s+(?=\w)", "", text) if text.split()[:1] == ["that"] else text
    if text.count('"') % 2:
        text = text.replace('"', "")
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + "…"
    return text
