"""Drafts → Events: roles, outcomes as strong as the status allows, mentions, confidence, evidence."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from digests.extract.actors import Actor, scan
from digests.extract.confidence import confidence_of
from digests.extract.draft import Draft, DraftOutcome, spans_of
from digests.extract.memory import Memory
from digests.extract.role import role_of
from digests.extract.standing import mentions_of, older_parties
from digests.model import Capacity, Event, Outcome, Participant

_OFTEN = 3
"""Sentences in which a country must stand to be a subject of the article's main event."""

Told = tuple[int, int, tuple[Actor, ...]]


def assemble(
    drafts: Sequence[Draft],
    *,
    text: str,
    told: Sequence[Told],
    title: str,
    published: date | None,
    extractor: str,
    memory: Memory,
) -> tuple[Event, ...]:
    """The events of an article, in the order of telling."""
    by_span = {(s, e): actors for s, e, actors in told}
    often = Counter(
        code for _, _, actors in told for code in {a.code for a in actors if a.code and a.tag_kind != "city"}
    )
    common = frozenset(c for c, n in often.items() if n >= _OFTEN) | {
        a.code for a in scan(title) if a.code and a.tag_kind != "city"
    }
    older = frozenset(code for s, e, actors in told for code in older_parties(text[s:e], actors))
    events: list[Event] = []
    lead = True
    for draft in sorted(drafts, key=lambda d: min(d.spans)):
        facts = draft.facts
        codes = facts.codes
        role = role_of(facts, text[facts.span[0] : facts.span[1]], published)
        spans = [*draft.spans]
        others = frozenset(c for d in drafts if d is not draft and set(d.spans) & set(spans) for c in d.facts.codes)
        told_here = [a for span in [*spans, *(o.span for o in draft.outcomes)] for a in by_span.get(span, ()) if a.code not in others or a.code in codes]
        if role == "news" and lead:
            told_here += [Actor(0, 0, 0, "country", c) for c in common - others]
        mentions = mentions_of(codes, facts.venue, told_here, older if role == "news" and lead else frozenset())
        lead = lead and role != "news"
        events.append(
            Event(
                kind=facts.kind,
                form=facts.form,
                status=facts.status,
                role=role,
                participants=_participants(draft),
                countries=tuple(sorted(codes)),
                venue=facts.venue,
                when=facts.when,
                outcomes=_outcomes(draft, text),
                mentions=mentions,
                evidence=spans_of(text, spans),
                confidence=confidence_of(draft),
                extractor=extractor,
            )  # fmt: skip
        )
    return tuple(events)


def _participants(draft: Draft) -> tuple[Participant, ...]:
    found: list[Participant] = []
    for actor, capacity in draft.facts.sides:
        if actor.code is None and not (actor.name and actor.office):
            continue
        found.append(_participant(actor, capacity))
    return tuple(found)


def _participant(actor: Actor, capacity: Capacity) -> Participant:
    return Participant(
        name=actor.name, office=actor.office, organisation=actor.organisation, country=actor.code, capacity=capacity, as_printed=" ".join(actor.printed.split()),
    )  # fmt: skip


def _outcomes(draft: Draft, text: str) -> tuple[Outcome, ...]:
    """On the table only, unless the contact was held (EXTRACTION, what counts, 5)."""
    open_still = draft.facts.status in {"planned", "postponed", "cancelled"}
    return tuple(_outcome(o, text, open_still=open_still) for o in sorted(draft.outcomes, key=lambda o: o.trigger))


def _outcome(draft: DraftOutcome, text: str, *, open_still: bool) -> Outcome:
    strength = "on_table" if open_still else draft.strength
    return Outcome(
        strength=strength, by=draft.by, form=draft.form, text=draft.text, evidence=spans_of(text, [draft.span])
    )
