"""What a person may have meant by a name that is none: a typing slip, a beginning, a city, a whole phrase."""

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from digests.places.cities import city
from digests.places.fold import fold
from digests.places.spoken import label, shared_names, spoken
from digests.places.tag import tag

_MOST = 3
_SHORTEST = 4
"""Below this many characters everything is one slip from everything."""


def suggestions(asked: str) -> tuple[str, ...]:
    """At most three display names, best first; none where nothing is close ("banana" is not Panama)."""
    codes: dict[str, None] = {}
    for code in _candidates(asked):
        codes.setdefault(code)
    return tuple(label(code) for code in list(codes)[:_MOST])


def _candidates(asked: str) -> Iterator[str]:
    key = fold(asked)
    known = city(asked)
    if known is not None:
        yield known.country
    yield from (place.code for place in tag(asked))
    if len(key) < _SHORTEST:
        return
    begun = {name: codes for name, codes in _meanings().items() if name.startswith(key)}
    if len({code for codes in begun.values() for code in codes}) <= _MOST:
        for codes in begun.values():
            yield from codes
    slips = 1 + (len(key) > 7) + (len(key) > 12)
    for name, _ in sorted(_close(key, slips), key=lambda found: (found[1], found[0])):
        yield from _meanings()[name]


def _close(key: str, slips: int) -> list[tuple[str, int]]:
    close = ((name, OSA.distance(key, name, score_cutoff=slips)) for name in _meanings() if len(name) >= _SHORTEST)
    return [(name, distance) for name, distance in close if distance <= slips]


def _meanings() -> dict[str, tuple[str, ...]]:
    return {name: (code,) for name, code in spoken().items()} | shared_names()
