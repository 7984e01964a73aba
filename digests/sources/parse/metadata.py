"""What a page says of itself: in JSON-LD, in meta tags, by its canonical link and its headings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml.html import HtmlElement

from digests.sources.parse.canonical import canonical_url
from digests.sources.parse.linked import Node, linked_data, nodes_of_page
from digests.sources.parse.markup import squeeze, to_line
from digests.sources.parse.paywall import Access, access_of
from digests.sources.parse.stamps import written_dates

_MAX_VALUE = 2_000
_BY = re.compile(r"^by\s+(?=\S)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.|\S+@\S+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Raw facts of a page. `dates` are strings as printed, most trusted first; `names` its publisher's, best first."""

    titles: tuple[str, ...]
    dates: tuple[str, ...]
    names: tuple[str, ...]
    author: str | None
    language: str | None
    canonical: str | None
    access: Access | None = None


def read_facts(root: HtmlElement, *, url: str | None) -> PageFacts:
    """The facts that the page's markup states. `url` is where it was found; links are resolved against it."""
    meta = _meta(root)
    canonical = _canonical(root, meta, url)
    heading = next(root.iter("h1"), None)
    title = root.findtext(".//title")
    heads = [
        *(meta.get(key) for key in ("og:title", "twitter:title")),
        None if heading is None else to_line(_text(heading)),
        title and to_line(title),
    ]
    nodes = nodes_of_page(
        linked_data(root),
        addresses=[address for address in (url, canonical) if address],
        titles=[to_line(head) for head in heads if head],
    )
    return PageFacts(
        titles=_strings([node.get("headline") for node in nodes], heads),
        dates=_strings(written_dates(root, meta, nodes)),
        names=_strings(
            [name for node in nodes for name in _names(node.get("publisher"))],
            [meta.get(key) for key in ("og:site_name", "application-name", "dc.publisher", "publisher")],
        ),
        author=_author(nodes, meta),
        language=_language(root, meta),
        canonical=canonical,
        access=access_of(root, meta, nodes),
    )


def _author(nodes: list[Node], meta: dict[str, str]) -> str | None:
    """The first that is named: no address of a profile or of a mailbox."""
    named = [name for node in nodes for name in _names(node.get("author"))]
    named += [meta[key] for key in ("author", "article:author", "parsely-author", "dc.creator") if key in meta]
    lines = (_BY.sub("", to_line(name[:_MAX_VALUE])) for name in named)
    return next((line for line in lines if line and not _ADDRESS.match(line)), None)


def _strings(*groups: Iterable[object]) -> tuple[str, ...]:
    """The strings of all groups in order, squeezed, without repetition."""
    found: dict[str, None] = {}
    for group in groups:
        for value in group:
            if isinstance(value, str) and len(value) <= _MAX_VALUE and (line := to_line(value)):
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


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield name


def _text(element: HtmlElement) -> str:
    return squeeze(" ".join(str(part) for part in islice(element.itertext(), 200)))


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
    """The canonical address, when it can be believed: on the page's own site, and not one address for many articles."""
    links: list[str | None] = [
        link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for raw in (*links, meta.get("og:url")):
        try:
            address: str = urljoin(url or "", (raw or "").strip())
            parts, own = urlsplit(address), urlsplit(canonical_url(url or ""))
        except ValueError:
            continue
        if not raw or parts.scheme not in {"http", "https"} or not parts.hostname:
            continue
        if url is None or (not _names_less(parts, own) and _same_site(parts.hostname, own.hostname or "")):
            return address
    return None


_VIEW = re.compile(r"|amp|print|mobile|full|single|all|page(?:/\d+)?|index\.\w+")
"""What stands behind an article's address in that of another view of it, or of a page of it."""
_SLUG = re.compile(r"\d{4,}(?!.*\.(?:php|aspx?|jsp|do|cgi)$)|(?:[^\W_]+-){3}")
"""A last part of a path that names one article by itself: a long number, or a headline in words."""


def _names_less(parts: SplitResult, own: SplitResult) -> bool:
    """Whether an address is the front page's, or that of a script without the query that names the article."""
    if parts.path in {"", "/"}:
        return own.path not in {"", "/"} or parts.query != own.query
    above = parts.path.rstrip("/") + "/"
    if own.path.startswith(above) and not _VIEW.fullmatch(own.path.removeprefix(above).strip("/")):
        return True  # a section's address is not its article's
    if parts.path != own.path:
        return False
    lost = set(own.query.split("&")) - set(parts.query.split("&")) - {""}
    if not any(re.search(r"\d", pair.partition("=")[2]) for pair in lost):
        return bool(lost) and not parts.query and not _SLUG.search(parts.path.rpartition("/")[2])
    return not _SLUG.search(parts.path.rpartition("/")[2])


def _same_site(one: str, other: str) -> bool:
    """Whether one host is the other but for a leading www., m. or amp.: a page may not claim a neighbour's identity."""
    strip = re.compile(r"^(?:www\d?|m|mobile|amp|en)\.")
    return strip.sub("", one) == strip.sub("", other)
