"""Who, and from where, in the words of a line."""

from collections.abc import Iterable, Sequence

from digests.compose.plain import plain
from digests.compose.ranks import ORDER, rank
from digests.model import Participant, Story
from digests.places.names import display_name, flag, is_organisation

_MOST_NAMED = 2
"""People of one side that a line names; the rest are counted."""

_MOST_FLAGS = 6


def flag_of(code: str) -> str:
    """The emoji flag, else the name: an organisation without a flag is still named."""
    return flag(code) or display_name(code)


def printed(person: Participant, *, office: bool = True) -> str:
    """“Hwang In-moo (Vice Defense Minister)”; “senior defense officials (not named)”; else the country.

    Of a party without a code, rebels who negotiate, its name stands by: no flag says whose leaders they are.
    """
    name, title = plain(person.name or ""), plain(person.office or "")
    body = plain(person.organisation or "")
    if title and body and person.country is None:
        title = f"{title}, {body}"
    if name:
        return f"{name} ({title or body})" if office and (title or body) else name
    if title:
        return f"{title} (not named)"
    return body or (display_name(person.country) if person.country else plain(person.as_printed))


def side(people: Iterable[Participant], *, office: bool = True) -> str:
    """One side's people, the highest first; named people before unnamed ones."""
    known = sorted(
        people, key=lambda person: (not person.name, ORDER.index(rank(person.office)) if person.office else 9)
    )
    told = list(dict.fromkeys(printed(person, office=office) for person in known if person.name or person.office))
    told = told or list(dict.fromkeys(printed(person) for person in known))
    rest = len(told) - _MOST_NAMED
    return ", ".join(told[:_MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")


def sides(story: Story) -> list[tuple[str, list[Participant]]]:
    """The story's people by country, in the order in which the report names them; visitors and givers first."""
    by: dict[str, list[Participant]] = {}
    for person in story.participants:
        by.setdefault(person.country or "", []).append(person)
    for code in story.countries:
        by.setdefault(code, [Participant(country=code, as_printed=code)])
    first = {code for outcome in story.outcomes for code in outcome.by} if story.kind == "pledge" else set(by)
    return sorted(by.items(), key=lambda item: (_is_host(item[1]) and story.kind == "visit", item[0] not in first))


def who(story: Story, *, office: bool = True) -> str:
    """Both sides of a contact; a visit's visitors only, since its line says where they go."""
    parties = sides(story)
    if story.kind == "visit":
        parties = [(code, people) for code, people in parties if not _is_host(people)] or parties
        return ", ".join(side(people, office=office) for _, people in parties)
    if story.kind == "multilateral":
        return _table_of_many(parties, office)
    joint = " → " if story.kind == "pledge" else " ↔ "
    told = [side(people, office=office) for _, people in parties]
    return joint.join(dict.fromkeys(told))  # “leaders (not named)” of three countries are said once


def flags(story: Story) -> str:
    """🇰🇷↔🇫🇷 for a contact, 🇰🇷→🇰🇭 for a visit or a pledge, side by side for a table of many."""
    codes = [code for code, _ in sides(story) if code]
    shown = [flag_of(code) for code in codes[:_MOST_FLAGS]] + (["…"] if len(codes) > _MOST_FLAGS else [])
    if story.kind == "multilateral":
        return " ".join(shown)
    return ("→" if story.kind in ("visit", "pledge") else "↔").join(shown)


def visitors(story: Story) -> list[Participant]:
    """Those who travel."""
    return [person for person in story.participants if person.capacity != "host"]


def hosts(story: Story) -> list[Participant]:
    """Those who receive a visit."""
    return [person for person in story.participants if person.capacity == "host"]


def names(stories: Iterable[Story]) -> tuple[str, ...]:
    """Every name once, as a line prints it."""
    return tuple(dict.fromkeys(plain(p.name) for story in stories for p in story.participants if p.name))


def _is_host(people: Sequence[Participant]) -> bool:
    return bool(people) and all(person.capacity == "host" for person in people)


def _table_of_many(parties: Sequence[tuple[str, list[Participant]]], office: bool) -> str:
    """Named people first; a table without any is told by its organisation or its states."""
    named = [person for _, people in parties for person in people if person.name]
    if named:
        named.sort(key=lambda person: ORDER.index(rank(person.office)))
        rest = len(named) - 3
        told = ", ".join(printed(person, office=office) for person in named[:3])
        return told + (f" and {rest} more" if rest > 0 else "")
    codes = [code for code, _ in parties if code]
    codes = [code for code in codes if is_organisation(code)] or codes
    rest = len(codes) - 5
    return ", ".join(display_name(code) for code in codes[:5]) + (f" and {rest} more" if rest > 0 else "")
