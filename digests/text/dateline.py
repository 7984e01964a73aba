"""The dateline: where, when and by which agency a report was filed ("NAIROBI, Nov. 12 (Xinhua) -- ")."""

import re
from dataclasses import dataclass

from digests.text.dating import MONTH, WEEKDAY

_PLACE = (
    r"(?:[A-ZÀ-Þ][\w'’.À-ÿ-]*|de|la|el|del|of|the|da)(?:[ /](?:[A-ZÀ-Þ][\w'’.À-ÿ-]*|de|la|el|del|of|the|da)){0,4}"
)
_DATED = rf"(?:(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:,?\s+\d{{4}})?))"
_AGENCY = r"\(?(?:[A-Z][\w./& -]{1,40})\)"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:,\s+{_PLACE})?)"
    rf"(?:\s*,\s*(?P<date>{_DATED}))?,?\s*"
    rf"(?P<agency>\({_AGENCY[3:]})?\s*,?\s*"
    r"(?P<dash>--+|—|–|\s-\s|-\s|:\s)\s*"
)
_BARE = re.compile(rf"(?P<place>{_PLACE}),\s*(?P<date>{_DATED})\s+\((?P<agency>[A-Z][\w./& -]{{1,40}})\)\s+(?=[A-Z])")
_AGENCY_FIRST = re.compile(rf"\((?P<agency>[A-Z][\w./& -]{{1,40}})\)\s*(?:--+|—|–|-|:)\s*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline and where the text after it begins. `place` and `date` are as printed."""

    place: str | None
    date: str | None
    agency: str | None
    end: int


def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at text[start:end]'s beginning, or None. The place is printed in capitals, or a date or an agency
    stands beside it, or a dash follows: "Geneva: A ministerial …" needs capitals, "Geneva, 5 March –" does not.
    """
    head = text[start : min(end, start + 140)]
    first = _AGENCY_FIRST.match(head)
    if first:
        return Dateline(None, None, first.group("agency"), start + first.end())
    bare = _BARE.match(head)
    if bare:
        return Dateline(bare.group("place"), bare.group("date"), bare.group("agency"), start + bare.end())
    match = _DATELINE.match(head)
    if not match:
        return None
    place, date, agency = match.group("place"), match.group("date"), match.group("agency")
    capitals = place.upper() == place and len(place) > 2
    dash = match.group("dash").strip()
    if not (capitals or date or agency or dash in {"--", "—"} and len(place.split()) <= 3):
        return None
    return Dateline(place, date, agency.strip("()") if agency else None, start + match.end())
