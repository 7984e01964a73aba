"""The checked word tables of `data/`, read once."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


def _read(name: str) -> str:
    return files("digests.extract").joinpath("data", name).read_text("utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """The table data/<name>.toml as it stands."""
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def words(name: str, group: str) -> frozenset[str]:
    """One list of the table data/<name>.toml as a set, lower case."""
    return frozenset(table(name)[group])


@cache
def groups(name: str, section: str) -> dict[str, str]:
    """One section of the table data/<name>.toml turned round: word → the list that holds it."""
    return {word: group for group, listed in table(name)[section].items() for word in listed}


@cache
def listed(name: str) -> frozenset[str]:
    """The words of the plain list data/<name>.txt, lower case; lines that begin with # are comments."""
    lines = (line for line in _read(f"{name}.txt").splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def lines(name: str) -> list[str]:
    """The lines of data/<name>.txt as they stand."""
    return _read(f"{name}.txt").removesuffix("\n").split("\n")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of data/<name>.tsv; lines that begin with # are comments."""
    lines = (line for line in _read(f"{name}.tsv").splitlines() if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)


def alternatives(entries: Iterable[str]) -> str:
    """A regular expression that matches any of the entries, the longest first; spaces match any white space."""
    ordered = sorted(entries, key=lambda e: (-len(e), e))
    return "|".join(re.escape(e).replace(r"\ ", r"\s+") for e in ordered)
