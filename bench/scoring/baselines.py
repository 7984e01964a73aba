"""What needs no parser: two simple readers whose figures stand beside the extractor's."""

import re
from collections.abc import Iterator, Sequence

from digests.extract.actors import scan
from digests.model import Article, Event, Kind, Participant, Span, Status
from digests.places.tag import tag
from digests.text.flatten import flatten
from digests.text.layout import read_layout
from digests.text.sentences import sentences

_NEWS = 3
"""Sentences from the top that tell news; what comes later is background."""
_TRIGGERS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("call", re.compile(r"\bphone\w*|\btelephone\w*|\bspoke\b", re.IGNORECASE)),
    ("visit", re.compile(r"\b(?:visit\w*|arriv\w+|trip|tour|travel\w*)\b", re.IGNORECASE)),
    ("meeting", re.compile(r"\b(?:met|meet\w*|talks?|summit|held|received?|consultations|call on)\b", re.IGNORECASE)),
    ("agreement", re.compile(r"\b(?:sign\w*|agree\w*|accord|treaty|memorandum|pact)\b", re.IGNORECASE)),
    ("pledge", re.compile(r"\b(?:pledg\w+|promis\w+|vow\w*|offer\w*)\b", re.IGNORECASE)),
)
_STATUSES: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("cancelled", re.compile(r"\b(?:cancel\w*|call\w* off|refus\w+|suspend\w*)\b", re.IGNORECASE)),
    ("postponed", re.compile(r"\b(?:postpon\w+|put off|delay\w*|deferr\w+)\b", re.IGNORECASE)),
    ("planned", re.compile(r"\b(?:will|would|to|due|plans?|expected|scheduled|may|next)\b", re.IGNORECASE)),
)


def two_names(article: Article) -> tuple[Event, ...]:
    """One held meeting of the first two states or organisations that the lead names."""
    text = flatten(article.text)
    for start, end in _sentences(article, text)[:1]:
        codes = [place.code for place in tag(text[start:end]) if place.kind != "city"]
        first = tuple(dict.fromkeys(codes))[:2]
        if len(first) > 1:
            return (_event("meeting", "held", first, article, start, end, news=True),)
    return ()


def words(article: Article) -> tuple[Event, ...]:
    """Regular expressions and the gazetteer: in each sentence with a trigger, who stands nearest on either side."""
    return tuple(_by_words(article))


def _by_words(article: Article) -> Iterator[Event]:
    text = flatten(article.text)
    seen: set[tuple[Kind, frozenset[str]]] = set()
    for number, (start, end) in enumerate(_sentences(article, text)):
        sentence = text[start:end]
        found = next(((kind, hit) for kind, signs in _TRIGGERS if (hit := signs.search(sentence))), None)
        if found is None:
            continue
        kind, hit = found
        actors = [(a.start - start, a.code) for a in scan(text, start, end) if a.code and a.tag_kind != "city"]
        before = [code for at, code in actors if at < hit.start()]
        after = [code for at, code in actors if at >= hit.start()]
        nearest = tuple(dict.fromkeys([*before[-1:], *after[:1]]))
        both = nearest if len(nearest) > 1 else tuple(dict.fromkeys(before + after))[:2]
        if len(both) > 1 and (kind, frozenset(both)) not in seen:
            seen.add((kind, frozenset(both)))
            yield _event(kind, _status(sentence), both, article, start, end, news=number < _NEWS)


def _status(sentence: str) -> Status:
    for status, signs in _STATUSES:
        if signs.search(sentence):
            return status
    return "held"


def _sentences(article: Article, text: str) -> Sequence[tuple[int, int]]:
    layout = read_layout(article.text, title=article.title or None)
    opening = layout.dateline.end if layout.dateline else 0
    return [
        (max(start, opening) if start < opening < end else start, end)
        for paragraph in layout.paragraphs
        for start, end in sentences(text, paragraph.start, paragraph.end)
    ]


def _event(
    kind: Kind, status: Status, codes: Sequence[str], article: Article, start: int, end: int, *, news: bool
) -> Event:
    return Event(
        kind=kind,
        status=status,
        role="news" if news else "background",
        participants=tuple(Participant(country=code) for code in codes),
        countries=tuple(sorted(codes)),
        evidence=(Span(start, end, article.text[start:end]),),
        confidence=1.0,
        extractor="baseline",
    )
