"""The countries and organisations that an office belongs to: before it, behind it, one or several."""

import re
from collections.abc import Sequence

from digests.extract.tables import words
from digests.places.tag import PlaceTag

_BEFORE_OFFICE = re.compile(r"^\)?(?:['’][sS]?)?[\s-]*(?P<mid>(?:[\w'-]+\s+){0,3})$")
_AND_PLACE = re.compile(r"^(?:['’]s?)?(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+|\s*[/–-]\s*)(?:the\s+)?$")
_BOTH_PLACES = re.compile(r"^(?:['’]s?)?(?:\s*,?\s+and\s+|\s+&\s+|\s*[/–-]\s*)(?:the\s+)?$")
"""Between the last two of several: "on a visit to Zimbabwe, South African President" names one."""
_STYLE = (
    r"(?:(?:Islamic|Democratic|Socialist|People's|Federal|United|Arab|Hashemite|Co-operative|Bolivarian|Federative)\s+)*"
    r"(?:(?:Republic|Kingdom|State|Sultanate|Commonwealth|Union|Principality|Republics)\s+of\s+)?"
)
_OF_SUPERIOR = (
    r"(?:(?:President|Prime Minister|King|Emir|Amir|Sultan|Government|Head of State)"
    r"(?:\s+[A-Z][\w.'-]+){0,4}\s+(?:of|from)\s+(?:the\s+)?)?"
)
"""Whose envoy somebody is: "Special Envoy of the President of Turkmenistan"."""
_OF_PEOPLE = (
    r"(?:\s+of\s+(?:senior\s+)?(?:observers|officials|experts|diplomats|officers|inspectors|monitors|lawmakers"
    r"|parliamentarians|senators|ministers))?"
)
"""Who a delegation is of, before whose it is: "a mission of observers from the OSCE"."""
_OF_SENIOR = r"\s+of\s+(?:the\s+)?(?:most\s+)?(?:senior|top|leading|high-ranking|high-level)\s+$"
"""Before whose they are: "a delegation of the most senior Palestinian negotiators"."""
_OF_PLACE = re.compile(
    rf"^{_OF_SENIOR}|^{_OF_PEOPLE}\s+(?:of|for|from)\s+(?:the\s+)?{_OF_SUPERIOR}{_STYLE}(?:the\s+)?$"
)
_FOR = re.compile(r"^\s+for\b")
_IN_PLACE = re.compile(r"^\s+(?:in|of|from|for)\s+(?:the\s+)?$")
_SEATED = re.compile(r"(?:government|regime|administration|authorities|junta|leadership)\b")
"""Who is named by the capital where he sits: "the Kabul government"."""
_BODY_OF_PLACE = re.compile(
    r"(?:['’]s?)?\s+(?:[A-Z][\w-]+\s+){0,3}(?:Council|Parliament|Assembly|Senate|Ministry|Department|Commission|Committee|"
    r"Duma|Party|Office|Army|Navy|Congress|Court|Bank|Union|Presidency|Cabinet|Authority|Secretariat|Agency)(?=[\s,])"
)


def places_before(piece: str, at: int, tags: Sequence[PlaceTag]) -> tuple[list[PlaceTag], int, str]:
    """(the places that an office at `at` belongs to, where they begin, the words between)."""
    places: list[PlaceTag] = []
    begin, mid, joined = at, "", False
    for place in reversed([t for t in tags if t.end <= at]):
        gap = piece[place.end : begin]
        if not places:
            match = _BEFORE_OFFICE.match(gap)
            owned = gap.startswith(("'", "’")) and place.kind in {"country", "abbreviation"}
            owned = owned and not words("offices", "head").intersection(gap.lower().split())  # "Chad's president met …"
            if not match or not all(owned or _may_stand_between(w) for w in match.group("mid").lower().split()):
                break
            mid = match.group("mid")
            if _is_not_its_own(place, piece, at, gap):
                break
        elif not _is_twin(place, places[0]) and (
            place.kind == "city" or not (_AND_PLACE if joined else _BOTH_PLACES).match(gap)
        ):
            break
        else:
            joined = True
        places.insert(0, place)
        begin = place.start
    return places, begin, mid


def _is_twin(one: PlaceTag, other: PlaceTag) -> bool:
    """Whether the same words name both: "the two Koreas"."""
    return (one.start, one.end) == (other.start, other.end)


def _is_not_its_own(place: PlaceTag, piece: str, at: int, gap: str) -> bool:
    """Whether a town before an office only says where: "the Vienna envoy", unlike "the Kabul government"."""
    if place.kind not in {"city", "capital"} or gap.startswith(("'", "’")):
        return False
    return place.kind == "city" or bool(gap.strip()) or not _SEATED.match(piece, at)


def _may_stand_between(word: str) -> bool:
    return word.strip("-'") in words("offices", "loose") or word in words("offices", "portfolio")


def places_after(
    piece: str, at: int, tags: Sequence[PlaceTag], *, collective: bool = False, posted: bool = False
) -> tuple[list[PlaceTag], int]:
    """(the places behind an office that ends at `at`, where they end, a body of theirs included).

    "of Kenya's Ministry of Water" ends behind "Ministry"; `collective`: "officials in Kenya" are of Kenya; `posted`: an
    envoy "for Yemen" is nobody of Yemen's.
    """
    places: list[PlaceTag] = []
    end = at
    for place in (t for t in tags if t.start >= at):
        gap = piece[end : place.start]
        if places:
            joined = _is_twin(place, places[-1]) or _AND_PLACE.match(gap) is not None
        else:
            behind = _OF_PLACE.match(gap) or (collective and _IN_PLACE.match(gap))
            joined = bool(behind) and not (posted and _FOR.match(gap))
        if not joined or place.kind in {"city", "demonym"}:
            break
        places.append(place)
        end = place.end
    body = _BODY_OF_PLACE.match(piece, end) if places else None
    return places, body.end() if body else end
