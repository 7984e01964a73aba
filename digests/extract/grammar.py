"""Walks over a dependency parse: the subject of a verb, the verb of a noun, the actors inside a noun phrase."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digests.extract.actors import Actor
from digests.extract.parse import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

_NP_DOWN = frozenset({"conj", "appos", "poss", "compound", "nmod", "amod", "nounmod", "npadvmod", "flat", "nummod"})
_INNER_PREPS = frozenset({"of", "between", "from", "including", "plus", "alongside", "among"})
_JOINING_PREPS = frozenset({"with", "alongside", "together"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_STEP_UP = frozenset({"xcomp", "ccomp", "advcl", "conj", "pcomp", "acl", "relcl", "parataxis", "dep", "prep", "acomp"})
_LED = frozenset({"lead", "head", "chair", "represent", "accompany"})


@dataclass(frozen=True, slots=True)
class Slot:
    """What a grammatical slot holds: actors, a pronoun (lower case) to be resolved, or the noun when neither."""

    actors: tuple[Actor, ...] = ()
    pronoun: str = ""
    noun: str = ""


def children(token: "Token", *deps: str) -> "list[Token]":
    """The children of `token` with one of the dependency labels."""
    return [c for c in token.children if c.dep_ in deps]


def preps(token: "Token", *words: str) -> "Iterator[Token]":
    """The objects of the prepositions `words` under `token`, conjoined prepositions included."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative", "prt", "advmod"} and child.lower_ in words:
            yield from children(child, "pobj", "pcomp")
        if child.dep_ == "prep":
            for deeper in children(child, "prep", "conj"):
                if deeper.lower_ in words:
                    yield from children(deeper, "pobj")


def actors_in(
    parsed: Parsed, token: "Token", *, with_too: bool = False, noun: bool = False, cities: bool = False
) -> tuple[Actor, ...]:
    """The actors of the noun phrase at `token`: its head, its coordinates, apposition and "led by …".

    `noun`: the phrase qualifies an event noun, where an adjective or possessor is a party ("French-Korean talks").
    `with_too`: "X together with Y" is X and Y. `cities`: a city counts, as it does for a journey's goal.
    """
    reached = set(_reach(parsed, token, with_too, noun))
    found = [a for a in parsed.actors if any(t.i in reached for t in tokens_of(parsed, a))]
    fit = [
        a
        for a in found
        if (noun or a.tag_kind != "demonym" or a.kind != "country") and (cities or a.tag_kind != "city")
    ]
    return tuple(_heads_first(fit))


def tokens_of(parsed: Parsed, actor: Actor) -> "list[Token]":
    """The tokens that an actor's words cover."""
    begin, end = actor.start - parsed.start, actor.end - parsed.start
    return [t for t in parsed.doc if parsed.begins(t) < end and parsed.ends(t) > begin]


def _reach(parsed: Parsed, token: "Token", with_too: bool, noun: bool, depth: int = 0) -> Iterator[int]:
    yield token.i
    if depth > 12:
        return
    inside = _actor_at(parsed, token)
    body = token.lemma_.lower() in _BODIES
    for child in token.children:
        joined = child.dep_ in {"conj", "appos"}
        same = inside is not None and inside.start <= parsed.offset(child) < inside.end
        if joined or same or ((noun or body) and child.dep_ in _NP_DOWN):
            yield from _reach(parsed, child, with_too, noun, depth + 1)
        elif child.dep_ == "prep" and (
            (
                child.lower_ in _INNER_PREPS
                and (noun or (inside is not None and inside.code is None) or token.lemma_ in _GROUPS)
            )
            or (with_too and child.lower_ in _JOINING_PREPS)
        ):
            for inner in children(child, "pobj"):
                yield from _reach(parsed, inner, with_too, noun, depth + 1)
        elif child.dep_ == "prep" and child.lower_ == "under" and inside is not None and "delegation" in (inside.office or ""):
            for inner in children(child, "pobj"):
                yield from _reach(parsed, inner, with_too, noun, depth + 1)
        elif child.dep_ in {"acl", "relcl"} and child.lemma_ in _LED and child.tag_ == "VBN":
            for agent in children(child, "agent", "prep"):
                if agent.lower_ == "by":
                    for inner in children(agent, "pobj"):
                        yield from _reach(parsed, inner, with_too, noun, depth + 1)


_BODIES = frozenset({"bloc", "alliance", "grouping", "body", "regime"})
_GROUPS = frozenset(
    {
        "group",
        "number",
        "series",
        "delegation",
        "leader",
        "representative",
        "team",
        "head",
        "dozen",
        "minister",
        "pair",
        "trio",
    }
)


def _actor_at(parsed: Parsed, token: "Token") -> Actor | None:
    at = parsed.offset(token)
    return next((a for a in parsed.actors if a.start <= at < a.end), None)


def _heads_first(found: Iterable[Actor]) -> Iterator[Actor]:
    """Drop a bare country that only qualifies a titled person at the same place."""
    listed = list(found)
    for actor in listed:
        inside = any(
            o is not actor and o.start <= actor.start and actor.end <= o.end and o.kind != actor.kind for o in listed
        )
        if not inside:
            yield actor


def slot(parsed: Parsed, token: "Token", *, with_too: bool = False, noun: bool = False) -> Slot:
    """What the noun phrase at `token` holds; the options are those of `actors_in`."""
    actors = actors_in(parsed, token, with_too=with_too, noun=noun)
    pronoun = token.lower_ if token.pos_ == "PRON" else ""
    return Slot(actors, pronoun, "" if pronoun else token.lemma_.lower())


def subject_token(verb: "Token", depth: int = 0) -> "Token | None":
    """The word that does (or, in the passive, undergoes) what `verb` says, through infinitives and relative clauses."""
    own = children(verb, *_SUBJECTS)
    if own:
        first = own[0]
        if first.tag_ in {"WP", "WDT"} or first.lower_ in {"who", "which", "that"}:
            return _antecedent(verb)
        return first
    if depth > 5:
        return None
    if verb.dep_ in {"acl", "relcl"}:
        above = verb.head
        if above.dep_ in {"attr", "oprd"} and above.head.pos_ in {"VERB", "AUX"}:
            return subject_token(above.head, depth + 1) or above  # "became the first leader to visit"
        return above
    if verb.dep_ in {"xcomp", "ccomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        controlled = children(verb.head, "dobj")
        if controlled and verb.head.lemma_ in _OBJECT_CONTROL:
            return controlled[0]
        return subject_token(verb.head, depth + 1)
    if verb.dep_ in _STEP_UP and verb.head != verb:
        return subject_token(verb.head, depth + 1) if verb.head.pos_ in {"VERB", "AUX", "ADP", "ADJ", "SCONJ"} else None
    return None


_OBJECT_CONTROL = frozenset(
    {
        "invite",
        "ask",
        "urge",
        "allow",
        "send",
        "dispatch",
        "tell",
        "order",
        "appoint",
        "see",
        "expect",
        "require",
        "authorize",
        "authorise",
    }
)


def _antecedent(verb: "Token") -> "Token | None":
    at = verb
    while at.dep_ in {"conj", "xcomp", "ccomp", "advcl"} and at.head != at:
        at = at.head
    return at.head if at.dep_ in {"relcl", "acl", "ccomp"} and at.head != at else None


def is_passive(verb: "Token") -> bool:
    """Whether the verb is in the passive, a bare participle after a noun included."""
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return True
    return verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" and not children(verb, *_SUBJECTS)


def agents(verb: "Token") -> "list[Token]":
    """The "by …" of a passive."""
    return [o for a in verb.children if a.dep_ in {"agent", "prep"} and a.lower_ == "by" for o in children(a, "pobj")]


_MEASURES = frozenset({"hour", "day", "week", "month", "round", "series", "session", "couple", "set", "number", "minute"})


def governor(noun: "Token") -> "tuple[Token | None, str]":
    """(the verb above a noun, how the noun stands to it): "dobj", "nsubj", "nsubjpass" or the preposition."""
    at, way = noun, ""
    for _ in range(8):
        dep, head = at.dep_, at.head
        if head == at:
            return None, way
        if dep in {"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "npadvmod"} and head.pos_ in {"VERB", "AUX"}:
            return head, way or dep
        if dep == "pobj":
            prep = head
            if prep.head.pos_ in {"VERB", "AUX"}:
                return prep.head, way or prep.lower_
            if not (prep.lower_ == "of" and prep.head.lemma_.lower() in _MEASURES):
                way = way or prep.lower_
            at = prep.head
            if prep.head.pos_ == "ADP":
                at = prep.head.head
            if at.pos_ in {"VERB", "AUX"}:
                return at, way
            continue
        if dep in {"conj", "appos", "compound", "nmod", "poss", "amod"} or head.pos_ in {"NOUN", "PROPN", "ADP"}:
            at = head
            continue
        if head.pos_ in {"VERB", "AUX"}:
            return head, way or dep
        at = head
    return None, way


def chain_up(verb: "Token") -> "Iterator[Token]":
    """The verbs above `verb` on which its truth depends ("plans to", "said it would", "refused to")."""
    at = verb
    for _ in range(5):
        if at.dep_ in {"xcomp", "ccomp", "pcomp", "conj", "acl", "advcl"} and at.head != at:
            at = at.head
            if at.pos_ == "ADP":
                at = at.head
            yield at
        else:
            return


_SINGLE = frozenset({"he", "she", "him", "her", "his"})
_SEVERAL = frozenset({"they", "them", "their"})
_THING = frozenset({"it", "its"})


def meant(parsed: Parsed, token: "Token", given: Slot) -> Slot:
    """A pronoun whose antecedent stands in the same sentence, as the subject of a clause above, is that subject."""
    if given.pronoun not in _SINGLE | _SEVERAL | _THING:
        return given
    own = subject_token(token.head) if token.head.pos_ in {"VERB", "AUX"} else None
    for above in token.ancestors:
        if above.pos_ not in {"VERB", "AUX"}:
            continue
        subject = subject_token(above)
        if subject is None or subject == token or (own is not None and subject == own) or subject.pos_ == "PRON":
            continue
        actors = slot(parsed, subject, with_too=True).actors
        people = tuple(a for a in actors if a.kind in {"person", "office"})
        if given.pronoun in _SINGLE and len(people) == 1:
            return Slot(people)
        if given.pronoun in _THING and len(states := [a for a in actors if a.kind != "person"]) == 1:
            return Slot(tuple(states))
        if given.pronoun in _SEVERAL and len({a.code for a in actors}) > 1:
            return Slot(actors)
    return given
