"""Lists behind an office in the plural: its holders one by one, each with the state that is theirs."""

import re
from collections.abc import Sequence

from digests.extract.actor import Actor
from digests.extract.names import NAME, bare_name, is_name
from digests.places.tag import PlaceTag

_NAMES_LISTED = re.compile(rf",?\s+(?P<names>{NAME}(?:,\s+{NAME})*,?\s+and\s+{NAME})")
_NEXT_OF_A_PLACE = re.compile(rf"\s*(?:,|and|, and)?\s*(?P<name>{NAME})\s+(?:of|from)\s+(?:the\s+)?(?=[A-Z])")


def names_in_order(piece: str, at: int, office: str, places: Sequence[PlaceTag]) -> list[Actor]:
    """ "the negotiators of Kosovo and Serbia, Arben Gashi and Milan Stojkovic": as many names as places, in order."""
    match = _NAMES_LISTED.match(piece, at) if len(places) > 1 else None
    if not match:
        return []
    begin = match.start("names")
    spans = [(begin + m.start(), begin + m.end()) for m in re.finditer(NAME, match.group("names"))]
    if len(spans) != len(places) or not all(is_name(piece[s:e]) for s, e in spans):
        return []
    return [
        Actor(
            start,
            end,
            end - 1,
            "person",
            place.code,
            name=bare_name(piece[start:end]),
            office=_singular(office),
            printed=piece[start:end],
            tag_kind=place.kind,
        )
        for place, (start, end) in zip(places, spans, strict=True)
    ]


def each_of_a_place(piece: str, at: int, office: str, tags: Sequence[PlaceTag], used: set[PlaceTag]) -> list[Actor]:
    """ "Prime Ministers Denzil Harcourt of Barbados and Rosalind Pierre of Dominica": each behind the other.

    `used` gains the place tags that the list takes up.
    """
    found: list[Actor] = []
    while match := _NEXT_OF_A_PLACE.match(piece, at):
        place = next((t for t in tags if t.start <= match.end() < t.end or t.start == match.end()), None)
        if place is None or not is_name(match.group("name")):
            break
        start = match.start("name")
        found.append(
            Actor(
                start,
                place.end,
                match.end("name") - 1,
                "person",
                place.code,
                name=bare_name(match.group("name")),
                office=_singular(office),
                printed=piece[start : place.end],
                tag_kind="country",
            )
        )
        used.add(place)
        at = place.end
    return found if len(found) > 1 else []


def _singular(office: str) -> str:
    return re.sub(r"ies$", "y", office) if office.endswith("ies") else office.removesuffix("s")
