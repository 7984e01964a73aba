"""The answer to a question as messages: what is stored about a country, a pair, a person."""

from collections.abc import Sequence
from datetime import timedelta

from digests.compose.coverage import amount
from digests.compose.moments import day_range
from digests.compose.views import CountryView, ListView, PairView
from digests.render.messages.harmless import harmless
from digests.render.messages.joined import MOST_JOINED, joined
from digests.render.messages.model import Message
from digests.render.messages.parts import Closing, Ending, Group, Packed, around, pack
from digests.render.messages.sections import empty_ones, groups
from digests.render.messages.sources import cited_list, source_line
from digests.render.messages.story import plain_arrows
from digests.timing.spans import Days

View = CountryView | PairView | ListView

_TITLE = 80
_SUMMARY = 300
_OPENING = 2_700
_TIE = 160
_MOST_TIES = 8
_TIES = 900
"""Characters of the ties where room is short."""
_MOST_SOURCES = 8
"""Sources that stand under the stories; each story's button opens its own."""


def look_up_message(view: View) -> Message:
    """What the view says, in one to four parts without actions; lines that have no room are counted.

    What is empty is said at the beginning. Where not all has room, context and sources are shorter, but never left out.
    """
    day = (view.as_of - timedelta(microseconds=1)).date()  # the end of a day is told as that day
    name = f"{view.flag} {view.name}".strip() if isinstance(view, CountryView) else view.title
    title = f"{plain_arrows(harmless(name, _TITLE))} · as of {day_range(Days(day, day), None)}"
    summary = harmless(view.summary[:1].upper() + view.summary[1:], _SUMMARY)
    opening = Group(before=around((summary, *empty_ones(view.sections), ""), most=_OPENING))
    found, _ = groups((one for one in view.sections if one.lines), bullets=MOST_JOINED, told=joined)

    def packed(known: Sequence[Group], ending: Ending) -> Packed:
        return pack(known, title=f"## {title}", small=f"**{title}**", ending=ending)

    def short(left: Sequence[Group]) -> Closing:
        untold = sum(group.lines for group in left)
        over = [f"-# and {amount(untold, 'further line')}, not shown here"] if untold else []
        return Closing(lines=(*over, *_context(view, _TIES), *_cited(view)))

    whole = packed([opening, *found, *_listed(_context(view)), *_listed(_sources(view))], lambda _: Closing())
    return Message(parts=(packed([opening, *found], short) if whole.left else whole).parts)


def _context(view: View, room: int | None = None) -> list[str]:
    """A heading and a line for each tie, the rest counted; nothing without ties."""
    ties = () if isinstance(view, ListView) else view.context
    told: list[str] = []
    for tie in ties[:_MOST_TIES]:
        told.append(f"{harmless(tie.text, _TIE)} [{tie.number}]")
        if room is not None and sum(map(len, told)) > room:
            told.pop()
            break
    over = len(ties) - len(told)
    return ["**🧭 Context**", *told, *([f"-# and {over} more"] if over else [])] if ties else []


def _sources(view: View) -> list[str]:
    """A heading and a line for each source, the rest counted; nothing without sources."""
    told = [f"-# {source_line(source)}" for source in view.sources[:_MOST_SOURCES]]
    over = len(view.sources) - len(told)
    more = [f"-# and {amount(over, 'further source')} behind **Evidence**"] if over else []
    return ["**📰 Sources**", *told, *more] if told else []


def _cited(view: View) -> list[str]:
    """The sources in one line: first those of the context, then as the lines name them."""
    ties = () if isinstance(view, ListView) else view.context
    refs = (ref.number for section in view.sections for line in section.lines for ref in line.refs)
    return [f"-# 📰 {cited_list(view.sources, (*(tie.number for tie in ties), *refs))}"] if view.sources else []


def _listed(lines: Sequence[str]) -> list[Group]:
    """A group for each line, the first with its heading."""
    heading = lines[0] if lines else ""
    return [
        Group(before=(line,) if place else (heading, line), again=f"{heading} (continued)" if place else "")
        for place, line in enumerate(lines[1:])
    ]
