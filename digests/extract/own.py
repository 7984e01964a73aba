"""Officials of whoever speaks or acts in a sentence: "Iran said its foreign minister would visit Turkey"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digests.extract.actor import Actor

_SAID = re.compile(
    r"(?:['’]s [\w\s]{0,40})?\s+(?:has |had )?(?:said|says|announced|confirmed|reported|disclosed|stated)\s+"
    r"(?:(?:on |late )?\w+day\s+|today\s+|yesterday\s+)?(?:that\s+)?(?:its\s+)?"
)
"""Between a state that opens a sentence and an official of whom it tells."""
_STATES = frozenset({"country", "capital", "abbreviation", "metonym", "organisation"})


def of_their_own(text: str, start: int, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """`actors` of a sentence that begins at `start`, with the state of whom only "its" or the speaker tells.

    "its" is of the one state named before it; of several, of that which opens the sentence and says so.
    """
    return tuple(replace(a, code=code) if (code := _owner(text, start, a, actors)) else a for a in actors)


def _owner(text: str, start: int, actor: Actor, actors: Sequence[Actor]) -> str | None:
    if actor.code is not None or not actor.is_official or actor.plural or actor.is_counterpart or not actor.office:
        return None
    before = [a for a in actors if a.end <= actor.start and a.code]
    speaker = before[0] if before and _is_state(before[0]) else None
    if speaker is None:
        return None
    if _SAID.fullmatch(text, speaker.end - start, actor.start - start):
        return speaker.code
    if actor.determiner != "its":
        return None
    named = list(dict.fromkeys(_states(before)))
    return named[0] if len(named) == 1 else None


def _states(actors: Sequence[Actor]) -> Iterator[str]:
    return (a.code for a in actors if a.code and _is_state(a))


def _is_state(actor: Actor) -> bool:
    """Whether a state, its capital as the one that acts, or an organisation is named, and no place or people."""
    return (actor.kind in {"country", "organisation"} and actor.tag_kind in _STATES) or (
        actor.kind == "collective" and actor.code is not None
    )
