"""Letters that wait for the mail server."""

from registry.migrations.dialects import execute

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    execute(
        """CREATE TABLE letter (
        number @number, recipient TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, written_ms @int NOT NULL,
        next_ms @int NOT NULL, until_ms @int NOT NULL, attempts @int NOT NULL, state TEXT NOT NULL, said TEXT NOT NULL,
        ended_ms @int)"""
    )
    execute("CREATE INDEX letter_due ON letter (state, next_ms, number)")


def downgrade() -> None:
    execute("DROP TABLE letter")
