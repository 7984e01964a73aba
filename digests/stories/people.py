"""Are two named people the same? Yes, no, or not to be said."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from digests.model import Participant
from digests.stories.words import table, words

Answer = Literal["same", "unsure", "different"]

_SPELLING = 75
"""Below this likeness (0..100, of rapidfuzz) two words are different names, not two spellings of one."""


@lru_cache(maxsize=4096)
def same_person(one: str, other: str) -> Answer:
    """Compare two printed names.

    Titles, accents, hyphens and the order of the words do not matter. A surname alone, or a spelling that could be
    another's ("Li Qiang", "Li Keqiang"), is `unsure`: it neither joins two reports nor holds them apart.
    """
    left, right = _parts(one), _parts(other)
    if not left or not right:
        return "unsure"
    if left == right or "".join(left) == "".join(right) or sorted(left) == sorted(right):
        return "same"
    shorter, longer = sorted((left, right), key=len)
    if set(shorter) <= set(longer):
        return "same" if len(shorter) > 1 else "unsure"
    spelled = all(max(fuzz.ratio(part, there) for there in longer) >= _SPELLING for part in shorter)
    return "unsure" if spelled else "different"


def people_agree(some: Iterable[Participant], others: Iterable[Participant]) -> int | None:
    """How many countries' named people agree; None when those of one country have nobody in common.

    A country for which one side names nobody says nothing.
    """
    left, right = _by_country(some), _by_country(others)
    agreeing = 0
    for country in left.keys() & right.keys():
        answers = {same_person(one, other) for one in left[country] for other in right[country]}
        if answers == {"different"}:
            return None
        agreeing += "same" in answers
    return agreeing


def _parts(name: str) -> tuple[str, ...]:
    found = words(name)
    plain = tuple(word for word in found if word not in table("titles") and word not in table("particles"))
    return plain or found


def _by_country(people: Iterable[Participant]) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for person in people:
        if person.name and person.country:
            named.setdefault(person.country, []).append(person.name)
    return named
