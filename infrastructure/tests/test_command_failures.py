"""`longline-infra` when AWS says no: each call fails in each way, and the person is told what was done by then."""

import pytest

from asking import FAILURES, ID, change, change_set, nothing_yet, planned, run, up_to_the_change_set
from fake_aws import Stubs, stack
from longline_infra.cli import main
from longline_infra.settings import parameters_of
from longline_infra.trouble import Exit


@pytest.mark.parametrize(("code", "expected", "sentence"), FAILURES)
def test_first_look_that_fails_is_told(
    aws: Stubs, capsys: pytest.CaptureFixture[str], code: str, expected: Exit, sentence: str
) -> None:
    aws.fail("describe_stacks", code)
    assert run(aws, "status", "production") == expected
    said = capsys.readouterr().err
    assert sentence in said
    assert "Nothing was changed." in said


@pytest.mark.parametrize(("code", "expected", "sentence"), FAILURES)
def test_change_set_that_cannot_be_asked_for_is_told(
    aws: Stubs, packaged: str, capsys: pytest.CaptureFixture[str], code: str, expected: Exit, sentence: str
) -> None:
    up_to_the_change_set(aws)
    aws.fail("create_change_set", code)
    assert planned(aws, packaged) == expected
    said = capsys.readouterr().err
    assert sentence in said
    assert "Nothing was changed." in said


@pytest.mark.parametrize(("code", "expected", "sentence"), FAILURES)
def test_change_set_that_cannot_be_looked_at_is_said_to_stay(
    aws: Stubs, packaged: str, capsys: pytest.CaptureFixture[str], code: str, expected: Exit, sentence: str
) -> None:
    up_to_the_change_set(aws)
    aws.answer("create_change_set", {"Id": ID})
    aws.fail("describe_change_set", code)
    assert planned(aws, packaged) == expected
    assert "The change set longline-plan stays; nothing else was changed." in capsys.readouterr().err


@pytest.mark.parametrize(("code", "expected", "sentence"), FAILURES)
def test_change_set_that_cannot_be_executed_is_said_to_stay(
    aws: Stubs, packaged: str, capsys: pytest.CaptureFixture[str], code: str, expected: Exit, sentence: str
) -> None:
    up_to_the_change_set(aws)
    aws.answer("create_change_set", {"Id": ID})
    aws.answer("describe_change_set", change_set())
    aws.answer("describe_change_set", change_set("CREATE_COMPLETE", change()))
    aws.fail("execute_change_set", code)
    assert planned(aws, packaged, "apply", "--yes") == expected
    assert "stays and was not executed" in capsys.readouterr().err


def test_no_keys_at_all_are_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    assert main(["status", "production"]) == Exit.SIGN_IN
    assert "There are no AWS keys here" in capsys.readouterr().err


def test_no_region_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    assert main(["status", "production"]) == Exit.WRONG
    assert "No region is set" in capsys.readouterr().err


def test_aws_out_of_reach_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")  # nobody listens there
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setattr("longline_infra.cli.PATIENT", None)
    assert main(["status", "production"]) == Exit.LATER
    assert "could not be reached" in capsys.readouterr().err


def test_empty_change_set_is_a_success_and_is_removed(
    aws: Stubs, packaged: str, capsys: pytest.CaptureFixture[str]
) -> None:
    up_to_the_change_set(aws)
    aws.answer("create_change_set", {"Id": ID})
    aws.answer("describe_change_set", change_set("FAILED", reason="The submitted information didn't contain changes."))
    aws.answer("delete_change_set", {})
    aws.answer("describe_stacks", stack("UPDATE_COMPLETE"))
    assert planned(aws, packaged, "apply", "--yes") == Exit.DONE
    assert "Nothing to do." in capsys.readouterr().out


@pytest.mark.parametrize("others", [[], ["review"]])
def test_plan_of_a_new_stack_leaves_the_stack_of_others_review(aws: Stubs, packaged: str, others: list[str]) -> None:
    """The pipeline's own change set lives in the same empty stack."""
    up_to_the_change_set(aws)
    aws.answer("create_change_set", {"Id": ID})
    aws.answer("describe_change_set", change_set())
    aws.answer("describe_change_set", change_set("CREATE_COMPLETE", change()))
    aws.answer("delete_change_set", {})
    aws.answer("describe_stacks", stack("REVIEW_IN_PROGRESS"))
    summaries = [{"StackName": "longline-production", "ChangeSetName": name} for name in others]
    aws.answer("list_change_sets", {"Summaries": summaries})
    if not others:
        aws.answer("delete_stack", {})
    assert planned(aws, packaged) == Exit.DONE


def test_change_set_that_fails_stops_and_says_why(
    aws: Stubs, packaged: str, capsys: pytest.CaptureFixture[str]
) -> None:
    up_to_the_change_set(aws)
    aws.answer("create_change_set", {"Id": ID})
    aws.answer("describe_change_set", change_set("CREATE_IN_PROGRESS"))
    aws.answer("describe_change_set", change_set("FAILED", reason="Parameter Cidr failed to satisfy constraint."))
    assert planned(aws, packaged, "apply", "--yes") == Exit.FAILED
    assert "Parameter Cidr failed to satisfy constraint. Nothing was changed." in capsys.readouterr().err
    assert aws.pauses == [3]


def test_plan_shows_nested_changes_replacements_and_what_holds_data(
    aws: Stubs, packaged: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = [{"ParameterKey": name, "ParameterValue": value} for name, value in small().items()]
    nothing_yet(aws)
    for _ in range(4):
        aws.answer("describe_stacks", stack("UPDATE_COMPLETE", Parameters=before))
    aws.answer("create_change_set", {"Id": ID})
    aws.answer("describe_change_set", change_set())
    nested = change("Modify", "AWS::CloudFormation::Stack", ChangeSetId=ID, PhysicalResourceId="data")
    aws.answer("describe_change_set", change_set("CREATE_COMPLETE", nested))
    inside = change("Modify", "AWS::RDS::DBCluster", Replacement="True")
    aws.answer("describe_change_set", change_set("CREATE_COMPLETE", inside, change("Remove")))
    aws.answer("delete_change_set", {})
    aws.answer("describe_stacks", stack("UPDATE_COMPLETE"))
    assert planned(aws, packaged) == Exit.DONE
    said = capsys.readouterr().out
    assert "~ longline-production/Keys (AWS::RDS::DBCluster) is REPLACED" in said.splitlines()[0]
    assert "0 new, 1 changed, 1 removed, 1 replaced" in said
    assert "HOLDS DATA" in said
    assert "against now." in said


def small() -> dict[str, str]:
    return parameters_of("small", more={"KubectlSha256": "0" * 64})


@pytest.mark.parametrize(
    ("state", "expected", "sentence"),
    [
        ("UPDATE_IN_PROGRESS", Exit.LATER, "wait until CloudFormation is at rest"),
        ("ROLLBACK_COMPLETE", Exit.FAILED, "destroy it, then apply again"),
        ("UPDATE_ROLLBACK_FAILED", Exit.FAILED, "rollback first"),
        ("DELETE_FAILED", Exit.FAILED, "destroy it again"),
    ],
)
def test_stack_that_cannot_be_changed_is_left_alone(
    aws: Stubs, packaged: str, capsys: pytest.CaptureFixture[str], state: str, expected: Exit, sentence: str
) -> None:
    nothing_yet(aws)
    aws.answer("describe_stacks", stack(state))
    assert planned(aws, packaged, "apply", "--yes") == expected
    said = capsys.readouterr().err
    assert sentence in said
    assert "Nothing was changed." in said
