"""After the reading: when and where a contact was, when its own sentences do not say, from the article around it."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from digests.extract.draft import Draft
from digests.extract.merge import days_of, overlap
from digests.model import Venue, When
from digests.places.cities import city, zone_of
from digests.timing.words import ZONES

_EARLY = 6
"""Sentences from the top within which an undated contact is what the lead's day is about."""
_DONE = frozenset({"held", "under_way"})


def settle(events: list[Draft], lead: When | None, *, dateline: Venue | None, published: date | None) -> list[Draft]:
    """Undated contacts take the day of the same parties' other contact, else the lead's; venues likewise."""
    for draft in events:
        day = days_of(draft.facts.when)
        if draft.facts.status == "held" and published and day and day[0] > published + timedelta(days=1):
            draft.facts = replace(draft.facts, when=None)  # what was held cannot lie ahead: the date is something else's
    for draft in events:
        if draft.facts.when is None:
            draft.facts = replace(draft.facts, when=_day(draft, events, lead))
    for draft in events:
        span = days_of(draft.facts.when)
        if draft.facts.status == "under_way" and published and span and span[0] > published and draft.facts.when and draft.facts.when.precision == "day":
            draft.facts = replace(draft.facts, status="planned")  # a later stop of a journey that has begun
    fallen = [d for d in events if d.facts.status in {"postponed", "cancelled"}]
    for draft in events:
        fate = next((d.facts.status for d in fallen if draft.facts.unreal and d.facts.codes == draft.facts.codes), None)
        if fate:
            draft.facts = replace(draft.facts, status=fate)
        if draft.facts.venue is None:
            draft.facts = replace(draft.facts, venue=_place(draft, events, dateline))
        draft.facts = replace(draft.facts, venue=_city(draft, events))
        draft.facts = replace(draft.facts, when=_local(draft.facts.when, draft.facts.venue))
    return events


def _city(draft: Draft, events: list[Draft]) -> Venue | None:
    """The city of a visit that names only the country, when the talks there name it."""
    venue = draft.facts.venue
    if venue is None or venue.city or not venue.country:
        return venue
    cities = [d.facts.venue for d in events if d.facts.venue and d.facts.venue.city and d.facts.venue.country == venue.country and d.facts.codes == draft.facts.codes and overlap(d.facts.when, draft.facts.when)]
    return cities[0] if cities and len({c.city for c in cities}) == 1 else venue


def _local(when: When | None, venue: Venue | None) -> When | None:
    """A clock time without a zone of its own is the venue's, also when another sentence names the venue."""
    if when is None or when.precision != "minute" or not when.start or not venue or not (venue.city or venue.country):
        return when
    known = city(venue.city) if venue.city else None
    zone = known.zone if known else zone_of(venue.country or "")
    if zone == when.zone or any(re.search(rf"\b{re.escape(z)}\b", when.raw, re.IGNORECASE) for z, name in ZONES.items() if name):
        return when
    start = datetime.fromisoformat(when.start).replace(tzinfo=ZoneInfo(zone))
    return replace(when, start=start.isoformat(), zone=zone)


def _day(draft: Draft, events: list[Draft], lead: When | None) -> When | None:
    facts = draft.facts
    journey = next((d.facts for d in events if d.facts.kind == "visit" and d.facts.codes == facts.codes and _same_time(d.facts.status, facts.status)), None)
    if facts.kind in {"meeting", "multilateral"} and journey and not facts.past_perfect and journey.when and journey.when.precision == "day":
        return journey.when
    if facts.status not in _DONE or facts.past_perfect:
        return None
    same = [d.facts.when for d in events if d is not draft and d.facts.codes == facts.codes and d.facts.status in _DONE and d.facts.kind != "visit" and d.facts.when]
    sure = [w for w in same if w.precision in {"day", "minute"} and w.start]
    if sure:
        day = (sure[0].start or "")[:10]
        return When(start=day, end=day, precision="day", zone=sure[0].zone, raw=sure[0].raw)
    return lead if facts.number <= _EARLY and facts.kind != "visit" else None


def _one_occasion(other: Draft, draft: Draft) -> bool:
    """Whether two events of the same parties lie in one place and time: both dated and overlapping, or a journey."""
    here, there = days_of(draft.facts.when), days_of(other.facts.when)
    if here and there:
        return here[0] <= there[1] and there[0] <= here[1]
    return other.facts.kind == "visit" and _same_time(other.facts.status, draft.facts.status) and not draft.facts.past_perfect


def _same_time(journey: str, contact: str) -> bool:
    """Whether a contact of one status can lie inside a journey of another."""
    return (contact in {"planned", "under_way"}) == (journey in {"planned", "under_way"}) or (journey, contact) == ("under_way", "held")


def _place(draft: Draft, events: list[Draft], dateline: Venue | None) -> Venue | None:
    facts = draft.facts
    if facts.kind in {"call", "pledge"} or facts.form == "video":
        return None
    for other in events:
        if other is not draft and other.facts.venue and facts.codes <= other.facts.codes and _one_occasion(other, draft):
            return other.facts.venue
    if facts.past_perfect or (facts.when and facts.when.precision in {"month", "vague"}):
        return None
    own = dateline is not None and dateline.country in facts.codes
    first = draft is min(events, key=lambda d: min(d.spans))
    return dateline if facts.status in _DONE and facts.number <= _EARLY and (own or first) else None
