"""The words by which a person is found: every word of the name, without accents and capitals. Pure."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def name_words(name: str) -> frozenset[str]:
    """The folded words of a name: `Jean-Yves Le Drian` gives jean-yves, le, drian.

    Every word counts, because family names stand first in some languages and last in others, and some have two words.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return frozenset(word.replace("’", "'") for word in _WORD.findall(plain.casefold()))
