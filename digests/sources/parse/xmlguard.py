"""What stands before a feed's first element and between its tags, made harmless before any parser sees it."""

import re
from dataclasses import dataclass, field
from html.entities import html5

from digests.errors import FeedError

_OTHER = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[<>]*+(?P<subset>\[)?", re.IGNORECASE)
_SUBSET = re.compile(r"""<!--.*?(?:-->|\Z)|"[^"]*+"|'[^']*+'|(?P<end>\]\s*+>)""", re.DOTALL)
_ENTITY = re.compile(
    r"<!ENTITY\s++(?P<parameter>%\s++)?+(?P<name>[^\s\"'<>%&;]++)\s++"
    r"(?:(?P<kind>SYSTEM|PUBLIC)\b\s*+)?+(?P<value>\"[^\"]*+\"|'[^']*+')?+",
    re.IGNORECASE,
)
_HTML_SETS = re.compile(r"-//W3C//ENTITIES\s", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_C1 = re.compile("[\x80-\x9f]")
_BARE = re.compile("&(?![#A-Za-z_])")
_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)"
    r"(?:#(?P<number>\d{1,9}+|[xX][0-9a-fA-F]{1,7}+);|(?P<name>[A-Za-z_][\w.-]{0,40}+);)?+"
)
_WINDOWS = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}
"""What the control characters of U+0080–U+009F are where they were written as Windows does; nothing where none."""
_ENTITY_LENGTH = 60
_ENTITIES = 300
_MOST_EXPANDED = 1_000_000
"""Characters that all references to a feed's own entities may come to together."""


@dataclass(frozen=True, slots=True)
class Prolog:
    """Where the first element begins, and the entities that the document type defines: names to plain characters."""

    end: int
    entities: dict[str, str] = field(default_factory=dict)


def read_prolog(text: str, *, name: str) -> Prolog:
    """What stands before the first element of `text`; nothing that it names is fetched.

    Raises FeedError on entities that can grow or that name a file. The sets of HTML's entity names, which old templates
    name by their public identifiers, are known without being read.
    """
    at, entities = 0, dict[str, str]()
    while True:
        if skipped := _OTHER.match(text, at):
            at = skipped.end()
        elif doctype := _DOCTYPE.match(text, at):
            at = doctype.end()
            if doctype["subset"]:
                end = _subset_end(text, at)
                entities |= _entities(text[at:end], name)
                at = end
            at = text.find(">", at) + 1 or len(text)
        else:
            return Prolog(at, entities)


def _subset_end(text: str, at: int) -> int:
    """Where the bracket stands that closes the document type's own definitions, quoted ones passed over."""
    found = next((found for found in _SUBSET.finditer(text, at) if found["end"]), None)
    return found.start() if found else len(text)


def _entities(subset: str, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for count, entity in enumerate(_ENTITY.finditer(subset)):
        value = (entity["value"] or '""')[1:-1]
        if entity["parameter"] and entity["kind"] and _HTML_SETS.match(value):
            continue
        grows = re.search(r"&(?!#|(?:amp|lt|gt|quot|apos);)|%", value) is not None or len(value) > _ENTITY_LENGTH
        if entity["parameter"] or entity["kind"] or grows or count >= _ENTITIES:
            raise FeedError(f"{name} defines XML entities that can grow without bound; it was not read.")
        found.setdefault(entity["name"], referred(value).text)  # the first definition counts (XML 1.0, 4.2)
    return found


@dataclass(frozen=True, slots=True)
class Referred:
    """A text whose references are all XML's own; `sound` if it was so before."""

    text: str
    sound: bool


def referred(text: str, entities: dict[str, str] | None = None, *, name: str = "The answer") -> Referred:
    """`text` without characters that XML forbids, each reference outside CDATA one that XML knows.

    Names of `entities` and of HTML become their characters, other ampersands stand for themselves, numbers of no
    character are left out. Raises FeedError, beginning with `name`, where `entities` make the text grow too much.
    """
    sound, grown, known = True, 0, entities or {}

    def meant(found: re.Match[str]) -> str:
        nonlocal sound, grown
        if number := found["number"]:
            code = int(number[1:], 16) if number[0] in "xX" else int(number)
            if 0x80 <= code < 0xA0:
                return _WINDOWS[code]  # as HTML reads them; no feed means a control character
            if code <= 0x10FFFF and not _ILLEGAL.match(chr(code)):
                return f"&#{code};"
            sound = False
            return ""
        word = found["name"]
        if word in known:
            grown += len(known[word])
            if grown > _MOST_EXPANDED:
                raise FeedError(f"{name} defines XML entities that can grow without bound; it was not read.")
            return known[word]
        sound = False
        character = html5.get(f"{word};") if word else None
        return _escaped(character) if character else f"&amp;{found[0][1:]}"

    clean = _ILLEGAL.sub("", text)
    clean = clean.translate(_WINDOWS) if _C1.search(clean) else clean
    parts, at = [], 0
    while at < len(clean):
        start = clean.find("<![CDATA[", at)
        end = clean.find("]]>", start) + 3 if start >= 0 else 0
        if end < 3:
            start = end = len(clean)
        words = _BARE.sub("&amp;", clean[at:start])
        sound = sound and len(words) == start - at
        parts += [_REFERENCE.sub(meant, words), clean[start:end]]
        at = end
    return Referred("".join(parts), sound and len(clean) == len(text))


def _escaped(characters: str) -> str:
    return characters.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
