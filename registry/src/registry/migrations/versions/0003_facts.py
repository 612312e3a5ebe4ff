"""What notes, sets and observations say as data, by dog and time: the ground of charts, advice and hand-overs."""

from registry.migrations.dialects import execute

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A read model: rebuilt by `longline reindex`.
    execute(
        """CREATE TABLE fact (
        document @int NOT NULL, ordinal @int NOT NULL, organization @int NOT NULL, dog @int NOT NULL,
        at_ms @int NOT NULL, session @uuid, author @int NOT NULL, private_to @int, type TEXT NOT NULL,
        item TEXT NOT NULL, PRIMARY KEY (document, ordinal))@clustered"""
    )
    execute("CREATE INDEX fact_of_dog ON fact (dog, at_ms, document, ordinal)")
    execute("CREATE INDEX fact_of_session ON fact (organization, session) WHERE session IS NOT NULL")


def downgrade() -> None:
    execute("DROP TABLE fact")
