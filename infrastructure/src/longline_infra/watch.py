"""Watches a stack while CloudFormation works on it: how far it is, and what failed first."""

from collections.abc import Callable
from dataclasses import dataclass

from longline_infra.stacks import Event, Stacks
from longline_infra.templates import NESTED
from longline_infra.trouble import Exit, Trouble

WIDTH = 30
SUCCEEDED = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"}
BUSY = "_IN_PROGRESS"


@dataclass(frozen=True)
class Progress:
    """How many resources there are, nested ones too, and how many are as they should be."""

    state: str
    done: int
    known: int


def progress(stacks: Stacks, stack: str) -> Progress:
    """Counts a stack's resources, those of its nested stacks too."""
    done = known = 0
    waiting = [stack]
    while waiting:
        for one in stacks.resources(waiting.pop()):
            known += 1
            done += one["ResourceStatus"].endswith("_COMPLETE")
            if one["ResourceType"] == NESTED and one.get("PhysicalResourceId"):
                waiting.append(one["PhysicalResourceId"])
    return Progress(stacks.state(stack), done, known)


def bar(found: Progress) -> str:
    """`[#####.....] 12 of 40 UPDATE_IN_PROGRESS`."""
    filled = WIDTH * found.done // found.known if found.known else 0
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {found.done} of {found.known} {found.state or 'no stack'}"


def first_failure(stacks: Stacks, stack: str) -> Event | None:
    """The resource that failed first in the last attempt.

    A nested stack fails because something in it did: then it is that resource. What was cancelled because another one
    failed does not count.
    """
    failed = [event for event in last_attempt(stacks, stack) if event.failed]
    if not failed:
        return None
    first = failed[-1]
    inside = first.kind == NESTED and first.physical and first.physical != stack
    return (first_failure(stacks, first.physical) or first) if inside else first


def last_attempt(stacks: Stacks, stack: str) -> list[Event]:
    """The events since somebody last began something, the newest first."""
    found: list[Event] = []
    for event in stacks.events(stack):
        found.append(event)
        own = event.kind == NESTED and event.name == event.stack
        if own and event.state in {"CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS"}:
            break
    return found


def follow(stacks: Stacks, stack: str, say: Callable[[str], None]) -> str:
    """Says how far it is until CloudFormation is at rest; hands back the last state."""
    said = ""
    while True:
        found = progress(stacks, stack)
        if bar(found) != said:
            said = bar(found)
            say(said)
        if not found.state.endswith(BUSY):
            return found.state
        stacks.pause(5)


def must_have_succeeded(stacks: Stacks, stack: str, state: str) -> None:
    """Raises `Trouble` with the first cause unless the stack is as it should be."""
    if state in SUCCEEDED:
        return
    failure = first_failure(stacks, stack)
    cause = f" First failed {failure.stack}/{failure.name} ({failure.kind}): {failure.reason}" if failure else ""
    raise Trouble(f"{stack} is {state or 'gone'}. {ADVICE.get(state, '')}{cause}".strip(), Exit.FAILED)


ADVICE = {
    "ROLLBACK_COMPLETE": "The first attempt failed and was taken back: destroy it and apply again.",
    "ROLLBACK_FAILED": "It could not be taken back: destroy says what holds it.",
    "UPDATE_ROLLBACK_COMPLETE": "The change failed and was taken back; what ran before runs on.",
    "UPDATE_ROLLBACK_FAILED": "The change failed and could not be taken back: run rollback when the cause is gone.",
    "DELETE_FAILED": "Something could not be removed.",
    "CREATE_FAILED": "The first attempt failed.",
    "UPDATE_FAILED": "The change failed.",
}
