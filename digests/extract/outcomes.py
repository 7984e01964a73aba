"""What came of a contact, as strong as the words allow: signed, agreed, pledged, offered, on the table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digests.extract import nearby
from digests.extract.actor import Actor
from digests.extract.frame import subject_of
from digests.extract.fruits import fruits
from digests.extract.grammar import VERBS, agents, children, is_passive, preps
from digests.extract.parse import Parsed
from digests.extract.slots import Slot, slot
from digests.extract.strength import is_announced, is_weakened, pacts, relations, strength_of
from digests.extract.tables import words
from digests.extract.wording import body_of, clip, span_of, without_contact
from digests.model import BINDING, Strength

if TYPE_CHECKING:
    from spacy.tokens import Token


_ELSEWHERE = "(another contact)"
"""The noun of a contact that cannot be the one told before: no word of the tables."""
RELATIONS = "diplomatic relations"
"""The form of an outcome by which two states open, restore or raise their relations."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One outcome clause of a sentence: who (a slot still to be resolved), how strong, and its words."""

    strength: Strength
    subject: Slot
    target: Slot
    text: str
    verb: "Token"
    form: str | None = None
    """What was signed or agreed, as a lemma: "memorandum"."""
    body: tuple[int, int] = (0, 0)
    """Where the clause stands in its sentence."""
    ahead: bool | None = None
    """Whether the clause speaks of what is to come; None when it cannot be told."""
    of_contact: bool = False
    """Whether it is what the contact of its sentence came to, so that all who took part agreed."""


def clauses(parsed: Parsed) -> Iterator[Clause]:
    """The outcome clauses of a sentence (PRODUCT, rule 2)."""
    yield from _listed(parsed)
    for fruit in fruits(parsed):
        who = Slot(_parties(parsed, fruit.contact), noun=fruit.contact.lemma_.lower() if fruit.of_told else _ELSEWHERE)
        yield Clause("agreed", who, Slot(), fruit.text, fruit.verb, body=fruit.body, of_contact=True)
    for verb in parsed.doc:
        strength = strength_of(verb) if verb.pos_ in VERBS else None
        clause = _clause(parsed, verb, strength) if strength else None
        if clause:
            yield from _each_pact(parsed, clause)


def _listed(parsed: Parsed) -> Iterator[Clause]:
    """ "X is on the agenda", "Y would also be on the table": what stands before the verb is on the table."""
    for verb in parsed.doc:
        if verb.lemma_ not in words("outcomes", "listing"):
            continue
        lists = any(p.lemma_ in words("outcomes", "list") for p in preps(verb, "on", "in", "at"))
        subject = next(iter(children(verb, "nsubj")), None)
        seated = subject is not None and bool(list(preps(verb, "at"))) and _are_people(parsed, subject)
        if lists and subject is not None and subject.pos_ != "PRON" and not seated:
            text = clip(parsed.text, *span_of(parsed, subject))
            yield Clause("on_table", Slot(), Slot(), text, verb, ahead=is_weakened(verb))


def _are_people(parsed: Parsed, subject: "Token") -> bool:
    """Whether they sat at the table, and did not lie on it: "ministers from Peru were at the table too"."""
    return any(actor.is_official or actor.is_several for actor in slot(parsed, subject).actors)


def _clause(parsed: Parsed, verb: "Token", strength: Strength) -> Clause | None:
    body = body_of(parsed, verb, strength)
    if body is None:
        return None
    text = clip(parsed.text, *without_contact(parsed, *body))
    if len(text.split()) < (1 if strength == "signed" else 2) or text.startswith(("not to ", "never to ")):
        return None
    weakened = is_weakened(verb)
    if weakened and (strength in BINDING or not is_announced(verb)):
        strength = "on_table"  # "will give" is a promise, "will sign" no signature
    ahead = weakened if strength == "on_table" else None
    return Clause(strength, _subject(parsed, verb), _target(parsed, verb), text, verb, _form(verb), body, ahead)


def _each_pact(parsed: Parsed, clause: Clause) -> Iterator[Clause]:
    """ "signed a treaty with X and a declaration with Y": two clauses, each with its own partner."""
    partners = [(pact, with_) for pact in pacts(clause.verb) if (with_ := _partners(parsed, pact))]
    if len(partners) == 1 or clause.strength not in BINDING or is_passive(clause.verb):
        partners = []
    for pact, with_ in partners:
        text = clip(parsed.text, *span_of(parsed, pact, conjuncts=False))
        yield replace(clause, target=Slot(with_), text=text, form=pact.lemma_.lower())
    if not partners:
        yield clause


def _partners(parsed: Parsed, pact: "Token") -> tuple[Actor, ...]:
    """Whom a pact is with or between, by the words behind it: "an agreement (on fishing) with Kenya"."""
    topics = list(preps(pact, "on", "for", "of", "in"))
    return _actors(slot(parsed, o) for t in (pact, *topics) for o in preps(t, "with", "between"))


def _subject(parsed: Parsed, verb: "Token") -> Slot:
    """Who did it; in the passive the agent, else whom the pact is "between"."""
    if not is_passive(verb):
        who = subject_of(parsed, verb)
        if not who.is_filled and not children(verb, "nsubj"):
            who = nearby.parties_before(parsed, verb)
    elif by := agents(verb):
        who = slot(parsed, by[0])
        near = nearby.agents(parsed, verb)
        if len({a.code for a in who.actors if a.code}) < 2 and len({a.code for a in near.actors if a.code}) > 1:
            who = near
    else:
        who = Slot(_parties(parsed, next(iter(children(verb, "nsubjpass")), verb)))
    if ties := relations(verb):
        who = Slot((*who.actors, *_parties(parsed, ties[0])), who.pronoun, who.noun)
    return who


def _parties(parsed: Parsed, pact: "Token") -> tuple[Actor, ...]:
    """The actors behind "between" or "with" anywhere under a noun ("agreement on buses between X and Y")."""
    tokens = [o for t in pact.subtree if t.lower_ in {"between", "with"} for o in children(t, "pobj")]
    return _actors(slot(parsed, o, noun=True) for o in tokens)


def _target(parsed: Parsed, verb: "Token") -> Slot:
    """To whom, or with whom: behind the verb or behind the pact ("signed a treaty with Kenya")."""
    tokens = [*children(verb, "dobj", "dative"), *preps(verb, "with", "to")]
    own = _actors(slot(parsed, o) for o in tokens)
    behind = () if is_passive(verb) else tuple(a for pact in pacts(verb) for a in _partners(parsed, pact))
    return Slot((*own, *behind))


def _actors(slots: Iterable[Slot]) -> tuple[Actor, ...]:
    return tuple(a for s in slots for a in s.actors)


def _form(verb: "Token") -> str | None:
    if relations(verb):
        return RELATIONS
    signed = pacts(verb)
    return signed[0].lemma_.lower() if signed else None
