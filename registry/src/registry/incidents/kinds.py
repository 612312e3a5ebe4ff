"""The kind `incident`."""

from registry.incidents.guards import guard_deletion, guard_incident
from registry.incidents.rules import as_typed, check, facets, prepared, references
from registry.incidents.schemas import IncidentBody
from registry.platform.access import WRITERS, Access
from registry.platform.database import Transaction
from registry.records.authorship import may_change, may_delete
from registry.records.kinds import Kind


def _with_what_is_known(
    _tx: Transaction, access: Access, body: IncidentBody, before: IncidentBody | None
) -> IncidentBody:
    return prepared(body, before, person_id=access.person_id, is_owner=access.role == "owner")


INCIDENT = Kind(
    name="incident", title="incident", body=IncidentBody, facets=facets, writers=WRITERS, references=references,
    may_change=may_change, may_delete=may_delete, check=check, prepare=_with_what_is_known, as_typed=as_typed,
    guard=guard_incident, guard_deletion=guard_deletion, audited=True, timeline=True, searchable=True,
)  # fmt: skip
