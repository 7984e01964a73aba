"""Whoever has arrived and of whom nobody says that he left is still there: the journey is under way (EXTRACTION, 2).

Of 210 journeys in articles to learn from whose arrival of the last three days is told, where no word of the article is
of leaving or of a visit's end, 177 are under way; where one is, 4 of 15.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from digests.extract.candidate import AT_TABLE
from digests.extract.dates import DAYS
from digests.extract.draft import Draft
from digests.extract.merge import days_of, only_day
from digests.extract.who_met import are_different_contacts
from digests.model import Status
from digests.timing.phrases import find_phrases

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
_OPEN: frozenset[Status] = frozenset({"planned", "under_way"})
_ENDED = re.compile(
    r"\b(?:left|departed|flew (?:home|back)|returned|conclud(?:ed|ing)|wrapp(?:ed|ing) up|end(?:ed|ing)"
    r"|at the end of)\b"
)
_LONGEST = timedelta(days=14)
"""How long a stay lasts of which beginning and end are told apart."""
_RECENT = timedelta(days=3)
_TABLE = r"(?:talks|meetings?|negotiations|summit|consultations|conference|session|round|dialogue|discussions)"
_BEGUN = r"(?:began|begun|opened|resumed|started|kicked off|got under way)"
_OPENED = re.compile(
    rf"\b(?:{_BEGUN}|(?:are|is) (?:continuing|holding))\b[^.;]{{0,50}}?\b{_TABLE}\b"
    rf"|(?<!before the )(?<!after the )(?<!since the )\b{_TABLE}\b[^.;]{{0,60}}?\b(?:{_BEGUN}|(?:are|is) under way)\b",
    re.IGNORECASE,
)
"""Talks that have begun."""
_CLOSED = re.compile(
    r"\b(?:end(?:ed|s)|conclud(?:ed|es|ing)|wrapp(?:ed|ing) up|wound up|closed|finished|adjourned|broke (?:up|down|off)"
    r"|agreed|signed|following the|after the)\b",
    re.IGNORECASE,
)
"""What says of talks that they are over, or that something came of them, in the sentences that tell of them."""
_OVER = re.compile(
    rf"\b{_TABLE}\b[^.;]{{0,80}}?\b(?:ended|failed|collapsed|parted|lasted|finished|concluded|broke (?:up|down|off))\b"
    r"|\b(?:for|lasted|after) (?:about |almost |nearly |more than |over )?[\w-]+ (?:and a half )?hours\b"
    r"|\b[\w-]+-hour\b"
    r"|\bwithout (?:an? )?(?:deal|agreement|accord|breakthrough|result)\b|\bparted\b",
    re.IGNORECASE,
)
"""What says so anywhere in an article."""


def staying(events: list[Draft], text: str, published: date | None) -> list[Draft]:
    """The events of an article; stays have their days and are one journey each, and what goes on is under way."""
    still_there = _still_there(_lasting_until(events, text), text, published)
    return _sitting(_one_stay(still_there, text), text, published)


def _still_there(events: list[Draft], text: str, published: date | None) -> list[Draft]:
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


def _lasting_until(events: list[Draft], text: str) -> list[Draft]:
    """The events of an article; a stay until a day has its days: from that of the report on, if no other is told."""
    for draft in events:
        when = draft.facts.when
        if draft.facts.kind != "visit" or when is None or when.precision != "vague" or draft.facts.status not in _OPEN:
            continue
        until = re.compile(rf"\b(?:until|till|through)\s+(?:\w+\s+)?{re.escape(when.raw)}(?!\w)")
        one_day = any(p.kind in DAYS for p in find_phrases(when.raw))
        if one_day and when.start and when.end and any(until.search(text, *span) for span in draft.spans):
            draft.facts = replace(draft.facts, when=replace(when, precision="day"))
    return events


def _one_stay(events: list[Draft], text: str) -> list[Draft]:
    """The events of an article; of one stay, whose end a sentence tells and whose beginning another, one journey that
    lasts from the one to the other: "concluded his visit to Fiji on Wednesday. … He arrived in Suva on Monday"."""
    for ended in [d for d in events if d.facts.kind == "visit" and d.facts.status == "held"]:
        last = only_day(ended.facts.when)
        if not any(d is ended for d in events):
            continue  # it has become a part of another
        if last is None or ended.facts.when is None or not any(_ENDED.search(text, *span) for span in ended.spans):
            continue
        begun = next((d for d in events if d is not ended and _is_begun(d, ended, last, text)), None)
        if begun is None or begun.facts.when is None:
            continue
        ended.facts = replace(ended.facts, when=replace(ended.facts.when, start=begun.facts.when.start))
        ended.take(begun)
        events = [d for d in events if d is not begun]
    return events


def _is_begun(draft: Draft, ended: Draft, last: date, text: str) -> bool:
    """Whether it tells of an arrival that began the stay of which `last` is the last day."""
    facts, first = draft.facts, only_day(draft.facts.when)
    same = facts.kind == "visit" and facts.codes == ended.facts.codes and facts.host == ended.facts.host
    near = first is not None and timedelta() <= last - first <= _LONGEST
    one = same and near and facts.status in {"held", "under_way"} and _is_arrival(draft, text)
    return one and not are_different_contacts(ended.facts, facts)


def _sitting(events: list[Draft], text: str, published: date | None) -> list[Draft]:
    """The events of an article; talks told as held go on where the day on which they began is that of the report and no
    word of it is of an end or of what came of them: so 9 of 12 in articles to learn from, else 7 of 14."""
    if published is None:
        return events
    for draft in events:
        facts, days = draft.facts, days_of(draft.facts.when)
        talks = facts.kind in AT_TABLE and facts.status == "held" and facts.origin.startswith("noun")
        if days is None or not talks or not _OPENED.search(text, *facts.span):
            continue
        if _OVER.search(text):
            break
        over = draft.outcomes or any(_CLOSED.search(text, *span) for span in draft.spans)
        if days[0] <= published <= days[1] and (published < days[1] or not over):
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
