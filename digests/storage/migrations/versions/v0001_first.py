"""The first schema: revisions, what was read from them, stories, feeds, digests, the outbox, search."""

import sqlalchemy as sa
from alembic import op

from digests.storage.sqlite import IMMUTABLE_1, SEARCH_1

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, and the triggers that keep revisions as they are."""
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("canonical_url", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("publisher_country", sa.Text(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("published_at", sa.Text(), nullable=True),
        sa.Column("first_seen_at", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("status IN ('stored', 'read', 'skipped', 'failed')", name=op.f("ck_articles_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("canonical_url", name=op.f("uq_articles_canonical_url")),
    )
    op.create_index("ix_articles_reported_at", "articles", ["reported_at"], unique=False)
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("next_check_at", sa.Text(), nullable=True),
        sa.Column("checked_at", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_status", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), server_default=sa.text("'new'"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
        sa.UniqueConstraint("url", name=op.f("uq_feeds_url")),
    )
    op.create_index("ix_feeds_next_check_at", "feeds", ["next_check_at"], unique=False)
    op.create_table(
        "schedules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("countries", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("role_id", sa.Text(), nullable=True),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedules")),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["stories.id"], name=op.f("fk_stories_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_index("ix_stories_bucket", "stories", ["bucket"], unique=False)
    op.create_table(
        "article_guids",
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("guid", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_article_guids_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name=op.f("fk_article_guids_feed_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed_id", "guid", name=op.f("pk_article_guids")),
    )
    op.create_index("ix_article_guids_article_id", "article_guids", ["article_id"], unique=False)
    op.create_table(
        "digest_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=True),
        sa.Column("window_start", sa.Text(), nullable=False),
        sa.Column("window_end", sa.Text(), nullable=False),
        sa.Column("composed_at", sa.Text(), nullable=False),
        sa.CheckConstraint("window_start < window_end", name=op.f("ck_digest_runs_window")),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedules.id"], name=op.f("fk_digest_runs_schedule_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_runs")),
        sa.UniqueConstraint(
            "schedule_id", "window_start", "window_end", name=op.f("uq_digest_runs_schedule_id_window_start_window_end")
        ),
    )
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("wire_hash", sa.Text(), nullable=False),
        sa.Column("fetched_at", sa.Text(), nullable=False),
        sa.Column("superseded_at", sa.Text(), nullable=True),
        sa.Column("extracted_at", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_revisions_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_revisions_article_id_number")),
    )
    op.create_index("ix_revisions_content_hash", "revisions", ["content_hash"], unique=False)
    op.create_index(
        "ix_revisions_current", "revisions", ["article_id"], unique=True, sqlite_where=sa.text("superseded_at IS NULL")
    )
    op.create_table(
        "digest_revisions",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_digest_revisions_revision_id")),
        sa.ForeignKeyConstraint(
            ["run_id"], ["digest_runs.id"], name=op.f("fk_digest_revisions_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "revision_id", name=op.f("pk_digest_revisions")),
    )
    op.create_index("ix_digest_revisions_revision_id", "digest_revisions", ["revision_id"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.Text(), nullable=False),
        sa.Column("dated", sa.Boolean(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("countries", sa.Text(), nullable=False),
        sa.Column("venue_text", sa.Text(), nullable=True),
        sa.Column("venue_city", sa.Text(), nullable=True),
        sa.Column("venue_country", sa.Text(), nullable=True),
        sa.Column("when_precision", sa.Text(), nullable=True),
        sa.Column("when_start", sa.Text(), nullable=True),
        sa.Column("when_end", sa.Text(), nullable=True),
        sa.Column("when_zone", sa.Text(), nullable=True),
        sa.Column("when_raw", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('meeting', 'visit', 'call', 'multilateral', 'agreement', 'pledge')", name=op.f("ck_events_kind")
        ),
        sa.CheckConstraint("role IN ('news', 'background')", name=op.f("ck_events_role")),
        sa.CheckConstraint(
            "status IN ('planned', 'under_way', 'held', 'postponed', 'cancelled')", name=op.f("ck_events_status")
        ),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("ck_events_confidence")),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_events_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("revision_id", "ordinal", name=op.f("uq_events_revision_id_ordinal")),
    )
    op.create_index("ix_events_bucket", "events", ["bucket"], unique=False)
    op.create_index("ix_events_last_day", "events", ["last_day", "first_day"], unique=False)
    op.create_index("ix_events_reported_at", "events", ["reported_at"], unique=False)
    op.create_index("ix_events_status", "events", ["status", "reported_at"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("channel_id", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('composed', 'sending', 'sent', 'published')", name=op.f("ck_outbox_state")),
        sa.CheckConstraint("json_valid(payload)", name=op.f("ck_outbox_payload")),
        sa.CheckConstraint("length(nonce) BETWEEN 1 AND 25", name=op.f("ck_outbox_nonce")),
        sa.CheckConstraint("part BETWEEN 1 AND 4", name=op.f("ck_outbox_part")),
        sa.ForeignKeyConstraint(["run_id"], ["digest_runs.id"], name=op.f("fk_outbox_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("nonce", name=op.f("uq_outbox_nonce")),
        sa.UniqueConstraint("run_id", "part", name=op.f("uq_outbox_run_id_part")),
    )
    op.create_index("ix_outbox_state", "outbox", ["state"], unique=False)
    op.create_table(
        "ties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("reported_at", sa.Text(), nullable=False),
        sa.Column("dated", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("when_precision", sa.Text(), nullable=True),
        sa.Column("when_start", sa.Text(), nullable=True),
        sa.Column("when_end", sa.Text(), nullable=True),
        sa.Column("when_zone", sa.Text(), nullable=True),
        sa.Column("when_raw", sa.Text(), nullable=True),
        sa.CheckConstraint("what IN ('established', 'severed', 'restored')", name=op.f("ck_ties_what")),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_ties_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ties")),
        sa.UniqueConstraint("revision_id", "ordinal", name=op.f("uq_ties_revision_id_ordinal")),
    )
    op.create_index("ix_ties_first", "ties", ["first", "second"], unique=False)
    op.create_index("ix_ties_second", "ties", ["second", "first"], unique=False)
    op.create_table(
        "found_countries",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "standing IN ('participant', 'venue', 'older_party', 'subject')", name=op.f("ck_found_countries_standing")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_found_countries_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("code", "standing", "reported_at", "event_id", name=op.f("pk_found_countries")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_found_countries_event_id", "found_countries", ["event_id"], unique=False)
    op.create_table(
        "found_pairs",
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("first < second", name=op.f("ck_found_pairs_sorted")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_found_pairs_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("first", "second", "reported_at", "event_id", name=op.f("pk_found_pairs")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_found_pairs_event_id", "found_pairs", ["event_id"], unique=False)
    op.create_table(
        "found_people",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("participant", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_found_people_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("word", "reported_at", "event_id", "participant", name=op.f("pk_found_people")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_found_people_event_id", "found_people", ["event_id"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.CheckConstraint("standing IN ('venue', 'older_party', 'subject')", name=op.f("ck_mentions_standing")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_mentions_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_id", "ordinal", name=op.f("pk_mentions")),
    )
    op.create_table(
        "outcomes",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("strength", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "strength IN ('signed', 'agreed', 'pledged', 'offered', 'on_table')", name=op.f("ck_outcomes_strength")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_outcomes_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_id", "ordinal", name=op.f("pk_outcomes")),
    )
    op.create_table(
        "participants",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=False),
        sa.CheckConstraint("capacity IN ('participant', 'host')", name=op.f("ck_participants_capacity")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_participants_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_id", "ordinal", name=op.f("pk_participants")),
    )
    op.create_table(
        "story_reports",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_story_reports_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_story_reports_story_id")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_story_reports")),
    )
    op.create_index("ix_story_reports_story_id", "story_reports", ["story_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Integer(), nullable=True),
        sa.Column("tie_id", sa.Integer(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.CheckConstraint("(event_id IS NULL) <> (tie_id IS NULL)", name=op.f("ck_evidence_of_one")),
        sa.CheckConstraint("outcome IS NULL OR event_id IS NOT NULL", name=op.f("ck_evidence_outcome_of_event")),
        sa.ForeignKeyConstraint(
            ["event_id", "outcome"], ["outcomes.event_id", "outcomes.ordinal"], name="fk_evidence_outcome"
        ),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_evidence_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_evidence_revision_id")),
        sa.ForeignKeyConstraint(["tie_id"], ["ties.id"], name=op.f("fk_evidence_tie_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index("ix_evidence_event_id", "evidence", ["event_id", "outcome", "ordinal"], unique=False)
    op.create_index("ix_evidence_tie_id", "evidence", ["tie_id", "ordinal"], unique=False)
    for statement in (*SEARCH_1, *IMMUTABLE_1):
        op.execute(statement)
