"""The dateline: where, when and by which agency a report was filed ("NAIROBI, Nov. 12 (Xinhua) -- ")."""

import re
from dataclasses import dataclass

from digests.places.cities import city
from digests.text.dating import MONTH, WEEKDAY

_WORD = (
    r"(?:(?:[Ss][Tt]|Mt|Ft|Pt)\.|[A-Z](?:\.[A-Z])+\.?|[A-ZÀ-Þ][\w'-]*(?<!-)(?:\.[\w'-]+)*|de|la|el|del|of|the|da|do|al)"
)
_NAME = rf"(?!(?i:{MONTH}|{WEEKDAY})(?:\s|,|\.|$)){_WORD}"
_PLACE = rf"{_NAME}(?:[ /]{_NAME}){{0,4}}"
_DATE = (
    rf"(?:(?i:(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})(?!\w))"
    rf"(?:,?\s+(?:\d{{4}}|\d{{2}}(?=\s*\())\b)?|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|{WEEKDAY}(?=\.\s))"
)
_AGENCY = (
    r"(?:\((?P<agency>[A-Z][\w./&, -]{1,70}|[a-z]{2,5}(?:[/-][A-Za-z]{2,8})?)\)|/(?P<slashes>[A-Z][\w. &-]{1,30})/"
    r"|(?P<bare>[A-Z][A-Za-z]{1,12}(?:-[A-Z][A-Za-z]{1,12})?|(?<=\d, )[A-Z][A-Za-z]+ [A-Z][A-Za-z]+)(?=\W{0,3}[-–—_])"
    r"|(?<=\d, )(?P<capitals>[A-Z]{3,}(?: [A-Z]{2,})?)(?=\.\s|\.?$)"
    r"|(?<=\d\. )(?P<name>[A-Z]{3,}(?: [A-Z]{2,})?)(?=\s[-–—]))"
)
_DASH = r"(?P<dash>[-–—]{1,3}(?: [-–—]{1,3})?|_|:|//)(?=\s|$|[A-ZÀ-Þ\"'])"
_DATELINE = re.compile(
    rf"\W{{0,3}}(?P<place>{_PLACE}(?:[,-]\s+{_PLACE})?)(?:\s*\[[A-Za-z ]{{2,20}}\])?(?:\s*[,.–-]\s*(?P<date>{_DATE}))?"
    rf"(?:[\s,.]*[-–—]*\s*{_AGENCY})?(?P<gap>[\s.,]*)(?:{_DASH})?\s*"
)
_AGENCY_FIRST = re.compile(rf"(?:{_DATE}\s+)?\((?P<agency>[A-Z][\w./& -]{{1,40}})\)\s*[-–—:]{{1,3}}\s*")
_LABELS = frozenset(
    "BREAKING UPDATE UPDATED EXCLUSIVE ANALYSIS OPINION EDITORIAL WATCH VIDEO PHOTO PHOTOS FACTBOX EXPLAINER CORRECTED "
    "URGENT ALERT LEAD NEWS LIVE INTERVIEW FEATURE SUMMARY NOTE TIMELINE COMMENT EU UN NATO ASEAN OPEC IMF WTO IAEA "
    "BRICS G7 G20 OSCE AU GCC".split()
)
"""Words in capitals before a dash or a colon that are no place."""
_HEAD = 160
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline and where the text after it begins. `place` and `date` are as printed."""

    place: str | None
    date: str | None
    agency: str | None
    end: int


def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at text[start:end]'s beginning, or None; `text` as `flatten` gives it.

    A date or an agency beside the place is enough ("Geneva, 5 March – "). With a dash alone the place is printed in
    capitals or is a known city; with a colon it is a known city: "Peace talks: a history" has none.
    """
    head = text[start : min(end, start + _HEAD)]
    if first := _AGENCY_FIRST.match(head):
        return Dateline(None, None, first["agency"], start + first.end())
    match = _DATELINE.match(head)
    if match is None:
        return None
    place, date = re.sub(r"(?<=\w{3})\.$", "", match["place"]), match["date"]
    agency = _agency(match)
    if not _is_dateline(match, place, head):
        return None
    return Dateline(place, date, agency.strip() if agency else None, start + match.end())


def _is_dateline(match: re.Match[str], place: str, head: str) -> bool:
    dash, date, after = match["dash"], match["date"], head[match.end() :]
    agency = _agency(match)
    if agency and agency[0].islower() and not _is_town(place):
        return False  # "Vienna (dpa) - ", unlike "The minister (left) - "
    rest = not after or after[0].isupper() or after[0].isdigit() or after[0] in "\"'("
    if not dash:
        # "Asuncion, March 1 (CNA) An agreement"; "MOSCOW, June 5. /TASS/. Russian"; a line "Geneva, 5 March 2019"
        # "NEW DELHI (PTI) The minister"
        capitals = place.split(",")[0].isupper()
        stopped = ("." in match["gap"] or (date or "").endswith(".")) and capitals
        dated = date is not None and (agency is not None or stopped or not after)
        return rest and (dated or (match["agency"] is not None and capitals and _is_town(place)))
    if date or (agency and not (dash == ":" and not _is_town(place))):
        return True
    if place.upper() in _LABELS or not rest:
        return False
    spaced = len(dash) > 1 or dash == "—" or head[match.start("dash") - 1 :][:1].isspace()
    if dash == ":":
        return _is_town(place)
    town = place.split(",")[0]
    return spaced and (_is_town(place) or (town.isupper() and len(town) > 2 and len(town.split()) <= _LONGEST_NAME))


def _agency(match: re.Match[str]) -> str | None:
    return next((match[part] for part in ("agency", "slashes", "bare", "capitals", "name") if match[part]), None)


def _is_town(place: str) -> bool:
    return any(city(part.strip()) is not None for part in re.split("[,/]", place))
