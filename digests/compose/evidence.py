"""The exact words that a line stands on, so that it can be opened down to its sentences."""

from collections.abc import Callable, Iterable, Iterator

from digests.compose.sources import Cited, Known, tells
from digests.compose.views import Quote
from digests.model import Event, Outcome, Report, Span, Story


def all_outcomes(event: Event) -> tuple[Outcome, ...]:
    """Every outcome of the event: what a full line and its bullets tell."""
    return event.outcomes


def evidence(
    stories: Iterable[Story], known: Known, told: Callable[[Event], Iterable[Outcome]] = all_outcomes
) -> tuple[Quote, ...]:
    """What each report of the stories says of its event, and of the outcomes that `told` gives for it."""
    found: list[Quote] = []
    for story in stories:
        for report in story.reports:
            spans = (*report.event.evidence, *(span for outcome in told(report.event) for span in outcome.evidence))
            found += _of_report(report, spans, known)
    return _each_once(found)


def outcome_evidence(story: Story, outcome: Outcome, known: Known) -> tuple[Quote, ...]:
    """The words of the reports that tell this outcome; those of the event where a report has no others for it."""
    found: list[Quote] = []
    for report in story.reports:
        telling = [other for other in report.event.outcomes if tells(other, outcome)]
        spans = [span for other in telling for span in other.evidence]
        found += _of_report(report, spans or report.event.evidence, known) if telling else ()
    return _each_once(found)


def quoted(span: Span, source: Cited, known: Known, event_id: int | None = None) -> Quote:
    """One span of an article, with its source as this view numbers it."""
    listed = known[source.article_id, source.revision_id]
    return Quote(
        number=listed.number,
        event_id=event_id,
        article_id=source.article_id,
        revision_id=source.revision_id,
        start=span.start,
        end=span.end,
        text=span.text,
        publisher=listed.publisher,
        date_text=listed.date_text,
        url=listed.url,
    )


def _of_report(report: Report, spans: Iterable[Span], known: Known) -> Iterator[Quote]:
    return (quoted(span, report, known, report.event_id) for span in spans)


def _each_once(found: Iterable[Quote]) -> tuple[Quote, ...]:
    """In the order of the sources and their texts; what stands inside another quote of its text is not repeated."""
    kept: list[Quote] = []
    for quote in sorted(found, key=lambda quote: (quote.number, quote.start, -quote.end, quote.event_id or 0)):
        last = kept[-1] if kept else None
        if last is None or (last.number, last.end) < (quote.number, quote.end):
            kept.append(quote)
    return tuple(kept)
