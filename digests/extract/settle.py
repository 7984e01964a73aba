"""After the reading: when and where a contact was, when its own sentences do not say, from the article around it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from digests.extract.candidate import AHEAD, AT_TABLE, FALLEN, Candidate, codes_of, distinct
from digests.extract.credentials import is_envoy
from digests.extract.draft import Draft
from digests.extract.merge import days_of, lies_ahead, lies_behind, overlap
from digests.extract.venue import venue_of
from digests.extract.where import LookWhere, Places, best, options
from digests.model import Status, Venue, When
from digests.places.cities import city, zone_of
from digests.places.names import countries, display_name, is_organisation
from digests.timing.words import ZONES

OPENING = 2
"""Sentences from the top in which the lead's day stands."""
_EARLY = 6
"""Sentences from the top within which an undated contact is what the lead's day is about."""
Cities = Mapping[str, frozenset[str]]
"""The cities that an article names, by the code of their country."""
_STAY = timedelta(days=5)
"""Before and after the day that is told of a journey: within it whoever travels may be there."""
_DONE = frozenset({"held", "under_way"})
_AHEAD = frozenset({"planned", "under_way"})
_NOWHERE = frozenset({"call", "pledge"})
"""Kinds of events that have no venue."""


def settle(
    events: list[Draft],
    lead: When | None,
    *,
    published: date | None,
    cities: Cities,
    places: Places,
    look: LookWhere | None = None,
) -> list[Draft]:
    """Undated contacts take the day of the same parties' other contact, else the lead's; venues likewise.

    `lead` is the day that the opening sentences name; the dateline's city is the venue only where nothing else is
    told (EXTRACTION, what counts, 7). Where the encoder was asked, `where.py` then chooses between that venue and all
    places that the article names; `look` is shown what it chooses from.
    """
    own = {id(draft): draft.facts.venue for draft in events}
    events = [d for d in events if not (d.facts.lapsed and _is_told_otherwise(d, events))]
    events = [d for d in events if not (d.facts.origin == "noun:for" and _came_about(d, events))]
    for draft in events:
        if draft.facts.lapsed and draft.facts.status == "planned":
            draft.facts = replace(draft.facts, status="cancelled")
        if _is_elsewhen(draft.facts, published):
            draft.facts = replace(draft.facts, when=None)
    for draft in events:
        if draft.facts.when is None:
            day = _day(draft, events, lead)
            draft.facts = replace(draft.facts, when=day if not _has_passed(draft.facts, day, published) else None)
        elif draft.facts.kind in AT_TABLE and draft.facts.when.precision in {"month", "vague"}:
            days = _day_of_journey(draft.facts, events)  # "will travel this week", then "on Tuesday"
            if days and _holds(draft.facts.when, days):
                draft.facts = replace(draft.facts, when=days)
    for draft in events:
        draft.facts = replace(draft.facts, when=_days_of_stop(draft.facts, events))
    for draft in events:
        if _is_later_stop(draft.facts, published):
            draft.facts = replace(draft.facts, status="planned")
    for draft in events:
        fallen = (d.facts for d in events if d.facts.status in FALLEN and d.facts.codes == draft.facts.codes)
        fate = next((f for f in fallen if draft.facts.unreal or _had_been_announced(draft.facts, f)), None)
        if fate:
            draft.facts = replace(draft.facts, status=fate.status)
        if draft.facts.venue is None:
            draft.facts = replace(draft.facts, venue=_place(draft, events, places.dateline))
        draft.facts = replace(draft.facts, venue=_only_city(_with_city(draft.facts, events), cities))
    asked = [(d, options(d, events, places, own[id(d)])) for d in events if _may_be_sought(d.facts)]
    for draft, found in asked:
        draft.facts = replace(draft.facts, venue=best(found))
        if look:
            look(draft, found)
    for draft in events:
        draft.facts = replace(draft.facts, venue=_at_the_host(draft.facts) or _at_the_post(draft.facts))
        draft.facts = replace(draft.facts, when=_local(draft.facts.when, draft.facts.venue))
    return events


def _may_be_sought(facts: Candidate) -> bool:
    """Whether a venue is chosen by weights: they have learnt with the encoder, and of what happens in one place."""
    apart = facts.sidelines and facts.venue is not None  # where the table stands
    return facts.answer is not None and facts.kind not in _NOWHERE and facts.form != "video" and not apart


def _is_told_otherwise(draft: Draft, events: list[Draft]) -> bool:
    """Whether what became of something expected is told too: it was put off, then that event takes its words and its
    day; or it came about all the same, on another day."""
    facts = draft.facts
    for other in events:
        if other is draft or not other.facts.codes >= facts.codes:
            continue
        if other.facts.status in FALLEN and other.facts.kind == facts.kind:
            other.facts = replace(other.facts, when=other.facts.when or facts.when)
            other.take(draft)
            return True
        if other.facts.status in _DONE and not other.facts.is_in_passing and _is_near(other.facts.when, facts.when):
            return True
    return False


def _came_about(draft: Draft, events: list[Draft]) -> bool:
    """Whether what somebody came for is told to have been held: "arrived for talks with the premier. … The two
    discussed …". What was held takes its words then."""
    facts = draft.facts
    ours = _named(facts)
    for other in events:
        held = other.facts
        if other is draft or held.status != "held" or held.codes != facts.codes or held.kind not in AT_TABLE:
            continue
        shared = len(ours & _named(held)) > 1 and not held.is_in_passing
        if facts.status == "planned" and shared and overlap(held.when, facts.when) and held.number >= facts.number:
            sides = distinct((*facts.sides, *held.sides))
            other.facts = replace(held, sides=sides, when=held.when or facts.when, venue=held.venue or facts.venue)
            other.take(draft)
            return True
    return False


def _named(facts: Candidate) -> set[str]:
    """Who takes part, by name."""
    return {a.name for a, _ in facts.sides if a.name}


def _had_been_announced(facts: Candidate, fallen: Candidate) -> bool:
    """Whether a plan of an earlier announcement is what the opening says fell through: the same journey or contact, on
    no other day."""
    same = facts.kind == fallen.kind and facts.host == fallen.host and overlap(facts.when, fallen.when)
    return facts.announced and same and fallen.number <= OPENING and fallen.number < facts.number


def _is_elsewhen(facts: Candidate, published: date | None) -> bool:
    """Whether the date is something else's: what was held cannot lie ahead, nor what is planned behind. To what
    somebody came for no zone is left ("went to Syria on Monday for a meeting" on Tuesday: the day of the journey)."""
    if facts.status == "held":
        return lies_ahead(facts.when, published)
    if facts.origin == "noun:for" and facts.status == "planned":
        return _has_passed(facts, facts.when, published)
    return _is_over(facts, facts.when, published)


def _is_over(facts: Candidate, when: When | None, published: date | None) -> bool:
    """Whether a day has passed on which something still planned cannot be: that of the arrival before it."""
    return facts.status == "planned" and lies_behind(when, published)


def _has_passed(facts: Candidate, carried: When | None, published: date | None) -> bool:
    """Whether what is planned would lie behind, on a day that is another's, such as an arrival's: no zone is left to
    that."""
    days = days_of(carried)
    return facts.status == "planned" and days is not None and published is not None and days[1] < published


def _days_of_stop(facts: Candidate, events: list[Draft]) -> When | None:
    """The days; of one stop of a tour whose days were told for all of them those on which somebody is met there: "will
    visit Peru and Chile from 6 to 10 March. On 8 March, in Lima, she meets …"."""
    tour = days_of(facts.when)
    by_days = facts.when is not None and facts.when.precision == "day"  # of a month the stay may be any days
    if facts.kind != "visit" or not by_days or tour is None or tour[0] == tour[1]:
        return facts.when
    others = [d.facts for d in events if d.facts.kind == "visit" and d.facts.codes != facts.codes]
    if not any(days_of(o.when) == tour and o.codes & facts.codes and o.host != facts.host for o in others):
        return facts.when
    contacts = [d.facts for d in events if d.facts.kind in AT_TABLE and d.facts.codes == facts.codes]
    met = [c.when for c in contacts if c.when and c.when.precision == "day" and _is_inside(days_of(c.when), tour)]
    first = min(met, key=lambda when: when.start or "", default=facts.when)
    return replace(first, end=max(w.end or "" for w in met)) if first and met else facts.when


def _is_inside(days: tuple[date, date] | None, tour: tuple[date, date]) -> bool:
    return days is not None and days != tour and tour[0] <= days[0] and days[1] <= tour[1]


def _is_later_stop(facts: Candidate, published: date | None) -> bool:
    """A stop still ahead of a journey that has begun."""
    days = days_of(facts.when)
    if facts.status != "under_way" or published is None or days is None:
        return False
    return facts.when is not None and facts.when.precision == "day" and days[0] > published


def _day(draft: Draft, events: list[Draft], lead: When | None) -> When | None:
    facts = draft.facts
    if facts.status in FALLEN and (planned := _planned_day(draft, events)):
        return planned
    if facts.kind == "visit" and not facts.past_perfect and (whole := _whole_tour(draft, events)):
        return whole
    if facts.sidelines and not facts.past_perfect and (table := _table(draft, events)):
        return table.when
    journey = _day_of_journey(facts, events) if facts.kind in AT_TABLE and not facts.past_perfect else None
    done = facts.status in _DONE and not facts.past_perfect
    if journey and not (done and _is_arrival(journey)):
        return journey
    if not done:
        return None
    if sure := _day_of_others(draft, events, since=journey):
        return sure
    if journey:
        return journey
    if any(d.facts.number < OPENING and d.facts.status not in _DONE for d in events):
        return None  # the opening speaks of what is to come: its day is not that of what was held
    near = facts.number <= _EARLY or (facts.also and not facts.is_in_passing)
    return lead if near and (facts.kind != "visit" or facts.number < OPENING) else None


def _is_arrival(journey: When) -> bool:
    """Whether only one day of a journey is told, mostly that of the arrival: what was held there may be of a later."""
    return journey.start == journey.end


def _day_of_others(draft: Draft, events: list[Draft], *, since: When | None) -> When | None:
    """The day of another contact of the same parties, not one before the day of the arrival."""
    facts = draft.facts
    same = (d.facts for d in events if d is not draft and d.facts.codes == facts.codes and d.facts.kind != "visit")
    times = (f.when for f in same if f.status in _DONE and f.when and f.when.precision in {"day", "minute"})
    arrived = since.start if since and since.start else ""
    sure = next((w for w in times if w.start and w.start[:10] >= arrived), None)
    if sure is None or sure.start is None:
        return None
    return When(start=sure.start[:10], end=sure.start[:10], precision="day", zone=sure.zone, raw=sure.raw)


def _planned_day(draft: Draft, events: list[Draft]) -> When | None:
    """The day for which something was planned that did not take place, when another telling of it has the day."""
    facts = draft.facts
    others = (d.facts for d in events if d is not draft and d.facts.codes == facts.codes)
    open_ = (f.when for f in others if f.when and f.status in AHEAD)
    return next((w for w in open_ if w.precision in {"day", "minute"}), None)


def _whole_tour(draft: Draft, events: list[Draft]) -> When | None:
    """A later stop without a day of its own carries the days of the journey that was told first."""
    facts = draft.facts
    names = {a.name for a, capacity in facts.sides if capacity == "participant" and a.name}
    for other in (d.facts for d in events if d is not draft and d.facts.kind == "visit"):
        same = names & {a.name for a, capacity in other.sides if capacity == "participant" and a.name}
        if same and other.span == facts.span and other.when and other.status == facts.status:
            return other.when
    return None


def _table(draft: Draft, events: list[Draft]) -> Candidate | None:
    """The larger meeting on whose sidelines somebody met, as far as it was told before."""
    done = draft.facts.status in _DONE
    before = [d.facts for d in events if d is not draft and d.facts.when and d.facts.number <= draft.facts.number]
    tables = [f for f in before if f.kind in {"multilateral", "visit"} and (f.status in _DONE) == done]
    return max(tables, key=lambda f: f.number, default=None)


def _day_of_journey(facts: Candidate, events: list[Draft]) -> When | None:
    """The days of the same parties' journey, when it states them."""
    journeys = (d.facts for d in events if d.facts.kind == "visit" and d.facts.codes == facts.codes)
    fallen = facts.unreal  # "was to hold talks there" on a journey that was put off
    journey = next((j for j in journeys if _is_within(j.status, facts.status) or (fallen and j.status in FALLEN)), None)
    return journey.when if journey and journey.when and journey.when.precision == "day" else None


def _holds(vague: When, days: When) -> bool:
    """Whether some days lie within a vague time."""
    wide, narrow = days_of(vague), days_of(days)
    return bool(wide and narrow and wide[0] <= narrow[0] and narrow[1] <= wide[1] + _STAY)


def _is_within(journey: Status, contact: Status) -> bool:
    """Whether a contact of one status can lie inside a journey of another."""
    if (contact in FALLEN) != (journey in FALLEN):
        return False
    return (contact in _AHEAD) == (journey in _AHEAD) or (journey, contact) == ("under_way", "held")


def _place(draft: Draft, events: list[Draft], dateline: Venue | None) -> Venue | None:
    facts = draft.facts
    if facts.kind in _NOWHERE or facts.form == "video":
        return None
    for other in events:
        if (
            other is not draft
            and other.facts.venue
            and facts.codes <= other.facts.codes
            and _is_one_occasion(other.facts, facts)
        ):
            return other.facts.venue
    if facts.past_perfect or (facts.when and facts.when.precision in {"month", "vague"}):
        return None
    if stay := _stay(facts, events):
        return stay.venue or next((venue_of(a) for a, capacity in stay.sides if capacity == "host"), None)
    if occasion := _occasion(draft, events):
        return occasion
    own = dateline is not None and dateline.country in facts.codes
    first = draft is min(events, key=lambda d: min(d.spans))
    return dateline if facts.status in _DONE and (facts.number <= _EARLY or own) and (own or first) else None


def _stay(facts: Candidate, events: list[Draft]) -> Candidate | None:
    """The journey of the same parties, all of whose tellings lead to one country, near the day of a contact of theirs.

    Whoever reports from the visitor's capital still tells of what happened abroad.
    """
    if facts.kind not in AT_TABLE:
        return None
    journeys = [d.facts for d in events if d.facts.kind == "visit" and d.facts.codes == facts.codes and d.facts.host]
    near = [j for j in journeys if _is_within(j.status, facts.status) and _is_near(j.when, facts.when)]
    return near[0] if near and len({j.host for j in journeys}) == 1 else None


def _is_near(journey: When | None, contact: When | None) -> bool:
    ours, theirs = days_of(journey), days_of(contact)
    if ours is None or theirs is None:
        return True
    return ours[0] - _STAY <= theirs[0] <= ours[1] + _STAY


def _occasion(draft: Draft, events: list[Draft]) -> Venue | None:
    """Where the table stands on whose sidelines somebody meets, or where the same person met others that day."""
    facts = draft.facts
    before = [d.facts for d in events if d is not draft and d.facts.venue and d.facts.number <= facts.number]
    if facts.form == "sidelines" or facts.sidelines:
        tables = [f for f in before if f.kind == "multilateral"] or before
        return max(tables, key=lambda f: f.number).venue if tables else None
    ours = _named(facts)
    for other in sorted(before, key=lambda f: -f.number):
        shared = ours & _named(other)
        one_day = (
            other.when
            and facts.when
            and other.when.precision == facts.when.precision == "day"
            and overlap(other.when, facts.when)
        )
        abroad = other.venue is not None and other.venue.country not in {
            a.code for a, _ in other.sides if a.name in shared
        }
        if shared and one_day and abroad and other.kind != "visit":
            return other.venue
    return None


def _is_one_occasion(other: Candidate, facts: Candidate) -> bool:
    """Whether two events of the same parties lie in one place and time: both dated and overlapping, or a journey."""
    if facts.when and facts.when.start and other.when and other.when.start:
        return overlap(facts.when, other.when)
    return other.kind == "visit" and _is_within(other.status, facts.status) and not facts.past_perfect


def _with_city(facts: Candidate, events: list[Draft]) -> Venue | None:
    """The venue; for a country alone its city, when what else these parties did there then names one."""
    venue = facts.venue
    if venue is None or venue.city or not venue.country:
        return venue
    same = [d.facts for d in events if d.facts.codes == facts.codes and overlap(d.facts.when, facts.when)]
    cities = [f.venue for f in same if f.venue and f.venue.city and f.venue.country == venue.country]
    return cities[0] if len({c.city for c in cities}) == 1 else venue


def _only_city(venue: Venue | None, cities: Cities) -> Venue | None:
    """The venue; for a country alone the one city of it that the article names."""
    named = cities.get(venue.country or "", frozenset()) if venue and not venue.city else frozenset()
    return replace(venue, city=next(iter(named))) if venue and len(named) == 1 else venue


def _at_the_host(facts: Candidate) -> Venue | None:
    """The venue; of a visit that of its host, wherever it was reported from."""
    host = next((a for a, capacity in facts.sides if capacity == "host"), None)
    if facts.kind != "visit" or host is None or not host.code or is_organisation(host.code):
        return facts.venue
    if facts.venue is not None and facts.venue.country == host.code:
        return facts.venue
    return venue_of(replace(host, tag_kind="country"))


def _at_the_post(facts: Candidate) -> Venue | None:
    """Where an envoy's credentials were handed over: in the state that he is sent to."""
    if facts.form != "credentials" or facts.status not in {"held", "planned"}:
        return None
    hosts = [a for a, _ in facts.sides if not is_envoy(a)]
    codes = codes_of(hosts) & frozenset(countries())
    code = next(iter(codes)) if len(codes) == 1 else None
    return Venue(text=display_name(code), country=code) if code else None


def _local(when: When | None, venue: Venue | None) -> When | None:
    """A clock time without a zone of its own is the venue's, also when another sentence names the venue."""
    if when is None or when.precision != "minute" or not when.start or not venue or not (venue.city or venue.country):
        return when
    known = city(venue.city) if venue.city else None
    zone = known.zone if known else zone_of(venue.country or "")
    stated = (z for z, name in ZONES.items() if name)
    if zone == when.zone or any(re.search(rf"\b{re.escape(z)}\b", when.raw, re.IGNORECASE) for z in stated):
        return when
    start = datetime.fromisoformat(when.start).replace(tzinfo=ZoneInfo(zone))
    return replace(when, start=start.isoformat(), zone=zone)
