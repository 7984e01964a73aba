"""The words of an outcome: which part of a sentence says what was agreed, cut to a short clause of the article."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from digests.extract.grammar import FINITE, VERBS, children, is_passive, preps, verb_above
from digests.extract.parse import Parsed
from digests.extract.strength import pacts, strength_of
from digests.extract.tables import words
from digests.model import Strength

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 140
"""Characters of an outcome's text (PRODUCT, the digest, shape: a bullet)."""
_TOPIC_PREPS = frozenset({"on", "to", "upon", "into", "about", "in", "for"})
_CUT = frozenset({"advcl", "relcl", "parataxis", "punct", "npadvmod"})
_CONTACT_BEHIND = re.compile(
    r",? (?:during|at|in|after|following|on the sidelines of) (?:his|her|their|the|a|an|its)\b[^,]{0,40}?"
    r"\b(?:visit|summit|talks|meeting|trip|call|conversation|conference|session)\b.*$",
    re.DOTALL,
)
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "quantmod", "nmod", "poss", "predet"})
_BEFORE_VERB = frozenset({"neg", "aux", "auxpass"})
"""What stands before a noun, or a verb, and belongs to it."""
_GIVEN = frozenset({"pledged", "offered"})
_SOME_OF = frozenset({"NUM", "DET", "PRON"})
"""Before "of the three agreements", what says how many of them."""
_TO_COME = frozenset({"will", "would", "shall"})
"""What is said of a promise anyway."""
_HANGING = re.compile(r"(?:\s+(?:on|in|by|at|from|until|since))?[\s,]*$")
_WHETHER = frozenset({"whether", "if"})
_TERMS = (" by", " until", " before")
_THAT = re.compile(r"^that\s+(?=\w)")
_ARTICLE = re.compile(r"^(?:An?|The)(?= )")
_OUTER = " ,;:—–-"
_ALL_BUT = "all but "


def body_of(parsed: Parsed, verb: "Token", strength: Strength) -> tuple[int, int] | None:
    """The offsets (in the sentence) of what was agreed, pledged, discussed: the verb's object or clause."""
    willing = [x for a in children(verb, "acomp") for x in children(a, "xcomp")]
    if willing:
        return span_of(parsed, willing[0])
    if verb.lemma_.lower() in words("outcomes", "promised_deed"):
        return parsed.begins(verb), span_of(parsed, verb)[1]
    head = next(iter(_bodies(verb, strength)), None)
    if head is None or any(t.lower_ in words("outcomes", "none") for t in (head, *head.children)):
        return None  # "pledged no money"
    if head.tag_ == "WDT" and verb.dep_ == "relcl":  # "the agreement which he signed"
        return parsed.begins(verb.head.doc[verb.head.left_edge.i]), parsed.ends(verb.head)
    if head.lemma_.lower() in words("outcomes", "empty") or head.pos_ == "PRON":
        return None
    if is_courtesy(head):
        return None
    begin, end = span_of(parsed, head)
    if parsed.text[:begin].lower().endswith(_ALL_BUT):
        begin -= len(_ALL_BUT)  # "agreed on all but one paragraph"
    return begin, _topic_end(parsed, verb, head, end)


def is_courtesy(head: "Token") -> bool:
    """Whether what a head says only passes on greetings ("to carry back his good wishes"), with nothing beside
    them, and not "the wishes of the people"."""
    things = [head, *children(head, "dobj")]
    thing = next((t for t in things if t.lemma_.lower() in words("outcomes", "courtesy")), None)
    if thing is None or any(children(t, "conj") for t in {head, thing}):
        return False
    return not any(preps(thing, "of"))


def _topic_end(parsed: Parsed, verb: "Token", head: "Token", end: int) -> int:
    """Where a bare object ends: with the topic right behind it, hung on the verb by the parse ("request help in …")."""
    if any(head.children) or head.i + 1 >= len(head.doc):
        return end
    behind = head.doc[head.i + 1]
    is_topic = behind.head == verb and behind.dep_ == "prep" and behind.lower_ in _TOPIC_PREPS
    return span_of(parsed, behind)[1] if is_topic else end


def _bodies(verb: "Token", strength: Strength) -> "list[Token]":
    """The heads of what a verb is about, the likeliest kind first."""
    if verb.lemma_ == "put":
        return pacts(verb)[:1]  # "put their names to a treaty": the names are not what was signed
    clause, direct = children(verb, "xcomp", "ccomp"), children(verb, "dobj")
    if is_passive(verb) and any(t.lower_ in _WHETHER for c in clause for t in c.children):
        return []  # "was asked whether": by a reporter
    if strength in _GIVEN and verb.lemma_.lower() in words("outcomes", "to_somebody"):
        return [*clause, *(c for o in direct for c in children(o, "relcl", "acl")), *preps(verb, "of")]
    if clause and strength in _GIVEN and (clause[0].dep_ == "ccomp" or not any(o.pos_ == "NOUN" for o in direct)):
        return clause
    controls = bool(direct) and verb.lemma_ in words("grammar", "object_control")
    if clause and controls and strength_of(clause[0]) is None:
        return clause  # "urged the rebels to free prisoners": not the rebels are on the table
    asked = verb.lemma_ in words("grammar", "object_control")  # "the members were asked for lorries"
    undergone = children(verb, "nsubjpass") if is_passive(verb) and not asked else []
    topics = [c for c in children(verb, "prep") if c.lower_ in _TOPIC_PREPS]
    return undergone or direct or clause or [o for c in topics for o in children(c, "pobj", "pcomp")]


def span_of(parsed: Parsed, head: "Token", *, conjuncts: bool = True) -> tuple[int, int]:
    """The offsets (in the sentence) of a phrase: its subtree without clauses that hang far behind.

    `conjuncts`: with what is joined to its head by "and".
    """
    joined = () if conjuncts else [t for c in children(head, "conj", "cc") for t in c.subtree]
    kept = sorted((t for t in _kept(head) if t not in joined), key=lambda t: t.i)
    at = head.i
    for token in (t for t in kept if t.i > head.i):
        skipped = sum(1 for t in head.doc[at + 1 : token.i] if t.is_punct or t.dep_ == "cc")
        if token.i > at + 1 + skipped:
            break
        at = token.i
    return parsed.begins(kept[0]), parsed.ends(head.doc[at])


def _kept(head: "Token") -> "Iterator[Token]":
    yield head
    for child in head.children:
        quoted = child.dep_ == "punct" and child.text in {"'", '"', "-"}
        measure = child.dep_ == "npadvmod" and head.pos_ not in VERBS
        if child.dep_ not in _CUT or quoted or measure or _is_close_infinitive(child):
            yield from _kept(child)


def _is_close_infinitive(child: "Token") -> bool:
    """ "ways to tighten cooperation": an infinitive right behind its noun belongs to it."""
    return child.tag_ == "VB" and any(c.lower_ == "to" and c.i == child.head.i + 1 for c in child.children)


def without_contact(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """An outcome's words without the contact and the date behind them ("… during his summit with Park, May 2"); the day
    by which it is to be done stays."""
    match = _CONTACT_BEHIND.search(parsed.text, start, end)
    if match and match.start() > start + 8:
        end = match.start()
    for phrase in reversed(parsed.phrases):
        is_term = parsed.text[start : phrase.start].rstrip().lower().endswith(_TERMS)
        if phrase.end >= end > phrase.start > start and not is_term:
            end = phrase.start
    return start, start + len(_HANGING.sub("", parsed.text[start:end]))


def whole(parsed: Parsed, inside: "Sequence[Token]", root: "Token", strength: Strength) -> tuple[int, int]:
    """The offsets (in the sentence) of an outcome that the words `inside` say, whose head is `root`: without the verb
    that only says how strong it is, and with what belongs to their first and last word ("the foreign", "not", "$")."""
    begin, end = parsed.begins(inside[0]), parsed.ends(inside[-1])
    above = verb_above(root) or root
    for verb in (root, *inside, above):
        body = body_of(parsed, verb, strength) if verb.pos_ in VERBS and strength_of(verb) == strength else None
        if body and body[0] < end and begin < body[1]:
            more = [t for t in inside if parsed.begins(t) >= body[1]]
            plain = parsed.begins(verb) < body[0] and not any(t.pos_ in VERBS for t in more)
            return body[0], max(body[1], end) if plain else body[1]  # "a declaration" … "on their common boundary"
    if named := _what_is_signed(root, inside, strength):
        begin, end = span_of(parsed, named)
        stop = min([root.i, *(c.i for c in children(root, "aux", "auxpass", "neg", "advmod"))])
        return begin, max(end, parsed.ends(root.doc[stop - 1])) if named.i < stop else end  # … "for a railway" is to be
    given = root.head.head if root.dep_ == "pobj" else None
    if strength in _GIVEN and given is not None and given.pos_ in VERBS and given.i < root.i:
        return parsed.begins(given), span_of(parsed, given)[1]  # "allot 200 places" … "to Mongolian students"
    first = root.doc[given.left_edge.i] if given is not None and given.pos_ in _SOME_OF else _first(inside)
    return parsed.begins(first), _end(parsed, inside[-1], root, strength)


def _what_is_signed(root: "Token", inside: "Sequence[Token]", strength: Strength) -> "Token | None":
    """What a whole clause is about that only says what became of it: "a treaty" of "a treaty is expected to be signed"
    or "is another subject", "an amendment" of "initialled an amendment"."""
    if root.pos_ not in VERBS:
        return None
    if root.tag_ in FINITE and root == inside[0]:
        return next(iter(children(root, "dobj")), None)
    is_one = any(t.lemma_.lower() in words("outcomes", "topic") for t in children(root, "attr"))
    signing = any(t.lemma_.lower() in words("outcomes", "sign") for t in inside)
    if strength == "signed" or (strength == "on_table" and (signing or is_one)):
        return next(iter(children(root, "nsubjpass", "nsubj", "dobj")), None)
    return None


def _first(inside: "Sequence[Token]") -> "Token":
    """The first token of an outcome whose words are `inside`."""
    first = next((t for t in inside if t.lower_ not in _TO_COME), inside[0])
    while first.i and _is_before(first.doc[first.i - 1], first, inside):
        first = first.doc[first.i - 1]
    return first


def _end(parsed: Parsed, last: "Token", root: "Token", strength: Strength) -> int:
    """Where an outcome ends whose words have the head `root` and, for all that is known, the last token `last`."""
    clause = last.dep_.startswith("nsubj") and last.head.dep_ == "ccomp" and strength_of(last.head) != strength
    cut_off = clause and strength not in {"signed", "on_table"}  # "that regional cooperation" … "remains essential"
    if last.head.i > last.i and (last.dep_ in _BEFORE_NOUN or cut_off):
        return span_of(parsed, last.head)[1]
    if last.dep_ == "prep":
        return span_of(parsed, last)[1]
    by = next((t for t in root.doc[root.i : last.i] if t.dep_ == "agent"), None)
    if by is not None:
        return parsed.ends(by.doc[by.i - 1])  # "three ships" … "by Salvi"
    done_to = children(root, "dobj") if root.pos_ in VERBS else []
    return max(parsed.ends(last), *(span_of(parsed, o)[1] for o in done_to)) if done_to else parsed.ends(last)


def _is_before(token: "Token", first: "Token", inside: "Sequence[Token]") -> bool:
    """Whether a token right before some words belongs to them."""
    if token.lower_ in _TO_COME:
        return False
    return token.dep_ in _BEFORE_NOUN | _BEFORE_VERB and (token.head in inside or token.head == first)


def clip(sentence: str, start: int, end: int) -> str:
    """A short clause: one line, outer punctuation, "that" and a bracket that stays open off, a small first letter on an
    article, cut at a word within LONGEST characters."""
    text = " ".join(sentence[start:end].split()).strip(_OUTER)
    text = _THAT.sub("", text)
    text = _ARTICLE.sub(lambda match: match[0].lower(), text)
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")].strip(_OUTER)
    if text.count('"') % 2:
        text = text.replace('"', "")
    if len(text) > LONGEST:
        text = text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(_OUTER) + "…"
    return text
