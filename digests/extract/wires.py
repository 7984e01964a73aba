"""Whether people spoke over a wire.

A "conversation" is a call only where an article has any word of telephones, screens or calls, or none of being together
(of 12 told as calls in articles without such a word, 11 were meetings); whom somebody "spoke with" he met only where
the same sentence says that they were together.
"""

import re
from dataclasses import replace

from digests.extract.candidate import Candidate

_WIRE = re.compile(
    r"phone|tele-?conf|\bvideo|\bvirtual|\bby link\b"
    r"|(?<!courtesy )(?<!farewell )\bcalls?\b(?!\s+(?:for|off|on|upon)\b)"
    r"|\bcall(?:ed|ing)\s+(?:up|back|(?:him|her)\s+(?:again|early|from|late|on|to|today|yesterday)|(?-i:[A-Z]))"
    r"|\bcall(?:ed|ing)\s+(?:an?|his|her|the)\s+(?:\w+\s+){0,3}"
    r"(?:chancellor|counterpart|emir|king|leader|minister|premier|president|secretary)\b"
    r"|\bon-?line\s+(?:call|conference|conversation|meeting|session|summit|talks)"
    r"|\b(?:held|met|spoke|talked)\b[^.;]{0,20}\bonline\b"
    r"|\b(?:dial(?:l?ed|l?ing)?|rang|rung|hotline|(?:direct|on|secure) (?:the )?line|by (?:radio|satellite))\b"
    r"|\b(?:remotely|skype|whatsapp|zoom)\b",
    re.IGNORECASE,
)
"""No "called the ties excellent", "Tashkent Radio", "a line under it"."""
_TOGETHER = re.compile(
    r"\b(?:visit|sidelines|margins|received|receives|welcom|arriv|guest|audience|alone|delegations?\b|host)",
    re.IGNORECASE,
)


def has_wires(text: str) -> bool:
    """Whether a text has any word of what people speak over, or none of their being in one place."""
    return _WIRE.search(text) is not None or _TOGETHER.search(text) is None


def in_person(candidate: Candidate, text: str) -> Candidate:
    """It as a meeting, if it is taken for a call in a `text` that has no wires."""
    apart = candidate.origin == "verb" and _TOGETHER.search(text, *candidate.span) is None
    return replace(candidate, kind="meeting", form=None) if candidate.kind == "call" and not apart else candidate
