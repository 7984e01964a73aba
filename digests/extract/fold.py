"""After the reading: what is no event of its own goes where it belongs (EXTRACTION, what counts, 2 and 4)."""

from collections import Counter
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.candidate import AHEAD, AT_TABLE, CONTACTS, ENCODER, FALLEN, TABLE, Candidate, Side
from digests.extract.company import are_others, is_one_person
from digests.extract.draft import Draft
from digests.extract.merge import days_of, joined, overlap
from digests.extract.tables import words
from digests.extract.where import spot_of
from digests.extract.who_met import are_different_contacts, without_bodies
from digests.places.names import is_organisation

_DONE = frozenset({"held", "under_way"})
_TWO = 2
_BESIDE = 0.6
"""The chance from which the encoder sees a contact of its own beside a journey, though nobody is named who received."""


def fold(events: list[Draft]) -> list[Draft]:
    """Contacts with unnamed hosts during a visit become part of the visit, unless the encoder sees one of its own."""
    kept: list[Draft] = []
    visits = [d for d in events if d.facts.kind == "visit"]
    for draft in events:
        stops = _visits_for(draft, visits)
        for visit in stops:
            _into(visit, draft)
        if not stops:
            kept.append(draft)
    return kept


def _visits_for(draft: Draft, visits: list[Draft]) -> list[Draft]:
    """The visits that a contact belongs to: one for every host of whom nobody is named."""
    facts = draft.facts
    if facts.kind not in AT_TABLE:
        return []
    if _is_seen_beside(facts):
        return []
    found: list[Draft] = []
    for visit in visits:
        told = visit.facts
        fits = told.host in facts.codes and _visitors(told.sides) & facts.codes and overlap(told.when, facts.when)
        if fits and any(_is_named(a) for a, _ in facts.sides if a.code == told.host):
            return []  # whom the guests met there has a name, whatever other journey leads the other way
        if fits:
            found.append(visit)
    all_codes = {code for v in found for code in (v.facts.host, *_visitors(v.facts.sides))}
    return found if facts.codes <= all_codes else []


def _is_seen_beside(contact: Candidate) -> bool:
    """Whether the encoder sees a contact that is not all of the visit: not "talks with senior officials" there."""
    answer = contact.answer
    shared = Counter((a.start, a.end) for a, _ in contact.sides if a.kind == "collective" and a.office)
    bodies = any(a.is_several and not (shared[a.start, a.end] > 1 and _is_one_each(a)) for a, _ in contact.sides)
    return answer is not None and answer.chance >= _BESIDE and answer.kind in AT_TABLE and not bodies


def _is_one_each(actor: Actor) -> bool:
    """ "the foreign ministers of Peru and Chile": one of each; not their officials."""
    return actor.plural and actor.last_word in words("offices", "in_person")


def _is_named(actor: Actor) -> bool:
    """Whether somebody can be told by name or by an office that one person holds."""
    return actor.name is not None or actor.kind == "office"


def _visitors(sides: tuple[Side, ...]) -> set[str | None]:
    return {a.code for a, capacity in sides if capacity == "participant"}


def _into(visit: Draft, contact: Draft) -> None:
    """The visit takes the contact's evidence and outcomes, and prints its host as the contact names him."""
    host = visit.facts.host
    sides = visit.facts.sides
    for actor, _ in contact.facts.sides:
        known = any(a.office == actor.office and a.code == host for a, _ in sides)
        if actor.code == host and actor.office and not known:
            sides = tuple(_named_by(side, actor) if side[0].code == host else side for side in sides)
    visit.facts = replace(visit.facts, sides=sides)
    visit.take(contact)


def _named_by(side: Side, actor: Actor) -> Side:
    """A host without an office, named by the actor's office."""
    unnamed, capacity = side
    if unnamed.office:
        return side
    return replace(actor, start=unnamed.start, end=unnamed.end), capacity


def of_two(events: list[Draft]) -> list[Draft]:
    """A table at which only two states are known to sit is told as a meeting, as 3,673 of 3,702 in gold are."""
    for draft in events:
        codes = draft.facts.codes
        if draft.facts.kind == "multilateral" and len(codes) < TABLE and not any(map(is_organisation, codes)):
            draft.facts = replace(draft.facts, kind="meeting")
    return events


def once(events: list[Draft]) -> list[Draft]:
    """What only the encoder sees, or what fell through, and what was told are one, if they differ in nothing once day
    and place are settled; so are plans of the same two people, which reports tell over and over."""
    kept: list[Draft] = []
    for draft in events:
        twin = next((d for d in kept if _is_twin(d.facts, draft.facts)), None)
        if twin is None:
            kept.append(draft)
            continue
        twin.facts = joined(twin.facts, draft.facts)
        twin.take(draft)
    return kept


def _is_twin(told: Candidate, again: Candidate) -> bool:
    if told.codes != again.codes or told.host != again.host:
        return False
    named = _are_named_later(told, again)
    same = told.status in AHEAD and _is_one_company(told, again)
    if named:
        told = without_bodies(told)
    elif ENCODER not in {told.origin, again.origin} and not same:
        return False
    if told.novel and again.novel and again.status not in AHEAD:  # one plan is told over and over
        return False
    if told.status != again.status or told.is_in_passing != again.is_in_passing or told.distinct != again.distinct:
        return False
    one_kind = told.kind == again.kind or {told.kind, again.kind} == AT_TABLE
    one_place = told.venue is None or again.venue is None or spot_of(told.venue) == spot_of(again.venue)
    days, later = days_of(told.when), days_of(again.when)
    one_day = days == later or (same and None in {days, later})
    sure_day = days is not None and days[0] == days[1] and not named  # nobody meets in two towns on it
    return one_kind and one_day and (one_place or sure_day) and (same or not are_different_contacts(told, again))


def _is_one_company(told: Candidate, again: Candidate) -> bool:
    """Whether both tell of the same two: one person of each side, or a person and the state that he visits."""
    if again.also or len(told.sides) != _TWO or len(again.sides) != _TWO:  # of a table the list may go on
        return False
    people = {actor.code: actor for actor, _ in told.sides}
    both = [(people[actor.code], actor) for actor, _ in again.sides if actor.code in people]
    named = any(a.name and b.name for a, b in both)
    return named and len(both) == _TWO and all(is_one_person(a, b) or _is_no_person(a, b) for a, b in both)


def _is_no_person(a: Actor, b: Actor) -> bool:
    """The state visited."""
    return not any(actor.name or actor.office for actor in (a, b))


def _are_named_later(told: Candidate, again: Candidate) -> bool:
    """Whether the officials whose meeting fell through have names when it is told again."""
    bodies = any(a.is_several for a, _ in told.sides)
    one = told.status in FALLEN and told.when is not None and not again.also
    return one and bodies and any(a.name for a, _ in again.sides)


def hang(events: list[Draft]) -> list[Draft]:
    """Agreements and pledges of the parties to one held contact become its outcomes.

    A signing that opens the article is its main act and stays an event of its own.
    """
    first = min(events, key=lambda d: min(d.spans), default=None)
    kept: list[Draft] = []
    for draft in events:
        main_act = draft is first and any(o.strength == "signed" for o in draft.outcomes)
        contact = None if main_act or draft.facts.kind not in {"agreement", "pledge"} else _contact_of(draft, events)
        if contact is None:
            kept.append(draft)
            continue
        if contact.facts.when is None:
            contact.facts = replace(contact.facts, when=draft.facts.when)
        contact.take(draft)
    return kept


def _contact_of(draft: Draft, events: list[Draft]) -> Draft | None:
    """The one held contact of exactly the same parties at the same time; None where two fit."""
    own = draft.facts
    if own.status != "held":
        return None
    same = [d for d in events if d.facts.kind in CONTACTS and d.facts.codes == own.codes and d.facts.status in _DONE]
    fitting = [d for d in same if _is_one_time(d, draft)]
    return fitting[0] if len(fitting) == 1 and not are_others([a for a, _ in own.sides], fitting[0].facts) else None


def _is_one_time(contact: Draft, deed: Draft) -> bool:
    when = contact.facts.when
    if contact.facts.past_perfect != deed.facts.past_perfect or (when and when.precision in {"month", "vague"}):
        return False
    return overlap(when, deed.facts.when)
