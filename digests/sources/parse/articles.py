"""An entry of a feed and a page, together or alone, to the one article that they are."""

import re

from digests.model import Article, FeedEntry
from digests.sources.parse.home import NO_HOMES, Home, Homes, home_of, host_of
from digests.sources.parse.identity import article_id
from digests.sources.parse.litter import is_litter
from digests.sources.parse.parsed import ParsedPage

ENOUGH_WORDS = 120
"""An entry with at least this many words of its own is taken for the whole article; below it is a teaser."""


def entry_text(entry: FeedEntry) -> str:
    """The fullest text that the entry itself carries, in paragraphs; maybe only its summary, maybe nothing."""
    content, summary = _clean(entry.content), _clean(entry.summary)
    return content if len(content) >= len(summary) else summary


def is_thin(entry: FeedEntry) -> bool:
    """Whether the entry's own text is too short to be the article."""
    return len(entry_text(entry).split()) < ENOUGH_WORDS


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
    """
    own = entry_text(entry) or entry.title
    text = page.text if page is not None and len(page.text) >= len(own) else own
    link = entry.url
    if page is not None and _agree(entry.title, page.title or ""):
        link = page.canonical_url or page_url or entry.url
    site = page.site_name if page else None
    home = home_of(site, page_url or link or feed_url, homes)
    if home.zone is None and feed_home is not None and (site is None or host_of(link) == host_of(feed_url)):
        home = feed_home  # the feed's own publisher; an aggregator's pages print other names
    published = entry.published
    if page and page.published and (published is None or (page.zone_offset is not None and entry.zone_offset is None)):
        published = page.published
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
    )


def _agree(one: str, other: str) -> bool:
    """Whether half the words of the shorter headline stand in the other."""
    first, second = (set(re.findall(r"\w+", title.casefold())) for title in (one, other))
    return len(first & second) * 2 >= min(len(first), len(second)) > 0


def _clean(text: str) -> str:
    return "\n\n".join(line for line in text.split("\n\n") if line and not is_litter(line))
