"""Indexes by which overview and calendar find what waits, however much there is, and the calendars' addresses."""

from registry.migrations.dialects import execute

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_INDEXES = {
    "document_done_session": (
        "document (organization, dog, occurred_ms)"
        " WHERE kind = 'session' AND deleted_ms IS NULL AND status <> 'void' AND status <> 'planned'"
    ),
    "document_planned_session": (
        "document (organization, occurred_ms, number)"
        " WHERE kind = 'session' AND status = 'planned' AND deleted_ms IS NULL"
    ),
    "document_draft_note": (
        "document (organization, author, occurred_ms, number)"
        " WHERE kind = 'note' AND status = 'draft' AND deleted_ms IS NULL"
    ),
    "timeline_handover": "timeline (dog, occurred_ms, document) WHERE detail_kind = 'handover'",
}


def upgrade() -> None:
    # A fact, no read model: a reindex leaves it alone.
    execute(
        """CREATE TABLE calendar_feed (
        organization @int NOT NULL REFERENCES organization (number), person @int NOT NULL REFERENCES person (number),
        token_hash @bytes NOT NULL UNIQUE, shows TEXT NOT NULL, made_ms @int NOT NULL,
        PRIMARY KEY (organization, person))@clustered"""
    )
    for name, what in _INDEXES.items():
        execute(f"CREATE INDEX {name} ON {what}")


def downgrade() -> None:
    for name in reversed(_INDEXES):
        execute(f"DROP INDEX {name}")
    execute("DROP TABLE calendar_feed")
