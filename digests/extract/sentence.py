"""One sentence of an article's body, before it is parsed."""

from dataclasses import dataclass

from digests.extract.actor import Actor

LONGEST = 1_500
"""Characters of one sentence; a longer one is a list or a page without stops, and is not read."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where it stands in the text and whom its words name; not yet what they do."""

    start: int
    end: int
    number: int
    paragraph: int
    actors: tuple[Actor, ...]
    caption: bool = False
    """Whether it stands below a picture: what it tells the article tells again."""
