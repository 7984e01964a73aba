"""A small XML file of unknown making to its tree: slips that lose nothing are put right, everything else is refused."""

import html.entities
import re
from typing import Any

from lxml import etree

from digests.errors import InputError

_DECLARATION = re.compile(r"<\?xml\b[^>]*>")
_GRAMMAR = re.compile(r"<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)\b|<!DOCTYPE\b[^<>]*\[", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^<>]*>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:(?P<number>#[0-9]{1,7}|#x[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z][A-Za-z0-9]*));|&")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
IMPOSSIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""A character that XML 1.0 cannot hold (2.2, Char)."""


def xml_tree(text: str, *, name: str) -> Any | None:
    """The outermost element of `text`, without comments and instructions; None where there is none.

    Bare `&`, names of HTML's entities, characters that XML forbids and undeclared prefixes are put right. Nothing is
    fetched or expanded. Raises InputError, beginning with `name`, for a grammar or entities of its own (a short text
    can grow by them without bound), for more than 256 elements inside one another and for what is not well-formed.
    """
    if _GRAMMAR.search(text):
        raise InputError(f"{name} defines XML entities or a grammar of its own; it was not read.")
    text = text.lstrip()
    if declaration := _DECLARATION.match(text):
        text = text[declaration.end() :]  # its charset was heeded when the bytes were decoded
    text = IMPOSSIBLE.sub("", _REFERENCE.sub(_reference, _DOCTYPE.sub("", text, count=1))).strip()
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,  # so that undeclared prefixes pass; what else is wrong is fatal, and read in the log
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:  # nothing at all
        return None
    if root is None:
        return None
    for wrong in parser.error_log:
        if "Excessive depth" in wrong.message:
            raise InputError(f"{name} nests more than 256 elements inside one another; it was not read.")
        if wrong.level_name == "FATAL":
            raise InputError(f"{name} is not well-formed XML at line {wrong.line}; it was not read.")
    return root


def local(key: Any) -> str:
    """The name of an element or attribute without its namespace, in small letters; "" for what is neither."""
    return re.split(r"[}:]", key)[-1].lower() if isinstance(key, str) else ""


def _reference(found: re.Match[str]) -> str:
    number, named = found["number"], found["name"]
    if number:
        code = int(number[2:], 16) if number[1] == "x" else int(number[1:])
        return found[0] if code <= 0x10FFFF and not IMPOSSIBLE.match(chr(code)) else ""
    if named in _XML_NAMES:
        return found[0]
    known = html.entities.html5.get(f"{named};", "")
    return "".join(f"&#{ord(character)};" for character in known) or f"&amp;{found[0][1:]}"
