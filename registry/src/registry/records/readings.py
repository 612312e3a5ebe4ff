"""Who has read what, of the kinds that are `audited`: kept in the ledger, once a day for each person and revision.

`read`: the registry answered with the text. `sent to a device`: a pull did, and whoever holds that device can read it
there without a network; so it counts as a reading from the day on which it was sent.
"""

import re
from typing import Final, Literal, get_args

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records import ledger

How = Literal["read", "sent to a device"]
_DAY_MS: Final = 86_400_000
_SAID: Final = re.compile("revision ([1-9][0-9]{0,8})", re.ASCII)


def note_reading(
    tx: Transaction, access: Access, kind: str, document_id: str, *, revision: int, how: How, now_ms: int
) -> None:
    """Keeps that the caller has read a revision; the same again on the same day changes nothing. `tx` writes."""
    day = now_ms // _DAY_MS
    if _is_noted(tx, access, document_id, revision, how, day):
        return
    head = ledger.lock_head(tx, access.organization)
    if _is_noted(tx, access, document_id, revision, how, day):  # two requests at once
        return
    tx.run(
        "INSERT INTO reading (document, person, day, revision, how) SELECT number, ?, ?, ?, ? FROM document"
        " WHERE organization = ? AND id = ?",
        *(access.person, day, revision, how, access.organization, document_id),
    )
    event = ledger.Event(
        action=how, at_ms=now_ms, actor=access.person, actor_id=access.person_id, kind=kind, id=document_id,
        reason=f"revision {revision}",
    )  # fmt: skip
    ledger.append(tx, head, event)


def readings_come_back(tx: Transaction, organization: int) -> None:
    """Fills the table of readings from a ledger that was entered again, so that nothing is told twice a day there."""
    rows = tx.rows(
        "SELECT d.number, l.actor, l.at_ms, l.reason, l.action FROM ledger l"
        " JOIN document d ON d.organization = l.organization AND d.id = l.id"
        " WHERE l.organization = ? AND l.revision = 0 AND l.actor IS NOT NULL AND l.action IN (?, ?)",
        *(organization, *get_args(How)),
    )
    told = {
        (document, actor, at_ms // _DAY_MS, int(said[1]), how)
        for document, actor, at_ms, reason, how in rows
        if (said := _SAID.fullmatch(reason))  # whoever forges an archive may have written anything
    }
    for reading in sorted(told):
        tx.run("INSERT INTO reading (document, person, day, revision, how) VALUES (?, ?, ?, ?, ?)", *reading)


def _is_noted(tx: Transaction, access: Access, document_id: str, revision: int, how: How, day: int) -> bool:
    row = tx.row(
        "SELECT 1 FROM reading r JOIN document d ON d.number = r.document WHERE d.organization = ? AND d.id = ?"
        " AND r.person = ? AND r.day = ? AND r.revision = ? AND r.how = ?",
        *(access.organization, document_id, access.person, day, revision, how),
    )
    return row is not None
