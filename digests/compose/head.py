"""The part of a line that never gets lost: `flags who · place · when — `."""

from collections.abc import Sequence
from dataclasses import dataclass

from digests.compose.people import flags, hosts
from digests.compose.plain import plain, shorten
from digests.compose.rules import MAX_LINE
from digests.compose.views import Moment
from digests.model import Story
from digests.places.names import display_name

_MOST_PLACE = 40
_LEAST_WHO = 24
_LEAST_FLAGS = 24


@dataclass(frozen=True, slots=True)
class Head:
    """The parts, and `text` with all of them up to where the clause begins."""

    flags: str
    who: str
    place: str
    text: str


def head_of(story: Story, people: Sequence[str], when: Moment | None, clause: int) -> Head:
    """The head that leaves room for a clause of `clause` characters.

    `people`: wordings of who it is, the fullest first. When none fits, they are cut, then the place goes, then flags:
    the date stays, since without it a line could be read as another event's.
    """
    shown, where = flags(story), shorten(place(story), _MOST_PLACE)
    room = MAX_LINE - clause
    for said in people:
        head = _head(shown, said, where, when)
        if len(head.text) <= room:
            return head
    over = len(head.text) - room
    if len(people[-1]) - over >= _LEAST_WHO:
        return _head(shown, shorten(people[-1], len(people[-1]) - over), where, when)
    bare = _head(shorten(shown, _LEAST_FLAGS), "", "", when)
    return _head(bare.flags, shorten(people[-1], max(_LEAST_WHO, room - len(bare.text))), "", when)


def place(story: Story) -> str:
    """The city, with its country where that did not take part; a visit without a venue is told by its host country."""
    venue = story.venue
    if venue is None:
        codes = dict.fromkeys(person.country for person in hosts(story) if person.country)
        return ", ".join(display_name(code) for code in codes) if story.kind == "visit" else ""
    country = display_name(venue.country) if venue.country else ""
    if not venue.city:
        return country or plain(venue.text)
    city = plain(venue.city)
    apart = venue.country and venue.country not in story.countries and country != city
    return f"{city}, {country}" if apart else city


def _head(shown: str, people: str, where: str, when: Moment | None) -> Head:
    middle = " · ".join(part for part in (people, where, when.text if when else "") if part)
    return Head(shown, people, where, f"{shown} {middle}".strip() + " — ")
