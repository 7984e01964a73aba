"""The bullets under a line: what changed, what the line had no room for, and what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digests.compose.plain import shorten
from digests.compose.rules import MAX_BULLETS, MAX_LINE
from digests.compose.views import Bullet, Quote, Ref
from digests.model import Strength


@dataclass(frozen=True, slots=True)
class Point:
    """One outcome: “on the table, not agreed” and what it is about, apart; `label` is empty for other points."""

    label: str
    about: str
    strength: Strength | None = None
    refs: tuple[Ref, ...] = ()
    evidence: tuple[Quote, ...] = ()


def bullets(plain_points: Sequence[str], outcomes: Sequence[Point]) -> tuple[Bullet, ...]:
    """At most three: plain points first, one each while they leave room; outcomes are spread evenly over the rest.

    Where several share a bullet each has its part of the room, so that none is lost.
    """
    room = MAX_BULLETS - (1 if outcomes else 0)
    points = [Point("", text) for text in plain_points]
    alone, together = points[:room], points[room:]
    shared = [*together, *outcomes] if outcomes else together
    if not outcomes and together:
        alone, shared = points[: MAX_BULLETS - 1], points[MAX_BULLETS - 1 :]
    parts = list(_spread(shared, MAX_BULLETS - len(alone)))
    told = [_bullet([point], "") for point in alone]
    label = ""
    for part in parts:
        also = "also " if part[0].label == label and part[0].strength == "on_table" else ""
        told.append(_bullet(part, also))
        label = part[-1].label
    return tuple(told)


def _spread(points: Sequence[Point], slots: int) -> Iterator[list[Point]]:
    """Consecutive parts of nearly equal size, the smaller ones first: what comes first has most room."""
    count = min(slots, len(points))
    begin = 0
    for slot in range(count):
        size = (len(points) - begin) // (count - slot)
        yield list(points[begin : begin + size])
        begin += size


def _bullet(points: Sequence[Point], before: str) -> Bullet:
    """Points in one bullet; a label that the one before has is not said again."""
    labels = [
        "" if not point.label or (at and point.label == points[at - 1].label) else f"{point.label}: "
        for at, point in enumerate(points)
    ]
    room = MAX_LINE - len(before) - sum(map(len, labels)) - 2 * (len(points) - 1)
    texts = _shares([point.about for point in points], max(room, len(points)))
    text = before + "; ".join(f"{label}{text}" for label, text in zip(labels, texts, strict=True))
    refs = tuple(dict.fromkeys(ref for point in points for ref in point.refs))
    evidence = tuple(dict.fromkeys(quote for point in points for quote in point.evidence))
    return Bullet(text=shorten(text, MAX_LINE), strength=points[0].strength, refs=refs, evidence=evidence)


def _shares(texts: Sequence[str], room: int) -> list[str]:
    """Cut the long ones so that all fit; what short ones leave over goes to the long."""
    limits = [0] * len(texts)
    left, open_ = room, sorted(range(len(texts)), key=lambda at: len(texts[at]))
    while open_:
        at = open_.pop(0)
        limits[at] = min(len(texts[at]), left // (len(open_) + 1))
        left -= limits[at]
    return [shorten(text, limit) for text, limit in zip(texts, limits, strict=True)]
