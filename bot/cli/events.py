"""The events of one article in plain words, each with the sentence it stands on."""

from collections.abc import Iterator

from digests.compose.plain import plain
from digests.model import Article, Event, Extraction, Participant
from digests.places.names import display_name

_SKIPPED = {
    "language": "skipped: it is not in English",
    "empty": "skipped: it holds no text",
    "too_long": "skipped: it is too long",
    "time": "skipped: reading it took too long",
}


def article_lines(article: Article, extraction: Extraction) -> Iterator[str]:
    """The article's title, then its events; without any, a line that says so or why it was skipped."""
    yield plain(article.title) or article.id
    if extraction.skipped:
        yield f"  {_SKIPPED[extraction.skipped]}"
    elif not extraction.events:
        yield "  no meeting, visit, call, agreement or pledge found"
    for event in extraction.events:
        yield from _event_lines(event)


def _event_lines(event: Event) -> Iterator[str]:
    status = event.status.replace("_", " ")
    place = f" · {plain(event.venue.text)}" if event.venue else ""
    when = f" · {plain(event.when.raw)}" if event.when else ""
    start, end = (event.when.start, event.when.end) if event.when else (None, None)
    dates = f" ({start}{f' to {end}' if end and end != start else ''})" if start else ""
    yield f"  {event.role} · {event.form or event.kind}, {status} · {_who(event.participants)}{place}{when}{dates}"
    for outcome in event.outcomes:
        yield f"    {outcome.strength.replace('_', ' ')}: {plain(outcome.text)}"
    for span in event.evidence:
        yield f"    “{plain(span.text)}”"


def _who(participants: tuple[Participant, ...]) -> str:
    return " ↔ ".join(_one(participant) for participant in participants)


def _one(participant: Participant) -> str:
    country = display_name(participant.country) if participant.country else ""
    of = ", ".join(part for part in (participant.office, participant.organisation, country) if part)
    return plain(f"{participant.name} ({of})" if participant.name and of else participant.name or of)
