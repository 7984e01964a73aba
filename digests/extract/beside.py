"""Sentences that tell only who stood beside an event: "The talks were attended by …", "He is accompanied by …", "was
seen off at the airport by …". They open no event of their own where it has been told.

The patterns are for single sentences, which have a bound, are anchored or have bounded gaps.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.candidate import CONTACTS, ENCODER, Candidate, as_sides, distinct
from digests.extract.dates import DAYS
from digests.extract.draft import Draft, Drafts
from digests.extract.merge import overlap
from digests.extract.scene import Scene
from digests.extract.sentence import Sentence
from digests.timing.phrases import find_phrases

_NEAR = 3
"""Sentences after the last that told of an event in which those who were there may be named."""
_EVENT = (
    r"(?:meetings?|talks|audience|reception|ceremony|session|call|event|discussions?|consultations|conversation"
    r"|banquet|dinner|lunch|luncheon|signing)"
)
_ATTENDED = re.compile(
    rf"(?:The|This)\s(?:\w+\s){{0,2}}?{_EVENT}\s(?:(?:was|were)\s(?:also\s)?attended\sby"
    r"|(?:took place|was held|were held)\sin\s(?:the\s)?presence\sof)\b"
    r"|(?:Also\s)?(?:[Pp]resent|[Ii]n attendance|[Aa]ttending)(?:\son the [A-Z]\w+ side)?\s(?:were|was)\b"
    r"|On the [A-Z]\w+ side, also (?:attending|participating|present|taking part) (?:was|were)\b"
)
_SOMEBODY = r"(?:He|She|They|(?:The\s)?(?:[A-Z]?[\w'’.-]+\s){0,4}[\w'’.-]+)"
_ACCOMPANIED = re.compile(
    rf"{_SOMEBODY}\s(?:(?:is|was|are|were)\s(?:also\s|being\s)?|(?:will|would)\s(?:also\s)?be\s)accompanied\s"
    r"(?:\w+\s){0,4}?by\b"
    r"|(?:The|His|Her|Their)\s(?:[\w-]+\s){0,3}?(?:delegation|entourage)\s(?:also\s)?"
    r"(?:includes?|included|comprises?|comprised|consists?\sof|consisted\sof|(?:is|was)\smade\sup\sof)\b"
)
_COMING_ALONG = re.compile(
    r"\s(?:will\s|would\s)?(?:make|makes|made)\sup\s(?:the|his|her|their)\s(?:delegation|group|party)\b"
    r"|\s(?:(?:will|would)\s(?:also\s)?accompany|(?:are|is|were|was)\s(?:also\s)?accompanying)\b"
)
"""What stands behind those who come along."""
_NO_MORE = re.compile(
    r"\b(?:said|says|told|tells|according|added|but|not|instead|while|whereas|in place of|without|where|when|ill)\b"
)
"""Behind it stands somebody else."""
_SAYING = frozenset({"said", "says", "told", "tells", "added"})
_FIELD = r"(?:airport|air\s?base|airfield|tarmac|terminal|railway station)\b"
_MET = r"(?:welcomed|received|greeted|met|seen off|bid(?:den)? farewell)"
_AT_AIRPORT = re.compile(
    rf"\b(?:was|were|been|being|be|is|are)\s(?:\w+ly\s)?{_MET}\b[^.;]{{0,120}}?\b{_FIELD}"
    rf"|\b{_FIELD}[^.;]{{0,120}}?\b(?:was|were|been|be|is|are)\s(?:\w+ly\s)?{_MET}\b"
    r"|\b(?:was|were|been|be|is|are)\sseen off\b"
    rf"|\b[Oo]n hand (?:at [^.;]{{0,40}}{_FIELD} )?to (?:welcome|receive|greet|meet|see)\b"
    r"|\b(?:saw|sees|see|seeing)\s(?:him|her|them)\soff\b"
)
_AND_SAT = re.compile(
    r"\b(?:talks|meetings?|conversations?|discussions?|discuss\w*|negotiat\w+|consult\w+|session|t[eê]te|dined"
    r"|lunch\w*"
    r"|dinner|banquet|conferred|audience|reviewed|exchanged views|where|palace|residence|house"
    r"|ministry|office|hotel)\b",
    re.IGNORECASE,
)
"""What tells that they sat down, too, or met elsewhere."""


def beside(candidate: Candidate, text: str, drafts: Drafts) -> Draft | None:
    """The event that a candidate is no other than, since its sentence tells only who stood beside that; None when it is
    one of its own. `text` is the article's."""
    own = text[slice(*candidate.span)]
    contact, seen = candidate.kind in CONTACTS, candidate.origin == ENCODER
    if candidate.reminds or not (contact or candidate.kind == "visit"):
        return None
    if contact and _tells_company(own, _ATTENDED):
        return _event(candidate.number, drafts, contacts=True, codes=candidate.codes)
    if seen and (_tells_company(own, _ACCOMPANIED) or _COMING_ALONG.search(own)):
        return _event(candidate.number, drafts, contacts=False, codes=candidate.codes)
    if (contact or seen) and _AT_AIRPORT.search(own) and not (contact and _AND_SAT.search(own)):
        return _journey(candidate, drafts)
    return None


def seat_company(sentence: Sentence, actors: Sequence[Actor], scene: Scene, drafts: Drafts, text: str) -> None:
    """Add to the event told last whom a sentence names as having been there; `actors` are those of the sentence."""
    own = text[sentence.start : sentence.end]
    attended = _tells_company(own, _ATTENDED)
    named = _where_named(own, attended)
    if named is None:
        return
    begin, end = (sentence.start + at for at in named)
    table = _event(sentence.number, drafts, contacts=attended is not None, codes=frozenset())
    if table is None:
        return
    hosts = {a.code for a, capacity in table.facts.sides if capacity == "host"}
    people = (scene.memory.resolve(a) for a in actors if a.kind == "person" and begin <= a.start and a.end <= end)
    there = [
        a
        for a in people
        if a.name and a.office and a.code in table.facts.codes - hosts and not a.out_of_office and not a.is_counterpart
    ]
    if there:
        table.facts = replace(table.facts, sides=distinct((*table.facts.sides, *as_sides(there))))
        table.note((sentence.start, sentence.end), sentence.number)


def _where_named(own: str, attended: re.Match[str] | None) -> tuple[int, int] | None:
    """Where a sentence names those who were there: behind the words that say so, or before; None where it does not."""
    if told := attended or _tells_company(own, _ACCOMPANIED):
        begin, end = told.end(), len(own)
    elif coming := _COMING_ALONG.search(own):
        begin, end = 0, coming.start()
    else:
        return None
    stop = _NO_MORE.search(own, begin, end)
    if stop is None:
        return begin, end
    return begin, stop.start() - len(" x") if stop[0] in _SAYING else stop.start()  # nor whoever says so


def _tells_company(own: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Where a sentence begins to name who was there: not in quoted words, nor of another day."""
    found = pattern.match(own)
    if found is None or '"' in own or any(p.kind in {*DAYS, "month", "year", "span"} for p in find_phrases(own)):
        return None
    return found


def _event(number: int, drafts: Drafts, *, contacts: bool, codes: frozenset[str]) -> Draft | None:
    """The event told last of these parties: a contact, or else a visit before all."""
    near = [d for d in drafts.events if number - d.last <= _NEAR and codes <= d.facts.codes]
    known = [d for d in near if d.facts.kind in CONTACTS] if contacts else near
    return max(known, key=lambda d: (not contacts and d.facts.kind == "visit", d.last), default=None)


def _journey(candidate: Candidate, drafts: Drafts) -> Draft | None:
    """The journey told of the same states at that time, at whose end or beginning somebody was welcomed."""
    going = {"held", "under_way"}
    fitting = [
        d
        for d in drafts.events
        if d.facts.kind == "visit"
        and candidate.codes <= d.facts.codes
        and (d.facts.status == candidate.status or {d.facts.status, candidate.status} <= going)
        and overlap(d.facts.when, candidate.when)
    ]
    return max(fitting, key=lambda d: d.last, default=None)
