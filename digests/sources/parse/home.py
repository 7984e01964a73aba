"""Where a text comes from: its publisher's name, country and zone, from the name it prints or its host."""

from dataclasses import dataclass
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


def home_of(name: str | None, url: str | None) -> Home:
    """The publisher printed as `name`, else the one of the host of `url`. An unknown name is kept as printed."""
    found = publisher(name, None) if name else None
    found = found or publisher(None, host_of(url))
    if found is None:
        return Home(name=name)
    return Home(found.name, found.country or None, found.zone or None, found.country in _MONTH_FIRST)


def host_of(url: str | None) -> str | None:
    """The host of an address in lower case, or None."""
    try:
        return urlsplit(url or "").hostname or None
    except ValueError:
        return None
