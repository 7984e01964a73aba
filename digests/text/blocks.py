"""The blocks of a text: its lines, with those joined that a page or a mail program broke inside a sentence."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

_PROSE_WORDS = 6
_LONG_WORDS = 25
"""A line of so many words is prose even without a stop at its end."""
_WRAP = 55
"""Lines at least this long (characters) that end in the middle of a sentence are taken for hard-wrapped text."""
_MARGIN = 120
_COLUMN, _GOES_ON = 100, 0.3
"""Characters a line beyond which a column is so broad that this share of its lines must begin with small letters."""
_NARROWEST = 40
_RAGGED = 4
"""How far from the column a line may end though the next word would have fitted."""
_FIRST_WORD = re.compile(r"\S+")
_WRAPPED_LINES = 5
_MOSTLY = 0.6
"""The share of lines that a broken text ends in the middle of a sentence."""
_TAIL = 80
"""Characters at the end of a line that tell how it ends."""
_LINE = re.compile(r"[^\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CLOSED = re.compile(r"""[.!?:;…]["')\]]*(?:\s*(?:\[[^\]]{0,20}\]|\([^)]{1,60}\)))?$""")
_SIGNED = re.compile(
    r"""(?<=[a-z0-9)"'])[.!?]["']?\s+[-–—]{0,2}\s*"""
    r"""(?!(?:AFP|AP|BBC|CNN|EPA|GETTY|REUTERS)$)(?:[A-Z]{2,10}(?:[ /][A-Z]{2,6}){0,3}|Enditem|Ends|End)$"""
)
"""A sentence behind whose stop an agency has set its sign, or who wrote it: "… will receive her. – KUNA". Behind the
names left out captions and teasers end."""
_UNFINISHED = re.compile(r"""(?:[a-z0-9,;–—-]|\b(?:[A-Z]\.){1,4}|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Gov|St)\.)["')]*$""")
_CUT = re.compile(
    r"(?:\b(?:the|an?|of|and|with|to|in|for|by|from|between|his|her|their|its|at|on)|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col)\.)$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """flat[start:end] is `text`; `prose` is running text, unlike headlines, list entries and furniture."""

    start: int
    end: int
    text: str
    prose: bool


def blocks_of(flat: str, *, alone: Callable[[str], bool]) -> list[Block]:
    """The blocks of a flattened text, in order, without empty ones and without outer white space.

    `alone` says of a line that it goes on from none above, whatever its first letter (furniture of the page).
    """
    lines = list(_lines(flat))
    width = _wrapped_at(flat, lines)
    spans: list[tuple[int, int]] = []
    last_start, words = 0, 0  # of the last line; how many words its block has so far
    for start, end in lines:
        count = len(flat[start:end].split())
        if spans:
            first, last = spans[-1]
            whole = last - last_start > _MARGIN  # a line that no margin broke
            wrapped = width is not None and not whole and _is_full(flat, (last_start, last), start, width)
            cut = words >= _PROSE_WORDS and _goes_on(flat[max(first, last - _TAIL) : last], flat[start])
            if wrapped or (cut and not alone(flat[start:end])):
                spans[-1] = (first, end)
                last_start, words = start, words + count
                continue
        spans.append((start, end))
        last_start, words = start, count
    blocks = [Block(start, end, text := flat[start:end], _is_prose(text)) for start, end in spans]
    last = max((i for i, block in enumerate(blocks) if block.prose), default=len(blocks)) + 1
    if last < len(blocks) and _SIGNED.search(blocks[last].text[-_TAIL:]) and _is_long(blocks[last].text):
        blocks[last] = replace(blocks[last], prose=True)  # the last paragraph, with the agency's sign behind it
    return blocks


def _lines(flat: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(flat):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if end > start:
            yield start, end


def _is_long(line: str) -> bool:
    return len(line.split(None, _PROSE_WORDS)) >= _PROSE_WORDS


def _is_prose(line: str) -> bool:
    words = len(line.split(None, _LONG_WORDS))
    return words >= _LONG_WORDS or (words >= _PROSE_WORDS and _CLOSED.search(line[-_TAIL:]) is not None)


def _wrapped_at(flat: str, lines: list[tuple[int, int]]) -> int | None:
    """The column at which a text was broken (mail, old archives, bulletins): most lines reach it; None for others.

    Above it a page may print a long line of its own; most of the others then end in the middle of a sentence.
    """
    short = [(line, after) for line, (after, _) in pairwise(lines) if line[1] - line[0] <= _MARGIN]
    width = max((end - start for (start, end), _ in short), default=0)
    if len(short) < _WRAPPED_LINES - 1 or width < _NARROWEST:
        return None
    full = [(line, after) for line, after in short if _is_full(flat, line, after, width)]
    cut = sum(_CLOSED.search(flat[max(start, end - _TAIL) : end]) is None for (start, end), _ in full)
    plain = len(short) >= len(lines) - 1 or cut >= len(full) * _MOSTLY
    if width > _COLUMN and sum(flat[after].islower() for _, after in full) < len(full) * _GOES_ON:
        return None  # items of news, one to a line
    return width if plain and len(full) >= len(lines) / 2 else None


def _is_full(flat: str, line: tuple[int, int], after: int, width: int) -> bool:
    """Whether the line below goes on from this one: it is long, or the next word would not have fitted in it."""
    start, end = line
    word = _FIRST_WORD.match(flat, after)
    fits = end - start + 1 + (len(word[0]) if word else 0) <= width - _RAGGED
    return flat.count("\n", end, after) == 1 and (end - start >= _WRAP or not fits)


def _goes_on(before: str, following: str) -> bool:
    """Whether a sentence was broken there: small letters after what ends no sentence, or a line cut at "of the"."""
    return _CUT.search(before) is not None or (following.islower() and _UNFINISHED.search(before) is not None)
