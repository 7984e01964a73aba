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
    Column("channel_id", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("countries", Words, nullable=False),
    Column("topics", Words, nullable=False),
    Column("role_id", Text),
    Column("enabled", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
)

digest_runs = Table(
    "digest_runs",
    metadata,
    key(),
    Column("schedule_id", ForeignKey("schedules.id")),  # null: asked for in a terminal
    Column("window_start", Instant, nullable=False),
    Column("window_end", Instant, nullable=False),
    Column("composed_at", Instant, nullable=False),
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
    Column("run_id", ForeignKey("digest_runs.id"), nullable=False),
    Column("part", Integer, nullable=False),  # from 1
    Column("nonce", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    Column("channel_id", Text, nullable=False),
    Column("message_id", Text),
    Column("payload", Text, nullable=False),  # JSON
    Column("changed_at", Instant, nullable=False),
    UniqueConstraint("run_id", "part"),
    one_of("state", "composed", "sending", "sent", "published"),
    CheckConstraint("length(nonce) BETWEEN 1 AND 25", name="nonce"),  # Discord's limit for a nonce
    CheckConstraint("part BETWEEN 1 AND 4", name="part"),
    CheckConstraint("json_valid(payload)", name="payload"),
    Index("ix_outbox_state", "state"),
)
