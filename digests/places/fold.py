"""One form for all spellings of a typed name: case, accents, dots, hyphens, "&" and the article do not matter."""

import re
import unicodedata

_ACCENTS = re.compile("[\u0300-\u036f]")  # Latin, Greek and Cyrillic only: in other scripts marks are vowels
_QUOTES = re.compile("[’‘ʻʼ`´']")
_GAPS = re.compile(r"[\s\-‐‑–—_,/()]+")


def fold(name: str) -> str:
    """The key under which `name` is looked up; "" when nothing is left of it."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", name)).casefold()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))  # folding "İ" leaves a dot of its own
    plain = _QUOTES.sub("", plain).replace(".", "").replace("&", " and ")
    plain = _GAPS.sub(" ", plain).strip()
    return plain.removeprefix("the ")
