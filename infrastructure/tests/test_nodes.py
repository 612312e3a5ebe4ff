"""Karpenter's nodes keep their schemas and are hardened; what CIS asks of them is in docs/kubernetes/nodes.md."""

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from charting import HELM, KUBERNETES, Manifest, of_kind
from places import INFRASTRUCTURE, run
from planting import put
from test_custom_resources import complaints

NODES = KUBERNETES / "nodes"
KEY = "arn:aws:kms:eu-central-1:key/k"


def rendered(*sets: str) -> list[Manifest]:
    said = run(HELM, "template", "nodes", NODES, "--set", "cluster=longline-dev", *(f"--set={one}" for one in sets))
    assert said.returncode == 0, said.stderr
    return [one for one in yaml.safe_load_all(said.stdout) if one]


def faults(manifests: list[Manifest]) -> list[str]:
    """What a node would be open to."""
    node: dict[str, Any] = of_kind(manifests, "EC2NodeClass")["hardened"]["spec"]
    pool: dict[str, Any] = of_kind(manifests, "NodePool")["longline"]["spec"]
    settings = tomllib.loads(node["userData"])["settings"]
    right = {
        "another system than Bottlerocket": node["amiSelectorTerms"][0]["alias"].startswith("bottlerocket@v"),
        "a public address": node["associatePublicIPAddress"] is False,
        "IMDSv1": node["metadataOptions"]["httpTokens"] == "required",
        "its rights in reach of pods": node["metadataOptions"]["httpPutResponseHopLimit"] == 1,
        "a disk in the clear": all(one["ebs"]["encrypted"] for one in node["blockDeviceMappings"]),
        "the kernel open to root": settings["kernel"]["lockdown"] == "integrity",
        "pods without seccomp": settings["kubernetes"]["seccomp-default"] is True,
        "a log-in": not any(one["enabled"] for one in settings["host-containers"].values()),
        "nodes that live for ever": pool["template"]["spec"]["expireAfter"] != "Never",
        "nodes without end": {"cpu", "memory"} <= set(pool["limits"]),
        "another class": pool["template"]["spec"]["nodeClassRef"]["name"] == "hardened",
    }
    return [what for what, holds in right.items() if not holds]


def test_nodes_are_hardened_and_keep_the_schemas() -> None:
    for manifests in (rendered(), rendered(f"dataKeyArn={KEY}", "zones={eu-central-1a,eu-central-1b}")):
        assert faults(manifests) == []
        assert complaints(manifests) == ["", ""]


FAULTS: list[tuple[str, Callable[[Manifest], None], str]] = [
    ("EC2NodeClass", put("spec", "amiSelectorTerms", 0, "alias", value="al2@latest"), "another system"),
    ("EC2NodeClass", put("spec", "associatePublicIPAddress", value=True), "a public address"),
    ("EC2NodeClass", put("spec", "metadataOptions", "httpTokens", value="optional"), "IMDSv1"),
    ("EC2NodeClass", put("spec", "metadataOptions", "httpPutResponseHopLimit", value=2), "in reach of pods"),
    ("EC2NodeClass", put("spec", "blockDeviceMappings", 1, "ebs", "encrypted", value=False), "in the clear"),
    ("NodePool", put("spec", "template", "spec", "expireAfter", value="Never"), "for ever"),
    ("NodePool", put("spec", "limits", value={"cpu": "32"}), "without end"),
]


@pytest.mark.parametrize(("kind", "plant", "said"), FAULTS, ids=[said for _, _, said in FAULTS])
def test_planted_fault_is_found(kind: str, plant: Callable[[Manifest], None], said: str) -> None:
    manifests = rendered()
    plant(next(one for one in manifests if one["kind"] == kind))
    assert [said in one for one in faults(manifests)] == [True]


@pytest.mark.parametrize(
    ("old", "new"), [('lockdown = "integrity"', 'lockdown = "none"'), ("enabled = false", "enabled = true")]
)
def test_planted_fault_in_the_systems_settings_is_found(old: str, new: str) -> None:
    manifests = rendered()
    node = next(one for one in manifests if one["kind"] == "EC2NodeClass")
    assert old in node["spec"]["userData"]
    node["spec"]["userData"] = node["spec"]["userData"].replace(old, new)
    assert len(faults(manifests)) == 1


def test_schemas_find_planted_faults() -> None:
    manifests = rendered()
    node, pool = manifests
    node["spec"]["metadataOptions"]["httpTokens"] = "sometimes"
    pool["spec"]["disruption"]["consolidationPolicy"] = "Always"
    said = complaints(manifests)
    assert "httpTokens" in str(said[0])
    assert "consolidationPolicy" in str(said[1])


@pytest.mark.parametrize("value", ["cluster=", "bottlerocket=latest", "limits.gpu=1", "dataKeyArn=key"])
def test_values_that_cannot_work_are_refused(value: str) -> None:
    assert run(HELM, "template", "nodes", NODES, "--set", "cluster=longline-dev", "--set", value).returncode != 0


def test_role_and_tags_are_those_of_the_templates() -> None:
    node = of_kind(rendered(), "EC2NodeClass")["hardened"]["spec"]
    template = (INFRASTRUCTURE / "cloudformation" / "platform" / "nodes.yaml").read_text()
    assert node["role"] == "longline-dev-karpenter-node"
    assert 'RoleName: !Sub "${ClusterName}-karpenter-node"' in template
    (tag,) = node["subnetSelectorTerms"][0]["tags"]
    assert (
        f"Key: {tag}, Value: !Ref ClusterName"
        in (INFRASTRUCTURE / "cloudformation" / "platform" / "network.yaml").read_text()
    )
