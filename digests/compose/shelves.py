"""What stands where in a look-up: the same for a country and for a pair."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

from digests.compose.due import moved, stage
from digests.compose.journeys import Entry
from digests.compose.line import Setting, line, notice
from digests.compose.outcomes import matter, sentence
from digests.compose.shelf import Item, Shelf, whole
from digests.compose.views import Line
from digests.model import BINDING, Mention, Outcome, Standing, Story
from digests.timing.spans import days

_Level = Callable[[Story], str]


def shelves(
    entries: Iterable[Entry], now: datetime, *, passing_apart: bool = True, level: _Level = lambda _: ""
) -> list[Shelf]:
    """Awaiting, planned, under way, held, agreed: always, said to be empty when they are; others when they hold any.

    What was held stands under held even when it brought an agreement; that stands under agreed too. `passing_apart`:
    what is only mentioned in passing has a section of its own. What is ahead goes by date, all else latest first.
    """
    by_date = sorted(entries, key=_date)
    newest = list(reversed(by_date))
    states = {entry.lead.id: _state(entry, now) for entry in by_date}

    def shelf(key: str, emoji: str, title: str, chosen: Iterable[Entry], *, always: bool = False) -> Shelf:
        items = [whole(entry, level=level(entry.lead)) for entry in chosen]
        return Shelf(key=key, emoji=emoji, title=title, items=items, always=always)

    def among(entries: Iterable[Entry], *wanted: str) -> list[Entry]:
        return [entry for entry in entries if states[entry.lead.id] in wanted]

    held = [entry for entry in among(newest, "held") if entry.lead.kind not in ("agreement", "pledge")]
    pledged = [entry for entry in among(newest, "held") if entry.lead.kind == "pledge"]
    news, passing = held, list[Entry]()
    if passing_apart:
        news = [entry for entry in held if entry.lead.role == "news"]
        passing = [entry for entry in held if entry.lead.role == "background"]
    agreed, open_points = list(_agreed(newest)), list(_on_table(newest))
    return [
        shelf("awaiting", "❔", "Awaiting outcome", among(newest, "due", "closed"), always=True),
        shelf("planned", "📅", "Planned, still ahead", among(by_date, "planned"), always=True),
        shelf("under_way", "🛫", "Under way now", among(by_date, "under_way"), always=True),
        shelf("held", "🤝", "Held", news, always=True),
        Shelf(key="agreed", emoji="✍️", title="Agreed or signed", items=agreed, always=True),
        shelf("held_earlier", "🕘", "Held earlier, mentioned in passing", passing),
        shelf("pledged", "🗣️", "Pledged by one side", pledged),
        shelf("called_off", "🔁", "Called off or postponed", among(newest, "cancelled", "postponed")),
        Shelf(key="on_table", emoji="💬", title="On the table, not agreed", items=open_points),
    ]


_ASIDE: dict[Standing, tuple[str, str]] = {
    "venue": ("📍", "Venue only"),
    "older_party": ("📜", "Party to an older agreement"),
    "subject": ("🔎", "Talked about, did not take part"),
}


def asides(by: Mapping[Standing, Sequence[Entry]]) -> list[Shelf]:
    """Stories in which the country did not take part, a section for each way it stands in them; latest first."""
    found: list[Shelf] = []
    for way, entries in by.items():
        emoji, title = _ASIDE[way]
        items = [Item(one.stories, partial(_single, one)) for one in sorted(entries, key=_date, reverse=True)]
        found.append(Shelf(key=way, emoji=emoji, title=title, items=items))
    return found


def standing(story: Story, code: str) -> set[Standing]:
    """How the country stands in a story in which it did not take part."""
    mentions: tuple[Mention, ...] = story.mentions
    return {mention.as_ for mention in mentions if mention.code == code}


def _state(entry: Entry, now: datetime) -> str:
    found = stage(entry.lead, now)
    return "planned" if found == "postponed" and moved(entry.lead) else found


def _agreed(entries: Iterable[Entry]) -> Iterator[Item]:
    """One line for each thing agreed or signed, and for an agreement that no clause describes."""
    for story in (story for entry in entries for story in entry.stories if story.status == "held"):
        binding = [(text, o) for o in story.outcomes if o.strength in BINDING and (text := sentence(o, story))]
        yield from (_point(story, text, outcome) for text, outcome in binding)
        if story.kind == "agreement" and not binding:
            yield whole(Entry(story))


def _on_table(entries: Iterable[Entry]) -> Iterator[Item]:
    return (
        _point(story, text, outcome)
        for entry in entries
        for story in entry.stories
        if story.status not in ("held", "cancelled")
        for outcome in story.outcomes
        if outcome.strength == "on_table" and (text := matter(outcome))
    )


def _point(story: Story, text: str, outcome: Outcome) -> Item:
    return Item((story,), lambda setting: notice(Entry(story), setting, text, outcome))


def _single(entry: Entry, setting: Setting) -> Line:
    return line(entry, setting, style="one")


def _date(entry: Entry) -> tuple[str, int]:
    span = days(entry.lead.when)
    return (span.first.isoformat() if span else "9999", entry.lead.id)
