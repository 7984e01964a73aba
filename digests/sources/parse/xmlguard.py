"""Limits of a feed's XML, checked in one pass over its text before any parser sees it."""

import re
from dataclasses import dataclass

from digests.errors import FeedError

_TOKEN = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z_][\w.:-]*)(?P<rest>[^<>]*)>?",
    re.DOTALL,
)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[<>]*(?:\[|>)", re.IGNORECASE)
_ENTITY = re.compile(
    r"<!ENTITY\s++(?P<parameter>%?+)\s*+[^\s\"'>]++\s++(?P<kind>SYSTEM|PUBLIC)?+\s*+(?P<value>\"[^\"]*\"|'[^']*')?",
    re.IGNORECASE,
)
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "td", "tr", "dd", "dt", "option",
})  # fmt: skip
_ENTRIES = frozenset({"item", "entry"})
_ENTITY_LENGTH = 60
_ENTITIES = 300
_ELEMENTS = 200_000
"""Within the entries that are read: 40 for each of 5,000."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The feed's text, cut after its last allowed entry, and how many entries stood in it before."""

    text: str
    root: str
    entries: int


def check_xml(text: str, *, name: str, max_entries: int, max_depth: int) -> Shape:
    """The text of a feed within the limits. Raises FeedError on entities that can grow and on deep nesting."""
    _check_entities(text, name)
    depth = entries = elements = 0
    cut: int | None = None
    root = ""
    for token in _TOKEN.finditer(text):
        tag = token["name"]
        if tag is None:
            continue
        local = tag.rpartition(":")[2].lower()
        if token["close"]:
            # An entry's end also ends what a careless feed left open inside it.
            depth = min(depth - 1, 2) if local in _ENTRIES else max(depth - 1, 0)
            continue
        root = root or tag
        elements += 1
        if elements > _ELEMENTS and cut is None:
            raise FeedError(f"{name} holds more than {_ELEMENTS} elements; it was not read.")
        if local in _ENTRIES:
            entries += 1
            if entries == max_entries + 1:
                cut = token.start()
        if not (token["rest"] or "").rstrip().endswith("/") and local not in _VOID:
            depth += 1
            if depth > max_depth:
                raise FeedError(f"{name} nests more than {max_depth} elements; that is no sound feed.")
    if cut is None:
        return Shape(text, root, entries)
    ends = {"rss": "</channel></rss>", "feed": "</feed>"}
    return Shape(text[:cut] + ends.get(root, f"</{root}>"), root, entries)


def _check_entities(text: str, name: str) -> None:
    """Entities may name single characters or a few words; what refers to other entities or files is refused."""
    doctype = _DOCTYPE.search(text)
    if doctype is None and "<!ENTITY" not in text[:100_000]:
        return
    for count, entity in enumerate(_ENTITY.finditer(text)):
        value = (entity["value"] or "")[1:-1]
        grows = re.search(r"&(?!#)|%", value) is not None
        if entity["parameter"] or entity["kind"] or grows or len(value) > _ENTITY_LENGTH or count >= _ENTITIES:
            raise FeedError(f"{name} defines XML entities that can grow without bound; it was not read.")
