"""Date and clock phrases in a sentence, as they stand; nothing is resolved here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from digests.timing.rules import RULES, PhraseKind, Value
from digests.timing.words import MONTHS, SHORT_MONTHS


@dataclass(frozen=True, slots=True)
class Phrase:
    """text[start:end] is `raw`. `value` depends on the kind:

    clock (hour, minute, zone|"");
    weekday (0–6, "next"|"last"|"this"|"next one"|"last week"|"this week"|"next week"|"");
    day (year, month|0, day, last day of a range|0); near (days from the dateline); month (year, month,
    "next"|"last"|"this"|"", part); stretch (year, first month, months, part);
    span ("this"|"last"|"next"|"the", unit, "earlier"|"later"|part); year (year, part);
    ago (number, unit, "ago"|"earlier"|"later"|"ahead"|"within"|"past"); vague (); length (days,).
    A year is 0 when not given, or "last"|"this"|"next"; a part is "early"|"mid"|"late"|"first"|"second" (half),
    "first week"|…|"fourth week"|"last week" or "".
    """

    start: int
    end: int
    raw: str
    kind: PhraseKind
    value: Value


@lru_cache(maxsize=256)  # a sentence is asked for its days some five times, the last of them within its article
def find_phrases(text: str) -> tuple[Phrase, ...]:
    """The date phrases of `text`, left to right, none inside another; of two that overlap the longer stays."""
    taken = bytearray(len(text))
    kept: list[Phrase] = []
    for phrase in sorted(_all(text), key=lambda p: (p.start - p.end, p.start)):
        # What was taken before is at least as long, so an overlap covers one of the two ends.
        if not taken[phrase.start] and not taken[phrase.end - 1]:
            taken[phrase.start : phrase.end] = b"\1" * (phrase.end - phrase.start)
            kept.append(phrase)
    return tuple(sorted(kept, key=lambda p: p.start))


def _all(text: str) -> Iterator[Phrase]:
    for kind, pattern, make in RULES:
        for match in pattern.finditer(text):
            value = make(match)
            if value is not None:
                raw = _without_stop(match.group(0).rstrip())
                yield Phrase(match.start(), match.start() + len(raw), raw, kind, value)


def _without_stop(raw: str) -> str:
    """ "in January.": the point belongs to the sentence, unlike that of "Jan."."""
    last = raw.rstrip(".").rsplit(" ", 1)[-1].lower()
    return raw.rstrip(".") if last in MONTHS and last not in SHORT_MONTHS else raw
