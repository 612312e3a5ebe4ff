"""A contract for import-linter: a room's `repository` and `rules` are imported by that room alone.

import-linter's own contracts name modules one by one, so that a new room would be unprotected until somebody
remembered to list it. This one looks at names: whatever is called repository or rules (or ends in _repository,
_rules) directly inside a room of the root package belongs to that room.
"""

from grimp import ImportGraph
from importlinter.application import output
from importlinter.domain.contract import Contract, ContractCheck

PRIVATE = ("repository", "rules")
OPEN = ("measures",)  # its rules are the trade's (when to push, when it is mastered), made for every floor above


class PrivateFurniture(Contract):
    """Nobody reaches into another room's repository or rules."""

    type_name = "private_furniture"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Kept when every import of a private module comes from its own room."""
        output.verbose_print(verbose, "Looking for imports of another room's repository or rules.")
        broken = sorted(
            (importer, private)
            for private in graph.modules
            if (room := room_of(private)) is not None
            for importer in graph.find_modules_that_directly_import(private)
            if not f"{importer}.".startswith(f"{room}.")
        )
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line for each import that is not allowed."""
        for importer, private in check.metadata["broken"]:
            output.print_error(f"{importer} imports {private}, which is private to {room_of(private)}.")


def room_of(module: str) -> str | None:
    """The room that a private module belongs to, or nothing for a module that is not private."""
    parts = module.split(".")
    if len(parts) < 3 or parts[1] in OPEN:
        return None
    if any(parts[2] == name or parts[2].endswith(f"_{name}") for name in PRIVATE):
        return ".".join(parts[:2])
    return None
