"""The identities of what runs on the cluster: for accounts that there are, bound by conditions."""

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml

from charting import KUBERNETES, of_kind, render
from longline_infra.templates import load, resources_of
from places import PLATFORM, TEMPLATES
from planting import put
from policies import as_list, identity_policies, rendered, statements

Body = dict[str, Any]
HELMFILE = (KUBERNETES / "addons" / "helmfile.yaml.gotmpl").read_text()
EDGE = load(PLATFORM / "edge.yaml")
TAG = re.compile(r"aws:(Request|Resource)Tag/elbv2\.k8s\.aws/cluster")
# What nobody makes by these two: EKS's own add-ons bring their accounts.
OF_EKS = {("kube-system", "aws-node"), ("kube-system", "ebs-csi-controller-sa")}


def trusted(role: Body) -> set[tuple[str, str]]:
    """The accounts that Pod Identity gives this role to."""
    found = set()
    for statement in role["Properties"]["AssumeRolePolicyDocument"]["Statement"]:
        if statement["Principal"].get("Service") == "pods.eks.amazonaws.com":
            asked = statement.get("Condition", {}).get("StringEquals", {})
            assert "aws:SourceAccount" in asked
            names = ("namespace", "service-account")
            found.add(tuple(asked[f"aws:RequestTag/kubernetes-{name}"] for name in names))
    return found


def given() -> Iterator[tuple[str, str]]:
    """Every account that a template gives a role to; the association and the trust have to say the same."""
    for path in PLATFORM.glob("*.yaml"):
        body = load(path)
        for association in resources_of(body, "AWS::EKS::PodIdentityAssociation").values():
            asked = association["Properties"]
            account = (asked["Namespace"], asked["ServiceAccount"])
            assert trusted(body["Resources"][asked["RoleArn"]["Fn::GetAtt"][0]]) == {account}
            yield account


def there() -> set[tuple[str, str]]:
    """The accounts that the chart and the add-ons make."""
    chart = render("database.enabled=true", "database.backup.destination=s3://a/b", environment="production")
    found = {("longline", name) for name in of_kind(chart, "ServiceAccount")}
    found |= {("longline", name) for name in of_kind(chart, "Cluster")}  # CloudNativePG calls the account after it
    for block in re.split(r"(?m)^  - name: ", HELMFILE.partition("releases:")[2])[1:]:
        name, namespace = block.split()[0], re.findall(r"(?m)^    namespace: (\S+)$", block)[0]
        values = KUBERNETES / "addons" / f"{name.removeprefix('aws-')}.yaml"
        account = yaml.safe_load(values.read_text()).get("serviceAccount", {}).get("name")
        found |= {(namespace, account)} if account else set()
    return found


def test_every_identity_is_for_an_account_that_there_is() -> None:
    accounts = list(given())
    assert len(accounts) == len(set(accounts)) == 7
    assert set(accounts) <= there()
    assert ("load-balancer-controller", "aws-load-balancer-controller") in accounts


def boundary() -> tuple[list[str], list[str]]:
    """What the boundary lets through, and what it never does."""
    policy = dict(identity_policies(load(PLATFORM.parent / "bootstrap" / "bootstrap.yaml")))["Boundary"]
    by_effect: dict[str, list[str]] = {"Allow": [], "Deny": []}
    for one in statements(policy):
        by_effect[one["Effect"]] += as_list(one["Action"])
    return by_effect["Allow"], by_effect["Deny"]


def outside(body: Body) -> list[str]:
    """Actions of bounded roles that the boundary would silently take away."""
    allowed, denied = boundary()
    inside = re.compile("|".join(re.escape(one).replace(r"\*", ".*") for one in allowed))
    bounded = {name for name, one in resources_of(body, "AWS::IAM::Role").items()
               if "deploy" not in str(one["Properties"]["PermissionsBoundary"]).lower()}  # fmt: skip
    return [
        f"{name}: {action}"
        for name, policy in identity_policies(body)
        if name.split("/")[0] in bounded
        for statement in statements(policy)
        if statement["Effect"] == "Allow"
        for action in as_list(statement["Action"])
        if not inside.fullmatch(action) or action in denied
    ]


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATES if path.parent.name != "beanstalk"], ids=lambda one: one.stem
)
def test_what_a_role_may_do_lies_within_its_boundary(path: Any) -> None:
    assert outside(load(path)) == []


def test_planted_action_outside_the_boundary_is_found() -> None:
    body = copy.deepcopy(EDGE)
    statement = body["Resources"]["ControllerRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"][0]
    statement["Action"] = ["dynamodb:GetItem", "kms:PutKeyPolicy"]
    assert len(outside(body)) == 2


def unbound(body: Body) -> list[str]:
    """What the controller may change without this cluster's tag."""
    role = body["Resources"]["ControllerRole"]["Properties"]
    found = []
    for policy in role["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            said = str(statement.get("Condition", ""))
            changing = [one for one in as_list(statement["Action"]) if not re.search(r":(Describe|Get|List)", one)]
            wall = all("WebA" in one for one in changing)
            named = not any(str(rendered(one, body)).endswith("*") for one in as_list(statement["Resource"]))
            own = "iam:AWSServiceName" in said
            if changing and not (TAG.search(said) or wall or named or own):
                found += changing
    return found


POLICIES = ("Resources", "ControllerRole", "Properties", "Policies")


@pytest.mark.parametrize(
    "plant",
    [
        put(*POLICIES, 1, "PolicyDocument", "Statement", 4, "Condition", value={}),
        put(*POLICIES, 1, "PolicyDocument", "Statement", 5, "Resource", value="*"),
        put(*POLICIES, 2, "PolicyDocument", "Statement", 3, "Condition", value={"Null": {"aws:TagKeys": "true"}}),
    ],
)
def test_controller_that_changes_what_is_not_its_own_is_found(plant: Callable[[Body], None]) -> None:
    body = copy.deepcopy(EDGE)
    plant(body)
    assert unbound(body)


def test_controller_changes_only_what_is_its_own() -> None:
    assert unbound(EDGE) == []


def test_wall_and_its_log_come_and_go_together() -> None:
    walled = {name for name, one in EDGE["Resources"].items() if one.get("Condition") == "Walled"}
    assert walled == {"Wall", "WallLog", "WallLogPolicy", "WallLogging"}


def test_chart_puts_the_wall_before_its_load_balancer() -> None:
    arn = "arn:aws:wafv2:eu-central-1:1:regional/webacl/longline-production/1"
    chart = render("gateway.limits.by=waf", f"gateway.limits.webAcl={arn}", environment="production")
    assert of_kind(chart, "LoadBalancerConfiguration")["longline"]["spec"]["wafV2"] == {"webACL": arn}
    controller = yaml.safe_load((KUBERNETES / "addons" / "load-balancer-controller.yaml").read_text())
    assert controller["enableWafv2"] is True
