"""How strong an outcome is: the verb gives the strength, a modal or an infinitive takes it away (PRODUCT, rule 2)."""

import re
from typing import TYPE_CHECKING

from digests.extract.grammar import (
    VERBS,
    auxiliaries,
    chain_up,
    children,
    is_negated,
    is_passive,
    noun_group,
    preps,
    subject_token,
)
from digests.extract.parse import is_person
from digests.extract.status import is_denied
from digests.extract.tables import words
from digests.model import Strength

if TYPE_CHECKING:
    from spacy.tokens import Token

_BOTH = frozenset({"both", "two"})
_MEMORANDUM = re.compile(r"MO?Us?", re.IGNORECASE)


def strength_of(verb: "Token") -> Strength | None:
    """What the verb says by itself, before any modal is weighed; None when it tells of no outcome."""
    if is_untrue(verb):
        return None
    if _is_put_to_paper(verb):
        return "signed"
    if (_is(verb, "sign") and pacts(verb)) or (_is(verb, "conclude") and pacts(verb)):
        return "signed" if _is(verb, "sign") else "agreed"
    if _is_announced_by_both(verb):
        return "agreed"
    restored = _is(verb, "relate") and relations(verb)
    if restored or (_is(verb, "agreed") and children(verb, "xcomp", "ccomp", "prep", "dobj", "nsubjpass")):
        return "agreed"
    if _is_pledge(verb):
        return None if _is_threat(verb) else "pledged"
    willing = _is(verb, "willing_verb") and any(_is(o, "willing_noun") for o in children(verb, "dobj"))
    if willing or _is(verb, "offered"):
        return "offered"
    return "on_table" if _is(verb, "table") else None


def by_how_many(strength: Strength, many: int) -> Strength:
    """The strength of what so many sides did: what one side agrees to is its word alone."""
    return "pledged" if strength == "agreed" and many == 1 else strength


def is_by_both(verb: "Token") -> bool:
    """Whether the words say that both sides did it, whoever of them they name: "the two officers agreed", "with whom he
    agreed"; not "the two Kenyan ministers"."""
    who = subject_token(verb)
    if who is not None and not _BOTH.isdisjoint({who.lower_, *(c.lower_ for c in who.children)}):
        return not any(c.text[:1].isupper() for c in children(who, "amod", "compound", "poss"))
    return any(o.lower_ == "whom" for o in preps(verb, "with"))


def is_untrue(verb: "Token") -> bool:
    """Whether what the verb says has not come about, or is no news: negated, denied, only supposed, "almost signed",
    "neither side agreed", "it is not true that they agreed", "thanked Spain for having pledged two ships"."""
    if is_negated(verb) or is_denied(verb) or any(c.lower_ in words("outcomes", "nearly") for c in verb.children):
        return True
    subjects = children(verb, "nsubj", "nsubjpass")
    if any(words("outcomes", "none") & {t.lower_, *(c.lower_ for c in t.children)} for t in subjects):
        return True
    above = verb.head
    if verb.dep_ == "pcomp":
        return above.lower_ == "without" or (above.lower_ == "for" and "having" in auxiliaries(verb))
    if verb.dep_ != "ccomp":
        return False
    says_true = any(t.lemma_.lower() == "true" for t in (above, *children(above, "acomp")))
    denied = is_negated(above if above.pos_ in VERBS else above.head)
    return above.lemma_.lower() in words("outcomes", "unsure") or (says_true and denied)


def _is_put_to_paper(verb: "Token") -> bool:
    """ "put their signatures to a memorandum"."""
    return (
        verb.lemma_ == "put"
        and any(o.lemma_ in {"signature", "name", "pen"} for o in children(verb, "dobj"))
        and bool(pacts(verb))
    )


def _is_announced_by_both(verb: "Token") -> bool:
    """ "Finland and Kenya announced a ceasefire": theirs, unless it is said to be with or between others."""
    if not _is(verb, "announced") or is_passive(verb):
        return False
    subjects = children(verb, "nsubj")
    both = any(any(t.conjuncts) for s in subjects for t in [s, *preps(s, "of")])
    own = (o for o in children(verb, "dobj") if _is(o, "joint"))
    return both and any(not any(preps(o, "with", "between", "among")) for o in own)


def _is(token: "Token", group: str) -> bool:
    """Whether the lemma stands in a list of outcomes.toml."""
    return token.lemma_.lower() in words("outcomes", group)


def _is_pledge(verb: "Token") -> bool:
    """ "vowed to", "is ready to", "will give": one side commits itself."""
    if verb.lemma_.lower() == "be":
        return any(_is(a, "willing_adjective") and children(a, "xcomp") for a in children(verb, "acomp"))
    if _is(verb, "announced") and any(_is(t, "aid") for o in children(verb, "dobj") for t in o.subtree):
        stopped = any(_is(o, "ending") for o in children(verb, "dobj"))  # "announced a suspension of aid"
        return not (is_passive(verb) or stopped)
    if _is(verb, "pledged"):
        return not (verb.tag_ == "VBN" and verb.dep_ in {"amod", "acl"})
    objects = children(verb, "dobj")  # "will send a delegation", "its foreign minister"
    sent = any(o.lemma_.lower() in words("offices", "sent") or is_person(o) for o in objects)
    travels = verb.lemma_.lower() == "return" and not objects  # "will return to Guinea next week"
    paid = verb.lemma_.lower() == "pay" and not any(_is(t, "money") for o in objects for t in o.subtree)
    return _is(verb, "promised_deed") and is_announced(verb) and not (sent or travels or paid)


def _is_threat(verb: "Token") -> bool:
    """ "will withdraw its troops unless …"."""
    return any(c.dep_ == "mark" and c.lower_ == "unless" for clause in children(verb, "advcl") for c in clause.children)


def is_announced(verb: "Token") -> bool:
    """ "Finland will give …", "said it would allow …": a deed told ahead by who will do it."""
    if auxiliaries(verb).isdisjoint({"will", "would"}) or is_passive(verb):
        return False
    return verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.head.lemma_ in words("outcomes", "announcing"))


def is_weakened(verb: "Token") -> bool:
    """Whether a modal, an infinitive of purpose or a wish stands over the verb: nothing has come of it yet."""
    own = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    doubtful = any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in verb.children)
    if doubtful or own & words("status", "modal") or (verb.tag_ == "VB" and "to" in own):
        return True
    if verb.tag_ == "VB" and not own:
        return is_weakened(verb.head) if verb.dep_ == "conj" and verb.head.tag_ == "VBD" else True
    if verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "xcomp", "advcl"}:
        if verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for", "about", "on"}:
            return True
        return any(is_weakened(t) for t in list(chain_up(verb))[:1] if t.pos_ == "VERB")
    return False


def _objects(verb: "Token") -> "list[Token]":
    """What the verb is done to, in the passive too."""
    if verb.lemma_ == "put":
        return list(preps(verb, "to"))
    return children(verb, "nsubjpass") if is_passive(verb) else children(verb, "dobj")


def pacts(verb: "Token") -> "list[Token]":
    """The agreements, memoranda, treaties that a verb is done to, coordinates included."""
    objects = [o for t in _objects(verb) for o in [t, *t.conjuncts]]
    if verb.dep_ == "relcl" and any(c.tag_ == "WDT" and c.dep_ == "dobj" for c in verb.children):
        objects = [verb.head]  # "the agreement which he signed with the minister"
    return [o for o in objects if noun_group(o) == "pact" or _MEMORANDUM.fullmatch(o.text)]


def relations(verb: "Token") -> "list[Token]":
    """ "establish diplomatic relations": the noun, when it is diplomatic ties that are established."""
    found = [o for o in _objects(verb) if _is(o, "relations")]
    return [o for o in found if any(c.lower_ == "diplomatic" for c in o.children)]
