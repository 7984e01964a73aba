"""How long what has ended had lasted: "ended a two-day meeting here yesterday" began the day before."""

import re
from dataclasses import replace
from datetime import date, timedelta

from digests.extract.candidate import CONTACTS, Candidate
from digests.model import When
from digests.timing.words import NUMBERS

_NUMBER = "|".join(word for word, number in NUMBERS.items() if 1 < number <= 10)
_STAY = r"(?:visit|trip|tour|stay|mission)"
_TABLE = r"(?:meetings?|talks|session|conference|summit|round|consultations|negotiations|discussions)"
_ENDED = (
    r"\b(?:end(?:ed|s|ing)?|conclud(?:ed|es|ing)|wrapp(?:ed|ing) up|wound up|clos(?:ed|es|ing)|complet(?:ed|es|ing)"
    r"|at the (?:end|close|conclusion) of|following|after)\s+(?:a|an|his|her|their|its|the|of)?\s*"
)
_LASTED = re.compile(
    rf"{_ENDED}(?:[\w-]+\s){{0,2}}?(?:(?P<days>{_NUMBER}|\d)[- ]day\s+(?:[\w-]+\s){{0,4}}?"
    rf"(?:(?P<stay>{_STAY})|(?P<table>{_TABLE}))\b"
    rf"|(?P<many>{_NUMBER}|\d) days of\s+(?:[\w-]+\s){{0,3}}?(?P<talks>{_TABLE})\b)"
    r"(?![^.;]{0,40}\b(?:start|began|begun|since\b))",
    re.IGNORECASE,
)


def with_length(candidate: Candidate, text: str) -> Candidate:
    """It, with the day told as its last where its sentence in the article's `text` says how long it had lasted."""
    lasted = _LASTED.search(text, *candidate.span)
    if lasted is None or candidate.status not in {"held", "under_way"} or not _is_one_day(candidate.when):
        return candidate
    stays = lasted["stay"] is not None
    if candidate.when is None or candidate.kind not in ({"visit"} if stays else CONTACTS):
        return candidate
    word = (lasted["days"] or lasted["many"]).lower()
    days = int(word) if word.isdecimal() else NUMBERS[word]
    last = date.fromisoformat((candidate.when.start or "")[:10])
    first = (last - timedelta(days=days - 1)).isoformat()
    return replace(candidate, when=replace(candidate.when, start=first))


def _is_one_day(when: When | None) -> bool:
    return when is not None and when.precision == "day" and when.start is not None and when.start == when.end
