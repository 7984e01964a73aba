"""Who is abroad by the words behind his name alone: "Ethiopia's prime minister, in Juba to mark …, said" (a visit)."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from digests.extract.actor import Actor
from digests.extract.frame import Frame
from digests.extract.grammar import auxiliaries, verb_above
from digests.extract.parse import Parsed
from digests.extract.slots import Slot
from digests.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN = re.compile(
    r",\s+(?:who (?:is|was|has been) |now |currently |still )?in\s+(?:the\s+(?:[\w-]+\s+){0,2})?", re.IGNORECASE
)
_STAYS = re.compile(
    r"\s+(?:this week\s+)?(?:to\s+(?!(?:the|an?|many|his|her|their|its)\b)[a-z]+"
    r"|for\s+(?!(?:an?\s+)?(?:\w+\s+)?(?:holiday|vacation|treatment|surgery|funeral)\b)"
    r"|since\b|until\b|as\s+(?:part|head|leader|(?:an?\s+)?(?:\w+\s+)?(?:envoy|emissary|guest))\b"
    r"|on (?:an?|his|her|their|the (?:first|second|third|last))\b)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\s+since\b")


def abroad(text: str, actors: Sequence[Actor], offset: int = 0) -> Iterator[tuple[Actor, Actor]]:
    """(official, place) wherever a text says so; actors' offsets are those of the text and `offset`.

    Behind the place it must say why or since when he is there: "the Swedish minister, in Oslo, said" may be an aside.
    """
    for official in actors:
        if not official.is_official or official.out_of_office or official.plural:
            continue
        for place in actors:
            begin, end = official.end - offset, place.start - offset
            if place.kind != "country" or begin > end or place.code in {None, official.code}:
                continue
            if _IN.fullmatch(text, begin, end) and _STAYS.match(text, place.end - offset):
                yield official, place


def abroad_frame(parsed: Parsed, token: "Token") -> Frame | None:
    """The frame of the preposition of such words."""
    if token.lower_ != "in" or token.i == 0:
        return None
    at = parsed.offset(token)
    for official, place in abroad(parsed.text, parsed.actors, parsed.start):
        if official.end <= at < place.start:
            verb = verb_above(token) or token.sent.root
            status: Status = "held"
            if _SINCE.match(parsed.text, place.end - parsed.start) or auxiliaries(verb) & {"will", "is", "are"}:
                status = "under_way"
            return Frame("visit", token, verb, status, False, [Slot((official,))], [Slot((place,))], origin="abroad")
    return None
