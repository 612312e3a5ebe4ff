"""`ci/point-name` against the simulator: the record names the one load balancer that the cluster made, and no other."""

import os
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from places import REPOSITORY, TOOLS
from simulator import Simulator, simulated

CLUSTER = "longline-production"
NAME = "dogs.example.org"


@pytest.fixture
def account() -> Iterator[Simulator]:
    with simulated() as running:
        yield running


@pytest.fixture
def zone(account: Simulator) -> str:
    made = account.client("route53").create_hosted_zone(Name=NAME, CallerReference="1")
    return str(made["HostedZone"]["Id"]).removeprefix("/hostedzone/")


def balancer(account: Simulator, name: str, cluster: str = CLUSTER, stack: str = "longline/longline") -> dict[str, Any]:
    """A load balancer as the controller makes it."""
    subnets = account.client("ec2").describe_subnets()["Subnets"][:2]
    made = account.client("elbv2").create_load_balancer(
        Name=name,
        Subnets=[one["SubnetId"] for one in subnets],
        Tags=[
            {"Key": "elbv2.k8s.aws/cluster", "Value": cluster},
            {"Key": "gateway.k8s.aws.alb/stack", "Value": stack},
        ],
    )
    return dict(made["LoadBalancers"][0])


def point(account: Simulator, zone: str) -> subprocess.CompletedProcess[str]:
    settings = {"AWS_ENDPOINT_URL": account.url, "PATH": f"{TOOLS}:{os.environ['PATH']}", "WITHIN": "0", "PAUSE": "0"}
    command = [str(REPOSITORY / "ci" / "point-name"), CLUSTER, NAME, zone]
    return subprocess.run(command, env=os.environ | settings, capture_output=True, text=True, check=False)


def records(account: Simulator, zone: str) -> list[dict[str, Any]]:
    found = account.client("route53").list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
    return [one for one in found if one["Type"] == "A"]


def test_name_points_at_the_load_balancer_of_this_cluster_also_when_it_is_another_one(
    account: Simulator, zone: str
) -> None:
    balancer(account, "other-cluster", cluster="longline-dev")
    balancer(account, "other-gateway", stack="longline/other")
    ours = balancer(account, "ours")
    done = point(account, zone)
    assert done.returncode == 0, done.stderr
    (record,) = records(account, zone)
    assert record["Name"].rstrip(".") == NAME
    assert record["AliasTarget"]["DNSName"].rstrip(".") == ours["DNSName"]
    assert record["AliasTarget"]["HostedZoneId"] == ours["CanonicalHostedZoneId"]

    account.client("elbv2").delete_load_balancer(LoadBalancerArn=ours["LoadBalancerArn"])
    newer = balancer(account, "newer")
    assert point(account, zone).returncode == 0
    (record,) = records(account, zone)
    assert record["AliasTarget"]["DNSName"].rstrip(".") == newer["DNSName"]


def test_without_a_load_balancer_the_name_stays_as_it_is(account: Simulator, zone: str) -> None:
    balancer(account, "other-cluster", cluster="longline-dev")
    done = point(account, zone)
    assert (done.returncode, "has no load balancer" in done.stderr) == (1, True)
    assert records(account, zone) == []


def test_of_several_none_is_guessed(account: Simulator, zone: str) -> None:
    balancer(account, "one")
    balancer(account, "two")
    done = point(account, zone)
    assert (done.returncode, "Several load balancers" in done.stderr) == (1, True)
    assert records(account, zone) == []
