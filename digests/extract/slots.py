"""What stands in a grammatical slot: the actors of a noun phrase, or a pronoun still to be understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from digests.extract.actor import Actor
from digests.extract.grammar import VERBS, children, subject_token
from digests.extract.parse import Parsed
from digests.extract.tables import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_NP_DOWN = frozenset({"conj", "appos", "poss", "compound", "nmod", "amod", "nounmod", "npadvmod", "flat", "nummod"})
_INNER_PREPS = frozenset({"of", "between", "from", "including", "plus", "alongside", "among"})
_JOINING_PREPS = frozenset({"with", "alongside", "together"})
_AND = re.compile(r"\s*,?\s*(?:and|as well as|&|,)\s+(?:the\s+|its\s+)?(?:[A-Z][\w.]*\s+){0,2}")
_OF_STATE = re.compile(r"\sof\s+(?:the\s+)?[A-Z]\S*(?:\s+[A-Z]\S*)*$")
_NEXT_LISTED = re.compile(r"(?:[^.;\n]{0,60};|,)\s*(?P<last>and\s+)?(?:with\s+)?(?:the\s+)?")
_FRONTED = 4
"""Steps up from "his" to the verb of a phrase that opens a sentence."""
_DEEPEST = 12
"""Steps down into a noun phrase, at most."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What a grammatical slot holds: actors, a pronoun (lower case) to be resolved, or the noun when neither."""

    actors: tuple[Actor, ...] = ()
    pronoun: str = ""
    noun: str = ""
    behind: tuple[Actor, ...] = ()
    """Whom a pronoun may mean when nobody has been named before: "a talk with his counterpart …, the premier said"."""

    @property
    def is_filled(self) -> bool:
        """Whether it holds somebody or a word for somebody."""
        return bool(self.actors or self.pronoun)


def slot(parsed: Parsed, token: "Token", *, with_too: bool = False, noun: bool = False) -> Slot:
    """What the noun phrase at `token` holds; the options are those of `actors_in`."""
    actors = _listed(parsed, actors_in(parsed, token, with_too=with_too, noun=noun))
    if not actors and token.lemma_.lower() in words("grammar", "joint_body"):
        states = actors_in(parsed, token, noun=True)
        actors = states if len({a.code for a in states}) > 1 else ()  # "the Iraqi-Kuwaiti commission"
    pronoun = token.lower_ if token.pos_ == "PRON" else ""
    persons = token.lemma_.lower() in words("grammar", "person")
    if not actors and (token.lower_ in {"two", "pair"} or (persons and any(c.lower_ == "two" for c in token.children))):
        return Slot((), "both", "two")  # "the two", "the two men"
    return Slot(actors, pronoun, "" if pronoun else token.lemma_.lower())


def _listed(parsed: Parsed, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """`actors` with those behind semicolons or commas up to the last: "the President of Portugal, X; the President of
    Peru, Y; and …". Of a long list the parser sees the first few alone."""
    last = max(actors, key=lambda a: a.end, default=None)
    if last is None or not last.office or not last.is_official:
        return actors
    behind: list[Actor] = []
    at, closed = last.end, False
    for actor in parsed.actors:
        if actor.start < at:
            continue
        if (
            behind
            and not actor.office
            and actor.code in {None, behind[-1].code}
            and ";" not in parsed.text[at - parsed.start : actor.start - parsed.start]
        ):
            at = actor.end  # his name
            continue
        gap = _NEXT_LISTED.fullmatch(parsed.text, at - parsed.start, actor.start - parsed.start)
        if not gap or not actor.is_official or not actor.office or actor.code is None:
            break
        closed = bool(gap["last"])
        behind.append(actor)
        at = actor.end
    return (*actors, *behind) if closed else actors


def actors_in(
    parsed: Parsed, token: "Token", *, with_too: bool = False, noun: bool = False, cities: bool = False
) -> tuple[Actor, ...]:
    """The actors of the noun phrase at `token`: its head, its coordinates, apposition and "led by …".

    `noun`: the phrase qualifies an event noun, where an adjective or possessor is a party ("French-Korean talks").
    `with_too`: "X together with Y" is X and Y. `cities`: a city counts, as it does for a journey's goal.
    """
    reached = set(_reach(parsed, token, with_too=with_too, noun=noun))
    found = [a for a in parsed.actors if any(t.i in reached for t in tokens_of(parsed, a))]
    found = _of_one_state(parsed, _of_the_state_behind(parsed, found))
    fit = [
        a
        for a in found
        if (noun or a.tag_kind != "demonym" or a.kind != "country") and (cities or a.tag_kind != "city")
    ]
    return tuple(_heads_first(fit))


def _of_the_state_behind(parsed: Parsed, found: list[Actor]) -> list[Actor]:
    """ "President Ramos and Foreign Minister Lima of Peru": the state behind the last is that of both."""
    settled = list(found)
    for i, (first, last) in enumerate(pairwise(found)):
        gap = parsed.text[first.end - parsed.start : max(last.start - parsed.start, 0)]
        both = first.is_official and last.is_official and first.office and last.office and gap.strip() == "and"
        of_state = last.code and "," not in last.printed and _OF_STATE.search(last.printed)
        if both and of_state and (first.code is None or first.by_default):
            settled[i] = replace(first, code=last.code, by_default=False)
    return settled


def _of_one_state(parsed: Parsed, found: list[Actor]) -> list[Actor]:
    """ "Tuvaluan Prime Minister Taufasi and Governor-General Paeniu": the second office is of the first one's state."""
    kept: list[Actor] = []
    for actor in found:
        before = kept[-1] if kept else None
        joined = (
            before is not None
            and before.code is not None
            and before.is_official
            and not before.by_default
            and actor.is_official
            and actor.office is not None
            and (actor.code is None or actor.by_default)
            and not actor.is_counterpart
            and _AND.fullmatch(parsed.text, before.end - parsed.start, max(actor.start - parsed.start, 0)) is not None
        )
        kept.append(replace(actor, code=before.code, by_default=False) if joined and before else actor)
    return kept


def tokens_of(parsed: Parsed, actor: Actor) -> "list[Token]":
    """The tokens that an actor's words cover."""
    begin, end = actor.start - parsed.start, actor.end - parsed.start
    return [t for t in parsed.doc if parsed.begins(t) < end and parsed.ends(t) > begin]


def _reach(parsed: Parsed, token: "Token", *, with_too: bool, noun: bool, depth: int = 0) -> Iterator[int]:
    """The token numbers of a noun phrase, down to where another party would begin."""
    yield token.i
    if depth > _DEEPEST:
        return
    for inner in _below(parsed, token, with_too=with_too, noun=noun):
        yield from _reach(parsed, inner, with_too=with_too, noun=noun, depth=depth + 1)


def _below(parsed: Parsed, token: "Token", *, with_too: bool, noun: bool) -> "Iterator[Token]":
    inside = _actor_at(parsed, token)
    qualified = noun or token.lemma_.lower() in words("grammar", "body")
    holds_parties = noun or (inside is not None and inside.code is None) or token.lemma_ in words("grammar", "group")
    holds_parties = holds_parties or (inside is None and _heads_several(token))
    delegation = inside is not None and "delegation" in (inside.office or "")
    for child in token.children:
        same = inside is not None and inside.start <= parsed.offset(child) < inside.end
        if child.i > token.i and any(t.text == ";" for t in parsed.doc[token.i : child.i]):
            continue
        between = parsed.doc[child.i : token.i]  # "Chad's government and ELN rebels"
        joined = child.dep_ == "nmod" and bool(children(child, "cc")) and all(t.pos_ not in VERBS for t in between)
        if child.dep_ in {"conj", "appos"} or same or joined or (qualified and child.dep_ in _NP_DOWN):
            yield child
        elif child.dep_ == "prep":
            if (
                (child.lower_ in _INNER_PREPS and holds_parties)
                or (with_too and child.lower_ in _JOINING_PREPS)
                or (child.lower_ == "under" and delegation)
            ):
                yield from children(child, "pobj")
        elif child.dep_ in {"acl", "relcl"} and child.lemma_ in words("grammar", "led") and child.tag_ == "VBN":
            for agent in children(child, "agent", "prep"):
                if agent.lower_ == "by":
                    yield from children(agent, "pobj")


def _heads_several(token: "Token") -> bool:
    """ "the presidents of Kenya and Uganda, John Mwangi and Paul Okello": the parser hangs the names on the states."""
    if token.lower_ in {"state", "government"} and token.head.lower_ == "of":
        token = token.head.head
    return token.lower_ in words("offices", "in_person")


def _actor_at(parsed: Parsed, token: "Token") -> Actor | None:
    at = parsed.offset(token)
    return next((a for a in parsed.actors if a.start <= at < a.end), None)


def _heads_first(found: list[Actor]) -> Iterator[Actor]:
    """Drop a bare country that only qualifies a titled person at the same place."""
    for actor in found:
        inside = any(
            o is not actor and o.start <= actor.start and actor.end <= o.end and o.kind != actor.kind for o in found
        )
        if not inside:
            yield actor


def meant(parsed: Parsed, token: "Token", given: Slot) -> Slot:
    """A pronoun whose antecedent stands in the same sentence, as the subject of a clause above, is that subject."""
    one, several, thing = (words("grammar", group) for group in ("one", "several", "thing"))
    if given.pronoun not in one | several | thing:
        return given
    own = subject_token(token.head) if token.head.pos_ in VERBS else None
    behind: tuple[Actor, ...] = ()
    for above in token.ancestors:
        if above.pos_ not in VERBS:
            continue
        subject = subject_token(above)
        its_own = above.dep_ == "relcl" and subject == above.head  # "the envoy, who briefed him on his talks with …"
        if (
            subject is None
            or subject == token
            or (token in subject.subtree and not its_own)
            or (own is not None and subject == own)
            or subject.pos_ == "PRON"
        ):
            continue
        people = _fitting(given, slot(parsed, subject, with_too=True).actors)
        fronted = token.dep_ == "poss" and not behind  # "At his summit with Park, Rouhani vowed …"
        if people and (subject.i < token.i or (fronted and above in list(token.ancestors)[:_FRONTED])):
            return Slot(people)
        behind = behind or people
    return replace(given, behind=behind)


def _fitting(given: Slot, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those of a subject's actors whom the pronoun can mean."""
    people = tuple(a for a in actors if a.is_official or (a.tag_kind == "people" and not a.printed.endswith("s")))
    if given.pronoun in words("grammar", "one") and len(people) == 1:
        return people
    states = tuple(a for a in actors if a.kind != "person")
    if given.pronoun in words("grammar", "thing") and len(states) == 1:
        return states
    plural = len({a.code for a in actors}) > 1 or any(a.plural for a in actors)
    several = given.pronoun in words("grammar", "several") and plural
    return actors if several else ()
