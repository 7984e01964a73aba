"""The tables of what is known, as the newest migration leaves them (a test compares the two).

`found_*` tables hold nothing of their own: they repeat who, where and when of an event in the order in which look-ups
ask, so that a country with 100,000 events answers by reading the newest 500 rows of one index.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from digests.storage.columns import Day, Instant, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key() -> Column[int]:
    """The primary key of a table with rows of its own."""
    return Column("id", Integer, primary_key=True)


def one_of(column: str, *values: str) -> CheckConstraint:
    """Only these values."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(v) for v in values)})", name=column)


feeds = Table(
    "feeds",
    metadata,
    key(),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("country", Text),
    Column("zone", Text),
    Column("language", Text),
    Column("enabled", Boolean, nullable=False),
    Column("added_at", Instant, nullable=False),
    # What the polls found: written after each of them.
    Column("etag", Text),
    Column("last_modified", Text),
    Column("next_check_at", Instant),
    Column("checked_at", Instant),
    Column("failures", Integer, nullable=False, server_default=text("0")),
    Column("last_status", Integer),
    Column("state", Text, nullable=False, server_default=text("'new'")),
    # Later columns stand last, as migrations add them.
    Column("asked_url", Text),  # the address as somebody gave it, where the feed moved since
    Column("origin", Text, nullable=False, server_default=text("'config'")),
    Column("note", Text),  # why it is switched off, or what to know of it
    Column("site_url", Text),
    Column("wait_minutes", Integer),  # how long the feed itself asks us to wait
    Column("weekly", Integer),  # entries of the week before its last good poll
    Column("problem", Text),  # what its last poll said, where that failed
    Column("failing_since", Instant),
    Column("moved_to", Text),
    Column("moved_seen", Integer, nullable=False, server_default=text("0")),
    Column("good_at", Instant),
    Column("new_at", Instant),  # when it last told something new
    Column("whole_at", Instant),  # when all its entries had been taken in for the first time
    Index("ix_feeds_next_check_at", "next_check_at"),
    Index("ix_feeds_asked_url", "asked_url"),
)

articles = Table(
    "articles",
    metadata,
    key(),
    Column("source_id", Text, nullable=False),  # Article.id as it came
    Column("canonical_url", Text, unique=True),
    Column("url", Text),
    Column("publisher", Text),
    Column("publisher_country", Text),
    Column("zone", Text),
    Column("language", Text),
    Column("published_at", Instant),
    Column("first_seen_at", Instant, nullable=False),
    Column("reported_at", Instant, nullable=False),  # published_at, else first_seen_at
    Column("status", Text, nullable=False),
    Column("reason", Text),
    Column("author", Text),
    Column("published_offset", Integer),  # minutes east of UTC
    Column("page", Text),  # what became of its page: records.PageFate
    Column("backfill", Boolean, nullable=False, server_default=text("0")),  # older than our knowing its feed
    one_of("status", "stored", "read", "skipped", "failed"),
    Index("ix_articles_reported_at", "reported_at"),
)

article_guids = Table(
    "article_guids",
    metadata,
    Column("feed_id", ForeignKey("feeds.id", ondelete="CASCADE"), nullable=False),
    Column("guid", Text, nullable=False),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("entry_hash", Text),  # of all that the feed said when the entry was taken in last
    PrimaryKeyConstraint("feed_id", "guid"),
    Index("ix_article_guids_article_id", "article_id"),
)

revisions = Table(
    "revisions",
    metadata,
    key(),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("number", Integer, nullable=False),  # from 1
    Column("content_hash", Text, nullable=False),  # of the exact text
    Column("wire_hash", Text, nullable=False),  # of its words only
    Column("fetched_at", Instant, nullable=False),
    Column("superseded_at", Instant),  # null: the article's current revision
    Column("extracted_at", Instant),
    Column("title", Text, nullable=False),
    Column("text", Text),  # last, so that reading the others walks no overflow page; null: cleared to save room
    UniqueConstraint("article_id", "number"),
    Index("ix_revisions_current", "article_id", unique=True, sqlite_where=text("superseded_at IS NULL")),
    Index("ix_revisions_content_hash", "content_hash"),
)

wire_bands = Table(
    "wire_bands",
    metadata,
    Column("band", Integer, nullable=False),  # of digests.text.sketch: texts that share one may be the same
    Column("revision_id", ForeignKey("revisions.id"), nullable=False),
    PrimaryKeyConstraint("band", "revision_id"),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    key(),
    Column("revision_id", ForeignKey("revisions.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("bucket", Text, nullable=False),
    Column("reported_at", Instant, nullable=False),
    Column("dated", Boolean, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("form", Text),
    Column("status", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("countries", Words, nullable=False),
    Column("venue_text", Text),  # null: no venue
    Column("venue_city", Text),
    Column("venue_country", Text),
    Column("when_precision", Text),  # null: no date
    Column("when_start", Text),
    Column("when_end", Text),
    Column("when_zone", Text),
    Column("when_raw", Text),
    Column("first_day", Day),  # of `when`, for look-ups
    Column("last_day", Day),
    Column("confidence", Float, nullable=False),
    Column("extractor", Text, nullable=False),
    UniqueConstraint("revision_id", "ordinal"),
    one_of("kind", "meeting", "visit", "call", "multilateral", "agreement", "pledge"),
    one_of("status", "planned", "under_way", "held", "postponed", "cancelled"),
    one_of("role", "news", "background"),
    CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
    Index("ix_events_bucket", "bucket"),
    Index("ix_events_reported_at", "reported_at"),
    Index("ix_events_status", "status", "reported_at"),
    Index("ix_events_last_day", "last_day", "first_day"),
)


def _event() -> Column[int]:
    return Column("event_id", ForeignKey("events.id", ondelete="CASCADE"), nullable=False)


participants = Table(
    "participants",
    metadata,
    _event(),
    Column("ordinal", Integer, nullable=False),
    Column("name", Text),
    Column("office", Text),
    Column("organisation", Text),
    Column("country", Text),
    Column("capacity", Text, nullable=False),
    Column("as_printed", Text, nullable=False),
    PrimaryKeyConstraint("event_id", "ordinal"),
    one_of("capacity", "participant", "host"),
)

outcomes = Table(
    "outcomes",
    metadata,
    _event(),
    Column("ordinal", Integer, nullable=False),
    Column("strength", Text, nullable=False),
    Column("by", Words, nullable=False),
    Column("form", Text),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("event_id", "ordinal"),
    one_of("strength", "signed", "agreed", "pledged", "offered", "on_table"),
)

mentions = Table(
    "mentions",
    metadata,
    _event(),
    Column("ordinal", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("standing", Text, nullable=False),
    PrimaryKeyConstraint("event_id", "ordinal"),
    one_of("standing", "venue", "older_party", "subject"),
)

ties = Table(
    "ties",
    metadata,
    key(),
    Column("revision_id", ForeignKey("revisions.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("reported_at", Instant, nullable=False),
    Column("dated", Boolean, nullable=False),
    Column("first", Text, nullable=False),  # as the article's reader gave them
    Column("second", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("when_precision", Text),
    Column("when_start", Text),
    Column("when_end", Text),
    Column("when_zone", Text),
    Column("when_raw", Text),
    UniqueConstraint("revision_id", "ordinal"),
    one_of("what", "established", "severed", "restored"),
    Index("ix_ties_first", "first", "second"),
    Index("ix_ties_second", "second", "first"),
)

evidence = Table(
    "evidence",
    metadata,
    key(),
    Column("revision_id", ForeignKey("revisions.id"), nullable=False),
    Column("event_id", ForeignKey("events.id", ondelete="CASCADE")),
    Column("outcome", Integer),  # its ordinal; null: of the event itself
    Column("tie_id", ForeignKey("ties.id", ondelete="CASCADE")),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("before", Text, nullable=False),  # the sentence before, kept when the text is cleared
    Column("after", Text, nullable=False),
    ForeignKeyConstraint(
        ["event_id", "outcome"], ["outcomes.event_id", "outcomes.ordinal"], name="fk_evidence_outcome"
    ),
    CheckConstraint("(event_id IS NULL) <> (tie_id IS NULL)", name="of_one"),
    CheckConstraint("outcome IS NULL OR event_id IS NOT NULL", name="outcome_of_event"),
    Index("ix_evidence_event_id", "event_id", "outcome", "ordinal"),
    Index("ix_evidence_tie_id", "tie_id", "ordinal"),
)

found_countries = Table(
    "found_countries",
    metadata,
    Column("code", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("reported_at", Instant, nullable=False),
    _event(),
    PrimaryKeyConstraint("code", "standing", "reported_at", "event_id"),
    one_of("standing", "participant", "venue", "older_party", "subject"),
    Index("ix_found_countries_event_id", "event_id"),
    sqlite_with_rowid=False,
)

found_pairs = Table(
    "found_pairs",
    metadata,
    Column("first", Text, nullable=False),  # the two codes in alphabetical order
    Column("second", Text, nullable=False),
    Column("reported_at", Instant, nullable=False),
    _event(),
    PrimaryKeyConstraint("first", "second", "reported_at", "event_id"),
    CheckConstraint("first < second", name="sorted"),
    Index("ix_found_pairs_event_id", "event_id"),
    sqlite_with_rowid=False,
)

found_people = Table(
    "found_people",
    metadata,
    Column("word", Text, nullable=False),  # of a participant's name, folded
    Column("reported_at", Instant, nullable=False),
    _event(),
    Column("participant", Integer, nullable=False),
    PrimaryKeyConstraint("word", "reported_at", "event_id", "participant"),
    Index("ix_found_people_event_id", "event_id"),
    sqlite_with_rowid=False,
)

stories = Table(
    "stories",
    metadata,
    key(),
    Column("bucket", Text, nullable=False),
    Column("merged_into", ForeignKey("stories.id")),  # where its reports went, when they all went elsewhere
    Index("ix_stories_bucket", "bucket"),
)

story_reports = Table(
    "story_reports",
    metadata,
    Column("event_id", ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Index("ix_story_reports_story_id", "story_id"),
)
