"""Lines that do nothing but date an article: "Published : June 15, 2016 - 19:51", "The Korea Times | 27 June 2016"."""

import re

from digests.places.cities import city

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""English month names and abbreviations, lower case, to 1–12."""

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_DATE = (
    rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?[ .-]+(?:of )?{MONTH},?[ .-]+\d{{4}}(?!\d)"
    rf"|\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,\s*|\s+)\d{{4}}(?!\d)"
    r"|(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)\.?|(?<!\d)\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d)"
)
_FULL = re.compile(_DATE, re.IGNORECASE)
_ZONES = (
    r"\b(?:GMT|UTC|KST|JST|IST|EST|EDT|CET|CEST|BST|PKT|MSK|EAT|WAT|CAT|SAST|SGT|HKT|ICT|WIB|PST|PDT|ET|PT|CST|CDT"
    r"|AEST|AEDT|NZST|NZDT|PHT|TRT|GST|NPT|EET|EEST|local time|[a-z]+ time)\b|[+-]\d{1,2}(?::?\d{2})?\b"
)
_LABELS = (
    r"\b(?:published|updated|modified|posted|issued|created|uploaded|released|release|input|date|dated|time|added|edited"
    r"|publication|first|last|latest|originally|online|on|at|and|in|of|by)\b"
)
_TIME = r"(?<!\d)\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\b\.?)?(?:\s*(?:hrs|hours|h)\b)?"
_HOUR = r"\b\d{1,2}\s*[ap]\.?m\b"
_DROPPED = re.compile(
    rf"{_DATE}|\b{WEEKDAY}|{_TIME}|{_HOUR}|(?<=\d)T(?=\d)|(?<=\d)Z\b|{_ZONES}|{_LABELS}", re.IGNORECASE
)
_STAMP = re.compile(
    rf"(?P<mark>[\s|·•]{{0,4}}(?:date|posted|published|updated)(?: on)?:?\s{{1,3}}|\s?\|\s?)?"
    rf"(?:{WEEKDAY},?\s{{1,3}})?(?:{_DATE})"
    rf"(?P<clock>,?\s?(?:[-–|]\s?)?{_TIME}(?P<zone>\s?(?:{_ZONES}))?)?[\s|·•:–-]{{0,4}}(?-i:(?=[A-ZÀ-Þ\"'“(]))",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^by\s+[^\d,|]{3,50},\s*", re.IGNORECASE)
_BARS = re.compile(r"[|·•]")
_MAX = 120


def has_full_date(line: str) -> bool:
    """Whether a day, month and year stand in `line`."""
    return _FULL.search(line) is not None


def is_dating_line(line: str) -> bool:
    """Whether `line` dates an article and says nothing else but, at most, whose it is or where it was issued.

    A full date alone, with labels, weekday, time, zone or a known city; before or after a bar "|" or a "By …," another
    part may stand. "Paris Peace Accords 23 Oct. 1991" is no dating line: its words are about something.
    """
    if len(line) > _MAX:
        return False
    part = next((part.strip() for part in _BARS.split(line) if has_full_date(part)), None)
    if part is None:
        return False
    rest = " ".join(re.findall(r"[^\W\d_][\w'-]*", _DROPPED.sub(" ", _BYLINE.sub("", part))))
    return not re.search(r"\w", _DROPPED.sub(" ", _BYLINE.sub("", part))) or city(rest) is not None


def stamp_before(text: str, start: int, end: int) -> int:
    """Where the text begins behind a stamp that a page set in front of its first sentence ("date 2023-05-05 Foreign
    Minister …", "| Tuesday, 12 February, 2002, 01:42 GMT Portuguese President …"); `start` when there is none."""
    match = _STAMP.match(text, start, end)
    return match.end() if match and (match["mark"] or match["zone"]) else start
