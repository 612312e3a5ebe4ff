"""What a session came to, beside its item in the timeline."""

from registry.migrations.dialects import execute

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Part of a read model: sessions that were there before get theirs from `longline reindex`.
    execute("ALTER TABLE timeline ADD COLUMN results TEXT")


def downgrade() -> None:
    execute("ALTER TABLE timeline DROP COLUMN results")
