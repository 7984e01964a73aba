"""The tables for publishing: who is told when, which digests were made, and what was sent."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from digests.storage.columns import Instant, Words
from digests.storage.tables import key, metadata, one_of

schedules = Table(
    "schedules",
    metadata,
    key(),
    Column("guild_id", Text, nullable=False),
    Column("channel_id", Text, nullable=False, unique=True),  # one digest a channel
    Column("rule", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("countries", Words, nullable=False),
    Column("topics", Words, nullable=False),
    Column("role_id", Text),
    Column("crosspost", Boolean, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("created_at", Instant, nullable=False),  # or last set anew: what was due before is not made up for
    Column("enabled", Boolean, nullable=False),
    Column("trouble", Text),  # one sentence for who set it up
    Column("refused_at", Instant),  # when Discord last refused a message, so that it is not asked all the time
    Index("ix_schedules_guild_id", "guild_id"),
)

digest_runs = Table(
    "digest_runs",
    metadata,
    key(),
    # Null: its schedule was removed. The buttons of its messages go on to work.
    Column("schedule_id", ForeignKey("schedules.id", ondelete="SET NULL")),
    Column("window_start", Instant, nullable=False),
    Column("window_end", Instant, nullable=False),
    Column("composed_at", Instant, nullable=False),
    # What it tells as new: events that an article first told in a revision with an id in (after, until]. Ids grow in
    # the order in which texts are stored, so that none falls between two runs, whatever clocks do.
    Column("revisions_after", Integer, nullable=False),
    Column("revisions_until", Integer, nullable=False),
    UniqueConstraint("schedule_id", "window_start", "window_end"),
    CheckConstraint("window_start < window_end", name="window"),
)

digest_revisions = Table(
    "digest_revisions",
    metadata,
    Column("run_id", ForeignKey("digest_runs.id", ondelete="CASCADE"), nullable=False),
    Column("revision_id", ForeignKey("revisions.id"), nullable=False),
    PrimaryKeyConstraint("run_id", "revision_id"),
    Index("ix_digest_revisions_revision_id", "revision_id"),
)

outbox = Table(
    "outbox",
    metadata,
    key(),
    Column("run_id", ForeignKey("digest_runs.id", ondelete="CASCADE"), nullable=False),
    Column("part", Integer, nullable=False),  # from 1
    Column("nonce", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    Column("channel_id", Text, nullable=False),
    Column("message_id", Text),
    Column("payload", Text, nullable=False),  # JSON
    Column("changed_at", Instant, nullable=False),
    UniqueConstraint("run_id", "part"),
    one_of("state", "composed", "sending", "sent", "published", "unpublished", "unknown", "refused"),
    CheckConstraint("length(nonce) BETWEEN 1 AND 25", name="nonce"),  # Discord's limit for a nonce
    CheckConstraint("part BETWEEN 1 AND 4", name="part"),
    CheckConstraint("json_valid(payload)", name="payload"),
    CheckConstraint("state NOT IN ('sent', 'published', 'unpublished') OR message_id IS NOT NULL", name="sent"),
    Index("ix_outbox_state", "state", "changed_at"),
)

objections = Table(
    "objections",  # lines that a reader called wrong
    metadata,
    Column("event_id", ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("said_by", Text, nullable=False),
    Column("said_at", Instant, nullable=False),
    PrimaryKeyConstraint("event_id", "said_by"),
)

marks = Table(
    "marks",  # small facts that a run leaves for the next, such as which commands Discord knows
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
