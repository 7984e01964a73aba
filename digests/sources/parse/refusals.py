"""What an answer is that is no feed, in words."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HEAD = 100_000


@dataclass(frozen=True, slots=True)
class _Kinds:
    pages: tuple[tuple[str, re.Pattern[str]], ...]
    roots: dict[str, str]


@cache
def kinds() -> _Kinds:
    """The pages and outermost elements that have names."""
    table = tomllib.loads(files(__package__).joinpath("refusals.toml").read_text(encoding="utf-8"))
    pages = tuple((page["what"], re.compile(page["pattern"], re.IGNORECASE)) for page in table["page"])
    return _Kinds(pages, table["root"])


def is_html(text: str) -> bool:
    """Whether `text` begins as a page does."""
    return _HTML.match(text) is not None


def page_kind(text: str) -> str:
    """What the page of HTML in `text` is: "a login page", or "an HTML page" where nothing more can be said."""
    head = text[:_HEAD]
    return next((what for what, pattern in kinds().pages if pattern.search(head)), "an HTML page")


def root_kind(root: str, text: str) -> str:
    """What the document in `text` is by its outermost element: "an XML sitemap is no feed" for short.

    A whole predicate, to stand after a name: "is an XML sitemap, not a feed".
    """
    what = kinds().roots.get(root.rpartition(":")[2])
    if what == "an HTML page":
        what = page_kind(text)
    if what:
        return f"is {what}, not a feed"
    return f"is neither RSS nor Atom: its outermost element is <{root[:40] or '?'}>"
