"""The pipeline's deployer may do in the cluster what the chart is made of, and nothing more."""

import copy
from typing import Any

import pytest
import yaml

from charting import KUBERNETES, Manifest, render
from longline_infra.templates import load
from places import PLATFORM

ROLE: Manifest = next(yaml.safe_load_all((KUBERNETES / "cluster" / "deployers.yaml").read_text()))
# Groups of what AmazonEKSEditPolicy edits in a namespace, as Kubernetes' own role `edit`.
EDITED = {"", "apps", "autoscaling", "batch", "networking.k8s.io", "policy"}
ALL = (
    "database.enabled=true",
    "database.backup.destination=s3://a/b",
    "gateway.limits.by=waf",
    "gateway.limits.webAcl=arn:aws:wafv2:eu-central-1:1:regional/webacl/w/1",
)


def made_of() -> set[tuple[str, str]]:
    """Groups and resources of everything in the chart; all of it in one namespace."""
    found = set()
    for environment in ("dev", "small", "production"):
        for one in render(*ALL, environment=environment):
            assert one["metadata"]["namespace"] == "longline", one["metadata"]
            group = one["apiVersion"].rpartition("/")[0]
            found.add((group, one["kind"].lower() + "s"))
    return found


def granted(role: Manifest) -> set[tuple[str, str]]:
    """What the role gives beside EKS's policy."""
    return {(group, one) for rule in role["rules"] for group in rule["apiGroups"] for one in rule["resources"]}


def test_deployer_may_make_the_chart_and_nothing_else() -> None:
    asked = {one for one in made_of() if one[0] not in EDITED}
    assert granted(ROLE) == asked
    assert not any("*" in str(rule) or "escalate" in str(rule) for rule in ROLE["rules"])


@pytest.mark.parametrize("group", ["gateway.networking.k8s.io", "monitoring.coreos.com"])
def test_planted_lack_is_found(group: str) -> None:
    role = copy.deepcopy(ROLE)
    role["rules"] = [rule for rule in role["rules"] if rule["apiGroups"] != [group]]
    assert granted(role) != {one for one in made_of() if one[0] not in EDITED}


def test_entry_and_binding_name_the_same_group_and_namespace() -> None:
    entry: dict[str, Any] = load(PLATFORM / "deployer.yaml")["Resources"]["ClusterEntry"]["Properties"]
    binding = list(yaml.safe_load_all((KUBERNETES / "cluster" / "deployers.yaml").read_text()))[1]
    assert entry["KubernetesGroups"] == [binding["subjects"][0]["name"]]
    (policy,) = entry["AccessPolicies"]
    assert policy["PolicyArn"]["Fn::Sub"].endswith("/AmazonEKSEditPolicy")
    assert policy["AccessScope"] == {"Type": "namespace", "Namespaces": [ROLE["metadata"]["namespace"]]}
    assert binding["roleRef"]["name"] == ROLE["metadata"]["name"]
