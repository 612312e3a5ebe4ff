"""B6: our own rules hold for every template, and each of them catches a fault that was planted for it."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guarding import RULES, broken_rules
from longline_infra.templates import load
from planting import put

CLOUDFORMATION = Path(__file__).parents[1] / "cloudformation"
TEMPLATES = sorted(path for path in CLOUDFORMATION.glob("*/*.yaml"))
Body = dict[str, Any]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_template_keeps_every_rule(path: Path) -> None:
    assert broken_rules(load(path)) == {}


def first(kind: str) -> tuple[Body, Body]:
    """A copy of the template that has a resource of this type, and the first such resource in it."""
    for path in TEMPLATES:
        body = copy.deepcopy(load(path))
        for resource in body["Resources"].values():
            if resource["Type"] == kind:
                return body, resource
    raise AssertionError(f"No template has a {kind}")


def drop(*path: str) -> Callable[[Body], None]:
    """A fault: nothing at this place."""

    def plant(resource: Body) -> None:
        where: Any = resource
        for step in path[:-1]:
            where = where[step]
        del where[path[-1]]

    return plant


OPTIONS = ("Properties", "LaunchTemplateData", "MetadataOptions")
DISK = ("Properties", "LaunchTemplateData", "BlockDeviceMappings", 0, "Ebs")
VPC = ("Properties", "ResourcesVpcConfig")
FAULTS = [
    ("cluster_is_private", "AWS::EKS::Cluster", put(*VPC, "EndpointPublicAccess", value=True)),
    ("cluster_is_private", "AWS::EKS::Cluster", drop("Properties", "EncryptionConfig")),
    (
        "cluster_is_private",
        "AWS::EKS::Cluster",
        put("Properties", "AccessConfig", "AuthenticationMode", value="CONFIG_MAP"),
    ),
    ("metadata_is_bound", "AWS::EC2::LaunchTemplate", put(*OPTIONS, "HttpTokens", value="optional")),
    ("metadata_is_bound", "AWS::EC2::LaunchTemplate", put(*OPTIONS, "HttpPutResponseHopLimit", value=2)),
    ("disks_are_encrypted", "AWS::EC2::LaunchTemplate", put(*DISK, "Encrypted", value=False)),
    ("database_survives", "AWS::RDS::DBCluster", put("DeletionPolicy", value="Delete")),
    ("database_survives", "AWS::RDS::DBCluster", put("Properties", "MasterUserPassword", value="dog")),
    ("database_is_private", "AWS::RDS::DBInstance", put("Properties", "PubliclyAccessible", value=True)),
    ("logs_are_kept", "AWS::Logs::LogGroup", drop("Properties", "RetentionInDays")),
    (
        "buckets_are_closed",
        "AWS::S3::Bucket",
        put("Properties", "PublicAccessBlockConfiguration", "BlockPublicAcls", value=False),
    ),
    ("buckets_are_closed", "AWS::S3::Bucket", drop("DeletionPolicy")),
    ("keys_rotate_and_stay", "AWS::KMS::Key", put("Properties", "EnableKeyRotation", value=False)),
    ("topics_are_encrypted", "AWS::SNS::Topic", drop("Properties", "KmsMasterKeyId")),
    ("roles_are_bounded", "AWS::IAM::Role", drop("Properties", "PermissionsBoundary")),
    (
        "roles_are_bounded",
        "AWS::IAM::Role",
        put(
            "Properties",
            "ManagedPolicyArns",
            value=[{"Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess"}],
        ),
    ),
    (
        "groups_keep_the_world_out",
        "AWS::EC2::SecurityGroup",
        put("Properties", "SecurityGroupIngress", value=[{"CidrIp": "0.0.0.0/0"}]),
    ),
    ("subnets_give_no_public_address", "AWS::EC2::Subnet", put("Properties", "MapPublicIpOnLaunch", value=True)),
    ("images_do_not_change", "AWS::ECR::Repository", put("Properties", "ImageTagMutability", value="MUTABLE")),
]


@pytest.mark.parametrize(("rule", "kind", "plant"), FAULTS)
def test_rule_catches_the_fault_planted_for_it(rule: str, kind: str, plant: Callable[[Body], None]) -> None:
    body, resource = first(kind)
    plant(resource)
    broken = broken_rules(body)
    assert list(broken) == [rule]
    assert broken[rule], "the rule says why"


def test_every_rule_has_a_planted_fault() -> None:
    named = {line.split()[1] for line in RULES.read_text().splitlines() if line.startswith("rule ")}
    assert named == {rule for rule, _, _ in FAULTS}
