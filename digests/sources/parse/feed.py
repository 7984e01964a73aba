"""The bytes of an RSS or Atom feed to entries, with feedparser and within limits."""

import io
import re
from collections import Counter
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import feedparser

from digests.errors import FeedError, InputError
from digests.model import FeedEntry
from digests.sources.parse.dates import Dated, read_date
from digests.sources.parse.decode import decode
from digests.sources.parse.home import Home, home_of
from digests.sources.parse.markup import MAX_MARKUP, squeeze, to_line, to_text
from digests.sources.parse.parsed import ParsedFeed
from digests.sources.parse.xmlguard import check_xml

MAX_BYTES = 10 * 1024 * 1024
MAX_ENTRIES = 5_000
MAX_DEPTH = 500
_MAX_LINE = 2_000
_DECLARATION = re.compile(r"<\?xml\b[^>]*\?>")
_HTML = re.compile(r"\s*+(?>(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


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
        text = decode(data, name=name, content_type=content_type)
    except InputError as error:
        raise FeedError(str(error)) from error
    text = text.lstrip()
    if declaration := _DECLARATION.match(text):
        text = text[declaration.end() :].lstrip()
    if _HTML.match(text):
        raise FeedError(f"{name} is an HTML page, not a feed.")
    if not text.startswith("<"):
        kind = "JSON" if text.startswith(("{", "[")) else "plain text"
        raise FeedError(f"{name} is {kind}, not an RSS or Atom feed.")
    shape = check_xml(text, name=name, max_entries=max_entries, max_depth=max_depth)
    raw = _feedparser(shape.text, url, name)
    if not raw.get("version") and not raw["entries"]:
        raise FeedError(f"{name} is neither RSS nor Atom: its outermost element is <{shape.root[:40] or '?'}>.")
    home = home_of(None, url)
    entries = tuple(_entry(entry, url, home) for entry in raw["entries"][:max_entries])
    return ParsedFeed(
        title=to_line(str(raw["feed"].get("title") or ""))[:_MAX_LINE],
        entries=tuple(entry for entry in entries if entry.title or entry.url or entry.content or entry.summary),
        problems=tuple(_problems(raw, shape.entries, max_entries, entries)),
        language=squeeze(str(raw["feed"].get("language") or ""))[:35] or None,
    )


def _feedparser(text: str, url: str | None, name: str) -> Any:
    headers = {"content-type": "application/xml; charset=utf-8"}
    if url:
        headers["content-location"] = url
    data = text.encode(errors="replace")
    try:
        # A stream, never bytes or a string: those feedparser would first take for a file name or an address.
        return feedparser.parse(
            io.BytesIO(data), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except Exception as error:  # feedparser raises many kinds on odd bytes; each is the same news to a person
        raise FeedError(f"{name} is so malformed that no entry could be read.") from error


def _entry(raw: dict[str, Any], base: str | None, home: Home) -> FeedEntry:
    date = _date(raw, home)
    content = _content(raw)
    summary = to_text(str(_own(raw, "summary") or ""))
    if not content and "<p" in str(_own(raw, "summary") or "").lower():
        content = str(_own(raw, "summary"))[:MAX_MARKUP]  # RSS has no other place for a full text than its description
    return FeedEntry(
        guid=squeeze(str(_own(raw, "id") or ""))[:_MAX_LINE] or None,
        url=_link(raw, base),
        title=to_line(str(_own(raw, "title") or ""))[:_MAX_LINE],
        summary=summary,
        content=to_text(content),
        author=to_line(str(_own(raw, "author") or ""))[:200] or None,
        published=date.at if date else None,
        zone_offset=date.offset if date else None,
    )


def _own(raw: dict[str, Any], key: str) -> Any:
    """The value that the feed itself gave: feedparser's own look-up answers for absent keys with others, and warns."""
    return dict.get(raw, key)


def _date(raw: dict[str, Any], home: Home) -> Dated | None:
    for key in ("published", "created", "updated"):
        value = _own(raw, key)
        if value and (date := read_date(str(value), zone=home.zone, month_first=home.month_first)):
            return date
    return None


def _content(raw: dict[str, Any]) -> str:
    parts = [
        str(part.get("value") or "")
        for part in _own(raw, "content") or ()
        if "html" in str(part.get("type", "html")) or "text" in str(part.get("type"))
    ]
    return max(parts, key=len, default="")[:MAX_MARKUP]


def _link(raw: dict[str, Any], base: str | None) -> str | None:
    candidates = [_own(raw, "link")]
    candidates += [link.get("href") for link in _own(raw, "links") or () if link.get("rel", "alternate") == "alternate"]
    for candidate in candidates:
        if not candidate:
            continue
        try:
            link = urljoin(base or "", squeeze(str(candidate)))
            parts = urlsplit(link)
            # A feed behind a password must not hand it on in the links that are shown.
            link = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.netloc and len(link) <= _MAX_LINE:
            return link
    return None


def _problems(raw: Any, seen: int, max_entries: int, entries: tuple[FeedEntry, ...]) -> list[str]:
    problems = []
    if raw.get("bozo") and not isinstance(raw.get("bozo_exception"), feedparser.CharacterEncodingOverride):
        problems.append("The feed is not well-formed; what could be read was read.")
    if seen > max_entries:
        problems.append(f"The feed holds {seen} entries; the first {max_entries} were read.")
    repeated = sum(count - 1 for count in Counter(entry.guid for entry in entries if entry.guid).values())
    if repeated:
        problems.append(f"{repeated} entries repeat the id of another entry.")
    if entries and (empty := sum(entry.published is None for entry in entries)):
        problems.append(f"{empty} of {len(entries)} entries have no date that can be read.")
    return problems
