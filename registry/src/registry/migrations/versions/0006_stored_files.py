"""Which attachments have their bytes here."""

from registry.migrations.dialects import execute

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A fact, no read model: a reindex leaves it alone. It outlives a purged document until its file is deleted, too.
    execute(
        """CREATE TABLE stored_file (
        document @int PRIMARY KEY, folder TEXT NOT NULL, media_type TEXT NOT NULL, bytes @int NOT NULL,
        sha256 TEXT NOT NULL, width @int, height @int, at_ms @int NOT NULL)"""
    )


def downgrade() -> None:
    execute("DROP TABLE stored_file")
