"""The fields of an entry or a channel of RSS, RDF, Atom or CDF, by the tables beside this file."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby, islice

from digests.sources.parse.elements import XML_BASE, Element, name_of
from digests.sources.parse.entry import Found
from digests.sources.parse.links import base_of
from digests.sources.parse.scraps import is_foreign, scrap_of

_GROUPS = frozenset({"media:group", "media:content"})
_MOST_FIELDS = 2_000
_MOST_AROUND = 8
_LONGEST_BASE = 500
_HTML = frozenset({"", "text/html", "application/xhtml+xml", "html", "xhtml", "text"})
_NO_LINK = frozenset({"false", "0", "no"})
Ranked = list[tuple[int, Element]]


@cache
def fields() -> dict[str, tuple[str, int]]:
    """Names of elements to the field of an entry that they are, and their rank in it, best first."""
    lines = files(__package__).joinpath("fields.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: (field, int(rank)) for name, field, rank in rows}


def found_in(entry: Element, base: str | None) -> Found:
    """What stands in `entry`, whose relative links are meant with `base` unless it names another."""
    ranked = defaultdict[str, Ranked](list)
    for name, element in _said(entry):
        if known := fields().get(name):
            ranked[known[0]].append((known[1], element))
    for those in ranked.values():
        those.sort(key=lambda one: one[0])  # stable: in the feed's order among equals
    attributes = {str(key).rpartition("}")[2].lower(): str(value) for key, value in entry.attrib.items()}
    about = attributes.get("about", "")
    return Found(
        ids=[words_of(element) for _, element in ranked["id"]] + [about] * bool(about),
        links=_links(entry, ranked, attributes, base),
        titles=[scrap_of(element) for _, element in ranked["title"]],
        summaries=[scrap_of(element) for _, element in ranked["summary"]],
        contents=[scrap_of(element) for _, element in ranked["content"] if not is_foreign(element)],
        authors=_authors(ranked["author"]),
        dates=[words_of(element) for _, element in ranked["date"]] + [attributes.get("lastmod", "")],
    )


def link_of(element: Element, base: str | None) -> tuple[int, str, str | None] | None:
    """What a `link` element links to, its rank and base: words, then an HTML alternate, then another; else None."""
    attributes = {str(key).lower(): str(value) for key, value in element.attrib.items()}
    href = attributes.get("href", "").strip()
    if not href:
        words = words_of(element)
        return (2, words, _base(element, base)) if words else None
    relation = attributes.get("rel", "alternate").strip().lower().rpartition("/")[2]
    if relation not in {"alternate", ""}:
        return None
    page = attributes.get("type", "").partition(";")[0].strip().lower() in _HTML
    return 3 if page else 4, href, _base(element, base)


def author_names(element: Element) -> list[str]:
    """The name in an `author` element, else what else it holds: words, a mail address."""
    parts = {name_of(part).rpartition(":")[2]: words_of(part) for part in element.iterchildren("*")}
    if parts:
        return [parts.get("name") or parts.get("email") or ""]
    return [words_of(element)]


def _authors(ranked: Ranked) -> list[str]:
    """The names in all elements of the best rank in which any stands."""
    for _, equals in groupby(ranked, key=lambda one: one[0]):
        if names := [name for _, element in equals for name in author_names(element) if name]:
            return names
    return []


def _said(entry: Element) -> Iterator[tuple[str, Element]]:
    """The elements that may be fields of `entry`, those of a group of media among them."""
    for count, element in enumerate(entry.iterchildren("*")):
        if count == _MOST_FIELDS:
            return
        name = name_of(element)
        yield name, element
        if name in _GROUPS:
            for inner in element.iterchildren("*"):
                inner_name = name_of(inner)
                yield inner_name, inner
                if inner_name in _GROUPS:
                    yield from ((name_of(deep), deep) for deep in inner.iterchildren("*"))


def _links(
    entry: Element, ranked: dict[str, Ranked], attributes: dict[str, str], base: str | None
) -> list[tuple[str, str | None]]:
    """What may be the entry's page, likeliest first: what a feed's service hides, links, ids that are addresses."""
    found: list[tuple[int, str, str | None]] = []
    for rank, element in ranked["link"]:
        if rank == 1:
            found.append((1, words_of(element), None))
        elif link := link_of(element, base):
            found.append(link)
    if href := attributes.get("href"):  # CDF
        found.append((5, href, _base(entry, base)))
    for _, element in ranked["id"]:
        permanent = {str(key).lower(): str(value).strip().lower() for key, value in element.attrib.items()}
        words = words_of(element)
        if permanent.get("ispermalink") not in _NO_LINK and words.lower().startswith(("http://", "https://")):
            found.append((6, words, None))
    if attributes.get("about", "").startswith(("http://", "https://")):
        found.append((7, attributes["about"], None))
    found += [
        (8, src, _base(one, base)) for _, one in ranked["content"] if (src := one.get("src")) and not is_foreign(one)
    ]
    return [(raw, meant) for _, raw, meant in sorted(found, key=lambda link: link[0])]


def _base(element: Element, base: str | None) -> str | None:
    """`base` as `element` and the elements around it change it (XML Base)."""
    around = [element, *islice(element.iterancestors(), _MOST_AROUND)]
    for found in reversed([found for one in around if (found := one.get(XML_BASE))]):
        if len(found) <= _LONGEST_BASE:
            base = base_of(found, base)
    return base


def words_of(element: Element) -> str:
    """The characters in `element` and all that it holds, at most 20,000."""
    text = element.text or ""
    return (text if not len(element) else "".join(map(str, element.itertext())))[:20_000].strip()
