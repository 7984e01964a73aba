"""Whether people spoke over a wire: a "conversation", and who "spoke with" whom, is a call only where an article has
any word of telephones, screens or calls, or none of being together (of 12 told as calls in articles without such a
word, 11 were meetings)."""

import re
from dataclasses import replace

from digests.extract.candidate import Candidate

_WIRE = re.compile(
    r"phone|\bcall|\bvideo|\bvirtual|\bon-?line\b|\b(?:rang|ring|rung|dial\w*|hotline|line|radio|zoom|skype|remotely)\b"
    r"|tele-?conf|\bby link\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:visit|meet|met|talks|summit|sidelines|margins|received|receives|welcom|arriv|guest|audience|alone|delegations?)",
    re.IGNORECASE,
)


def has_wires(text: str) -> bool:
    """Whether a text has any word of what people speak over, or none of their being in one place."""
    return _WIRE.search(text) is not None or _TOGETHER.search(text) is None


def in_person(candidate: Candidate) -> Candidate:
    """It as a meeting, if it is taken for a call."""
    return replace(candidate, kind="meeting", form=None) if candidate.kind == "call" else candidate
