"""Text of articles made harmless and short enough."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"
"""Needed inside words of Persian and Indic scripts and inside emoji; every other invisible character goes."""


def plain(text: str) -> str:
    """One line without control, bidirectional or other invisible characters, so that it cannot steer a terminal."""
    spaced = _SPACE.sub(" ", text)
    if spaced.isprintable():  # holds nothing invisible: most texts, at a tenth of the time
        return spaced.strip()
    return _SPACE.sub(" ", "".join(char for char in spaced if not is_invisible(char))).strip()


def is_invisible(char: str) -> bool:
    """True for a character that shows nothing, or steers what shows others; not for joiners, which words need."""
    return char not in _JOINERS and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters; a cut falls between words where it can, never inside a letter and its accents."""
    if len(text) <= limit:
        return text
    if limit < 1:
        return ""
    cut = limit - 1
    while cut > 0 and _joined(text, cut):
        cut -= 1
    space = text.rfind(" ", 0, cut + 1)
    if space >= limit // 2:
        cut = space
    return text[:cut].rstrip(" ,;:·—–-") + "…"


def _joined(text: str, at: int) -> bool:
    """True when the characters before and after `at` are parts of one that a reader sees."""
    before, after = text[at - 1], text[at]
    letters = 0  # a flag is a pair of regional letters, so after an odd number of them one is open
    while letters < at and _is_regional(text[at - 1 - letters]):
        letters += 1
    flag = letters % 2 == 1 and _is_regional(after)
    return flag or before in _JOINERS or after in _JOINERS or unicodedata.category(after).startswith("M")


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
