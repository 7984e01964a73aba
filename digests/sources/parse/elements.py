"""The elements of a feed, one entry in memory at a time, each named in one way however its feed names it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

from lxml import etree

from digests.errors import FeedError
from digests.sources.parse.tidy import MOST_ELEMENTS

Element: TypeAlias = Any  # lxml ships no types
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES = frozenset({"item", "entry"})
_CHANNELS = frozenset({"channel", "feed", "rss", "rdf:rdf"})
_CHUNK = 64 * 1024
_CROWDED = re.compile(r"<[A-Za-z_][^\s<>]*+(?:\s++[^\s=<>\"']++\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+')){500}")
"""A tag with so many attributes that the library's work on it, which grows with their square, can be felt."""


_DECLARED = re.compile(r"\sxmlns:([^\s=]+)")
_MOST_PREFIXES = 100
"""Prefixes of namespaces in a feed; each would be written with each piece of markup."""


@dataclass(slots=True)
class Outline:
    """What is known of the feed beside its elements, complete when all of them were read."""

    root: str = ""
    channel: str = ""
    """The first element that only feeds have."""
    site: str = ""
    language: str = ""
    cut: bool = False
    """The feed holds more elements than are read."""


def elements(text: str, outline: Outline, *, name: str, max_depth: int, lenient: bool = False) -> Iterator[Element]:
    """Each entry, and each field of the channel, when it is complete; the next step empties it.

    `text` is XML without a document type. Raises lxml's XMLSyntaxError where it is not sound, unless `lenient`, and
    FeedError, beginning with `name`, where elements nest deeper than `max_depth`.
    """
    parser = etree.XMLPullParser(
        events=("start", "end"),
        encoding="utf-8",
        recover=lenient,
        huge_tree=True,  # what is huge is bounded here: depth, elements, and the bytes before
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    stack: list[str] = []
    inside: int | None = None
    count = 0
    for event, element in _events(parser, text):
        if event == "start":
            count += 1
            if count > MOST_ELEMENTS:
                outline.cut = True
                return
            stack.append(name_of(element))
            if len(stack) > max_depth:
                raise FeedError(f"{name} nests more than {max_depth} elements; that is no sound feed.")
            if inside is None:
                _note(outline, element, stack)
                inside = len(stack) if stack[-1] in _ENTRIES else None
        else:
            parent = stack[-2] if len(stack) > 1 else ""
            if inside == len(stack) or (inside is None and (parent in _CHANNELS or len(stack) == 2)):
                if stack[-1] not in _CHANNELS:
                    yield element
                _empty(element)
                inside = None
            stack.pop()


def _note(outline: Outline, element: Element, stack: list[str]) -> None:
    outline.root = outline.root or stack[0]
    if stack[-1] in _CHANNELS:
        outline.channel = outline.channel or stack[-1]
        outline.site = outline.site or str(element.get("href") or element.get("HREF") or "")  # CDF
        outline.language = outline.language or str(element.get(_XML_LANG) or "")


def is_entry(element: Element) -> bool:
    """Whether the element is an entry and not a field of the channel."""
    return name_of(element) in _ENTRIES


def _events(parser: etree.XMLPullParser, text: str) -> Iterator[tuple[str, Element]]:
    if _CROWDED.search(text) or len(set(_DECLARED.findall(text))) > _MOST_PREFIXES:
        raise etree.XMLSyntaxError("an element has more attributes than feeds need", 1, 1, 1)
    for start in range(0, len(text), _CHUNK):
        parser.feed(text[start : start + _CHUNK].encode(errors="replace"))
        yield from parser.read_events()
    parser.close()
    yield from parser.read_events()


def _empty(element: Element) -> None:
    """Let go of an element and of those before it; the one that the parser stands at must stay in its place."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


@cache
def namespaces() -> dict[str, str]:
    """Addresses of namespaces, as `plain_address` spells them, to the prefixes of this program's tables."""
    return {address: "" if prefix == "-" else prefix for address, prefix, *_ in _rows()}


@cache
def meant_by_prefix() -> dict[str, str]:
    """Prefixes to the namespaces that they mean where a feed declares none."""
    means: dict[str, str] = {}
    for address, prefix, *others in _rows():
        for one in [prefix, *" ".join(others).split()]:
            if one != "-":
                means.setdefault(one, f"http://{address}")
    return means


def _rows() -> list[list[str]]:
    lines = files(__package__).joinpath("namespaces.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def plain_address(namespace: str) -> str:
    """A namespace in lower case without what feeds most often write differently."""
    return namespace.strip().lower().removeprefix("http://").removeprefix("https://").rstrip("/#")


def name_of(element: Element) -> str:
    """The element's name in lower case, with the table's prefix where it has one; "?:name" for a foreign one."""
    namespace, _, local = str(element.tag).rpartition("}")
    prefix = _prefix(namespace[1:], element.prefix) if namespace else ""
    return f"{prefix}:{local.lower()}" if prefix else local.lower()


@lru_cache(maxsize=256)
def _prefix(namespace: str, written: str | None) -> str:
    found = namespaces().get(plain_address(namespace))
    if found is not None:
        return found
    # What stands in no namespace or in an unknown one that needs no prefix is RSS; a known prefix means what it does.
    return "" if written is None else written.lower() if written.lower() in meant_by_prefix() else "?"
