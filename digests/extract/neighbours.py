"""Several states under one name: "the two Koreas", "inter-Korean talks", "North and South Korea", "Baltic states"."""

import re
from collections.abc import Iterator
from functools import cache

from digests.extract.tables import alternatives, table, words
from digests.places.tag import Kind, PlaceTag

_NORTH_AND_SOUTH = re.compile(r"\b(?P<half>North|South)\s+(?:and|&)\s+(?:North|South)\s+Korea(?P<n>n)?", re.IGNORECASE)

_TWO = 2
_WITHIN = 80
"""Characters between officials and the several states that they are of."""
_NOUN: tuple[str, Kind] = ("both", "country")
_ADJECTIVE: tuple[str, Kind] = ("inter", "demonym")


@cache
def _together() -> re.Pattern[str]:
    names = table("bodies")["pair"]
    both = alternatives(n for n in names if n.endswith("s"))
    inter = rf"inter-(?P<inter>{alternatives(n for n in names if n.endswith('an'))})\b"
    several = r"(?:two|both|rival|divided|three|all three|five|all five)"
    return re.compile(rf"\b(?:(?P<both>(?:{several}\s+)?(?:{both}))\b|(?i:{inter}))")


@cache
def _officials() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{alternatives(words('offices', 'collective'))})\b[^.;]{{0,{_WITHIN}}}$")


def with_pairs(piece: str, tags: tuple[PlaceTag, ...]) -> tuple[PlaceTag, ...]:
    """`tags` with both states of such a name, each over the same words; of "North and South Korea" the North too."""
    found = [*_pairs(piece), *_first_halves(piece)]
    if not found:
        return tags
    kept = [t for t in tags if not any(f.start < t.end and t.start < f.end for f in found)]
    return tuple(sorted((*kept, *found), key=lambda t: t.start))


def _pairs(piece: str) -> Iterator[PlaceTag]:
    for match in _together().finditer(piece):
        group, kind = _NOUN if match.group(_NOUN[0]) else _ADJECTIVE
        start, end = match.span(group)
        name = match.group(group).lower()
        codes = next(codes for n, codes in table("bodies")["pair"].items() if name.endswith(n.lower()))
        if len(codes) > _TWO and not _officials().search(piece[:start]):
            continue  # "troops in the Baltic states": none of them does anything
        yield from (PlaceTag(start, end, piece[start:end], code, kind) for code in codes)


def _first_halves(piece: str) -> Iterator[PlaceTag]:
    for match in _NORTH_AND_SOUTH.finditer(piece):
        code = "KP" if match.group("half").lower() == "north" else "KR"
        kind: Kind = "demonym" if match.group("n") else "country"
        yield PlaceTag(*match.span("half"), match.group("half"), code, kind)
