"""Takes an environment down, in the order in which it can be taken down, and not while data would be lost.

Buckets, keys, images, logs and secrets stay in the account (`Retain`), the database leaves a snapshot. Still the
platform is gone afterwards: without `lose_data` nothing is done while the database protects itself.
"""

from collections.abc import Callable
from typing import Any

from longline_infra.stacks import Stacks
from longline_infra.trouble import Exit, Trouble, told
from longline_infra.watch import BUSY, first_failure, follow


def databases_of(database: Any, environment: str) -> list[tuple[str, str, bool]]:
    """The environment's databases: kind, name, and whether each refuses to be deleted."""
    with told("look at the databases"):
        clusters = database.describe_db_clusters()["DBClusters"]
        instances = database.describe_db_instances()["DBInstances"]
    found = [("cluster", one["DBClusterIdentifier"], one["DeletionProtection"]) for one in clusters]
    found += [
        ("instance", one["DBInstanceIdentifier"], one["DeletionProtection"])
        for one in instances
        if not one.get("DBClusterIdentifier")
    ]
    return [one for one in found if one[1].startswith(f"longline-{environment}-")]


def destroy(stacks: Stacks, database: Any, environment: str, *, lose_data: bool, say: Callable[[str], None]) -> None:
    """Removes the platform's stack and waits for it; raises `Trouble` when it refuses or does not get through."""
    stack = f"longline-{environment}"
    state = stacks.state(stack)
    if not state:
        say(f"There is no stack {stack}. Nothing was changed.")
        return
    if state.endswith(BUSY):
        raise Trouble(f"{stack} is {state}: wait until CloudFormation is at rest. Nothing was changed.", Exit.LATER)
    protected = [one for one in databases_of(database, environment) if one[2]]
    if protected and not lose_data:
        names = ", ".join(name for _, name, _ in protected)
        raise Trouble(
            f"{names} holds what trainers wrote and is protected. Its snapshot would stay, the running database would "
            "not. Say --lose-data to go on. Nothing was changed.",
            Exit.WOULD_LOSE_DATA,
        )
    take_protection_away(stacks, database, stack, protected)
    stacks.call(
        "delete_stack", f"remove {stack}", "The protection was taken away, nothing was removed.", StackName=stack
    )
    watch_it_go(stacks, stack, say)


def take_protection_away(stacks: Stacks, database: Any, stack: str, protected: list[tuple[str, str, bool]]) -> None:
    """First the databases', then the stack's own."""
    so_far = "Nothing was changed."
    for kind, name, _ in protected:
        with told(f"take the protection from {name}", so_far):
            if kind == "cluster":
                database.modify_db_cluster(DBClusterIdentifier=name, DeletionProtection=False, ApplyImmediately=True)
            else:
                database.modify_db_instance(DBInstanceIdentifier=name, DeletionProtection=False, ApplyImmediately=True)
        so_far = f"{name} is no longer protected; nothing was removed."
    stacks.call(
        "update_termination_protection",
        f"take the protection from {stack}",
        so_far,
        StackName=stack,
        EnableTerminationProtection=False,
    )


def watch_it_go(stacks: Stacks, stack: str, say: Callable[[str], None]) -> None:
    """Waits until the stack is gone, or says what holds it."""
    described = stacks.describe(stack)
    if described is None:
        say(f"{stack} is gone.")
        return
    state = follow(stacks, described["StackId"], say)
    if state in {"", "DELETE_COMPLETE"}:
        say(
            f"{stack} is gone. Buckets, keys, images, logs and secrets stay; docs/infrastructure/destroy.md lists them."
        )
        return
    failure = first_failure(stacks, described["StackId"])
    cause = f" {failure.stack}/{failure.name} ({failure.kind}): {failure.reason}" if failure else ""
    raise Trouble(f"{stack} is {state}; a part of it is gone, the rest stays.{cause}")
