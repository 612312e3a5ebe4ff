"""HTTP of training sessions."""

from registry.platform.http.operation import Operation
from registry.records.endpoints import document_operations
from registry.records.kinds import Kind
from registry.records.service import Records


def operations(records: Records, session: Kind) -> list[Operation]:
    """Everything under /sessions."""
    return document_operations(records, session, path="/sessions", room="training")
