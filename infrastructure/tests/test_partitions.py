"""The templates in other partitions: every ARN, service and endpoint is that of the partition they go up in.

Rendered, not run: what AWS offers there is known from cfn-lint's schemas of each region, and from reading.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

from longline_infra.templates import load, resources_of
from places import PLATFORM, TEMPLATES

Body = dict[str, Any]
PARTITIONS = {
    "aws": ("eu-central-1", "amazonaws.com"),
    "aws-cn": ("cn-north-1", "amazonaws.com.cn"),
    "aws-us-gov": ("us-gov-west-1", "amazonaws.com"),
}
REGIONS = ("eu-central-1", "us-east-1", "cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1")
# Their principals end as the partition's addresses do; all other services are called the same everywhere.
OF_THE_PARTITION = re.compile(r"ec2|logs\.[a-z0-9-]+")
WHO = {"Service", "iam:PassedToService", "iam:AWSServiceName", "AWSServiceName", "ec2:AuthorizedService"}
IN_CHINA = {"ec2", "ecr.api", "ecr.dkr", "eks-auth", "sts"}


def rendered(node: Any, partition: str) -> Any:
    """A part of a template in a partition; whatever does not depend on it stays as it is."""
    region, suffix = PARTITIONS[partition]
    if isinstance(node, list):
        return [rendered(one, partition) for one in node]
    if not isinstance(node, dict):
        return node
    if set(node) == {"Fn::If"} and node["Fn::If"][0] == "China":
        return rendered(node["Fn::If"][1 if partition == "aws-cn" else 2], partition)
    if set(node) == {"Fn::Sub"}:
        text, own = node["Fn::Sub"] if isinstance(node["Fn::Sub"], list) else (node["Fn::Sub"], {})
        known = {"AWS::Partition": partition, "AWS::Region": region, "AWS::URLSuffix": suffix}
        for name, value in {**known, **{key: rendered(value, partition) for key, value in own.items()}}.items():
            text = text.replace(f"${{{name}}}", str(value))
        return text
    return {key: rendered(value, partition) for key, value in node.items()}


def texts(node: Any, under: str = "") -> Iterator[tuple[str, str]]:
    """Every text, with the key that it stands under."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from texts(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value, under)
    elif isinstance(node, str):
        yield under, node


def faults(body: Body, partition: str) -> list[str]:
    """What of a template belongs to another partition."""
    suffix = PARTITIONS[partition][1]
    found = []
    for under, text in texts(rendered(body.get("Resources", {}), partition)):
        if set(re.findall(r"\barn:([\w-]+):", text)) - {partition}:
            found.append(f"an ARN of elsewhere: {text[:80]}")
        if under in WHO and "." in text:
            service = re.sub(r"\.amazonaws\.com(\.cn)?$", "", text)
            right = suffix if OF_THE_PARTITION.fullmatch(service) else "amazonaws.com"
            if text != f"{service}.{right}":
                found.append(f"a service of elsewhere: {text}")
        elif (
            under not in WHO
            and "arn:" not in text
            and re.search(r"\.amazonaws\.com(?!\.cn)\b", text)
            and suffix not in text
        ):
            found.append(f"an address of elsewhere: {text}")
    for endpoint in resources_of(body, "AWS::EC2::VPCEndpoint").values():
        name = rendered(endpoint["Properties"]["ServiceName"], partition)
        prefix, _, service = name.partition(f".{PARTITIONS[partition][0]}.")
        right = "cn.com.amazonaws" if partition == "aws-cn" and service in IN_CHINA else "com.amazonaws"
        if prefix != right:
            found.append(f"an endpoint of elsewhere: {name}")
    return found


@pytest.mark.parametrize("partition", PARTITIONS)
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_template_belongs_to_the_partition_that_it_goes_up_in(path: Path, partition: str) -> None:
    assert faults(load(path), partition) == []


def role(service: Any) -> Body:
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    return {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": [statement]}}}


@pytest.mark.parametrize(
    "planted",
    [
        {"Type": "AWS::SNS::Topic", "Properties": {"KmsMasterKeyId": "arn:aws:kms:::key/k"}},
        role("ec2.amazonaws.com"),
        role({"Fn::Sub": "logs.${AWS::Region}.amazonaws.com"}),
        role({"Fn::Sub": "eks.${AWS::URLSuffix}"}),
        {"Type": "AWS::SSM::Parameter", "Properties": {"Value": {"Fn::Sub": "1.dkr.ecr.${AWS::Region}.amazonaws.com"}}},
        {
            "Type": "AWS::EC2::VPCEndpoint",
            "Properties": {"ServiceName": {"Fn::Sub": "com.amazonaws.${AWS::Region}.sts"}},
        },
        {
            "Type": "AWS::EC2::VPCEndpoint",
            "Properties": {"ServiceName": {"Fn::Sub": "cn.com.amazonaws.${AWS::Region}.kms"}},
        },
    ],
)
def test_planted_thing_of_another_partition_is_found(planted: Body) -> None:
    assert len(faults({"Resources": {"Planted": planted}}, "aws-cn")) == 1


@pytest.mark.parametrize("region", REGIONS)
def test_every_type_is_known_in_the_region(region: str) -> None:
    kinds = {resource["Type"] for path in TEMPLATES for resource in load(path)["Resources"].values()}
    assert len(kinds) > 40
    for kind in sorted(kinds):
        assert PROVIDER_SCHEMA_MANAGER.get_resource_schema(region, kind)


def test_type_that_a_region_lacks_is_found() -> None:
    with pytest.raises(Exception, match=r"NoSuchThing"):
        PROVIDER_SCHEMA_MANAGER.get_resource_schema("cn-north-1", "AWS::Longline::NoSuchThing")


def test_endpoints_are_those_that_are_looked_at() -> None:
    assert len(resources_of(load(PLATFORM / "network.yaml"), "AWS::EC2::VPCEndpoint")) == 11
