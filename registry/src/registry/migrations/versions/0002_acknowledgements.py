"""Who has read which revision of a safety flag or a hand-over, and an index for what belongs to one dog."""

from registry.migrations.dialects import execute

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A fact, no read model: a reindex leaves it alone. It goes with the document or the dog that it is about.
    execute(
        """CREATE TABLE acknowledgement (
        document @int NOT NULL REFERENCES document (number) ON DELETE CASCADE,
        person @int NOT NULL REFERENCES person (number), revision @int NOT NULL, at_ms @int NOT NULL,
        dog @int REFERENCES document (number) ON DELETE CASCADE,
        PRIMARY KEY (document, person, revision))@clustered"""
    )
    execute("CREATE INDEX acknowledgement_dog ON acknowledgement (dog)")
    execute("CREATE INDEX document_of_dog ON document (organization, kind, dog, sort_key, number) WHERE sort_key <> ''")


def downgrade() -> None:
    execute("DROP INDEX document_of_dog")
    execute("DROP TABLE acknowledgement")
