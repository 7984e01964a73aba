"""Lines that pages and feeds leave inside an article's text and that are not part of it."""

import re
import tomllib
from functools import cache
from importlib.resources import files

_LONGEST = 220
"""Characters; what is longer is prose, whatever it begins with."""


@cache
def _pattern() -> re.Pattern[str]:
    table = tomllib.loads(files(__package__).joinpath("litter.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in table["whole_line"]), re.IGNORECASE)


def is_litter(line: str) -> bool:
    """Whether the whole line is a share link, a teaser, a notice on cookies, a call to subscribe, or the like."""
    return len(line) <= _LONGEST and _pattern().fullmatch(line.strip()) is not None
