"""What speaks against writing or deleting an incident in the state that it is in."""

from typing import Final

import msgspec

from registry.incidents import repository, rules
from registry.incidents.errors import Signed
from registry.incidents.schemas import IncidentBody
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody
from registry.records.kinds import Document

_SIGNED: Final = (
    "This incident is signed and stays as it is. Add what you know now as an addendum; nothing that was signed changes."
)


def guard_incident(
    tx: Transaction, access: Access, _id: str, body: IncidentBody, before: IncidentBody | None
) -> None:  # fmt: skip
    """Raises Signed for a change to what was signed or to an addendum, InvalidBody for a reader who is no member."""
    if before is not None and rules.rewrote_addendum(body, before):
        raise Signed("An addendum is never changed. Add another one.")
    if before is not None and before.signatures and rules.changed_after_signing(body, before):
        raise Signed(_SIGNED)
    known = before.readers if before is not None else []
    unknown = repository.unknown_people(tx, access, [each for each in body.readers if each not in known])
    if unknown:
        at = f"/readers/{body.readers.index(unknown[0])}"
        raise InvalidBody.at(at, "This person is no member of the practice. Choose readers among its members.")


def guard_deletion(_tx: Transaction, _access: Access, document: Document) -> None:
    """Raises Signed for what somebody has signed."""
    if msgspec.json.decode(document.representation, type=_State).status != "draft":
        raise Signed("This incident is signed and stays on record. It is not deleted any more.")


class _State(msgspec.Struct):
    status: str
