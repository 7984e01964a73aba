"""The checked table of words that are left out when two reports are compared."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+")


@cache
def table(name: str) -> frozenset[str]:
    """The words of words.toml under `name`. Raises KeyError for a table that is not there."""
    loaded = tomllib.loads(files("digests.stories").joinpath("words.toml").read_text(encoding="utf-8"))
    return frozenset(str(word) for word in loaded[name])


def fold(text: str) -> str:
    """Lower case without accents, so that “Élysée” and “Elysee” are one."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def words(text: str) -> tuple[str, ...]:
    """The folded words of `text`; hyphens and apostrophes part them."""
    return tuple(_WORD.findall(fold(text)))


def content(text: str) -> frozenset[str]:
    """The words that say what an outcome is about, cut to five letters so that “supplies” meets “supply”."""
    plain = table("outcome")
    return frozenset(word[:5] for word in words(text) if len(word) > 2 and word not in plain)


def overlap(one: str, other: str) -> float:
    """How much of the shorter text's content stands in the other, 0..1; a text without content is like none."""
    left, right = content(one), content(other)
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0


def alike(one: str, other: str) -> bool:
    """True when two texts speak of one matter: three quarters of the shorter one's content stand in the other."""
    return overlap(one, other) >= 0.75
