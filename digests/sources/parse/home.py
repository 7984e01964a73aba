"""Where a text comes from: its publisher's name, country and zone, from the name it prints or its host."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from digests.places.publishers import publisher

_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW"})
"""Countries that write 12/31/2016 (CLDR, short date of their English locale)."""


@dataclass(frozen=True, slots=True)
class Home:
    """What is known of the publisher; all empty where it is not in the table."""

    name: str | None = None
    country: str | None = None
    zone: str | None = None
    month_first: bool = False


Homes = Mapping[str, Home]
"""Publishers that the caller knows beside the table: by printed name in lower case, or by host without "www."."""
NO_HOMES: Homes = MappingProxyType({})


def home_of(name: str | None, url: str | None, homes: Homes = NO_HOMES) -> Home:
    """The publisher printed as `name`, else the one of the host of `url`. An unknown name is kept as printed."""
    host = host_of(url)
    for key in (name and name.lower(), host and host.removeprefix("www.")):
        if key and key in homes:
            return homes[key]
    found = publisher(name, None) if name else None
    found = found or publisher(None, host)
    if found is None:
        return Home(name=name)
    return Home(found.name, found.country or None, found.zone or None, found.country in _MONTH_FIRST)


def host_of(url: str | None) -> str | None:
    """The host of an address in lower case, or None."""
    try:
        return urlsplit(url or "").hostname or None
    except ValueError:
        return None
