"""Whether an entry may tell of diplomacy, so that its page is worth fetching: from title and summary alone.

It loads no parser: the extractor's words, the names of countries and leaders, and those of worth.toml decide.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from digests.extract.leaders import leader
from digests.extract.selection import can_matter
from digests.extract.tables import alternatives, words
from digests.places.tag import tag

_MOST = 1_500
"""Characters of title and of summary that are looked at: what an article is about stands before."""
_FEW = 25
"""Words of an entry that has no room for more than one of the signs."""
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_CAPITAL = re.compile(r"(?<![\w'])(?=([A-Z][a-z]+(?:[ -][A-Z][a-z]+)?))([A-Z][a-z]+)(?!\w)")
"""Names that may be a leader's: a capitalised word, and two in a row."""


def is_worth(title: str, summary: str) -> bool:
    """Whether an entry may tell of what states do with each other. Made to miss next to nothing, not to be right.

    Worth it are words of diplomacy; two countries; one country beside a political office or a deed, unless the entry
    sounds like sport, business, crime or an election; and in a short one, an office beside a journey or a contact. A
    title alone says little, so that it need hold no more than a word that could tell of a contact.
    """
    text = f"{title[:_MOST]}. {summary[:_MOST]}".replace("’", "'")
    lowered = text.lower()
    known = _known()
    if known.diplomacy.found_in(lowered):
        return True
    countries = {place.code for place in tag(text)}
    leaders = {one.code for pair in _CAPITAL.findall(text) for name in pair if (one := leader(name, None))}
    countries |= leaders
    office = bool(leaders) or known.office.found_in(lowered)
    short = len(lowered.split()) <= _FEW
    if not countries and not known.region.found_in(lowered):
        bare = not summary.strip() and can_matter(lowered) and not known.ordinary.count(lowered)
        return bare or (short and office and known.contact.found_in(lowered))
    deed = can_matter(known.everyday.without(lowered)) or known.relations.found_in(lowered)
    several = len(countries) > 1
    if office:
        return several or known.domestic.count(lowered) < (2 if deed or short else 1)
    return (deed or several) and known.ordinary.count(lowered) < (2 if deed and several else 1)


@dataclass(frozen=True, slots=True)
class _Words:
    single: frozenset[str]
    several: re.Pattern[str]

    def found_in(self, lowered: str) -> bool:
        return not self.single.isdisjoint(_WORD.findall(lowered)) or self.several.search(lowered) is not None

    def count(self, lowered: str) -> int:
        return len(self.single.intersection(_WORD.findall(lowered))) + len(set(self.several.findall(lowered)))

    def without(self, lowered: str) -> str:
        kept = self.several.sub(" ", lowered)
        return _WORD.sub(lambda word: "" if word[0] in self.single else word[0], kept)


@dataclass(frozen=True, slots=True)
class _Known:
    diplomacy: _Words
    relations: _Words
    office: _Words
    everyday: _Words
    region: _Words
    contact: _Words
    ordinary: _Words
    domestic: _Words


@cache
def _known() -> _Known:
    table = tomllib.loads(files(__package__).joinpath("worth.toml").read_text(encoding="utf-8"))
    offices = words("offices", "head") | words("offices", "collective")
    offices -= words("offices", "of_no_state") | words("offices", "nobodys")
    return _Known(
        diplomacy=_words(table["diplomacy"]),
        relations=_words(table["relations"]),
        office=_words({*offices, *table["office"]}),
        everyday=_words(table["everyday"]),
        region=_words(table["region"]),
        contact=_words(table["contact"]),
        ordinary=_words(table["ordinary"]),
        domestic=_words(table["domestic"]),
    )


def _words(entries: Iterable[str]) -> _Words:
    found = set(entries)
    single = frozenset(word for word in found if _WORD.fullmatch(word))
    return _Words(single, re.compile(rf"\b(?:{alternatives(found - single) or '(?!)'})\b"))
