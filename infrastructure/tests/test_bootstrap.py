"""What stands before the first push: two stacks, nothing half done without saying so."""

from typing import Any

import pytest
from botocore.stub import ANY

from asking import ID, change, change_set, event, nothing_yet, resources, run
from fake_aws import Stubs, stack
from longline_infra.bootstrap import HANDED_ON
from longline_infra.trouble import Exit

NEEDED = ["--set", "ConnectionArn=arn:aws:codeconnections:::c", "--set", "Repository=somebody/longline"]
OUTPUTS = [{"OutputKey": name, "OutputValue": f"the-{name}"} for name in HANDED_ON]


def standing(aws: Stubs, before: dict[str, str], times: int) -> None:
    """A stack that is up, with these parameters, asked for so many times."""
    parameters = [{"ParameterKey": name, "ParameterValue": value} for name, value in before.items()]
    for _ in range(times):
        aws.answer("describe_stacks", stack("CREATE_COMPLETE", Parameters=parameters))


def empty_change_set(aws: Stubs, name: str, parameters: dict[str, str]) -> None:
    """A change set with these parameters, that changes nothing."""
    asked: dict[str, Any] = {
        "StackName": name,
        "ChangeSetName": "longline-bootstrap",
        "ChangeSetType": "UPDATE",
        "TemplateBody": ANY,
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        "Capabilities": ANY,
        "IncludeNestedStacks": False,
    }
    aws.answer("describe_stacks", stack("CREATE_COMPLETE"))
    aws.answer("create_change_set", {"Id": ID}, expected=asked)
    aws.answer("describe_change_set", change_set("FAILED", reason="No updates are to be performed."))
    aws.answer("delete_change_set", {})
    aws.answer("describe_stacks", stack("CREATE_COMPLETE"))


def test_done_again_keeps_what_is_not_given(aws: Stubs, capsys: pytest.CaptureFixture[str]) -> None:
    below = {"Environment": "production", "AccountParameters": '{"HelmSha256": "1"}'}
    above = {"Branch": "main", "Repository": "somebody/longline", "ConnectionArn": "arn:aws:codeconnections:::c"}
    standing(aws, below, 3)
    standing(aws, above, 3)
    empty_change_set(aws, "longline-bootstrap-production", below)
    aws.answer("describe_stacks", stack("CREATE_COMPLETE", Outputs=OUTPUTS))
    given = above | {"Branch": "next", "Environment": "production"} | {name: f"the-{name}" for name in HANDED_ON}
    empty_change_set(aws, "longline-bootstrap-production-pipelines", given)
    assert run(aws, "bootstrap", "production", "--yes", "--set", "Branch=next") == Exit.DONE
    assert capsys.readouterr().out.count("Nothing to do.") == 2


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (NEEDED[:2], "Missing: Repository. Give it with --set."),
        ([*NEEDED, "--set", "Colour=red"], "knows no parameter Colour."),
        ([*NEEDED, "--set", "KeyArn=a-key"], "knows no parameter KeyArn."),
    ],
)
def test_what_cannot_work_is_refused_before_anything_is_made(
    aws: Stubs, capsys: pytest.CaptureFixture[str], given: list[str], sentence: str
) -> None:
    nothing_yet(aws, 4)
    assert run(aws, "bootstrap", "production", "--yes", *given) == Exit.WRONG
    assert f"{sentence} Nothing was changed." in capsys.readouterr().err


def foundation_goes_up(aws: Stubs, ends: str) -> None:
    """Nothing is there; the first stack's change set is made, executed, and ends like this."""
    nothing_yet(aws, 5)
    aws.answer("create_change_set", {"Id": ID})
    aws.answer("describe_change_set", change_set())
    aws.answer("describe_change_set", change_set("CREATE_COMPLETE", change()))
    aws.answer("execute_change_set", {})
    aws.answer("list_stack_resources", resources("CREATE_COMPLETE"))
    aws.answer("describe_stacks", stack(ends))


def test_pipelines_are_not_begun_where_the_foundation_failed(aws: Stubs, capsys: pytest.CaptureFixture[str]) -> None:
    foundation_goes_up(aws, "ROLLBACK_COMPLETE")
    failed = event("Key", "AWS::KMS::Key", "CREATE_FAILED", "the principal does not exist")
    aws.answer("describe_stack_events", {"StackEvents": [failed]})
    assert run(aws, "bootstrap", "production", "--yes", *NEEDED) == Exit.FAILED
    assert "the principal does not exist" in capsys.readouterr().err


def test_whoever_stops_between_the_two_is_told_what_stands(
    aws: Stubs, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    foundation_goes_up(aws, "CREATE_COMPLETE")
    aws.answer("describe_stacks", stack("CREATE_COMPLETE", Outputs=OUTPUTS))
    nothing_yet(aws)
    aws.answer("create_change_set", {"Id": ID})
    aws.answer("describe_change_set", change_set())
    aws.answer("describe_change_set", change_set("CREATE_COMPLETE", change()))
    aws.answer("delete_change_set", {})
    nothing_yet(aws)
    answers = iter(["yes", "no"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert run(aws, "bootstrap", "production", *NEEDED) == Exit.DONE
    said = capsys.readouterr().out
    assert "Not agreed. longline-bootstrap-production is up, the pipelines were not changed" in said
