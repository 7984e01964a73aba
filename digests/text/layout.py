"""An article's page furniture told from its text: headline, dating lines, dateline, paragraphs.

Every position is an offset into the text as it came; nothing is cut away or moved.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from digests.model import Span
from digests.places.publishers import publisher as known_publisher
from digests.text.dateline import Dateline, read_dateline
from digests.text.dating import is_dating_line
from digests.text.flatten import flatten

_HEAD_WORDS = 3
_PROSE_WORDS = 6
_WRAP = 55
"""Lines at least this long (characters) that end in the middle of a sentence are taken for hard-wrapped text."""
_MARGIN = 100
_WRAPPED_LINES = 5


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


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    text: str
    prose: bool


@cache
def _patterns(group: str) -> re.Pattern[str]:
    table = tomllib.loads(files("digests.text").joinpath("data/furniture.toml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{p})" for p in table[group]), re.IGNORECASE)


def _is_prose(line: str) -> bool:
    words = line.split()
    if len(words) < _PROSE_WORDS:
        return False
    closed = re.search(r"""[.!?:;…]["')\]]*(?:\s*\[\d+\])?$""", line) is not None
    return closed or len(words) >= 25


def _lines(flat: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n\u2028\u2029\x85]+", flat):
        start, end = match.span()
        while start < end and flat[start].isspace():
            start += 1
        while end > start and flat[end - 1].isspace():
            end -= 1
        if end > start:
            yield start, end


_UNFINISHED = re.compile(r"""(?:[a-z0-9,;–—-]|\b(?:[A-Z]\.){1,4}|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Gov|St)\.)["')]*$""")


def _is_hard_wrapped(flat: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the text was broken at a column (mail, old archives): no long line, most lines near the margin."""
    if len(lines) < _WRAPPED_LINES or max(e - s for s, e in lines) > _MARGIN:
        return False
    full = sum(
        1
        for (s, e), (after, _) in zip(lines, lines[1:], strict=False)
        if e - s >= _WRAP and flat[e:after].count("\n") == 1
    )
    return full >= len(lines) / 2


def _blocks(flat: str) -> list[_Block]:
    """Lines, with those joined that a page broke inside a sentence ("the U.N.", blank line, "measures")."""
    lines = list(_lines(flat))
    hard = _is_hard_wrapped(flat, lines)
    spans: list[tuple[int, int]] = []
    for start, end in lines:
        if spans:
            first, last = spans[-1]
            before = flat[first:last]
            last_line = before.rsplit("\n", 1)[-1]
            goes_on = (
                flat[start].islower() and _UNFINISHED.search(before) is not None and len(before.split()) >= _PROSE_WORDS
            )
            wrapped = hard and flat[last:start].count("\n") == 1 and len(last_line) >= _WRAP
            if goes_on or wrapped:
                spans[-1] = (first, end)
                continue
        spans.append((start, end))
    return [_Block(s, e, flat[s:e], _is_prose(flat[s:e])) for s, e in spans]


def _unless_prose(block: _Block, group: str) -> bool:
    """Whether the whole line is furniture of that group; running prose only counts when it is short."""
    return (not block.prose or len(block.text) < 160) and _patterns(group).fullmatch(block.text) is not None


def _strip_head_repeat(flat: str, title: str | None, block: _Block) -> bool:
    return title is not None and block.text.casefold().strip() == title.casefold().strip()


def read_layout(text: str, *, title: str | None = None) -> Layout:
    """The layout of `text`; `title` is the headline when it is known from elsewhere. Never raises."""
    flat = flatten(text)
    blocks = _blocks(flat)
    furniture = [_unless_prose(b, "line") or _unless_prose(b, "byline") for b in blocks]
    dating = [not b.prose and is_dating_line(b.text) for b in blocks]
    body_from = next((i for i, b in enumerate(blocks) if b.prose and not furniture[i]), len(blocks))
    body_from = _past_headline(blocks, furniture, dating, body_from)
    body_to = next((i for i in range(body_from, len(blocks)) if _unless_prose(blocks[i], "end")), len(blocks))
    head = _headline(blocks, furniture, dating, body_from, title)
    paragraphs = [
        Paragraph(b.start, b.end, "prose" if b.prose else "line")
        for i, b in enumerate(blocks[:body_to])
        if i >= (body_from if body_from < len(blocks) else 0)
        and not furniture[i]
        and not dating[i]
        and not (head and _strip_head_repeat(flat, head.text, b))
    ]
    if not any(p.kind == "prose" for p in paragraphs) and len(paragraphs) <= 1 and not head:
        paragraphs = [Paragraph(b.start, b.end, "prose") for b in blocks]
    dateline = None
    if paragraphs:
        first = paragraphs[0]
        dateline = read_dateline(flat, first.start, first.end)
    return Layout(
        title=Span(head.start, head.end, text[head.start : head.end]) if head else None,
        publisher=_printed_publisher(blocks, dating),
        published_raw=tuple(Span(b.start, b.end, text[b.start : b.end]) for b in _dated(blocks, dating, body_from)),
        dateline=dateline,
        paragraphs=tuple(paragraphs),
    )


_HEADLINE_WORDS = 25
_BYLINES_NEAR = 3


def _past_headline(blocks: list[_Block], furniture: list[bool], dating: list[bool], body_from: int) -> int:
    """A short "prose" line with a byline or a date right below is a headline that ends in a stop ("… against N.K.")."""
    if body_from >= len(blocks) or len(blocks[body_from].text.split()) > _HEADLINE_WORDS:
        return body_from
    below = range(body_from + 1, min(body_from + 1 + _BYLINES_NEAR, len(blocks)))
    if not any(dating[i] or _patterns("byline").fullmatch(blocks[i].text) for i in below):
        return body_from
    return next((i for i in range(body_from + 1, len(blocks)) if blocks[i].prose and not furniture[i]), body_from)


def _headline(
    blocks: list[_Block], furniture: list[bool], dating: list[bool], body_from: int, title: str | None
) -> _Block | None:
    """The line that is the given title, else one printed twice, else the first fit line above the body."""
    fit = [
        b
        for i, b in enumerate(blocks[: body_from + 1])
        if (i < body_from or not b.prose)
        and not furniture[i]
        and not dating[i]
        and len(b.text.split()) >= _HEAD_WORDS
        and _latin(b.text)
    ]
    if title:
        same = [b for b in fit if _strip_head_repeat("", title, b)]
        if same:
            return same[0]
    counts = Counter(b.text.casefold() for b in fit)
    twice = [b for b in fit if counts[b.text.casefold()] > 1]
    if twice:
        return twice[0]
    unpublished = [b for b in fit if known_publisher(b.text, None) is None]
    return max(unpublished[-4:], key=lambda b: min(len(b.text), 60), default=None)


def _latin(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return bool(letters) and sum(c < "\u0250" for c in letters) > len(letters) / 2


def _printed_publisher(blocks: list[_Block], dating: list[bool]) -> str | None:
    for i, block in enumerate(blocks):
        if block.prose:
            continue
        for part in re.split(r"\s*[|·•]\s*", block.text) if dating[i] else [block.text]:
            found = known_publisher(part.strip(), None)
            if found:
                return part.strip()
    return None


def _dated(blocks: list[_Block], dating: list[bool], body_from: int) -> list[_Block]:
    def rank(indexed: tuple[int, _Block]) -> tuple[int, int, int]:
        i, block = indexed
        labelled = re.match(r"(?i)(first )?(published|posted|issued|created|date)\b", block.text) is not None
        timed = re.search(r"\d{1,2}[:.]\d{2}", block.text) is not None
        return (0 if labelled else 1, 0 if timed else 1, abs(body_from - i))

    return [b for _, b in sorted(((i, b) for i, b in enumerate(blocks) if dating[i]), key=rank)]
