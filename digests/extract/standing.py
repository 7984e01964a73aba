"""Countries that stand in an article without taking part: venue, party to an older agreement, subject.

PRODUCT, rule 3.
"""

import re
from collections.abc import Iterable

from digests.extract.actor import Actor
from digests.model import Mention, Venue

_OLDER = re.compile(
    r"\b(?:(?:has|have|had) (?:already |also |so far )?(?:signed|concluded|reached|ratified)|signed|concluded)\b.{0,60}"
    r"\b(?:agreement|pact|treaty|accord|deal|memorandum|protocol)s?\b.{0,40}"
    r"\bwith\b.{0,80}\b(?:countries|nations|(?<!united )states)\b",
    re.IGNORECASE | re.DOTALL,
)


def older_parties(sentence: str, actors: Iterable[Actor]) -> frozenset[str]:
    """The codes behind "… has signed the agreement with 16 countries, including …"."""
    if not _OLDER.search(sentence):
        return frozenset()
    return frozenset(a.code for a in actors if a.code and a.kind == "country")


def mentions_of(
    participants: frozenset[str], venue: Venue | None, told: Iterable[Actor], older: frozenset[str]
) -> tuple[Mention, ...]:
    """The mentions of one event, by code: `told` are the actors of the sentences that it stands on."""
    found: dict[str, Mention] = {}
    if venue and venue.country and venue.country not in participants:
        found[venue.country] = Mention(code=venue.country, as_="venue")
    for code in older - participants:
        found.setdefault(code, Mention(code=code, as_="older_party"))
    for actor in told:
        if actor.code and actor.code not in participants and actor.tag_kind != "city" and actor.kind != "organisation":
            found.setdefault(actor.code, Mention(code=actor.code, as_="subject"))
    return tuple(found[c] for c in sorted(found))
