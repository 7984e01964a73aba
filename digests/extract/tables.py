"""The checked word tables of `data/`, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table data/<name>.toml as it stands."""
    return tomllib.loads(files("digests.extract").joinpath(f"data/{name}.toml").read_text("utf-8"))


@cache
def words(name: str, group: str) -> frozenset[str]:
    """One list of a table as a set, lower case."""
    return frozenset(table(name)[group])


def alternatives(entries: frozenset[str]) -> str:
    """A regular expression that matches any of the entries, the longest first; spaces match any white space."""
    import re

    ordered = sorted(entries, key=lambda e: (-len(e), e))
    return "|".join(re.escape(e).replace(r"\ ", r"\s+") for e in ordered)
