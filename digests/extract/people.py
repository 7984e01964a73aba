"""People that carry no office where they stand: second mentions, "France's Macron", names that the parser saw."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digests.extract.actor import Actor, in_order
from digests.extract.memory import Memory
from digests.extract.names import NAME, is_name, without_possessive, without_titles
from digests.extract.parse import Tokens, place_word
from digests.extract.tables import words

_NAME = re.compile(NAME)
_ENDING = re.compile(r"['’]s?$|[.,]+$")
_OF_STATE = re.compile(r"\s+(?:of|for)\s+[^,;:.()]{2,70}\s")
_OF_FIELD = re.compile(r"\s+(?:of|for|and)\b|\s*,")
_POSSESSIVE = re.compile(r"['’]s?\s+(?:own\s+|new\s+)?$")
_THERE = re.compile(
    r"\b(?:in|at|near|through|towards?|outside"
    r"|(?:path|road|way|trip|visit|journey|route|flew|travelled|traveled|sailed) to)\s+$"
)
"""What stands before a place, and before nobody: "the path to Sentosa"."""
_DESCRIBED = re.compile(r",\s+(?:an?\s+|the\s+)?(?P<post>(?:[\w-]+\s+){0,2})")
_POST = re.compile(
    r"(?:['’]s)?(?:\s+[\w-]+){0,4}?"
    r"\s+(?:official|diplomat|envoy|negotiator|advis[eo]r|aide|emissary|mediator)\b(?=\s*(?:[,.;)]|$|who\b))"
)
"""What stands around the country in such a description."""
_STATES = frozenset({"country", "organisation", "collective"})
_LED_BY = re.compile(
    r"^\s*,?\s*(?:(?:was|is|to be|which (?:was|is))\s+)?(?:(?:led|headed|chaired)\s+by|under)\s+"
    r"(?:the\s+|its\s+|their\s+)?(?:[\w-]+\s+){0,2}$"
)


def remembered(text: str, start: int, end: int, actors: Sequence[Actor], memory: Memory) -> tuple[Actor, ...]:
    """`actors` of text[start:end] and the second mentions ("Hwang", "Le Drian") of people introduced before."""
    found = list(actors)
    for match in _NAME.finditer(text, start, end):
        parts = [(match.start() + p.start(), match.start() + p.end()) for p in re.finditer(r"\S+", match.group())]
        at = 0
        while at < len(parts):
            at += _take_longest(text, parts[at:], found, memory)
    return in_order(found)


def _take_longest(text: str, parts: list[tuple[int, int]], found: list[Actor], memory: Memory) -> int:
    """Add the longest known name that begins with the first of `parts`; how many parts it took, at least one."""
    begin = parts[0][0]
    for size in range(len(parts), 0, -1):
        name = _ENDING.sub("", text[begin : parts[size - 1][1]])
        end = begin + len(name)
        known = memory.find(name) or memory.world(name)
        if known is None or any(a.overlaps(begin, end) and not _gives_way(a, begin, name) for a in found):
            continue
        found[:] = [a for a in found if not a.overlaps(begin, end)]
        found.append(replace(known, start=begin, end=end, head=end - 1, printed=name, kind="person", determiner=""))
        return size
    return 1


def _gives_way(actor: Actor, begin: int, name: str) -> bool:
    """A place name inside a remembered person's name ("Israel" in "Israel Katz") gives way to the person."""
    return actor.kind == "country" and actor.start >= begin and actor.end <= begin + len(name) and " " in name


def parsed_people(text: str, tokens: Tokens, start: int, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """`actors` and the people that only the parser saw; a country's possessive before a name gives its country.

    `text` is the sentence, `start` its offset in the article.
    """
    found = list(actors)
    for begin, name in _names_seen(text, tokens, start):
        end = begin + len(name)
        if any(a.overlaps(begin, end) for a in found):
            continue
        owner = _owner(text, start, begin, found)
        if owner:
            found.remove(owner)
        home = owner or _of_country(text, start, end, found)
        first = owner.start if owner else begin
        printed = text[first - start : end - start]
        found.append(Actor(first, end, end - 1, "person", home.code if home else None, name=name, printed=printed))
    return in_order(found)


def _names_seen(text: str, tokens: Tokens, start: int) -> Iterator[tuple[int, str]]:
    """(offset in the article, name) of each person that the parser names."""
    for entity in tokens.doc.ents:
        if entity.label_ == "PERSON":
            begin, end = tokens.starts[entity.start], tokens.ends[entity.end - 1]
            printed = without_possessive(text[begin:end].strip())
            name = without_titles(printed)
            alone = " " not in name and printed == name  # "in Merkel's view" is of somebody
            if is_name(name) and not (alone and _THERE.search(text, 0, begin)):
                yield start + begin + len(printed) - len(name), name


def _owner(text: str, start: int, begin: int, actors: Sequence[Actor]) -> Actor | None:
    """The country of "France's Macron"."""
    before = (a for a in actors if a.kind == "country" and a.end <= begin)
    return next((a for a in before if _POSSESSIVE.fullmatch(text, a.end - start, begin - start)), None)


def _of_country(text: str, start: int, end: int, actors: Sequence[Actor]) -> Actor | None:
    """The country of "Macron of France"."""
    behind = (a for a in actors if a.kind == "country" and a.tag_kind != "city")
    return next((a for a in behind if text[end - start : a.start - start] == " of "), None)


def name_span(actor: Actor, text: str, start: int) -> tuple[int, int] | None:
    """Where an actor's name stands, in offsets of the sentence that begins at `start` of `text`."""
    if not actor.name:
        return None
    at = text.find(actor.name, actor.start, actor.end)
    if at >= 0:
        return at - start, at - start + len(actor.name)
    stands = " ".join(text[actor.start : actor.end].split())
    return (actor.start - start, actor.end - start) if actor.printed and stands in actor.name else None


def place_spans(actors: Sequence[Actor], text: str, start: int) -> list[tuple[int, int, str]]:
    """Where places of several words stand by themselves, in offsets of the sentence, and what stands in for them."""
    found = []
    for number, actor in enumerate(a for a in actors if a.kind == "country" and not a.office):
        printed = text[actor.start : actor.end]
        word = place_word(actor.tag_kind, number)
        if word and " " in printed.strip() and "," not in printed:
            found.append((actor.start - start, actor.end - start, word))
    return found


def office_span(actor: Actor, text: str, start: int) -> tuple[int, int, str] | None:
    """Where an actor's office stands, in offsets of the sentence that begins at `start`, and its head word."""
    if not actor.office or not actor.start <= actor.head < actor.end:
        return None
    at = text.find(actor.office, actor.start, actor.end)
    if not at <= actor.head < at + len(actor.office) or at < 0:
        return None
    end = at + len(actor.office)
    name = text.find(actor.name, end, actor.end) if actor.name else -1
    if name > end and _OF_STATE.fullmatch(text, end, name):
        end = name  # "Minister of the Republic of Cyprus Andreas Kyprianides"
    head = _OF_FIELD.split(text[actor.head : at + len(actor.office)], maxsplit=1)[0]
    return at - start, end - start, head


def described(text: str, start: int, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "Aino Laine, a senior Finnish foreign ministry official,": the country of a person, with what he is there.

    `text` is the sentence, `start` its offset in the article.
    """
    found = list(actors)
    for person in actors:
        if person.kind != "person" or person.office or person.code:
            continue
        for state in (a for a in actors if a.kind in _STATES and a.code and not a.is_town):
            before = text[max(0, person.end - start) : max(0, state.start - start)]
            behind = _POST.match(text, state.end - start)
            opening = _DESCRIBED.fullmatch(before)
            if opening and behind and not words("offices", "out_of_office") & set(before.lower().split()):
                office = text[person.end - start + opening.start("post") : behind.end()]
                found.remove(state)
                found[found.index(person)] = replace(person, code=state.code, office=office)
                break
    return in_order(found)


def apposed(tokens: Tokens, start: int, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "the special representative for the dialogue, Pieter Vandenbroucke": office and name, apart, made one person."""
    found = list(actors)
    for person in actors:
        if person.kind != "person" or person.office or person.code:
            continue
        above = _apposed_to(tokens, start, person)
        office = next((a for a in found if a.kind == "office" and above is not None and a.start <= above < a.end), None)
        if office:
            found = [a for a in found if a not in (office, person)]
            found.append(replace(office, kind="person", name=person.name))
    return in_order(found)


def equated(tokens: Tokens, start: int, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "Mr Suri will be the first Indian Foreign Minister in six years": who is said to hold an office holds it."""
    found = list(actors)
    for i, person in enumerate(found):
        if person.kind != "person" or person.office or person.code:
            continue
        said = _said_to_be(tokens, start, person)
        office = next(
            (a for a in actors if a.kind == "office" and a.code and said is not None and a.start <= said < a.end), None
        )
        if office:
            found[i] = replace(person, office=office.office, code=office.code, organisation=office.organisation)
    return tuple(found)


def _said_to_be(tokens: Tokens, start: int, person: Actor) -> int | None:
    """Where in the article the noun stands that "is" or "became" makes of a person."""
    for token in tokens.doc:
        if token.dep_ == "attr" and token.head.lemma_ in {"be", "become"}:
            subjects = [c for c in token.head.children if c.dep_ == "nsubj"]
            if any(person.start <= start + tokens.starts[s.i] < person.end for s in subjects):
                return start + tokens.starts[token.i]
    return None


def _apposed_to(tokens: Tokens, start: int, person: Actor) -> int | None:
    """Where in the article the noun stands to which a person's name is an apposition."""
    for token in tokens.doc:
        if token.dep_ == "appos" and person.start <= start + tokens.starts[token.i] < person.end:
            return start + tokens.starts[token.head.i]
    return None


def led_by(text: str, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "a Cuban delegation headed by the Minister of Health": who leads a country's body is of that country."""
    found = list(actors)
    for i, actor in enumerate(found):
        if actor.code is None and actor.is_official:
            bodies = (b for b in found[:i] if b.kind == "collective" and b.code)
            body = next((b for b in bodies if _LED_BY.match(text[b.end : actor.start])), None)
            if body:
                found[i] = replace(actor, code=body.code)
    return tuple(found)
