"""What the reports of one story tell together: its facts now, what changed, and where sources disagree."""

from collections.abc import Sequence

from digests.model import Mention, Report, Status, Story
from digests.stories.changes import changes
from digests.stories.facts import outcomes, participants, venue, when
from digests.stories.status import statuses


def tell(reports: Sequence[Report], *, story_id: int) -> Story:
    """The story of `reports` (at least one, any order). Raises ValueError when there is none."""
    if not reports:
        raise ValueError("a story needs at least one report")
    told = sorted(
        reports, key=lambda report: (report.reported_at, report.content_hash, report.url or "", report.event_id)
    )
    states = statuses(told)
    status = states[-1]
    best = _best(told, status)
    people = participants(told, best)
    return Story(
        id=story_id,
        kind=best.event.kind,
        form=best.event.form or next((report.event.form for report in reversed(told) if report.event.form), None),
        status=status,
        role="news" if any(report.event.role == "news" for report in told) else "background",
        participants=people,
        countries=tuple(sorted({code for report in told for code in report.event.countries})),
        venue=venue(told, best),
        when=when(told, best),
        outcomes=outcomes(told, status),
        mentions=_mentions(told),
        confidence=max(report.event.confidence for report in told),
        reports=tuple(told),
        changes=changes(told, states),
    )


def _best(told: Sequence[Report], status: Status) -> Report:
    """The latest report that says where the story stands now; news before a retelling in passing."""
    return max(
        enumerate(told),
        key=lambda place: (place[1].event.status == status, place[1].event.role == "news", place[0]),
    )[1]


def _mentions(told: Sequence[Report]) -> tuple[Mention, ...]:
    """Every country that some report speaks of, once each way; whoever took part in one report is no mention."""
    parties = {code for report in told for code in report.event.countries}
    found = {(mention.code, mention.as_): mention for report in told for mention in report.event.mentions}
    return tuple(found[key] for key in sorted(found) if key[0] not in parties)
