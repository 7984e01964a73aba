"""Where an article comes from: what its publisher, dateline and headline say before a sentence is read."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from digests.extract.tables import words
from digests.extract.venue import place_venue
from digests.model import Article, Venue
from digests.places.publishers import publisher
from digests.places.tag import tag
from digests.text.flatten import flatten
from digests.text.layout import Layout
from digests.timing.bounds import Lean
from digests.timing.phrases import find_phrases
from digests.timing.publication import publication_day
from digests.timing.resolve import resolve

_CLOCK_LINE = re.compile(r"^\W*\d{1,2}(?:[:.]\d{2}\s*(?:[ap]\.?m\.?|hrs|h)?|\s*[ap]\.?m\.?)(?=\W)", re.IGNORECASE)
_SCHEDULE_LINES = 2
"""Paragraphs that begin with a clock time and so make a public schedule of an article."""
_OFFICIAL = re.compile(
    r"\b(?:Ministry|Minist[eè]re|Office|Department|Government|Presidency|Chancellery|Kremlin|Downing Street|"
    r"White House|Embassy|State House|Cabinet|Commission|Secretariat|President of|Global Affairs|Foreign Affairs)\b"
)
_ON_BEHALF = re.compile(
    r"(?:distributed|issued|provided|released|sent)\s+by\s+[^\n]{2,60}?\s+on\s+behalf\s+of\s+(?:the\s+)?(?P<whom>[^\n]{3,120})",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^\s*Source:\s*(?P<whom>[^\n]*\b(?:Agency|Ministry|Embassy|Presidency|Office)\b[^\n]{0,60})$", re.MULTILINE
)
_FOOT = 600
"""Characters at the end of a page in which it says for whom it was distributed."""
_SOON = timedelta(days=7)
"""How far ahead a public schedule is given out."""
_PRINTED_LATER = timedelta(days=3)
"""How long after its dateline's day a report may be printed and still mean that day by "today"."""
_TOLD_LATER = timedelta(days=21)
"""How long after the last of several days a chronicle of them is printed."""
_CHRONICLE = re.compile(
    r"\b(?:activities|visit|trip|tour|mission|travels|schedule|programme|program|calendar|diary)\b", re.IGNORECASE
)
"""What a headline calls a chronicle of several days."""
_NO_STATE = "INT"
"""The code of a publisher that belongs to no state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of an article as a whole."""

    title: str
    home: str | None
    """The publisher's country, else the dateline's: whose officials need no country in the text."""
    zone: str | None
    """The IANA zone in which relative dates are meant."""
    published: date | None
    """The day against which "today" is meant: that of the dateline where it has one, of a public schedule the day that
    its headline names, of a chronicle of several days the last of them, else that of publication in that zone, in UTC
    without one (PRODUCT, rule 5)."""
    dateline: str | None
    """The dateline's place as printed."""
    official: bool
    """Whether a ministry, an office or an organisation publishes it."""
    world: bool
    """Whether its publisher reports of the whole world."""
    schedule: bool
    """Whether it is a public schedule, one event a line (EXTRACTION, what counts, 9)."""

    @classmethod
    def of(cls, article: Article, layout: Layout, flat: str) -> "Source":
        """What `article` says of itself; `layout` and `flat` are those of its text."""
        known = publisher(article.publisher, None) if article.publisher else None
        zone = article.zone or (known.zone if known else None)
        country = article.publisher_country or (known.country if known else None)
        dateline = layout.dateline.place if layout.dateline else None
        place = place_venue(dateline) if dateline else None
        timed = [p for p in layout.paragraphs if _CLOCK_LINE.match(flat[p.start : p.end])]
        where = ZoneInfo(zone or "Etc/UTC")
        headline = flat[layout.title.start : layout.title.end] if layout.title else ""
        issuer = _issuer(flat)
        country = issuer or country or _credited(flat)
        title = flatten(article.title) or headline
        published = publication_day(article.published, where)[0] if article.published else None
        schedule = len(timed) >= _SCHEDULE_LINES
        return cls(
            title=title,
            home=country
            if country and country != _NO_STATE
            else _body(article.publisher) or (place.country if place else None),
            zone=zone,
            published=_written(layout, title, published, schedule=schedule) if published else None,
            dateline=dateline,
            official=(known is not None and known.kind == "official")
            or issuer is not None
            or _OFFICIAL.search(article.publisher or "") is not None,
            world=_is_of_the_world(article.publisher, layout),
            schedule=schedule,
        )

    @property
    def place(self) -> Venue | None:
        """The dateline's city as a venue, when it is known."""
        return place_venue(self.dateline) if self.dateline else None


def _written(layout: Layout, title: str, published: date, *, schedule: bool) -> date:
    """The day on which it was written: a morning paper's "today" is its dateline's, a day before that of its page."""
    if schedule:
        return _day_of_schedule(title, published)
    if told := _last_told(title, published):
        return told
    dateline = layout.dateline.date if layout.dateline else None
    printed = dateline or next((span.text for span in layout.published_raw), "")
    day = _only_day(printed, published, "past")
    return day if day and timedelta(0) < published - day <= _PRINTED_LATER else published


def _day_of_schedule(title: str, published: date) -> date:
    """The one day that "Public Schedule - 4 June 2020" is for, when it is near the day of publication."""
    day = _only_day(title, published, "future")
    return day if day and abs(day - published) <= _SOON else published


def _last_told(title: str, published: date) -> date | None:
    """The last of the days of which a headline says that it tells: "Activities of Secretary-General in Nicaragua, 8-11
    June", printed on the 16th, whose "Tuesday" is the 8th."""
    days = [p for p in find_phrases(title) if p.kind == "day"]
    chronicle = _CHRONICLE.search(title) and len(days) == 1 and not title[days[0].end :].strip(" .)]")
    when = resolve(days, title, published=published, lean="past") if chronicle else None
    if when is None or not when.start or not when.end or when.start == when.end:
        return None
    last = date.fromisoformat(when.end[:10])
    return last if timedelta(0) < published - last <= _TOLD_LATER else None


def _only_day(line: str, published: date, lean: Lean) -> date | None:
    """The one day that a line names; None where it names none or several."""
    days = [p for p in find_phrases(line) if p.kind == "day"]
    when = resolve(days, line, published=published, lean=lean) if len(days) == 1 else None
    return date.fromisoformat(when.start[:10]) if when and when.start else None


def _is_of_the_world(printed: str | None, layout: Layout) -> bool:
    agency = layout.dateline.agency if layout.dateline else None
    names = [
        part.strip().lower() for name in (printed, agency) if name for part in [name, *re.split(r"[/|]| via ", name)]
    ]
    return not words("sources", "world").isdisjoint(names)


def _credited(flat: str) -> str | None:
    """The one state of the agency or the ministry that the last lines name: "Source: Bahrain News Agency"."""
    match = next(_CREDIT.finditer(flat, max(0, len(flat) - _FOOT)), None)
    if match is None:
        return None
    known = publisher(match.group("whom"), None)
    codes = {known.country} if known else {t.code for t in tag(match.group("whom")) if t.kind != "organisation"}
    return next(iter(codes)) if len(codes) == 1 and codes != {_NO_STATE} else None


def _issuer(flat: str) -> str | None:
    """The one state for whose office a press release was "distributed by … on behalf of the Presidency of …"."""
    match = next(_ON_BEHALF.finditer(flat, max(0, len(flat) - _FOOT)), None)
    codes = {t.code for t in tag(match.group("whom")) if t.kind != "organisation"} if match else set()
    return next(iter(codes)) if match and len(codes) == 1 and _OFFICIAL.search(match.group("whom")) else None


def _body(printed: str | None) -> str | None:
    """The organisation that a publisher of no state belongs to: "NATO", "UN News", "European Commission"."""
    return next((t.code for t in tag(printed or "") if t.kind == "organisation"), None)
