"""Scraps of HTML, as feeds carry them, to plain text."""

import html
import re
from collections.abc import Container, Mapping
from types import MappingProxyType

from lxml import etree
from lxml import html as lxml_html

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
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
    """`text` on one line: each run of white space one space, control characters gone."""
    return _SPACE.sub(" ", _CONTROL.sub("", _SURROGATE.sub("\ufffd", text))).strip()


def to_line(markup: str) -> str:
    """A title or name without tags and entities, on one line; entities escaped twice are read twice."""
    text = html.unescape(_TAG.sub(" ", markup))
    if "&" in text or "<" in text:
        text = html.unescape(_TAG.sub(" ", text))
    return re.sub(r"\s+([,.;:!?’”)])", r"\1", squeeze(text)) if _TAG.search(markup) else squeeze(text)


def to_text(markup: str) -> str:
    """The paragraphs of a scrap of HTML (or of plain text), separated by a blank line."""
    markup = markup[:MAX_MARKUP]
    if not _TAG.search(markup):
        text = html.unescape(markup)
        if not _TAG.search(text):
            return "\n\n".join(filter(None, (squeeze(part) for part in re.split(r"\n\s*\n", text))))
        markup = text  # a feed that escaped its markup twice
    root = parse_html(markup)
    return "" if root is None else "\n\n".join(paragraphs(root))


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
