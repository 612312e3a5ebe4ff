"""What devices have pushed, conflicts that wait for their author, and an index for what was purged."""

from registry.migrations.dialects import execute

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Facts, no read models: a reindex leaves both alone.
    execute(
        """CREATE TABLE push (
        organization @int NOT NULL REFERENCES organization (number), id @uuid NOT NULL,
        person @int NOT NULL REFERENCES person (number), content @bytes NOT NULL, document_id @uuid NOT NULL,
        status TEXT NOT NULL, own_revision @int NOT NULL, last_revision @int NOT NULL, conflict_id @uuid,
        edited_ms @int NOT NULL, PRIMARY KEY (organization, id))@clustered"""
    )
    execute("CREATE INDEX push_document ON push (organization, document_id, last_revision)")
    execute(
        """CREATE TABLE conflict (
        number @number, organization @int NOT NULL REFERENCES organization (number), id @uuid NOT NULL UNIQUE,
        document @int NOT NULL REFERENCES document (number) ON DELETE CASCADE, revision @int NOT NULL,
        author @int NOT NULL REFERENCES person (number), fields TEXT NOT NULL, at_ms @int NOT NULL,
        settled TEXT, settled_by @int REFERENCES person (number), settled_ms @int)"""
    )
    execute("CREATE INDEX conflict_document ON conflict (document)")
    execute("CREATE INDEX conflict_open ON conflict (organization, number) WHERE settled IS NULL")
    execute("CREATE INDEX ledger_purged ON ledger (organization, position) WHERE action = 'purged'")


def downgrade() -> None:
    execute("DROP INDEX ledger_purged")
    execute("DROP TABLE conflict")
    execute("DROP TABLE push")
