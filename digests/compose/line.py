"""One entry in one line: `flags who · place · when — what`, with bullets under it."""

from dataclasses import dataclass
from datetime import datetime

from digests.compose.changed import changed_facts
from digests.compose.due import has_begun, stage
from digests.compose.fragments import Style, fragments, own_outcomes
from digests.compose.journeys import Entry
from digests.compose.moments import moment
from digests.compose.people import flags, hosts, names, who
from digests.compose.plain import plain, shorten
from digests.compose.rules import MAX_BULLETS, MAX_LINE, PRINTED_FROM
from digests.compose.sources import Numbers, refs
from digests.compose.views import Bullet, Line, Moment, Stage, Window
from digests.compose.wording import clause
from digests.compose.zones import venue_zone
from digests.model import Story
from digests.places.names import display_name

_LEAST = 30
"""A fragment is cut to fit only when so many characters of it remain."""

_MOST_WHO = 120
_MOST_PLACE = 40
_OPEN: dict[Stage, str] = {"due": ", no outcome seen", "closed": ", no report seen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the lines of one view share. Dates in `year` are printed without it; changes inside `window` are told."""

    now: datetime
    year: int | None
    numbers: Numbers
    window: Window | None = None


def line(
    entry: Entry, setting: Setting, *, style: Style = "full", same_delegation: bool = False, level: str = ""
) -> Line:
    """The entry in words.

    `full`: outcomes as bullets. `one`: a single line with as much as fits. `look_up`: what is agreed or on the table
    stands elsewhere in the view. `same_delegation`: an earlier line of the view has named these visitors.
    `level`: the rank of a meeting, to be told with it.
    """
    lead = entry.lead
    state = stage(lead, setting.now)
    when = moment(lead.when, venue=venue_zone(lead), year=setting.year)
    people = "the same delegation" if same_delegation else who(lead)
    said = clause(lead, state, begun=has_begun(lead, setting.now)) + _OPEN.get(state, "")
    said += f" ({level})" if level else ""
    head = _head(lead, people, when, said)
    if len(head.text) > MAX_LINE:
        head = _head(lead, shorten(who(lead, office=False), _MOST_WHO), when, said)
    rest = fragments(entry, setting.now, setting.year, style=style)
    what, over = _fill(said, rest, MAX_LINE - len(head.text), cut=style == "one")
    return Line(
        story_ids=tuple(story.id for story in entry.stories),
        stage=state,
        flags=head.flags,
        who=head.who,
        place=head.place,
        when=when,
        what=what,
        text=shorten(head.text + what[len(said) :], MAX_LINE),
        bullets=() if style == "one" else _bullets(entry, setting, over, outcomes=style == "full"),
        refs=refs(entry.stories, setting.numbers),
        names=names(entry.stories),
        countries=tuple(sorted({code for story in entry.stories for code in story.countries})),
        confidence=lead.confidence,
        unsure=lead.confidence < PRINTED_FROM,
    )


def notice(entry: Entry, setting: Setting, said: str, *, stories: tuple[Story, ...] = ()) -> Line:
    """A line about the entry that says one thing of it: a dispute, or one outcome. `stories`: whose, all by default."""
    lead = entry.lead
    when = moment(lead.when, venue=venue_zone(lead), year=setting.year)
    head = _head(lead, shorten(who(lead, office=False), _MOST_WHO), when, "")
    what = shorten(said, max(MAX_LINE - len(head.text) - 1, _LEAST))
    return Line(
        story_ids=tuple(story.id for story in entry.stories),
        stage=stage(lead, setting.now),
        flags=head.flags,
        who=head.who,
        place=head.place,
        when=when,
        what=what,
        text=shorten(f"{head.text} {what}", MAX_LINE),
        refs=refs(stories or entry.stories, setting.numbers),
        names=names(entry.stories),
        countries=lead.countries,
        confidence=lead.confidence,
        unsure=lead.confidence < PRINTED_FROM,
    )


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


@dataclass(frozen=True, slots=True)
class _Head:
    flags: str
    who: str
    place: str
    text: str


def _head(story: Story, people: str, when: Moment | None, said: str) -> _Head:
    shown, where = flags(story), shorten(place(story), _MOST_PLACE)
    middle = " · ".join(part for part in (people, where, when.text if when else "") if part)
    return _Head(shown, people, where, f"{shown} {middle} — {said}".strip())


def _fill(said: str, rest: list[str], room: int, *, cut: bool) -> tuple[str, list[str]]:
    """Add fragments while they fit; what is left over goes to the bullets, or is cut where there are none."""
    what, over = said, list[str]()
    for place_, fragment in enumerate(rest):
        free = room - (len(what) - len(said)) - 2
        if len(fragment) <= free:
            what += f"; {fragment}"
            continue
        if cut and free >= _LEAST:
            return f"{what}; {shorten(fragment, free)}", []
        over = rest[place_:]
        break
    return what, over


def _bullets(entry: Entry, setting: Setting, over: list[str], *, outcomes: bool) -> tuple[Bullet, ...]:
    """Changed facts, then what did not fit the line, then outcomes, the strongest first; the last takes the rest."""
    found = [Bullet(text=text) for text in (*changed_facts(entry, setting.window, setting.year), *over)]
    for story, outcome, text in own_outcomes(entry) if outcomes else ():
        standing = refs((story,), setting.numbers, outcome=outcome)
        found.append(Bullet(text=text, strength=outcome.strength, refs=standing))
    if len(found) > MAX_BULLETS:
        found[MAX_BULLETS - 1 :] = [_joined(found[MAX_BULLETS - 1 :])]
    return tuple(Bullet(text=shorten(b.text, MAX_LINE), strength=b.strength, refs=b.refs) for b in found)


def _joined(rest: list[Bullet]) -> Bullet:
    """Several in one; the label that they share stands once."""
    label, mark, _ = rest[0].text.partition(": ")
    first = f"{label}{mark}"
    text = "; ".join([rest[0].text, *(b.text.removeprefix(first) if mark else b.text for b in rest[1:])])
    together = tuple(dict.fromkeys(ref for b in rest for ref in b.refs))
    return Bullet(text=text, strength=rest[0].strength, refs=together)
