"""The steps that deploy, run as a person runs them, against the simulator: store, deploy, deploy again, roll back."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cheap.instance import settings_of
from places import REPOSITORY
from simulator import Simulator, simulated

STACK = "64bit Amazon Linux 2023 v4.9.0 running Python 3.11"
FIRST = {"DOMAIN": "dogs.example.org", "CONTACT": "lena@example.org", "SOLUTION_STACK": STACK}


@pytest.fixture
def account() -> Iterator[Simulator]:
    """An account with nothing in it."""
    with simulated() as running:
        yield running


@pytest.fixture
def bundles(tmp_path: Path) -> list[Path]:
    """Two bundles; what is in them does not matter to a deployment."""
    made = [tmp_path / f"longline-1.{number}.0.zip" for number in (0, 1)]
    for path in made:
        path.write_bytes(path.name.encode())
    return made


def step(account: Simulator, name: str, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """One step of the pipeline."""
    settings = settings_of(account, Path("/nowhere"))
    for variable in ("DOMAIN", "CONTACT", "STORE"):
        settings.pop(variable)
    command = [str(REPOSITORY / "ci" / name), *map(str, arguments)]
    return subprocess.run(command, env=settings | more, capture_output=True, text=True, check=False)


def stack(account: Simulator, name: str) -> dict[str, str]:
    """A stack's parameters and outputs."""
    found = account.client("cloudformation").describe_stacks(StackName=name)["Stacks"][0]
    assert found["StackStatus"] in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}
    outputs = {one["OutputKey"]: one["OutputValue"] for one in found["Outputs"]}
    return outputs | {one["ParameterKey"]: one["ParameterValue"] for one in found["Parameters"]}


def options(account: Simulator) -> dict[tuple[str, str], Any]:
    """What the environment was made with."""
    environment = account.kept_of("AWS::ElasticBeanstalk::Environment")[0]
    return {(one["Namespace"], one["OptionName"]): one["Value"] for one in environment.properties["OptionSettings"]}


def test_from_an_empty_account_to_the_second_version_and_back(account: Simulator, bundles: list[Path]) -> None:
    refused = step(account, "deploy", "staging", bundles[0], **FIRST)
    assert (refused.returncode, "not encrypted" in refused.stderr) == (1, True)

    made = step(account, "store", "staging")
    assert made.returncode == 0, made.stderr
    assert account.client("ec2").get_ebs_encryption_by_default()["EbsEncryptionByDefault"]
    store = stack(account, "longline-staging-store")["StoreName"]

    done = step(account, "deploy", "staging", bundles[0], **FIRST)
    assert done.returncode == 0, done.stderr
    first = stack(account, "longline-staging")
    s3 = account.client("s3")
    assert s3.get_object(Bucket=store, Key=first["Bundle"])["Body"].read() == bundles[0].read_bytes()

    done = step(account, "deploy", "staging", bundles[1], SOLUTION_STACK=STACK)
    assert done.returncode == 0, done.stderr
    second = stack(account, "longline-staging")
    assert second["DeployedBundle"].endswith("longline-1.1.0.zip")
    assert second["BundleBefore"] == first["DeployedBundle"]
    assert second["Domain"] == "dogs.example.org", "what is not given stays"

    back = step(account, "roll-back", "staging")
    assert back.returncode == 0, back.stderr
    assert f"staging runs {first['Bundle']} again." in back.stdout
    assert stack(account, "longline-staging")["DeployedBundle"] == first["Bundle"]
    assert s3.get_object(Bucket=store, Key=first["Bundle"])["Body"].read() == bundles[0].read_bytes()


def test_a_first_deployment_has_nothing_to_go_back_to(account: Simulator, bundles: list[Path]) -> None:
    step(account, "store", "staging")
    assert step(account, "deploy", "staging", bundles[0], **FIRST).returncode == 0
    back = step(account, "roll-back", "staging")
    assert (back.returncode, "no bundle before" in back.stderr) == (1, True)


def test_without_a_store_or_a_domain_nothing_is_made(account: Simulator, bundles: list[Path]) -> None:
    account.client("ec2").enable_ebs_encryption_by_default()
    refused = step(account, "deploy", "staging", bundles[0], **FIRST)
    assert (refused.returncode, "run ci/store staging" in refused.stderr) == (1, True)
    step(account, "store", "staging")
    assert step(account, "deploy", "staging", bundles[0], SOLUTION_STACK=STACK).returncode != 0
    assert account.kept_of("AWS::ElasticBeanstalk::Environment") == []


def test_what_stands_is_what_was_promised(account: Simulator, bundles: list[Path]) -> None:
    step(account, "store", "staging")
    assert step(account, "deploy", "staging", bundles[0], **FIRST).returncode == 0
    settings = options(account)
    assert settings["aws:elasticbeanstalk:environment", "EnvironmentType"] == "SingleInstance"
    assert settings["aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled"] == "true"
    assert settings["aws:elasticbeanstalk:healthreporting:system", "SystemType"] == "enhanced"
    assert settings["aws:ec2:instances", "SupportedArchitectures"] == "arm64"
    assert settings["aws:autoscaling:launchconfiguration", "DisableIMDSv1"] == "true"
    assert ("aws:elasticbeanstalk:application:environment", "DATABASE_SECRET") not in settings
    doors = account.client("ec2").describe_security_groups(
        GroupIds=[settings["aws:autoscaling:launchconfiguration", "SecurityGroups"]]
    )["SecurityGroups"][0]["IpPermissions"]
    assert sorted(door["FromPort"] for door in doors) == [80, 443]

    topic = stack(account, "longline-staging")["TopicArn"]
    alarms = account.client("cloudwatch").describe_alarms()["MetricAlarms"]
    assert {alarm["MetricName"] for alarm in alarms} == {"CopyAge", "Ready", "DiskUsed", "CertificateDays"}
    assert all(alarm["AlarmActions"] == [topic] for alarm in alarms)
    told = account.client("sns").list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
    assert [one["Endpoint"] for one in told] == ["lena@example.org"]

    store = stack(account, "longline-staging-store")
    for bucket in (store["StoreName"], store["FilesName"]):
        s3 = account.client("s3")
        rule = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"][0]
        assert rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "aws:kms"
    assert account.client("rds").describe_db_instances()["DBInstances"] == []


def test_with_rds_the_database_is_beside_the_instance(account: Simulator, bundles: list[Path]) -> None:
    step(account, "store", "staging")
    done = step(account, "deploy", "staging", bundles[0], **FIRST, DATABASE="rds", INSTANCE_TYPE="t3.micro")
    assert done.returncode == 0, done.stderr
    settings = options(account)
    assert settings["aws:ec2:instances", "SupportedArchitectures"] == "x86_64"
    database = account.client("rds").describe_db_instances()["DBInstances"][0]
    assert database["StorageEncrypted"]
    assert not database["PubliclyAccessible"]
    assert database["DeletionProtection"]
    environment = "aws:elasticbeanstalk:application:environment"
    assert settings[environment, "DATABASE_SECRET"].startswith("arn:aws:secretsmanager")
    assert settings[environment, "DATABASE_HOST"]
    assert "CopyAge" not in {
        one["MetricName"] for one in account.client("cloudwatch").describe_alarms()["MetricAlarms"]
    }


def test_the_first_platform_of_its_branch_is_asked_for(account: Simulator, bundles: list[Path], tmp_path: Path) -> None:
    """AWS lists the newest first; the simulator's list is an old one, so the answer is written down here."""
    stand_in = tmp_path / "aws"
    real = REPOSITORY / "infrastructure/.venv/bin/aws"
    stand_in.write_text(
        f'#!/bin/sh\ncase "$*" in *list-available-solution-stacks*) echo "{STACK}" ;; *) exec {real} "$@" ;; esac\n'
    )
    stand_in.chmod(0o755)
    step(account, "store", "staging")
    settings = settings_of(account, Path("/nowhere"))
    path = f"{tmp_path}{os.pathsep}{settings['PATH']}"
    first = {name: value for name, value in FIRST.items() if name != "SOLUTION_STACK"}
    done = step(account, "deploy", "staging", bundles[0], **first, PATH=path)
    assert done.returncode == 0, done.stderr
    assert stack(account, "longline-staging")["SolutionStack"] == STACK
