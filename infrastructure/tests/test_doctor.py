"""`longline-infra doctor`: what it looks at before anything is made, and that one look that fails hides no other.

The stubs answer reading calls alone: one that changes something would fail these tests."""

import pytest

from asking import run
from fake_aws import Stubs
from longline_infra.doctor import pinned_addons
from longline_infra.trouble import Exit

STACK = {"StackName": "longline-dev", "StackStatus": "DELETE_COMPLETE", "CreationTime": "2026-11-27T00:00:00Z"}


def quota(aws: Stubs, most: int) -> None:
    aws.answer("get_service_quota", {"Quota": {"Value": most}}, "service-quotas")


def healthy(aws: Stubs, *, vpcs: int = 1, most: int = 5, role: bool = True, left: str = "", addon: str = "") -> None:
    """An account in which everything is as it must be, but for what a test changes."""
    aws.answer("get_caller_identity", {"Arn": "arn:aws:iam::123456789012:role/anna"}, "sts")
    aws.answer("describe_vpcs", {"Vpcs": [{"VpcId": f"vpc-{number}"} for number in range(vpcs)]}, "ec2")
    quota(aws, most)
    aws.answer("describe_addresses", {"Addresses": []}, "ec2")
    quota(aws, most)
    zones = [{"ZoneName": name} for name in ("a", "b", "c")]
    aws.answer("describe_availability_zones", {"AvailabilityZones": zones}, "ec2")
    aws.answer("list_roles", {"Roles": [A_ROLE] if role else []}, "iam")
    aws.answer("list_stacks", {"StackSummaries": [STACK]})
    groups = [{"logGroupName": "/longline/dev/pipeline"}] + ([{"logGroupName": left}] if left else [])
    aws.answer("describe_log_groups", {"logGroups": groups}, "logs")
    aws.answer("describe_repositories", {"repositories": [{"repositoryName": "someone/else"}]}, "ecr")
    aws.answer("list_secrets", {"SecretList": []}, "secretsmanager")
    for name, version in sorted(pinned_addons("1.36").items()):
        offered = "v0.0.1-eksbuild.1" if name == addon else version
        answer = {"addons": [{"addonName": name, "addonVersions": [{"addonVersion": offered}]}]}
        aws.answer("describe_addon_versions", answer, "eks")
    aws.answer("describe_db_engine_versions", {"DBEngineVersions": [{"EngineVersion": "17.6"}]}, "rds")


A_ROLE = {
    "Path": "/aws-service-role/autoscaling.amazonaws.com/",
    "RoleName": "AWSServiceRoleForAutoScaling",
    "RoleId": "AROA1234567890123456",
    "Arn": "arn:aws:iam::123456789012:role/x",
    "CreateDate": "2026-11-27T00:00:00Z",
}


def test_account_in_order_is_good(aws: Stubs, capsys: pytest.CaptureFixture[str]) -> None:
    healthy(aws)
    assert run(aws, "doctor", "dev") == Exit.DONE
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 13
    assert all(line.startswith("good") for line in said)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"vpcs": 5}, "VPCs: 5 of 5 in use, 1 needed"),
        ({"role": False}, "bootstrap with --autoscaling-role"),
        ({"left": "/longline/dev/flows"}, "left over from before: /longline/dev/flows"),
        ({"addon": "coredns"}, "EKS offers v0.0.1-eksbuild.1"),
    ],
)
def test_what_is_missing_is_named(
    aws: Stubs, capsys: pytest.CaptureFixture[str], changed: dict[str, object], sentence: str
) -> None:
    healthy(aws, **changed)  # type: ignore[arg-type] # each of its own type
    assert run(aws, "doctor", "dev") == Exit.FAILED
    bad = [line for line in capsys.readouterr().out.splitlines() if line.startswith("BAD")]
    assert len(bad) == 1
    assert sentence in bad[0]


def test_look_that_is_not_permitted_hides_no_other(aws: Stubs, capsys: pytest.CaptureFixture[str]) -> None:
    """Every service says no to its first question; the ones that nobody asked a second time are told all the same."""
    for service, operation in {
        "sts": "get_caller_identity",
        "iam": "list_roles",
        "cloudformation": "list_stacks",
        "eks": "describe_addon_versions",
        "rds": "describe_db_engine_versions",
    }.items():
        aws.fail(operation, "AccessDenied", service=service)
    for operation in ("describe_vpcs", "describe_addresses", "describe_availability_zones"):
        aws.fail(operation, "UnauthorizedOperation", service="ec2")
    assert run(aws, "doctor", "dev") == Exit.FAILED
    said = capsys.readouterr().out
    assert said.count("Not permitted to") == 8
    assert "BAD" in said.splitlines()[0]
