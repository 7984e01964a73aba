"""Sentences that tell only who stood beside an event: "The talks were attended by …", "He is accompanied by …", "was
seen off at the airport by …". They open no event of their own where it has been told.

The patterns are for single sentences, which have a bound, and have bounded gaps.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.answer import family
from digests.extract.candidate import CONTACTS, ENCODER, Candidate, as_sides, distinct
from digests.extract.draft import Draft, Drafts
from digests.extract.scene import Scene
from digests.extract.sentence import Sentence

_NEAR = 3
"""Sentences after the last that told of an event in which those who were there may be named."""

_EVENT = (
    r"(?:meetings?|talks|audience|reception|ceremony|session|call|event|discussions?|consultations|conversation"
    r"|banquet|dinner|lunch|luncheon|signing)"
)
_ATTENDED = re.compile(
    rf"\b{_EVENT}\b[^.;]{{0,60}}\b(?:was|were)\s+(?:also\s+)?attended\s+by\b"
    rf"|\b{_EVENT}\b[^.;]{{0,40}}\b(?:took place|was held|were held)\s+in\s+(?:the\s+)?presence\s+of\b"
    rf"|\b(?:[Aa]lso\s+)?(?:present|in attendance)\s+(?:at|during)\s+the\s+{_EVENT}\b"
    r"|^(?:Also )?(?:[Pp]resent|[Ii]n attendance|[Aa]ttending)(?: on the [A-Z]\w+ side)? (?:were|was|on the occasion)\b"
    r"|\balso (?:attending|participating|present|taking part) (?:was|were)\b"
)
_ACCOMPANIED = re.compile(
    r"\b(?:is|was|are|were|be|been|being)\s+(?:also\s+)?accompanied\s+(?:\w+\s+){0,4}?by\b"
    r"|\b(?:will|would|are|is|were|was)\s+(?:also\s+)?accompany(?:ing)?\b"
    r"|\b(?:delegation|entourage|party|group|team)\s+(?:also\s+|will\s+|would\s+)?"
    r"(?:includes?|included|comprises?|comprised|consists?\s+of|consisted\s+of|(?:is|was)\s+made\s+up\s+of)\b"
    r"|\b(?:make|makes|made|making)\s+up\s+(?:the|his|her|their)\s+(?:delegation|group|party|team)\b"
    r"|\bmembers\s+of\s+(?:the|his|her)\s+(?:delegation|entourage)\s+(?:are|were|include)\b"
)
_FIELD = r"(?:airport|air\s?base|airfield|tarmac|terminal|railway station)\b"
_MET = r"(?:welcomed|received|greeted|met|seen off|bid(?:den)? farewell)"
_AT_AIRPORT = re.compile(
    rf"\b(?:was|were|been|being|be|is|are)\s+(?:\w+ly\s+)?{_MET}\b[^.;]{{0,120}}?\b{_FIELD}"
    rf"|\b{_FIELD}[^.;]{{0,120}}?\b(?:was|were|been|be|is|are)\s+(?:\w+ly\s+)?{_MET}\b"
    r"|\b(?:was|were|been|be|is|are)\s+seen off\b"
    rf"|\b[Oo]n hand (?:at [^.;]{{0,40}}{_FIELD} )?to (?:welcome|receive|greet|meet|see)\b"
    r"|\b(?:saw|sees|see|seeing)\s+(?:him|her|them)\s+off\b"
)
_AND_SAT = re.compile(
    r"\b(?:talks|meetings?|conversations?|discussions?|discuss\w*|session|t[eê]te|dined|lunch\w*|dinner|banquet"
    r"|conferred|audience|reviewed|exchanged views|where)\b"
)
"""What tells that they sat down, too."""


def beside(candidate: Candidate, text: str, drafts: Drafts) -> Draft | None:
    """The event that a candidate is no other than, since its sentence tells only who stood beside that; None when it is
    one of its own. `text` is the article's."""
    own = text[slice(*candidate.span)]
    contact, seen = candidate.kind in CONTACTS, candidate.origin == ENCODER
    if candidate.reminds or not (contact or candidate.kind == "visit"):
        return None
    if contact and _ATTENDED.search(own):
        return _last(candidate, drafts, contacts=True)
    accompanied = seen and _ACCOMPANIED.search(own)
    if accompanied or ((contact or seen) and _AT_AIRPORT.search(own) and not (contact and _AND_SAT.search(own))):
        return _last(candidate, drafts)
    return None


def seat_company(sentence: Sentence, actors: Sequence[Actor], scene: Scene, drafts: Drafts, text: str) -> None:
    """Add to the event told last whom a sentence names as having been there; `actors` are those of the sentence."""
    own = text[sentence.start : sentence.end]
    attended = _ATTENDED.search(own) is not None
    if not attended and not _ACCOMPANIED.search(own):
        return
    near = [d for d in drafts.events if sentence.number - d.last <= _NEAR]
    known = [d for d in near if d.facts.kind in CONTACTS] if attended else near
    table = max(known, key=lambda d: (not attended and d.facts.kind == "visit", d.last), default=None)
    if table is None:
        return
    people = (scene.memory.resolve(a) for a in actors if a.kind == "person" and not a.out_of_office)
    there = [a for a in people if a.name and a.office and a.code in table.facts.codes]
    if there:
        table.facts = replace(table.facts, sides=distinct((*table.facts.sides, *as_sides(there))))
        table.note((sentence.start, sentence.end), sentence.number)


def _last(candidate: Candidate, drafts: Drafts, *, contacts: bool = False) -> Draft | None:
    """The event told last of the same parties: a contact if `contacts`, else one of the same family first."""
    same = [d for d in drafts.events if candidate.codes <= d.facts.codes and candidate.span not in d.spans]
    fitting = [d for d in same if d.facts.kind in CONTACTS] if contacts else same
    alike = family(candidate.kind)
    return max(fitting, key=lambda d: (family(d.facts.kind) == alike and not contacts, d.last), default=None)
