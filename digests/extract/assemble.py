"""Drafts → Events: roles, outcomes as strong as the status allows, mentions, confidence, evidence."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from digests.extract.actor import Actor
from digests.extract.candidate import CONTACTS, ENCODER, Side, codes_of
from digests.extract.draft import Draft, DraftOutcome
from digests.extract.groups import has_code, name_of_group
from digests.extract.role import role_of
from digests.extract.standing import mentions_of, older_parties
from digests.extract.tables import words
from digests.model import BINDING, Event, Outcome, Participant, Span
from digests.text.flatten import squeeze

_BOTH = 2
_OFTEN = 3
"""Sentences in which a country must stand to be a subject of the article's main event."""

Told = tuple[int, int, tuple[Actor, ...]]
"""A sentence: its offsets and its actors."""


def assemble(
    drafts: Sequence[Draft],
    *,
    text: str,
    told: Sequence[Told],
    headline: Sequence[Actor],
    published: date | None,
    extractor: str,
    weigh: Callable[[Draft], float],
) -> tuple[Event, ...]:
    """The events of an article, in the order of telling; the first news event carries the article's subjects.

    `weigh` says how sure each is.
    """
    by_span = {(start, end): actors for start, end, actors in told}
    common = _subjects(told, headline)
    older = frozenset(code for start, end, actors in told for code in older_parties(text[start:end], actors))
    events: list[Event] = []
    lead = True
    for draft in sorted(drafts, key=lambda d: min(d.spans)):
        facts = draft.facts
        role = role_of(facts, text[slice(*facts.span)], published)
        leads = lead and role == "news"
        lead = lead and not leads
        others = _codes_beside(draft, drafts) - facts.codes
        spans = [*draft.spans, *(o.span for o in draft.outcomes)]
        named = [a for span in spans for a in by_span.get(span, ()) if a.code not in others]
        if leads:
            named += [Actor(0, 0, 0, "country", code) for code in common - others]
        events.append(
            Event(
                kind=facts.kind,
                form=facts.form,
                status=facts.status,
                role=role,
                participants=_participants(facts.sides),
                countries=tuple(sorted(filter(has_code, facts.codes))),
                venue=replace(facts.venue, text=squeeze(facts.venue.text)) if facts.venue else None,
                when=replace(facts.when, raw=squeeze(facts.when.raw)) if facts.when else None,
                outcomes=_outcomes(draft, text),
                mentions=mentions_of(facts.codes, facts.venue, named, older if leads else frozenset()),
                evidence=_spans(text, draft.spans),
                confidence=weigh(draft),
                extractor=extractor,
            )
        )
    return tuple(events)


def _subjects(told: Sequence[Told], headline: Sequence[Actor]) -> frozenset[str]:
    """The countries that the headline names or many sentences do."""
    often = Counter(code for _, _, actors in told for code in _places(actors))
    return frozenset(code for code, count in often.items() if count >= _OFTEN) | _places(headline)


def _places(actors: Collection[Actor]) -> frozenset[str]:
    return frozenset(a.code for a in actors if a.code and has_code(a.code) and a.tag_kind != "city")


def _codes_beside(draft: Draft, drafts: Sequence[Draft]) -> frozenset[str]:
    """The parties of other events that are told in the same sentences."""
    spans = set(draft.spans)
    return frozenset(c for d in drafts if d is not draft and not spans.isdisjoint(d.spans) for c in d.facts.codes)


def _participants(sides: Sequence[Side]) -> tuple[Participant, ...]:
    """Who took part; a person of no known party only with name and office, and where he may be the other party.

    A page may break a name or an office over two lines.
    """
    alone = len(codes_of(a for a, _ in sides)) < _BOTH
    return tuple(
        Participant(
            name=squeeze(actor.name) if actor.name else None,
            office=_spelled(actor.office) if actor.office else None,
            organisation=name_of_group(actor.code) or actor.organisation,
            country=actor.code if has_code(actor.code) else None,
            capacity=capacity,
            as_printed=squeeze(actor.printed),
        )
        for actor, capacity in sides
        if actor.code is not None or (alone and actor.name and actor.office)
    )


def _spelled(office: str) -> str:
    """An office on one line, without the capitals of a page's first words: "PRIME Minister", but "IAEA chief"."""
    return " ".join(w.capitalize() if w.isupper() and _is_of_office(w.lower()) else w for w in office.split())


def _is_of_office(word: str) -> bool:
    return any(word in words("offices", group) for group in ("head", "portfolio"))


def _outcomes(draft: Draft, text: str) -> tuple[Outcome, ...]:
    """On the table only, unless the contact was held (EXTRACTION, what counts, 5)."""
    open_still = draft.facts.status in {"planned", "postponed", "cancelled"}
    sure = [o for o in draft.outcomes if open_still or not _is_elsewhere(o, draft)]
    return tuple(
        _outcome(o, text, open_still=open_still or _is_unsure(o, draft)) for o in sorted(sure, key=lambda o: o.trigger)
    )


def _is_elsewhere(outcome: DraftOutcome, draft: Draft) -> bool:
    """What one side is said to have agreed or signed outside the sentences of a contact may belong to another event,
    unless the encoder sees that too."""
    strong = outcome.strength in BINDING and draft.facts.kind in CONTACTS
    return strong and not outcome.sure and outcome.span not in draft.spans and len(outcome.by) < _BOTH


def _is_unsure(outcome: DraftOutcome, draft: Draft) -> bool:
    """What a rule finds agreed in a contact that only the encoder sees is sure only in its sentences and of both sides,
    unless the encoder sees that too."""
    strong = outcome.strength in BINDING and draft.facts.origin == ENCODER
    return strong and not outcome.sure and (outcome.span not in draft.spans or len(outcome.by) < _BOTH)


def _outcome(draft: DraftOutcome, text: str, *, open_still: bool) -> Outcome:
    strength = "on_table" if open_still else draft.strength
    return Outcome(
        strength=strength,
        by=tuple(name_of_group(code) or code for code in draft.by),
        form=draft.form,
        text=draft.text,
        evidence=_spans(text, [draft.span]),
    )


def _spans(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Spans with their text, in the order of the article."""
    return tuple(Span(start, end, text[start:end]) for start, end in sorted(set(spans)))
