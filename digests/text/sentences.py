"""Sentences of newspaper English, by rules: fast, and sure of agency abbreviations (U.N., S. Korea, Gen., p.m.)."""

import re
from functools import cache
from importlib.resources import files
from typing import Literal

Rule = Literal["never", "opener", "number", "time"]

_END = re.compile(
    r"""(?<![.!?…])[.!?…]+["')\]]*(?:(?=\s|$)|(?=[A-Z][a-z]+\s))"""  # "said.Paris": a page lost the space
    r"|\n[^\S\n]*\n\s*"
)
_NEXT = re.compile(r"""\s*["'(\[]*([^\s"'(\[]\S{0,40})?""")
_WORD_BEFORE = re.compile(r"(?:[A-Za-zÀ-ÿ]\.)+[A-Za-zÀ-ÿ]?$|[A-Za-zÀ-ÿ]+$")
_WORD = 24
"""Characters before a stop in which the word that it belongs to is sought."""
_LONGEST = 8
"""Characters of the longest abbreviation with inner stops."""
_LABEL = re.compile(r"\s*(?:\d{1,3}|[A-Z]|\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m)")


@cache
def abbreviations() -> dict[str, Rule]:
    """Words with a full stop, lower case, to the rule by which the stop ends a sentence (data/abbreviations.txt)."""
    rules: dict[str, Rule] = {"?": "opener", "#": "number", "@": "time"}
    lines = files("digests.text").joinpath("data/abbreviations.txt").read_text("utf-8").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return {word.rstrip("?#@"): rules.get(word[-1], "never") for word in words}


_OPENERS = frozenset(
    "the a an in on at he she they we this that these those his her its their it there both but and as after before "
    "during while when since for if by with from to according earlier later meanwhile also however under over all "
    "some many most other last next no not so then i you my our your what who whose how why where which one two three "
    "four five several officials diplomats analysts negotiators asked speaking citing neither nor yet still such each "
    "because despite although though until unless once among between within without through against only even just "
    "more few another any every therefore moreover furthermore instead separately additionally previously recently "
    "today yesterday now".split()
)
"""Words that begin a sentence when they stand in capitals after an abbreviation."""
_TIME_GOES_ON = re.compile(
    r"(?:[A-Z]{2,5}\b|\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:[A-Z][a-z]+ ){1,2}time\b)"
)


def _closes(text: str, begin: int, at: int, end: int, stop: int) -> bool:
    """Whether the stop at text[at:end] ends the sentence that began at `begin`."""
    following = _NEXT.match(text, end, stop)
    word = (following[1] or "") if following else ""
    if not following or not word:
        return True
    if word[0].islower():
        return False
    if text[at] != ".":
        return True
    if _LABEL.fullmatch(text, begin, at):
        return False  # "1. The parties …", "B. The committee …", "9:15 a.m. The Secretary …"
    before = _WORD_BEFORE.search(text, max(begin, at - _WORD), at)
    last = before[0] if before else ""
    opens = re.split(r"[^\w-]", word, maxsplit=1)[0].lower() in _OPENERS
    rule = abbreviations().get(last.lower())
    if rule == "never":
        return False
    if rule == "number":
        return not word[0].isdigit()
    if rule == "time":
        return opens or _TIME_GOES_ON.match(text, following.start(1), stop) is None
    if rule == "opener" or (len(last) == 1 and last.isupper() and last != "I"):
        return opens  # "in the U.S. The …" but "the U.S. President"; "S. Korea", "John F. Kennedy"
    return opens or not ("." in last and len(last) <= _LONGEST)


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """The (start, end) character offsets of the sentences in text[start:end], without outer white space.

    A blank line ends a sentence too, unless the next line goes on in small letters. Never raises.
    """
    stop = len(text) if end is None else min(end, len(text))
    found: list[tuple[int, int]] = []
    begin = max(0, start)
    for match in _END.finditer(text, begin, stop):
        if match[0][0] == "\n":
            closed = not text[match.end() : match.end() + 1].islower()
        else:
            closed = match.end() >= stop or _closes(text, begin, match.start(), match.end(), stop)
        if closed:
            _add(found, text, begin, match.end())
            begin = match.end()
    _add(found, text, begin, stop)
    return tuple(found)


def _add(found: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end > begin:
        found.append((begin, end))
