"""What measuring asks of a reading: one stage made perfect, and a look at what each trigger came to."""

from collections.abc import Callable
from dataclasses import dataclass

from digests.extract.actor import Actor
from digests.extract.candidate import Candidate
from digests.extract.draft import Draft, Judge
from digests.extract.frame import Frame
from digests.extract.parse import Parsed
from digests.extract.where import LookWhere

Look = Callable[[Parsed, Frame, tuple[Candidate, ...]], None]
"""(sentence, frame, what it came to), called for every frame in the order of reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """`people` are known before the first sentence, with office and country; `all_sentences` parses every one."""

    people: tuple[Actor, ...] = ()
    all_sentences: bool = False
    look: Look | None = None
    where: LookWhere | None = None
    judge: Judge | None = None
    """Asked in place of `another.chance_of_another`."""
    weigh: Callable[[Draft], float] | None = None
    """Asked for the number that an event carries as its confidence, in place of `confidence_of`; nothing is left
    untold for being unlikely then."""
