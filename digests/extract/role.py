"""News or background: what the article reports or newly announces, against what it mentions in passing."""

import re
from datetime import date, timedelta

from digests.extract.candidates import Candidate
from digests.model import Role

_FRESH_DAYS = 7
"""A held event is news when it lies at most a week before the article; else it is told in passing."""
_LEAD_SENTENCES = 2
_PASSING = re.compile(
    r"\b(?:earlier this (?:month|year)|last (?:month|year|week)|(?:weeks|months|years|decades) (?:ago|earlier)|previously|in (?:19|20)\d{2}|had (?:met|held|visited|signed|agreed)|since (?:19|20)\d{2}|recent(?:ly)?)\b",
    re.IGNORECASE,
)


def role_of(candidate: Candidate, sentence: str, published: date | None) -> Role:
    """The role by date first, then by tense and words, then by place in the article."""
    if candidate.status in {"planned", "under_way", "postponed", "cancelled"}:
        if candidate.when and candidate.when.end and published and candidate.when.precision != "minute":
            if (
                date.fromisoformat(candidate.when.end[:10]) < published - timedelta(days=_FRESH_DAYS)
                and candidate.status != "postponed"
                and candidate.status != "cancelled"
            ):
                return "background"
        return "news"
    when = candidate.when
    if when and published and when.end and when.precision in {"day", "minute"}:
        old = date.fromisoformat(when.end[:10]) < published - timedelta(days=_FRESH_DAYS)
        return (
            "background"
            if old
            else ("background" if candidate.past_perfect and candidate.number > _LEAD_SENTENCES else "news")
        )
    if when and published and when.precision == "minute":
        return "news"
    if when and when.precision in {"month", "vague"} and when.start and published:
        if candidate.number <= 1 and date.fromisoformat(when.start) >= published - timedelta(days=_FRESH_DAYS + 7):
            return "news"
        if when.raw.lower() in {"this week", "on the weekend", "over the weekend", "at the weekend"}:
            return "news"
        return "background"
    if candidate.number <= _LEAD_SENTENCES:
        return "background" if candidate.past_perfect and candidate.number > 0 else "news"
    if candidate.past_perfect or _PASSING.search(sentence):
        return "background"
    return "news" if when or candidate.number <= 4 else "background" if candidate.paragraph > 5 else "news"
