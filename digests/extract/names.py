"""People's names as newspapers print them, told by their letters."""

import re

from digests.extract.tables import listed

_PARTICLE = r"(?:al|bin|ibn|bint|ben|de|da|dos|das|del|della|di|du|la|le|van|von|der|den|ten|el|ul|ur|e|y|Al|El)"
_CAPITALISED = r"[A-ZÀ-ÞŠŽČĆĐŁŚŻİŞĞÇ][\w’'-]*[\wÀ-ÿ]"
_INITIALS = r"(?:[A-Z]\.){1,3}"
_ARTICLED = r"(?:al|el|as|ar|an|ad|ash|at|ul|d)[-’'][A-Z][\w’'-]+"
_WORD = rf"(?:{_CAPITALISED}|{_INITIALS}|{_ARTICLED})"
NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{0,5}}"
"""A regular expression for a run of capitalised words that may be a name; `is_name` decides."""

_POSSESSIVE = re.compile(r"['’]s?$")


def without_possessive(name: str) -> str:
    """ "Macron's" → "Macron", "Rhodes'" → "Rhodes"."""
    return _POSSESSIVE.sub("", name)


def is_name(words: str) -> bool:
    """Whether every word of `words` may stand in a person's name."""
    parts = [without_possessive(w) for w in words.replace(",", " ").split()]
    if len(parts) == 1 and parts[0].isupper():
        return False  # an abbreviation: "CTK"
    barred = listed("not_names")
    return bool(parts) and not any(w.lower().strip(".'’") in barred for w in parts) and any(len(w) > 1 for w in parts)


def keys(name: str) -> tuple[str, ...]:
    """The forms a second mention may take: "Yun Byung-se" → Yun, Byung-se; "Jean-Yves Le Drian" → Le Drian, Drian."""
    parts = name.split()
    if len(parts) == 1:
        return (name,)
    forms = [parts[-1], parts[0], " ".join(parts[-2:]), " ".join(parts[:2])]
    return tuple(dict.fromkeys([name, *(f for f in forms if f.lower() not in listed("given_names"))]))
