"""What the encoder takes a sentence to tell of two parties."""

from dataclasses import dataclass

from digests.extract.actor import Actor
from digests.extract.window import Stand
from digests.model import Kind, Role, Status, Venue
from digests.timing.phrases import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a sentence is taken to tell of two parties, by code. Chances are 0..1, as the encoder gives them."""

    number: int
    codes: tuple[str, str]
    actors: tuple[Stand[Actor], Stand[Actor]]
    """The mention of each that weighed most."""
    chance: float
    """That it tells of any event of the two."""
    kind: Kind
    kind_chance: float
    """Of all events, that it is one of this kind."""
    host: str | None
    """Of a visit the country that it leads to."""
    status: Status
    status_chance: float
    role: Role
    place: Stand[Venue] | None
    """Where it happened; None also where no place near the sentence is it."""
    place_chance: float
    date: Stand[Phrase] | None
    """The words of its day."""
    dates: tuple[Phrase, ...]
    """All date phrases of the sentence in which they stand."""
    date_chance: float
