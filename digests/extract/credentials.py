"""Envoys who present their credentials: several come on one day, each has a moment of his own with the host."""

import re
from collections.abc import Sequence
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.candidate import Side, as_sides, codes_of
from digests.extract.tables import words

_CREDENTIALS = re.compile(
    r"\b(?:credentials|letters? of (?:credence|accreditation)"
    r"|(?:new|newly|recently|outgoing)(?:[- ](?:appointed|accredited|arrived))?"
    r" (?:ambassadors|envoys|high commissioners))\b",
    re.IGNORECASE,
)
_SEVERAL = 2


def is_about_credentials(text: str) -> bool:
    """Whether a sentence or a headline tells of credentials, or of the calls of envoys who come or go."""
    return _CREDENTIALS.search(text) is not None


def at_their_post(sides: Sequence[Side], home: str | None) -> list[tuple[Side, ...]] | None:
    """Each of several envoys with the one who receives their credentials; nobody where it is not plain who does, None
    where there are not several."""
    people = [a for a, _ in sides]
    envoys = [a for a in people if a.code and (a.code != home or not a.by_default)]
    envoys = [a for a in envoys if is_envoy(a) or (a.name and not a.office)]  # "three envoys: X of Peru, Y of Chile"
    if len(codes_of(envoys)) < _SEVERAL:
        return None
    hosts = [a for a in people if a not in envoys and not is_envoy(a)]
    if home and not codes_of(hosts) and home not in codes_of(envoys):
        unplaced = next((a for a in hosts if a.is_official), Actor(0, 0, 0, "country", home))
        hosts = [replace(unplaced, code=home, by_default=True)]
    hosts = [a for a in hosts if a.code]
    if len(codes_of(hosts)) != 1:
        return []
    own = {a.code: a for a in reversed(envoys) if a.code not in codes_of(hosts)}
    return [as_sides([*hosts, _one_of(a)]) for a in reversed(own.values())]


def _one_of(envoy: Actor) -> Actor:
    """Of "the ambassadors of Peru and Chile" one of each."""
    if not envoy.plural or envoy.kind != "collective" or envoy.office is None:
        return envoy
    return replace(envoy, kind="office", office=envoy.office.removesuffix("s"), plural=False)


def is_envoy(actor: Actor) -> bool:
    """Whether somebody's office, or that of several, is an envoy's."""
    return actor.last_word.removesuffix("s") in words("triggers", "envoy")
