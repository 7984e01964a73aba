"""A view as rows of styled text, the same for a terminal and for plain text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest

from rich.text import Text

from digests.compose.coverage import amount
from digests.compose.moments import day_range
from digests.compose.plain import plain
from digests.compose.views import (
    Bullet,
    Context,
    CountryView,
    Digest,
    Line,
    ListView,
    PairView,
    Quote,
    Section,
    Source,
)
from digests.render.messages.story import numbers
from digests.timing.spans import Days

View = Digest | CountryView | PairView | ListView


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph: `indent` columns from the left, `lead` before it (a bullet), its own lines hanging beside that."""

    text: Text
    indent: int = 0
    lead: str = ""


BLANK = Row(Text(""))


def rows(view: View, *, more: bool = False, evidence: bool = False) -> Iterator[Row]:
    """All that the view says, from its title to its sources.

    `more`: also the stories of a digest beyond the first 12. `evidence`: under each line the words that it stands on.
    Text is never read as markup, whatever brackets it holds.
    """
    if isinstance(view, Digest):
        yield from _digest(view, more, evidence)
    elif isinstance(view, CountryView):
        yield from _look_up(f"{view.flag} {view.name}".strip(), view, evidence)
    else:
        yield from _look_up(view.title, view, evidence)


def _digest(view: Digest, more: bool, evidence: bool) -> Iterator[Row]:
    yield Row(Text(f"🌐 {view.title}", style="bold"))
    yield Row(Text(view.count_line))
    yield BLANK
    yield from _sections(view.sections, evidence)
    hidden = sum(len(section.lines) for section in view.more)
    if hidden and more:
        yield Row(Text(f"➕ More: {amount(hidden, 'story', 'stories')}", style="bold"))
        yield BLANK
        yield from _sections(view.more, evidence)
    elif hidden:
        yield Row(Text(f"➕ More: {amount(hidden, 'further story', 'further stories')}, not shown here", style="dim"))
        yield BLANK
    yield from _sources(view.sources)
    yield Row(Text(view.coverage, style="italic"))


def _look_up(title: str, view: CountryView | PairView | ListView, evidence: bool) -> Iterator[Row]:
    day = (view.as_of - timedelta(microseconds=1)).date()  # the end of a day is told as that day
    yield Row(Text(f"{title} · as of {day_range(Days(day, day), None)}", style="bold"))
    yield Row(Text(view.summary[:1].upper() + view.summary[1:]))
    yield BLANK
    yield from _sections(view.sections, evidence)
    if not isinstance(view, ListView) and view.context:
        yield from _context(view.context, evidence)
    yield from _sources(view.sources)


def _sections(sections: Iterable[Section], evidence: bool) -> Iterator[Row]:
    known = list(sections)
    for section, following in zip_longest(known, known[1:]):
        heading = Text(f"{section.emoji} {section.title}", style="bold")
        if not section.lines and section.empty:
            yield Row(heading.append(f" — {section.empty}", style="not bold"))
        else:
            yield Row(heading)
        for line in section.lines:
            yield Row(_line(line), indent=2)
            yield from (Row(_bullet(bullet, line), indent=4, lead="• ") for bullet in line.bullets)
            yield from _quotes(line.evidence if evidence else ())
        if section.note:
            yield Row(Text(section.note, style="dim"), indent=2)
        if section.lines or following is None or following.lines:
            yield BLANK


def _line(line: Line) -> Text:
    text = Text(line.text)
    if line.names:
        text.highlight_words(line.names, style="bold")
    if line.when:
        text.highlight_words([line.when.text], style="cyan")
    if line.unsure:
        text.append(" (unsure)", style="yellow")
    return text.append(numbers(line.refs), style="dim")


def _bullet(bullet: Bullet, line: Line) -> Text:
    """A bullet repeats its source only where the line has several."""
    several = len({ref.number for ref in line.refs}) > 1
    return Text(bullet.text).append(numbers(bullet.refs) if several else "", style="dim")


def _quotes(evidence: Iterable[Quote]) -> Iterator[Row]:
    """The article's own words in quotation marks of ours, with its number, publisher and date."""
    for quote in evidence:
        source = f" — {quote.publisher or 'Unknown publisher'}, {quote.date_text}"
        yield Row(Text(f"“{plain(quote.text)}”", style="italic").append(source, style="dim"), 6, f"[{quote.number}] ")


def _context(context: Iterable[Context], evidence: bool) -> Iterator[Row]:
    yield Row(Text("🧭 Context", style="bold"))
    for one in context:
        yield Row(Text(one.text).append(f" [{one.number}]", style="dim"), indent=2)
        yield from _quotes(one.evidence if evidence else ())
    yield BLANK


def _sources(sources: Sequence[Source]) -> Iterator[Row]:
    if not sources:
        return
    yield Row(Text("📰 Sources", style="bold"))
    for source in sources:
        text = Text(f"{source.publisher or 'Unknown publisher'}, {source.date_text}: {source.title}")
        if source.same_text_as:
            text.append(f" (same text as [{source.same_text_as}])", style="dim")
        yield Row(text, indent=2, lead=f"[{source.number}] ")
        if source.url:
            yield Row(Text(source.url, style="dim", no_wrap=True, overflow="ellipsis"), indent=6)
    yield BLANK
