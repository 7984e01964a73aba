"""Who published an article: its country and the time zone in which its dates are meant, by printed name or by host."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digests.places.fold import fold
from digests.places.tables import toml


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher as we print it; `country` is a code, "" for a publisher of no state.

    `kind` is official, agency, newspaper or broadcaster; `hosts` are domains, without "www.".
    """

    name: str
    country: str
    zone: str
    hosts: tuple[str, ...]
    kind: str


_JOINED = re.compile(r"\s*/\s*|\s+(?:via|[-–—|])\s+|\s*,\s+")


@cache
def _by_name() -> dict[str, tuple[Publisher, ...]]:
    named: defaultdict[str, list[Publisher]] = defaultdict(list)
    for publisher_, names in _all():
        for key in dict.fromkeys(map(fold, names)):
            named[key].append(publisher_)
    return {key: tuple(found) for key, found in named.items()}


@cache
def _by_host() -> dict[str, Publisher]:
    return {host: publisher_ for publisher_, _ in _all() for host in publisher_.hosts}


def _all() -> list[tuple[Publisher, tuple[str, ...]]]:
    rows = toml("publishers.toml")["publisher"]
    return [
        (
            Publisher(row["name"], row["country"], row["zone"], tuple(row["hosts"]), row["kind"]),
            (row["name"], *row["printed"]),
        )
        for row in rows
    ]


def publisher(name: str | None, host: str | None) -> Publisher | None:
    """The publisher by its printed name, else by `host` (a host name, with or without "www."; subdomains count).

    A name that several share ("Daily News") is settled by the host, or not at all. Of names that are joined
    ("Korea Herald/Yonhap") the first known one counts.
    """
    hosted = _hosted(host)
    for candidates in _named(name or ""):
        if len(candidates) == 1:
            return candidates[0]
        if hosted in candidates:
            return hosted
    return hosted


def _named(name: str) -> Iterator[tuple[Publisher, ...]]:
    parts = [name, *_JOINED.split(name[:200])]
    return (found for part in parts if (found := _by_name().get(fold(part))) is not None)


def _hosted(host: str | None) -> Publisher | None:
    labels = (host or "").strip().rstrip(".").lower().split(":")[0].split(".")
    for at in range(len(labels) - 1):
        if (found := _by_host().get(".".join(labels[at:]))) is not None:
            return found
    return None
