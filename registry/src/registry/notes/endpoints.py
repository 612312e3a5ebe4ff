"""HTTP of notes."""

from registry.platform.http.operation import Operation
from registry.records.endpoints import document_operations
from registry.records.kinds import Kind
from registry.records.service import Records


def operations(records: Records, note: Kind) -> list[Operation]:
    """Everything under /notes."""
    return document_operations(records, note, path="/notes", room="notes")
