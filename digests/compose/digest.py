"""From stories to a digest. Pure: the same stories, window and `now` give the same digest."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from digests.compose.changed import dispute, disputed
from digests.compose.counts import count, count_line
from digests.compose.coverage import amount, coverage
from digests.compose.due import stage
from digests.compose.journeys import Entry, entries, same_delegation
from digests.compose.line import Setting, line, notice
from digests.compose.rules import MAX_STORIES, PRINTED_FROM
from digests.compose.select import Key, Listed, listed, order
from digests.compose.sources import by_article, numbered
from digests.compose.views import Digest, Line, Section, Window
from digests.compose.windows import days_of
from digests.model import Story

HEADINGS: dict[Key, tuple[str, str, str]] = {
    "agreed": ("✍️", "Agreed or signed", "nothing reported in this period"),
    "held": ("🤝", "Held", ""),
    "under_way": ("🛫", "Under way", ""),
    "coming_up": ("📅", "Today and coming up", ""),
    "due": ("❔", "Due, no outcome seen yet", ""),
    "corrections": ("🔁", "Called off, corrected or disputed", ""),
    "passing": ("🕘", "Mentioned in passing", ""),
}
"""Emoji, title and, where it is printed even when empty, what it then says; in the order of a digest."""


def compose(
    stories: Iterable[Story], *, window: Window, now: datetime, zone: ZoneInfo, articles_read: int | None = None
) -> Digest:
    """The digest of `window` as of `now`: `stories` as told by the reports up to `now`, in any order.

    `zone` is the digest's own, in which its title counts days. `articles_read`: how many articles the window holds.
    """
    found = entries(story for story in stories if story.confidence >= PRINTED_FROM)
    chosen = sorted(filter(None, (listed(entry, window, now) for entry in found)), key=order)
    disputes = [item for item in found if item.lead.role == "news" and any(disputed(s, window) for s in item.stories)]
    shown = [*(item.entry for item in chosen), *disputes]
    sources = numbered(story for entry in shown for story in entry.stories)
    year = (window.end.astimezone(zone)).year
    setting = Setting(now=now, year=year, known=by_article(sources), window=window)
    waiting = sum(entry.lead.role == "news" and stage(entry.lead, now) == "due" for entry in found)
    sections = _sections(chosen, disputes, setting, waiting)
    first, more = _cut(sections)
    counts = count(chosen, waiting, sources)
    news = [code for item in chosen if item.key != "passing" for code in _parties(item.entry)]
    return Digest(
        title=f"Diplomacy digest · {days_of(window, zone)}",
        window=window,
        as_of=now,
        zone=zone.key,
        counts=counts,
        count_line=count_line(counts, chosen),
        sections=first,
        more=more,
        coverage=coverage(sources, news, read=articles_read),
        sources=sources,
    )


def _sections(
    chosen: Sequence[Listed], disputes: Sequence[Entry], setting: Setting, waiting: int
) -> tuple[Section, ...]:
    sections: list[Section] = []
    named: list[Entry] = []
    for key, (emoji, title, empty) in HEADINGS.items():
        lines: list[Line] = []
        for item in (item for item in chosen if item.key == key):
            again = any(same_delegation(before.lead, item.entry.lead) for before in named)
            lines.append(line(item.entry, setting, style="full" if item.full else "one", same_delegation=again))
            named.append(item.entry)
        if key == "corrections":
            lines += _disputes(disputes, setting)
        older = waiting - sum(one.stage == "due" for one in lines) if key == "due" else 0
        note = f"{amount(older, 'plan')} from before this digest still without an outcome" if older > 0 else ""
        if key == "held" and any(item.key == "held" and item.entry.lead.kind == "pledge" for item in chosen):
            title = "Held, and pledged by one side"
        if lines or empty or note:
            sections.append(Section(key=key, emoji=emoji, title=title, lines=tuple(lines), empty=empty, note=note))
    return tuple(sections)


def _disputes(disputes: Sequence[Entry], setting: Setting) -> list[Line]:
    return [
        notice(entry, setting, dispute(change, setting.year))
        for entry in disputes
        for story in entry.stories
        for change in disputed(story, setting.window)
    ]


def _cut(sections: Sequence[Section]) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """At most 12 stories first; the rest under the same headings."""
    room = MAX_STORIES
    first: list[Section] = []
    more: list[Section] = []
    for section in sections:
        kept, rest = section.lines[:room], section.lines[room:]
        room -= len(kept)
        if kept or not section.lines:
            first.append(_with(section, kept, section.note if not rest else ""))
        if rest:
            more.append(_with(section, rest, section.note))
    return tuple(first), tuple(more)


def _with(section: Section, lines: tuple[Line, ...], note: str) -> Section:
    return Section(
        key=section.key, emoji=section.emoji, title=section.title, lines=lines, empty=section.empty, note=note
    )


def _parties(entry: Entry) -> tuple[str, ...]:
    return tuple(code for story in entry.stories for code in story.countries)
