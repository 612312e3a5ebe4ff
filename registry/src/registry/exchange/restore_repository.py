"""Every query that puts back what is no document: who has read what, files, pushes, conflicts."""

from collections.abc import Mapping

import msgspec

from registry.exchange.archive import ms_of
from registry.exchange.lines import AcknowledgementLine, ConflictLine, FileLine, PushLine
from registry.platform.database import Transaction


def learn_sizes(tx: Transaction) -> None:
    """Tells PostgreSQL how much was just written. Until it knows, it takes the tables for almost empty and compares
    every document with every entry: more than half an hour for 20,000 documents. SQLite goes by its indexes."""
    if tx.dialect == "postgresql":
        tx.run("ANALYZE document, ledger")


def number_of(tx: Transaction, organization: int, document_id: str) -> int:
    """The number of a document that is there."""
    row = tx.row("SELECT number FROM document WHERE organization = ? AND id = ?", organization, document_id)
    assert row is not None
    number: int = row[0]
    return number


def add_acknowledgement(
    tx: Transaction, organization: int, line: AcknowledgementLine, people: Mapping[str, int]
) -> None:
    """Somebody has read something."""
    dog = None if line.dog_id is None else number_of(tx, organization, line.dog_id)
    tx.run(
        "INSERT INTO acknowledgement (document, person, revision, at_ms, dog) VALUES (?, ?, ?, ?, ?)",
        *(number_of(tx, organization, line.document_id), people[line.person_id], line.revision, ms_of(line.at), dog),
    )


def add_file(tx: Transaction, organization: int, line: FileLine, folder: str) -> None:
    """The file of an attachment lies in `folder`."""
    tx.run(
        "INSERT INTO stored_file (document, folder, media_type, bytes, sha256, width, height, at_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        *(number_of(tx, organization, line.attachment_id), folder, line.media_type, line.bytes, line.sha256),
        *(line.width, line.height, ms_of(line.received_at)),
    )


def add_push(tx: Transaction, organization: int, line: PushLine, people: Mapping[str, int]) -> None:
    """What a device has sent."""
    tx.run(
        "INSERT INTO push (organization, id, person, content, document_id, status, own_revision, last_revision,"
        " conflict_id, edited_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(organization, line.id, people[line.person_id], bytes.fromhex(line.content_sha256), line.document_id),
        *(line.status, line.own_revision, line.last_revision, line.conflict_id, ms_of(line.edited_at)),
    )


def has_conflict(tx: Transaction, conflict_id: str) -> bool:
    """Whether a conflict of this id is here, in whatever practice."""
    return tx.row("SELECT 1 FROM conflict WHERE id = ?", conflict_id) is not None


def add_conflict(tx: Transaction, organization: int, line: ConflictLine, people: Mapping[str, int]) -> None:
    """A revision that was set aside."""
    tx.run(
        "INSERT INTO conflict (organization, id, document, revision, author, fields, at_ms, settled, settled_by,"
        " settled_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(organization, line.id, number_of(tx, organization, line.document_id), line.revision),
        *(people[line.author_id], msgspec.json.encode(line.fields).decode(), ms_of(line.at), line.settled),
        None if line.settled_by_id is None else people[line.settled_by_id],
        None if line.settled_at is None else ms_of(line.settled_at),
    )
