"""Who reads what is restricted, and who has read it."""

from registry.migrations.dialects import execute

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Part of a document's current state, as `private_to` is: a reindex leaves it alone.
    execute(
        """CREATE TABLE reader (
        person @int NOT NULL REFERENCES person (number),
        document @int NOT NULL REFERENCES document (number) ON DELETE CASCADE,
        PRIMARY KEY (person, document))@clustered"""
    )
    execute("CREATE INDEX reader_document ON reader (document)")
    # Facts that keep the ledger from saying the same twice a day.
    execute(
        """CREATE TABLE reading (
        document @int NOT NULL REFERENCES document (number) ON DELETE CASCADE,
        person @int NOT NULL REFERENCES person (number), day @int NOT NULL, revision @int NOT NULL, how TEXT NOT NULL,
        PRIMARY KEY (document, person, day, revision, how))@clustered"""
    )


def downgrade() -> None:
    execute("DROP TABLE reading")
    execute("DROP TABLE reader")
