"""Whether a page shows its article or only the beginning, with a request to pay or to log in behind it."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any, Literal

from lxml.html import HtmlElement

from digests.sources.parse.linked import Node

Access = Literal["closed", "metered"]
"""What a page says of its article: that it is not free, or free for some visits."""

STUB_WORDS = 250
"""No beginning that papers show for nothing is longer, and few articles are shorter."""
_FEWEST = 80
"""Words below which a mere offer to subscribe says that something is missing."""
_SHORT = 150
"""Words up to which a notice behind the text counts that is no part of it: pages hide such notices in their markup."""
_BEHIND = 40
"""Words that may follow a notice, such as a credit: it still stands at the end."""
_LONGEST = 240
"""Characters of a notice."""
_SENTENCE = re.compile(r"(?<=[.!?…])[\s\u00a0]+")
_ENDS = re.compile(r"[.!?:;\"”’')\]»。]$")
_CUT = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.{3})\s*\])[\s\"”’')\]]*$")
_SELECTOR = re.compile(r"(?P<tag>[a-zA-Z][\w-]*)?(?:(?P<kind>[.#])(?P<name>[\w-]+))?(?<!^)")
_QUOTES = str.maketrans("’‘“”", "''\"\"")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("paywall.toml").read_text(encoding="utf-8"))


@cache
def _pattern(group: Literal["wall", "offer"]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _table()[group]), re.IGNORECASE)


def access_of(root: HtmlElement, meta: Mapping[str, str], nodes: Sequence[Node]) -> Access | None:
    """What meta tags and the page's own JSON-LD objects declare (schema.org/isAccessibleForFree); None for nothing.

    Where JSON-LD names the part that is not free, and that part stands in the page, all is there: "metered".
    """
    said = {
        access
        for access, names in _table()["meta"].items()
        if any(meta.get(name, "").strip().lower() in values for name, values in names.items())
    }
    parts = [part for node in nodes for part in _parts(node) if _is_false(part.get("isAccessibleForFree"))]
    articles = [node for node in nodes if "Article" in str(node.get("@type"))]
    free = any(_is_true(node.get("isAccessibleForFree")) for node in articles or nodes)
    if not free and (any(_is_false(node.get("isAccessibleForFree")) for node in nodes) or parts):
        said.add("closed")
    if "closed" in said and "metered" not in said and not any(_stands(root, part.get("cssSelector")) for part in parts):
        return "closed"
    return "metered" if said else None


def judged(
    lines: Sequence[str], access: Access | None, *, behind: Callable[[str], Sequence[str]] = lambda last: ()
) -> tuple[list[str], bool]:
    """(`lines` without notices, whether they are a stub only). `behind` gives what the page prints behind a line.

    Careful, for a stub hides its article. A text of more than 250 words is one only where it breaks off, and then only
    beside a notice or where the page says that it is not all free. A shorter one is a stub if it ends in a notice, or
    if the page says so; if it is free for some visits, only if it breaks off. A mere offer counts for very little.
    """
    kept: list[str] = []
    wall = offer = anywhere = False
    since = 0
    for line in lines:
        prose, told = _without_notices(line)
        if told:
            wall, offer, since = "wall" in told or (wall and since <= _BEHIND), True, 0
            anywhere |= wall
        if prose:
            kept.append(prose)
            since += len(prose.split())
    words = sum(len(line.split()) for line in kept)
    cut = bool(kept) and breaks_off(kept[-1])
    wall, offer = wall and since <= _BEHIND, offer and since <= _BEHIND
    if kept and not wall and (cut or words <= _SHORT):
        wall = any("wall" in _without_notices(line)[1] for line in behind(kept[-1]))
    if words > STUB_WORDS:
        return kept, cut and (wall or access is not None)
    if wall or access == "closed" or (cut and anywhere):
        return kept, True
    return kept, bool(kept) and ((offer and words <= _FEWEST) or (cut and access == "metered"))


def is_notice(line: str) -> bool:
    """Whether the line is nothing but a notice."""
    prose, told = _without_notices(line)
    return bool(told) and not prose


def breaks_off(line: str) -> bool:
    """Whether a last line stops in the middle: in dots, or after many words without a stop."""
    return _CUT.search(line) is not None or (len(line) > 80 and _ENDS.search(line) is None)


def _without_notices(line: str) -> tuple[str, frozenset[str]]:
    """(the line without the notices at its end, which kinds of them stood there)."""
    sentences = _SENTENCE.split(line)
    told: set[str] = set()
    while sentences:
        said = sentences[-1].translate(_QUOTES).strip(" .!…|·•*→»›-")
        kind = _kind(said)
        if kind is None and len(sentences) > 1 and (kind := _kind(f"{sentences[-2].translate(_QUOTES)} {said}")):
            sentences.pop()
        if kind is None:
            break
        told.add(kind)
        sentences.pop()
    return (" ".join(sentences) if told else line), frozenset(told)


def _kind(said: str) -> Literal["wall", "offer"] | None:
    if not said or len(said) > _LONGEST:
        return None
    if _pattern("wall").fullmatch(said):
        return "wall"
    return "offer" if _pattern("offer").fullmatch(said) else None


def _is_false(value: object) -> bool:
    """schema.org/False too: of a value that some write as a word and some as an address."""
    return value is False or (isinstance(value, str) and value.strip().rpartition("/")[2].lower() in {"false", "no"})


def _is_true(value: object) -> bool:
    """The same of schema.org/True."""
    return value is True or (isinstance(value, str) and value.strip().rpartition("/")[2].lower() in {"true", "yes"})


def _parts(node: Node) -> Iterator[Node]:
    parts = node.get("hasPart")
    for part in islice(parts, 20) if isinstance(parts, list) else [parts]:
        if isinstance(part, dict):
            yield part


def _stands(root: HtmlElement, selector: object) -> bool:
    """Whether what a CSS selector (".paywalled", "div.body", ".x, article .y") picks by its last part holds prose."""
    listed = selector if isinstance(selector, list) else [selector]
    simple = (part.split()[-1] for one in listed if isinstance(one, str) for part in one.split(",") if part.strip())
    for one in islice(simple, 5):
        found = _SELECTOR.match(one)
        if found and any(_words(part) >= _FEWEST for part in islice(_picked(root, found), 20)):
            return True
    return False


def _picked(root: HtmlElement, selector: re.Match[str]) -> Iterator[HtmlElement]:
    tag, key, name = selector["tag"], "class" if selector["kind"] == "." else "id", selector["name"]
    for element in root.iter(tag or "*"):
        if name is None or name in (element.get(key) or "").split():
            yield element


def _words(element: HtmlElement) -> int:
    return sum(len(str(part).split()) for part in islice(element.itertext(), 500))
