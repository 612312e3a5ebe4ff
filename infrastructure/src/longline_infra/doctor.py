"""Looks, before anything is made, whether it can be made: keys, permissions, quotas, names, versions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from longline_infra.settings import Parameters
from longline_infra.templates import PLATFORM, load, resources_of
from longline_infra.trouble import Trouble, told

Clients = Callable[[str], Any]
VPCS = ("vpc", "L-F678F1CE", "VPCs")
ADDRESSES = ("ec2", "L-0263D0A3", "elastic addresses")


@dataclass(frozen=True)
class Finding:
    """What one look found. `good` False stops `apply` from being worth a try."""

    good: bool
    sentence: str


def examine(clients: Clients, environment: str, parameters: Parameters) -> list[Finding]:
    """All looks, each by itself: one that is not permitted does not keep the others from being done."""
    looks: list[Callable[[], list[Finding]]] = [
        lambda: who(clients),
        lambda: room_for(clients, VPCS, 1, vpcs_in_use(clients)),
        lambda: room_for(clients, ADDRESSES, gateways(parameters), addresses_in_use(clients)),
        lambda: zones(clients, int(parameters["Zones"])),
        lambda: autoscaling_role(clients),
        lambda: free_names(clients, environment),
        lambda: addons(clients, parameters.get("KubernetesVersion", default_of("KubernetesVersion"))),
        lambda: database_version(clients, parameters),
    ]
    return [finding for look in looks for finding in attempt(look)]


def attempt(look: Callable[[], list[Finding]]) -> list[Finding]:
    """What a look found, or why it could not look."""
    try:
        return look()
    except Trouble as trouble:
        return [Finding(False, str(trouble))]


def default_of(name: str) -> str:
    """What the master template takes when nobody says anything."""
    return str(load(PLATFORM / "master.yaml")["Parameters"][name].get("Default", ""))


def who(clients: Clients) -> list[Finding]:
    """Whose keys these are."""
    with told("ask who is signed in", ""):
        found = clients("sts").get_caller_identity()
    return [Finding(True, f"signed in as {found['Arn']}")]


def gateways(parameters: Parameters) -> int:
    """How many NAT gateways, and so addresses, the environment needs."""
    return int(parameters["Zones"]) if parameters["NatGateways"] == "each-zone" else 1


def vpcs_in_use(clients: Clients) -> int:
    """How many VPCs the region holds."""
    with told("count the VPCs", ""):
        return len(clients("ec2").describe_vpcs()["Vpcs"])


def addresses_in_use(clients: Clients) -> int:
    """How many elastic addresses the region holds."""
    with told("count the elastic addresses", ""):
        return len(clients("ec2").describe_addresses()["Addresses"])


def room_for(clients: Clients, quota: tuple[str, str, str], needed: int, used: int) -> list[Finding]:
    """Whether a quota leaves room for what is needed."""
    service, code, what = quota
    with told(f"read the quota of {what}", ""):
        most = int(clients("service-quotas").get_service_quota(ServiceCode=service, QuotaCode=code)["Quota"]["Value"])
    return [Finding(used + needed <= most, f"{what}: {used} of {most} in use, {needed} needed")]


def zones(clients: Clients, needed: int) -> list[Finding]:
    """Whether the region has enough zones."""
    with told("list the zones", ""):
        found = clients("ec2").describe_availability_zones(Filters=[{"Name": "state", "Values": ["available"]}])
    return [
        Finding(len(found["AvailabilityZones"]) >= needed, f"zones: {len(found['AvailabilityZones'])}, {needed} needed")
    ]


def autoscaling_role(clients: Clients) -> list[Finding]:
    """Whether the account has Auto Scaling's own role, which the key of the disks names."""
    with told("look for the role of Auto Scaling", ""):
        found = clients("iam").list_roles(PathPrefix="/aws-service-role/autoscaling.amazonaws.com/")["Roles"]
    sentence = (
        "the role of Auto Scaling is there" if found else "no role of Auto Scaling: bootstrap with --autoscaling-role"
    )
    return [Finding(bool(found), sentence)]


def free_names(clients: Clients, environment: str) -> list[Finding]:
    """Whether names that the templates fix are free: what an earlier, destroyed environment retained keeps its name."""
    if standing(clients, environment):
        return [Finding(True, f"longline-{environment} stands; its names are its own")]
    with told("look for names that are taken", ""):
        groups = clients("logs").describe_log_groups(logGroupNamePrefix=f"/longline/{environment}/")["logGroups"]
        repositories = clients("ecr").describe_repositories()["repositories"]
        secrets = clients("secretsmanager").list_secrets()["SecretList"]
    taken = [one["logGroupName"] for one in groups if not one["logGroupName"].endswith("/pipeline")]
    taken += [one["repositoryName"] for one in repositories]
    taken += [one["Name"] for one in secrets]
    own = [
        name for name in taken if name.strip("/").startswith((f"longline/{environment}/", f"longline-{environment}/"))
    ]
    return [Finding(not own, "names are free" if not own else f"left over from before: {', '.join(sorted(own))}")]


def standing(clients: Clients, environment: str) -> bool:
    """Whether the environment's stack is there."""
    with told("list the stacks", ""):
        pages = clients("cloudformation").get_paginator("list_stacks").paginate()
        return any(
            one["StackName"] == f"longline-{environment}"
            and one["StackStatus"] not in {"DELETE_COMPLETE", "REVIEW_IN_PROGRESS"}
            for page in pages
            for one in page["StackSummaries"]
        )


def pinned_addons(version: str) -> dict[str, str]:
    """The add-ons' versions that the templates pin, for a version of Kubernetes."""
    found: dict[str, str] = {}
    for name in ("cluster.yaml", "addons.yaml"):
        body = load(PLATFORM / name)
        for addon in resources_of(body, "AWS::EKS::Addon").values():
            asked = addon["Properties"]["AddonVersion"]
            if "Ref" in asked:
                found[addon["Properties"]["AddonName"]] = body["Parameters"][asked["Ref"]]["Default"]
            else:
                mapping = body["Mappings"][asked["Fn::FindInMap"][0]]
                found[addon["Properties"]["AddonName"]] = mapping[version]["Version"]
    return found


def addons(clients: Clients, version: str) -> list[Finding]:
    """Whether EKS offers the add-ons that the templates pin."""
    findings = []
    for name, pinned in sorted(pinned_addons(version).items()):
        with told(f"ask for the versions of {name}", ""):
            answer = clients("eks").describe_addon_versions(addonName=name, kubernetesVersion=version)
        offered = [one["addonVersion"] for addon in answer["addons"] for one in addon["addonVersions"]]
        findings.append(Finding(pinned in offered, f"{name} {pinned} for Kubernetes {version}"))
        if pinned not in offered:
            newest = offered[0] if offered else "nothing"
            findings[-1] = Finding(False, f"{name} {pinned} is not to be had for {version}; EKS offers {newest}")
    return findings


def database_version(clients: Clients, parameters: Parameters) -> list[Finding]:
    """Whether RDS offers the version of PostgreSQL."""
    version = parameters.get("PostgresVersion", default_of("PostgresVersion"))
    engine = "aurora-postgresql" if parameters["DatabaseEngine"] == "aurora" else "postgres"
    with told("ask for the versions of PostgreSQL", ""):
        found = clients("rds").describe_db_engine_versions(Engine=engine, EngineVersion=version)["DBEngineVersions"]
    return [Finding(bool(found), f"{engine} {version}" + ("" if found else " is not to be had here"))]
