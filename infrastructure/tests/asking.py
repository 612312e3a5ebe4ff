"""What AWS is asked in a usual run of the command, and its usual answers, for tests that then let one call fail."""

from typing import Any

from fake_aws import Stubs
from longline_infra.cli import main
from longline_infra.trouble import Exit

ID = "arn:aws:cloudformation:eu-central-1:123456789012:changeSet/longline-plan/1"
FAILURES = [
    ("ExpiredToken", Exit.SIGN_IN, "have expired"),
    ("UnrecognizedClientException", Exit.SIGN_IN, "have expired or are wrong"),
    ("AccessDenied", Exit.NOT_PERMITTED, "Not permitted to"),
    ("Throttling", Exit.LATER, "asked too much"),
    ("ServiceUnavailable", Exit.LATER, "Try again later"),
    ("ValidationError", Exit.FAILED, "told by AWS"),
]


def run(aws: Stubs, *arguments: str) -> int:
    code = main(arguments, clients=aws, pause=aws.pause)
    aws.all_asked()
    return code


def planned(aws: Stubs, folder: str, verb: str = "plan", *more: str) -> int:
    return run(aws, verb, "production", "--packaged", folder, "--set", f"KubectlSha256={'0' * 64}", *more)


def nothing_yet(aws: Stubs, times: int = 1) -> None:
    """The account has no such stack."""
    for _ in range(times):
        aws.fail("describe_stacks", "ValidationError", "Stack with id longline does not exist")


def up_to_the_change_set(aws: Stubs) -> None:
    """What plan and apply ask before they make a change set: the bootstrap, and three times the state."""
    nothing_yet(aws, 4)


def change(action: str = "Add", kind: str = "AWS::SNS::Topic", **more: Any) -> dict[str, Any]:
    found = {"Action": action, "LogicalResourceId": "Keys", "ResourceType": kind} | more
    return {"Type": "Resource", "ResourceChange": found}


def change_set(state: str = "CREATE_COMPLETE", *changes: dict[str, Any], reason: str = "") -> dict[str, Any]:
    return {"StackName": "longline-production", "Status": state, "StatusReason": reason, "Changes": list(changes)}


def resources(*states: str) -> dict[str, Any]:
    return {
        "StackResourceSummaries": [
            {
                "LogicalResourceId": f"R{number}",
                "ResourceType": "AWS::SNS::Topic",
                "ResourceStatus": state,
                "LastUpdatedTimestamp": "2026-11-27T00:00:00Z",
            }
            for number, state in enumerate(states)
        ]
    }


def event(name: str, kind: str, state: str, reason: str = "", physical: str = "x") -> dict[str, Any]:
    return {
        "StackId": "s",
        "EventId": name + state,
        "StackName": "longline-production",
        "Timestamp": "2026-11-27T00:00:00Z",
        "LogicalResourceId": name,
        "ResourceType": kind,
        "ResourceStatus": state,
        "ResourceStatusReason": reason,
        "PhysicalResourceId": physical,
    }
