"""Sentences in which one party met the others in turn: "held bilateral meetings with", "presented credentials to"."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from digests.extract.answer import SURE_KIND, Answer
from digests.extract.candidate import AT_TABLE, TABLE
from digests.extract.candidates import is_in_turn
from digests.extract.credentials import is_about_credentials

_STANDS_OUT = 0.3
"""By how much the chances of whoever met all the others add up to more than those of anybody else."""


def hub_of(likely: Sequence[Answer], sentence: str) -> str | None:
    """Who met all the others one by one ("held bilateral meetings with", "presented their credentials to"); None where
    nothing says so, or neither stands out nor is the only one who is not named in one breath with another."""
    if not (is_in_turn(sentence) or is_about_credentials(sentence)):
        return None
    weights: dict[str, float] = {}
    for answer in (a for a in likely if a.kind in AT_TABLE):
        for code in answer.codes:
            weights[code] = weights.get(code, 0.0) + answer.chance
    if len(weights) < TABLE:
        return None
    others = _of_one_phrase(likely)
    first, second = sorted(weights, key=lambda c: -weights[c])[:2]
    if weights[first] > weights[second] + _STANDS_OUT and first not in others:
        return first
    alone = weights.keys() - others
    return next(iter(alone)) if len(alone) == 1 else None


def _of_one_phrase(likely: Sequence[Answer]) -> set[str]:
    """Whose officials are named together: of "told the foreign ministers of Botswana and Zimbabwe" those two."""
    stands = {(code, stand) for a in likely for code, stand in zip(a.codes, a.actors, strict=True)}
    together = [(code, (stand.number, stand.what.start)) for code, stand in stands if stand.what.plural]
    places = Counter(place for _, place in together)
    return {code for code, place in together if places[place] > 1}


def one_by_one(likely: Sequence[Answer], hub: str) -> list[Answer]:
    """What is seen where one party met the others in turn: each with it, nobody with one another."""
    found: list[Answer] = []
    for answer in likely:
        if answer.kind not in AT_TABLE:
            found.append(answer)
        elif hub in answer.codes:
            found.append(replace(answer, kind="meeting", kind_chance=max(answer.kind_chance, SURE_KIND)))
    return found
