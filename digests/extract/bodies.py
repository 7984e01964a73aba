"""Common nouns for organisations ("the bloc", "the Alliance"): which one an article means."""

import re
from functools import cache

from digests.extract.tables import table
from digests.places.tag import PlaceTag, tag

Bodies = dict[str, str]
"""Lower-case common noun → organisation code."""


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(r"\bthe\s+(?:[\w-]+-(?:nation|member|country|state|strong)\s+)?(" + "|".join(table("bodies")) + r")(?=['’]s?\b|\s+(?:said|and|will|has|agreed|signed)\b|['’]s)", re.IGNORECASE)


def body_names(text: str) -> Bodies:
    """What each common noun stands for in `text`: the first organisation named there that it can mean."""
    if not _nouns().search(text):
        return {}
    named = [t.code for t in tag(text) if t.kind == "organisation"]
    meant: Bodies = {}
    for noun, codes in table("bodies").items():
        code = next((c for c in named if c in codes), None)
        if code:
            meant[noun] = code
    return meant


def body_tags(text: str, bodies: Bodies) -> tuple[PlaceTag, ...]:
    """Place tags for the common nouns of organisations in a stretch of text."""
    if not bodies:
        return ()
    return tuple(
        PlaceTag(start=m.start(1), end=m.end(1), text=m.group(1), code=bodies[m.group(1).lower()], kind="organisation", person_noun=False)
        for m in _nouns().finditer(text)
        if m.group(1).lower() in bodies
    )
