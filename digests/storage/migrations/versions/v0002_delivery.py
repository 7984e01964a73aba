"""Delivery: who set a schedule up and what troubles it, parts of unknown fate, objections, marks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables for publishing anew: no version has written to them. Nothing else is touched."""
    for table in ("outbox", "digest_revisions", "digest_runs", "schedules"):
        op.drop_table(table)
    op.create_table(
        "schedules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.Text(), nullable=False),
        sa.Column("channel_id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("countries", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("role_id", sa.Text(), nullable=True),
        sa.Column("crosspost", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("refused_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedules")),
        sa.UniqueConstraint("channel_id", name=op.f("uq_schedules_channel_id")),
    )
    op.create_index("ix_schedules_guild_id", "schedules", ["guild_id"], unique=False)
    op.create_table(
        "digest_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=True),
        sa.Column("window_start", sa.Text(), nullable=False),
        sa.Column("window_end", sa.Text(), nullable=False),
        sa.Column("composed_at", sa.Text(), nullable=False),
        sa.Column("revisions_after", sa.Integer(), nullable=False),
        sa.Column("revisions_until", sa.Integer(), nullable=False),
        sa.CheckConstraint("window_start < window_end", name=op.f("ck_digest_runs_window")),
        sa.ForeignKeyConstraint(
            ["schedule_id"], ["schedules.id"], name=op.f("fk_digest_runs_schedule_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_runs")),
        sa.UniqueConstraint(
            "schedule_id", "window_start", "window_end", name=op.f("uq_digest_runs_schedule_id_window_start_window_end")
        ),
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
        sa.CheckConstraint("json_valid(payload)", name=op.f("ck_outbox_payload")),
        sa.CheckConstraint("length(nonce) BETWEEN 1 AND 25", name=op.f("ck_outbox_nonce")),
        sa.CheckConstraint("part BETWEEN 1 AND 4", name=op.f("ck_outbox_part")),
        sa.CheckConstraint(
            "state IN ('composed', 'sending', 'sent', 'published', 'unpublished', 'unknown', 'refused')",
            name=op.f("ck_outbox_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('sent', 'published', 'unpublished') OR message_id IS NOT NULL", name=op.f("ck_outbox_sent")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["digest_runs.id"], name=op.f("fk_outbox_run_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("nonce", name=op.f("uq_outbox_nonce")),
        sa.UniqueConstraint("run_id", "part", name=op.f("uq_outbox_run_id_part")),
    )
    op.create_index("ix_outbox_state", "outbox", ["state", "changed_at"], unique=False)
    op.create_table(
        "objections",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("said_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_objections_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_id", "said_by", name=op.f("pk_objections")),
    )
    op.create_table(
        "marks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_marks")),
    )
