"""Of which of the two Congos an article speaks."""

import re

from digests.extract.source import Source
from digests.places.tag import tag

_OPEN_NAME = re.compile(r"(?<!of )(?<!of the )\bCongo(?:lese)?\b")
_CONGOS = frozenset({"CD", "CG"})
"""Two states of one name."""


def which_congo(flat: str, source: Source) -> frozenset[str]:
    """Of which Congo an article speaks: that of its publisher, else the one that it names before it says only so."""
    bare = _OPEN_NAME.search(flat)
    if bare is None:
        return frozenset()
    if source.home in _CONGOS:
        return frozenset({source.home})
    before = tag(f"{source.title}. {flat[: bare.start()]}")
    return frozenset(t.code for t in before if t.kind == "country" and not t.weak) & _CONGOS
