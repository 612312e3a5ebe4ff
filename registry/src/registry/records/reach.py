"""Which documents a caller may read, as a piece of SQL.

Owners, trainers and viewers read everything in their organization but other people's private documents;
assistants only what belongs to the dogs they are assigned to, and the households of those dogs.
"""

from registry.platform.access import Access
from registry.platform.database import Value


def reach(access: Access, *, of: str) -> tuple[str, tuple[Value, ...]]:
    """A condition on the columns `private_to` and `dog` of the table alias `of`, and its values."""
    sql = f"({of}.private_to IS NULL OR {of}.private_to = ?)"
    values: tuple[Value, ...] = (access.person,)
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
    sql = (
        f"({of}.private_to IS NULL OR {of}.private_to = ?) AND ("
        f"{of}.dog IN (SELECT dog FROM assignment WHERE person = ?) OR {of}.number IN"
        " (SELECT l.document FROM household l JOIN assignment a ON a.dog = l.dog WHERE a.person = ?))"
    )
    return sql, (access.person, access.person, access.person)
