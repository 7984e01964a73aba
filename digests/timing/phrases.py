"""Date and clock phrases in a sentence, as they stand; nothing is resolved here."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from digests.timing.words import MONTHS, NUMBERS, WEEKDAYS, ZONES

PhraseKind = Literal["clock", "weekday", "day", "near", "month", "span", "year", "ago", "vague", "length"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """text[start:end] is `raw`. `value` depends on the kind:

    clock (hour, minute, zone|""); weekday (0–6, "next"|"last"|"this"|""); day (year|0, month|0, day);
    near (days from the dateline); month (year|0, month, "next"|"last"|""); span ("this"|"last"|"next", unit,
    "earlier"|"later"|""); year (year,); ago (number, unit); vague (); length (days,).
    """

    start: int
    end: int
    raw: str
    kind: PhraseKind
    value: tuple[int | str, ...]


_MONTH = "|".join(sorted((m for m in MONTHS), key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_NUMBER = "|".join(sorted(NUMBERS, key=len, reverse=True))
_ZONE = "|".join(sorted(map(re.escape, ZONES), key=len, reverse=True))
_PART = r"(?:(?:early|late|mid)[ -])?"
_DAYPART = r"(?: (?:morning|afternoon|evening|night))?"
_ORD = r"(?:st|nd|rd|th)?"

_Maker = Callable[[re.Match[str]], tuple[int | str, ...] | None]
_RULES: list[tuple[PhraseKind, re.Pattern[str], _Maker]] = []


def _rule(kind: PhraseKind, pattern: str, flags: int = re.IGNORECASE) -> Callable[[_Maker], _Maker]:
    def add(make: _Maker) -> _Maker:
        _RULES.append((kind, re.compile(pattern, flags), make))
        return make

    return add


@_rule("day", r"\b(\d{4})-(\d{2})-(\d{2})\b")
def _iso(m: re.Match[str]) -> tuple[int | str, ...] | None:
    return _valid(int(m[1]), int(m[2]), int(m[3]))


@_rule("day", rf"\b(?:(?:{_WEEKDAY})\.?,? \(?)?({_MONTH})\.? (\d{{1,2}}){_ORD}(?!\d|:|[.,]\d)(?:,? (\d{{4}})\b)?\)?")
def _month_day(m: re.Match[str]) -> tuple[int | str, ...] | None:
    return _valid(int(m[3] or 0), MONTHS[m[1].lower()], int(m[2])) if m[1][0].isupper() else None


@_rule("day", rf"\b(?:(?:{_WEEKDAY})\.?,? \(?)?(\d{{1,2}}){_ORD}(?: of)?[ -]({_MONTH})\b\.?(?:,?[ -](\d{{4}})\b)?\)?")
def _day_month(m: re.Match[str]) -> tuple[int | str, ...] | None:
    return _valid(int(m[3] or 0), MONTHS[m[2].lower()], int(m[1])) if m[2][0].isupper() else None


@_rule(
    "day", r"\b[Oo]n the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:anniversary|floor|century|round|day|session|birthday|of ))"
)
def _ordinal(m: re.Match[str]) -> tuple[int | str, ...] | None:
    return _valid(0, 0, int(m[1]))


@_rule(
    "length",
    rf"\b({_NUMBER}|\d{{1,2}})[- ](day|week)s?[- ]?(?:long )?(?=\w* ?(?:\w+ )?(?:visit|trip|tour|stay|summit|meeting|conference|talks|stopover|mission|forum|official|state|working))",
)
def _length(m: re.Match[str]) -> tuple[int | str, ...] | None:
    return (_number(m[1]) * (7 if m[2].lower() == "week" else 1),)


@_rule(
    "clock",
    rf"\b(?:(noon|midday|midnight)|(\d{{1,2}})(?:[:.](\d{{2}}))? ?([ap])\.?m\b\.?|(\d{{1,2}}):(\d{{2}})|(\d{{2}})(\d{{2}})(?= ?(?:hours|hrs|GMT|UTC|IST|local)))(?: ?(?:hours|hrs|h)\b)?(?: ?\(?({_ZONE})\b\)?)?",
)
def _clock(m: re.Match[str]) -> tuple[int | str, ...] | None:
    if m[1]:
        hour, minute = (0 if m[1].lower() == "midnight" else 12), 0
    elif m[2]:
        hour, minute = int(m[2]) % 12 + (12 if m[4].lower() == "p" else 0), int(m[3] or 0)
        if int(m[2]) > 12:
            return None
    else:
        hour, minute = int(m[5] or m[7]), int(m[6] or m[8])
    return (hour, minute, (m[9] or "").upper()) if hour < 24 and minute < 60 else None


@_rule(
    "weekday",
    rf"\b(?:(next|last|this|coming|past|late|early|earlier on|later on)(?: week on)? )?({_WEEKDAY})\b(?!\.com){_DAYPART}",
)
def _weekday(m: re.Match[str]) -> tuple[int | str, ...] | None:
    lean = (m[1] or "").lower()
    if not m[2][0].isupper():
        return None
    return (
        WEEKDAYS[m[2].lower()],
        {"next": "next", "last": "last", "past": "last"}.get(lean, "this" if lean in {"this", "coming"} else ""),
    )


@_rule(
    "near",
    r"\b(?:(the day before yesterday)|(yesterday)|(tomorrow)|(today|tonight|this (?:morning|afternoon|evening)|earlier in the day|later in the day|later today|earlier today|on the day|(?:later )?(?:on )?the same day))\b",
)
def _near(m: re.Match[str]) -> tuple[int | str, ...] | None:
    return (-2 if m[1] else -1 if m[2] else 1 if m[3] else 0,)


@_rule("month", rf"\b(?:(last|next|this) )?{_PART}({_MONTH})\b\.?(?:,? (?:of )?(\d{{4}})\b)?(?! \d{{1,2}}\b)")
def _month(m: re.Match[str]) -> tuple[int | str, ...] | None:
    name = m[2].lower()
    if not m[2][0].isupper():
        return None
    if name == "may" and not (
        m[1]
        or m[3]
        or re.search(
            r"(?:\b(?:in|since|until|last|next|early|late|mid|by|from|to|of|and|this|during)[ -]$)",
            m.string[: m.start(2)],
            re.IGNORECASE,
        )
    ):
        return None
    if name in {"march", "mar"} and not (
        m[1]
        or m[3]
        or re.search(
            r"\b(?:in|since|until|early|late|mid|by|from|of|and|this|during)[ -]$",
            m.string[: m.start(2)],
            re.IGNORECASE,
        )
    ):
        return None
    return (int(m[3] or 0), MONTHS[name], (m[1] or "").lower())


@_rule(
    "span",
    r"\b(?:(earlier|later|at the end of|late|early|at the beginning of|end of) )?(this|last|next|the coming|the past) (week|weekend|month|year|spring|summer|autumn|fall|winter|quarter)\b",
)
def _span(m: re.Match[str]) -> tuple[int | str, ...] | None:
    which = {"the coming": "next", "the past": "last"}.get(m[2].lower(), m[2].lower())
    part = (m[1] or "").lower()
    return (
        which,
        m[3].lower(),
        "earlier" if part in {"earlier", "early", "at the beginning of"} else "later" if part else "",
    )


@_rule("ago", rf"\b({_NUMBER}|an?|\d{{1,3}}) (day|week|month|year|decade)s? (ago|earlier|later)\b")
def _ago(m: re.Match[str]) -> tuple[int | str, ...] | None:
    count = 1 if m[1].lower() in {"a", "an"} else _number(m[1])
    return (count if m[3].lower() != "later" else -count, m[2].lower(), m[3].lower())


@_rule("year", r"\b(?:in|of|until|back in|early|late|mid|from|by)[ -]((?:19|20)\d{2})\b(?!-\d)")
def _year(m: re.Match[str]) -> tuple[int | str, ...] | None:
    return (int(m[1]),)


@_rule(
    "vague",
    r"\b(?:recently|in recent (?:days|weeks|months|years)|in the (?:coming|next few|near) (?:days|weeks|months|future|hours)|soon|shortly|the (?:previous|following|next) (?:day|week|month|year)|at (?:an unspecified|a later) date|at a mutually convenient (?:date|time)|a (?:few )?(?:days|weeks|months) (?:ago|earlier|later)|(?:over|at) the weekend)\b",
)
def _vague(m: re.Match[str]) -> tuple[int | str, ...] | None:
    return ()


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _valid(year: int, month: int, day: int) -> tuple[int | str, ...] | None:
    ok = 0 <= month <= 12 and 1 <= day <= 31 and (year == 0 or 1800 <= year <= 2200)
    return (year, month, day) if ok else None


def find_phrases(text: str) -> tuple[Phrase, ...]:
    """The date phrases of `text`, left to right, none inside another; of two that overlap the longer stays."""
    found = sorted(_all(text), key=lambda p: (-(p.end - p.start), p.start))
    kept: list[Phrase] = []
    for phrase in found:
        if all(phrase.end <= k.start or phrase.start >= k.end for k in kept):
            kept.append(phrase)
    return tuple(sorted(kept, key=lambda p: p.start))


def _all(text: str) -> Iterator[Phrase]:
    for kind, pattern, make in _RULES:
        for match in pattern.finditer(text):
            value = make(match)
            if value is not None:
                yield Phrase(match.start(), match.end(), match.group(0).strip(), kind, value)
