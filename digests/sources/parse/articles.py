"""An entry of a feed and a page, together or alone, to the one article that they are."""

import re
from datetime import datetime, timedelta

from digests.model import Article, FeedEntry
from digests.sources.parse.home import NO_HOMES, Home, Homes, home_of, host_of
from digests.sources.parse.identity import article_id
from digests.sources.parse.litter import breaks_off, is_litter
from digests.sources.parse.parsed import ParsedPage

ENOUGH_WORDS = 120
"""An entry with at least this many words of its own is taken for the whole article; below it is a teaser."""
_OPENING = 600
"""Characters of an entry's text by which its page is known."""
_SHORT = 3
"""Letters of words that stand in any text."""


def entry_text(entry: FeedEntry) -> str:
    """The fullest text that the entry itself carries, in paragraphs; maybe only its summary, maybe nothing."""
    return _fullest(entry)[0]


def is_thin(entry: FeedEntry) -> bool:
    """Whether the entry's own text is not the article: it is too short, or visibly goes on elsewhere."""
    text, written = _fullest(entry)
    return len(text.split()) < ENOUGH_WORDS or breaks_off(written)


def _fullest(entry: FeedEntry) -> tuple[str, str]:
    """(the fullest text without litter, the same with it)."""
    content, summary = _clean(entry.content), _clean(entry.summary)
    return (content, entry.content) if len(content) >= len(summary) else (summary, entry.summary)


def article_of_entry(
    entry: FeedEntry,
    *,
    feed_url: str | None,
    feed_home: Home | None = None,
    homes: Homes = NO_HOMES,
    page: ParsedPage | None = None,
    page_url: str | None = None,
) -> Article:
    """The article of an entry: the page's text where it is the fuller one, else the entry's own, else its title.

    `feed_home` is the publisher of the feed, for entries whose own page names none that is known (`homes` knows more).
    The publication time is the page's where that names its zone and the feed's does not; else the feed's, else the
    page's. The identity is the entry's link, else its guid; where the page carries the entry's headline, the page's
    canonical address, so that a feed's redirecting links lead to the article and a login page does not become one.
    A page that shares neither headline nor words with the entry is none of its.
    """
    own = entry_text(entry) or entry.title
    agree = page is not None and _agree(entry.title, page.title or "")
    if page is not None and not agree and not _tells(page.text, f"{entry.title} {own[:_OPENING]}"):
        page = page_url = None
    text = page.text if page is not None and len(page.text) >= len(own) else own
    link = (page.canonical_url or page_url or entry.url) if page is not None and agree else entry.url
    site = page.site_name if page else None
    home = home_of(site, page_url or link or feed_url, homes)
    if home.zone is None and feed_home is not None and (site is None or host_of(link) == host_of(feed_url)):
        home = feed_home  # the feed's own publisher; an aggregator's pages print other names
    published, offset = _published(entry, page)
    return Article(
        id=article_id(url=link, guid=entry.guid, text=text, feed_host=host_of(feed_url) or ""),
        url=link,
        title=entry.title or (page.title if page else None) or "",
        text=text,
        published=published,
        publisher=home.name or host_of(link or feed_url),
        publisher_country=home.country,
        zone=home.zone,
        language=page.language if page else None,
        author=entry.author or (page.author if page else None),
        published_offset=offset,
    )


def article_of_page(page: ParsedPage, *, url: str | None, homes: Homes = NO_HOMES) -> Article:
    """The article of a page that no feed announced; `url` is where it was fetched, None for a file."""
    link = page.canonical_url or url
    home = home_of(page.site_name, link, homes)
    return Article(
        id=article_id(url=link, guid=None, text=page.text),
        url=link,
        title=page.title or "",
        text=page.text,
        published=page.published,
        publisher=home.name or host_of(link),
        publisher_country=home.country,
        zone=home.zone,
        language=page.language,
        author=page.author,
        published_offset=page.zone_offset,
    )


def _published(entry: FeedEntry, page: ParsedPage | None) -> tuple[datetime | None, int | None]:
    """The publication time and the offset that it was written in: a feed's GMT says less than the page's own zone."""
    if page is None or page.published is None:
        return entry.published, entry.zone_offset
    zoned = page.zone_offset is not None
    if entry.published is None or (zoned and entry.zone_offset is None):
        return page.published, page.zone_offset
    same = zoned and not entry.zone_offset and abs(page.published - entry.published) < timedelta(minutes=1)
    return entry.published, page.zone_offset if same else entry.zone_offset


def _agree(one: str, other: str) -> bool:
    """Whether half the words of the shorter headline stand in the other."""
    first, second = (set(re.findall(r"\w+", title.casefold())) for title in (one, other))
    return len(first & second) * 2 >= min(len(first), len(second)) > 0


def _tells(text: str, announced: str) -> bool:
    """Whether a third of the longer words that were announced stand in `text`; a consent page holds hardly any."""
    expected = {word for word in re.findall(r"\w+", announced.casefold()) if len(word) > _SHORT}
    return len(expected & set(re.findall(r"\w+", text.casefold()))) * 3 >= len(expected)


def _clean(text: str) -> str:
    return "\n\n".join(line for line in text.split("\n\n") if line and not is_litter(line))
