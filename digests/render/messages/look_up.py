"""The answer to a question as messages: what is stored about a country, a pair, a person."""

from collections.abc import Sequence
from datetime import timedelta

from digests.compose.coverage import amount
from digests.compose.moments import day_range
from digests.compose.views import Context, CountryView, ListView, PairView
from digests.render.messages.harmless import harmless
from digests.render.messages.joined import MOST_JOINED, joined
from digests.render.messages.model import Message
from digests.render.messages.parts import Closing, Group, pack
from digests.render.messages.sections import groups, stories
from digests.render.messages.sources import source_line
from digests.render.messages.story import plain_arrows
from digests.timing.spans import Days

_TITLE = 80
_SUMMARY = 300
_TIE = 160
_MOST_TIES = 8
_MOST_SOURCES = 8
"""Sources that stand under the stories; each story's button opens its own."""


def look_up_message(view: CountryView | PairView | ListView) -> Message:
    """What the view says, in one to four parts without actions; lines that have no room are counted."""
    day = (view.as_of - timedelta(microseconds=1)).date()  # the end of a day is told as that day
    name = f"{view.flag} {view.name}".strip() if isinstance(view, CountryView) else view.title
    title = f"{plain_arrows(harmless(name, _TITLE))} · as of {day_range(Days(day, day), None)}"
    sections = [joined(section) for section in view.sections]
    found, rest = groups(
        sections, bullets=MOST_JOINED, opening=(harmless(view.summary[:1].upper() + view.summary[1:], _SUMMARY), "")
    )
    found += [Group(before=rest)] if rest else []
    found += _context(() if isinstance(view, ListView) else view.context)
    found += _sources(view)

    def ending(left: Sequence[Group]) -> Closing:
        hidden = stories(left)
        return Closing(lines=(f"-# and {amount(hidden, 'further line')}, not shown here",) if hidden else ())

    return Message(parts=pack(found, title=f"## {title}", small=f"**{title}**", ending=ending).parts)


def _context(ties: Sequence[Context]) -> list[Group]:
    told = [f"{harmless(tie.text, _TIE)} [{tie.number}]" for tie in ties[:_MOST_TIES]]
    over = len(ties) - len(told)
    return _listed("**🧭 Context**", [*told, *([f"-# and {over} more"] if over else [])])


def _sources(view: CountryView | PairView | ListView) -> list[Group]:
    told = [f"-# {source_line(source)}" for source in view.sources[:_MOST_SOURCES]]
    over = len(view.sources) - len(told)
    more = [f"-# and {amount(over, 'further source')} behind **Evidence**"] if over else []
    return _listed("**📰 Sources**", [*told, *more])


def _listed(heading: str, lines: Sequence[str]) -> list[Group]:
    return [
        Group(before=(line,) if place else (heading, line), again=f"{heading} (continued)" if place else "")
        for place, line in enumerate(lines)
    ]
