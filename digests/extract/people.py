"""People that carry no office where they stand: second mentions, "France's Macron", names that the parser saw."""

import re
from collections.abc import Sequence
from dataclasses import replace
from digests.extract.actors import Actor
from digests.extract.memory import Memory
from digests.extract.names import NAME, is_name
from digests.extract.parse import Tokens

_NAME = re.compile(NAME)
_POSSESSIVE = re.compile(r"['’]s?\s+(?:own\s+|new\s+)?$")


def remembered(text: str, start: int, end: int, actors: Sequence[Actor], memory: Memory) -> tuple[Actor, ...]:
    """`actors` and the second mentions ("Hwang", "Le Drian") of people whom the article has introduced."""
    found = list(actors)
    for match in _NAME.finditer(text, start, end):
        parts = list(re.finditer(r"\S+", match.group(0)))
        at = 0
        while at < len(parts):
            taken = 1
            for size in range(len(parts) - at, 0, -1):
                begin, stop = match.start() + parts[at].start(), match.start() + parts[at + size - 1].end()
                name = re.sub(r"['’]s?$|[.,]+$", "", text[begin:stop])
                known = memory.find(name)
                if known and not any(
                    a.start < begin + len(name) and begin < a.end for a in found if not _is_loose_place(a, begin, name)
                ):
                    found = [a for a in found if not (a.start < begin + len(name) and begin < a.end)]
                    found.append(
                        replace(
                            known,
                            start=begin,
                            end=begin + len(name),
                            head=begin + len(name) - 1,
                            printed=name,
                            kind="person",
                            determiner="",
                        )
                    )
                    taken = size
                    break
            at += taken
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def _is_loose_place(actor: Actor, begin: int, name: str) -> bool:
    """A place name inside a remembered person's name ("Israel" in "Israel Katz") gives way to the person."""
    return actor.kind == "country" and actor.start >= begin and actor.end <= begin + len(name) and " " in name


def parsed_people(text: str, tokens: Tokens, start: int, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """`actors` and the people that only the parser saw; a country's possessive before a name gives its country."""
    found = list(actors)
    for entity in tokens.doc.ents:
        if entity.label_ != "PERSON":
            continue
        at, stop = tokens.starts[entity.start], tokens.ends[entity.end - 1]
        name = re.sub(r"['’]s?$", "", text[at:stop].strip())
        begin = start + at
        if not is_name(name) or any(a.start < begin + len(name) and begin < a.end for a in found):
            continue
        owner = next(
            (
                a
                for a in found
                if a.kind == "country"
                and a.end <= begin
                and _POSSESSIVE.fullmatch(text[a.end - start : begin - start])
            ),
            None,
        )
        if owner:
            found.remove(owner)
        first = owner.start if owner else begin
        home = owner or next((a for a in found if a.kind == "country" and a.tag_kind != "city" and text[begin + len(name) - start : a.start - start] == " of "), None)
        found.append(
            Actor(
                first,
                begin + len(name),
                begin + len(name) - 1,
                "person",
                home.code if home else None,
                name=name,
                printed=text[first - start : begin - start + len(name)],
            )
        )
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def name_span(actor: Actor, text: str, start: int) -> tuple[int, int] | None:
    """Where an actor's name stands, in offsets of the sentence that begins at `start`."""
    if not actor.name:
        return None
    at = text.find(actor.name, actor.start, actor.end)
    if at < 0:
        return (actor.start - start, actor.end - start) if actor.printed and " ".join(text[actor.start : actor.end].split()) in actor.name else None
    return at - start, at - start + len(actor.name)


def apposed(tokens: Tokens, start: int, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "the special representative for the dialogue, Pieter Vandenbroucke": office and name, apart, made one person."""
    found = list(actors)
    for person in actors:
        if person.kind != "person" or person.office or person.code:
            continue
        for token in tokens.doc:
            at = start + tokens.starts[token.i]
            if token.dep_ != "appos" or not person.start <= at < person.end:
                continue
            above = start + tokens.starts[token.head.i]
            office = next((a for a in found if a.kind == "office" and a.start <= above < a.end), None)
            if office:
                found = [a for a in found if a not in (office, person)]
                found.append(replace(office, kind="person", name=person.name))
            break
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


_LED_BY = re.compile(r"^\s*,?\s*(?:(?:was|is|to be|which (?:was|is))\s+)?(?:(?:led|headed|chaired)\s+by|under)\s+(?:the\s+|its\s+|their\s+)?(?:[\w-]+\s+){0,2}$")


def led_by(text: str, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """ "a Cuban delegation headed by the Minister of Health": who leads a country's body is of that country."""
    found = list(actors)
    for i, actor in enumerate(found):
        if actor.code is None and actor.kind in {"person", "office"}:
            body = next((b for b in found[:i] if b.kind == "collective" and b.code and _LED_BY.match(text[b.end : actor.start])), None)
            if body:
                found[i] = replace(actor, code=body.code)
    return tuple(found)
