"""How long what goes on or has ended had lasted: "ended a two-day meeting here yesterday" began the day before."""

import re
from dataclasses import replace
from datetime import date, timedelta

from digests.extract.candidate import AT_TABLE, ENCODER, Candidate
from digests.extract.dates import DAYS
from digests.extract.merge import only_day
from digests.places.tag import tag
from digests.timing.phrases import find_phrases
from digests.timing.resolve import resolve
from digests.timing.words import NUMBERS

_NUMBER = "|".join(word for word, number in NUMBERS.items() if 1 < number <= 10)
_NEAR = 40
"""Characters behind a stay within which its country stands."""
_ARRIVING = re.compile(r"\b(?:arriv|began|begin|flew|land|left for|start)")
_STAY = r"(?:visit|trip|tour|stay|mission)"
_TABLE = r"(?:meetings?|talks|session|conference|summit|round|consultations|negotiations|discussions)"
_ENDED = (
    r"\b(?:end(?:ed|s|ing)?|conclud(?:ed|es|ing)|wrapp(?:ed|ing) up|wound up|clos(?:ed|es|ing)|complet(?:ed|es|ing)"
    r"|at the (?:end|close|conclusion) of)\s(?:an?\s|his\s|her\s|their\s|its\s|the\s|of\s)?"
)
_AFTER = r"\bafter\s"
_DAYS = rf"(?P<days>{_NUMBER}|[2-9])"
_STAYED = re.compile(
    rf"{_ENDED}(?:[\w-]+\s){{0,2}}?{_DAYS}[- ]day\s(?:[\w-]+\s){{0,4}}?{_STAY}\b(?P<to>(?: to| in)\s)?", re.IGNORECASE
)
_LEFT = re.compile(
    r"\b(?:left|departed|returned|flew (?:home|back|out)|went home)\b[^.;]{0,60}?"
    r"\b(?:after|from|following)\s(?:an?|his|her|their)\s"
    rf"(?:[\w-]+\s){{0,2}}?{_DAYS}[- ]day\s(?:[\w-]+\s){{0,4}}?{_STAY}\b(?!\s(?:of|through|across|around)\b)"
    r"(?P<to>(?: to| in)\s)?",
    re.IGNORECASE,
)
_SAT = re.compile(
    rf"(?:{_ENDED}|{_AFTER})(?:[\w-]+\s){{0,2}}?{_DAYS}"
    rf"(?:[- ]day\s(?:[\w-]+\s){{0,4}}?|\sdays\sof\s(?:[\w-]+\s){{0,3}}?){_TABLE}\b",
    re.IGNORECASE,
)
_HAD_BEGUN = r",?\s(?:(?:which|that)\s)?(?:had\s)?(?:begun|began|started)\s(?:here\s)?(?:on\s)?"
_TALKS_SINCE = re.compile(rf"\b(?:{_STAY}|{_TABLE})\b[^.;,]{{0,40}}?{_HAD_BEGUN}", re.IGNORECASE)
_STAY_SINCE = re.compile(rf"\b{_STAY}\b(?:\s(?:to|in)\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?)?{_HAD_BEGUN}")
"""What stands before the day on which something began that is told at its end: "a visit which had begun on Monday"."""
_NTH = ("second", "third", "fourth", "fifth", "sixth", "seventh")
_NTH_DAY = re.compile(
    rf"\b(?:on|,)\s+the\s(?P<nth>{'|'.join(_NTH)})\s(?:and\s(?:last|final)\s)?day\sof\s"
    rf"(?:an?|his|her|their|its|the)\s(?:[\w-]+\s){{0,4}}?{_STAY}\b(?P<to>(?: to| in)\s)?"
)
""" "on Aug 19, the third day of a six-day official visit": that began two days before."""
_LONGEST = 31
"""Days that a stay lasts at most."""
_BEGUN = re.compile(r"[^.;]{0,60}\b(?:start|began|begun|since\b)")


def with_length(candidate: Candidate, text: str, published: date | None) -> Candidate:
    """It, with the day told as its last where its sentence in the article's `text` says how long it had lasted, or when
    it began."""
    begin, end = candidate.span
    if candidate.kind == "visit" and (nth := _on_its_nth_day(candidate, text, published)):
        return nth
    last = only_day(candidate.when)
    if candidate.status not in {"held", "under_way"} or candidate.when is None or last is None:
        return candidate
    if since := _since(candidate, text, last, published):
        return replace(candidate, when=replace(candidate.when, start=since.isoformat()))
    if candidate.kind == "visit":
        lasted = _STAYED.search(text, begin, end) or _LEFT.search(text, begin, end)
        fits = lasted is not None and _is_there(candidate, lasted, text)
    else:
        lasted = _SAT.search(text, begin, end) if candidate.kind in AT_TABLE else None
        fits = lasted is not None and _is_what_ended(candidate, lasted)
    if lasted is None or not fits or _BEGUN.match(text, lasted.end()):
        return candidate
    word = lasted["days"].lower()
    days = int(word) if word.isdecimal() else NUMBERS[word]
    first = (last - timedelta(days=days - 1)).isoformat()
    return replace(candidate, when=replace(candidate.when, start=first))


def _on_its_nth_day(visit: Candidate, text: str, published: date | None) -> Candidate | None:
    """The visit with the day of its beginning, where the sentence tells of its second or third day."""
    begin, end = visit.span
    nth = _NTH_DAY.search(text, begin, end)
    if nth is None or visit.status not in {"held", "under_way"}:
        return None
    goal = next(iter(tag(text[nth.end() : nth.end() + _NEAR])), None) if nth["to"] else None
    if goal is not None and goal.code != visit.host:
        return None
    named = [p for p in find_phrases(text[begin : nth.start()]) if p.kind in DAYS]
    when = visit.when or resolve(named[-1:], text[begin:end], published=published, lean="past")
    on = only_day(when)
    if when is None or on is None:
        return None
    return replace(visit, when=replace(when, start=(on - timedelta(days=_NTH.index(nth["nth"]) + 1)).isoformat()))


def _since(candidate: Candidate, text: str, last: date, published: date | None) -> date | None:
    """The day before `last` on which the sentence says that the stay or the talks began."""
    if candidate.kind == "visit":
        begun = _STAY_SINCE.search(text, *candidate.span)
    else:
        begun = _TALKS_SINCE.search(text, *candidate.span) if candidate.kind in AT_TABLE else None
        if begun and not begun.start() <= candidate.trigger[0] < begun.end():
            return None
    if begun is None:
        return None
    phrases = [p for p in find_phrases(text[begun.end() : candidate.span[1]]) if p.start == 0 and p.kind in DAYS]
    when = resolve(phrases[:1], text[begun.end() :], published=published, lean="past")
    first = only_day(when)
    return first if first and timedelta() < last - first <= timedelta(days=_LONGEST) else None


def _is_there(visit: Candidate, lasted: re.Match[str], text: str) -> bool:
    """Whether the stay that ended was in the state visited: "flew to Oslo, closing a visit to Sweden" is Sweden's."""
    hosts = [a.start for a, capacity in visit.sides if capacity == "host"]
    if lasted["to"] is None:
        behind = any(at >= lasted.end() for at in hosts)  # "left Peru after a three-day visit and headed for Chile"
        return not behind and not _ARRIVING.search(text, visit.span[0], lasted.start())
    return any(lasted.end() <= at <= lasted.end() + _NEAR for at in hosts)


def _is_what_ended(contact: Candidate, lasted: re.Match[str]) -> bool:
    """Whether it is the talks that ended, or what was agreed after them, and no other contact on that day."""
    return (
        lasted.start() <= contact.trigger[0] < lasted.end()
        or contact.origin == "agreed"
        or (contact.origin == ENCODER and not lasted[0].lower().startswith("after"))
    )
