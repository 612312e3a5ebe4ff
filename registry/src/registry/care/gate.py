"""The gate before first handling: what is dangerous about a dog must have been read by whoever handles it.

Other rooms call it, such as training when a session begins.
"""

import msgspec

from registry.care import repository
from registry.care.errors import AcknowledgementNeeded
from registry.care.schemas import Severity
from registry.platform.access import Access
from registry.platform.clock import to_ms
from registry.platform.database import Transaction
from registry.platform.fields import Moment
from registry.platform.ids import Id


class UnreadDanger(msgspec.Struct, frozen=True):
    """A danger flag whose current revision the caller has not acknowledged."""

    id: Id
    revision: int
    instruction: str
    severity: Severity


class _Flag(UnreadDanger, frozen=True):
    """What the gate needs of a flag's representation."""

    ended_at: Moment | None = None


def unacknowledged_dangers(
    tx: Transaction, access: Access, dog_number: int, *, at_ms: int | None = None
) -> list[UnreadDanger]:
    """The dog's danger flags that the caller has still to read.

    `at_ms` is the moment of the handling, milliseconds since 1970: a flag that ends later still counts. Without it,
    a flag with an end counts as ended.
    """
    unread = []
    for number, representation in repository.records_of_dog(tx, access, "safety_flag", dog_number):
        flag = msgspec.json.decode(representation, type=_Flag)
        ended = flag.ended_at is not None and (at_ms is None or to_ms(flag.ended_at) <= at_ms)
        if flag.severity != "danger" or ended:
            continue
        if repository.acknowledged_at(tx, access.person, number, flag.revision) is None:
            unread.append(UnreadDanger(flag.id, flag.revision, flag.instruction, flag.severity))
    return unread


def require_acknowledged(tx: Transaction, access: Access, dog_id: str, *, at_ms: int | None = None) -> None:
    """Raises AcknowledgementNeeded while the caller has not read a danger flag of the dog.

    An id that is no dog of the organization passes: what refers to it is refused elsewhere.
    """
    dog_number = repository.dog_number(tx, access, dog_id)
    if dog_number is None:
        return
    unread = unacknowledged_dangers(tx, access, dog_number, at_ms=at_ms)
    if unread:
        raise needed(unread)


def needed(unread: list[UnreadDanger]) -> AcknowledgementNeeded:
    """The refusal that names what is to be read; `unread` holds at least one."""
    what = "a danger flag" if len(unread) == 1 else f"{len(unread)} danger flags"
    first = unread[0].instruction.strip().rstrip(".")
    return AcknowledgementNeeded(
        f"This dog has {what} that you have not acknowledged: “{first}”. Read and acknowledge it, then start again.",
        extra={"flags": unread},
    )
