"""Whether an event is planned, under way, held, postponed or cancelled: tense, modal and the verbs above decide."""

from typing import TYPE_CHECKING

from digests.extract.grammar import chain_up, children
from digests.extract.tables import table, words
from digests.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE_MODALS = frozenset({"will", "shall", "'ll", "would", "wo"})
_WISHING = frozenset({"should", "can", "must", "ought"})
_POSSIBLE = frozenset({"may", "might", "could"})
_AHEAD = frozenset(
    {
        "upcoming",
        "forthcoming",
        "planned",
        "scheduled",
        "expected",
        "proposed",
        "possible",
        "future",
        "next",
        "potential",
        "prospective",
        "pending",
        "impending",
        "eventual",
    }
)
_BEHIND = frozenset({"recent", "last", "previous", "earlier", "past", "latest"})
_MEANWHILE = frozenset({"during", "at", "in", "on", "over", "throughout", "amid"})
_PURPOSE_VERBS = frozenset({"arrive", "travel", "fly", "leave", "depart", "head", "go", "come", "land", "return"})


class Denied(Exception):
    """What the sentence says did not happen and was not planned: wished for, denied, hypothetical."""


def _lemmas(group: str) -> frozenset[str]:
    return frozenset(table("triggers")[group])


def has_subject(verb: "Token") -> bool:
    """Whether the verb has a subject of its own."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def is_negated(verb: "Token") -> bool:
    """Whether "not", "never" or "no" stands on the verb."""
    return any(c.dep_ == "neg" or c.lower_ in {"never", "n't", "not"} for c in verb.children)


def _auxiliaries(verb: "Token") -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}


def verb_status(verb: "Token", *, future_date: bool = False) -> tuple[Status, bool]:
    """(status, only possible) of what `verb` tells as its own deed. Raises Denied."""
    auxiliaries = _auxiliaries(verb)
    possible = bool(auxiliaries & _POSSIBLE)
    if verb.lemma_ == "be" and any(c.dep_ == "acomp" and c.lemma_.lower() in _lemmas("planning") for c in verb.children):
        return "planned", possible  # "is due in Paris"
    if verb.dep_ == "ROOT" and verb.doc[0].lower_ in {"not", "never", "neither", "nor"}:
        raise Denied  # "Never before has an official of such rank travelled there."
    above = list(chain_up(verb))
    infinitive = (verb.tag_ == "VB" and ("to" in auxiliaries or not auxiliaries)) or "to" in auxiliaries
    if verb.dep_ == "conj" and not auxiliaries and verb.tag_ in {"VB", "VBP"} and verb.head.pos_ == "VERB" and not has_subject(verb):
        return verb_status(verb.head, future_date=future_date)  # "will stay until Saturday and then travel on"
    for token in above:
        lemma = token.lemma_.lower()
        if verb.dep_ == "conj" and token == verb.head and token.pos_ == "VERB" and not infinitive:
            continue
        if lemma in _lemmas("cancelled") and infinitive:
            return "cancelled", False
        if lemma in _lemmas("postponed"):
            return "postponed", False
        if lemma in _lemmas("wished") and (infinitive or verb.tag_ == "VBG") and lemma not in {"plan"}:
            raise Denied
        if _auxiliaries(token) & _POSSIBLE:
            possible = True
    if is_negated(verb):
        if above and any(t.lemma_ in {"decide", "choose", "announce"} for t in above):
            return "cancelled", False
        raise Denied
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in verb.children):
        raise Denied
    if auxiliaries & _WISHING:
        raise Denied
    if auxiliaries & (_FUTURE_MODALS | _POSSIBLE):
        if "have" in auxiliaries and auxiliaries & {"would", "could", "should", "might"}:
            raise Denied
        return "planned", possible
    if infinitive:
        return _infinitive(verb, above), possible
    if verb.tag_ == "VBG":
        return _participle(verb, auxiliaries, above, future_date=future_date), possible
    if verb.tag_ in {"VBZ", "VBP"} and verb.dep_ == "advcl" and any(c.lower_ in {"when", "once", "before", "until", "after"} for c in verb.children):
        return "planned", possible  # "will discuss … when they meet": English tells the future so
    if verb.tag_ in {"VBZ", "VBP"}:
        return ("planned" if future_date else "held"), possible
    return "held", possible


_RANKED = frozenset({"first", "second", "third", "last", "latest", "only", "next"})


def _infinitive(verb: "Token", above: "list[Token]") -> Status:
    if verb.dep_ in {"acl", "relcl"} and any(c.lower_ in _RANKED for c in verb.head.children):
        governing = next((t for t in verb.ancestors if t.pos_ in {"VERB", "AUX"}), None)  # "became the first to visit"
        return verb_status(governing)[0] if governing is not None else "held"
    if verb.dep_ == "conj" and above and above[0].tag_ == "VBD" and "to" not in _auxiliaries(verb):
        return "held"
    for token in above:
        if (
            token.lemma_ in {"manage", "fail", "get", "begin", "start", "continue"}
            and token.tag_ in {"VBD", "VBN"}
            and token.lemma_ != "fail"
        ):
            return "held"
        if token.lemma_ == "fail":
            raise Denied
    return "planned"


def _participle(verb: "Token", auxiliaries: set[str], above: "list[Token]", *, future_date: bool) -> Status:
    if auxiliaries & {"is", "are", "'s", "'re", "am"}:
        return "planned" if future_date else "under_way"
    if auxiliaries & {"was", "were", "been"}:
        return "held"
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"before", "without", "of", "about", "from", "against"}:
        if verb.head.lower_ == "before" and above and above[0].tag_ in {"VBD", "VBN"}:
            return "held"
        if verb.head.lower_ == "before":
            return "planned"
        raise Denied
    governing = next((t for t in above if t.pos_ in {"VERB", "AUX"}), None)
    if governing is not None and governing != verb:
        if governing.tag_ == "VBG":
            return "held"
        return verb_status(governing, future_date=future_date)[0]
    return "held"


def noun_status(noun: "Token", verb: "Token | None", way: str, *, future_date: bool = False) -> tuple[Status, bool]:
    """(status, only possible) of the event that `noun` names, under its governing verb. Raises Denied."""
    adjectives = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound", "advmod", "nmod"}}
    if {"postponed", "delayed"} & adjectives:
        return "postponed", False
    if {"cancelled", "canceled", "aborted"} & adjectives:
        return "cancelled", False
    if any(c.lower_ in {"no", "any"} and c.dep_ in {"det", "neg"} for c in noun.children):
        raise Denied
    if any(c.dep_ == "det" and c.lower_ in {"every", "each"} for c in noun.children):
        raise Denied
    if verb is None:
        return ("planned" if future_date or adjectives & _AHEAD else "held"), bool(
            adjectives & {"possible", "potential"}
        )
    lemma = verb.lemma_.lower()
    particle = {c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod"}}
    touched = way in {"dobj", "nsubjpass", "oprd"} or (verb.tag_ == "VBN" and way == "nsubj")
    if touched and (lemma in _lemmas("postponed") or (lemma in {"put", "push"} and particle & {"off", "back"})):
        return "postponed", False
    if touched and (lemma in _lemmas("cancelled") or (lemma in {"call", "break"} and "off" in particle)):
        return "cancelled", False
    if adjectives & _AHEAD:
        return "planned", bool(adjectives & {"possible", "potential", "proposed"})
    if touched and lemma in _lemmas("wished"):
        raise Denied
    if way in {"for", "to"} and lemma in _lemmas("wished"):
        raise Denied
    return _by_preposition(noun, verb, way, lemma, future_date=future_date)


def _by_preposition(noun: "Token", verb: "Token", way: str, lemma: str, *, future_date: bool) -> tuple[Status, bool]:
    if way in {"after", "following", "since", "upon"}:
        governed = _safe(verb, future_date=future_date)
        return ("held" if governed[0] != "planned" or children(verb, "aux") == [] else "planned"), False
    if way in {"before", "ahead"}:
        return ("held" if noun.doc[noun.i].tag_ == "VBN" else "planned"), False
    if way in _MEANWHILE and verb.tag_ == "VB" and "to" in _auxiliaries(verb) and verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" and verb.head.lemma_.lower() not in _lemmas("planning") | _lemmas("wished"):
        verb = verb.head  # "vowed to support … during his summit": the vow was made there
    status, possible = verb_status(verb, future_date=future_date)
    if way == "for" and lemma in _PURPOSE_VERBS and status == "held":
        return "planned", possible
    if way in {"dobj", "nsubjpass"} and lemma in _lemmas("planning") and status == "held":
        return "planned", possible
    if way == "nsubjpass" and any(x.dep_ == "xcomp" for x in verb.children):
        return "planned", possible
    if way in {"nsubj", "nsubjpass"} and lemma in {"continue", "proceed"} and verb.tag_ in {"VBZ", "VBP", "VBG"}:
        return "under_way", possible
    return status, possible


def _safe(verb: "Token", *, future_date: bool) -> tuple[Status, bool]:
    try:
        return verb_status(verb, future_date=future_date)
    except Denied:
        return "held", False


def words_of(group: str) -> frozenset[str]:
    """A list of triggers.toml's top level."""
    return words("triggers", group)
