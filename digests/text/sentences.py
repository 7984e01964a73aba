"""Sentences of newspaper English, by rules: fast, and sure of agency abbreviations (U.N., S. Korea, Gen., p.m.)."""

import re
from functools import cache
from importlib.resources import files

_END = re.compile(r"""[.!?…]+["')\]]*(?=\s|$)|[.!?]["')\]]*(?=[A-Z][a-z]+\s)""")
_NEXT = re.compile(r"""\s*["'(\[]*([^\s"'(\[]\S*)?""")
_WORD_BEFORE = re.compile(r"(?:[A-Za-zÀ-ÿ]\.)+[A-Za-zÀ-ÿ]?$|[A-Za-zÀ-ÿ]+$")


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """(words never closing a sentence, words closing one only before a word that usually begins one)."""
    lines = files("digests.text").joinpath("data/abbreviations.txt").read_text("utf-8").splitlines()
    never, maybe = set(), set()
    for line in lines:
        word = line.split("#")[0].strip()
        if word.endswith("?"):
            maybe.add(word[:-1])
        elif word:
            never.add(word)
    return frozenset(never), frozenset(maybe)


_OPENERS = frozenset(
    "the a an in on at it he she they we this that these those his her its their both but and as after before during "
    "while when since for if by with from to there according earlier later meanwhile also however under over all some "
    "many most other last next no not so then i you what who how why where one two three since several".split()
)


def _closes(text: str, at: int, end: int, stop: int) -> bool:
    """Whether the stop at text[at:end] ends a sentence."""
    following = _NEXT.match(text, end, stop)
    word = (following.group(1) or "") if following else ""
    if not word:
        return True
    if text[at] != ".":
        return not word[0].islower()
    if word[0].islower():
        return False
    before = _WORD_BEFORE.search(text, max(0, at - 24), at)
    token = before.group(0) if before else ""
    never, maybe = _abbreviations()
    if token.lower() in never or (len(token) == 1 and token.isupper() and token != "I"):
        return False  # "Gen. Milley", "S. Korea", "John F. Kennedy"
    if token.lower() in maybe or ("." in token and len(token) <= 8):
        return word.lower().strip(",;:") in _OPENERS  # "in the U.S. The …" but "the U.S. President"
    return True


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """The (start, end) character offsets of the sentences in text[start:end], without outer white space."""
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        if match.end() >= stop or _closes(text, match.start(), match.end(), stop):
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
