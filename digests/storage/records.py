"""What the store hands out beside the types of `digests.model`."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from digests.model import Tie

ArticleStatus = Literal["stored", "read", "skipped", "failed"]
"""stored: not read yet. read: its events are stored. skipped, failed: its `reason` says why."""

PageFate = Literal["read", "full", "spared", "robots", "paywall", "failed", "none"]
"""What became of an entry's page. read: the text is the page's. full: the feed carries the whole text. spared: title
and summary speak of nothing that is looked for. robots: the site asks robots to stay away. paywall: only its beginning
can be read. failed: the article's `reason` says why. none: the feed gives no address, or pages are not to be read."""

Origin = Literal["config", "seeds", "added", "once"]
"""Who wants a feed: the configuration, the list that comes with Communiqué, somebody at the terminal, one ingest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What became of an article that was handed in."""

    article_id: int
    revision_id: int
    outcome: Literal["new", "revised", "unchanged"]
    superseded: bool = False
    """Of one that is unchanged: its text is that of an earlier revision."""
    failed: bool = False
    """Of one that is stored: it, or its page, could not be read."""
    page: PageFate | None = None
    """Of one that is stored: what became of its page."""
    first_seen_at: datetime | None = None
    """Of one that is stored: when it first was."""
    buckets: tuple[str, ...] = ()
    """The buckets that lost the reports of an earlier revision: their stories are to be grouped again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FromFeed:
    """How an article came from a feed: which, the `name` of its entry within it, and what became of its page."""

    feed_id: int
    name: str
    entry_hash: str | None = None
    """Of all that the feed said of it."""
    page: PageFate | None = None
    backfill: bool = False
    """Whether it was published before the feed was first read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What is stored of one entry of a feed."""

    entry_hash: str | None
    """Of all that the feed said of it when it was taken in last."""
    page: PageFate | None
    failed: bool
    first_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What the polls of a feed found. `state` is one word, such as new, ok, failing or gone."""

    etag: str | None = None
    last_modified: str | None = None
    next_check_at: datetime | None = None
    """None: at once."""
    checked_at: datetime | None = None
    failures: int = 0
    """In a row."""
    last_status: int | None = None
    state: str = "new"
    problem: str | None = None
    """What the last poll found wrong, as the end of a sentence; None when it was good."""
    failing_since: datetime | None = None
    wait: timedelta | None = None
    """How long the feed itself asks us to wait between two polls."""
    weekly: int | None = None
    """Entries of the week before the last good poll; None when their dates do not tell."""
    moved_to: str | None = None
    """Where its address leads for good, by the server."""
    moved_seen: int = 0
    """Good answers in a row that said so."""
    good_at: datetime | None = None
    new_at: datetime | None = None
    """When it last told something new."""
    whole_at: datetime | None = None
    """When all its entries had been taken in for the first time: what it lists before that was there before us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed and what is known of it; its address is its identity."""

    id: int
    url: str
    title: str | None = None
    publisher: str | None = None
    country: str | None = None
    zone: str | None = None
    language: str | None = None
    enabled: bool = True
    asked_url: str | None = None
    """The address as somebody gave it, where the feed has moved since."""
    origin: Origin = "config"
    note: str | None = None
    """Why it is switched off, or what to know of it: a sentence."""
    site_url: str | None = None
    poll: FeedState = field(default_factory=FeedState)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a quote, a tie or a text stands."""

    article_id: int
    revision_id: int
    title: str
    url: str | None
    publisher: str | None
    publisher_country: str | None
    zone: str | None
    reported_at: datetime
    dated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quote with the sentence on either side, as kept when it was read. Empty where the text begins or ends."""

    event_id: int
    outcome: int | None
    """The outcome's place in its event, from 0; None for the event itself."""
    start: int
    end: int
    quote: str
    before: str
    after: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedTie:
    """A statement about relations, and who made it."""

    tie: Tie
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found. `excerpt` has the words found in [brackets]."""

    excerpt: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherCount:
    """How many articles of one publisher are stored in a window."""

    publisher: str | None
    country: str | None
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a window stands on. `skipped` counts the articles not read, by reason."""

    articles: int
    publishers: tuple[PublisherCount, ...]
    """Most articles first."""
    skipped: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """One revision's text; None when it was cleared."""

    revision_id: int
    title: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """An event that readers called wrong: how many, and when last."""

    event_id: int
    readers: int
    said_at: datetime
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A channel's digest. Ids are Discord's, as text; `rule` is a `digests.publish.recurrence` in words."""

    id: int
    guild_id: str
    channel_id: str
    rule: str
    zone: str
    countries: tuple[str, ...] = ()
    """Only stories with one of these; empty: all."""
    topics: tuple[str, ...] = ()
    role_id: str | None = None
    """The role that the first part mentions."""
    crosspost: bool = False
    """Whether an announcement channel's followers get it too."""
    created_by: str
    """Who set it up, and is told when it cannot be posted."""
    created_at: datetime
    enabled: bool = True
    trouble: str | None = None
    """One sentence on why its last digest could not be posted; None when all is well."""
    refused_at: datetime | None = None
    """When Discord last refused a message; None when nothing was asked of it in vain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One digest of a schedule: the window (start, end] and when it was composed."""

    id: int
    schedule_id: int
    window_start: datetime
    window_end: datetime
    composed_at: datetime
    revisions_after: int = 0
    revisions_until: int = 0
    """What it told as new stands in revisions with an id in (after, until]."""
    untouched: bool = False
    """True while no part of it stands in the channel, or may stand there."""


PartState = Literal["composed", "sending", "sent", "published", "unpublished", "unknown", "refused"]
"""composed: it does not stand in the channel. sending: its fate is not known yet. sent: `message_id` says where it
stands. published, unpublished: the same, and the followers of the announcement channel have got it, or were refused.
unknown: it may stand in the channel, whose history cannot be read; it is not sent again. refused: Discord would
not have it as it is; it is tried again until the next digest is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxPart:
    """One part of a run's digest, as written before it is sent. `payload` is JSON of whoever renders it."""

    id: int
    run_id: int
    schedule_id: int | None
    """None when the schedule was removed since."""
    part: int
    """From 1."""
    nonce: str
    state: PartState
    channel_id: str
    message_id: str | None
    payload: str
    changed_at: datetime
