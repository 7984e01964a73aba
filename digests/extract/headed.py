"""Days that stand above what they date: the programme of a visit, a diary, one heading a day.

"Tuesday 24 February" alone on a line, and below it who meets whom; two such lines with different days make a programme.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from digests.extract.dates import is_part_of_day
from digests.extract.merge import only_day
from digests.model import When
from digests.timing.phrases import Phrase, find_phrases
from digests.timing.resolve import Lean, resolve
from digests.timing.words import WEEKDAYS

_FEWEST = 2
"""Headings that make a programme: one alone is the day of the page."""
_LONGEST = 45
"""Characters of a line that is only a day."""
_BARE = re.compile(r"[\W_]*(?:(?:day|on)\b[\W_]*(?:\d{1,2}|one|two|three|four|five)?[\W_]*)?", re.IGNORECASE)
"""What may stand beside the day: "DAY 1 - ", a colon, a bullet."""

_WEEKDAYS = tuple(WEEKDAYS)
_DATE = len("2016-06-15")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Heading:
    """The line text[start:end] and the day that it names."""

    start: int
    end: int
    when: When
    day: date
    """The same as a day."""


def headings_of(flat: str, start: int, published: date | None, zone: str | None) -> tuple[Heading, ...]:
    """The lines of `flat` from an offset on that are only a day, in order; none unless they make a programme."""
    lines = list(_lines_of_days(flat, published, zone))
    found = [line for line in lines if line.start >= start]
    above = next((line for line in reversed(lines) if line.start < start), None)
    if above and found and not flat[above.end : start].strip() and _style(above) == _style(found[0]):
        found.insert(0, above)  # the page's own day is printed otherwise
    days = [heading.day for heading in found]
    return tuple(found) if len(set(days)) >= _FEWEST and days == sorted(days) else ()


def heading_at(headings: Sequence[Heading], flat: str, start: int) -> Heading | None:
    """The heading under which a sentence stands: where the entries of no day are apart by blank lines, only up to the
    first of them."""
    above = next((h for h in reversed(headings) if h.end <= start), None)
    tight = all(_is_in_one(flat[a.end : b.start]) for a, b in pairwise(headings))
    return None if above and tight and not _is_in_one(flat[above.end : start + 1]) else above


def under(heading: Heading, told: When | None, sentence: str) -> When | None:
    """The time of what a sentence below a heading tells: the heading's day, unless the sentence names another itself;
    a clock, a part of the day are of the heading's."""
    if told is None or told.raw not in sentence:
        return heading.when
    own = [p for p in find_phrases(told.raw) if p.kind not in {"clock", "length", "vague"}]
    if not all(map(is_part_of_day, own)):
        return told
    if told.precision != "minute" or told.start is None:
        return heading.when
    start, end = (f"{heading.day.isoformat()}{t[_DATE:]}" if t else None for t in (told.start, told.end))
    return replace(told, start=start, end=end)


def _is_in_one(entries: str) -> bool:
    """Whether no blank line stands among the entries of a day."""
    return "\n\n" not in entries.strip()


def _style(heading: Heading) -> tuple[bool, bool, bool]:
    """How a day is printed: in capitals, with its weekday, with its year."""
    raw = heading.when.raw
    return raw.isupper(), raw.lower().startswith(_WEEKDAYS), _YEAR.search(raw) is not None


def _lines_of_days(flat: str, published: date | None, zone: str | None) -> Iterator[Heading]:
    for line in re.finditer(r"[^\n]+", flat):
        phrase = _only_day(line[0]) if len(line[0]) <= _LONGEST else None
        if phrase is None:
            continue
        leans: tuple[Lean, ...] = ("future", "past")
        found = [resolve([phrase], line[0], published=published, lean=lean, publisher_zone=zone) for lean in leans]
        days = [(day, when) for when in found if when and (day := only_day(when))]
        if days and published:
            day, when = min(days, key=lambda one: abs(one[0] - published))
            yield Heading(line.start(), line.end(), when, day)


def _only_day(line: str) -> Phrase | None:
    """The one day with its month that a line consists of: "Monday" alone may be any."""
    named = [p for p in find_phrases(line) if p.kind in {"day", "weekday"}]
    if len(named) != 1 or named[0].kind == "weekday":
        return None
    rest = line[: named[0].start], line[named[0].end :]
    return named[0] if all(_BARE.fullmatch(part) for part in rest) else None
