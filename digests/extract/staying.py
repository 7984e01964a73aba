"""Whoever has arrived and of whom nobody says that he left is still there: the journey is under way (EXTRACTION, 2).

Of 210 journeys in articles to learn from whose arrival of the last three days is told, where no word of the article is
of leaving or of a visit's end, 177 are under way; where one is, 4 of 15.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from digests.extract.draft import Draft
from digests.extract.merge import days_of

_ARRIVED = re.compile(
    r"\b(?:reached|touched down|landed|flew in(?:to)?|flown in|arrived|came (?:here|to (?:the )?(?=[A-Z])))"
)
_LEFT = re.compile(
    r"\b(?:left (?:for|the country|\w+ for)|later left|departed|returned (?:home|to)|flew (?:on|home|back)"
    r"|(?:wrapp(?:ed|ing) up|conclud(?:ed|ing)|w(?:ound|inding) up|end(?:ed|ing)|at the end of|round(?:ed|ing) off)"
    r"\s+(?:[\w-]+\s+){0,4}(?:visit|trip|tour|stay|journey|stop|mission|swing)"
    r"|(?:after|upon|on) (?:his|her|their) return|(?:is|are) now in|cut(?:ting)? short"
    r"|(?:visit|trip|tour|stay) ended)\b"
)
_RECENT = timedelta(days=3)


def staying(events: list[Draft], text: str, published: date | None) -> list[Draft]:
    """The events of an article; a journey told as held is under way where it is a traveller's last, he has just arrived
    and no word of the text is of leaving."""
    if published is None or _LEFT.search(text):
        return events
    journeys = [d for d in events if d.facts.kind == "visit" and d.facts.status in {"held", "under_way"}]
    for draft in journeys:
        days, facts = days_of(draft.facts.when), draft.facts
        exact = facts.when is not None and facts.when.precision == "day"
        if facts.status == "held" and exact and days and days[0] <= published < days[1]:
            draft.facts = replace(facts, status="under_way")  # "visited … on an official visit from 18 to 20 January"
            continue
        recent = days is not None and timedelta() <= published - days[1] <= _RECENT
        if facts.status != "held" or facts.past_perfect or not recent or not _is_arrival(draft, text):
            continue
        if not any(_is_later(other, draft) for other in journeys):
            draft.facts = replace(facts, status="under_way")
    return events


def _is_arrival(draft: Draft, text: str) -> bool:
    return any(_ARRIVED.search(text, *span) for span in draft.spans)


def _is_later(other: Draft, draft: Draft) -> bool:
    """Whether a traveller of the same country is told to have gone elsewhere since, or to be elsewhere now."""
    guests = draft.facts.codes - {draft.facts.host}
    if other is draft or other.facts.host == draft.facts.host or guests.isdisjoint(other.facts.codes):
        return False
    since, days = days_of(other.facts.when), days_of(draft.facts.when)
    return other.facts.status == "under_way" or bool(since and days and since > days)
