"""Statements on ties in words: context for a look-up, never an event."""

from collections.abc import Iterable

from digests.compose.evidence import quoted
from digests.compose.moments import NOT_GIVEN, moment
from digests.compose.sources import Known, ToldTie
from digests.compose.views import Context
from digests.model import Tie
from digests.places.names import display_name

_DONE = {"established": "ties set up", "severed": "ties cut", "restored": "ties restored"}


def context(ties: Iterable[ToldTie], known: Known) -> tuple[Context, ...]:
    """Each statement once a source: “South Korea–Cuba: ties cut in 1959”."""
    found: dict[tuple[str, int], Context] = {}
    for told in ties:
        text = f"{'–'.join(display_name(code) for code in told.tie.countries)}: {tie_words(told.tie)}"
        quote = quoted(told.tie.evidence, told.source, known)
        found.setdefault((text, quote.number), Context(text=text, number=quote.number, evidence=(quote,)))
    return tuple(found.values())


def tie_words(tie: Tie) -> str:
    """“ties cut in 1959”, “ties restored on 20 July 2015”, or without a date."""
    when = moment(tie.when, venue=None, year=None)
    if when is None:
        return _DONE[tie.what]
    text = when.text.removesuffix(NOT_GIVEN).strip()
    if text.startswith(("between", "earlier", "later", "“")):
        return f"{_DONE[tie.what]} {text}"
    return f"{_DONE[tie.what]} {'on' if when.precision in ('day', 'minute') else 'in'} {text}"
