"""What headline, opening and names tell of an article as a whole, before any sentence is parsed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from digests.extract.actor import Actor
from digests.extract.candidate import codes_of
from digests.extract.credentials import is_about_credentials
from digests.extract.leaders import leader
from digests.extract.memory import Vacancy
from digests.extract.offices import has_office
from digests.extract.selection import can_matter
from digests.extract.sentence import Sentence
from digests.extract.source import Source
from digests.extract.tables import words

_IN = re.compile(r"(?:In|From)\s+(?:the\s+)?")
_SEAT = re.compile(r"\s+(?:headquarters|HQ|building|complex|General Assembly|Security Council)\b", re.IGNORECASE)
"""What stands behind an organisation that is only where somebody met."""
_OPENING = 3
"""Sentences that say whose officials an article is about."""
_CAPITALISED = re.compile(r"[A-Z][\w'-]+")
_JOURNEY = re.compile(
    r"\b(?:arriv(?:ed|es?|ing)|land(?:ed|s)|flew|flies|left|leaves|depart(?:ed|s)|visit(?:s|ed|ing)?|trip|tour"
    r"|jets? in)\b",
    re.IGNORECASE,
)
"""What the opening says of somebody who is abroad, so that he is not of the country of the dateline."""
_SETS_OUT = re.compile(
    r"\b(?:left|leaves|departed|departs|flew|flies|travell?ed|travels|headed|heads|set (?:off|out))\s+"
    r"(?:\w+\s+){0,2}?(?:for|to)\s+(?P<to>(?:the\s+)?[A-Z][\w-]+)"
)
"""A journey from where a report is dated, and to where."""


def named_first(headline: Sequence[Actor], told: list[Sentence]) -> frozenset[str]:
    """The countries of the headline and the first sentence; towns are places."""
    named = [*headline, *(told[0].actors if told else ())]
    return codes_of(a for a in named if a.tag_kind != "city")


def home(source: Source, headline: Sequence[Actor], told: list[Sentence], flat: str) -> str | None:
    """The country whose officials need no country in the text; `flat` is the article's.

    An article that tells of others and never names its publisher's country has none. A world's paper, an opening
    about two other states, or about one that is named before any official, or a report filed in another country are
    signs that it tells of others. Of whoever opens it by his office alone, a journey, or somebody named with the
    country of the dateline, says that he is not of that.
    """
    if source.home is None or source.official:
        return source.home
    place = source.place.country if source.place else None
    places = {a.code for s in told[:1] for a in s.actors if a.kind == "organisation" and _SEAT.match(flat, a.end)}
    others = named_first(headline, told) - {source.home} - places
    at_home = _begins_at_home(headline) or any(_opens_at_home(flat, s) for s in told[:1])
    if len(others) > 1:
        heads = _begins_at_home(headline, head=True) or (
            not source.world and any(_begins_with_head(source.home, s) for s in told[:1])
        )
        at_home = heads or _is_bare_office(headline) or is_about_credentials(source.title)
    of_others = bool(others) and not at_home
    elsewhere = place is not None and place != source.home
    abroad = of_others or (elsewhere and not (at_home and _is_away(source, headline, told, flat)))
    if not (source.world or abroad):
        return source.home
    named = {a.code for s in told for a in s.actors} | {a.code for a in headline}
    return source.home if source.home in named or source.home == place else _setting(source.title, headline)


def _is_away(source: Source, headline: Sequence[Actor], told: list[Sentence], flat: str) -> bool:
    """Whether whoever opens an article by his office alone is abroad where it is dated, not at home there."""
    place = source.place.country if source.place else None
    if any(a.code == place and a.is_official for a in [*headline, *(a for s in told[:1] for a in s.actors)]):
        return True
    openings = (source.title, *(flat[s.start : s.end] for s in told[:1]))
    if any(_sets_out(source, opening) for opening in openings):
        return False
    if any(map(_JOURNEY.search, openings)):
        return True
    near = {a.code for s in told[:_OPENING] for a in s.actors if a.tag_kind != "city" and not a.is_official}
    return place not in near and (_is_bare_office(headline) or _is_household_name(source, told))


def _sets_out(source: Source, opening: str) -> bool:
    """Whether an opening tells of a journey from the place of the dateline to another: his who is at home there."""
    to = _SETS_OUT.search(opening)
    city = source.place.city if source.place else None
    return to is not None and bool(city) and to["to"] != city


def _setting(title: str, headline: Sequence[Actor]) -> str | None:
    """Where a world's paper says that all of it is: "In Kenya, UN chief …", "Mali: UN envoy …"."""
    first = min(headline, key=lambda a: a.start, default=None)
    if first is None or first.kind != "country" or first.tag_kind == "demonym" or not first.code:
        return None
    opens = _IN.fullmatch(title[: first.start]) and title[first.end : first.end + 1] == ","
    return first.code if opens or (first.start == 0 and title[first.end : first.end + 1] == ":") else None


def _is_bare_office(headline: Sequence[Actor]) -> bool:
    """Whether a headline begins with one official without name and country: "PM meets Mexican leader on UN sidelines".
    Nobody calls those of other states so."""
    first = min(headline, key=lambda a: a.start, default=None)
    return first is not None and first.kind == "office" and first.code is None and not first.plural


def _is_household_name(source: Source, told: list[Sentence]) -> bool:
    """Whether a headline begins with the surname alone of somebody whom the first sentence names with his office and no
    country, and who is not known to the world as another state's: "Seo holds bilateral talks in Jakarta"."""
    first = min((a for s in told[:1] for a in s.actors), key=lambda a: a.start, default=None)
    if first is None or not first.name or not first.office or first.code is not None:
        return False
    name = source.title.split(" ", 1)[0].strip(",:'’")
    known = leader(first.name, source.published.year if source.published else None)
    return name in first.name.split() and (known is None or known.code == source.home)


def _begins_at_home(named: Sequence[Actor], *, head: bool = False) -> bool:
    """Whether whoever is named first holds an office of no stated country: "Foreign minister arrives in Rome".

    `head`: only where he is at the head of a state.
    """
    first = min(named, key=lambda a: a.start, default=None)
    if first is None or first.office is None or first.code is not None:
        return False
    return not head or first.office.lower() in words("offices", "at_the_head")


def _begins_with_head(code: str, opening: Sentence) -> bool:
    """Whether a sentence begins with somebody at the head of a state that is not said, such as the home country has:
    "President Rashidi is preparing to visit the Jordanian capital and Morocco"."""
    first = min(opening.actors, key=lambda a: a.start, default=None)
    at_once = first is not None and first.start == opening.start
    return at_once and _begins_at_home(opening.actors, head=True) and has_office(code, first.office if first else None)


def _opens_at_home(flat: str, opening: Sentence) -> bool:
    """The same of the first sentence, and where somebody from abroad meets such a one: "The Finnish president met Prime
    Minister Were"."""
    bare = any(a.office and a.is_official and a.code is None for a in opening.actors)
    return _begins_at_home(opening.actors) or (bare and can_matter(flat[opening.start : opening.end]))


def vacant(headline: Sequence[Actor], opening: list[Sentence], flat: str) -> tuple[Vacancy, ...]:
    """The single offices of states, without a holder's name, in the headline and the opening sentences.

    Each comes with the capitalised words of its sentence in `flat`: whoever is named there beside it is not its holder.
    """
    titled = [(replace(a, start=-1, end=-1), frozenset[str]()) for a in headline]
    beside = {s.number: frozenset(_CAPITALISED.findall(flat[s.start : s.end])) for s in opening}
    named = [*titled, *((a, beside[s.number]) for s in opening for a in s.actors)]
    return tuple(
        (a, words_) for a, words_ in named if a.kind == "office" and a.code and not a.plural and not a.is_counterpart
    )


def star(headline: Sequence[Actor]) -> Actor | None:
    """The one office with a state that a headline names without its holder."""
    offices = [a for a in headline if a.office]
    if len(offices) != 1 or offices[0].kind != "office" or offices[0].plural or offices[0].is_counterpart:
        return None
    return offices[0] if offices[0].code else None


def cities(told: list[Sentence], source: Source) -> dict[str, frozenset[str]]:
    """The cities that the article names, by country; capitals that stand for their government are left out."""
    found: dict[str, set[str]] = {}
    for actor in (a for s in told for a in s.actors):
        if actor.kind == "country" and actor.is_town and actor.code and not actor.office:
            found.setdefault(actor.code, set()).add(actor.printed)
    if source.place and source.place.city and source.place.country:
        found.setdefault(source.place.country, set()).add(source.place.city)
    return {code: frozenset(names) for code, names in found.items()}


def spoken(told: list[Sentence]) -> frozenset[str]:
    """The countries for which somebody in office is named."""
    return frozenset(a.code for s in told for a in s.actors if a.code and a.office and not a.out_of_office)
