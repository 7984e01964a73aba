"""What titles say of who is a man or a woman, for "he" and "she": "Mr Castro", "Mrs Lund", "Queen Anna"."""

import re
from collections.abc import Mapping
from typing import Literal

from digests.extract.names import NAME, without_possessive

Sex = Literal["f", "m"]

_OF_PRONOUN: dict[str, Sex] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_TITLED = re.compile(
    r"\b(?:(?P<m>Mr|Sir|King|Prince|Emir|Sultan|spokesman)"
    r"|(?P<f>Mrs|Ms|Miss|Mme|Madame?|Dame|Baroness|Queen|Princess|Sheikha|Chairwoman|spokeswoman))\b\.?\s+"
    rf"(?P<name>{NAME})"
)


def sexes_in(text: str) -> dict[str, Sex]:
    """By surname; a surname that both have is nobody's."""
    found: dict[str, set[Sex]] = {}
    for match in _TITLED.finditer(text):
        name = without_possessive(match["name"]).split()[-1]
        found.setdefault(name, set()).add("m" if match["m"] else "f")
    return {name: next(iter(sexes)) for name, sexes in found.items() if len(sexes) == 1}


def sex_of(name: str | None, known: Mapping[str, Sex]) -> Sex | None:
    """Of whoever has that name; None where no title says it."""
    return known.get(name.split()[-1]) if name else None


def sex_of_pronoun(pronoun: str) -> Sex | None:
    """Whom a pronoun means; None where it may be either."""
    return _OF_PRONOUN.get(pronoun)
