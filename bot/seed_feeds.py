"""The feeds that are shipped to begin with, and those that many lists name and nobody should add: seeds/feeds.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from digests.sources.parse.canonical import canonical_url


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedFeed:
    """One feed of the list. `publisher`, `country` and `zone` are those of our table of publishers."""

    url: str
    title: str
    publisher: str
    country: str | None = None
    """A code, of a state or an organisation; None for a publisher that is nobody's."""
    zone: str | None = None
    """The IANA zone in which its dates are meant."""
    language: str
    """As ISO 639-1 writes it."""
    kind: Literal["official", "agency", "newspaper", "broadcaster"]
    confidence: Literal["verified-2026", "listed-2026"]
    """Whether a public report says that it worked, or lists only name it; nothing was fetched by this project."""
    note: str
    """What to know of it, in plain sentences."""
    on: bool
    off: str | None = None
    """Why it is not on, in one sentence; None where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadFeed:
    """An address that brings nothing. `title` says whose it was, `reason` why it is no use, in one sentence."""

    url: str
    title: str
    reason: str


@cache
def seed_feeds() -> tuple[SeedFeed, ...]:
    """The feeds in the order of the list, those that are off among them."""
    return tuple(SeedFeed(**row) for row in _table()["feed"])


@cache
def dead_feeds() -> Mapping[str, DeadFeed]:
    """The dead feeds by their canonical address: look one up by `canonical_url(address)`."""
    return MappingProxyType({canonical_url(row["url"]): DeadFeed(**row) for row in _table()["dead"]})


def _table() -> dict[str, Any]:
    return tomllib.loads(files("seeds").joinpath("feeds.toml").read_text(encoding="utf-8"))
