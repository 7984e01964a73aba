"""A page's markup as a tree that is small enough to be read: what is hostile or endless is refused or cut away."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from digests.errors import InputError
from digests.sources.parse.markup import parse_html

MAX_ELEMENTS = 200_000
"""Of a page that is looked at at all."""
MAX_READ = 20_000
"""Of a page whose article is looked for, which takes up to 0.3 ms an element. Pages of papers have some thousand."""
_MAX_ATTRIBUTES = 1_000
"""libxml2 compares each attribute of an element with all before it."""
_LONGEST_TAG = 5_000
_MAX_CLASS = 1_000
_TAG = re.compile(r"<(?P<name>[A-Za-z]+)(?:[^=>]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?+)*+(?:>|\Z)")
_RAW = frozenset({"script", "style", "textarea", "title"})
"""Elements that hold no tags, whatever stands in them."""
_ATTRIBUTE = re.compile(r"[\s/\"'][^\s=>/\"']")
_QUOTED = re.compile(r"=\s*+(?:\"[^\"]*+\"?|'[^']*+'?)")
_AROUND_TAGS = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "nav",
    "aside",
    "footer",
    "select",
    "dialog",
)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|disqus\w*|discussion|replies|related|sidebar|recommended|trending)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SECTIONS = ("section", "div", "ul", "ol")


def page_tree(markup: str, *, name: str) -> HtmlElement:
    """The tree of a page. Raises InputError, beginning with `name`, for no element, for too many, and for endless ones.

    Class and id of absurd length are gone: all who read them search in them.
    """
    if any(map(_is_endless, _tags(markup))):
        raise InputError(f"{name} holds an element with more than {_MAX_ATTRIBUTES} attributes; it was not read.")
    root = parse_html(markup)
    if root is None:
        raise InputError(f"{name} is empty.")
    count = 0
    for element in root.iter():
        count += 1
        for key in ("class", "id"):
            if len(element.get(key) or "") > _MAX_CLASS:
                del element.attrib[key]
    if count > MAX_ELEMENTS:
        raise InputError(f"{name} holds more than {MAX_ELEMENTS} elements; it was not read.")
    return root


def cut_down(root: HtmlElement, *, name: str) -> None:
    """Take what stands around the article out of a tree that is too large to be read with it.

    Raises InputError, beginning with `name`, where it stays too large.
    """
    if _is_readable(root):
        return
    around = list(root.iter(*_AROUND_TAGS))
    around += [
        part for part in root.iter(*_SECTIONS) if _AROUND.search(f"{part.get('class') or ''} {part.get('id') or ''}")
    ]
    for part in around:
        if part.getparent() is not None:
            part.drop_tree()
    if not _is_readable(root):
        raise InputError(f"{name} holds more than {MAX_READ} elements beside menus and comments; it was not read.")


def _tags(markup: str) -> Iterator[str]:
    """The tags of `markup`, but for closing ones."""
    at = 0
    while tag := _TAG.search(markup, at):
        yield tag[0]
        at = tag.end()
        name = tag["name"].lower()
        if name in _RAW:
            end = re.compile(f"</{name}", re.IGNORECASE).search(markup, at)
            at = end.end() if end else len(markup)


def _is_readable(root: HtmlElement) -> bool:
    return sum(1 for _ in root.iter()) <= MAX_READ


def _is_endless(tag: str) -> bool:
    return len(tag) > _LONGEST_TAG and len(_ATTRIBUTE.findall(_QUOTED.sub('""', tag))) > _MAX_ATTRIBUTES
