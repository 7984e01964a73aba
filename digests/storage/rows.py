"""Rows become types and types become rows, here and nowhere else."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from digests.model import Event, Mention, Outcome, Participant, Report, Span, Tie, Venue, When
from digests.storage.records import Evidence, Feed, FeedState, ReportedTie, Source
from digests.timing.spans import wide_days

Values = dict[str, Any]


def event_values(event: Event) -> Values:
    """The columns of an event that are its own."""
    venue, days = event.venue, wide_days(event.when)
    return {
        "schema": event.schema,
        "kind": event.kind,
        "form": event.form,
        "status": event.status,
        "role": event.role,
        "countries": event.countries,
        "venue_text": venue.text if venue else None,
        "venue_city": venue.city if venue else None,
        "venue_country": venue.country if venue else None,
        **when_values(event.when),
        "first_day": days.first if days else None,
        "last_day": days.last if days else None,
        "confidence": event.confidence,
        "extractor": event.extractor,
    }


def when_values(when: When | None) -> Values:
    """The columns of a date; all null for none."""
    return {
        "when_precision": when.precision if when else None,
        "when_start": when.start if when else None,
        "when_end": when.end if when else None,
        "when_zone": when.zone if when else None,
        "when_raw": when.raw if when else None,
    }


def participant_values(participant: Participant) -> Values:
    """The columns of a participant."""
    return {
        "name": participant.name,
        "office": participant.office,
        "organisation": participant.organisation,
        "country": participant.country,
        "capacity": participant.capacity,
        "as_printed": participant.as_printed,
    }


def outcome_values(outcome: Outcome) -> Values:
    """The columns of an outcome; its evidence has rows of its own."""
    return {"strength": outcome.strength, "by": outcome.by, "form": outcome.form, "text": outcome.text}


def reports(
    heads: Iterable[Row[Any]], parties: Iterable[Row[Any]], outcomes: Iterable[Row[Any]], spans: Iterable[Row[Any]]
) -> list[Report]:
    """Reports in the order of `heads`, put together from one statement for each kind of row, each in its own order."""
    people: dict[int, list[Participant]] = defaultdict(list)
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for row in parties:
        if row.standing is None:
            people[row.event_id].append(_participant(row))
        else:
            mentions[row.event_id].append(Mention(code=row.country, as_=row.standing))
    evidence: dict[tuple[int, int | None], list[Span]] = defaultdict(list)
    for row in spans:
        evidence[row.event_id, row.outcome].append(Span(row.start, row.end, row.quote))
    results: dict[int, list[Outcome]] = defaultdict(list)
    for row in outcomes:
        results[row.event_id].append(
            Outcome(
                strength=row.strength,
                by=row.by,
                form=row.form,
                text=row.text,
                evidence=tuple(evidence[row.event_id, row.ordinal]),
            )
        )
    return [
        _report(head, people[head.id], results[head.id], mentions[head.id], evidence[head.id, None]) for head in heads
    ]


def _report(
    row: Row[Any],
    participants: Iterable[Participant],
    outcomes: Iterable[Outcome],
    mentions: Iterable[Mention],
    spans: Iterable[Span],
) -> Report:
    event = Event(
        schema=row.schema,
        kind=row.kind,
        form=row.form,
        status=row.status,
        role=row.role,
        participants=tuple(participants),
        countries=row.countries,
        venue=_venue(row),
        when=_when(row),
        outcomes=tuple(outcomes),
        mentions=tuple(mentions),
        evidence=tuple(spans),
        confidence=row.confidence,
        extractor=row.extractor,
    )
    return Report(
        event_id=row.id,
        article_id=row.article_id,
        revision_id=row.revision_id,
        ordinal=row.ordinal,
        event=event,
        title=row.title,
        url=row.url,
        publisher=row.publisher,
        publisher_country=row.publisher_country,
        zone=row.zone,
        reported_at=row.reported_at,
        dated=row.dated,
        content_hash=row.wire_hash,
        first_seen_at=row.first_seen_at,
    )


def _participant(row: Row[Any]) -> Participant:
    return Participant(
        name=row.name,
        office=row.office,
        organisation=row.organisation,
        country=row.country,
        capacity=row.capacity,
        as_printed=row.as_printed,
    )


def _venue(row: Row[Any]) -> Venue | None:
    if row.venue_text is None:
        return None
    return Venue(text=row.venue_text, city=row.venue_city, country=row.venue_country)


def _when(row: Row[Any]) -> When | None:
    if row.when_precision is None:
        return None
    return When(
        start=row.when_start,
        end=row.when_end,
        precision=row.when_precision,
        zone=row.when_zone,
        raw=row.when_raw,
    )


def source(row: Row[Any]) -> Source:
    """The source columns of any statement that selects them."""
    return Source(
        article_id=row.article_id,
        revision_id=row.revision_id,
        title=row.title,
        url=row.url,
        publisher=row.publisher,
        publisher_country=row.publisher_country,
        zone=row.zone,
        reported_at=row.reported_at,
        dated=bool(row.dated),
    )


def quoted(row: Row[Any]) -> Evidence:
    """A row of evidence with its source."""
    return Evidence(
        event_id=row.event_id,
        outcome=row.outcome,
        start=row.start,
        end=row.end,
        quote=row.quote,
        before=row.before,
        after=row.after,
        source=source(row),
    )


def reported_tie(row: Row[Any]) -> ReportedTie:
    """A row of ties with its quote and its source."""
    tie = Tie(
        countries=(row.first, row.second),
        what=row.what,
        when=_when(row),
        evidence=Span(row.start, row.end, row.quote),
    )
    return ReportedTie(tie=tie, source=source(row))


def feed(row: Row[Any]) -> Feed:
    """A row of feeds."""
    return Feed(
        id=row.id,
        url=row.url,
        title=row.title,
        publisher=row.publisher,
        country=row.country,
        zone=row.zone,
        language=row.language,
        enabled=row.enabled,
        asked_url=row.asked_url,
        origin=row.origin,
        note=row.note,
        site_url=row.site_url,
        poll=FeedState(
            etag=row.etag,
            last_modified=row.last_modified,
            next_check_at=row.next_check_at,
            checked_at=row.checked_at,
            failures=row.failures,
            last_status=row.last_status,
            state=row.state,
            problem=row.problem,
            failing_since=row.failing_since,
            wait=None if row.wait_minutes is None else timedelta(minutes=row.wait_minutes),
            weekly=row.weekly,
            moved_to=row.moved_to,
            moved_seen=row.moved_seen,
            good_at=row.good_at,
            new_at=row.new_at,
            whole_at=row.whole_at,
        ),
    )
