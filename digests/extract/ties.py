"""What an article says of the state of relations between two countries: severed in 1959, restored last year."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from digests.extract.actor import Actor
from digests.extract.candidate import codes_of
from digests.extract.groups import has_code
from digests.extract.parse import Parsed
from digests.model import Span, Tie
from digests.timing.resolve import resolve

_TIES = r"(?:(?:formal |full |bilateral |official )*(?:diplomatic )?(?:ties|relations|links))"
_RESTORED = r"(?:restor|resum|normali[sz]|re-?establish)"
_SEVERED = r"(?:sever|cut|broke|broken|suspend)\w*"
_FORMAL = r"diplomatic (?:ties|relations)"
_WHAT: tuple[tuple[Literal["established", "severed", "restored"], re.Pattern[str]], ...] = (
    ("restored", re.compile(rf"\b{_RESTORED}\w*\b.{{0,40}}\b{_TIES}\b|\b{_TIES}\b.{{0,40}}\b{_RESTORED}ed\b", re.I)),
    (
        "severed",
        re.compile(
            rf"\b{_SEVERED}\b(?: off)?.{{0,30}}\b{_TIES}\b"
            rf"|\b{_TIES}\b.{{0,40}}\b(?:were |was |been )?(?:severed|cut|broken|suspended)\b",
            re.I,
        ),
    ),
    (
        "established",
        re.compile(
            rf"\bestablished\b.{{0,30}}\b{_FORMAL}\b|\b{_FORMAL}\b.{{0,30}}\b(?:were |was )?established\b", re.I
        ),
    ),
)
_WISH = re.compile(
    r"\b(?:will|would|may|might|could|want|wish|hope|willing\w*"
    r"|to (?:establish|restore|resume|cut|sever|normali[sz]e))\b",
    re.IGNORECASE,
)
_BEFORE = 40
"""Characters before a statement in which a wish takes it back."""
_BOTH = re.compile(r"\b(?:the two|between them|both)\b", re.IGNORECASE)


def ties(parsed: Parsed, pair: tuple[Actor, ...], *, published: date | None) -> Iterator[Tie]:
    """The statement of one sentence, at most one; "the two" are the last `pair`, and only past facts count."""
    text = parsed.text
    for what, pattern in _WHAT:
        match = pattern.search(text)
        if not match or _WISH.search(text[max(0, match.start() - _BEFORE) : match.end()]):
            continue
        states = (a for a in parsed.actors if a.kind != "organisation" and a.tag_kind != "city")
        codes = codes_of(pair) if _BOTH.search(text) and len(codes_of(pair)) == 2 else codes_of(states)
        codes = frozenset(filter(has_code, codes))
        if len(codes) == 2:
            first, second = sorted(codes)
            when = resolve(list(parsed.phrases), text, published=published, lean="past")
            yield Tie(countries=(first, second), what=what, when=when, evidence=Span(parsed.start, parsed.end, text))
        return
