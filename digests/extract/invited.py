"""An invitation alone is on the table and no planned journey (EXTRACTION, what counts, 5)."""

import re

from digests.extract.candidate import ENCODER
from digests.extract.draft import Draft

_INVITED = re.compile(r"\binvit(?:ed?|es|ing|ation)\b", re.IGNORECASE)
_COMING = re.compile(
    r"\baccept|\binvitation (?:of|by|from)\b|\binvited by\b|\b(?:at|on|upon) (?:the|an|his|her|their) invitation\b",
    re.I,
)
"""What says that the guest comes, or why he does."""
_GOING = re.compile(
    r"\b(?:will|would|is to|are to|due to|set to|scheduled to|plans? to|expected to|agreed to)\s+(?:\w+\s+)?"
    r"(?:visit|travel|go|fly|pay|make|come|arrive|be in|tour|head)\b"
)
"""What says that somebody goes."""
_ACCEPTED = re.compile(r"\baccept", re.IGNORECASE)


def without_invitations(events: list[Draft], text: str) -> list[Draft]:
    """The events of an article but journeys of which one sentence alone tells, and only that somebody was invited."""
    return events if _ACCEPTED.search(text) else [d for d in events if not _is_invitation(d, text)]


def _is_invitation(draft: Draft, text: str) -> bool:
    facts = draft.facts
    if facts.kind != "visit" or facts.status != "planned" or facts.origin != ENCODER or len(draft.spans) > 1:
        return False
    begin, end = draft.spans[0]
    if _GOING.search(text, begin, end):
        return False
    return _INVITED.search(text, begin, end) is not None and _COMING.search(text, begin, end) is None
