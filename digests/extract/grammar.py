"""Walks over a dependency parse: the subject of a verb, the verb of a noun, what depends on what."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from digests.extract.tables import groups, words

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBS = frozenset({"VERB", "AUX"})
"""Parts of speech that a clause may stand on."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of finite verbs."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVES = frozenset({"who", "which", "that"})
_STEP_UP = frozenset({"xcomp", "ccomp", "advcl", "conj", "pcomp", "acl", "relcl", "parataxis", "dep", "prep", "acomp"})
_CHAIN = frozenset({"xcomp", "ccomp", "pcomp", "conj", "acl", "advcl"})
_OF_VERB = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "npadvmod"})
_OF_NOUN = frozenset({"conj", "appos", "compound", "nmod", "poss", "amod"})
_DEEPEST = 5
"""Clauses between a verb and its subject, or the verbs on which its truth depends, at most."""
_LONGEST_WAY = 8
"""Words between a noun and its verb, at most."""


def children(token: "Token", *deps: str) -> "list[Token]":
    """The children of `token` with one of the dependency labels."""
    return [c for c in token.children if c.dep_ in deps]


def preps(token: "Token", *words_: str) -> "Iterator[Token]":
    """The objects of the prepositions `words_` under `token`, also behind another one or "by telephone"."""
    for child in token.children:
        second = child.dep_ == "conj" and child.pos_ == "ADP"  # "conferred first with X and then with Y"
        if (second or child.dep_ in {"prep", "agent", "dative", "prt", "advmod"}) and child.lower_ in words_:
            yield from children(child, "pobj", "pcomp")
        if child.dep_ in {"prep", "agent", "advmod"}:
            for deeper in children(child, "prep", "conj"):
                if deeper.lower_ in words_:
                    yield from children(deeper, "pobj")
            for means in children(child, "pobj"):
                if means.lemma_ in words("grammar", "means"):  # "spoke by telephone with X"
                    yield from preps(means, *words_)


def auxiliaries(verb: "Token") -> set[str]:
    """The auxiliaries of a verb, lower case."""
    return {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}


def is_passive(verb: "Token") -> bool:
    """Whether the verb is in the passive, a bare participle after a noun included."""
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return True
    bare = verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" and not children(verb, *_SUBJECTS)
    return bare and not children(verb, "dobj", "oprd")  # "Prime Minister Khan, called President Erdogan on Friday"


def is_negated(verb: "Token") -> bool:
    """Whether "not", "never" or "no longer" stands on the verb, or "neither" on where it leads or on what it does."""
    if any(c.dep_ == "neg" or c.lower_ in {"never", "n't", "not"} for c in verb.children):
        return True
    if any(t.lower_ == "neither" for c in children(verb, "prep", "dobj", "cc", "preconj") for t in (c, *c.children)):
        return True
    return any(c.i and c.nbor(-1).lower_ == "no" for c in verb.children if c.lower_ == "longer")


def agents(verb: "Token") -> "list[Token]":
    """The "by …" of a passive."""
    return [o for a in verb.children if a.dep_ in {"agent", "prep"} and a.lower_ == "by" for o in children(a, "pobj")]


def subject_token(verb: "Token", depth: int = 0) -> "Token | None":
    """The word that does (or, in the passive, undergoes) what `verb` says, through infinitives and relative clauses."""
    own = children(verb, *_SUBJECTS)
    if own:
        relative = own[0].tag_ in {"WP", "WDT"} or own[0].lower_ in _RELATIVES
        return _antecedent(verb) if relative else own[0]
    if depth > _DEEPEST:
        return None
    above = verb.head
    if verb.dep_ in {"acl", "relcl"}:
        if above.dep_ in {"attr", "oprd"} and above.head.pos_ in VERBS:
            return subject_token(above.head, depth + 1) or above  # "became the first leader to visit"
        if verb.tag_ == "VB" and (opportunity_of(verb) or above.lemma_.lower() in words("grammar", "intention")):
            return _owner_of_intention(above, depth)  # "is canceling plans to meet", "his decision to visit"
        return above
    if verb.dep_ in {"xcomp", "ccomp"} and above.pos_ in VERBS:
        controlled = children(above, "dobj")
        if controlled and above.lemma_ in words("grammar", "object_control"):
            return controlled[0]
        return subject_token(above, depth + 1)
    if verb.dep_ in _STEP_UP and above != verb and above.pos_ in VERBS | {"ADP", "ADJ", "SCONJ"}:
        return subject_token(above, depth + 1)
    return None


def opportunity_of(verb: "Token") -> "Token | None":
    """What somebody had or took so as to do `verb`: "had an opportunity to meet", "took the occasion to visit"."""
    above = verb.head
    nouns = (
        [above] if verb.dep_ in {"acl", "relcl"} else children(above, "dobj") if verb.dep_ in {"advcl", "xcomp"} else []
    )
    chances = (n for n in nouns if n.lemma_.lower() in words("grammar", "opportunity"))
    return next((n for n in chances if n.head.lemma_ in words("grammar", "having")), None)


def _owner_of_intention(noun: "Token", depth: int) -> "Token | None":
    """Whose plan, decision, wish or offer a noun is: its possessor (not of an invitation), else its verb's subject."""
    if (owners := children(noun, "poss")) and noun.lemma_ != "invitation":
        return owners[0]
    over, _ = governor(noun)
    return subject_token(over, depth + 1) if over is not None else None


def _antecedent(verb: "Token") -> "Token | None":
    """The noun that the relative clause of `verb` describes."""
    at = verb
    while at.dep_ in {"conj", "xcomp", "ccomp", "advcl"} and at.head != at:
        at = at.head
    if at.dep_ not in {"relcl", "acl", "ccomp"} or at.head == at:
        return None
    noun = at.head
    while noun.dep_ == "conj" and noun.head.pos_ in {"PROPN", "NOUN"}:
        noun = noun.head  # "in the presence of A and B, who co-chaired the session"
    return noun


def governor(noun: "Token") -> "tuple[Token | None, str]":
    """(the verb above a noun, how the noun stands to it): "dobj", "nsubj", "nsubjpass" or the preposition."""
    at, way = noun, ""
    for _ in range(_LONGEST_WAY):
        dep, head = at.dep_, at.head
        if head == at:
            return None, way
        if dep in _OF_VERB and head.pos_ in VERBS:
            return head, way or dep
        if dep == "pobj":
            if head.head.pos_ in VERBS:
                return head.head, way or head.lower_
            if not (head.lower_ == "of" and head.head.lemma_.lower() in words("grammar", "measure")):
                way = way or head.lower_
            at = head.head.head if head.head.pos_ == "ADP" else head.head
            if at.pos_ in VERBS:
                return at, way
        elif dep in _OF_NOUN or head.pos_ in {"NOUN", "PROPN", "ADP"}:
            at = head
        elif head.pos_ in VERBS:
            return head, way or dep
        else:
            at = head
    return None, way


def is_time(noun: "Token") -> bool:
    """Whether it is a stretch of time: "three days"."""
    return noun.lemma_.lower() in words("grammar", "time")


def noun_group(noun: "Token") -> str | None:
    """The group in triggers.toml of an event or pact noun, by its lemma, else by its form."""
    nouns = groups("triggers", "noun")
    return nouns.get(noun.lemma_.lower()) or nouns.get(noun.lower_)


def fronted_teller(verb: "Token") -> "Token | None":
    """Who tells it, behind it: "Peru has offered to help Chile, the minister revealed"; None without such a verb."""
    teller = verb.head
    behind = verb.dep_ == "ccomp" and teller.i > verb.i and any(c.i > verb.i for c in children(teller, "nsubj"))
    return teller if behind else None


def verb_above(token: "Token") -> "Token | None":
    """The nearest verb that a token hangs on, however far."""
    return next((t for t in token.ancestors if t.pos_ in VERBS), None)


def chain_up(verb: "Token") -> "Iterator[Token]":
    """The verbs above `verb` on which its truth depends ("plans to", "said it would", "refused to")."""
    at = verb
    for _ in range(_DEEPEST):
        if at.dep_ not in _CHAIN or at.head == at:
            return
        at = at.head
        if at.pos_ == "ADP":
            at = at.head
        yield at
