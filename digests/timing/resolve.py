"""Date phrases → `When`, against the article's own date. Precision is kept, and vague stays vague."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from digests.model import When
from digests.timing import clocks as clock
from digests.timing.bounds import UNKNOWN, Bounds, Lean, bounds, day
from digests.timing.phrases import Phrase

__all__ = ["Lean", "resolve"]

_RANGE_WORDS = frozenset({"to", "until", "till", "through", "-", "–", "—", "and", "&", "or"})
_RANGE_ENDS = re.compile(r"\b(?:until|till|through|(?:and|or) ending|to(?: \w+){0,1})$")
_APART = frozenset({"and", "&", "or"})
_LIMIT = re.compile(r"\b(?:until|till|through|by|before|no later than)(?: the)? (?:$|the end of)", re.IGNORECASE)
_LIMIT_INSIDE = re.compile(r"(?:until|till|by|before) ", re.IGNORECASE)
_BEFORE_LEAVING = re.compile(
    r"\bbefore (?:(?:(?:his|her|its|their|the) )(?:departure|return)"
    r"|(?:(?:he|she|they) )?(?:leav(?:es?|ing)|depart(?:s|ing)?|fl(?:y|ies|ying)|return(?:s|ing)?|head(?:s|ing)(?! of)"
    r"|set(?:s|ting)? (?:off|out)|go(?:es|ing) (?:home|on|back)))\b"
    r"(?: (?!(?:he|she|they|it|we|will|is|was|has|had)\b)[\w'’]+){0,5} (?:on )?(?:the )?$",
    re.IGNORECASE,
)
"""Some time up to the day of a departure: "before flying home on Saturday" (10 of 10 in gold)."""
_LEAVING = 64
"""Characters before a phrase in which a departure may stand."""
_PART_OF_DAY = frozenset({"noon", "midday"})
"""Clock times that mean a part of the day where no zone stands behind them: "on Sunday noon" (12 of 14 in gold)."""
_NEAR = 12
"""Characters between two phrases that are still quoted as one."""
_BEHIND = 24


def resolve(
    phrases: Sequence[Phrase],
    text: str,
    *,
    published: date | None,
    lean: Lean,
    venue_zone: str | None = None,
    publisher_zone: str | None = None,
    closing: bool = False,
) -> When | None:
    """The time that `phrases` (all of one event, in the order of `text`) tell, or None without any.

    `published` is the dateline's day in the publisher's zone; without it relative words stay vague, with their raw
    words. `lean` decides the side on which a weekday or a month without a year is sought. `closing`: the day is the
    last of the stated length ("ended a three-day visit yesterday"). A clock time whose zone is neither told nor
    given stays a day, and so does "noon".
    """
    days = [p for p in phrases if p.kind not in {"clock", "length"}]
    clocks = [p for p in phrases if p.kind == "clock"]
    if not days and not clocks:
        return None
    span, used = _span(days, text, published, lean)
    single = span.precision == "day" and span.first is not None and span.first == span.last
    raw = _raw([*days[:used], *clocks[:1]], text)
    exact = len(clocks) > 1 or (bool(clocks) and clocks[0].raw.lower() not in _PART_OF_DAY)
    if exact and single and span.first and (when := _at(clocks, text, span.first, venue_zone or publisher_zone)):
        return replace(when, raw=raw)
    lengths = [p for p in phrases if p.kind == "length"]
    if lengths and single and span.first:
        span = _lasting(span.first, int(lengths[0].value[0]), closing=closing)
    return When(
        start=span.first.isoformat() if span.first else None,
        end=span.last.isoformat() if span.last else None,
        precision=span.precision,
        zone=venue_zone or publisher_zone,
        raw=raw,
    )


def _raw(chosen: Sequence[Phrase], text: str) -> str:
    ordered = sorted(chosen, key=lambda p: p.start)
    if any(b.start - a.end > _NEAR for a, b in pairwise(ordered)):
        return ", ".join(p.raw for p in ordered)
    return text[ordered[0].start : ordered[-1].end]


def _at(clocks: Sequence[Phrase], text: str, on: date, zone: str | None) -> When | None:
    """The instant of the first clock, to that of the second where the two are one range ("from 9 to 11 a.m.")."""
    found = clock.at(clocks, on, zone)
    if found is None:
        return None
    start, name = found
    last = clock.at(clocks[1:], on, name or zone) if len(clocks) > 1 and _between(clocks[0], clocks[1], text) else None
    end = last[0].isoformat() if last and last[0] > start else None
    return When(start=start.isoformat(), end=end, precision="minute", zone=name)


def _lasting(first: date, length: int, *, closing: bool) -> Bounds:
    rest = timedelta(days=max(0, length - 1))
    try:
        return Bounds(first - rest, first, "day") if closing else Bounds(first, first + rest, "day")
    except OverflowError:
        return day(first)


def _between(a: Phrase, b: Phrase, text: str) -> str | None:
    """The word that makes one range of two phrases, or None where they are two times."""
    between = text[a.end : b.start].strip(" ,").lower()
    if between in _RANGE_WORDS:
        return between
    match = _RANGE_ENDS.search(between[-_BEHIND:])
    return match[0] if match else None


def _span(days: Sequence[Phrase], text: str, published: date | None, lean: Lean) -> tuple[Bounds, int]:
    """The days told, and how many of the phrases tell them; a clock alone is on the day of publication."""
    if not days:
        return (day(published) if published else UNKNOWN), 0
    first = bounds(days[0], published, lean)
    word = _between(days[0], days[1], text) if len(days) > 1 else None
    if word:
        joined = _joined(first, days[1], word, published, lean)
        return joined or first, 2 if joined else 1
    return _limited(first, days[0], text, published, lean), 1


def _joined(first: Bounds, second: Phrase, word: str, published: date | None, lean: Lean) -> Bounds | None:
    last = bounds(second, published, lean)
    if first.first and last.last and last.last < first.first and second.kind in {"weekday", "day", "month"}:
        last = bounds(second, first.first, "future")  # "from December to January": what follows lies ahead of the first
    if not first.first or not last.last or last.last < first.first or first.precision != last.precision:
        return None
    if word in _APART and first.precision == "day" and (last.last - first.first).days > 1:
        return Bounds(first.first, last.last, "vague") if word == "or" else None
    return Bounds(first.first, last.last, first.precision)


def _limited(found: Bounds, phrase: Phrase, text: str, published: date | None, lean: Lean) -> Bounds:
    """ "Until Friday", "by 5 May", "before the end of October": not that day but some time up to it."""
    if not published or not found.last:
        return found
    if found.last <= published:
        over = phrase.kind == "day" and _LIMIT_INSIDE.match(phrase.raw)
        return UNKNOWN if over else found  # "met before Christmas": some day of all that went before
    if found.precision == "day" and _BEFORE_LEAVING.search(text, max(0, phrase.start - _LEAVING), phrase.start):
        return Bounds(published, found.last, "vague")
    match = _LIMIT.search(text[max(0, phrase.start - _BEHIND) : phrase.start]) or _LIMIT_INSIDE.match(phrase.raw)
    if not match or (found.precision != "day" and lean == "past"):
        return found
    begins = "before" in match[0].lower() and "end of" not in f"{match[0]} {phrase.raw}".lower()
    if begins and found.first and found.first > published:
        return Bounds(published, found.first - timedelta(days=1), "vague")
    return Bounds(published, found.last, "vague")
