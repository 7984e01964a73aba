"""From what a store holds to what compose takes."""

from collections.abc import Iterable, Mapping, Sequence

from digests.compose.sources import ToldTie
from digests.model import Report, Story
from digests.storage.records import ReportedTie
from digests.stories.tell import tell


def retold(*found: Mapping[int, Sequence[Report]]) -> list[Story]:
    """Each story once, told by the reports that were read: those up to the moment that was asked about."""
    merged = {story_id: reports for part in found for story_id, reports in part.items()}
    return [tell(reports, story_id=story_id) for story_id, reports in sorted(merged.items()) if reports]


def told_ties(ties: Iterable[ReportedTie]) -> list[ToldTie]:
    """Statements on ties with their articles."""
    return [
        ToldTie(
            tie=one.tie,
            article_id=one.source.article_id,
            revision_id=one.source.revision_id,
            title=one.source.title,
            url=one.source.url,
            publisher=one.source.publisher,
            publisher_country=one.source.publisher_country,
            zone=one.source.zone,
            reported_at=one.source.reported_at,
            dated=one.source.dated,
        )
        for one in ties
    ]
