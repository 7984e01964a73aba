"""What a picture shows, described without the library that draws it."""

from dataclasses import dataclass
from typing import Literal

Standing = Literal["agreed", "held", "ahead", "due", "called_off", "passing"]
"""How a contact stands: decides the colour and the dash of its line; `ahead` is planned or under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One line between two or more parties: codes of countries, sorted. `venue` is the country where, if known."""

    parties: tuple[str, ...]
    standing: Standing
    venue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSpec:
    """A map of who met whom. Organisations have no place on it; their contacts are listed in words elsewhere."""

    title: str
    contacts: tuple[Contact, ...]
