"""The bytes of a web page to its article: text without boilerplate, headline, and what the page says of itself."""

import logging
import re
from difflib import SequenceMatcher
from functools import partial

import trafilatura
from lxml.html import HtmlElement

from digests.errors import InputError
from digests.sources.parse.decode import decode
from digests.sources.parse.home import home_of
from digests.sources.parse.litter import is_litter
from digests.sources.parse.markup import LINE_BREAK, paragraphs
from digests.sources.parse.metadata import PageFacts, read_facts
from digests.sources.parse.parsed import ParsedPage
from digests.sources.parse.paywall import is_notice, judged
from digests.sources.parse.stamps import best_date
from digests.sources.parse.tree import cut_down, page_tree
from digests.text.dating import is_dating_line

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its complaints are not for our terminal
MAX_BYTES = 10 * 1024 * 1024
_SUFFIX = re.compile(r"\s+(?:[|–—·»:]|-{1,2})\s+")
_FEWEST_WORDS = 25
_LINES_BEHIND = 3
_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "table", "row", "ab", "code", "div"})
_GLUE = {"lb": LINE_BREAK, "cell": " "}
"""Of trafilatura's own tags: those that begin a block, and what stands in the place of others."""


def parse_page(
    data: bytes, *, url: str | None, content_type: str | None = None, name: str = "The page", max_bytes: int = MAX_BYTES
) -> ParsedPage:
    """The article on the page in `data`, which came from `url`. Nothing is fetched.

    Raises InputError, in one sentence that begins with `name`, for empty, binary and too large data.
    """
    if len(data) > max_bytes:
        raise InputError(f"{name} is larger than {max_bytes / 1024 / 1024:g} MiB; it was not read.")
    root = page_tree(decode(data, name=name, content_type=content_type), name=name)
    facts = read_facts(root, url=url)
    home = home_of(next(iter(facts.names), None), url)
    date = best_date(facts.dates, zone=home.zone, month_first=home.month_first)
    title = _title(facts)
    cut_down(root, name=name)
    lines, paywalled = judged(_article(root, title), facts.access, behind=partial(_behind, root))
    return ParsedPage(
        title=title,
        text="\n\n".join(lines),
        author=facts.author,
        site_name=next(iter(facts.names), None),
        canonical_url=facts.canonical,
        language=facts.language,
        published=date.at if date else None,
        zone_offset=date.offset if date else None,
        paywalled=paywalled,
    )


def _article(root: HtmlElement, title: str | None) -> list[str]:
    """The article's paragraphs: trafilatura at its most precise, else less so, and what both leave standing removed.

    Requests to subscribe stay, for they tell whether it is all there.
    """
    for precise in (True, False):
        try:
            document = trafilatura.bare_extraction(
                root, fast=True, favor_precision=precise, include_comments=False, include_tables=True
            )
        except Exception:  # noqa: S112 - it raises many kinds on odd trees; the next way is tried
            continue
        body = getattr(document, "body", None)
        if body is None:
            continue
        kept = [line for line in paragraphs(body, blocks=_BLOCKS, glue=_GLUE) if not _is_furniture(line, title)]
        if sum(len(line.split()) for line in kept) >= _FEWEST_WORDS:
            return kept
    return [
        line
        for line in paragraphs(root)
        if (len(line.split()) > 7 and not _is_furniture(line, title)) or is_notice(line)
    ]


def _is_furniture(line: str, title: str | None) -> bool:
    return not is_notice(line) and (
        is_litter(line) or is_dating_line(line) or (title is not None and line.casefold() == title.casefold())
    )


def _behind(root: HtmlElement, last: str) -> list[str]:
    """What the page prints right behind its article's `last` line."""
    printed = paragraphs(root)
    return next((printed[at + 1 : at + 1 + _LINES_BEHIND] for at, line in enumerate(printed) if line == last), [])


def _title(facts: PageFacts) -> str | None:
    """The headline without the site's name behind it: the shortest title that begins the first one."""
    if not facts.titles:
        return None
    names = {name.casefold() for name in facts.names}
    first = next((t for t in facts.titles if t.casefold() not in names), facts.titles[0])
    parts = _SUFFIX.split(first)
    if len(parts) > 1:
        shorter = [t for t in facts.titles if t != first and first.startswith(t) and len(t.split()) > 2]
        if shorter:
            return min(shorter, key=len)
        while len(parts) > 1 and any(SequenceMatcher(None, parts[-1].casefold(), name).ratio() > 0.8 for name in names):
            first = first[: first.rindex(parts.pop())]
            first = re.sub(r"\s+(?:[|–—·»:]|-{1,2})\s+$", "", first)
    return first
