"""A map in words, for those who do not see it. Pure, and loads nothing heavy."""

import unicodedata

from digests.pictures.spec import Contact, MapSpec, Standing
from digests.places.names import countries, display_name

MAX_DESCRIPTION = 1024
"""Characters that Discord takes as the description of an attachment."""

WORDS: dict[Standing, str] = {
    "agreed": "Agreed",
    "held": "Held",
    "ahead": "Under way or ahead",
    "due": "Outcome awaited",
    "called_off": "Called off or postponed",
    "passing": "In passing",
}
"""What the standings are called, in the legend and in words; in the order of a digest."""

NOTHING = "No meeting with a place on the map."

_TITLE = 200


def on_the_map(contact: Contact) -> tuple[str, ...]:
    """The parties that have a place on a map, each once: countries, not organisations."""
    return tuple(dict.fromkeys(code for code in contact.parties if code in countries()))


def venue_of(contact: Contact) -> str | None:
    """The country where they met, when it has a place on a map."""
    return contact.venue if contact.venue in countries() else None


def tidy(text: str) -> str:
    """One line without what steers other text: control and bidirectional characters, and marks piled on a letter."""
    plain = unicodedata.normalize("NFC", text)
    shown = (char if unicodedata.category(char)[0] not in "CMZ" else " " if char.isspace() else "" for char in plain)
    return " ".join("".join(shown).split())


def describe_map(spec: MapSpec) -> str:
    """At most 1,024 characters: the title, and who has a line to whom, by standing, as far as there is room."""
    title = tidy(spec.title[:_TITLE])
    told = f"Map. {title}." if title else "Map of who met whom."
    counted: dict[tuple[Standing, str], int] = {}
    for contact in spec.contacts:
        parties = on_the_map(contact)
        if parties:
            key = (contact.standing, _phrase(parties, venue_of(contact)))
            counted[key] = counted.get(key, 0) + 1
    if not counted:
        return f"{told} {NOTHING}"
    left = len(counted)
    for standing, word in WORDS.items():
        joint = f" {word}: "
        for (of, phrase), count in counted.items():
            if of != standing:
                continue
            more = f"{joint}{phrase}{f' ({count}×)' if count > 1 else ''}"
            if len(told) + len(more) + len(_rest(left)) + 1 > MAX_DESCRIPTION:
                return told + _rest(left)
            told += more
            left -= 1
            joint = "; "
        if joint == "; ":
            told += "."
    return told


def _phrase(parties: tuple[str, ...], venue: str | None) -> str:
    names = [display_name(code) for code in parties]
    who = " – ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"
    return who if venue is None or venue in parties else f"{who} (in {display_name(venue)})"


def _rest(left: int) -> str:
    return f" … and {left} more."
