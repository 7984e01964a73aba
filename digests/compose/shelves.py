"""The sections of a look-up: the same for a country and for a pair."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from digests.compose.due import moved, stage
from digests.compose.journeys import Entry
from digests.compose.line import Setting, line, notice
from digests.compose.outcomes import BINDING, matter, sentence
from digests.compose.rules import MAX_LISTED
from digests.compose.views import Line, Section
from digests.model import Mention, Standing, Story
from digests.timing.spans import days

NONE_REPORTED = "none reported"

_Chosen = Callable[[Entry], bool]
_Level = Callable[[Story], str]


def shelves(
    entries: Iterable[Entry], setting: Setting, *, passing_apart: bool = True, level: _Level = lambda _: ""
) -> tuple[Section, ...]:
    """Awaiting, planned, under way, held, agreed: always, said to be empty when they are; others when they hold any.

    What was held stands under held even when it brought an agreement; that stands under agreed too. `passing_apart`:
    what is only mentioned in passing has a section of its own.
    """
    known = sorted(entries, key=_date)
    newest = list(reversed(known))

    def state(entry: Entry) -> str:
        found = stage(entry.lead, setting.now)
        return "planned" if found == "postponed" and moved(entry.lead) else found

    def shelf(key: str, emoji: str, title: str, chosen: list[Entry], *, always: bool) -> list[Section]:
        lines = [line(entry, setting, style="look_up", level=level(entry.lead)) for entry in chosen]
        return section(key, emoji, title, lines, always=always)

    contacts = [entry for entry in newest if entry.lead.kind not in ("agreement", "pledge")]
    others = [entry for entry in newest if entry.lead.kind == "pledge" and state(entry) == "held"]
    held = [entry for entry in contacts if state(entry) == "held"]
    passing = [entry for entry in held if passing_apart and entry.lead.role == "background"]
    news = [entry for entry in held if entry not in passing]
    sections = [
        *shelf("awaiting", "❔", "Awaiting outcome", _of(newest, state, "due", "closed"), always=True),
        *shelf("planned", "📅", "Planned, still ahead", _of(known, state, "planned"), always=True),
        *shelf("under_way", "🛫", "Under way now", _of(known, state, "under_way"), always=True),
        *shelf("held", "🤝", "Held", news, always=True),
        *section("agreed", "✍️", "Agreed or signed", _agreed(newest, setting), always=True),
        *shelf("held_earlier", "🕘", "Held earlier, mentioned in passing", passing, always=False),
        *shelf("pledged", "🗣️", "Pledged by one side", others, always=False),
        *shelf(
            "called_off", "🔁", "Called off or postponed", _of(newest, state, "cancelled", "postponed"), always=False
        ),
        *section("on_table", "💬", "On the table, not agreed", _on_table(known, setting), always=False),
    ]
    return tuple(sections)


_ASIDE: dict[Standing, tuple[str, str]] = {
    "venue": ("📍", "Venue only"),
    "older_party": ("📜", "Party to an older agreement"),
    "subject": ("🔎", "Talked about, did not take part"),
}


def asides(by: Mapping[Standing, Sequence[Entry]], setting: Setting) -> tuple[Section, ...]:
    """Stories in which the country did not take part, a section for each way it stands in them; latest first."""
    found: list[Section] = []
    for way, entries in by.items():
        lines = [line(entry, setting, style="one") for entry in sorted(entries, key=_date, reverse=True)]
        found += section(way, *_ASIDE[way], lines, always=False)
    return tuple(found)


def standing(story: Story, code: str) -> set[Standing]:
    """How the country stands in a story in which it did not take part."""
    mentions: tuple[Mention, ...] = story.mentions
    return {mention.as_ for mention in mentions if mention.code == code}


def _of(entries: Iterable[Entry], state: Callable[[Entry], str], *states: str) -> list[Entry]:
    return [entry for entry in entries if state(entry) in states]


def _agreed(entries: Iterable[Entry], setting: Setting) -> list[Line]:
    """One line for each thing agreed or signed, and for an agreement that no clause describes."""
    found: list[Line] = []
    for entry in entries:
        for story in entry.stories:
            if story.status != "held":
                continue
            own = Entry(story)
            binding = [(o, text) for o in story.outcomes if o.strength in BINDING and (text := sentence(o, story))]
            found += [notice(own, setting, text, outcome) for outcome, text in binding]
            if story.kind == "agreement" and not binding:
                found.append(line(own, setting, style="look_up"))
    return found


def _on_table(entries: Iterable[Entry], setting: Setting) -> list[Line]:
    return [
        notice(Entry(story), setting, text, outcome)
        for entry in entries
        for story in entry.stories
        if story.status not in ("held", "cancelled")
        for outcome in story.outcomes
        if outcome.strength == "on_table" and (text := matter(outcome))
    ]


def section(key: str, emoji: str, title: str, lines: Sequence[Line], *, always: bool) -> list[Section]:
    """The section with at most 20 lines; without any only if `always`."""
    if not (lines or always):
        return []
    shown = tuple(lines[:MAX_LISTED])
    over = len(lines) - len(shown)
    note = f"and {over} more" if over else ""
    return [Section(key=key, emoji=emoji, title=title, lines=shown, empty=NONE_REPORTED, note=note, hidden=over)]


def _date(entry: Entry) -> tuple[str, int]:
    span = days(entry.lead.when)
    return (span.first.isoformat() if span else "9999", entry.lead.id)
