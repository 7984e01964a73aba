"""What the letters of a name say about whose somebody is: "Shcherban" is rather Ukraine's than Germany's.

Letters in threes and whole words are counted in the names of data/people.tsv and data/leaders.tsv, state by state. They
only choose between the parties that a text names near somebody, beside what the encoder makes of the text: every state
has people of all names, and nobody is anybody's for his name alone (docs/decisions/0036).
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from digests.extract.tables import rows
from digests.places.names import countries

_PRIOR = 1000
"""How many letters of anybody's names are counted for each state beside its own: of few names little is learnt."""
_WEIGHT = 3.0
"""How much a name counts: to what power the mean of what its letters say. Higher fits invented names only."""
_LEAST = 0.5
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Counts:
    """How often letters stand in the names of each state, and of all."""

    by_state: dict[str, Counter[str]]
    sizes: dict[str, int]
    everywhere: Counter[str]
    size: int

    def mean(self, name: str, code: str) -> float:
        """How many times as often as everywhere its letters stand in a state's names: the mean of the logarithms."""
        letters = set(_letters(name))
        own, size = self.by_state[code], self.sizes[code]
        logs = 0.0
        for three in letters:
            everywhere = (self.everywhere[three] + _LEAST) / (self.size + 1)
            here = (own[three] + _PRIOR * everywhere) / (size + _PRIOR)
            logs += math.log(here / everywhere)
        return logs / max(1, len(letters))


def counted(named: Iterable[tuple[str, str]]) -> Counts:
    """The letters of names by their states."""
    found = {code: Counter[str]() for code in countries()}
    for name, code in named:
        found[code].update(set(_letters(name)))
    everywhere = Counter[str]()
    for counter in found.values():
        everywhere.update(counter)
    return Counts(found, {code: c.total() for code, c in found.items()}, everywhere, everywhere.total())


def invented() -> set[tuple[str, str]]:
    """The names of data/people.tsv with their states."""
    return {(name, code) for code, names in rows("people") for name in names.split(";")}


def leaders() -> set[tuple[str, str]]:
    """The names of data/leaders.tsv with their states; whoever leads an organisation is of anywhere."""
    return {(name, code) for code, name, *_ in rows("leaders") if code in countries()}


@cache
def _counts() -> Counts:
    return counted(invented() | leaders())


def _letters(name: str) -> Iterator[str]:
    """The words of a name and each three letters of them, their ends among them, without case and accents."""
    plain = unicodedata.normalize("NFKD", name.lower())
    for word in _WORDS.findall("".join(c for c in plain if not unicodedata.combining(c))):
        whole = f"^{word}$"
        yield whole
        yield from (whole[at : at + 3] for at in range(len(whole) - 2))


def likeness(name: str, code: str) -> float:
    """How many times as likely somebody of that name is that state's as anybody's; 1.0 for what is no state."""
    return math.exp(_WEIGHT * _counts().mean(name, code)) if code in countries() else 1.0
