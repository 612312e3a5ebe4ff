"""CloudFormation as this package uses it: stacks, change sets and what happened to them.

Every call says what it was for when it fails, and what had happened by then. Nothing here prints or decides.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from longline_infra.trouble import Trouble, message_of, told

Pause = Callable[[float], None]
CAPABILITIES = ["CAPABILITY_NAMED_IAM"]
NOTHING_CHANGES = ("didn't contain changes", "No updates are to be performed")


@dataclass(frozen=True)
class Change:
    """What a change set would do to one resource."""

    stack: str
    action: str  # Add, Modify, Remove, Import, Dynamic
    name: str
    kind: str
    replacement: str = ""  # True, False, Conditional, or nothing for what is new or goes


@dataclass(frozen=True)
class Event:
    """What happened to one resource."""

    stack: str
    name: str
    kind: str
    state: str
    reason: str
    physical: str

    @property
    def failed(self) -> bool:
        """Whether it went wrong by itself, not because another one did."""
        return self.state.endswith("_FAILED") and "cancelled" not in self.reason


class Stacks:
    """CloudFormation in one account and region. `pause` waits so many seconds between two looks."""

    def __init__(self, client: Any, pause: Pause = time.sleep) -> None:
        self._client = client
        self._pause = pause

    def describe(self, name: str) -> dict[str, Any] | None:
        """A stack, or nothing when there is none."""
        with told(f"look at the stack {name}"):
            try:
                found: dict[str, Any] = self._client.describe_stacks(StackName=name)["Stacks"][0]
            except ClientError as error:
                if "does not exist" in message_of(error):
                    return None
                raise
        return found

    def state(self, name: str) -> str:
        """A stack's state; empty when there is none. One that was only ever looked at (in review) counts as none."""
        stack = self.describe(name)
        return "" if stack is None or stack["StackStatus"] == "REVIEW_IN_PROGRESS" else str(stack["StackStatus"])

    def outputs(self, name: str) -> dict[str, str]:
        """A stack's outputs by name; none when there is no stack."""
        stack = self.describe(name) or {}
        return {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", [])}

    def make_change_set(
        self, stack: str, name: str, *, body: str, parameters: dict[str, str], role: str | None, nested: bool = True
    ) -> bool:
        """Makes a change set and waits for it; False when nothing would change.

        One for a new stack does not look into nested ones: all of it is new, and CloudFormation would ask whether
        networks exist whose names it does not know yet.
        """
        kind = "UPDATE" if self.state(stack) else "CREATE"
        asked: dict[str, Any] = {"RoleARN": role} if role else {}
        with told(f"make the change set {name}"):
            self._client.create_change_set(
                StackName=stack,
                ChangeSetName=name,
                ChangeSetType=kind,
                TemplateBody=body,
                Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
                Capabilities=CAPABILITIES,
                IncludeNestedStacks=nested and kind == "UPDATE",
                **asked,
            )
        return self._wait_for_change_set(stack, name)

    def _wait_for_change_set(self, stack: str, name: str) -> bool:
        while True:
            with told(f"look at the change set {name}", f"The change set {name} stays; nothing else was changed."):
                found = self._client.describe_change_set(StackName=stack, ChangeSetName=name)
            state, reason = found["Status"], found.get("StatusReason", "")
            if state == "CREATE_COMPLETE":
                return True
            if state == "FAILED" and any(text in reason for text in NOTHING_CHANGES):
                return False
            if state == "FAILED":
                raise Trouble(f"The change set could not be made: {reason} Nothing was changed.")
            self._pause(3)

    def changes(self, stack: str, change_set: str) -> Iterator[Change]:
        """What a change set would do, those of its nested stacks too."""
        token: dict[str, str] = {}
        while True:
            with told("read the change set", "Nothing was changed."):
                page = self._client.describe_change_set(StackName=stack, ChangeSetName=change_set, **token)
            for entry in page.get("Changes", []):
                found = entry.get("ResourceChange", {})
                yield Change(
                    stack=page["StackName"],
                    action=found["Action"],
                    name=found["LogicalResourceId"],
                    kind=found["ResourceType"],
                    replacement=found.get("Replacement", ""),
                )
                if found.get("ChangeSetId"):
                    yield from self.changes(found.get("PhysicalResourceId") or stack, found["ChangeSetId"])
            if not page.get("NextToken"):
                return
            token = {"NextToken": page["NextToken"]}

    def remove_change_set(self, stack: str, name: str) -> None:
        """Removes a change set that was only looked at, and the empty stack that it leaves unless others use it."""
        with told("remove the change set", f"The change set {name} stays; nothing else was changed."):
            self._client.delete_change_set(StackName=stack, ChangeSetName=name)
            found = self.describe(stack)
            if found is None or found["StackStatus"] != "REVIEW_IN_PROGRESS":
                return
            others = self._client.list_change_sets(StackName=stack)["Summaries"]
            if not [one for one in others if one["StackName"] == stack]:
                self._client.delete_stack(StackName=stack)

    def execute(self, stack: str, name: str) -> None:
        """Lets a change set happen."""
        with told("execute the change set", f"The change set {name} stays and was not executed."):
            self._client.execute_change_set(StackName=stack, ChangeSetName=name)

    def events(self, stack: str) -> Iterator[Event]:
        """What happened to a stack's own resources, the newest first."""
        token: dict[str, str] = {}
        while True:
            with told(f"read what happened to {stack}", "What was begun goes on by itself."):
                page = self._client.describe_stack_events(StackName=stack, **token)
            for one in page["StackEvents"]:
                yield Event(
                    stack=one["StackName"],
                    name=one["LogicalResourceId"],
                    kind=one["ResourceType"],
                    state=one.get("ResourceStatus", ""),
                    reason=one.get("ResourceStatusReason", ""),
                    physical=one.get("PhysicalResourceId", ""),
                )
            if not page.get("NextToken"):
                return
            token = {"NextToken": page["NextToken"]}

    def resources(self, stack: str) -> list[dict[str, Any]]:
        """A stack's own resources with their states."""
        with told(f"list the resources of {stack}", "What was begun goes on by itself."):
            pages = self._client.get_paginator("list_stack_resources").paginate(StackName=stack)
            return [one for page in pages for one in page["StackResourceSummaries"]]

    def call(self, operation: str, doing: str, so_far: str = "Nothing was changed.", **arguments: Any) -> Any:
        """One of the calls that need no more than a sentence: cancel, continue, delete, protect."""
        with told(doing, so_far):
            return getattr(self._client, operation)(**arguments)

    def pause(self, seconds: float) -> None:
        """Waits between two looks."""
        self._pause(seconds)
