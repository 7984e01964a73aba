"""From what a store holds to what compose takes."""

from collections.abc import Mapping, Sequence

from digests.model import Report, Story
from digests.stories.tell import tell


def retold(found: Mapping[int, Sequence[Report]]) -> list[Story]:
    """Each story, told by the reports that were read: those up to the moment that was asked about."""
    return [tell(reports, story_id=story_id) for story_id, reports in sorted(found.items()) if reports]
