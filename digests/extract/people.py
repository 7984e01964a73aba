"""People that carry no office where they stand: second mentions, "France's Macron", names that the parser saw."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from digests.extract.actors import Actor
from digests.extract.memory import Memory
from digests.extract.names import NAME, is_name

if TYPE_CHECKING:
    from spacy.tokens import Doc

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


def parsed_people(doc: "Doc", start: int, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """`actors` and the people that only the parser saw; a country's possessive before a name gives its country."""
    found = list(actors)
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        name = re.sub(r"['’]s?$", "", entity.text.strip())
        begin = start + entity.start_char
        if not is_name(name) or any(a.start < begin + len(name) and begin < a.end for a in found):
            continue
        owner = next(
            (
                a
                for a in found
                if a.kind == "country"
                and a.end <= begin
                and _POSSESSIVE.fullmatch(doc.text[a.end - start : begin - start])
            ),
            None,
        )
        if owner:
            found.remove(owner)
        at = owner.start if owner else begin
        found.append(
            Actor(
                at,
                begin + len(name),
                begin + len(name) - 1,
                "person",
                owner.code if owner else None,
                name=name,
                printed=doc.text[at - start : begin - start + len(name)],
            )
        )
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))
