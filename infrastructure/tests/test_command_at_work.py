"""`longline-infra` while CloudFormation works, after it failed, and when it takes something back or down."""

import pytest

from asking import FAILURES, ID, change, change_set, event, planned, resources, run, up_to_the_change_set
from fake_aws import Stubs, stack
from longline_infra.trouble import Exit

STACK = "AWS::CloudFormation::Stack"


def failed_attempt(aws: Stubs) -> None:
    """The newest first: a nested stack failed because a resource in it did; the rest was cancelled."""
    begun = event("longline-production", STACK, "UPDATE_IN_PROGRESS", "User Initiated", "longline-production")
    aws.answer(
        "describe_stack_events",
        {
            "StackEvents": [
                event("Bastion", STACK, "CREATE_FAILED", "Resource creation cancelled"),
                event("Data", STACK, "UPDATE_FAILED", "Embedded stack was not successfully updated", "data"),
                begun,
                event("Old", "AWS::SNS::Topic", "CREATE_FAILED", "from an earlier attempt"),
            ]
        },
    )
    aws.answer(
        "describe_stack_events",
        {"StackEvents": [event("Instance", "AWS::RDS::DBInstance", "UPDATE_FAILED", "Cannot find version 17.99")]},
    )


def test_change_that_fails_is_followed_to_its_first_cause(
    aws: Stubs, packaged: str, capsys: pytest.CaptureFixture[str]
) -> None:
    up_to_the_change_set(aws)
    aws.answer("create_change_set", {"Id": ID})
    aws.answer("describe_change_set", change_set())
    aws.answer("describe_change_set", change_set("CREATE_COMPLETE", change()))
    aws.answer("execute_change_set", {})
    aws.answer("list_stack_resources", resources("UPDATE_COMPLETE", "UPDATE_IN_PROGRESS"))
    aws.answer("describe_stacks", stack("UPDATE_IN_PROGRESS"))
    aws.answer("list_stack_resources", resources("UPDATE_COMPLETE", "UPDATE_COMPLETE"))
    aws.answer("describe_stacks", stack("UPDATE_ROLLBACK_COMPLETE"))
    failed_attempt(aws)
    assert planned(aws, packaged, "apply", "--yes") == Exit.FAILED
    said = capsys.readouterr()
    assert "[###############...............] 1 of 2 UPDATE_IN_PROGRESS" in said.out
    assert "what ran before runs on. First failed longline-production/Instance" in said.err
    assert "Cannot find version 17.99" in said.err
    assert aws.pauses == [5]


def test_status_says_how_far_and_what_failed_first(aws: Stubs, capsys: pytest.CaptureFixture[str]) -> None:
    aws.answer("describe_stacks", stack("UPDATE_ROLLBACK_COMPLETE"))
    aws.answer("list_stack_resources", resources("UPDATE_COMPLETE"))
    aws.answer("describe_stacks", stack("UPDATE_ROLLBACK_COMPLETE"))
    failed_attempt(aws)
    assert run(aws, "status", "production") == Exit.FAILED
    assert "Cannot find version 17.99" in capsys.readouterr().out


def at_rest(aws: Stubs, state: str) -> None:
    aws.answer("list_stack_resources", resources("UPDATE_COMPLETE"))
    aws.answer("describe_stacks", stack(state))


@pytest.mark.parametrize(
    ("state", "call"),
    [("UPDATE_IN_PROGRESS", "cancel_update_stack"), ("UPDATE_ROLLBACK_FAILED", "continue_update_rollback")],
)
def test_rollback_takes_back_what_is_under_way_or_stuck(aws: Stubs, state: str, call: str) -> None:
    aws.answer("describe_stacks", stack(state))
    aws.answer(call, {})
    at_rest(aws, "UPDATE_ROLLBACK_COMPLETE")
    assert run(aws, "rollback", "production") == Exit.DONE


@pytest.mark.parametrize(("code", "expected", "sentence"), FAILURES)
def test_rollback_that_fails_is_told(
    aws: Stubs, capsys: pytest.CaptureFixture[str], code: str, expected: Exit, sentence: str
) -> None:
    aws.answer("describe_stacks", stack("UPDATE_IN_PROGRESS"))
    aws.fail("cancel_update_stack", code)
    assert run(aws, "rollback", "production") == expected
    assert "The change goes on." in capsys.readouterr().err


def test_rollback_of_a_stack_at_rest_says_how_to_go_back(aws: Stubs, capsys: pytest.CaptureFixture[str]) -> None:
    aws.answer("describe_stacks", stack("UPDATE_COMPLETE"))
    assert run(aws, "rollback", "production") == Exit.WRONG
    assert "revert the commit" in capsys.readouterr().err


def databases(aws: Stubs, protected: bool) -> None:
    cluster = {"DBClusterIdentifier": "longline-production-1", "DeletionProtection": protected}
    aws.answer("describe_db_clusters", {"DBClusters": [cluster]}, "rds")
    aws.answer("describe_db_instances", {"DBInstances": []}, "rds")


def test_destroy_refuses_while_the_database_is_protected(aws: Stubs, capsys: pytest.CaptureFixture[str]) -> None:
    aws.answer("describe_stacks", stack("UPDATE_COMPLETE"))
    databases(aws, protected=True)
    assert run(aws, "destroy", "production") == Exit.WOULD_LOSE_DATA
    assert "Say --lose-data to go on. Nothing was changed." in capsys.readouterr().err


def test_destroy_takes_protection_away_before_it_removes(aws: Stubs, capsys: pytest.CaptureFixture[str]) -> None:
    aws.answer("describe_stacks", stack("UPDATE_COMPLETE"))
    databases(aws, protected=True)
    aws.answer("modify_db_cluster", {}, "rds")
    aws.answer("update_termination_protection", {})
    aws.answer("delete_stack", {})
    aws.answer("describe_stacks", stack("DELETE_IN_PROGRESS", StackId="the-stack"))
    at_rest(aws, "DELETE_COMPLETE")
    assert run(aws, "destroy", "production", "--lose-data") == Exit.DONE
    assert "longline-production is gone." in capsys.readouterr().out


def test_destroy_that_gets_stuck_says_what_holds_it(aws: Stubs, capsys: pytest.CaptureFixture[str]) -> None:
    aws.answer("describe_stacks", stack("UPDATE_COMPLETE"))
    databases(aws, protected=False)
    aws.answer("update_termination_protection", {})
    aws.answer("delete_stack", {})
    aws.answer("describe_stacks", stack("DELETE_IN_PROGRESS", StackId="the-stack"))
    at_rest(aws, "DELETE_FAILED")
    held = event("Vpc", "AWS::EC2::VPC", "DELETE_FAILED", "The vpc has dependencies and cannot be deleted")
    aws.answer("describe_stack_events", {"StackEvents": [held]})
    assert run(aws, "destroy", "production") == Exit.FAILED
    assert "a part of it is gone, the rest stays. longline-production/Vpc" in capsys.readouterr().err


STEPS = {
    "modify_db_cluster": "rds",
    "update_termination_protection": "cloudformation",
    "delete_stack": "cloudformation",
}


@pytest.mark.parametrize(
    ("broken", "so_far"),
    [
        ("modify_db_cluster", "Nothing was changed."),
        ("update_termination_protection", "longline-production-1 is no longer protected"),
        ("delete_stack", "The protection was taken away, nothing was removed."),
    ],
)
def test_destroy_that_fails_half_way_says_how_far_it_came(
    aws: Stubs, capsys: pytest.CaptureFixture[str], broken: str, so_far: str
) -> None:
    aws.answer("describe_stacks", stack("UPDATE_COMPLETE"))
    databases(aws, protected=True)
    for step, service in STEPS.items():
        if step == broken:
            aws.fail(step, "AccessDenied", service=service)
            break
        aws.answer(step, {}, service)
    assert run(aws, "destroy", "production", "--lose-data") == Exit.NOT_PERMITTED
    assert so_far in capsys.readouterr().err
