"""What a page says of itself: JSON-LD, meta tags, the canonical link, <time> and date lines near the headline."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from digests.sources.parse.dates import Dated, read_date
from digests.sources.parse.markup import squeeze, to_line

_ARTICLE = re.compile(r"Article|BlogPosting|Report|LiveBlog|WebPage$", re.IGNORECASE)
_META_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "article.published", "publishdate", "publish-date", "publish_date", "pubdate",
    "publication_date", "published-date", "cxenseparse:recs:publishtime", "dcterms.issued", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date", "date", "citation_publication_date", "og:regdate", "regdate",
)  # fmt: skip
_DATE_CLASS = re.compile(
    r"publish|posted|pub-?date|dateline|date|time-?stamp|timestamp|meta-time|byline|created", re.IGNORECASE
)
_NOT_CLASS = re.compile(r"update|related|comment|sidebar|footer|menu|nav\b|copyright|widget", re.IGNORECASE)
_MAX_JSON = 1_000_000
_MAX_VALUE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Raw facts of a page. `dates` are strings as printed, best source first; `names` its publisher's, likewise."""

    titles: tuple[str, ...]
    dates: tuple[str, ...]
    names: tuple[str, ...]
    author: str | None
    language: str | None
    canonical: str | None


def read_facts(root: HtmlElement, *, url: str | None) -> PageFacts:
    """The facts that the page's markup states. `url` is where it was found; links are resolved against it."""
    meta = _meta(root)
    linked = list(_linked_data(root))
    authors = [name for node in linked for name in _names(node.get("author"))]
    authors += [meta[key] for key in ("author", "article:author", "parsely-author", "dc.creator") if key in meta]
    heads = [to_line(_text(h)) for h in root.iter("h1")]
    title = root.findtext(".//title")
    return PageFacts(
        titles=_strings(
            [node.get("headline") for node in linked],
            [meta.get("og:title"), meta.get("twitter:title")],
            heads[:1],
            [title and to_line(title)],
        ),
        dates=_strings(
            [node.get("datePublished") for node in linked],
            [meta.get(key) for key in _META_DATES],
            [node.get("dateCreated") for node in linked],
            _times(root),
            _date_lines(root),
        ),
        names=_strings(
            [name for node in linked for name in _names(node.get("publisher"))],
            [meta.get("og:site_name"), meta.get("application-name"), meta.get("dc.publisher"), meta.get("publisher")],
        ),
        author=next((to_line(a) for a in authors if a and not a.startswith(("http:", "https:"))), None),
        language=_language(root, meta),
        canonical=_canonical(root, meta, url),
    )


def best_date(dates: tuple[str, ...], *, zone: str | None, month_first: bool) -> Dated | None:
    """The publication time: the first that names its zone, else the first with a time, else the first date at all."""
    read = [date for raw in dates if (date := read_date(raw, zone=zone, month_first=month_first))]
    return (
        next((d for d in read if d.timed and d.offset is not None), None)
        or next((d for d in read if d.timed), None)
        or next(iter(read), None)
    )


def _strings(*groups: Any) -> tuple[str, ...]:
    """The strings of all groups in order, squeezed, without repetition."""
    found: dict[str, None] = {}
    for group in groups:
        for value in group:
            if isinstance(value, str) and (line := to_line(value)) and len(line) <= _MAX_VALUE:
                found.setdefault(line)
    return tuple(found)


def _meta(root: HtmlElement) -> dict[str, str]:
    """Meta tags by their lower-case name, property or itemprop; the first of each counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        if content and len(content) <= _MAX_VALUE:
            for key in (
                element.get("property"),
                element.get("name"),
                element.get("itemprop"),
                element.get("http-equiv"),
            ):
                if key:
                    found.setdefault(key.strip().lower(), content.strip())
    return found


def _linked_data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, news kinds before plain pages."""
    found = []
    for script in root.iter("script"):
        kind = script.get("type") or ""
        raw = script.text or ""
        if "ld+json" not in kind or len(raw) > _MAX_JSON:
            continue
        raw = (
            raw.strip()
            .removeprefix("<!--")
            .removesuffix("-->")
            .removeprefix("//<![CDATA[")
            .removesuffix("//]]>")
            .strip()
        )
        try:
            decoded = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        found += [node for node in _objects(decoded) if _ARTICLE.search(str(node.get("@type") or ""))]
    yield from sorted(found, key=lambda node: "WebPage" in str(node.get("@type")))


def _objects(decoded: Any) -> Iterator[dict[str, Any]]:
    """All objects at the top, in lists and in @graph."""
    stack = [decoded]
    for _ in range(1_000):  # far more than any page needs; a bound on hostile ones
        if not stack:
            return
        node = stack.pop(0)
        if isinstance(node, list):
            stack = node[:500] + stack
        elif isinstance(node, dict):
            yield node
            stack = [
                node[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(node.get(key), list | dict)
            ] + stack


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield name


def _text(element: HtmlElement) -> str:
    return squeeze(" ".join(str(part) for part in element.itertext()))


def _times(root: HtmlElement) -> list[str]:
    """Machine-readable times of the page, those marked as its publication first."""
    marked: list[str] = []
    others: list[str] = []
    for element in root.iter("time", "span", "div", "p", "abbr"):
        prop = (element.get("itemprop") or "").lower()
        value = element.get("datetime") or (element.get("content") if prop else None)
        if not value or prop == "datemodified":
            continue
        role = f"{prop} {element.get('class') or ''} {'pubdate' if element.get('pubdate') is not None else ''}".lower()
        if _NOT_CLASS.search(role):
            continue
        (marked if "datepublished" in role or "pubdate" in role or "publish" in role else others).append(value)
    return marked[:3] + others[:1]


def _date_lines(root: HtmlElement) -> list[str]:
    """Short lines that a page marks as its date by class or id, in the order of the page."""
    found = []
    for element in root.iter("span", "div", "p", "time", "li", "td", "small", "em"):
        mark = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(mark) > 1 and _DATE_CLASS.search(mark) and not _NOT_CLASS.search(mark) and len(element) <= 8:
            line = _text(element)
            if 6 <= len(line) <= 120 and re.search(r"\d{4}", line):
                found.append(line)
                if len(found) == 5:
                    break
    return found


def _language(root: HtmlElement, meta: dict[str, str]) -> str | None:
    for raw in (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        meta.get("content-language"),
        meta.get("og:locale"),
        meta.get("language"),
    ):
        match = re.match(r"\s*([a-zA-Z]{2,3})(?:[-_]|\s*$)", raw or "")
        if match:
            return match[1].lower()
    return None


def _canonical(root: HtmlElement, meta: dict[str, str], url: str | None) -> str | None:
    """The canonical address, when it can be believed: on the page's own site, and not the front page for an article."""
    links: list[str | None] = [
        link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for raw in (*links, meta.get("og:url")):
        try:
            address: str = urljoin(url or "", (raw or "").strip())
            parts, own = urlsplit(address), urlsplit(url or "")
        except ValueError:
            continue
        if not raw or parts.scheme not in {"http", "https"} or not parts.hostname:
            continue
        if url is None:
            return address
        front = parts.path in {"", "/"} and not parts.query and (own.path not in {"", "/"} or own.query)
        if not front and _same_site(parts.hostname, own.hostname or ""):
            return address
    return None


def _same_site(one: str, other: str) -> bool:
    """Whether one host is the other but for a leading www., m. or amp.: a page may not claim a neighbour's identity."""
    strip = re.compile(r"^(?:www\d?|m|mobile|amp|en)\.")
    return strip.sub("", one) == strip.sub("", other)
