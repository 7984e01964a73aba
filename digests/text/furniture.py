"""What pages print around an article: each block told to be text, furniture, a byline, a date or the page's end."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from digests.text.blocks import Block
from digests.text.dating import is_dating_line

_LONGEST = 300
"""Characters of the longest line that can be furniture."""


@cache
def patterns(group: str) -> re.Pattern[str]:
    """One group of data/furniture.toml as one pattern: "line", "notice", "end" or "byline"."""
    table = tomllib.loads(files("digests.text").joinpath("data/furniture.toml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in table[group]), re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Whether a line that is no full sentence stands around an article and is never part of it."""
    return len(line) <= _LONGEST and any(patterns(group).fullmatch(line) for group in ("line", "byline", "end"))


@dataclass(frozen=True, slots=True)
class Line:
    """A block and what it is. `free` blocks may be part of the article: headline, subhead or text."""

    block: Block
    free: bool = True
    dating: bool = False
    byline: bool = False
    ending: bool = False

    @property
    def text(self) -> str:
        """The block's text."""
        return self.block.text

    @property
    def prose(self) -> bool:
        """Whether it is running text of the article."""
        return self.block.prose and self.free


def line_of(block: Block) -> Line:
    """What kind of line `block` is. Full sentences are compared with fewer patterns than other lines."""
    if len(block.text) > _LONGEST:
        return Line(block)
    if patterns("end").fullmatch(block.text):
        return Line(block, free=False, ending=True)
    if block.prose:
        return Line(block, free=patterns("notice").fullmatch(block.text) is None)
    if is_dating_line(block.text):
        return Line(block, free=False, dating=True)
    if patterns("line").fullmatch(block.text):
        return Line(block, free=False)
    byline = patterns("byline").fullmatch(block.text) is not None
    return Line(block, free=not byline, byline=byline)
