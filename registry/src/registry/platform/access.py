"""Who is asking: resolved once at the door by the accounts room, then only read.

It lies on the ground floor because the one write path and the search index decide by it, too.
"""

from typing import Literal

import msgspec

Role = Literal["owner", "trainer", "assistant", "viewer"]
Scope = Literal["read", "write", "admin"]

EVERYBODY: frozenset[Role] = frozenset({"owner", "trainer", "assistant", "viewer"})
WRITERS: frozenset[Role] = frozenset({"owner", "trainer", "assistant"})
TRAINERS: frozenset[Role] = frozenset({"owner", "trainer"})
OWNERS: frozenset[Role] = frozenset({"owner"})


class Access(msgspec.Struct, frozen=True, gc=False):
    """A person acting in one organization.

    `person` and `organization` are the database's numbers, `person_id` and `organization_id` the ids that
    callers see. `session` is the id of the browser session and `seen_ms` when that was last noted as used; both
    are None for a personal access token.
    """

    person: int
    person_id: str
    person_name: str
    organization: int
    organization_id: str
    role: Role
    scopes: frozenset[Scope]
    csrf_token: str | None = None
    session: str | None = None
    seen_ms: int | None = None

    @property
    def only_assigned_dogs(self) -> bool:
        """Assistants see the dogs they are assigned to, and what is written about those."""
        return self.role == "assistant"
