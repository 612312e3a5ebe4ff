"""The types of resources that moto cannot make from a template, and how the simulator makes each of them.

`MADE_BY_CALL`: moto has the service but no template support for it, or one that loses what we ask for afterwards; a
call to the service makes the resource, so that boto3 finds it. `ONLY_KEPT`: the properties are kept in
`Simulator.kept`, and nothing more is claimed.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import boto3
from botocore.config import Config

REGION = "eu-central-1"
ACCOUNT = "123456789012"  # moto's own
KEYS = {"aws_access_key_id": "simulated", "aws_secret_access_key": "simulated", "region_name": REGION}
ONE_TRY = Config(retries={"total_max_attempts": 1})

Properties = dict[str, Any]


@dataclass
class Resource:
    """One resource of a type that moto cannot make from a template."""

    type: str
    identity: str
    properties: Properties
    attributes: dict[str, Any] = field(default_factory=dict)


@dataclass
class Simulator:
    """A running simulator: its address, and what it keeps beside moto."""

    url: str = ""
    kept: list[Resource] = field(default_factory=list)
    protected: dict[str, bool] = field(default_factory=dict)

    def client(self, service: str) -> Any:
        """A boto3 client that talks to the simulator alone."""
        return boto3.client(service, endpoint_url=self.url, config=ONE_TRY, **KEYS)

    def kept_of(self, kind: str) -> list[Resource]:
        """The kept resources of one type."""
        return [resource for resource in self.kept if resource.type == kind]


Maker = Callable[[Simulator, str, Properties], Resource]


def lower(value: Any) -> Any:
    """CloudFormation's names of properties as EKS and CodeBuild spell them in their interfaces."""
    if isinstance(value, dict):
        return {key[0].lower() + key[1:]: lower(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [lower(inner) for inner in value]
    return value


def make_cluster(simulator: Simulator, name: str, properties: Properties) -> Resource:
    """An EKS cluster; whatever else the template says of it is kept too."""
    asked = lower({key: properties[key] for key in ("Name", "Version", "RoleArn", "ResourcesVpcConfig")})
    kinds = [one["Type"] for one in properties["Logging"]["ClusterLogging"]["EnabledTypes"]]
    asked["logging"] = {"clusterLogging": [{"types": kinds, "enabled": True}]}
    asked["encryptionConfig"] = lower(properties["EncryptionConfig"])
    made = simulator.client("eks").create_cluster(**asked)["cluster"]
    attributes = {
        "Arn": made["arn"],
        "Endpoint": made["endpoint"],
        "CertificateAuthorityData": "c2ltdWxhdGVk",
        "ClusterSecurityGroupId": cluster_group(simulator, properties),
    }
    return Resource("AWS::EKS::Cluster", made["name"], properties, attributes)


def cluster_group(simulator: Simulator, properties: Properties) -> str:
    """EKS makes a security group in the cluster's VPC by itself; moto does not."""
    machines = simulator.client("ec2")
    subnets = machines.describe_subnets(SubnetIds=properties["ResourcesVpcConfig"]["SubnetIds"])["Subnets"]
    made = machines.create_security_group(
        GroupName=f"eks-{properties['Name']}", Description="made by EKS", VpcId=subnets[0]["VpcId"]
    )
    return str(made["GroupId"])


def make_nodegroup(simulator: Simulator, name: str, properties: Properties) -> Resource:
    """A managed node group."""
    asked = lower(
        {
            key: properties[key]
            for key in (
                "ClusterName",
                "NodeRole",
                "Subnets",
                "AmiType",
                "CapacityType",
                "InstanceTypes",
                "ScalingConfig",
            )
        }
    )
    made = simulator.client("eks").create_nodegroup(nodegroupName=name, **asked)["nodegroup"]
    return Resource("AWS::EKS::Nodegroup", made["nodegroupName"], properties, {"Arn": made["nodegroupArn"]})


def make_database_cluster(simulator: Simulator, name: str, properties: Properties) -> Resource:
    """An Aurora cluster."""
    asked = {
        key: properties[key]
        for key in (
            "DBClusterIdentifier Engine EngineVersion DatabaseName MasterUsername DBSubnetGroupName StorageEncrypted "
            "KmsKeyId BackupRetentionPeriod DeletionProtection ManageMasterUserPassword VpcSecurityGroupIds "
            "ServerlessV2ScalingConfiguration EnableCloudwatchLogsExports CopyTagsToSnapshot"
        ).split()
        if key in properties
    }
    asked["DeletionProtection"] = asked["DeletionProtection"] == "true"
    made = simulator.client("rds").create_db_cluster(**asked)["DBCluster"]
    attributes = {"Endpoint.Address": made["Endpoint"], "MasterUserSecret.SecretArn": password(simulator, name)}
    return Resource("AWS::RDS::DBCluster", made["DBClusterIdentifier"], properties, attributes)


def make_database(simulator: Simulator, name: str, properties: Properties) -> Resource:
    """One RDS instance, alone or in an Aurora cluster."""
    asked = {
        key: properties[key]
        for key in (
            "DBInstanceIdentifier DBClusterIdentifier Engine EngineVersion DBInstanceClass DBName MasterUsername "
            "AllocatedStorage MultiAZ PubliclyAccessible DBSubnetGroupName StorageEncrypted KmsKeyId "
            "BackupRetentionPeriod DeletionProtection ManageMasterUserPassword"
        ).split()
        if key in properties
    }
    asked.setdefault("DBInstanceIdentifier", name.lower())
    for switch in ("MultiAZ", "DeletionProtection"):
        if switch in asked:
            asked[switch] = asked[switch] in {"true", True}
    if "AllocatedStorage" in asked:
        asked["AllocatedStorage"] = int(asked["AllocatedStorage"])
    made = simulator.client("rds").create_db_instance(**asked)["DBInstance"]
    attributes = {
        "Endpoint.Address": made.get("Endpoint", {}).get("Address", "simulated"),
        "MasterUserSecret.SecretArn": password(simulator, name),
    }
    return Resource("AWS::RDS::DBInstance", made["DBInstanceIdentifier"], properties, attributes)


def password(simulator: Simulator, name: str) -> str:
    """The secret that RDS manages; moto makes none for a cluster."""
    made = simulator.client("secretsmanager").create_secret(Name=f"rds!{name}", SecretString="simulated")
    return str(made["ARN"])


def make_subnet_group(simulator: Simulator, name: str, properties: Properties) -> Resource:
    """Subnets of a database."""
    simulator.client("rds").create_db_subnet_group(DBSubnetGroupName=name.lower(), **properties)
    return Resource("AWS::RDS::DBSubnetGroup", name.lower(), properties)


def make_association(simulator: Simulator, name: str, properties: Properties) -> Resource:
    """Which routes a subnet has; moto's own maker of it leaves no trace."""
    made = simulator.client("ec2").associate_route_table(**properties)
    return Resource("AWS::EC2::SubnetRouteTableAssociation", made["AssociationId"], properties)


def make_log_group(simulator: Simulator, name: str, properties: Properties) -> Resource:
    """A log group; moto's own maker of it forgets the key."""
    logs = simulator.client("logs")
    group = properties["LogGroupName"]
    logs.create_log_group(logGroupName=group, kmsKeyId=properties["KmsKeyId"])
    logs.put_retention_policy(logGroupName=group, retentionInDays=int(properties["RetentionInDays"]))
    arn = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{group}:*"
    return Resource("AWS::Logs::LogGroup", group, properties, {"Arn": arn})


def make_secret(simulator: Simulator, name: str, properties: Properties) -> Resource:
    """A secret; a generated one gets some value."""
    asked = {key: properties[key] for key in ("Name", "Description", "KmsKeyId")}
    if "GenerateSecretString" in properties:
        asked["SecretString"] = "generated"
    made = simulator.client("secretsmanager").create_secret(**asked)
    return Resource("AWS::SecretsManager::Secret", made["ARN"], properties)


def make_alarm(simulator: Simulator, name: str, properties: Properties) -> Resource:
    """A CloudWatch alarm."""
    simulator.client("cloudwatch").put_metric_alarm(AlarmName=name, **properties)
    return Resource("AWS::CloudWatch::Alarm", name, properties)


def make_key(simulator: Simulator, name: str, properties: Properties) -> Resource:
    """A key with its policy; moto reads its tags under another name."""
    keys = simulator.client("kms")
    kind = {name: properties[name] for name in ("KeySpec", "KeyUsage") if name in properties}
    policy = json.dumps(properties["KeyPolicy"])
    made = keys.create_key(Description=properties["Description"], Policy=policy, **kind)["KeyMetadata"]
    if properties.get("EnableKeyRotation"):
        keys.enable_key_rotation(KeyId=made["KeyId"])
    return Resource("AWS::KMS::Key", made["KeyId"], properties, {"Arn": made["Arn"]})


def make_wall(simulator: Simulator, name: str, properties: Properties) -> Resource:
    """A web ACL."""
    asked = {key: value for key, value in properties.items() if key != "DefaultAction"}
    rules = json.loads(json.dumps(asked.pop("Rules")), object_hook=numbers)
    made = simulator.client("wafv2").create_web_acl(DefaultAction={"Allow": {}}, Rules=rules, **asked)["Summary"]
    identity = f"{made['Name']}|{made['Id']}|{properties['Scope']}"
    return Resource("AWS::WAFv2::WebACL", identity, properties, {"Arn": made["ARN"]})


def numbers(value: dict[str, Any]) -> dict[str, Any]:
    """A template's parameters are texts; the service wants a number for a limit."""
    return {key: int(inner) if key == "Limit" else inner for key, inner in value.items()}


def keep_environment(simulator: Simulator, name: str, properties: Properties) -> Resource:
    """An environment of Elastic Beanstalk, kept only; a single instance's address is a number of EC2."""
    return Resource(
        "AWS::ElasticBeanstalk::Environment", properties["EnvironmentName"], properties, {"EndpointURL": "192.0.2.80"}
    )


MADE_BY_CALL: dict[str, Maker] = {
    "AWS::CloudWatch::Alarm": make_alarm,
    "AWS::EC2::SubnetRouteTableAssociation": make_association,
    "AWS::EKS::Cluster": make_cluster,
    "AWS::EKS::Nodegroup": make_nodegroup,
    "AWS::ElasticBeanstalk::Environment": keep_environment,
    "AWS::KMS::Key": make_key,
    "AWS::Logs::LogGroup": make_log_group,
    "AWS::RDS::DBCluster": make_database_cluster,
    "AWS::RDS::DBInstance": make_database,
    "AWS::RDS::DBSubnetGroup": make_subnet_group,
    "AWS::SecretsManager::Secret": make_secret,
    "AWS::WAFv2::WebACL": make_wall,
}
ONLY_KEPT = {
    "AWS::CertificateManager::Certificate",
    "AWS::CodeBuild::Project",
    "AWS::CodePipeline::Pipeline",
    "AWS::EKS::AccessEntry",
    "AWS::EKS::Addon",
    "AWS::EKS::PodIdentityAssociation",
    "AWS::ElasticBeanstalk::Application",
    "AWS::ElasticBeanstalk::ApplicationVersion",
    "AWS::IAM::ServiceLinkedRole",
    "AWS::RDS::DBClusterParameterGroup",
    "AWS::RDS::DBParameterGroup",
    "AWS::S3::BucketPolicy",  # moto would refuse everything: it does not read the condition, and is reached without TLS
    "AWS::SNS::Subscription",
    "AWS::SNS::TopicPolicy",
    "AWS::SQS::QueuePolicy",
    "AWS::WAFv2::LoggingConfiguration",
}


def keep(kind: str) -> Maker:
    """A maker that keeps the properties and does nothing else."""

    def make(simulator: Simulator, name: str, properties: Properties) -> Resource:
        return Resource(kind, name, properties, {"Arn": f"arn:aws:simulated:{REGION}:{ACCOUNT}:{name}"})

    return make
