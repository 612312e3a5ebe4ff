"""Purging: what was deleted long ago loses its text for good; its place in the ledger stays.

The body of every revision is taken away, the hashes stay, so that the chain still verifies. One entry in the
ledger says that and when it happened.
"""

from registry.platform.database import Database, Transaction
from registry.records import ledger

BATCH = 200


def purge_documents(database: Database, *, deleted_before_ms: int, now_ms: int) -> list[int]:
    """Purges documents deleted before the given time; gives the organization of each."""
    purged: list[int] = []
    while some := database.write(lambda tx: _purge_some(tx, deleted_before_ms, now_ms)):
        purged += some
    return purged


def _purge_some(tx: Transaction, deleted_before_ms: int, now_ms: int) -> list[int]:
    due = tx.rows(
        "SELECT number, organization, kind, id FROM document WHERE deleted_ms IS NOT NULL AND deleted_ms < ?"
        " AND kind <> 'member' ORDER BY organization, number LIMIT ?",
        *(deleted_before_ms, BATCH),
    )
    for number, organization, kind, document_id in due:
        head = ledger.lock_head(tx, organization)
        tx.run(
            "UPDATE ledger SET body = NULL WHERE organization = ? AND id = ? AND revision > 0",
            organization,
            document_id,
        )
        tx.run("DELETE FROM document WHERE number = ?", number)
        event = ledger.Event(action="purged", at_ms=now_ms, actor=None, actor_id=None, kind=kind, id=document_id)
        ledger.append(tx, head, event)
    return [organization for _, organization, _, _ in due]
