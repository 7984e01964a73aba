"""When a page was published: every place in which a page writes it, the most trusted first."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from digests.sources.parse.dates import EASTMOST, UNSET, Dated, read_date
from digests.sources.parse.linked import Node
from digests.sources.parse.markup import squeeze

_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "article.published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date",
    "datepublished", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date", "published-date",
    "citation_publication_date", "citation_date", "og:regdate", "regdate", "date",
)  # fmt: skip
"""Names of meta tags, best first. `datepublished` is an itemprop as well."""
_DATE_CLASS = re.compile(
    r"publish|posted|pub-?date|dateline|date|time-?stamp|timestamp|meta-time|byline|created", re.IGNORECASE
)
_NOT_CLASS = re.compile(
    r"updat|modif|\bedited|related|comment|sidebar|footer|menu|nav\b|copyright|widget", re.IGNORECASE
)
_ASIDE = re.compile(
    r"(?:^|\s)(?:related|sidebar|comments?|recommended|trending|most-?read|popular|teasers?|also-read|more-news)\b",
    re.IGNORECASE,
)
_ASIDE_TAGS = frozenset({"aside", "nav", "footer"})
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b[^.]{0,20}$", re.IGNORECASE)
_UPDATE_FIRST = re.compile(r"\W*(?:last |latest )?(?:updated?|modified|edited)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:first |originally )?(?:published|posted|issued)\b", re.IGNORECASE)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_MARKS = 200
_LATE = timedelta(hours=34)
"""The end of a day in America, counted from its midnight in UTC."""


def written_dates(root: HtmlElement, meta: Mapping[str, str], nodes: Sequence[Node]) -> Iterator[object]:
    """What the page gives as its publication time, the most trusted first: JSON-LD, meta tags, <time>, date lines.

    Times of an update are left out. `nodes` are the page's own JSON-LD objects. Strings, but in broken JSON-LD.
    """
    yield from (node.get("datePublished") for node in nodes)
    yield from (meta.get(key) for key in _META)
    yield from (node.get("dateCreated") for node in nodes)
    yield from _times(root)
    yield from _date_lines(root)


def best_date(dates: Iterable[str], *, zone: str | None, month_first: bool) -> Dated | None:
    """The publication time: the first date that can be read, told more exactly where a later one agrees with it.

    A later one adds the zone, or the time of day, that the first does not give. Where two conflict, the first is right.
    """
    found = [date for raw in dates if (date := _moment(raw, zone, month_first))]
    if not found:
        return None
    first = found[0]
    agreeing = [first, *(date for date in found[1:] if _agrees(first, date, zone))]
    return (
        next((date for date in agreeing if date.timed and date.offset is not None), None)
        or next((date for date in agreeing if date.timed), None)
        or first
    )


def _moment(raw: str, zone: str | None, month_first: bool) -> Dated | None:
    """The date that `raw` writes; seconds or milliseconds since 1970 too. None for what stands for no date."""
    if _EPOCH.fullmatch(raw):
        return Dated(datetime.fromtimestamp(int(raw[:10]), UTC), 0, timed=True)
    date = read_date(raw, zone=zone, month_first=month_first)
    return None if date is None or abs(date.at - UNSET) <= EASTMOST else date


def _agrees(first: Dated, other: Dated, zone: str | None) -> bool:
    """Whether `other`, which tells a time of day, can be the moment that `first` tells less exactly.

    A bare day is one in the publisher's `zone`, or in that of the other. A time without its zone reads the same in
    all zones but for whole quarters of an hour.
    """
    apart = other.at - first.at
    if not other.timed:
        return False
    if not first.timed:
        home = ZoneInfo(zone) if zone else UTC
        east = timedelta(minutes=other.offset or 0)
        day = first.at.astimezone(home).date()
        anywhere = zone is None and other.offset == 0 and -EASTMOST <= apart < _LATE
        return anywhere or day in {(other.at + east).date(), other.at.astimezone(home).date()}
    off = apart.total_seconds() % 900
    return first.offset is None and other.offset is not None and abs(apart) <= EASTMOST and min(off, 900 - off) <= 60


def _times(root: HtmlElement) -> list[str]:
    """Machine-readable times of the page: those marked as its publication first, those beside the article last."""
    found: list[tuple[bool, bool, str]] = []
    for element in root.iter("time", "span", "div", "p", "abbr"):
        prop = (element.get("itemprop") or "").lower()
        value = element.get("datetime") or (element.get("content") if prop else None)
        if element.tag == "abbr":
            value = value or element.get("title")
        if not value and (element.tag == "time" or prop == "datepublished"):
            value = _text(element)
        role = f"{prop} {element.get('class') or ''} {'pubdate' if element.get('pubdate') is not None else ''}".lower()
        if not value or _NOT_CLASS.search(role) or _is_update(element):
            continue
        marked = "datepublished" in role or "pubdate" in role or "publish" in role
        found.append((_stands_aside(element), not marked, value))
        if len(found) == _MARKS:
            break
    found.sort(key=lambda one: one[:2])
    marked_ones = [value for _, unmarked, value in found if not unmarked]
    return marked_ones[:3] + [value for _, unmarked, value in found if unmarked][:1]


def _date_lines(root: HtmlElement) -> list[str]:
    """Short lines that a page marks as its date by class or id, in the order of the page, those beside it last."""
    return [line for _, line in sorted(islice(_marked_lines(root), 5), key=lambda one: one[0])]


def _marked_lines(root: HtmlElement) -> Iterator[tuple[bool, str]]:
    looked = 0
    for element in root.iter("span", "div", "p", "time", "li", "td", "small", "em"):
        mark = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(mark) < 2 or not _DATE_CLASS.search(mark) or _NOT_CLASS.search(mark) or len(element) > 8:
            continue
        looked += 1
        if looked > _MARKS:
            return
        line = _text(element)
        if _UPDATE_FIRST.match(line):
            published = _PUBLISHED.search(line)
            line = line[published.start() :] if published else ""
        if 6 <= len(line) <= 120 and re.search(r"\d{4}", line):
            yield _stands_aside(element), line


def _is_update(element: HtmlElement) -> bool:
    """Whether the words or the class around a time say that it is the one of a change."""
    parent, before = element.getparent(), element.getprevious()
    said = before.tail if before is not None else parent.text if parent is not None else None
    inside = element.text or ""
    around = "" if parent is None or parent.tag in {"body", "article", "main", "section"} else parent.get("class") or ""
    return (
        _UPDATED.search((said or "")[-60:].rstrip(" :\n\t")) is not None
        or _UPDATE_FIRST.match(inside) is not None
        or re.search(r"updat|modif", around, re.IGNORECASE) is not None
    )


def _stands_aside(element: HtmlElement) -> bool:
    """Whether a time stands among links to other articles or comments."""
    return any(
        above.tag in _ASIDE_TAGS or (above.tag != "body" and _ASIDE.search(above.get("class") or ""))
        for above in islice(element.iterancestors(), 20)
        if above.tag != "html"
    )


def _text(element: HtmlElement) -> str:
    """The first of an element's text, on one line."""
    return squeeze(" ".join(str(part) for part in islice(element.itertext(), 50)))[:1_000]
