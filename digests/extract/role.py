"""News or background: what the article reports or newly announces, against what it mentions in passing.

EXTRACTION, what counts, 6, and stage 10.
"""

import re
from datetime import date, timedelta

from digests.extract.candidate import ENCODER, Candidate
from digests.extract.merge import days_of
from digests.model import Role, When

_FRESH = timedelta(days=7)
"""A held event is news when it lies at most a week before the article; else it is told in passing."""
_FRESH_MONTH = timedelta(days=14)
"""The same for an event in the lead that has only a month or a vague time."""
_LEAD_SENTENCES = 2
_EARLY_SENTENCES = 4
_EARLY_PARAGRAPHS = 5
_SEEN = 0.6
"""The encoder's chance from which what it takes for news is news, wherever in the article it is told without a day."""
_THIS_WEEK = frozenset({"this week", "on the weekend", "over the weekend", "at the weekend"})
PASSING = re.compile(
    r"\b(?:earlier this (?:month|year)|last (?:month|year|week)|(?:weeks|months|years|decades) (?:ago|earlier)"
    r"|previously"
    r"|in (?:19|20)\d{2}|had (?:met|held|visited|signed|agreed)|since (?:19|20)\d{2}|recent(?:ly)?)\b",
    re.IGNORECASE,
)
"""What says that something was before what the article is about."""


def role_of(candidate: Candidate, sentence: str, published: date | None) -> Role:
    """The role by date first, then by tense and words (of its `sentence`), then by place in the article; of an event
    that no rule tells, what the encoder says."""
    if candidate.origin == ENCODER and candidate.answer:
        return candidate.answer.role
    when = candidate.when
    old = _is_old(when, published)
    if candidate.status != "held":
        timed = when is not None and when.precision == "minute"
        return "background" if old and not timed and candidate.status in {"planned", "under_way"} else "news"
    if when and published and when.precision in {"day", "minute"}:
        passing = candidate.past_perfect and candidate.number > _LEAD_SENTENCES
        return "background" if old or passing else "news"
    if when and when.start and published:
        return _of_vague(candidate, when, published)
    return _undated(candidate, sentence)


def _is_old(when: When | None, published: date | None) -> bool:
    last = (when.end or (when.start if when.precision == "minute" else None)) if when else None
    return last is not None and published is not None and date.fromisoformat(last[:10]) < published - _FRESH


def _of_vague(candidate: Candidate, when: When, published: date) -> Role:
    """A month or a vague time is news in the lead, when it is about now."""
    first = days_of(when)
    lead = candidate.number <= 1 and first is not None and first[0] >= published - _FRESH_MONTH
    return "news" if lead or when.raw.lower() in _THIS_WEEK else "background"


def _undated(candidate: Candidate, sentence: str) -> Role:
    number, past_perfect = candidate.number, candidate.past_perfect
    if number <= _LEAD_SENTENCES:
        return "background" if past_perfect and number > 0 else "news"
    if past_perfect or PASSING.search(sentence):
        return "background"
    early = number <= _EARLY_SENTENCES or candidate.paragraph <= _EARLY_PARAGRAPHS
    seen = candidate.answer is not None and candidate.answer.chance >= _SEEN and candidate.answer.role == "news"
    return "news" if candidate.when or early or seen else "background"
