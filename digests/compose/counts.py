"""The one-line count that opens a digest."""

from collections.abc import Sequence

from digests.compose.coverage import amount, publishers
from digests.compose.journeys import same_delegation
from digests.compose.select import Listed
from digests.compose.views import Counts, Source
from digests.model import Kind

_ONE: dict[Kind, str] = {
    "meeting": "meeting",
    "visit": "visit",
    "call": "call",
    "multilateral": "meeting",
    "agreement": "signing",
    "pledge": "pledge",
}


def count(chosen: Sequence[Listed], waiting: int, sources: Sequence[Source]) -> Counts:
    """Count the lines of news; `waiting` also counts what became due before this digest."""
    called_off = sum(item.key == "corrections" for item in chosen)
    return Counts(
        agreements=sum(item.key == "agreed" for item in chosen),
        held=len(_held(chosen)),
        under_way=sum(item.key == "under_way" for item in chosen),
        ahead=sum(item.key == "coming_up" for item in chosen),
        awaiting=waiting,
        called_off=called_off,
        articles=len(sources),
        publishers=publishers(sources),
    )


def count_line(counts: Counts, chosen: Sequence[Listed]) -> str:
    """“0 agreements · 0 talks confirmed held · 1 journey under way · 1 stop ahead · 1 awaiting outcome (…)”."""
    held = (
        amount(counts.held, _ONE[_held(chosen)[0].entry.lead.kind], "talks")
        if counts.held == 1
        else f"{counts.held} talks"
    )
    parts = [amount(counts.agreements, "agreement"), f"{held} confirmed held"]
    if counts.under_way:
        parts.append(f"{_noun(chosen, 'under_way', counts.under_way)} under way")
    if counts.ahead:
        parts.append(f"{_noun(chosen, 'coming_up', counts.ahead)} ahead")
    if counts.awaiting:
        parts.append(f"{counts.awaiting} awaiting outcome")
    if counts.called_off:
        parts.append(f"{counts.called_off} called off or postponed")
    stands_on = f"{amount(counts.articles, 'article')}, {amount(counts.publishers, 'publisher')}"
    return f"{' · '.join(parts)} ({stands_on})"


def _held(chosen: Sequence[Listed]) -> list[Listed]:
    contacts = ("meeting", "visit", "call", "multilateral")
    return [item for item in chosen if item.key in ("agreed", "held") and item.entry.lead.kind in contacts]


def _noun(chosen: Sequence[Listed], key: str, number: int) -> str:
    """What is counted: journeys, stops of a delegation that is on its way, visits, meetings, or a bare number."""
    leads = [item.entry.lead for item in chosen if item.key == key]
    if all(lead.kind == "visit" for lead in leads):
        others = [item.entry.lead for item in chosen if item.key != key]
        stop = all(any(same_delegation(lead, other) for other in others) for lead in leads)
        return amount(number, "journey" if key == "under_way" else "stop" if stop else "visit")
    kinds = {_ONE[lead.kind] for lead in leads}
    return amount(number, kinds.pop()) if len(kinds) == 1 else str(number)
