"""What an article says of the state of relations between two countries: severed in 1959, restored last year."""

import re
from collections.abc import Iterator
from datetime import date

from digests.extract.actors import Actor
from digests.extract.parse import Parsed
from digests.model import Span, Tie
from digests.timing.resolve import resolve

_TIES = r"(?:(?:formal |full |bilateral |official )*(?:diplomatic )?(?:ties|relations|links))"
_WHAT = (
    ("restored", re.compile(rf"\b(?:restor|resum|normali[sz]|re-?establish)\w*\b.{{0,40}}\b{_TIES}\b|\b{_TIES}\b.{{0,40}}\b(?:restor|resum|normali[sz]|re-?establish)ed\b", re.IGNORECASE)),
    ("severed", re.compile(rf"\b(?:sever|cut|broke|broken|suspend)\w*\b(?: off)?.{{0,30}}\b{_TIES}\b|\b{_TIES}\b.{{0,40}}\b(?:were |was |been )?(?:severed|cut|broken|suspended)\b", re.IGNORECASE)),
    ("established", re.compile(r"\bestablished\b.{0,30}\bdiplomatic (?:ties|relations)\b|\bdiplomatic (?:ties|relations)\b.{0,30}\b(?:were |was )?established\b", re.IGNORECASE)),
)  # fmt: skip
_WISH = re.compile(
    r"\b(?:will|would|may|might|could|want|wish|hope|willing\w*|to (?:establish|restore|resume|cut|sever|normali[sz]e))\b",
    re.IGNORECASE,
)


def ties(parsed: Parsed, pair: tuple[Actor, ...], *, published: date | None) -> Iterator[Tie]:
    """The statements of one sentence; "the two" are the last pair, and only past facts count."""
    text = parsed.text
    for what, pattern in _WHAT:
        match = pattern.search(text)
        if not match or _WISH.search(text[max(0, match.start() - 40) : match.end()]):
            continue
        codes = {
            a.code
            for a in parsed.actors
            if a.code and a.kind in {"country", "person", "office", "collective"} and a.tag_kind != "city"
        }
        if re.search(r"\b(?:the two|between them|both)\b", text, re.IGNORECASE) and len({a.code for a in pair}) == 2:
            codes = {a.code for a in pair if a.code}
        if len(codes) != 2:
            return
        first, second = sorted(codes)
        when = resolve([p for p in parsed.phrases], text, published=published, lean="past")
        yield Tie(countries=(first, second), what=what, when=when, evidence=Span(parsed.start, parsed.end, text))  # type: ignore[arg-type] # `what` is one of the literals above
        return
