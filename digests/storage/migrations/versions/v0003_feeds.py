"""Feeds as a user's business: where they come from and how they are; how an article was read; near-same texts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns and one table; what is stored stays. Feeds of an older store count as configured ones."""
    for column in (
        sa.Column("asked_url", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), server_default=sa.text("'config'"), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("site_url", sa.Text(), nullable=True),
        sa.Column("wait_minutes", sa.Integer(), nullable=True),
        sa.Column("weekly", sa.Integer(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("failing_since", sa.Text(), nullable=True),
        sa.Column("moved_to", sa.Text(), nullable=True),
        sa.Column("moved_seen", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("good_at", sa.Text(), nullable=True),
        sa.Column("new_at", sa.Text(), nullable=True),
        sa.Column("whole_at", sa.Text(), nullable=True),
    ):
        op.add_column("feeds", column)
    # A feed that was read before is not seen for the first time.
    op.execute("UPDATE feeds SET good_at = checked_at WHERE state = 'ok'")
    op.execute("UPDATE feeds SET whole_at = checked_at WHERE state = 'ok' OR id IN (SELECT feed_id FROM article_guids)")
    op.create_index("ix_feeds_asked_url", "feeds", ["asked_url"], unique=False)
    for column in (
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("published_offset", sa.Integer(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("backfill", sa.Boolean(), server_default=sa.text("0"), nullable=False),
    ):
        op.add_column("articles", column)
    op.add_column("article_guids", sa.Column("entry_hash", sa.Text(), nullable=True))
    op.create_table(
        "wire_bands",
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_wire_bands_revision_id")),
        sa.PrimaryKeyConstraint("band", "revision_id", name=op.f("pk_wire_bands")),
        sqlite_with_rowid=False,
    )
