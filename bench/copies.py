"""Texts that are one and texts that are two, for `bench.wirecopy`: of tests/corpus and copies.toml.

All of it is the same in each run.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from digests.model import Article
from digests.text.layout import read_layout
from tests.corpus.load import READ, load_set

_QUOTE = re.compile(r"[\"“]([^\"”\n]{20,})[\"”]")
_LONG = 6
"""Paragraphs of a story that can be divided."""
_SEED = 20160627


@dataclass(frozen=True, slots=True)
class Story:
    """An article taken apart: its headline and its paragraphs without dateline."""

    text: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts; `kind` says what lies between them."""

    kind: str
    one: str
    other: str


Change = Callable[[Story, Story, random.Random], str]
"""A copy of the first story; the second lends what is not the agency's."""


@cache
def written() -> dict[str, Any]:
    """The tables of copies.toml."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def stories() -> tuple[Story, ...]:
    """The articles of the open sets."""
    return tuple(_story(gold.article) for name in READ for gold in load_set(name))


def _story(article: Article) -> Story:
    layout, text = read_layout(article.text), article.text
    filed = layout.dateline.end if layout.dateline else 0
    begins = [filed if part.start <= filed < part.end else part.start for part in layout.paragraphs]
    parts = (text[begin : part.end] for begin, part in zip(begins, layout.paragraphs, strict=True))
    return Story(text, article.title, tuple(parts))


def printed(title: str, paragraphs: Sequence[str]) -> str:
    """A page of nothing but headline and text."""
    return "\n\n".join((title, *paragraphs))


def framed(title: str, paragraphs: Sequence[str]) -> str:
    """The same in another paper: its furniture, byline and dateline."""
    paper = written()["paper"]
    text = paper["dateline"] + "\n\n".join(paragraphs)
    return "\n\n".join((paper["above"], title, paper["byline"], text, paper["end"], paper["below"]))


def cut(paragraphs: Sequence[str], part: float) -> tuple[str, ...]:
    """The first of them, at least one."""
    return tuple(paragraphs[: max(1, round(len(paragraphs) * part))])


def respelt(text: str) -> str:
    """British where it was American, and the other way round."""
    for both in written()["paper"]["spellings"]:
        text = re.sub("|".join(map(re.escape, both)), lambda found, both=both: both[found[0] == both[0]], text)  # type: ignore[misc] # bound now
    return text


def swapped(paragraphs: Sequence[str], chosen: random.Random) -> tuple[str, ...]:
    """Two neighbours below the lead change places."""
    order = list(range(len(paragraphs)))
    if len(order) > 2:
        at = chosen.randrange(1, len(order) - 1)
        order[at], order[at + 1] = order[at + 1], order[at]
    return tuple(paragraphs[n] for n in order)


def _added(story: Story, other: Story, chosen: random.Random) -> str:
    at = chosen.randint(1, len(story.paragraphs))
    more = max(other.paragraphs, key=len)
    return printed(story.title, (*story.paragraphs[:at], more, *story.paragraphs[at:]))


def _requoted(story: Story, other: Story, _: random.Random) -> str:
    lent = [quote[1] for quote in _QUOTE.finditer(other.text)] or ["There is nothing more to be said of it today."]
    return _QUOTE.sub(lambda found: f"“{lent[found.start() % len(lent)]}”", story.text)


def _typographic(story: Story, _: Story, __: random.Random) -> str:
    curly = re.sub(r'"([^"\n]*)"', r"“\1”", story.text).replace("'", "’")
    return curly.replace(" -- ", " — ").replace(" - ", " – ")


def _edited(words: int) -> Change:
    def edited(story: Story, other: Story, chosen: random.Random) -> str:
        lent = [word for word in other.text.split() if word.islower()]
        return re.sub(r"\S+", lambda word: chosen.choice(lent) if not chosen.randrange(words) else word[0], story.text)

    return edited


def _everything(part: float) -> Change:
    def everything(story: Story, other: Story, chosen: random.Random) -> str:
        return framed(other.title, [respelt(each) for each in cut(swapped(story.paragraphs, chosen), part)])

    return everything


CHANGES: dict[str, Change] = {
    "another headline": lambda story, other, _: printed(other.title, story.paragraphs),
    "dateline, byline, furniture": lambda story, _, __: framed(story.title, story.paragraphs),
    "all on one line": lambda story, _, __: " ".join(story.text.split()),
    "cut to 60 % of the paragraphs": lambda story, _, __: printed(story.title, cut(story.paragraphs, 0.6)),
    "cut to a third": lambda story, _, __: printed(story.title, cut(story.paragraphs, 0.34)),
    "other spelling": lambda story, _, __: respelt(story.text),
    "a paragraph added": _added,
    "typographic quotes": _typographic,
    "other quotes": _requoted,
    "two paragraphs swapped": lambda story, _, chosen: printed(story.title, swapped(story.paragraphs, chosen)),
    "one word in 25 edited": _edited(25),
    "one word in 12 edited": _edited(12),
    "all but edits": _everything(1.0),
    "all but edits, cut to 60 %": _everything(0.6),
}


def copies() -> Iterator[Pair]:
    """One text in two shapes: each story in each change, then those edited by hand."""
    chosen = random.Random(_SEED)  # noqa: S311 # the same copies in each run, no secret
    for kind, change in CHANGES.items():
        for story, other in beside_another():
            yield Pair(kind, story.text, change(story, other, chosen))
    yield from (Pair(**pair) for pair in written()["together"])


def others() -> Iterator[Pair]:
    """Two texts: those written by hand, new leads over as much background, and every two stories."""
    yield from (Pair(**pair) for pair in written()["apart"])
    yield from new_leads("a new lead over half", 0.5)
    for one, other in combinations(stories(), 2):
        yield Pair("every two articles", one.text, other.text)
    for one, other in beside_another():
        yield Pair("two articles in one paper", *(framed(each.title, each.paragraphs) for each in (one, other)))


def new_leads(kind: str, part: float) -> Iterator[Pair]:
    """The stories of some length, and each with so much of another's beginning in place of its own."""
    for story, other in beside_another():
        new = round(len(story.paragraphs) * part)
        if min(len(story.paragraphs), len(other.paragraphs)) >= _LONG:
            yield Pair(kind, story.text, printed(other.title, (*other.paragraphs[:new], *story.paragraphs[new:])))


def beside_another() -> Iterator[tuple[Story, Story]]:
    """Every story with one that has nothing to do with it."""
    every = stories()
    return ((story, every[(7 * n + 3) % len(every)]) for n, story in enumerate(every))
