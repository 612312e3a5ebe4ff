"""Indexes by which the overview finds what waits: sessions, hand-overs and drafts, however many there are."""

from registry.migrations.dialects import execute

revision = "0011"
down_revision = "0007"
branch_labels = None
depends_on = None

_INDEXES = {
    "document_done_session": (
        "document (organization, dog, occurred_ms)"
        " WHERE kind = 'session' AND deleted_ms IS NULL AND status <> 'void' AND status <> 'planned'"
    ),
    "document_draft_note": (
        "document (organization, author, occurred_ms, number)"
        " WHERE kind = 'note' AND status = 'draft' AND deleted_ms IS NULL"
    ),
    "timeline_handover": "timeline (dog, occurred_ms, document) WHERE detail_kind = 'handover'",
}


def upgrade() -> None:
    for name, what in _INDEXES.items():
        execute(f"CREATE INDEX {name} ON {what}")


def downgrade() -> None:
    for name in reversed(_INDEXES):
        execute(f"DROP INDEX {name}")
