"""Lines that do nothing but date an article: "Published : June 15, 2016 - 19:51", "The Korea Times | 27 June 2016"."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""English month names and abbreviations, lower case, to 1–12."""

MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ .-]+{MONTH},?[ .-]+\d{{4}}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\.?|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
)
_DROPPED = re.compile(
    rf"(?i){_DATE}|{WEEKDAY}|\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?(?:\s*(?:hrs|hours|h))?"
    r"|T(?=\d)|Z\b|\b(?:GMT|UTC|KST|JST|IST|EST|EDT|CET|CEST|BST|PKT|MSK|EAT|WAT|CAT|SAST|SGT|HKT|ICT|WIB|PST|PDT|ET|PT|CST|AEST|AEDT|NZST|NZDT|PHT|TRT|local time)\b"
    r"|[+-]\d{2}:?\d{2}|\b(?:first )?(?:published|updated|last updated|last modified|modified|posted|issued|created|release date|date|added|on|at|and)\b"
)  # fmt: skip
_MAX = 120


def has_full_date(line: str) -> bool:
    """Whether a day, month and year stand in `line`."""
    return re.search(_DATE, line, re.IGNORECASE) is not None


def is_dating_line(line: str) -> bool:
    """Whether `line` dates an article and says nothing else but, at most, whose it is.

    A full date alone, with labels, weekday, time and zone; before or after a bar "|" or a "By …," another part may
    stand. "Paris Peace Accords 23 Oct. 1991" is no dating line: its words are about something.
    """
    if len(line) > _MAX or not has_full_date(line):
        return False
    for part in re.split(r"\s*[|·•]\s*", line):
        if has_full_date(part):
            rest = re.sub(r"(?i)^by\s+[^\d,|]{3,50},\s*", "", part)
            return not re.search(r"\w", _DROPPED.sub(" ", rest))
    return False
