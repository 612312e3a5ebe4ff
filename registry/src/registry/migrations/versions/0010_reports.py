"""Reports: which there are, and where in the ledger each of their versions stands; events of a record by its id."""

from registry.migrations.dialects import execute

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # No reference to the dog's document: when that is purged, the reports on it are purged by their own rule.
    execute(
        """CREATE TABLE report (
        number @number, organization @int NOT NULL REFERENCES organization (number), id @uuid NOT NULL,
        dog @int NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, version @int NOT NULL,
        created_ms @int NOT NULL, author @int NOT NULL REFERENCES person (number), UNIQUE (organization, id))"""
    )
    execute("CREATE INDEX report_dog ON report (dog, number)")
    execute(
        """CREATE TABLE report_version (
        report @int NOT NULL REFERENCES report (number), version @int NOT NULL, position @int NOT NULL,
        at_ms @int NOT NULL, author @int NOT NULL REFERENCES person (number),
        PRIMARY KEY (report, version))@clustered"""
    )
    # What happened to a record beside its revisions: who acknowledged it, when it was purged.
    execute("CREATE INDEX ledger_event ON ledger (organization, id) WHERE revision = 0")


def downgrade() -> None:
    execute("DROP INDEX ledger_event")
    execute("DROP TABLE report_version")
    execute("DROP TABLE report")
