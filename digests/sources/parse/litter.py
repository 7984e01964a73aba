"""Lines that pages and feeds leave inside an article's text and that are not part of it."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

_LONGEST = 220
"""Characters; what is longer is prose, whatever it begins with."""
_WHOLE_POST = 250
"""Words that no excerpt of a feed has: below what feeds append to each entry may stand all of it."""


@cache
def _pattern(group: Literal["whole_line", "reads_on", "feed_footer", "breaks_off"]) -> re.Pattern[str]:
    table = tomllib.loads(files(__package__).joinpath("litter.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in table[group]), re.IGNORECASE)


def is_litter(line: str) -> bool:
    """Whether the whole line is a share link, a teaser, a notice on cookies, a call to subscribe, or the like."""
    return _is("whole_line", line)


def breaks_off(text: str) -> bool:
    """Whether the text of a feed visibly goes on elsewhere: it ends in dots, or in an invitation to read on.

    "The post … appeared first on …" says so of a text of less than 250 words only: feeds append it to all they carry.
    """
    for line in reversed(text.split("\n\n")):
        line = line.strip()
        if _is("reads_on", line):
            return True
        if _is("feed_footer", line):
            if len(text.split()) < _WHOLE_POST:
                return True
        elif line and not is_litter(line):
            return _pattern("breaks_off").search(line[-_LONGEST:]) is not None
    return False


def _is(group: Literal["whole_line", "reads_on", "feed_footer"], line: str) -> bool:
    return len(line) <= _LONGEST and _pattern(group).fullmatch(line.strip()) is not None
