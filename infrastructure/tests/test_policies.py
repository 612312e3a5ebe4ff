"""B9: every IAM statement is valid and as small as it can be."""

import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from longline_infra.templates import load
from policies import as_list, identity_policies, statements

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # parliament asks setuptools for pkg_resources, which warns of its end
    import parliament

TEMPLATES = sorted((Path(__file__).parents[1] / "cloudformation").glob("*/*.yaml"))
Policy = dict[str, Any]
CASES = [
    pytest.param(name, policy, path.stem, id=f"{path.stem}:{name}")
    for path in TEMPLATES
    for name, policy in identity_policies(load(path))
]
# A boundary grants nothing: it says what a role may never exceed, whatever its own policies say.
BOUNDARIES = {"bootstrap:Boundary", "bootstrap:DeployBoundary"}
# What parliament's list does not know, and why it is right all the same.
NOT_KNOWN_TO_PARLIAMENT = {
    # Session Manager's guide: it makes StartSession look at the document too.
    "Unknown condition ssm:SessionDocumentAccessCheck": "bastion:OperatorPolicy",
    # IAM asks each resource of one call by itself; the statements split them by what is known of each.
    "'action': 'ec2:RunInstances'": "nodes:KarpenterRole/start-and-end-nodes",
    # The same: the network is named, what is made in it is bound to the cluster's tag by the next statement.
    "'action': 'ec2:CreateSecurityGroup'": "edge:ControllerRole/make-security-groups",
    # In AWS's own policy for the controller; newer than the list.
    "Unknown condition elasticloadbalancing:CreateAction": "edge:ControllerRole/make-load-balancers",
    # Application load balancers alone are meant; network ones stay out of reach.
    "listener/net/*/*/*": "edge:ControllerRole/make-load-balancers",
    # KMS's guide: it may stand with every action on a key.
    "Unknown condition kms:ResourceAliases": "deployer:Role/upgrade-the-chart",
    # AWS's public parameters belong to no account.
    # What CloudFormation is about to make has no name yet; the statements hold it to one region.
    "RESOURCE_STAR": "bootstrap:DeployRole/make-the-platform",
    # Who makes a bucket with its policy can open it: the threat model says who watches this role.
    "RESOURCE_POLICY_PRIVILEGE_ESCALATION": "bootstrap:DeployRole/make-the-platform",
    # As IAM's guide writes it.
    "MISMATCHED_TYPE_BUT_USABLE: Type mismatch: StringEquals": "bootstrap:DeployRole/make-the-platform",
    "'action': 'ssm:GetParameter'": "nodes:KarpenterRole/start-and-end-nodes",
}


def findings(policy: Policy, where: str = "") -> list[str]:
    """What parliament says against it, from LOW upwards; `where` has its own exceptions."""
    found = parliament.analyze_policy_string(json.dumps(policy)).findings
    said = [f"{one.issue}: {one.detail}" for one in map(parliament.enhance_finding, found)]
    excused = [text for text, place in NOT_KNOWN_TO_PARLIAMENT.items() if place == where]
    return [text for text in said if not any(known in text for known in excused)]


def faults(policy: Policy) -> list[str]:
    """What we ourselves do not allow: everything, and handing on a role to anybody."""
    said = []
    for statement in statements(policy):
        if statement["Effect"] != "Allow":
            continue
        actions = as_list(statement.get("Action", []))
        if "*" in actions or any(action.endswith(":*") for action in actions):
            said.append(f"all actions of a service: {actions}")
        if "NotAction" in statement:
            said.append("everything but a few actions")
        if any(action.lower() in {"iam:passrole", "iam:*"} for action in actions):
            if "iam:PassedToService" not in json.dumps(statement.get("Condition", {})):
                said.append("hands a role on to any service")
            if "*" in as_list(statement["Resource"]):
                said.append("hands on any role")
    return said


@pytest.mark.parametrize(("name", "policy", "template"), CASES)
def test_policy_is_valid_and_small(name: str, policy: Policy, template: str) -> None:
    where = f"{template}:{name}"
    if where in BOUNDARIES:
        assert [text for text in findings(policy) if text.startswith("UNKNOWN")] == []
    else:
        assert findings(policy, where) == []
        assert faults(policy) == []


def policy_of(**statement: Any) -> Policy:
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]}


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        (policy_of(Action="s3:GetObjec", Resource="arn:aws:s3:::b/*"), "UNKNOWN_ACTION"),
        (policy_of(Action="s3:GetObject", Resource="arn:aws:s3:::b"), "RESOURCE_MISMATCH"),
        (policy_of(Action="sqs:SendMessage", Resource="*"), "RESOURCE_STAR"),
        (
            policy_of(
                Action="s3:GetObject", Resource="arn:aws:s3:::b/*", Condition={"StringEqual": {"aws:userid": "a"}}
            ),
            "UNKNOWN_OPERATOR",
        ),
    ],
)
def test_invalid_policy_is_found(planted: Policy, said: str) -> None:
    assert any(said in text for text in findings(planted))


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        (policy_of(Action="*", Resource="*"), "all actions"),
        (policy_of(Action=["s3:*"], Resource="arn:aws:s3:::b/*"), "all actions"),
        (policy_of(NotAction=["iam:CreateUser"], Resource="*"), "everything but"),
        (policy_of(Action="iam:PassRole", Resource="arn:aws:iam::123456789012:role/r"), "to any service"),
        (
            policy_of(Action="iam:PassRole", Resource="*", Condition={"StringEquals": {"iam:PassedToService": "x"}}),
            "any role",
        ),
    ],
)
def test_large_policy_is_found(planted: Policy, said: str) -> None:
    assert any(said in text for text in faults(planted))
