"""The shapes of date and clock phrases: one pattern a shape, and what it means as plain values."""

import re
from calendar import monthrange
from collections.abc import Callable
from typing import Literal

from digests.timing.words import DAYS, MONTHS, NUMBERS, SEASONS, SHORT_MONTHS, WEEKDAYS, ZONES, any_of

PhraseKind = Literal["clock", "weekday", "day", "near", "month", "span", "stretch", "year", "ago", "vague", "length"]
Value = tuple[int | str, ...]
Maker = Callable[[re.Match[str]], Value | None]

RULES: list[tuple[PhraseKind, re.Pattern[str], Maker]] = []
"""Every shape, tried on its own: which of two that overlap counts is for the finder to say."""

_MONTH = any_of(MONTHS)
_NUMBER = any_of(NUMBERS)
_ORD = r"(?:st|nd|rd|th)?"
_DASH = r"(?: ?[-–—] ?| to | and | & | through | until )"
_YEAR = r"(?:,? (?:of )?(?P<year>\d{4})\b|,? (?:of )?(?P<which>last|this|next) year\b)?"
_BEFORE_DATE = rf"(?:(?:{any_of(WEEKDAYS)})\b\.?,? (?P<paren>\()?(?:the )?)?"
_CLOSED = r"(?(paren)\)?)"
_WEEKDAY_BEHIND = rf"(?: \((?:{any_of(WEEKDAYS)})\.?\))?"
_RANGE = rf"(?:{_DASH}|{_WEEKDAY_BEHIND}(?: ?[-–—] ?| to | through | until )(?:(?:{any_of(WEEKDAYS)})\b\.?,? )?)"
"""What stands within a range of days: "Tuesday 24 to Thursday 26 May", "May 3 (Monday) to 5 (Wednesday)"."""
_PART = (
    r"(?P<part>early|mid|late|the (?:beginning|start|middle|end|first half|second half) of"
    r"|the (?:first|second|third|fourth|last|final) week of"
    r"|the (?:first|last|final) (?:few )?days of|the (?:first|second|middle|last|final) ten(?: days|-day period) of)"
)
_TENTHS = {"first": "early", "second": "mid", "middle": "mid", "last": "late", "final": "late"}
_PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "first": "first", "second": "second"}


def _rule(kind: PhraseKind, pattern: str) -> Callable[[Maker], Maker]:
    def add(make: Maker) -> Maker:
        RULES.append((kind, re.compile(pattern, re.IGNORECASE), make))
        return make

    return add


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBERS[word.lower()]


def _count(word: str) -> int:
    """A number that may be an article: "a month"."""
    return 1 if word.lower() in {"a", "an"} else _number(word)


def _part(printed: str | None) -> str:
    words = (printed or "").lower().split()
    if len(words) > 2 and words[2].startswith("ten"):  # "the first ten days of"
        return _TENTHS[words[1]]
    if "days" in words:
        return "early" if words[1] == "first" else "last week"
    if "week" in words:
        return "last week" if words[1] == "final" else f"{words[1]} week"
    return next((_PARTS[word] for word in words if word in _PARTS), words[0] if words else "")


def _date(year: int | str, month: int, day: int, last: int = 0) -> Value | None:
    """A day that exists in some year, else None; a `last` day that does not follow is dropped."""
    if month > 12 or (isinstance(year, int) and year and not 1800 <= year <= 2200):
        return None
    leap = year if isinstance(year, int) and year else 2000
    days = monthrange(leap, month)[1] if month else 31
    return (year, month, day, last if day < last <= days else 0) if 1 <= day <= days else None


def _year_of(m: re.Match[str]) -> int | str:
    return int(m["year"]) if m["year"] else (m["which"] or "").lower() or 0


@_rule("day", r"\b(\d{4})-(\d{2})-(\d{2})\b")
def _iso(m: re.Match[str]) -> Value | None:
    return _date(int(m[1]), int(m[2]), int(m[3])) if int(m[2]) else None


@_rule("day", r"(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\d/]|\.\d)")
def _numeric(m: re.Match[str]) -> Value | None:
    """15.06.2016 is day first; 06/15/2016 and 15/06/2016 decide by themselves; 05/06/2016 says nothing certain."""
    first, second = int(m[1]), int(m[3])
    if m[2] == "/" and first != second and first <= 12 and second <= 12:
        return None
    day, month = (second, first) if second > 12 else (first, second)
    return _date(int(m[4]), month, day) if month else None


_STANDS = r"(?=[.,;:)\"'–—-]|$| (?:in|at|for|to|on|of|with|by|when|where|as|before|after|during)\b)"
"""What follows a second day: "June 15 and 17 in Paris", unlike "June 15 and 17 countries"."""
_LAST = rf"(?P<last>\d{{1,2}}){_ORD}\b(?![:%]|[.,]\d| ?[ap]\.?m\b| (?:percent|per cent|million|billion|{_MONTH})\b)"


@_rule(
    "day",
    rf"\b{_BEFORE_DATE}(?P<month>{_MONTH})\b\.? (?:the )?(?P<day>\d{{1,2}}){_ORD}(?!\d|[:.,]\d|[-–]\d{{3}})"
    rf"(?:{_RANGE}{_LAST}(?:(?<! and \d)(?<! and \d\d)(?<! & \d)(?<! & \d\d)|{_STANDS}))?"
    rf"{_WEEKDAY_BEHIND}{_YEAR}{_CLOSED}",
)
def _month_day(m: re.Match[str]) -> Value | None:
    if not m["month"][0].isupper():
        return None
    return _date(_year_of(m), MONTHS[m["month"].lower()], int(m["day"]), int(m["last"] or 0))


@_rule(
    "day",
    rf"\b{_BEFORE_DATE}(?:(?P<first>\d{{1,2}}){_ORD}{_RANGE})?"
    rf"(?:the )?(?P<day>\d{{1,2}}){_ORD}(?: of)?[ -]"
    rf"(?P<month>{_MONTH})\b\.?(?:,?[ -](?P<year>\d{{4}})\b|,? (?:of )?(?P<which>last|this|next) year\b)?{_CLOSED}",
)
def _day_month(m: re.Match[str]) -> Value | None:
    if not m["month"][0].isupper():
        return None
    month, day, first = MONTHS[m["month"].lower()], int(m["day"]), int(m["first"] or 0)
    return _date(_year_of(m), month, first, day) if 0 < first < day else _date(_year_of(m), month, day)


@_rule("day", r"\bon the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:anniversary|floor|century|round|day|session|birthday|of )\b)")
def _ordinal(m: re.Match[str]) -> Value | None:
    return _date(0, 0, int(m[1]))


_STAYS = "visit|trip|tour|stay|summit|meeting|conference|talks|stopover|mission|forum"


@_rule(
    "length",
    rf"\b(?P<number>{_NUMBER}|\d{{1,2}})[- ](?P<unit>day|week)s?\b(?:[- ]long)?(?= (?:[\w-]+ ){{0,3}}(?:{_STAYS})\b)"
    rf"|\b(?:for|(?<=visit )of|(?<=trip )of|(?<=tour )of|(?<=stay )of) "
    rf"(?P<count>{_NUMBER}|\d{{1,2}}) (?P<units>day|week)s\b",
)
def _length(m: re.Match[str]) -> Value | None:
    unit = (m["unit"] or m["units"]).lower()
    return (_number(m["number"] or m["count"]) * (7 if unit == "week" else 1),)


_OFFSET = r"(?:GMT|UTC) ?[+-]\d{1,2}(?::?\d{2})?(?!\d)"
_TOWN_TIME = r"(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)?) time\b"


@_rule(
    "clock",
    r"\b(?:(?P<named>noon|midday|midnight)|(?P<h12>\d{1,2})(?:[:.](?P<m12>\d{2}))? ?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<h24>\d{1,2}):(?P<m24>\d{2})(?![:\d])|(?P<h4>\d{2})(?P<m4>\d{2})(?= ?(?:hours|hrs|h|GMT|UTC|IST|local)\b))"
    rf"(?: ?(?:hours|hrs|h)\b)?(?:,? ?(?P<paren>\()?(?P<zone>{_OFFSET}|(?:{any_of(ZONES)})\b|{_TOWN_TIME}){_CLOSED})?",
)
def _clock(m: re.Match[str]) -> Value | None:
    if m["named"]:
        hour, minute = (0 if m["named"].lower() == "midnight" else 12), 0
    elif m["half"]:
        if not 0 <= int(m["h12"]) <= 12:
            return None
        hour, minute = int(m["h12"]) % 12 + (12 if m["half"].lower() == "p" else 0), int(m["m12"] or 0)
    else:
        hour, minute = int(m["h24"] or m["h4"]), int(m["m24"] or m["m4"])
    zone = (m["zone"] or "").upper()
    zone = re.sub(r" (?=[+-])", "", zone)
    return (hour, minute, zone) if hour < 24 and minute < 60 else None


_WHICH = {"past": "last", "coming": "next one", "next": "next", "last": "last", "this": "this"}
_PAPERS = "Times|Telegraph|Mail|Mirror|Express|Herald|World|Standard|Post|Review"


@_rule(
    "weekday",
    r"\b(?:(?P<lean>next|last|this coming|this past|this|coming|past|late|early|earlier on|later on)"
    r"(?P<week> week,?(?: on)?)? )?"
    rf"(?P<day>{any_of(DAYS)})\b(?! (?-i:{_PAPERS})\b)(?: (?:morning|afternoon|evening|night))?"
    r"(?:,? (?:of )?(?P<of>next|last|this) week\b)?",
)
def _weekday(m: re.Match[str]) -> Value | None:
    if not m["day"][0].isupper():
        return None
    lean = (m["lean"] or "").lower().rpartition(" ")[2]
    week = (m["of"] or (lean if m["week"] else "")).lower()
    if week in {"next", "last", "this"}:
        return (WEEKDAYS[m["day"].lower()], f"{week} week")
    return (WEEKDAYS[m["day"].lower()], _WHICH.get(lean, ""))


@_rule(
    "near",
    r"\b(?:(?P<m2>the day before yesterday)|(?P<m1>yesterday|last night|(?<!the )last evening(?! of\b))"
    r"|(?P<p2>the day after tomorrow)|(?P<p1>tomorrow)"
    r"|today|tonight|this (?:morning|forenoon|afternoon|evening)|(?:earlier|later) (?:in the day|today)"
    r"|on the day|(?:(?:earlier|later) )?(?:on )?the same (?:day|morning|afternoon|evening|night)"
    r"|(?:(?:earlier|later) )?(?:on )?that (?:day|morning|afternoon|evening|night)"
    r"|in the (?:morning|afternoon|evening))\b",
)
def _near(m: re.Match[str]) -> Value | None:
    return (next((days for name, days in (("m2", -2), ("m1", -1), ("p2", 2), ("p1", 1)) if m[name]), 0),)


_OFTEN_NAMES = SHORT_MONTHS | {"may", "march"}
"""Months that are also verbs or given names: alone they count only where a month is expected."""
_EXPECTED = re.compile(
    r"\b(?:in|since|until|till|last|next|by|from|this|during|through|the|before|after|for|(?:course|month) of)[ -]$",
    re.IGNORECASE,
)
_SECOND = re.compile(rf"\b(?:{_MONTH})\.?(?: (?:and|to|or|through|until) |[-–/ ])$", re.IGNORECASE)
_BEHIND = 24
"""Characters before a month that tell whether a month is expected."""


@_rule(
    "month",
    rf"\b(?:(?P<lean>last|next|this) )?(?:{_PART}[ -])?(?P<month>{_MONTH})\b\.?(?!-[a-z]){_YEAR}(?! \d{{1,2}}\b)",
)
def _month(m: re.Match[str]) -> Value | None:
    name = m["month"].lower()
    if not m["month"][0].isupper():
        return None
    certain = m["lean"] or m["part"] or m["year"] or m["which"]
    if name in _OFTEN_NAMES and not certain:
        before = m.string[max(0, m.start("month") - _BEHIND) : m.start("month")]
        dotted = name in SHORT_MONTHS and m[0].endswith(".")
        if not (dotted or _EXPECTED.search(before) or _SECOND.search(before)):
            return None
    return (_year_of(m), MONTHS[name], (m["lean"] or "").lower(), _part(m["part"]))


_QUARTERS = {"first": 1, "second": 4, "third": 7, "fourth": 10, "last": 10, "final": 10}
_HALVES = {"first": 1, "second": 7, "latter": 7}
_OF_YEAR = r"(?:,? (?:of )?(?P<year>\d{4})\b| of (?P<which>this|last|next|the) year\b)"
_ALONE = r"(?=[.,;:)\"'–—]|$| (?:and|or|but|when|where|while|as|at|for|in|on|to|with|after|before|he|she|they)\b)"
"""What follows a season that is no part of a name: "in the summer, …", unlike "in the Winter Palace"."""


def _stretch(m: re.Match[str], month: int, months: int, part: str = "") -> Value:
    which = "" if m["which"] == "the" else m["which"]
    return (int(m["year"]) if m["year"] else which or 0, month, months, part)


@_rule(
    "stretch",
    rf"\b(?:(?P<lone>in|for|during|until|till|before|to the) )?(?:the )?(?:(?P<part>early|mid|late)[- ])?"
    rf"(?P<season>{any_of(SEASONS)})\b(?:{_OF_YEAR}|{_ALONE})",
)
def _season(m: re.Match[str]) -> Value | None:
    """A season with its year, or behind a word that makes a time of it."""
    if not (m["lone"] or m["year"] or m["which"]):
        return None
    return _stretch(m, SEASONS[m["season"].lower()], 3, (m["part"] or "").lower())


@_rule(
    "stretch",
    rf"\b(?:in |by |before |during |until )?(?:the )?(?P<nth>{any_of(_QUARTERS)}) quarter{_OF_YEAR}"
    rf"|\b(?:in|by|before|during|until) the (?P<lone>{any_of(_QUARTERS)}) quarter\b(?! of)",
)
def _quarter(m: re.Match[str]) -> Value | None:
    return _stretch(m, _QUARTERS[(m["nth"] or m["lone"]).lower()], 3)


@_rule("stretch", rf"\b(?:the )?(?P<half>{any_of(_HALVES)}) half{_OF_YEAR}")
def _half(m: re.Match[str]) -> Value | None:
    return _stretch(m, _HALVES[m["half"].lower()], 6)


@_rule(
    "span",
    rf"\b(?:(?P<lean>earlier|later) |{_PART} )?(?P<which>this|last|next|the (?:coming|past))"
    rf" (?P<unit>week|weekend|month|year|{any_of(SEASONS)}|quarter)\b"
    r"|\b(?:by |at |before |until )?(?P<ending>the (?:end|beginning|start|middle) of the)"
    r" (?P<current>week|month|year)\b"
    r"|\b(?:over|at|during|on|for) the (?P<near>weekend)\b",
)
def _span(m: re.Match[str]) -> Value | None:
    if m["near"]:
        return ("the", "weekend", "")
    if m["current"]:
        return ("this", m["current"].lower(), _part(m["ending"]))
    which = {"the coming": "next", "the past": "last"}.get(m["which"].lower(), m["which"].lower())
    return (which, m["unit"].lower(), (m["lean"] or "").lower() or _part(m["part"]))


@_rule(
    "span",
    r"\b(?:(?P<early>early in|in the (?:first|opening|early) (?:days|weeks|months|half) of) |in )the new year\b"
    rf"|\bby (?P<season>{any_of(SEASONS)})\b(?! (?:of|19|20))",
)
def _new_year(m: re.Match[str]) -> Value | None:
    if m["season"]:
        return ("this", m["season"].lower(), "by")
    return ("next", "year", "early" if m["early"] else "")


@_rule(
    "ago",
    rf"\b(?:within (?:the )?(?:next |coming )?|in the (?:next|coming) )(?P<number>{_NUMBER}|an?|\d{{1,3}})"
    r" (?P<unit>day|week|month|year)s?\b",
)
def _within(m: re.Match[str]) -> Value | None:
    return (_count(m["number"]), m["unit"].lower(), "within")


@_rule(
    "ago",
    rf"\b(?P<number>{_NUMBER}|an?|\d{{1,3}}) (?P<unit>day|week|month|year|decade)s?"
    r"(?:['’] time|['’]s time| (?P<how>ago|earlier|later|from now))\b"
    rf"|\bin (?:about|around|roughly) (?P<count>{_NUMBER}|an?|\d{{1,3}}) (?P<units>day|week|month)s?\b",
)
def _ago(m: re.Match[str]) -> Value | None:
    how = (m["how"] or "from now").lower()
    count, unit = m["number"] or m["count"], m["unit"] or m["units"]
    return (_count(count), unit.lower(), "ahead" if how == "from now" else how)


@_rule("ago", rf"\b(?:in|over|during|for|throughout) the (?:past|last) (?P<number>{_NUMBER}|\d{{1,2}}) days\b(?! of\b)")
def _past_days(m: re.Match[str]) -> Value | None:
    return (_number(m["number"]), "day", "past")


_SOME_DAYS = {"day": 7, "week": 30}
"""Days within which "the coming days" and "the coming weeks" end."""


@_rule("ago", r"\b(?:within|in the (?:coming|next few)) (?P<unit>day|week)s\b(?! (?:of|after)\b)")
def _within_some(m: re.Match[str]) -> Value | None:
    return (_SOME_DAYS[m["unit"].lower()], "day", "within")


_ENDS = r"(?=[.,;:)]|$| (?:in|at|and|with|by|when|where)\b)"
"""What follows "the day before" or "the year's end" where that is all that is said: unlike "the day before the summit",
"the year-end summit"."""


@_rule(
    "span",
    r"\bbefore (?:the |this )?(?:(?P<out>week|month|year) (?:is|was) (?:out|over|up)\b"
    r"|(?P<ends>week|month|year) (?:ends|ended)\b(?! on)"
    rf"|(?:(?P<week>week)['’]s end|(?P<end>month|year)(?:['’]s|-| )? ?end){_ENDS})",
)
def _before_end(m: re.Match[str]) -> Value | None:
    return ("this", (m["out"] or m["ends"] or m["week"] or m["end"]).lower(), "by")


@_rule(
    "day",
    r"\b(?:by|before|until) Christmas\b(?! (?:Island|Eve|Day))"
    r"(?: (?P<year>\d{4})\b| (?:of )?(?P<which>last|this|next) year\b)?",
)
def _by_christmas(m: re.Match[str]) -> Value | None:
    return _date(_year_of(m), 12, 25)


_COUNTED = (
    "people|troops|soldiers|refugees|migrants|workers|companies|students|tons|tonnes|dollars|euros|megawatts|MW|km"
)


@_rule(
    "year",
    rf"\b(?:in|of|until|back in|from|by|since|{_PART})[ -](?P<year>(?:19|20)\d{{2}})\b"
    rf"(?![-–/]?\d|,\d| (?:{_COUNTED})\b)",
)
def _year(m: re.Match[str]) -> Value | None:
    return (int(m["year"]), _part(m["part"]))


@_rule(
    "vague",
    r"\b(?:recently|in recent (?:days|weeks|months|years)"
    r"|in the (?:coming|next few|near) (?:months|future|hours)|soon|shortly"
    r"|(?:on )?the (?:previous|following|next) (?:day|evening|night)"
    r"|the (?:previous|following|next) (?:week|month|year)"
    rf"|(?:on )?(?:the (?:day|morning|evening|night)|a day|one day) (?:before|after){_ENDS}"
    r"|at (?:an unspecified|a later) date"
    r"|at a mutually convenient (?:date|time)"
    r"|(?:(?:a few|several|some|many|a couple of) )?(?:days|weeks|months|years|decades) (?:ago|earlier|later))\b",
)
def _vague(m: re.Match[str]) -> Value | None:
    return ()
