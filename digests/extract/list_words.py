"""How reports word lists: the sentence that announces envoys, how one begins that goes on with a list, what breaks it.

The patterns are for single sentences, which have a bound, and are anchored or have bounded gaps.
"""

import re

_SEVERAL = re.compile(
    r"\b(?:ambassadors|envoys|high commissioners|diplomats|mission chiefs"
    r"|(?:heads|chiefs) of (?:[\w-]+ ){0,3}missions?)\b",
    re.IGNORECASE,
)
_LETTER = r"(?:credentials|letters? of (?:credence|accreditation))\b"
_HANDING = r"(?:present|hand|submit|tender|deliver|receiv|accept|tak|took|exchang)\w*"
_COMING = re.compile(
    rf"\b{_HANDING}\b[^.;]{{0,60}}?\b{_LETTER}"
    rf"|\b{_LETTER}[^.;]{{0,40}}?\b(?:presented|handed|submitted|received|accepted)\b"
    r"|\b(?:courtesy|farewell|introductory) (?:calls?|visits?)\b|\bb(?:ade|id|idding) farewell\b"
    r"|\bt(?:ake|ook|aking) leave of (?!their\b)|\bin audience\b"
    r"|\b(?:ambassadors|envoys|commissioners|diplomats|missions?|chiefs)\b[^.;]{0,60} called on\b"
    r"(?![^.;]{0,60}\bto [a-z])",
    re.IGNORECASE,
)
"""Envoys come: with their letters, for a call."""
_LETTERS = re.compile(rf"\b{_LETTER}", re.IGNORECASE)
_SENT_OUT = re.compile(
    r"(?<!newly )(?<!newly-)(?<!recently )\b(?:appoint|nominat|nam|recall)(?:ed|es|ing|s)?\s+(?:[\w-]+\s+){0,4}"
    r"(?:ambassadors|envoys|high commissioners)\b"
    r"|\b(?:ambassadors|envoys|high commissioners)\b[^.;]{0,40}\b(?:are|been|were) "
    r"(?:appointed|nominated|named|recalled)\b"
    r"|\b(?:hand|giv|gave|present)\w*\s+(?:[\w-]+\s+){0,3}?(?:credentials|letters? of \w+) to (?:[\w-]+\s){0,3}"
    r"(?:ambassadors|envoys|commissioners)"
    r"|\bsw(?:ear|ore|orn)\b[^.;]{0,20}\bin\b|\bcommissioned\b|-designate\b"
    r"|\bfor their (?:duty )?(?:stations|posts|postings)\b",
    re.IGNORECASE,
)
"""Envoys who are sent out: they meet nobody yet."""
_UNDONE = re.compile(
    r"\b(?:not|postponed|put off|cancell?ed|called off|refus\w+|declin\w+|wait\w*|yet to|order\w*|expel\w*|stole\w*"
    r"|joint letter|had (?:presented|paid|handed)|who (?:had )?(?:presented|paid|handed)|[Ii]n (?:19|20)\d\d)\b"
    r"|n['’]t\b"
)
"""What did not come about, or long ago."""
_AHEAD = re.compile(r"\b(?:will|shall|is to|are to|due to|expected to|scheduled to|set to)\b", re.IGNORECASE)
_AHEAD_BEHIND = re.compile(r"[^.;]{0,60}?\b(?:will be|is to be|are to be) (?:held|presented|handed|received)\b")

_DAY = r"(?:On \w+(?: (?:morning|afternoon|evening))?,? )?"
_IS = r"(?:was|were|is|are|includes?|included|comprises?|comprised)"
_COUNT = r"(?:first|second|third|fourth|fifth|sixth|next|last|final|remaining|others?)"
_ENVOYS = re.compile(
    _DAY + rf"(?:They {_IS}\b|Among (?:them|the|those)\b|(?:These|Those)\b[^.;]{{0,80}}? {_IS}\b"
    rf"|(?:The )?{_COUNT}\b[^.;]{{0,60}}? {_IS}\b|Also (?:present\w*|received)\b"
    rf"|(?:He|She) (?:was|is) followed by\b|The list (?:contains|has|includes)\b"
    r"|The (?:two|three|four|five|six|seven|eight|nine|ten)(?:, namely| are| were)\b"
    rf"|The (?:[\w-]+ ){{0,4}}(?:envoys|ambassadors|diplomats|commissioners|missions)\b(?: who [^.;]{{0,60}})?"
    rf" {_IS}\b)",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\b(?:came|called|presented|handed|paid|followed|also|too|includ(?:ing|ed)|as did)\b"
    r"|\bwas (?:the )?(?:first|next|last)\b",
    re.IGNORECASE,
)
"""What a sentence says of an envoy who came, though it does not begin like a list."""
_CALL = (
    r"(?: (?:to (?:ring|call|phone|telephone|come|arrive|be received)|callers?|visitors?|guests?|leaders?|counterparts?"
    r"|meetings?|talks|calls?|on the list))?(?:,[^,.;]{1,40},)?"
)
_MET = re.compile(
    _DAY + rf"(?:(?:they|these) {_IS}|(?:the |his |her )?{_COUNT}{_CALL} {_IS}(?: with)?"
    rf"|others? (?:who|whom) [^.;]{{1,60}}? {_IS}|those (?:who|whom|he|she) [^.;]{{1,60}}? {_IS}"
    rf"|among (?:them|those)[^.;]{{0,50}}? {_IS}|then (?:came|comes|follow)|the (?:callers|guests|visitors) {_IS}"
    r"|(?:he|she) (?:began|started|opened|closed|ended) the (?:day|week|morning|evening) with"
    r"|(?:he|she) (?:was|is) followed by|also (?:met|received))\b",
    re.IGNORECASE,
)
_CLEFT = re.compile(
    r"(?:Among (?:those|the (?:leaders|officials|ministers|others))|Others?|Those) (?:(?:whom|who) )?(?:he|she)"
    r"(?: (?:also|has|had))? (?:met|saw|received|spoke (?:to|with)|held talks with|talked (?:to|with))\b"
)
_OWNED = r"(?:The |His |Her )"
_STOPS = re.compile(
    _DAY + rf"(?:(?:They|These) (?:are|include)|{_OWNED}(?:first|second|next|last|final|other)"
    r" (?:stops?|legs?|destinations?)(?: (?:of|on) (?:the|his|her) \w+)? (?:is|are|will be|was|were)"
    r"|The (?:[\w-]+ ){0,3}(?:countries|nations|states|stops|destinations)(?: on (?:the|his|her) \w+)? (?:are|include)"
    rf"|{_OWNED}(?:[\w-]+ ){{0,3}}(?:itinerary|tour|trip|journey) (?:will )?(?:also )?(?:include|cover|comprise)s?"
    rf"|{_OWNED}(?:[\w-]+ ){{0,3}}(?:tour|trip|journey) (?:will )?(?:also )?takes? (?:him|her|them))\b"
)
_STATES = re.compile(r"\b(?:countries|nations|states|stops|capitals|destinations)\b")
_BROKEN = re.compile(
    r"\b(?:not|absent|missing|ill|stayed away|apologies|greetings|messages?|cables?|cancell?ed|postponed|expelled"
    r"|killed|recalled|appointed|left|(?:19|20)\d\d|previous|former|last (?:year|month|time)|predecessors?|successors?"
    r"|succeed\w*|replac\w+)\b|n['’]t\b",
    re.IGNORECASE,
)
_STRAIGHT = re.compile(
    r"\s*(?:(?:with|by|the|its|his|her|Mr|Mrs|Ms|Dr)\.?\s+){0,3}"
    r"(?:(?:[\w-]+\s+){0,3}(?:ministers|presidents|leaders|heads|ambassadors|envoys|premiers|chiefs)\b[^.;]{0,60})?",
    re.IGNORECASE,
)
_TO_STOP = re.compile(
    r"\s*(?:(?:stops?|visits?)\s+(?:in|to)\s+|to\s+|in\s+)?(?:the\s+)?(?:[a-z]+\s+of\s+)?", re.IGNORECASE
)
_NEXT_STOP = re.compile(r"(?:\s*\([^)]*\))?\s*(?:,|;)?\s*(?:and\s+)?(?:then\s+)?(?:the\s+)?")


def is_announced(text: str) -> bool:
    """Whether a sentence says that several envoys came or will come, without naming the states of all."""
    return (
        _SEVERAL.search(text) is not None
        and _COMING.search(text) is not None
        and not (_SENT_OUT.search(text) or _UNDONE.search(text))
    )


def names_envoys(text: str) -> bool:
    """Whether a text speaks of several envoys at all."""
    return _SEVERAL.search(text) is not None


def office_announced(text: str) -> str:
    """What one of the envoys is called: "ambassador", "high commissioner"."""
    told = _SEVERAL.search(text)
    return told[0].lower().removesuffix("s") if told and "mission" not in told[0].lower() else "ambassador"


def has_letters(text: str) -> bool:
    """Whether letters of credence are handed over."""
    return _LETTERS.search(text) is not None


def lies_ahead(text: str) -> bool:
    """Whether the coming that is announced is still to come: "will grow" behind it says nothing."""
    coming = _COMING.search(text)
    end = coming.end() if coming else len(text)
    return _AHEAD.search(text, 0, end) is not None or _AHEAD_BEHIND.match(text, end) is not None


def lists_envoys(text: str) -> bool:
    """Whether a sentence goes on with a list of envoys, or tells of one who came."""
    return _ENVOYS.match(text) is not None or _CAME.search(text) is not None


def lists_people(text: str) -> re.Match[str] | None:
    """Where a sentence goes on with whom somebody met or called: the people stand right behind the match."""
    return _MET.match(text)


def lists_others(text: str) -> bool:
    """Whether a sentence names whom somebody met beside those who were told: "Among those she met were …"."""
    return _CLEFT.match(text) is not None


def lists_stops(text: str, announcement: str) -> re.Match[str] | None:
    """The same of the stops of a journey; "They are …" only of states, stops, capitals that were announced."""
    found = _STOPS.match(text)
    vague = found is not None and found[0].endswith(("They are", "They include"))
    return None if vague and not _STATES.search(announcement) else found


def is_broken_off(text: str) -> bool:
    """Whether a sentence tells of somebody who did not come, of others, or of another time."""
    return _BROKEN.search(text) is not None


def is_straight(between: str) -> bool:
    """Whether nothing stands between the beginning of a list and the first who is named."""
    return _STRAIGHT.fullmatch(between) is not None


def leads_to(between: str, *, first: bool) -> bool:
    """Whether what stands before a place makes a stop of it."""
    return (_TO_STOP if first else _NEXT_STOP).fullmatch(between) is not None
