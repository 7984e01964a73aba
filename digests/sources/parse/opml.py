"""Lists of feeds as programs hand them on: OPML 1.0 to 2.0, read as it is found and written as 2.0."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from lxml import etree

from digests.errors import InputError
from digests.sources.parse.address import LONGEST, web_address
from digests.sources.parse.decode import decode
from digests.sources.parse.markup import squeeze
from digests.sources.parse.smallxml import IMPOSSIBLE, local, xml_tree

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 32
"""Outlines inside one another."""
MAX_FEEDS = 10_000
_LONGEST_NAME = 80
"""Characters of a title within a sentence."""
_FIRST = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->|<![^>]*>)*+<([A-Za-z_][\w.:-]*)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_ROOTS = frozenset({"opml", "body", "outline"})
_FEEDS = frozenset({"rss", "atom", "rdf", "feed"})
_NO_FEEDS = frozenset({"link", "include"})
"""Types whose `url` is a page or another list (OPML 2.0, "link" and "include")."""
_SECRET = re.compile(r"[/@=?\\]|%[0-9A-Fa-f]{2}")
"""What a title that is an address, or a piece of one, holds."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list. `folders` begin with the outermost; `problem` says in a sentence why it cannot be read.

    With a problem, `url` is what the list has written, maybe nothing. `problem` never quotes it.
    """

    url: str
    title: str | None
    site_url: str | None
    folders: tuple[str, ...]
    problem: str | None = None


def read_opml(data: bytes, *, name: str = "The file") -> tuple[Outline, ...]:
    """The feeds of the list in `data` in its order, each address once. Nothing is fetched.

    Also read are lists of bare addresses, one a line, `#` beginning a comment. A feed's title is its `text`, which is
    what its owner sees, else its `title`. A `category` counts as folders where a feed stands in none.

    Raises InputError, in one sentence that begins with `name`, for what is no such list, is larger than 2 MiB, lists
    more than 10,000 feeds, nests too deep, is not well-formed, or brings entities or a grammar of its own.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} is larger than {MAX_BYTES / 1024 / 1024:g} MiB; it was not read.")
    text = decode(data, name=name).lstrip()
    found = _outlines(_root(text, name), (), name) if text.startswith("<") else _lines(text, name)
    kept: dict[tuple[str, int], Outline] = {}
    for count, (written, folders) in enumerate(found, 1):
        if count > MAX_FEEDS:
            raise InputError(f"{name} lists more than {MAX_FEEDS} feeds; it was not read.")
        number = len(kept) + 1
        outline = _outline(written, folders, number=number)
        address = outline.url if outline.problem else outline.url.partition("#")[0]
        kept.setdefault((address, 0 if address else number), outline)
    return tuple(kept.values())


def write_opml(outlines: Iterable[Outline], *, title: str, created: datetime) -> bytes:
    """An OPML 2.0 list in UTF-8, in the order given; `created` is aware. `read_opml` gives back what was written.

    Neighbours in one folder share it; sorted by folder, each stands once. Control characters become spaces; what XML
    cannot hold becomes U+FFFD. A problem is not written: it is found again.
    """
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = _clean(title)
    etree.SubElement(head, "dateCreated").text = format_datetime(created.astimezone(UTC), usegmt=True)  # RFC 822
    opened = [("", etree.SubElement(root, "body"))]
    for outline in outlines:
        folders = [_clean(folder) for folder in outline.folders if folder.strip()]
        same = 0
        while same < min(len(folders), len(opened) - 1) and folders[same] == opened[same + 1][0]:
            same += 1
        del opened[same + 1 :]
        for folder in folders[same:]:
            opened.append((folder, etree.SubElement(opened[-1][1], "outline", text=folder, title=folder)))
        etree.SubElement(opened[-1][1], "outline", _attributes(outline))
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def _attributes(outline: Outline) -> dict[str, str]:
    name, url = _clean(outline.title or ""), _clean(outline.url)
    written = {"type": "rss", "text": name or url, "title": name or url, "xmlUrl": url}
    return written if outline.site_url is None else {**written, "htmlUrl": _clean(outline.site_url)}


def _clean(text: str) -> str:
    return IMPOSSIBLE.sub("\ufffd", _CONTROL.sub(" ", text))


def _root(text: str, name: str) -> Any:
    if (first := _FIRST.match(text)) and local(first[1]) not in _ROOTS:
        # Said before what is wrong with its markup: a web page is seldom well-formed XML.
        raise InputError(f"{name} is no OPML list of feeds: its outermost element is <{first[1][:40]}>.")
    root = xml_tree(text, name=name)
    if root is None:
        raise InputError(f"{name} is no OPML list of feeds: it holds no element.")
    return root


def _outlines(
    element: Any, folders: tuple[str, ...], name: str, depth: int = 0
) -> Iterator[tuple[Mapping[str, str], tuple[str, ...]]]:
    """The attributes of each feed in the element, by their names in small letters, and its folders."""
    if depth > MAX_DEPTH:
        raise InputError(_too_deep(name))
    tag = local(element.tag)
    if tag == "outline":
        written = {local(key): value for key, value in element.attrib.items()}
        if written.get("iscomment", "").strip().lower() == "true":
            return
        if _is_feed(written, has_children=len(element) > 0):
            yield written, folders or _categories(written.get("category", ""))
        elif label := _label(written):
            folders = (*folders, label)
    for child in element:
        if local(child.tag) in {"body", "outline"}:
            yield from _outlines(child, folders, name, depth + (tag == "outline"))


def _is_feed(written: Mapping[str, str], *, has_children: bool) -> bool:
    if _address(written):
        return True
    return not has_children and (_type(written) in _FEEDS or "xmlurl" in written)


def _type(written: Mapping[str, str]) -> str:
    return written.get("type", "").strip().lower()


def _address(written: Mapping[str, str]) -> str:
    page = _type(written) in _NO_FEEDS
    return _clean(written.get("xmlurl") or ("" if page else written.get("url", ""))).strip()


def _label(written: Mapping[str, str]) -> str | None:
    """What the outline is called, as it stands; None for nothing and white space."""
    for key in ("text", "title"):
        if (label := _clean(written.get(key, ""))).strip():
            return label
    return None


def _categories(written: str) -> tuple[str, ...]:
    """The folders of the first category: "/News/Asia,/Talks" gives News, Asia (OPML 2.0, "category")."""
    return tuple(part.strip() for part in _clean(written).split(",")[0].split("/") if part.strip())


def _lines(text: str, name: str) -> Iterator[tuple[Mapping[str, str], tuple[str, ...]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if web_address(line) is None:
            raise InputError(f"{name} is neither OPML nor a list of web addresses, one a line: see its line {number}.")
        yield {"xmlurl": line}, ()


def _outline(written: Mapping[str, str], folders: tuple[str, ...], *, number: int) -> Outline:
    raw = _address(written)
    url = web_address(raw)
    title = _label(written)
    return Outline(
        url=url or raw,
        title=None if title in {raw, url} else title,
        site_url=web_address(_clean(written.get("htmlurl", ""))),
        folders=folders,
        problem=None if url else _problem(raw, title, number),
    )


def _problem(raw: str, title: str | None, number: int) -> str:
    title = squeeze(title or "")
    safe = title and not _SECRET.search(title) and title not in raw
    who = f"“{title[:_LONGEST_NAME]}”" if safe else f"Feed {number} of the list"
    if not raw:
        return f"{who} has no address."
    return (
        f"{who} has no address that can be read: "
        f"it must begin with http:// or https:// and have at most {LONGEST} characters."
    )


def _too_deep(name: str) -> str:
    return f"{name} nests more than {MAX_DEPTH} outlines inside one another; it was not read."
