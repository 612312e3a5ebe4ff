"""Which documents a caller may read, as a piece of SQL.

Owners, trainers and viewers read everything in their organization but other people's private documents;
assistants only what belongs to the dogs they are assigned to, and the households of those dogs.

Restricted documents have a circle: the people in the table `reader`, and the owners. Their `private_to` is the number
of the document whose circle it is, below zero, so that it belongs to no person: whoever asks only for what is private
to nobody, or to the caller, does not find them. What belongs to a restricted document carries the same number, in every
read model; one row more or less in `reader` opens or closes all of it at once.
"""

from registry.platform.access import Access
from registry.platform.database import Value


def reach(access: Access, *, of: str) -> tuple[str, tuple[Value, ...]]:
    """A condition on the columns `private_to` and `dog` of the table alias `of`, and its values."""
    sql, values = _shown(access, of)
    if access.only_assigned_dogs:
        sql += f" AND {of}.dog IN (SELECT dog FROM assignment WHERE person = ?)"
        values += (access.person,)
    return sql, values


def document_reach(access: Access, *, of: str = "d", read_by_all: bool = False) -> tuple[str, tuple[Value, ...]]:
    """The same for the table `document`: households belong to several dogs, some kinds to none."""
    if read_by_all:
        return f"{of}.private_to IS NULL", ()
    if not access.only_assigned_dogs:
        return reach(access, of=of)
    shown, values = _shown(access, of)
    sql = (
        f"{shown} AND ("
        f"{of}.dog IN (SELECT dog FROM assignment WHERE person = ?) OR {of}.number IN"
        " (SELECT l.document FROM household l JOIN assignment a ON a.dog = l.dog WHERE a.person = ?))"
    )
    return sql, (*values, access.person, access.person)


def _shown(access: Access, of: str) -> tuple[str, tuple[Value, ...]]:
    """What is not kept from the caller, whatever dog it is about."""
    open_to = f"{of}.private_to IS NULL OR {of}.private_to = ?"
    if access.role == "owner":
        return f"({open_to} OR {of}.private_to < 0)", (access.person,)
    circles = "SELECT -r.document FROM reader r WHERE r.person = ?"
    return f"({open_to} OR {of}.private_to IN ({circles}))", (access.person, access.person)
