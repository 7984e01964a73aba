"""After the reading: what is no event of its own goes where it belongs."""

import re
from dataclasses import replace

from digests.extract.draft import Draft
from digests.extract.tables import table, words
from digests.extract.merge import is_named, overlap


def fold(events: list[Draft]) -> list[Draft]:
    """Contacts with unnamed hosts during a visit become part of the visit (EXTRACTION, what counts, 2)."""
    kept: list[Draft] = []
    visits = [d for d in events if d.facts.kind == "visit"]
    for draft in events:
        stops = _visits_for(draft, visits)
        if stops:
            for visit in stops:
                _into(visit, draft)
        else:
            kept.append(draft)
    return kept


def hang(events: list[Draft]) -> list[Draft]:
    """Agreements and pledges of the parties to one held contact become its outcomes (EXTRACTION, what counts, 4).

    A signing that opens the article is its main act and stays an event of its own.
    """
    first = min(events, key=lambda d: min(d.spans), default=None)
    kept: list[Draft] = []
    for draft in events:
        main_act = draft is first and any(o.strength == "signed" for o in draft.outcomes)
        contact = None if main_act or draft.facts.kind not in {"agreement", "pledge"} else _contact_of(draft, events)
        if contact is None:
            kept.append(draft)
        else:
            _pour(contact, draft)
    return kept


def _contact_of(draft: Draft, events: list[Draft]) -> Draft | None:
    """The one held contact of exactly the same parties at the same time."""
    fitting = [
        d for d in events
        if d.facts.kind in _CONTACTS and d.facts.status in {"held", "under_way"} and d.facts.codes == draft.facts.codes
        and draft.facts.status == "held" and overlap(d.facts.when, draft.facts.when) and d.facts.past_perfect == draft.facts.past_perfect
        and not (d.facts.when and d.facts.when.precision in {"month", "vague"})
    ]  # fmt: skip
    return fitting[0] if len(fitting) == 1 else None


def _pour(contact: Draft, agreement: Draft) -> None:
    if contact.facts.when is None:
        contact.facts = replace(contact.facts, when=agreement.facts.when)
    for span in agreement.spans:
        contact.note(span, agreement.last)
    contact.outcomes += [o for o in agreement.outcomes if o.text not in {c.text for c in contact.outcomes}]


_CONTACTS = frozenset({"meeting", "call", "multilateral"})


def _host(draft: Draft) -> str | None:
    return next((a.code for a, c in draft.facts.sides if c == "host"), None)


def _visits_for(draft: Draft, visits: list[Draft]) -> list[Draft]:
    """The visits that a contact belongs to: one for every host of whom nobody is named."""
    if draft.facts.kind not in {"meeting", "multilateral"}:
        return []
    found: list[Draft] = []
    for visit in visits:
        visitors = {a.code for a, c in visit.facts.sides if c == "participant"}
        host = _host(visit)
        if host in draft.facts.codes and visitors & draft.facts.codes and overlap(visit.facts.when, draft.facts.when):
            hosts_named = any(is_named(a) for a, _ in draft.facts.sides if a.code == host)
            if not hosts_named:
                found.append(visit)
    hosts = {_host(v) for v in found}
    visitors = {a.code for v in found for a, c in v.facts.sides if c == "participant"}
    return found if found and draft.facts.codes <= hosts | visitors else []


def _into(visit: Draft, contact: Draft) -> None:
    host = _host(visit)
    sides = list(visit.facts.sides)
    for actor, _ in contact.facts.sides:
        if (
            actor.code == host
            and actor.office
            and not any(a.office == actor.office and a.code == host for a, _ in sides)
        ):
            sides = [
                (replace(actor, start=a.start, end=a.end, printed=actor.printed), c)
                if a.code == host and not a.office
                else (a, c)
                for a, c in sides
            ]
    visit.facts = replace(visit.facts, sides=sides)
    for span in contact.spans:
        visit.note(span, contact.last)
    for outcome in contact.outcomes:
        if outcome.text not in {o.text for o in visit.outcomes}:
            visit.outcomes.append(outcome)


def is_sports(text: str) -> bool:
    """Whether an article is about sports: several different words of sports pages stand in it."""
    lowered = text.lower()
    found = sum(1 for word in words("sports", "words") if re.search(rf"\b{re.escape(word)}\b", lowered))
    return found >= int(table("sports")["enough"])


def official(events: list[Draft], spoken: frozenset[str], *, sports: bool) -> list[Draft]:
    """Events in which states act through somebody: where only country names meet, a match may be meant.

    `spoken` are the countries for which the article names an official, a ministry or an organisation.
    """
    return [d for d in events if _by_officials(d, frozenset() if sports else spoken, sports=sports)]


def _by_officials(draft: Draft, spoken: frozenset[str], *, sports: bool) -> bool:
    facts = draft.facts
    if sports:
        return any(a.office or a.organisation for a, c in facts.sides if c == "participant")
    if facts.kind not in {"meeting", "visit", "multilateral"} or facts.origin.startswith("noun"):
        return True
    if any(a.office or a.name or a.organisation for a, c in facts.sides if c == "participant"):
        return True
    return bool(facts.codes & spoken)
