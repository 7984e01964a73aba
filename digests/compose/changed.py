"""Changes and disagreements of a story, in words."""

from digests.compose.journeys import Entry
from digests.compose.moments import day_range
from digests.compose.plain import plain
from digests.compose.views import Window
from digests.model import Change, Story
from digests.timing.spans import Days, day

_STATUS = {"under_way": "under way", "cancelled": "called off"}
_FIELD = {"status": "status", "when": "date", "venue": "place", "outcome": "outcome"}


def within(change: Change, window: Window | None) -> bool:
    """True when the window covers the report that brought the change; a look-up, without a window, covers all."""
    return window is None or window.start < change.at <= window.end


def disputed(story: Story, window: Window | None) -> list[Change]:
    """What sources tell differently, and what a source corrected of an event already held."""
    return [
        change
        for change in story.changes
        if within(change, window) and (change.disagreement or _corrects(story, change))
    ]


def dispute(change: Change, year: int | None) -> str:
    """“place: Paris (Le Soir) or Lyon (The Herald)”; a correction says what stood before."""
    old, new = (value_words(change.field, value, year) for value in (change.old, change.new))
    before, after = _by(change.old_source), _by(change.new_source)
    if change.disagreement:
        return f"{_FIELD[change.field]}, sources differ: {old}{before} or {new}{after}"
    return f"{_FIELD[change.field]} corrected: {new}{after}, before {old}{before}"


def changed_facts(entry: Entry, window: Window | None, year: int | None) -> list[str]:
    """One sentence for each fact of the entry that changed in the window.

    What is disputed has lines of its own in a digest; a look-up, without a window, tells it here, before all else.
    """
    found: list[str] = []
    for story in entry.stories:
        apart = disputed(story, window)
        found += [dispute(change, year) for change in apart if window is None]
        for change in story.changes:
            if not within(change, window) or change in apart:
                continue
            old = value_words(change.field, change.old, year)
            if change.field == "status":
                found.append(f"told before as {old}{_by(change.old_source)}")
            elif change.old:
                new = value_words(change.field, change.new, year)
                now = f"{new}{_by(change.new_source)}"
                found.append(f"{_FIELD[change.field]} changed: {now}, before {old}{_by(change.old_source)}")
    return found


def value_words(field: str, value: str, year: int | None) -> str:
    """A change's stored value as a reader says it: ISO dates become “27–29 June”, `on_table:` “on the table:”."""
    if field == "when":
        begin, _, end = value.partition("/")
        first, last = day(begin), day(end or begin)
        if first and last and first <= last:
            clock = f", {begin[11:16]} there" if "T" in begin else ""
            return day_range(Days(first, last), year) + clock
    if field == "outcome":
        value = value.replace("on_table:", "on the table, not agreed:", 1)
    return plain(_STATUS.get(value, value))


def _corrects(story: Story, change: Change) -> bool:
    return story.status == "held" and change.field in ("when", "venue") and change.old_source == change.new_source


def _by(source: str | None) -> str:
    return f" ({plain(source)})" if source else ""
