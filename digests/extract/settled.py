"""What was settled to come, in the sentence that tells of the talks: "agreed to meet again in Brno in May"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.candidate import Candidate
from digests.extract.merge import lies_behind
from digests.extract.scene import Scene
from digests.extract.venue import stands_at, venue_of
from digests.timing.phrases import find_phrases
from digests.timing.resolve import resolve

_SETTLED = re.compile(
    r"\b(?:agreed|agreeing|decided|deciding|settled)\s+(?:\w+\s+){0,2}?(?:to|on|that)\b"
    r"|\bwould (?:again )?(?:meet|be held|hold)\b"
)
"""What stands before what was settled to come: its day and place are behind."""


def settled(candidate: Candidate, actors: Sequence[Actor], scene: Scene, text: str) -> Candidate:
    """A plan, with the day and the town that stand behind the words by which it was settled; else as it is."""
    begin, end = candidate.span
    words = _SETTLED.search(text, begin, end)
    if words is None or candidate.status != "planned":
        return candidate
    behind, own = words.end(), text[begin:end]
    phrases = [p for p in find_phrases(own) if p.start >= behind - begin and p.kind not in {"length", "vague", "clock"}]
    when = resolve(phrases, own, published=scene.published, lean="future", publisher_zone=scene.zone)
    towns = (a for a in actors if behind <= a.start < end and a.kind == "country" and stands_at(text, a.start))
    town = next((a for a in towns if a.is_town), None)
    ahead = when if when and not lies_behind(when, scene.published) else None
    return replace(candidate, when=ahead, venue=venue_of(town) if town else None)
