"""Who is named in a sentence of a contact without having been at it: whose greetings are handed over, in whose name
somebody acts, who spoke of it beforehand, in whose land it was."""

import re
from collections.abc import Iterable

from digests.extract.actor import Actor

_SENDER = re.compile(
    r"(?:\b(?:greetings|regards|salutations|wishes|congratulations|condolences|felicitations|messages?"
    r"|letters?(?! of (?:credence|accreditation|intent)))"
    r"|\b(?:convey|deliver|hand|pass|transmit|forward|bring|carr)\w*\b[^.;,]{0,40}?\binvitations?)"
    r"(?:\s+(?!(?:to|and|with|for|after)\b)[\w'’-]+){0,4}?\s+(?:from|of|by)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,2}$"
    r"|\b(?:on behalf of|in the name of)\s+(?:the\s+)?(?:(?!(?:by|was|were|is|are|and)\b)[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""What stands before whoever is only the sender."""
_SAID_AHEAD = re.compile(
    r",?\s+(?:said|told|stated)\s+(?:[\w-]{1,40}\s{1,3}){0,3}?(?:ahead of|before|prior to)\s+"
    r"(?!(?:his|her|their|its)\b)"
    r"(?:[\w'’-]{1,40}\s{1,3}){0,3}?(?:summit|conference|gathering|assembly|visit|trip|tour)\b"
)
"""What stands behind whoever spoke beforehand: he need not be there."""
_STAYED_AWAY = re.compile(
    r"(?:,?\s+(?:which|who|whose leader))?\s+(?:(?:has|have|had|also|alone)\s+){0,2}"
    r"(?:stayed away|boycotted (?:it|(?:the|this|today['’]s) (?:meeting|summit|session|talks|conference|gathering))\b"
    r"|skipped (?:it|the (?:meeting|summit|session|talks|conference|gathering))\b|refused to attend"
    r"|did not attend|(?:was|were) (?:not represented|the only absentee))(?![^.;]*\b(?:19|20)\d\d\b)"
)
"""What stands behind whoever did not come."""
_IN_PLACE = re.compile(r"\b(?:in|at|near)\s+(?:the\s+)?(?:[A-Z][\w'’-]{1,40}(?:\s[A-Z][\w'’-]{1,40}){0,2},\s{0,3})?$")
_CAPITAL = re.compile(r"(?:['’]s)?\s{1,3}(?:capital|city|town|resort|port)\b")
_BEFORE = 90
"""Characters before somebody in which it stands."""


def is_absent(actor: Actor, text: str) -> bool:
    """Whether the words around an actor, at his offsets in the article's `text`, say he may not have been there."""
    if actor.start < 0 or not actor.is_official:
        return False
    sender = _SENDER.search(text[max(0, actor.start - _BEFORE) : actor.start]) is not None
    return sender or _SAID_AHEAD.match(text, actor.end) is not None


def stayed_away(actors: Iterable[Actor], text: str) -> frozenset[str]:
    """The states of which the article says that they did not come to a table: "Bahrain stayed away in protest"."""
    return frozenset(a.code for a in actors if a.code and a.start >= 0 and _STAYED_AWAY.match(text, a.end))


def is_only_place(actor: Actor, text: str, since: int) -> bool:
    """Whether a state is named as the place alone: "in Havana, Cuba", "in the Malaysian capital"; `since` is where the
    sentence begins in `text`."""
    if actor.kind != "country" or actor.start < since:
        return False
    return _IN_PLACE.search(text[since : actor.start]) is not None or _CAPITAL.match(text, actor.end) is not None
