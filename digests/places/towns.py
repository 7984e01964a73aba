"""Towns by their names alone, tens of thousands: known only where a text says that somebody is, comes or goes there,
and only those of a state that the text names as well.

Most names of towns are also names of people, or of towns elsewhere; so nothing is decided by such a name, only where
something was.
"""

import re
from collections.abc import Iterator
from functools import cache

from digests.places.fold import fold
from digests.places.tables import parts, table
from digests.places.tag import PlaceTag

_WORD = r"[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*"
NAME = rf"{_WORD}(?:(?: (?:an der|am|de(?: las?| los)?|del|d[ao]s?|el|la|las|los|upon))?[ -]{_WORD}){{0,2}}"
"""The words of a town's name: "Santa Rosa de Copan"."""
_THERE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Tt]o|[Nn]ear|[Oo]utside|[Ii]nto|[Vv]ia)\s+"
    r"(?:the\s+(?:[a-z-]+\s+){0,2}(?:city|town|resort|port|village)\s+(?:of\s+)?)?"
    rf"(?P<name>{NAME})"
)
"""What says that a place follows, and the words of its name."""
_NO_TOWN = re.compile(
    r"[ ,]+(?:University|College|School|Hospital|Airport|Street|Road|Avenue|Square|Hotel|Stadium|Palace|Institute"
    r"|Group|Bank|Company|Corporation|Club|Declaration|Agreement|Accords?|Process)\b"
    r"|,\s+(?:Ontario|Quebec|British Columbia|Alberta|Manitoba|New South Wales|Victoria|Queensland|Tasmania"
    r"|Scotland|Wales|Northern Ireland)\b"
)
"""What stands behind a name that is not that town's, or another's of the same name."""


@cache
def _towns() -> dict[str, str]:
    """The codes of the states that have a town of that name, by its folded name, one behind the other: there are many,
    and mostly one code each."""
    found: dict[str, str] = {}
    small = (*table("towns.tsv"), *table("meeting_places.tsv"))
    rows = [*((parts(row["names"]), row["code"]) for row in small), *_well_known()]
    for names, code in rows:
        for name in names:
            found[name] = f"{found[name]};{code}" if name in found else code
    return found


def _well_known() -> Iterator[tuple[tuple[str, ...], str]]:
    """Capitals and cities, of whose names some are also people's, so that nothing else is seen by them: "Kingston"."""
    for row in table("countries.tsv"):
        yield (fold(row["capital"]),), row["code"]
    for row in table("cities.tsv"):
        yield tuple(map(fold, (row["city"].split(",")[0], *parts(row["other_names"])))), row["country"]


def towns(text: str, start: int, end: int, states: frozenset[str]) -> Iterator[PlaceTag]:
    """The towns of text[start:end], in offsets of `text`, that one of `states` has and no other of them."""
    for match in _THERE.finditer(text, start, end):
        begin = match.start("name")
        for words in range(match["name"].count(" ") + 1, 0, -1):
            name = " ".join(match["name"].split(" ")[:words])
            codes = states.intersection(parts(_towns().get(fold(name), "")))
            if len(codes) == 1 and not _NO_TOWN.match(text, begin + len(name)):
                yield PlaceTag(begin, begin + len(name), name, next(iter(codes)), "city")
                break
