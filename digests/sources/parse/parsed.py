"""What reading a feed or a page gives: plain values, so that whoever receives them needs no parser."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from digests.model import FeedEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed as read: its title, its entries in order, and in `problems` what was wrong with it, a sentence each."""

    title: str
    entries: tuple[FeedEntry, ...]
    problems: tuple[str, ...] = ()
    language: str | None = None
    site_url: str | None = None
    """The page that the feed belongs to, as the feed says."""
    wait: timedelta | None = None
    """How long the feed itself asks to be left alone, 1 minute to 7 days; None where it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPage:
    """A page as read. `published` is aware, in UTC; `zone_offset` is minutes east of UTC, where the page wrote it."""

    title: str | None
    text: str
    """Paragraphs separated by a blank line; empty where the page holds no article."""
    author: str | None
    site_name: str | None
    canonical_url: str | None
    language: str | None
    published: datetime | None
    zone_offset: int | None
    paywalled: bool = False
    """Whether `text` is only the beginning of the article, and the rest is for those who pay or log in."""
