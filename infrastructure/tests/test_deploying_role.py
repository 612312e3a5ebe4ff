"""Whether the role that makes the platform may do what CloudFormation does for each type of resource in it.

cfn-lint carries AWS's own lists of what each type's handlers call. What belongs to features that the templates do not
use is named here; whatever else is missing would stop a first run half way.
"""

from fnmatch import fnmatch

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

from longline_infra.templates import load, resources_of
from places import CLOUDFORMATION, PLATFORM
from policies import as_list, identity_policies, statements

NOT_USED = {
    "acm-pca:*": "certificates of a private authority",
    "autoscaling:*LoadBalancer*": "the bastion stands behind none",
    "autoscaling:AttachTrafficSources": "nor behind a lattice",
    "autoscaling:EnableMetricsCollection": "nobody looks at them",
    "autoscaling:Put*": "no hooks and no notifications",
    "cloudformation:*StackPolicy": "nested stacks have none",
    "ec2:A*Address*": "addresses are made, not taken over",
    "ecr:SetRepositoryPolicy": "nobody from outside pulls",
    "eks:ActivateCertificateAuthority": "EKS's own authority",
    "firehose:*": "logs are delivered nowhere else",
    "iam:Attach*Policy": "policies are given to people by hand",
    "iam:TagInstanceProfile": "EKS's automatic mode",
    "kms:*ableKey*": "keys stay enabled",
    "kms:RetireGrant": "grants end with what they are for",
    "logs:Put*": "no policies on logs",
    "managed-fleets:*": "automatic mode",
    "rds:*HttpEndpoint": "no data interface",
    "rds:*ToDB*": "no roles, replicas or times: restores start from a snapshot",
    "rds:RestoreDB*ToPointInTime": "the same",
    "rds:PromoteReadReplica": "no replicas",
    "rds:RebootDBInstance": "AWS chooses when",
    "rds:*AutomatedBackupsReplication": "backups stay in the region",
    "iam:DescribeOrganization": "no name of an action",
    "iam:ListRoles": "for those roles",
    "payments:*": "rules of the marketplace, which cost extra",
    "rds:ResetDB*": "parameters are never reset",
    "route53:*VPC*": "zones are public",
    "route53:*QueryLogging*": "queries are not logged",
    "route53:UpdateHostedZone*": "a zone's description stays",
    "s3:CreateBucketMetadataTableConfiguration": "no tables of metadata",
    "s3:REST.PUT.OBJECT": "no name of an action",
    "s3:Put*": "features of buckets that ours do not use",
    "s3:UpdateBucketMetadata*": "no tables of metadata",
    "s3tables:*": "the same",
    "s3:DeleteObject": "retained",
    "secretsmanager:GetSecretValue": "no secret is read by a template",
    "secretsmanager:ReplicateSecretToRegions": "secrets stay in the region",
    "sns:PutDataProtectionPolicy": "none is set",
    "sns:SetSubscriptionAttributes": "subscriptions have none",
    "ssm:GetP*": "images are looked up by CloudFormation's own parameter type",
    "ssm:Get*": "the same",
    "ec2:Get*": "read by Describe",
    "vpc-lattice:*": "no lattice",
    "vpce:AllowMultiRegion": "endpoints of this region",
    "elasticloadbalancing:*": "no load balancers in the templates",
}


def needed(kind: str) -> set[str]:
    """What AWS says that making and reading a resource of this type calls."""
    handlers = PROVIDER_SCHEMA_MANAGER.get_resource_schema("eu-central-1", kind).schema.get("handlers", {})
    return {action for verb in ("create", "read") for action in handlers.get(verb, {}).get("permissions", [])}


def allowed() -> list[str]:
    """The actions of the deploying role."""
    policies = dict(identity_policies(load(CLOUDFORMATION / "bootstrap" / "bootstrap.yaml")))
    granted = [one for one in statements(policies["DeployRole/make-the-platform"]) if one["Effect"] == "Allow"]
    return [action for statement in granted for action in as_list(statement["Action"])]


def missing(kinds: set[str], may: list[str]) -> dict[str, list[str]]:
    """What the role lacks, by type."""
    found = {}
    for kind in sorted(kinds):
        lacks = [one for one in needed(kind) if not any(fnmatch(one.lower(), pattern.lower()) for pattern in may)]
        found[kind] = sorted(one for one in lacks if not any(fnmatch(one, pattern) for pattern in NOT_USED))
    return {kind: lacks for kind, lacks in found.items() if lacks}


def kinds() -> set[str]:
    """Every type of the platform."""
    return {resource["Type"] for path in PLATFORM.glob("*.yaml") for resource in load(path)["Resources"].values()}


def test_role_may_make_every_type_of_the_platform() -> None:
    assert missing(kinds(), allowed()) == {}


def test_policies_of_buckets_can_be_taken_away_again() -> None:
    assert resources_of(load(PLATFORM / "storage.yaml"), "AWS::S3::BucketPolicy")
    assert "s3:DeleteBucketPolicy" in allowed()


def test_missing_action_is_found() -> None:
    without = [action for action in allowed() if action != "eks:Create*"]
    assert "eks:CreateCluster" in missing(kinds(), without)["AWS::EKS::Cluster"]
