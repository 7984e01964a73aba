"""One trigger of a parsed sentence with the slots around it, and what all makers of frames share."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from digests.extract.actor import Actor
from digests.extract.grammar import children, preps, subject_token
from digests.extract.parse import Parsed
from digests.extract.slots import Slot, actors_in, meant, slot
from digests.extract.tables import table, words
from digests.model import Kind, Status

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Frame:
    """One trigger with the slots around it; nothing is resolved against the rest of the article yet.

    `trigger` is the word that tells of the event, `verb` the one that its time hangs on. `first` and `second` are
    the sides (of a visit: who travels, and where to); `origin` says what made the frame.
    """

    kind: Kind
    trigger: "Token"
    verb: "Token"
    status: Status
    possible: bool
    first: list[Slot]
    second: list[Slot] = field(default_factory=list)
    form: str | None = None
    origin: str = "verb"
    definite: bool = False
    """ "the talks": may only remind of an event told before."""
    here: bool = False
    """ "arrived here", "arrived on Monday": the journey leads to where the report was filed."""
    there: bool = False
    """ "a visit to the Central American country": to the one other country that the article has named."""
    another: Literal["", "earlier", "later"] = ""
    """ "the previous round", "the next session", "will meet again": another event of the pair than the one told."""


def says(parsed: Parsed, group: str) -> bool:
    """Whether the sentence holds one of the phrases of that list of triggers.toml."""
    text = parsed.text.lower()
    return any(phrase in text for phrase in words("triggers", group))


def subject_of(parsed: Parsed, verb: "Token") -> Slot:
    """Who does what the verb says, "X together with Y" as both."""
    token = subject_token(verb)
    own = children(verb, "nsubj")
    if len(own) > 1 and token == own[0] and all(t.pos_ != "PRON" for t in own):  # "The Bank (AfDB) and the Government"
        return Slot(tuple(a for t in own for a in slot(parsed, t, with_too=True).actors), noun=own[0].lemma_.lower())
    return meant(parsed, token, slot(parsed, token, with_too=True)) if token is not None else Slot()


def objects_of(parsed: Parsed, verb: "Token", *prepositions: str) -> list[Slot]:
    """Whom the verb names: its objects and those behind the prepositions."""
    tokens = [*children(verb, "dobj", "dative", "oprd"), *preps(verb, *prepositions)]
    tokens += [*_loose(verb, prepositions), *behind_a_day(parsed, verb)] if tokens else []
    found = [meant(parsed, o, slot(parsed, o)) for o in tokens]
    return [s for s in found if s.is_filled]


def _loose(verb: "Token", prepositions: tuple[str, ...]) -> "list[Token]":
    """What goes on a list behind an object and hangs on nothing of it: "met the presidents of X and Y, and her
    counterparts from Z", "as well as with the envoy of Z"."""
    nouns = [c for c in children(verb, "conj") if c.pos_ in {"NOUN", "PROPN"} and not children(c, "nsubj", "relcl")]
    inside = (t for t in verb.subtree if t.dep_ == "prep" and t.lower_ in prepositions and t.head != verb)
    as_well = [t for t in inside if t.i - 3 > verb.i and t.doc[t.i - 3 : t.i].text.lower() == "as well as"]
    plain = (t for t in as_well if all(w.pos_ != "VERB" for w in t.doc[verb.i + 1 : t.i]))
    return [*nouns, *(o for t in plain for o in children(t, "pobj"))]


def behind_a_day(parsed: Parsed, verb: "Token") -> "list[Token]":
    """Whom the parse joins to the day of somebody else: "received Kim on Sunday and Trump on Monday"."""
    behind = (o for p in children(verb, "prep") for o in children(p, "pobj") if o.i > verb.i)
    joined = [c for o in behind if _is_in_a_day(parsed, o) for c in children(o, "conj")]
    return [c for c in joined if c.pos_ == "PROPN" and not _is_in_a_day(parsed, c) and actors_in(parsed, c)]


def _is_in_a_day(parsed: Parsed, token: "Token") -> bool:
    return any(phrase.start <= parsed.begins(token) < phrase.end for phrase in parsed.phrases)


def places_in(parsed: Parsed, tokens: "list[Token]") -> list[Actor]:
    """The countries and cities of noun phrases: goals of a journey."""
    found = [a for t in tokens for a in actors_in(parsed, _town(t), cities=True)]
    places = [a for a in found if a.kind == "country" and a.tag_kind != "demonym"]
    if places or not tokens:
        return places
    return places_in(parsed, [named for t in tokens for named in _including(t)])


def _including(token: "Token") -> "list[Token]":
    """Of "some of the region's conflict areas, including Sudan and Mali" those that are named."""
    whole = [token, *preps(token, "of")]
    return [named for t in whole for named in preps(t, "including")]


def is_the_country(tokens: "list[Token]") -> bool:
    """Whether a goal is only "the country", "the island nation"."""
    described = [t for t in tokens if t.lemma_.lower() in words("grammar", "state")]
    return any(c.lower_ in {"the", "that", "this"} for t in described for c in children(t, "det"))


def are_countries(tokens: "list[Token]") -> bool:
    """Whether a goal is several states that are not named here: "seven countries of Latin America", "three nations"."""
    return any(t.tag_ == "NNS" and t.lemma_.lower() in words("grammar", "state") for t in tokens)


def _town(token: "Token") -> "Token":
    """Of "the eastern Libyan city of Benghazi" the town."""
    if token.lemma_.lower() not in words("grammar", "town"):
        return token
    named = [*children(token, "appos"), *preps(token, "of")]
    return named[0] if named else token


def guest_words(noun: str) -> tuple[str, ...]:
    """The prepositions behind which the guest of an event noun (lemma) stands, beside "with"."""
    return tuple(table("triggers")["guest"].get(noun.lower(), ()))
