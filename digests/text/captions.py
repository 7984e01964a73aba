"""Captions of pictures that stand among the paragraphs of an article: full sentences with whose picture it is."""

import re

_AGENCY = r"(?:AP|AFP|ANI|ANSA|DPA|EPA|IANS|PTI|Reuters|REUTERS|TASS|Sputnik|Xinhua|Yonhap|Getty(?: Images)?)"
_CREDIT = re.compile(
    r"(?:"
    rf"[(\[](?:(?:{_AGENCY}|File|FILE)\s)?(?:Photos?|PHOTO|Images?|Handout|HANDOUT|Pool)\b[^()\[\]]{{0,60}}[)\]]"
    r"|[(\[][^()\[\]]{0,60}\b(?:[Pp]hotos?|PHOTO|[Ii]mages?|[Hh]andout|HANDOUT|[Pp]ool|via (?:AP|Reuters|AFP))\s?[)\]]"
    rf"|[(\[]{_AGENCY}\s?/\s?[^()\[\]]{{2,50}}[)\]]"
    r"|(?:©|\b(?:Photo|Picture|Image)(?: (?:by|courtesy|credit))?\s*:|\bPhoto (?:by|courtesy of)\s)\s*[^.©]{2,60}"
    rf"|\b{_AGENCY}\s?/\s?[A-Z][\w'’-]+(?:\s[A-Z][\w'’.-]+){{0,3}}"
    r")\s*[.)]?\s*$"
)
"""Whose picture it is, at the end of a paragraph."""
_SIGNED = re.compile(rf"[(\[]{_AGENCY}[)\]]\s*$")
"""The same where only an agency is named: at the end of an article that is its signature."""
_STANDING = re.compile(
    r"\((?:L|left|right|cent(?:er|re)"
    r"|(?:\d(?:st|nd|rd|th)|second|third)[ -](?:from )?(?:the )?(?:[LR]|left|right))\)"
    r"|\bL[ -](?:to[ -])?R\b"
    r"|,\s(?:(?:(?:second|third|fourth) )?from (?:the )?)?(?:left|right|far (?:left|right)),\s"
    r"(?:and|[a-z]+s\b|meet|shake|pose)"
)
"""Where somebody stands in a picture."""
_LONGEST = 400
_TAIL = 160
"""Characters at the end of a paragraph in which a credit stands."""


def is_caption(text: str, start: int, end: int, *, opens: bool) -> bool:
    """Whether the paragraph text[start:end] is the caption of a picture; `opens`: the first of several paragraphs."""
    begin = max(start, end - _TAIL)
    if end - start <= _LONGEST and _STANDING.search(text, start, end):
        return True
    return _CREDIT.search(text, begin, end) is not None or (opens and _SIGNED.search(text, begin, end) is not None)
