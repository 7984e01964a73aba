"""A feed that is no sound XML, put in order as a browser would: every element closed, every value quoted."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from digests.errors import FeedError

_MARK = re.compile(r"<(?:(?P<end>/?)(?=[A-Za-z_])|(?P<other>!\[CDATA\[|!--|!|\?))")
_TAG = re.compile(
    r"(?P<name>[A-Za-z_][\w.-]*+(?::[A-Za-z_][\w.-]*+)?+)(?P<rest>(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>", re.ASCII
)
_LOOSE_TAG = re.compile(r"(?P<name>[A-Za-z_][\w.-]*+(?::[A-Za-z_][\w.-]*+)?+)(?P<rest>[^<>]*+)>?", re.ASCII)
_ATTRIBUTE = re.compile(
    r"""([A-Za-z_][\w.-]*+(?::[A-Za-z_][\w.-]*+)?+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]*+))?+""", re.ASCII
)
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&*+,;=%-]*")
_ENDS = {"![CDATA[": "]]>", "!--": "-->", "!": ">", "?": "?>"}
_ENTRIES = frozenset({"item", "entry"})
_MOST_ATTRIBUTES = 100
MOST_ELEMENTS = 400_000
"""Elements of a feed that are read: 80 for each of 5,000 entries."""


@dataclass(frozen=True, slots=True)
class _Names:
    containers: frozenset[str]
    markup: frozenset[str]
    shared: frozenset[str]
    fields: frozenset[str]
    void: frozenset[str]
    repeated: frozenset[str]


@cache
def names() -> _Names:
    """The names that decide where an element ends that was left open."""
    table = tomllib.loads(files(__package__).joinpath("soup.toml").read_text(encoding="utf-8"))
    return _Names(**{kind: frozenset(words.split()) for kind, words in table.items()})


def tidy(text: str, *, name: str, max_depth: int, namespaces: dict[str, str]) -> str:
    """Sound XML of the soup in `text`, whose references are sound: the words stay, all tags are in lower case.

    `namespaces` gives those of prefixes that `text` does not declare. What follows the end of the outermost
    element stays inside it. Raises FeedError, beginning with `name`, where elements nest deeper than `max_depth`.
    """
    soup = _Soup(name, max_depth, namespaces)
    for kind, value, rest in _pieces(text):
        if kind == "words":
            soup.words(value)
        elif kind == "end":
            soup.end(value)
        elif not soup.start(value, rest):
            break
    return soup.closed()


def _pieces(text: str) -> Iterator[tuple[str, str, str]]:
    """What `text` is made of, in order: ("words", words, ""), ("start", tag, attributes) and ("end", tag, "")."""
    at, missing = 0, set[str]()
    while mark := _MARK.search(text, at):
        if mark.start() > at:
            yield "words", text[at : mark.start()], ""
        at = mark.end()
        if other := mark["other"]:
            close = _ENDS[other]
            end = -1 if other in missing else text.find(close, at)
            if other == "![CDATA[":
                yield "words", _escaped(text[at:] if end < 0 else text[at:end]), ""
                at = len(text) if end < 0 else end + 3
            elif end < 0:
                missing.add(other)  # what was opened and never closed is passed over alone
            else:
                at = end + len(close)
        elif tag := _TAG.match(text, at) or _LOOSE_TAG.match(text, at):
            yield "end" if mark["end"] else "start", tag["name"].lower(), tag["rest"]
            at = tag.end()
    if at < len(text):
        yield "words", text[at:], ""


@dataclass(slots=True)
class _Soup:
    """Elements as they open and close."""

    name: str
    max_depth: int
    namespaces: dict[str, str]
    """Those of prefixes that a feed may use without declaring them."""
    parts: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    containers: list[int] = field(default_factory=list)
    """Places in the stack of what holds fields."""
    open: Counter[str] = field(default_factory=Counter)
    elements: int = 0
    root: tuple[str, dict[str, str]] | None = None
    used: set[str] = field(default_factory=set)
    declared: dict[str, str] = field(default_factory=dict)

    def words(self, text: str) -> None:
        if self.root:
            self.parts.append(text.replace("<", "&lt;").replace(">", "&gt;"))

    def start(self, tag: str, rest: str) -> bool:
        """Open an element. False where the feed holds more of them than are read."""
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            return False
        attributes = self._attributes(rest)
        tag = self._spelled(tag)
        if self.root is None and tag in _ENTRIES:
            self.root = ("rss", {})
            self.parts.append(">")
            self._push("rss")
        self._close_before(tag)
        if self.root is None:
            self.root = (tag, attributes)
        else:
            self.parts.append(f"<{tag}{_written(attributes)}")
        closed = rest.rstrip().endswith("/") or tag in names().void or (tag == "link" and "href" in attributes)
        if closed and self.stack:
            self.parts.append("/>")
            return True
        self.parts.append(">")
        self._push(tag)
        if len(self.stack) > self.max_depth:
            raise FeedError(f"{self.name} nests more than {self.max_depth} elements; that is no sound feed.")
        return True

    def end(self, tag: str) -> None:
        """Close an element and what was left open in it; the end of what is not open, and of the root, is none."""
        if not self.open[tag]:
            tag = tag.replace(":", ".")
        if self.open[tag] and (self.stack[0] != tag or self.open[tag] > 1):
            while self._pop() != tag:
                pass

    def closed(self) -> str:
        """The whole, with the namespaces that were not declared where they were used."""
        if self.root is None:
            return ""
        while self.stack:
            self._pop()
        tag, attributes = self.root
        for prefix in sorted(self.used - {"", "xml", "xmlns"}):
            attributes.setdefault(f"xmlns:{prefix}", self.declared.get(prefix) or self.namespaces[prefix])
        return f"<{tag}{_written(attributes)}" + "".join(self.parts)

    def _close_before(self, tag: str) -> None:
        """Close what `tag` shows to have been left open."""
        known = names()
        if not self.stack:
            return
        if self.stack[-1] == tag and tag in known.repeated:
            self._pop()
        while tag in _ENTRIES and self.open[tag]:
            self._pop()
        if not self.containers:
            return
        inner = self.containers[-1] + 1
        if self.stack[-1].startswith("media:") and not tag.startswith("media:") and len(self.stack) == inner > 1:
            self._pop()
            inner = self.containers[-1] + 1
        open_field = self.stack[inner] if inner < len(self.stack) else ""
        if tag in known.fields or (tag in known.shared and open_field not in known.markup):
            while len(self.stack) > inner:
                self._pop()

    def _spelled(self, tag: str) -> str:
        """The name, whose prefix is used from here on; a prefix that nobody knows is no prefix."""
        prefix = tag.rpartition(":")[0]
        if not prefix or prefix in self.declared or prefix in self.namespaces:
            self.used.add(prefix)
            return tag
        return tag.replace(":", ".")

    def _push(self, tag: str) -> None:
        if tag in names().containers or not self.stack:
            self.containers.append(len(self.stack))
        self.stack.append(tag)
        self.open[tag] += 1

    def _pop(self) -> str:
        tag = self.stack.pop()
        if self.containers[-1] == len(self.stack):
            self.containers.pop()
        self.open[tag] -= 1
        self.parts.append(f"</{tag}>")
        return tag

    def _attributes(self, rest: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for attribute in _ATTRIBUTE.finditer(rest):
            key, value = attribute[1], (attribute[2] or "").strip("\"'")
            prefix, _, local = key.lower().rpartition(":")
            if prefix == "xmlns" or key.lower() == "xmlns":
                if prefix and (not _URI.fullmatch(value) or local in {"xml", "xmlns"}):
                    continue
                value = value if _URI.fullmatch(value) else ""
                self.declared.setdefault(local, value)
            elif prefix:
                key = self._spelled(key.lower())
            if key.lower() != "xml:id":
                found.setdefault(key.lower(), value)
            if len(found) >= _MOST_ATTRIBUTES:
                break
        return found


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {key}="{_escaped_value(value)}"' for key, value in attributes.items())


def _escaped_value(value: str) -> str:
    return value.replace("<", "&lt;").replace('"', "&quot;")


def _escaped(characters: str) -> str:
    return characters.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
