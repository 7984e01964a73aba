"""The words that the encoder points to, where and on which day an event is; what they mean is read as elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from digests.extract.answer import Answer
from digests.extract.candidate import AHEAD, CONTACTS, FALLEN
from digests.extract.dates import (
    DAYS,
    RIGHT_BEHIND,
    day_from,
    days_on,
    is_part_of_day,
    is_since,
    last_day,
    of_new_day,
    one_day,
)
from digests.extract.fallen import is_of_giving_up
from digests.extract.merge import days_of, lies_ahead, lies_behind
from digests.extract.scene import Scene
from digests.extract.venue import place_venue, stands_at, venue_zone
from digests.extract.window import HEADLINE
from digests.model import Kind, Role, Status, Venue, When
from digests.timing.phrases import Phrase, find_phrases
from digests.timing.resolve import Lean, resolve

_JOINED = re.compile(r"\s*(?:,|to|until|till|through|and|[-–—])?\s*(?:the|on|at)?\s*", re.IGNORECASE)
"""What stands between two date phrases that tell one time: "from 10 March to 12 March", "on Friday at 10 a.m."."""
_AROUND, _BEFORE = 30, 80
"""Characters around them in which "by" or "until" stands, and before them a verb of setting out."""
_SET_OUT = re.compile(
    r"\b(?:arrived|landed|touched down|flew|left|departed|set (?:out|off))\b(?:,?\s+(?!to\b)[\w'’-]+){0,8},?\s*$"
)
"""What stands before the day of a journey, which is not that of what it was made for."""
_CONFIRMED = re.compile(r"\s+(?:confirmed|acknowledged|disclosed|revealed)\b")
"""What stands behind the day on which it was told what had been."""
_SAID = re.compile(
    r"\b(?:said|told|announced|added|confirmed|reported|stated|wrote|posted|tweeted)\b[^.;:,\"“”]{0,60}?\b(?:on|late|early)\s+$"
)
_THAT = re.compile(r",?\s+that\b")
"""What stands before and behind the day on which somebody spoke: "said on X on Monday that …"."""
_JOURNEY = re.compile(
    r"\b(?:following|since|after|before|ahead of)\b[^.;:,\"“”]{0,50}?\b(?:visit|trip|tour)\b[^.;:,\"“”]{0,25}"
    r"\b(?:in|on|last|of)\s*$"
)
"""What stands before the day of a journey that was behind or ahead of what is told."""
_SURE_PLACE, _SURE_DATE = 0.85, 0.6
"""The chance from which the place and the words of the day that the encoder points to are believed."""
_SURE_OF_DAY = 0.95
"""The chance from which its day is taken instead of a rule's month or bound: in 7 of 7 in articles kept apart."""
_STALE = timedelta(days=200)
"""How far back a day may lie of what the encoder takes for news."""
_LONG_STAY = timedelta(days=3)
"""How far back a weekday lies on which a stay that goes on began: of 253 in gold one lies further."""


def pointed_venue(answer: Answer, kind: Kind, status: Status, text: str) -> Venue | None:
    """The place that the encoder points to, where the words before it say that somebody is there: no metonym.

    Where a report was filed is not where something is to be.
    """
    stand = answer.place
    if stand is None or answer.place_chance < _SURE_PLACE or kind in {"call", "pledge"}:
        return None
    is_there = status not in AHEAD if stand.start is None else stands_at(text, stand.start)
    if not is_there:
        return None
    place = stand.what
    return place if place.city else place_venue(place.text) or place


def pointed_when(answer: Answer, status: Status, venue: Venue | None, scene: Scene, text: str) -> When | None:
    """What the phrase means that the encoder points to, with those that it is told in one with."""
    own = _own_of_several(answer, text)
    there = answer.date if answer.date_chance >= _SURE_DATE else None
    said = own or (there.what if there else None)
    if said is None:
        return None
    elsewhere = (
        there is not None and own is None and there.number != answer.number and said.kind not in DAYS
    )  # "the budget for next year"
    if elsewhere and said.kind == "year":
        return None
    if status in FALLEN and (elsewhere or is_of_giving_up(text, said.start, said.end)):
        return None  # the day for which it was planned is read from where it was told
    phrases = _with_joined(said, answer.dates, text)
    stays = answer.kind == "visit" and status == "under_way"  # "has been in Luanda since Tuesday"
    if is_since(text, phrases[0]) and not stays:
        return None
    if status == "planned" and answer.kind != "visit" and _is_of_setting_out(phrases[0], text):
        return None
    if status == "held" and _CONFIRMED.match(text, phrases[-1].end):
        return None
    told_on = status == "planned" and _THAT.match(text, phrases[-1].end)
    if told_on and _SAID.search(text, max(0, phrases[0].start - _BEFORE), phrases[0].start):
        return None
    if answer.kind in CONTACTS and _is_of_journey(phrases[0], text):
        return None
    pointed, anchor = said, scene.published
    lean: Lean = "future" if status in AHEAD else "past"
    if (shift := days_on(pointed)) is not None:  # "later that day", "the night before"
        earlier = sorted((p for p in answer.dates if p.end <= pointed.start), key=lambda p: p.start)
        named = last_day(earlier, text, scene.published, scene.zone, lean)
        named = named or (scene.main_day if is_part_of_day(pointed) and lean == "past" else None)
        day = day_from(pointed, named, scene.days.get(status not in AHEAD))
        if day and shift:
            return one_day(day, pointed, venue_zone(venue) or scene.zone)
        anchor = day or anchor
    begin = max(0, phrases[0].start - _AROUND)
    when = resolve(
        [replace(p, start=p.start - begin, end=p.end - begin) for p in phrases],
        of_new_day(text[begin : phrases[-1].end + _AROUND], status),
        published=anchor,
        lean=lean,
        venue_zone=venue_zone(venue),
        publisher_zone=scene.zone,
    )
    if status == "under_way" and began_long_ago(when, scene.published):
        return None  # "is in Tirana. On Thursday he will go on to Pristina"
    return None if _is_out_of_place(when, answer.role, status, scene.published) else when


def _own_of_several(answer: Answer, text: str) -> Phrase | None:
    """The day behind a party's name, where another's has one too: "met Lund on Monday and Berg on Tuesday"."""
    days = [p for p in answer.dates if p.kind in DAYS]
    if len(days) < 2:
        return None
    parties = {stand.what.code for stand in answer.actors}
    others = [s.what.end for s in answer.company.folk if s.what.code and s.what.code not in parties]
    first = next((p for p in days if any(RIGHT_BEHIND.fullmatch(text, end, p.start) for end in others)), None)
    if first is None:
        return None
    own = [s.what.end for s in answer.actors if s.number != HEADLINE and s.what.start >= first.end]
    return next((p for p in days if any(RIGHT_BEHIND.fullmatch(text, end, p.start) for end in own)), None)


def surer_day(when: When, answer: Answer, status: Status, venue: Venue | None, scene: Scene, text: str) -> When | None:
    """The day that the encoder points to, instead of the time that a rule reads: where that is only a month or a bound
    ("in 2014") of what is over or goes on, or cannot be its day; None where the rule's stays."""
    if answer.date_chance < _SURE_OF_DAY:
        return None
    done = status not in AHEAD
    coarse = done and when.precision in {"month", "vague"}
    elsewhen = lies_ahead(when, scene.published) if done else lies_behind(when, scene.published)
    if not (coarse or elsewhen or status in FALLEN):  # "following a rally on Friday, has put off his visit of Nov. 6"
        return None
    pointed = pointed_when(answer, status, venue, scene, text)
    return pointed if pointed and pointed.precision in {"day", "minute"} else None


def _is_of_setting_out(phrase: Phrase, text: str) -> bool:
    """ "arrived here Thursday to meet": met on a day that is not told."""
    return _SET_OUT.search(text, max(0, phrase.start - _BEFORE), phrase.start) is not None


def _is_of_journey(phrase: Phrase, text: str) -> bool:
    """ "said that ties had grown since the visit in April": the day of a journey is not that of talks about it."""
    return _JOURNEY.search(text, max(0, phrase.start - _BEFORE), phrase.start) is not None


def began_long_ago(when: When | None, published: date | None) -> bool:
    """Whether a bare weekday lies further back than stays that go on begin: it is one to come."""
    days = days_of(when)
    far = days is not None and published is not None and days[0] < published - _LONG_STAY
    return far and when is not None and any(p.kind == "weekday" for p in find_phrases(when.raw)[:1])


def _is_out_of_place(when: When | None, role: Role, status: Status, published: date | None) -> bool:
    """Whether a day cannot be that of the event: long past of what is news, still to come of what goes on."""
    days = days_of(when)
    if days is None or published is None:
        return False
    old = role == "news" and status in {"held", "under_way"} and days[1] < published - _STALE
    return old or (status == "under_way" and lies_ahead(when, published))


def _with_joined(phrase: Phrase, every: Sequence[Phrase], text: str) -> list[Phrase]:
    """The phrase and its neighbours: the other end of a range, the clock beside a day."""
    joined = [phrase]
    for other in sorted(every, key=lambda p: p.start):
        last = joined[-1]
        if other.start >= last.end and _JOINED.fullmatch(text, last.end, other.start):
            joined.append(other)
    for other in sorted(every, key=lambda p: -p.start):
        first = joined[0]
        if other.end <= first.start and _JOINED.fullmatch(text, other.end, first.start):
            joined.insert(0, other)
    return joined
