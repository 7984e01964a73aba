"""Common nouns for organisations ("the bloc", "the Alliance"): which one an article means."""

import re
from functools import cache

from digests.extract.tables import table
from digests.places.tag import PlaceTag, tag

Bodies = dict[str, str]
"""Lower-case common noun → organisation code."""


@cache
def _nouns() -> re.Pattern[str]:
    counted = r"(?:[\w-]+-(?:nation|member|country|state|strong)\s+)?"
    acting = r"(?=['’]s?\b|\s+(?:said|and|will|has|agreed|signed)\b|['’]s)"
    return re.compile(rf"\bthe\s+{counted}({'|'.join(table('bodies')['noun'])}){acting}", re.IGNORECASE)


def body_names(text: str) -> Bodies:
    """What each common noun stands for in `text`: the first organisation named there that it can mean."""
    if not _nouns().search(text):
        return {}
    named = [t.code for t in tag(text) if t.kind == "organisation"]
    meant: Bodies = {}
    for noun, codes in table("bodies")["noun"].items():
        code = next((c for c in named if c in codes), None)
        if code:
            meant[noun] = code
    return meant


def body_tags(text: str, bodies: Bodies) -> tuple[PlaceTag, ...]:
    """Place tags for the common nouns of organisations in a stretch of text, left to right."""
    if not bodies:
        return ()
    found = ((m.start(1), m.end(1), m.group(1)) for m in _nouns().finditer(text))
    return tuple(
        PlaceTag(start, end, noun, bodies[noun.lower()], "organisation")
        for start, end, noun in found
        if noun.lower() in bodies
    )
