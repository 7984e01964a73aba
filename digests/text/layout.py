"""An article's page furniture told from its text: headline, dating lines, dateline, paragraphs.

Every position is an offset into the text as it came; nothing is cut away or moved.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from digests.model import Span
from digests.places.cities import city
from digests.places.publishers import publisher as known_publisher
from digests.text.blocks import Block, blocks_of
from digests.text.dateline import Dateline, read_dateline
from digests.text.dating import stamp_before
from digests.text.flatten import flatten, squeeze
from digests.text.furniture import Line, is_furniture, line_of

_HEAD_WORDS = 3
_PROSE_WORDS = 6
_HEADLINE_WORDS = 25
_HEADLINE_NEAR = 4
"""Lines above the body among which a headline is sought."""
_BYLINES_NEAR = 3
_DATELINE_WITHIN = 3
_LONGEST_NAME = 80
_MASTHEAD = 60
"""Lines from either end of a page that may name its publisher."""
_BARS = re.compile(r"\s*[|·•]\s*")
_ENDS_AS_HEADLINE = re.compile(r"(?:[?!]|\b[A-Z]\.)['\"]*$")
_CLOCKED = re.compile(r"\d{1,2}[:.]\d{2}")
_PUBLISHED = re.compile(r"(?:first |originally )?(?:published|posted|issued|created|date)\b", re.IGNORECASE)
_UPDATED = re.compile(r"(?:last |latest )?(?:updated|modified|edited)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """text[start:end] of the article's body. A `line` is no running prose: a subhead, a list entry, a schedule line."""

    start: int
    end: int
    kind: Literal["prose", "line"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What stands where. `published_raw` holds the lines that date the article, best first."""

    title: Span | None
    publisher: str | None
    published_raw: tuple[Span, ...]
    dateline: Dateline | None
    paragraphs: tuple[Paragraph, ...]


def read_layout(text: str, *, title: str | None = None) -> Layout:
    """The layout of `text`; `title` is the headline when it is known from elsewhere. Never raises."""
    flat = flatten(text)
    lines = [line_of(block) for block in blocks_of(flat, alone=is_furniture)]
    known = _key(title) if title else None
    body = _with_dateline(lines, _body_from(lines, known))
    end = next((i for i in range(body, len(lines)) if lines[i].ending), len(lines))
    head = _headline(lines, body, known)
    dated = _dating(lines, body, end)
    paragraphs = _paragraphs(flat, lines, range(body, end), head, frozenset(dated))
    issued = [lines[i].block for i in dated]
    return Layout(
        title=_span(head, text) if head else None,
        publisher=_printed_publisher(lines),
        published_raw=tuple(_span(block, text) for block in issued),
        dateline=_dateline(flat, paragraphs, issued),
        paragraphs=paragraphs,
    )


def _span(block: Block, text: str) -> Span:
    return Span(block.start, block.end, text[block.start : block.end])


def _key(line: str) -> str:
    return squeeze(flatten(line)).casefold()


def _same(line: str, known: str) -> bool:
    """Whether `line` is the known headline, which may go on with the page's name ("… | The Daily")."""
    key = _key(line)
    named = len(key.split()) >= _HEAD_WORDS and known.startswith((f"{key} | ", f"{key} - ", f"{key} – "))
    return key == known or named


def _body_from(lines: Sequence[Line], known: str | None) -> int:
    """Where the text begins: at the first prose, unless that is a headline that ends in a stop ("… against N.K.").

    It is one when it is short, more prose follows, and it is the known headline or is printed twice, or a byline or a
    date stands right below (then, unless it ends as headlines do, no other headline may stand above: it would be a
    lead). Without any prose the text begins at the first line that is not the headline.
    """
    prose = [i for i, line in enumerate(lines) if line.prose]
    if not prose:
        free = [i for i, line in enumerate(lines) if line.free]
        first = lines[free[0]].text if free else ""
        headed = len(free) > 1 and len(first.split()) >= _HEAD_WORDS and not first[0].isdigit()
        return free[headed] if free else len(lines)
    first_key = _key(lines[prose[0]].text)
    later = [i for i in prose[1:] if _key(lines[i].text) != first_key]
    if not later or len(first_key.split()) > _HEADLINE_WORDS:
        return prose[0]
    below = lines[prose[0] + 1 : prose[0] + 1 + _BYLINES_NEAR]
    twice = any(_key(line.text) == first_key for line in below)
    marked = any(line.dating or line.byline for line in below) and (
        _ENDS_AS_HEADLINE.search(lines[prose[0]].text) is not None or _headline(lines, prose[0], None) is None
    )
    is_headline = (twice and known is None) or marked or (known is not None and _same(lines[prose[0]].text, known))
    return later[0] if is_headline else prose[0]


def _with_dateline(lines: Sequence[Line], body: int) -> int:
    """The body's first line, with a dateline that stands alone on the line above it."""
    if 0 < body < len(lines) and lines[body - 1].free:
        above = lines[body - 1].text
        if (found := read_dateline(above, 0, len(above))) and found.end == len(above):
            return body - 1
    return body


def _headline(lines: Sequence[Line], body: int, known: str | None) -> Block | None:
    """The line that is the known headline, else one printed twice, else the fittest line above the body."""
    fit = [
        line.block
        for line in lines[: body + 1]
        if line.free and len(line.text.split()) >= _HEAD_WORDS and _is_latin(line.text)
    ]
    if known and (same := next((block for block in fit if _same(block.text, known)), None)):
        return same
    above = [block for block in fit if body == len(lines) or block.start < lines[body].block.start]
    counts = Counter(_key(block.text) for block in above)
    twice = next((block for block in above if counts[_key(block.text)] > 1), None)
    if twice and not (known and twice.prose):  # a known headline's lead may be printed twice too
        return twice
    unpublished = [block for block in above if not _is_publisher(block.text)]
    return max(unpublished[-_HEADLINE_NEAR:], key=lambda block: min(len(block.text), 60), default=None)


def _is_latin(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return bool(letters) and sum(c < "\u0250" for c in letters) > len(letters) / 2


def _paragraphs(
    flat: str, lines: Sequence[Line], within: range, head: Block | None, dated: frozenset[int]
) -> tuple[Paragraph, ...]:
    """The body's blocks without furniture; dates that do not date the article are part of it.

    Where nothing is prose (headlines without a stop, short feeds), lines of some length are taken for prose.
    """
    free = [lines[i] for i in within if lines[i].free or (lines[i].dating and i not in dated)]
    head_key = _key(head.text) if head else None
    body = [line for line in free if _key(line.text) != head_key] or free
    body = [line for line, above in zip(body, [None, *body], strict=False) if not _is_echo(line, above)]
    some_prose = any(line.prose for line in body)
    return tuple(
        Paragraph(
            stamp_before(flat, line.block.start, line.block.end) if line is body[0] else line.block.start,
            line.block.end,
            "prose" if line.prose or (not some_prose and _may_be_prose(line, alone=len(body) == 1)) else "line",
        )
        for line in body
    )


def _is_echo(line: Line, above: Line | None) -> bool:
    """Whether a paragraph is printed a second time right below itself, as summary and as lead."""
    return above is not None and line.prose and _key(line.text) == _key(above.text)


def _may_be_prose(line: Line, *, alone: bool) -> bool:
    return alone or (len(line.text.split()) >= _PROSE_WORDS and not line.dating)


def _is_publisher(line: str) -> bool:
    return len(line) <= _LONGEST_NAME and known_publisher(line, None) is not None


def _printed_publisher(lines: Sequence[Line]) -> str | None:
    """The publisher that a line around the text names, as printed: above all others that at the top."""
    around = (*lines[:_MASTHEAD], *lines[max(_MASTHEAD, len(lines) - _MASTHEAD) :])
    for line in around:
        if line.block.prose:
            continue
        for part in _BARS.split(line.text) if line.dating else [line.text]:
            if _is_publisher(part.strip()):
                return part.strip()
    return None


def _dating(lines: Sequence[Line], body: int, end: int) -> list[int]:
    """The lines that date the article, best first: the time of publishing, above the text, with a clock time, near it.

    What stands below the end of the page (comments, other posts) dates something else, and so do bare dates between
    paragraphs; a bare date right below the last paragraph counts.
    """
    last = max((i for i in range(body, end) if lines[i].prose), default=body)
    found = [
        i
        for i in range(end)
        if lines[i].dating
        and (i < body or i > last or _PUBLISHED.match(lines[i].text) or _UPDATED.match(lines[i].text))
    ]

    def rank(i: int) -> tuple[bool, bool, bool, bool, int]:
        text = lines[i].text
        published, updated = _PUBLISHED.match(text) is not None, _UPDATED.match(text) is not None
        return (not published, updated, i > body, _CLOCKED.search(text) is None, abs(body - i))

    return sorted(found, key=rank)


def _dateline(flat: str, paragraphs: Sequence[Paragraph], issued: Sequence[Block]) -> Dateline | None:
    """The dateline of the first paragraphs, else the place that a dating line names ("Geneva, 5 March 2019")."""
    prose = [p for p in paragraphs if p.kind == "prose"]
    for paragraph in dict.fromkeys((*paragraphs[:_DATELINE_WITHIN], *prose[:_DATELINE_WITHIN])):
        if found := read_dateline(flat, paragraph.start, paragraph.end):
            return found
    for block in issued:
        if (found := read_dateline(flat, block.start, block.end)) and found.place and city(found.place):
            return found
    return None
