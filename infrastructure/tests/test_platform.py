"""B3: the packaged master is put up on the simulator through a change set, and what stands there is what was promised.

What the simulator only keeps (add-ons, access entries, pod identities) is looked at as the template gave it; everything
else is asked of the services themselves. See tests/simulator.py for what is simulated how.
"""

from collections import Counter
from typing import Any

import pytest

from deployed import make_bucket, package, put_up
from simulator import Simulator

Found = dict[str, Any]


@pytest.fixture(scope="module")
def stack(simulator: Simulator, tmp_path_factory: pytest.TempPathFactory) -> Found:
    make_bucket(simulator)
    body = package(simulator, tmp_path_factory.mktemp("packaged") / "master.yaml")
    return put_up(
        simulator,
        body,
        "production",
        ArtefactBucketArn="arn:aws:s3:::artefacts",
        PipelineKeyArn="arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555",
        HelmSha256="1" * 64,
        ClusterDatabase="true",
        Subscriber="somebody@example.org",
    )


@pytest.fixture(scope="module")
def tiers(simulator: Simulator, stack: Found) -> dict[str, list[Found]]:
    """The subnets by tier."""
    found: dict[str, list[Found]] = {"public": [], "private": [], "protected": []}
    for subnet in simulator.client("ec2").describe_subnets()["Subnets"]:
        name = next((tag["Value"] for tag in subnet.get("Tags", []) if tag["Key"] == "Name"), "")
        for tier, members in found.items():
            if f"-{tier}-" in name:
                members.append(subnet)
    return found


def routes_out(simulator: Simulator, subnet: Found) -> list[Found]:
    """Routes of a subnet that lead to everywhere."""
    asked = [{"Name": "association.subnet-id", "Values": [subnet["SubnetId"]]}]
    tables = simulator.client("ec2").describe_route_tables(Filters=asked)["RouteTables"]
    assert len(tables) == 1
    return [route for route in tables[0]["Routes"] if route.get("DestinationCidrBlock") == "0.0.0.0/0"]


def test_every_stack_is_complete(simulator: Simulator, stack: Found) -> None:
    states = {
        one["StackName"]: one["StackStatus"] for one in simulator.client("cloudformation").describe_stacks()["Stacks"]
    }
    assert len(states) == 13  # all but the name, which this environment does not ask for
    assert set(states.values()) == {"CREATE_COMPLETE"}
    outputs = {one["OutputKey"] for one in stack["Outputs"]}
    assert {"ClusterName", "DatabaseHost", "SessionDocument", "OperatorPolicyArn"} <= outputs


def test_each_tier_lies_in_three_zones(tiers: dict[str, list[Found]]) -> None:
    for members in tiers.values():
        assert len({subnet["AvailabilityZone"] for subnet in members}) == len(members) == 3
        assert not any(subnet["MapPublicIpOnLaunch"] for subnet in members)


def test_private_subnets_go_out_through_nat_in_their_own_zone(
    simulator: Simulator, tiers: dict[str, list[Found]]
) -> None:
    gateways = simulator.client("ec2").describe_nat_gateways()["NatGateways"]
    zone_of = {subnet["SubnetId"]: subnet["AvailabilityZone"] for subnet in tiers["public"]}
    zone_of_gateway = {one["NatGatewayId"]: zone_of[one["SubnetId"]] for one in gateways}
    assert len(zone_of_gateway) == 3
    for subnet in tiers["private"]:
        (route,) = routes_out(simulator, subnet)
        assert zone_of_gateway[route["NatGatewayId"]] == subnet["AvailabilityZone"]


def test_protected_subnets_have_no_way_out(simulator: Simulator, tiers: dict[str, list[Found]]) -> None:
    for subnet in tiers["protected"]:
        assert routes_out(simulator, subnet) == []
    for subnet in tiers["public"]:
        assert len(routes_out(simulator, subnet)) == 1  # the same question finds one where there is one


def test_endpoints_serve_this_account_alone(simulator: Simulator, stack: Found) -> None:
    endpoints = simulator.client("ec2").describe_vpc_endpoints()["VpcEndpoints"]
    kinds = Counter(one["VpcEndpointType"] for one in endpoints)
    assert kinds == {"Interface": 10, "Gateway": 1}
    for one in endpoints:
        assert "123456789012" in str(one["PolicyDocument"])


def test_flows_are_logged(simulator: Simulator, stack: Found) -> None:
    (flow,) = simulator.client("ec2").describe_flow_logs()["FlowLogs"]
    assert (flow["TrafficType"], flow["LogGroupName"]) == ("ALL", "/longline/production/flows")


def test_cluster_is_private_encrypted_and_logged(
    simulator: Simulator, stack: Found, tiers: dict[str, list[Found]]
) -> None:
    cluster = simulator.client("eks").describe_cluster(name="longline-production")["cluster"]
    network = cluster["resourcesVpcConfig"]
    assert (network["endpointPublicAccess"], network["endpointPrivateAccess"]) == (False, True)
    assert set(network["subnetIds"]) == {subnet["SubnetId"] for subnet in tiers["private"]}
    assert cluster["encryptionConfig"][0]["resources"] == ["secrets"]
    assert len(cluster["logging"]["clusterLogging"][0]["types"]) == 5
    (kept,) = simulator.kept_of("AWS::EKS::Cluster")
    assert kept.properties["AccessConfig"]["AuthenticationMode"] == "API"


def test_system_nodes_are_spread_and_monitoring_stays_with_its_disks(simulator: Simulator, stack: Found) -> None:
    clusters = simulator.client("eks")
    names = clusters.list_nodegroups(clusterName="longline-production")["nodegroups"]
    groups = [clusters.describe_nodegroup(clusterName="longline-production", nodegroupName=name) for name in names]
    by_size = {one["nodegroup"]["scalingConfig"]["minSize"]: one["nodegroup"]["subnets"] for one in groups}
    assert {size: len(subnets) for size, subnets in by_size.items()} == {3: 3, 1: 1}


def test_addons_are_pinned_and_policies_enforced(simulator: Simulator, stack: Found) -> None:
    addons = {one.properties["AddonName"]: one.properties for one in simulator.kept_of("AWS::EKS::Addon")}
    assert set(addons) == {
        "aws-ebs-csi-driver",
        "coredns",
        "eks-pod-identity-agent",
        "kube-proxy",
        "metrics-server",
        "vpc-cni",
    }
    assert all("-eksbuild." in properties["AddonVersion"] for properties in addons.values())
    assert addons["kube-proxy"]["AddonVersion"].startswith("v1.36.")
    assert '"enableNetworkPolicy": "true"' in addons["vpc-cni"]["ConfigurationValues"]


def test_addons_that_need_nodes_are_made_after_them(simulator: Simulator, stack: Found) -> None:
    order = [one.properties.get("AddonName", one.type) for one in simulator.kept]
    assert order.index("AWS::EKS::Nodegroup") < order.index("coredns") < len(order)
    assert order.index("vpc-cni") < order.index("AWS::EKS::Nodegroup")


def test_nobody_comes_in_to_the_bastion(simulator: Simulator, stack: Found) -> None:
    groups = simulator.client("ec2").describe_security_groups()["SecurityGroups"]
    closed = [
        one
        for one in groups
        if one["Description"] in ("The bastion; nothing comes in", "The deployer; nothing comes in")
    ]
    assert len(closed) == 2
    assert all(one["IpPermissions"] == [] for one in closed)
    assert not any(
        block.get("CidrIp") == "0.0.0.0/0"
        for one in groups
        for permission in one["IpPermissions"]
        for block in permission["IpRanges"]
    )


def test_database_is_encrypted_private_kept_and_in_protected_subnets(
    simulator: Simulator, stack: Found, tiers: dict[str, list[Found]]
) -> None:
    databases = simulator.client("rds")
    (cluster,) = databases.describe_db_clusters()["DBClusters"]
    assert cluster["StorageEncrypted"]
    assert cluster["DeletionProtection"]
    assert cluster["BackupRetentionPeriod"] == 35
    instances = databases.describe_db_instances()["DBInstances"]
    assert [one["PubliclyAccessible"] for one in instances] == [False, False]
    (group,) = databases.describe_db_subnet_groups()["DBSubnetGroups"]
    placed = {one["SubnetIdentifier"] for one in group["Subnets"]}
    assert placed == {subnet["SubnetId"] for subnet in tiers["protected"]}


def test_topics_and_logs_are_encrypted(simulator: Simulator, stack: Found) -> None:
    topics = simulator.client("sns")
    for topic in topics.list_topics()["Topics"]:
        assert topics.get_topic_attributes(TopicArn=topic["TopicArn"])["Attributes"]["KmsMasterKeyId"]
    groups = simulator.client("logs").describe_log_groups()["logGroups"]
    assert len(groups) >= 5
    assert all(one.get("kmsKeyId") and one.get("retentionInDays") for one in groups)


def test_wall_counts_addresses_and_reads_no_notes(simulator: Simulator, stack: Found) -> None:
    walls = simulator.client("wafv2")
    (summary,) = walls.list_web_acls(Scope="REGIONAL")["WebACLs"]
    wall = walls.get_web_acl(Scope="REGIONAL", Name=summary["Name"], Id=summary["Id"])["WebACL"]
    rules = {rule["Name"]: rule for rule in wall["Rules"]}
    assert rules["one-address-too-often"]["Statement"]["RateBasedStatement"]["Limit"] == 15000
    assert rules["one-address-too-often"]["Action"]["Block"]["CustomResponse"]["ResponseCode"] == 429
    common = rules["common"]["Statement"]["ManagedRuleGroupStatement"]
    counted = {one["Name"] for one in common["RuleActionOverrides"] if "Count" in one["ActionToUse"]}
    assert {"CrossSiteScripting_BODY", "GenericRFI_BODY", "SizeRestrictions_BODY"} <= counted
    (logged,) = simulator.kept_of("AWS::WAFv2::LoggingConfiguration")
    assert logged.properties["ResourceArn"] == wall["ARN"]
    assert {"SingleHeader": {"Name": "cookie"}} in logged.properties["RedactedFields"]
    assert logged.properties["LogDestinationConfigs"][0].endswith(":log-group:aws-waf-logs-longline-production")
    outputs = {one["OutputKey"]: one.get("OutputValue") for one in stack["Outputs"]}
    assert outputs["WebAclArn"] == wall["ARN"]


def test_backups_of_the_database_in_the_cluster_have_a_bucket(simulator: Simulator, stack: Found) -> None:
    outputs = {one["OutputKey"]: one.get("OutputValue") for one in stack["Outputs"]}
    rules = simulator.client("s3").get_bucket_encryption(Bucket=outputs["BackupBucket"])
    encryption = rules["ServerSideEncryptionConfiguration"]["Rules"][0]["ApplyServerSideEncryptionByDefault"]
    assert encryption["SSEAlgorithm"] == "aws:kms"


def test_keys_rotate(simulator: Simulator, stack: Found) -> None:
    keys = simulator.client("kms")
    for alias in ("alias/longline-production-data", "alias/longline-production-logs"):
        assert keys.get_key_rotation_status(KeyId=keys.describe_key(KeyId=alias)["KeyMetadata"]["KeyId"])[
            "KeyRotationEnabled"
        ]


def test_each_workload_has_an_identity_of_its_own(simulator: Simulator, stack: Found) -> None:
    given = {
        one.properties["ServiceAccount"]: one.properties["RoleArn"]
        for one in simulator.kept_of("AWS::EKS::PodIdentityAssociation")
    }
    assert set(given) == {
        "alert-analyzer",
        "aws-load-balancer-controller",
        "external-secrets",
        "karpenter",
        "longline-database",
        "loki",
        "registry",
    }
    assert len(set(given.values())) == len(given)
