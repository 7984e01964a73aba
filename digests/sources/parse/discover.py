"""The feeds that a page leads to: those that it declares, then those that its links plainly name."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from digests.sources.parse.address import web_address
from digests.sources.parse.decode import decode
from digests.sources.parse.home import host_of
from digests.sources.parse.markup import MAX_MARKUP, parse_html, squeeze, to_line

MOST = 20
"""Feeds of one page; a longer list helps nobody choose."""
_MOST_LINKS = 20_000
"""Links of one page that are looked at; a bound on hostile ones."""
_LONGEST_TITLE = 200
_MOST_PIECES = 20
"""Pieces of text within one link; an unclosed link can hold the rest of its page."""

FeedKind = Literal["rss", "atom", "json", "guess"]


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page names. `url` is absolute; `kind` is what the page says that it is, else "guess"."""

    url: str
    title: str | None
    kind: FeedKind


class _Rank(NamedTuple):
    """What puts one feed behind another, the weightiest reason first."""

    of_comments: bool
    undeclared: bool
    foreign: bool
    in_json: bool
    of_a_part: bool


def feeds_on_page(data: bytes, *, url: str, content_type: str | None) -> tuple[FoundFeed, ...]:
    """The feeds named by the page in `data`, which came from `url`: each once, at most 20, the best first.

    What the page declares with `<link rel="alternate">` comes before links whose address is that of a feed, the
    site's own before others', RSS and Atom before JSON, the feed of the site before those of its parts, and comments
    last; among equals the order of the page counts, as the HTML standard has it (link type "alternate"). Nothing is
    fetched, so none is known to exist. Addresses are without userinfo and fragment. Only the first 2,000,000
    characters are read.

    Raises InputError, as `decode` does, for empty and for binary data.
    """
    root = parse_html(decode(data, name="The page", content_type=content_type)[:MAX_MARKUP])
    if root is None:
        return ()
    base = _base(root, url)
    itself = _bare(web_address(url))
    best: dict[str, tuple[_Rank, FoundFeed]] = {}
    for element in islice(root.iter("link", "a"), _MOST_LINKS):
        found = _declared(element, base) if element.tag == "link" else None
        found = found or _plain(element, base)
        if found is None or found.url == itself:
            continue
        rank = _rank(found, declared=element.tag == "link", page=url)
        if found.url not in best or rank < best[found.url][0]:
            best[found.url] = (rank, found)
    return tuple(found for _, found in sorted(best.values(), key=lambda ranked: ranked[0])[:MOST])


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("discover.toml").read_text(encoding="utf-8"))


@cache
def _pattern(group: str, key: str) -> re.Pattern[str]:
    return re.compile(_table()[group][key])


def _base(root: HtmlElement, url: str) -> str:
    """What relative links are resolved against: the first `<base href>`, which may itself be relative, else `url`."""
    for element in root.iter("base"):
        if (href := element.get("href")) is not None:
            return web_address(href, base=url) or url
    return url


def _declared(element: HtmlElement, base: str) -> FoundFeed | None:
    kind: FeedKind | None = _table()["types"].get((element.get("type") or "").partition(";")[0].strip().lower())
    if kind is None or not _is_alternate(element):
        return None
    address = _address(element, base)
    return FoundFeed(address, _title(element.get("title")), kind) if address else None


def _plain(element: HtmlElement, base: str) -> FoundFeed | None:
    """The feed that the address itself tells of, be it an anchor or a declaration that says no type."""
    if element.tag == "link" and (element.get("type") or not _is_alternate(element)):
        return None
    address = _address(element, base)
    if address is None or not (_is_called(element) or _is_plain(address)):
        return None
    return FoundFeed(
        address, _title(element.get("title")) or _title(" ".join(islice(element.itertext(), _MOST_PIECES))), "guess"
    )


def _is_alternate(element: HtmlElement) -> bool:
    rel = (element.get("rel") or "").lower().split()
    return "alternate" in rel and "stylesheet" not in rel


def _address(element: HtmlElement, base: str) -> str | None:
    href = (element.get("href") or "").strip()
    return _bare(web_address(href, base=base)) if href else None


def _bare(address: str | None) -> str | None:
    """The address without userinfo and fragment."""
    if address is None:
        return None
    scheme, _, rest = address.partition("#")[0].partition("://")
    place, slash, path = rest.partition("/")
    return f"{scheme}://{place.rpartition('@')[2]}{slash}{path}"


def _is_called(element: HtmlElement) -> bool:
    return bool(re.match(r"\s*feed:", element.get("href") or "", re.IGNORECASE))


def _is_plain(address: str) -> bool:
    parts = urlsplit(address.lower())
    path = parts.path.rstrip("/")
    if "http" in path or "://" in parts.query or "%3a%2f%2f" in parts.query:
        return False  # a service that is handed the address: readers, translators, archives, "share this"
    if _pattern("plain", "never").fullmatch(path.rpartition("/")[2]):
        return False
    return bool(_pattern("plain", "path").fullmatch(path) or _pattern("plain", "query").fullmatch(parts.query))


def _title(written: str | None) -> str | None:
    return squeeze(to_line(written or "")[:_LONGEST_TITLE]) or None


def _rank(found: FoundFeed, *, declared: bool, page: str) -> _Rank:
    title, path = (found.title or "").lower(), urlsplit(found.url.lower()).path
    return _Rank(
        of_comments=bool(_pattern("comments", "title").search(title) or _pattern("comments", "path").search(path)),
        undeclared=not declared,
        foreign=not declared and not _same_site(host_of(found.url), host_of(page)),
        in_json=found.kind == "json",
        of_a_part=bool(_pattern("part", "title").search(title) or _pattern("part", "path").search(path)),
    )


def _same_site(one: str | None, other: str | None) -> bool:
    """Whether one host is the other or lies under it, "www." apart."""
    first, second = (f".{(host or '').removeprefix('www.')}" for host in (one, other))
    return first.endswith(second) or second.endswith(first)
