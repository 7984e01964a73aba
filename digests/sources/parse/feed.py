"""The bytes of a feed to entries: RSS of all versions, RDF, Atom, CDF and JSON Feed, within limits.

Well-formed XML goes to lxml as it is; the rest is put in order first, so that all is read by the same tables. Where
these make nothing of a text, feedparser is asked (docs/decisions/0024 says why it is not asked first).
"""

import re
from collections.abc import Iterable
from contextlib import suppress

from lxml import etree

from digests.errors import FeedError, InputError
from digests.sources.parse.channel import Gathered, gather_field
from digests.sources.parse.decode import decode
from digests.sources.parse.elements import Element, Outline, elements, is_entry, meant_by_prefix
from digests.sources.parse.fields import found_in
from digests.sources.parse.jsonfeed import found_in_item, read_json
from digests.sources.parse.parsed import ParsedFeed
from digests.sources.parse.refusals import is_html, page_kind, root_kind
from digests.sources.parse.scraps import Scrap
from digests.sources.parse.second import found_otherwise
from digests.sources.parse.tidy import tidy
from digests.sources.parse.xmlguard import read_prolog, referred

MAX_BYTES = 10 * 1024 * 1024
MAX_ENTRIES = 5_000
MAX_DEPTH = 500
_BEFORE = "\ufeff \t\r\n\x00"
_ELEMENT = re.compile(r"<[A-Za-z]")
_HTML_WITHIN = 100
_XML_BEHIND = re.compile(r"\n\s*<(?:\?xml|rss|feed|rdf:RDF)\b")
_BEHIND_WITHIN = 20_000
"""Characters in which a program's complaints ("[03-Jun-2025] PHP Notice: …") may stand before the feed."""


def parse_feed(
    data: bytes,
    *,
    url: str | None,
    content_type: str | None = None,
    name: str = "The answer",
    max_bytes: int = MAX_BYTES,
    max_entries: int = MAX_ENTRIES,
    max_depth: int = MAX_DEPTH,
) -> ParsedFeed:
    """The feed in `data`, which came from `url`. Nothing is fetched.

    `name` begins each error. Relative links are resolved against `url`; dates without a zone are meant in the
    publisher's when it is known.
    Raises FeedError, in one sentence, for what is no feed and for what passes the limits.
    """
    if len(data) > max_bytes:
        raise FeedError(f"{name} is larger than {max_bytes / 1024 / 1024:g} MiB; it was not read.")
    try:
        text = decode(data, name=name, content_type=content_type).lstrip(_BEFORE)
    except InputError as error:
        raise FeedError(str(error)) from error
    if text.startswith(("{", "[")) and not _XML_BEHIND.search(text, 0, _BEHIND_WITHIN):
        return _json(text, Gathered(url, max_entries), name).feed()
    return _xml(text, url, name, max_entries, max_depth).feed()


def _json(text: str, gathered: Gathered, name: str) -> Gathered:
    feed = read_json(text, name=name)
    gathered.titles.append(Scrap(feed.title, "text"))
    gathered.sites.append((1, feed.site, gathered.url))
    gathered.words["language"] = feed.language
    for item in feed.items:
        if gathered.wants_more():
            gathered.add(found_in_item(item, feed, gathered.url))
    return gathered


def _xml(text: str, url: str | None, name: str, max_entries: int, max_depth: int) -> Gathered:
    junk = not text.startswith("<")
    if junk and not _ELEMENT.search(text):
        raise FeedError(f"{name} is plain text, not an RSS or Atom feed.")
    if junk and (declaration := text.find("<?xml")) > 0:
        text = text[declaration:]  # before it stands what a program on the server complained of
    prolog = read_prolog(text, name=name)
    if is_html(text[prolog.end : prolog.end + _HTML_WITHIN]):
        raise FeedError(f"{name} is {page_kind(text)}, not a feed.")
    whole = referred(text[prolog.end :], prolog.entities, name=name)
    outline, gathered = Outline(), Gathered(url, max_entries, sound=whole.sound and not junk)
    try:
        _gather(elements(whole.text, outline, name=name, max_depth=max_depth), gathered)
    except etree.XMLSyntaxError:
        ordered = tidy(whole.text, name=name, max_depth=max_depth, namespaces=meant_by_prefix())
        outline, gathered = Outline(), Gathered(url, max_entries, sound=False)
        with suppress(etree.XMLSyntaxError):  # where nothing at all stood in it
            _gather(elements(ordered, outline, name=name, max_depth=max_depth, lenient=True), gathered)
    if not gathered.entries:
        for found in found_otherwise(text):
            if gathered.wants_more():
                gathered.add(found)
        gathered.sound = gathered.sound and not gathered.entries
    if not gathered.entries and not gathered.seen and not outline.channel:
        what = "is plain text, not an RSS or Atom feed" if junk else root_kind(outline.root, text)
        raise FeedError(f"{name} {what}.")
    gathered.sites.append((5, outline.site, url))
    gathered.cut = outline.cut
    if outline.language:
        gathered.words.setdefault("language", outline.language)
    return gathered


def _gather(found: Iterable[Element], gathered: Gathered) -> None:
    for element in found:
        if not is_entry(element):
            gather_field(element, gathered)
        elif gathered.wants_more():
            gathered.add(found_in(element, gathered.url))
