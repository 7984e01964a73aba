"""The articles that a view stands on: short under a digest, whole behind its button."""

from collections.abc import Iterable, Sequence

from digests.compose.coverage import amount
from digests.compose.views import Source
from digests.render.messages.harmless import harmless
from digests.render.messages.links import link
from digests.render.messages.model import Part
from digests.render.messages.parts import Closing, Group, pack

_TITLE = 160
_PUBLISHER = 60
_DATE = 40
_SHORT = 700
"""Characters of the short list."""
_CITED = 1_200
"""Characters of the list under a long look-up: nothing else lists its sources."""


def short_list(sources: Iterable[Source]) -> str:
    """“[1] Korea Herald, 15 Jun 2016 · [2] Korea Times, 27 Jun 2016”, with those counted that have no room."""
    told = [_head(source) for source in sources]
    shown = _fitting(told, _SHORT)
    over = len(told) - len(shown)
    return " · ".join(shown) + (f" and {over} more" if over else "")


def cited_list(sources: Iterable[Source], cited: Iterable[int]) -> str:
    """The same under a look-up; where not all have room, those stay that are `cited` first."""
    known = {source.number: _head(source) for source in sources}
    order = [number for number in dict.fromkeys((*cited, *known)) if number in known]
    shown = sorted(order[: len(_fitting([known[number] for number in order], _CITED))])
    over = len(known) - len(shown)
    rest = f"and {amount(over, 'further source')}, not listed here: **Evidence** opens those of its line"
    return " · ".join([*(known[number] for number in shown), *([rest] if over else [])])


def source_line(source: Source) -> str:
    """“[1] Korea Herald, 15 Jun 2016: Seoul and Paris to talk · [herald.example](https://herald.example/chiefs)”."""
    same = f" (same text as [{source.same_text_as}])" if source.same_text_as else ""
    address = link(source.url)
    return f"{_head(source)}: {harmless(source.title, _TITLE)}{same}{f' · {address}' if address else ''}"


def source_parts(sources: Sequence[Source]) -> tuple[Part, ...]:
    """All sources with titles and links, in as few parts as they need; past four the rest is counted."""
    listed = [Group(before=(source_line(source),)) for source in sources]
    heading = "**📰 Sources**"

    def ending(left: Sequence[Group]) -> Closing:
        if not sources:
            return Closing(lines=("No article stands behind this digest.",))
        return Closing(lines=(f"-# and {amount(len(left), 'further source')}, not shown here",) if left else ())

    return pack(listed, title=heading, small=heading, ending=ending).parts


def _fitting(told: Sequence[str], room: int) -> Sequence[str]:
    """As many as have room, the first ones."""
    for place, one in enumerate(told):
        room -= len(one) + len(" · ")
        if room < 0:
            return told[:place]
    return told


def _head(source: Source) -> str:
    publisher = harmless(source.publisher or "", _PUBLISHER) or "Unknown publisher"
    return f"[{source.number}] {publisher}, {harmless(source.date_text, _DATE)}"
