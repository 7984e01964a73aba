"""The package's own tables of words, read once: TSV with a header, lists of phrases, TOML. `#` begins a comment."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def _lines(name: str) -> list[str]:
    text = (files("digests.places") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `data/<name>` by their column names; a cell that is missing at the end of a line is ""."""
    header, *lines = (line.split("\t") for line in _lines(name))
    return tuple({column: cells[at] if at < len(cells) else "" for at, column in enumerate(header)} for cells in lines)


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The lines of `data/<name>`, one phrase a line."""
    return tuple(_lines(name))


@cache
def toml(name: str) -> Mapping[str, Any]:
    """`data/<name>` as TOML."""
    return tomllib.loads((files("digests.places") / "data" / name).read_text(encoding="utf-8"))


def parts(cell: str) -> tuple[str, ...]:
    """The entries of one cell, parted by ";"."""
    return tuple(part for part in cell.split(";") if part)
