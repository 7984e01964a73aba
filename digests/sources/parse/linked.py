"""A page's JSON-LD: the objects that describe its article, also where the JSON is not quite JSON."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from digests.sources.parse.canonical import canonical_url
from digests.sources.parse.markup import to_line

Node = dict[str, Any]
"""One decoded JSON-LD object."""

_ARTICLE = re.compile(r"Article|BlogPosting|Report|LiveBlog|WebPage\b", re.IGNORECASE)
_PAGE = re.compile(r"WebPage\b", re.IGNORECASE)
_MAX_JSON = 1_000_000
_MAX_OBJECTS = 1_000
_MAX_LISTED = 500
_STRING = r'"(?:[^"\\]|\\.)*+(?:"|\Z)'
_COMMENT = re.compile(rf"{_STRING}|/\*.*?(?:\*/|\Z)|//[^\n]*|<!--.*?(?:-->|\Z)", re.DOTALL)
_COMMA = re.compile(rf"{_STRING}|,(?=\s*+[}}\]])", re.DOTALL)
_BRACKET = re.compile(r"[\[{]")
_DECODER = json.JSONDecoder(strict=False)
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")


def linked_data(root: HtmlElement) -> list[Node]:
    """The JSON-LD objects that describe an article, in the order of the page, plain web pages last."""
    found: list[Node] = []
    for script in root.iter("script"):
        raw = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(raw) <= _MAX_JSON:
            found += [node for node in _objects(_decoded(raw)) if _ARTICLE.search(_kinds(node))]
        if len(found) >= _MAX_OBJECTS:
            break
    return sorted(found, key=_is_page)


def nodes_of_page(nodes: Sequence[Node], *, addresses: Sequence[str], titles: Sequence[str]) -> list[Node]:
    """Those of `nodes` that speak of the page itself, not of others that it announces.

    These are the articles that give one of `addresses` as theirs, else those of one of its `titles`, else the first;
    and what describes the page as a page.
    """
    pages = [node for node in nodes if _is_page(node)]
    articles = [node for node in nodes if not _is_page(node)]
    own = {canonical_url(address) for address in addresses}
    heads = [_key(title) for title in titles]
    addressed = [node for node in articles if not own.isdisjoint(_addresses(node, addresses))]
    headed = [
        node for node in articles if (key := _key(node.get("headline"))) and any(h.startswith(key) for h in heads)
    ]
    return [*(addressed or headed or articles[:1]), *pages]


def _is_page(node: Node) -> bool:
    return _PAGE.search(_kinds(node)) is not None


def _kinds(node: Node) -> str:
    kinds = node.get("@type")
    return " ".join(kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str))


def _key(title: object) -> str:
    return to_line(title[:1_000]).casefold() if isinstance(title, str) else ""


def _addresses(node: Node, bases: Sequence[str]) -> Iterator[str]:
    """What an article gives as its own address, resolved against the page's."""
    page = node.get("mainEntityOfPage")
    told = [node.get("url"), node.get("@id")]
    told += [page.get("@id"), page.get("url")] if isinstance(page, dict) else [page]
    for address in told:
        if isinstance(address, str) and address.strip():
            try:
                yield canonical_url(urljoin(bases[0] if bases else "", address.strip()))
            except ValueError:
                continue


def _decoded(raw: str) -> Any:
    """The first JSON value of a script, whatever hides it from readers of HTML or XML; None where none can be read.

    Comments and commas too many are forgiven.
    """
    for text in _readings(raw.replace("<![CDATA[", "")):
        try:
            return _DECODER.raw_decode(text)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _readings(raw: str) -> Iterator[str]:
    """The JSON in `raw` as it stands, forgiven, and behind a comment that holds a bracket."""
    begun = _begun(raw)
    yield begun
    yield _forgiven(begun)
    yield _begun(_forgiven(raw))


def _begun(text: str) -> str:
    """`text` from its first bracket on."""
    bracket = _BRACKET.search(text)
    return text[bracket.start() :] if bracket else ""


def _forgiven(text: str) -> str:
    return _COMMA.sub(_only_strings, _COMMENT.sub(_only_strings, text))


def _only_strings(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith('"') else ""


def _objects(decoded: Any) -> Iterator[Node]:
    """All objects at the top, in lists and in @graph, in their order."""
    waiting = [decoded]
    for _ in range(_MAX_OBJECTS):  # far more than any page needs; a bound on hostile ones
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node[:_MAX_LISTED])
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in reversed(_INSIDE) if isinstance(node.get(key), list | dict)]
