"""People's names as newspapers print them, told by their letters."""

import re
from functools import cache

from digests.extract.tables import alternatives, listed, words

_PARTICLE = r"(?:al|bin|ibn|bint|ben|de|da|dos|das|del|della|di|du|la|le|van|von|der|den|ten|el|ul|ur|e|y|Al|El)"
_CAPITALISED = r"[A-ZÀ-ÞŠŽČĆĐŁŚŻİŞĞÇ][\w’'-]*[\wÀ-ÿ]"
_INITIAL_OF = r"(?:[A-Z]|Ch|Dz|Kh|Sh|Ts|Ya|Yu|Zh)\."
"""One letter of another script may be two: "Kh.Battulga"."""
_INITIALS = rf"(?:{_INITIAL_OF}){{1,3}}"
_ARTICLED = r"(?:al|el|as|ar|an|ad|ash|at|ul|d)[-’'][A-Z][\w’'-]+"
_LETTER = r"(?:[B-HJ-Z]|[AI](?=\s[A-Z]\s)|(?<=[a-z]\s)A)(?=\s[A-Z])"
"""An initial without a dot: "S Jaishankar", "A P J Abdul Kalam", "Miguel A Correa"; "A" and "I" are words too."""
_WORD = rf"(?:(?:{_INITIAL_OF})?{_CAPITALISED}|{_INITIALS}|{_ARTICLED}|{_LETTER})"
_NICKNAME = r"(?:[\"“][A-Z][\w’'-]*[\"”]\s+)?"
NAME = rf"{_WORD}(?:\s+{_NICKNAME}(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{0,5}}"
"""A regular expression for a run of capitalised words that may be a name; `is_name` decides."""

_INITIAL = re.compile(_INITIALS)
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
    if len(parts) > 1 and parts[0].lower() in _MONTHS_TOO:
        del parts[0]
    return (
        bool(parts)
        and not any(w.lower().strip(".'’") in barred for w in parts if len(w) > 1 and not _INITIAL.fullmatch(w))
        and any(len(w) > 1 for w in parts)
    )


_MONTHS_TOO = frozenset({"jan", "april", "june", "august"})
"""Months that are given names as well: "Jan Lipavsky"."""
_NAMES_TOO = frozenset({"he", "u", "m", "tun", "eng", "ing", "st", "king"})
"""Titles that are names as well: "He Lifeng", "U Thant"."""


@cache
def _titles() -> re.Pattern[str]:
    titles = (words("offices", "honorific") | words("offices", "style")) - _NAMES_TOO
    return re.compile(rf"(?:(?:HE|(?i:{alternatives(titles)}))\b\.?\s+)+(?=\S+)")


@cache
def titles_before() -> re.Pattern[str]:
    """A regular expression for the titles that end where a name begins: "Hon. ", "H.E. Dr. "."""
    titles = alternatives(words("offices", "honorific") - {"general", "ambassador", "prince", "king", "queen"})
    return re.compile(rf"\b(?:(?:{titles})\b(?:\.|(?=\s))\s+)+$", re.IGNORECASE)


def without_titles(name: str) -> str:
    """ "Honourable Ratu Semi Vakatora" → "Ratu Semi Vakatora", "Hon Sandra Whitlock MP" → "Sandra Whitlock"; what is
    only a title stays as it is."""
    bare = _titles().sub("", name, count=1) if _titles().match(name) else name
    whole, _, last = bare.rpartition(" ")
    letters = last.isupper() and not whole.isupper() and last.lower() in words("offices", "letters_after")
    return whole if letters and " " in whole else bare


def names_one(full: str, short: str) -> bool:
    """Whether every word of `short` stands in `full`."""
    return set(short.split()) <= set(full.split())


def keys(name: str) -> tuple[str, ...]:
    """The forms a second mention may take: "Yun Byung-se" → Yun, Byung-se; "Jean-Yves Le Drian" → Le Drian, Drian."""
    parts = name.split()
    if len(parts) == 1:
        return (name,)
    forms = [parts[-1], parts[0], " ".join(parts[-2:]), " ".join(parts[:2])]
    barred = listed("given_names")
    return tuple(dict.fromkeys([name, *(f for f in forms if f.lower() not in barred and len(f) > 1)]))


def bare_name(name: str) -> str:
    """A name without its titles, a possessive and the commas around it."""
    return without_titles(without_possessive(name.strip(" ,")))
