"""An index for the sessions that somebody has not ended yet: few, however many sessions there are."""

from registry.migrations.dialects import execute

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    execute(
        "CREATE INDEX document_open_session ON document (organization, author, dog, occurred_ms, number)"
        " WHERE kind = 'session' AND status = 'open'"
    )


def downgrade() -> None:
    execute("DROP INDEX document_open_session")
