"""Plans, applies and rolls back: what the pipeline does, done from a terminal.

Nothing is executed that was not shown before. `apply` makes one change set, shows it, and executes that same one.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from longline_infra.packaging import package, packaged
from longline_infra.prices import difference
from longline_infra.report import diff, endangers_data
from longline_infra.settings import Parameters, parameters_of
from longline_infra.stacks import Stacks
from longline_infra.trouble import Exit, Trouble, told
from longline_infra.watch import BUSY, follow, must_have_succeeded

Say = Callable[[str], None]
CANNOT_CHANGE = {
    "ROLLBACK_COMPLETE": "Its first attempt failed: destroy it, then apply again.",
    "ROLLBACK_FAILED": "Its first attempt could not be taken back: destroy it.",
    "UPDATE_ROLLBACK_FAILED": "Its last change could not be taken back: rollback first.",
    "DELETE_FAILED": "It could not be removed entirely: destroy it again.",
}


@dataclass(frozen=True)
class Wanted:
    """A platform as somebody asked for it."""

    environment: str
    body: str
    parameters: Parameters
    role: str | None

    @property
    def stack(self) -> str:
        """Its stack."""
        return f"longline-{self.environment}"


def foundation(environment: str) -> str:
    """The bootstrap's stack. Its name does not begin like the platform's: their roles are told apart by that."""
    return f"longline-bootstrap-{environment}"


def wanted(
    stacks: Stacks, parameter_store: Any, environment: str, *, more: Parameters, role: str | None, folder: str | None
) -> Wanted:
    """The platform of an environment, packaged: from `folder`, or now, into the bootstrap's bucket."""
    made = stacks.outputs(foundation(environment))
    if not made and not folder:
        raise Trouble(
            f"{environment} has no bootstrap yet: run `longline-infra bootstrap {environment}` first.", Exit.WRONG
        )
    account = account_parameters(parameter_store, environment) if made else "{}"
    links = {"ArtefactBucketArn": made["BucketArn"], "PipelineKeyArn": made["KeyArn"]} if made else {}
    parameters = parameters_of(environment, account, links | more)
    if folder:
        body = packaged(Path(folder) / "master.yaml")
    else:
        with tempfile.TemporaryDirectory() as place:
            body = package(made["BucketName"], Path(place) / "master.yaml", made["KeyArn"])
    return Wanted(environment, body, parameters, role or made.get("DeployRoleArn"))


def account_parameters(parameter_store: Any, environment: str) -> str:
    """What the bootstrap stack keeps of the account."""
    with told("read the account's parameters"):
        found = parameter_store.get_parameter(Name=f"/longline/{environment}/parameters")
    return str(found["Parameter"]["Value"])


def parameters_now(stacks: Stacks, stack: str) -> Parameters | None:
    """The parameters that a stack runs with; none before there is one."""
    if not stacks.state(stack):
        return None
    found = stacks.describe(stack) or {}
    return {one["ParameterKey"]: one["ParameterValue"] for one in found.get("Parameters", [])}


def must_be_changeable(stacks: Stacks, stack: str) -> None:
    """Refuses what CloudFormation would refuse, and says what to do instead."""
    state = stacks.state(stack)
    if state.endswith(BUSY):
        raise Trouble(f"{stack} is {state}: wait until CloudFormation is at rest. Nothing was changed.", Exit.LATER)
    if state in CANNOT_CHANGE:
        raise Trouble(f"{stack} is {state}. {CANNOT_CHANGE[state]} Nothing was changed.")


def show(stacks: Stacks, asked: Wanted, name: str, *, say: Say, colour: bool) -> bool:
    """Makes a change set and says what it would do; False when nothing would change."""
    must_be_changeable(stacks, asked.stack)
    before = parameters_now(stacks, asked.stack)
    if not stacks.make_change_set(asked.stack, name, body=asked.body, parameters=asked.parameters, role=asked.role):
        stacks.remove_change_set(asked.stack, name)
        say(f"{asked.stack} is as the templates say. Nothing to do.")
        return False
    changes = list(stacks.changes(asked.stack, name))
    say(diff(changes, colour=colour))
    say(difference(before, asked.parameters))
    for change in endangers_data(changes):
        say(f"HOLDS DATA: {change.stack}/{change.name} ({change.kind}) would be taken away: docs/runbooks/restore.md")
    return True


def plan(stacks: Stacks, asked: Wanted, *, say: Say, colour: bool) -> None:
    """Says what would change, and leaves nothing behind."""
    name = "longline-plan"
    if show(stacks, asked, name, say=say, colour=colour):
        stacks.remove_change_set(asked.stack, name)
        say("Nothing was changed.")


def apply(stacks: Stacks, asked: Wanted, *, agree: Callable[[], bool], say: Say, colour: bool) -> None:
    """Shows the change, asks, lets it happen, and watches until CloudFormation is at rest."""
    name = "longline-apply"
    if not show(stacks, asked, name, say=say, colour=colour):
        return
    if not agree():
        stacks.remove_change_set(asked.stack, name)
        say("Not agreed. Nothing was changed.")
        return
    stacks.execute(asked.stack, name)
    must_have_succeeded(stacks, asked.stack, follow(stacks, asked.stack, say))
    protect(stacks, asked)
    say(f"{asked.stack} is up.")


def protect(stacks: Stacks, asked: Wanted) -> None:
    """Keeps the stack from being deleted by mistake, where its database is kept too."""
    if asked.parameters.get("DeletionProtection") == "true":
        stacks.call(
            "update_termination_protection",
            f"protect {asked.stack}",
            f"{asked.stack} is up, but it can be deleted by mistake.",
            StackName=asked.stack,
            EnableTerminationProtection=True,
        )


def rollback(stacks: Stacks, environment: str, *, say: Say) -> None:
    """Takes back a change that is under way, or one that got stuck while it was taken back."""
    stack = f"longline-{environment}"
    state = stacks.state(stack)
    if state == "UPDATE_IN_PROGRESS":
        stacks.call("cancel_update_stack", "take the change back", "The change goes on.", StackName=stack)
    elif state == "UPDATE_ROLLBACK_FAILED":
        stacks.call("continue_update_rollback", "go on taking the change back", StackName=stack)
    elif state in {"UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_IN_PROGRESS"}:
        say(f"{stack} is {state}: it cannot be stopped any more.")
    else:
        raise Trouble(
            f"{stack} is {state or 'not there'}: there is no change to take back. To go back to an earlier "
            "version, revert the commit; the pipeline makes a change set of that. Nothing was changed.",
            Exit.WRONG,
        )
    last = follow(stacks, stack, say)
    if last not in {"UPDATE_ROLLBACK_COMPLETE", "UPDATE_COMPLETE"}:
        must_have_succeeded(stacks, stack, last)
    say(f"{stack} is {last}.")
