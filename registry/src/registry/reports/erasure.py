"""Erasing the reports on dogs that were purged: their words go, their hashes stay in the ledger."""

from typing import Final

from registry.platform.database import Database, Transaction
from registry.records import ledger
from registry.reports import repository
from registry.reports.service import LEDGER_KIND

_BATCH: Final = 200


def purge_reports(database: Database, *, now_ms: int) -> int:
    """Erases them and says so in the ledger; gives how many."""
    total = 0
    while count := database.write(lambda tx: _purge_some(tx, now_ms)):
        total += count
    return total


def _purge_some(tx: Transaction, now_ms: int) -> int:
    due = repository.orphans(tx, limit=_BATCH)
    for organization, number, report_id in due:
        head = ledger.lock_head(tx, organization)
        repository.erase(tx, organization, number, report_id)
        event = ledger.Event(action="purged", at_ms=now_ms, actor=None, actor_id=None, kind=LEDGER_KIND, id=report_id)
        ledger.append(tx, head, event)
    return len(due)
