"""Scraps of HTML, as feeds carry them, to plain text."""

import html
import re
from collections.abc import Container, Mapping
from types import MappingProxyType

from lxml import etree
from lxml import html as lxml_html
from lxml.html import defs

_TAG = re.compile(r"</?([A-Za-z][\w:.-]*)(?:\s[^<>]*)?/?>|<!--[^<>]{0,200}-->")
_TAGS = defs.tags | {"main", "picture", "template", "dialog", "tspan"}
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)
_LONG_REFERENCE = re.compile(r"&#(?:[0-9]{8}[0-9]*+|[xX][0-9a-fA-F]{7}[0-9a-fA-F]*+);?")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_SILENT = frozenset({
    "script", "style", "noscript", "template", "iframe", "object", "svg", "form", "button", "select", "head", "title",
    "figure",
})  # fmt: skip
LINE_BREAK = "\v"
"""Stands for a line break while text is put together: no markup can hold it."""
_BREAK = re.compile(r"(?<=[.!?:”\"’)])\s*\v\s*|\v\s*\v")
"""Line breaks that end a paragraph: after a sentence, or two of them. Others only wrap a line."""
MAX_MARKUP = 2_000_000
"""Characters of one entry's markup that are read; no article is longer."""


def squeeze(text: str) -> str:
    """`text` on one line: each run of white space one space, characters that are not seen gone.

    The controls that turn the direction of what follows (U+202A–U+202E, U+2066–U+2069) go always, paired or not: all
    that they can do beyond what the letters' own direction does is to make a line look like another. The marks
    U+200E, U+200F and U+061C and the joiners of words and emoji stay.
    """
    return _SPACE.sub(" ", _UNSEEN.sub("", _SURROGATE.sub("\ufffd", text))).strip()


def unescape(text: str) -> str:
    """`text` with HTML's character references read; numbers beyond all characters become U+FFFD."""
    return html.unescape(_LONG_REFERENCE.sub("\ufffd", text))  # the standard library refuses numbers of 4,301 digits


def to_line(markup: str) -> str:
    """A title or name without tags and entities, on one line; entities escaped twice are read twice."""
    words = _untagged(markup)
    text = unescape(words)
    if "&" in text or "<" in text:
        text = unescape(_untagged(text))
    return squeeze(text) if words == markup else re.sub(r" ([,.;:!?’”)])", r"\1", squeeze(text))


def has_tags(text: str) -> bool:
    """Whether a tag of HTML stands in `text`; "List<String>" and "a <3 b" are words."""
    return any(map(_is_known, _TAG.finditer(text)))


def _untagged(text: str) -> str:
    def stands_for(tag: re.Match[str]) -> str:
        if not _is_known(tag):
            return tag[0]
        return " " if (tag[1] or "").lower() in _BLOCKS else ""

    return _TAG.sub(stands_for, text)


def _is_known(tag: re.Match[str]) -> bool:
    name = tag[1]
    return name is None or ":" in name or name.lower() in _TAGS  # a word processor leaves <o:p>


def to_text(markup: str) -> str:
    """The paragraphs of a scrap of HTML (or of plain text), separated by a blank line."""
    markup = markup[:MAX_MARKUP]
    if not has_tags(markup):
        text = unescape(markup)
        if not has_tags(text):
            return plain_paragraphs(text)
        markup = text  # a feed that escaped its markup twice
    root = parse_html(markup)
    return "" if root is None else "\n\n".join(paragraphs(root))


def plain_paragraphs(text: str) -> str:
    """The paragraphs of plain text, which blank lines divide, each on one line."""
    return "\n\n".join(filter(None, (squeeze(part) for part in re.split(r"\n\s*\n", text))))


def parse_html(markup: str) -> lxml_html.HtmlElement | None:
    """The tree of `markup`, or None where it holds no element. The parser's own depth limit stays on."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    clean = _CONTROL.sub("", _SURROGATE.sub("\ufffd", markup))
    try:
        root = lxml_html.document_fromstring(clean.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return root if isinstance(root, lxml_html.HtmlElement) else None


def paragraphs(
    root: lxml_html.HtmlElement, *, blocks: Container[str] = _BLOCKS, glue: Mapping[str, str] = MappingProxyType({})
) -> list[str]:
    """The text of each block of the tree in order, each on one line, empty ones left out.

    `blocks` are the tags that begin and end a block; `glue` is what stands in the place of other tags.
    """
    found: list[str] = []
    run: list[str] = []

    def close() -> None:
        if run:
            found.extend(filter(None, map(squeeze, _BREAK.split("".join(run)))))
            run.clear()

    silent = 0
    for action, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in blocks:
            close()
        if action == "start":
            silent += tag in _SILENT
            said = (glue.get(tag, ""), element.text)
        else:
            silent -= tag in _SILENT
            said = ("", element.tail if element is not root else None)
        if not silent:
            run.extend(filter(None, said))
    close()
    return found
