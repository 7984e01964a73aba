"""People's names as newspapers print them, told by their letters."""

import re
from functools import cache
from importlib.resources import files

_PARTICLE = r"(?:al|bin|ibn|bint|ben|de|da|dos|das|del|della|di|du|la|le|van|von|der|den|ten|el|ul|ur|e|y|Al|El)"
_WORD = r"(?:[A-ZÀ-ÞŠŽČĆĐŁŚŻİŞĞÇ][\w’'-]*[\wÀ-ÿ]|(?:[A-Z]\.){1,3}|(?:al|el|as|ar|an|ad|ash|at|ul|d)[-’'][A-Z][\w’'-]+)"
NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{0,5}}"
"""A regular expression for a run of capitalised words that may be a name; `is_name` decides."""

_NO_NAME = frozenset(
    "the a an in on at it he she they we this that these those his her its their both and but as after before during while "
    "when since for if by with from to there according earlier later meanwhile also however under over all some many most "
    "january february march april june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri ministry minister "
    "president government parliament council republic kingdom union summit conference treaty agreement forum party "
    "committee commission organization organisation assembly congress department embassy security nations foreign "
    "affairs defense defence trade international national university institute center centre state states people's "
    "prime secretary general today yesterday tomorrow office house palace court bank group army force forces air "
    "north south east west northern southern eastern western central asia africa europe america middle pacific gulf "
    "authority secretariat agency initiative cabinet presidency chamber mission embassy twitter facebook reuters afp xinhua yonhap tass anadolu press news agency ukraine russia".split()
)


def is_name(words: str) -> bool:
    """Whether every word of `words` may stand in a person's name."""
    parts = [re.sub(r"['’]s?$", "", w) for w in words.replace(",", " ").split()]
    if len(parts) == 1 and parts[0].isupper():
        return False  # an abbreviation: "CTK"
    return bool(parts) and not any(w.lower().strip(".'’") in _NO_NAME for w in parts) and any(len(w) > 1 for w in parts)


@cache
def given_names() -> frozenset[str]:
    """Given names that do not stand for a person alone."""
    lines = files("digests.extract").joinpath("data/given_names.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def keys(name: str) -> tuple[str, ...]:
    """The forms a second mention may take: "Yun Byung-se" → Yun, Byung-se; "Jean-Yves Le Drian" → Le Drian, Drian."""
    parts = name.split()
    if len(parts) < 2:
        return (name,)
    forms = [parts[-1], parts[0], " ".join(parts[-2:]), " ".join(parts[:2])]
    return tuple(dict.fromkeys([name, *(f for f in forms if f.lower() not in given_names())]))
