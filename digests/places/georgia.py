"""Georgia of the US against Georgia of the Caucasus: by the words beside the name, then by the whole text."""

import re
from functools import cache

from digests.places.tables import toml


@cache
def _any_of(name: str, before: str = r"(?<!\w)(?:", after: str = r")(?!\w)") -> re.Pattern[str]:
    return re.compile(before + "|".join(map(re.escape, toml("guards.toml")[name])) + after, re.IGNORECASE)


def is_us_georgia(text: str, start: int, end: int) -> bool:
    """Whether the "Georgia" at `text[start:end]` is the US state. In doubt it is the country."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if _any_of("georgia_cities", after=r"),\s+\Z").search(before) or _any_of(
        "georgia_after", before=r"(?:['’]s)?\s+(?:"
    ).match(after):
        return True
    if re.search(r"\b(?:state|University) of\s+\Z", before):
        return True
    return _any_of("georgia_state").search(text) is not None and _any_of("georgia_country").search(text) is None
