"""After the reading: what is no event of its own goes where it belongs."""

from dataclasses import replace

from digests.extract.draft import Draft
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
