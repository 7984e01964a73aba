"""What a reader sees as one character: a letter with its accents, a flag, a family of emoji.

The rules of Unicode's UAX #29 as far as `unicodedata` carries them. Where it does not say enough, characters are held
together rather than cut apart.
"""

import unicodedata
from collections.abc import Iterator

_JOINER = "\u200d"
_NON_JOINER = "\u200c"
_SPACING_LETTERS = "\u0e33\u0eb3"
"""Thai and Lao AM are letters by their category, but stand on the letter before."""
_VIRAMA = 9
"""The combining class of signs that tie two consonants of an Indic script into one."""


def graphemes(text: str) -> Iterator[str]:
    """The characters of `text` as a reader sees them; joined, they are `text`."""
    begin = 0
    for at in range(1, len(text)):
        if not _joined(text, begin, at):
            yield text[begin:at]
            begin = at
    if text:
        yield text[begin:]


def _joined(text: str, begin: int, at: int) -> bool:
    """Whether no border lies before `at`; the grapheme there began at `begin`."""
    before, after = text[at - 1], text[at]
    if before.isascii() and after.isascii():
        return before == "\r" and after == "\n"
    if _is_control(before):
        return False
    if _extends(after):
        return not _is_control(after)
    if before == _JOINER and _is_pictured(text[begin]):
        return _is_pictured(after)
    if _is_regional(before) and _is_regional(after):
        return (at - begin) % 2 == 1
    return _hangul(before, after) or (unicodedata.category(after) == "Lo" and _tied(text, begin, at))


def _extends(char: str) -> bool:
    """Marks, joiners, skin tones, and the letters of a tag stand on what is before them."""
    return (
        char in (_JOINER, _NON_JOINER)
        or char in _SPACING_LETTERS
        or unicodedata.category(char) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
        or char in "\uff9e\uff9f"
    )


def _is_control(char: str) -> bool:
    return not _extends(char) and unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")


def _is_pictured(char: str) -> bool:
    """Emoji are symbols; those newer than this Python's tables have no category."""
    return unicodedata.category(char) in ("So", "Sm", "Cn") or char in "\u203c\u2049\u3030\u303d"


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _tied(text: str, begin: int, at: int) -> bool:
    """Whether a virama ties the letter at `at` to the one before: “क्ष” is one."""
    back = at - 1
    while back >= begin and _extends(text[back]):
        if unicodedata.combining(text[back]) == _VIRAMA:
            return True
        back -= 1
    return False


def _hangul(before: str, after: str) -> bool:
    """Whether two pieces make one Korean syllable: a lead, a vowel, a tail."""
    first, second = _piece(before), _piece(after)
    return second in {"L": ("L", "V", "LV", "LVT"), "V": ("V", "T"), "LV": ("V", "T"), "T": ("T",), "LVT": ("T",)}.get(
        first, ()
    )


def _piece(char: str) -> str:
    if "\u1100" <= char <= "\u115f" or "\ua960" <= char <= "\ua97c":
        return "L"
    if "\u1160" <= char <= "\u11a7" or "\ud7b0" <= char <= "\ud7c6":
        return "V"
    if "\u11a8" <= char <= "\u11ff" or "\ud7cb" <= char <= "\ud7fb":
        return "T"
    if "\uac00" <= char <= "\ud7a3":
        return "LVT" if (ord(char) - 0xAC00) % 28 else "LV"
    return ""
