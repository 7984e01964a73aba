"""What the elements of a feed hold: words or markup, escaped once, twice or not at all."""

import binascii
import html
import re
from base64 import b64decode
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from digests.sources.parse.markup import MAX_MARKUP, has_tags, plain_paragraphs, squeeze, to_line, to_text, unescape

Kind = Literal["text", "html", "unsaid"]
_MAX_LINE = 2_000
_TWICE = re.compile("[\u00c2-\u00f4][^\x00-\x7f]")
_ATOM = "{http://www.w3.org/2005/Atom}"
_ENDED = ("</p>", "</a>", "</div>", "</b>", "</i>", "</em>", "</strong>", "</span>", "</li>", "<br", "<p>")


@dataclass(frozen=True, slots=True)
class Scrap:
    """The words of one element as its feed wrote them, and what it says that they are."""

    words: str
    kind: Kind = "unsaid"

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", mended(self.words))

    @property
    def line(self) -> str:
        """The words on one line, at most 2,000 characters, without tags unless the feed says that they are no tags."""
        words = self.words[: 10 * _MAX_LINE]
        return (squeeze(unescape(words)) if self.kind == "text" else to_line(words))[:_MAX_LINE].rstrip()

    @property
    def text(self) -> str:
        """The words in paragraphs. Markup that calls itself text is markup where its tags end as tags do."""
        literal = self.kind == "text" and has_tags(self.words) and not _ends_tags(self.words)
        return plain_paragraphs(unescape(self.words)) if literal else to_text(self.words)

    @property
    def in_paragraphs(self) -> bool:
        """Whether the words are marked up as an article is."""
        return "<p" in self.words.lower()


def mended(words: str) -> str:
    """`words`, read once more where UTF-8 was taken for Windows' Latin letters and encoded again ("GenÃ¨ve")."""
    if not _TWICE.search(words):
        return words
    try:
        return words.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return words


def scrap_of(element: etree._Element) -> Scrap:
    """What `element` holds; markup that was not escaped is written out again. The element is changed by it."""
    said = (element.get("type") or "").strip().lower()
    kind: Kind = "html" if "html" in said or "xml" in said else "text" if said.startswith("text") else "unsaid"
    if len(element):
        for inner in element.iterdescendants("*"):
            inner.tag = etree.QName(inner).localname.lower()
        parts = [html.escape(element.text or "", quote=False)]
        length = 0
        for inner in element.iterchildren("*"):
            parts.append(etree.tostring(inner, encoding="unicode", method="html"))
            length += len(parts[-1])
            if length > MAX_MARKUP:
                break
        return Scrap("".join(parts)[:MAX_MARKUP], "html")
    words = (element.text or "")[: 2 * MAX_MARKUP]
    if (element.get("mode") or "").lower() == "base64":  # Atom 0.3
        words = _decoded(words)
    if not said and str(element.tag).startswith(_ATOM) and not _ends_tags(words):
        kind = "text"  # what Atom means by no type (RFC 4287, 3.1.1), and careless feeds do not
    return Scrap(words[:MAX_MARKUP], kind)


def is_foreign(element: etree._Element) -> bool:
    """Whether the element says that it holds neither words nor markup: a picture, a video."""
    said = (element.get("type") or "").strip().lower()
    return "/" in said and not said.startswith("text/") and "html" not in said and not said.endswith("xml")


def _ends_tags(words: str) -> bool:
    return any(end in words for end in _ENDED)


def _decoded(words: str) -> str:
    try:
        return b64decode(words.encode("ascii", errors="ignore")).decode(errors="replace")
    except (binascii.Error, ValueError):
        return words
