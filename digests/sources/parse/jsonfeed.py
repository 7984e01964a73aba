"""JSON Feed 1.0 and 1.1 (jsonfeed.org), the dialect that is no XML."""

import json
from dataclasses import dataclass
from typing import Any

from digests.errors import FeedError
from digests.sources.parse.entry import Found
from digests.sources.parse.scraps import Scrap


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonFeed:
    """The members of the feed that are of use, and its items as they stand in it."""

    title: str
    site: str
    language: str
    authors: list[str]
    items: list[dict[str, Any]]


def read_json(text: str, *, name: str) -> JsonFeed:
    """The JSON Feed in `text`.

    Raises FeedError, beginning with `name`, for other JSON and for what is none.
    """
    try:
        # Numbers stay as they are written: an id of 30 digits is a name.
        feed = json.loads(text, strict=False, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise FeedError(f"{name} begins like JSON and is none, nor a feed.") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise FeedError(f"{name} is JSON, not a feed.")
    if "jsonfeed.org" not in _text(feed, "version") and not _text(feed, "title"):
        raise FeedError(f"{name} is JSON, not a feed.")
    return JsonFeed(
        title=_text(feed, "title"),
        site=_text(feed, "home_page_url"),
        language=_text(feed, "language"),
        authors=_authors(feed),
        items=[item for item in feed["items"] if isinstance(item, dict)],
    )


def found_in_item(item: dict[str, Any], feed: JsonFeed, base: str | None) -> Found:
    """What an item of `feed` says; relative links are meant with `base`. It has the feed's authors if it names none."""
    html, plain = Scrap(_text(item, "content_html"), "html"), Scrap(_text(item, "content_text"), "text")
    guid = _text(item, "id")
    links = [(link, base) for key in ("url", "external_url") if (link := _text(item, key))]
    if guid.startswith(("http://", "https://")):
        links.append((guid, base))
    return Found(
        ids=[guid],
        links=links,
        titles=[Scrap(_text(item, "title"), "text")],
        summaries=[Scrap(_text(item, "summary"), "text")],
        contents=[html if html.words.strip() else plain],
        authors=_authors(item) or feed.authors,
        dates=[_text(item, "date_published"), _text(item, "date_modified")],
    )


def _authors(member: dict[str, Any]) -> list[str]:
    """Names in `authors` (1.1), else in `author` (1.0)."""
    listed = member.get("authors")
    people = listed if isinstance(listed, list) and listed else [member.get("author")]
    return [person if isinstance(person, str) else _text(person, "name") for person in people if person]


def _text(member: Any, key: str) -> str:
    value = member.get(key) if isinstance(member, dict) else None
    return value if isinstance(value, str) else ""
