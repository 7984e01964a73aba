"""Feeds written for the tests: RSS and Atom around given items."""

from digests.errors import FeedError
from digests.model import FeedEntry
from digests.sources.parse.feed import parse_feed
from digests.sources.parse.parsed import ParsedFeed

URL = "https://news.example/rss/world.xml"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "media": "http://search.yahoo.com/mrss/",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "atom": "http://www.w3.org/2005/Atom",
        "sy": "http://purl.org/rss/1.0/modules/syndication/",
        "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    }.items()
)


def rss(*items: str, channel: str = "") -> bytes:
    """RSS 2.0 with what stands in each item, and in the channel before them."""
    listed = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {NAMESPACES}><channel>{channel}{listed}</channel></rss>'.encode()


def atom(*entries: str, feed: str = "", attributes: str = "") -> bytes:
    """Atom 1.0 with what stands in each entry, and in the feed before them."""
    listed = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}>{feed}{listed}</feed>'.encode()


def read(data: bytes, *, url: str | None = URL, content_type: str | None = None) -> ParsedFeed:
    """The feed in `data`."""
    return parse_feed(data, url=url, content_type=content_type)


def outcome(data: bytes, *, url: str | None = URL, content_type: str | None = None) -> ParsedFeed | str:
    """The feed in `data`, or the sentence that says why there is none."""
    try:
        return read(data, url=url, content_type=content_type)
    except FeedError as error:
        return str(error)


def one(data: bytes, *, url: str | None = URL, content_type: str | None = None) -> FeedEntry:
    """The only entry of the feed in `data`."""
    (entry,) = read(data, url=url, content_type=content_type).entries
    return entry
