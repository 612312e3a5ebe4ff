"""Packages the platform with the real AWS client and puts it up on the simulator, as the pipeline does."""

import json
from pathlib import Path
from typing import Any

from places import INFRASTRUCTURE, PLATFORM, run
from simulator import REGION, Simulator

BUCKET = "longline-templates"
STACK = "longline-production"
CHECKSUM = "0" * 64


def make_bucket(simulator: Simulator) -> None:
    """The bucket that the bootstrap template makes in an account."""
    where = {"LocationConstraint": REGION}
    simulator.client("s3").create_bucket(Bucket=BUCKET, CreateBucketConfiguration=where)


def package(simulator: Simulator, to: Path, master: Path = PLATFORM / "master.yaml") -> str:
    """The packaged master template; every template that it names lies in the bucket afterwards."""
    arguments = ("--template-file", master, "--s3-bucket", BUCKET, "--s3-prefix", "templates")
    said = run(
        "aws",
        "cloudformation",
        "package",
        *arguments,
        "--output-template-file",
        to,
        AWS_ENDPOINT_URL=simulator.url,
    )
    assert said.returncode == 0, said.stderr
    return to.read_text()


def parameters(environment: str, **more: str) -> list[dict[str, str]]:
    """An environment's parameters as CloudFormation takes them."""
    given: dict[str, str] = json.loads((INFRASTRUCTURE / "environments" / f"{environment}.json").read_text())
    given |= {"KubectlSha256": CHECKSUM} | more
    return [{"ParameterKey": name, "ParameterValue": value} for name, value in given.items()]


def put_up(simulator: Simulator, body: str, environment: str, **more: str) -> dict[str, Any]:
    """Makes a change set for a new stack, executes it, and hands back the stack."""
    stacks = simulator.client("cloudformation")
    stack = f"longline-{environment}"
    stacks.create_change_set(
        StackName=stack,
        ChangeSetName="first",
        ChangeSetType="CREATE",
        TemplateBody=body,
        Capabilities=["CAPABILITY_NAMED_IAM"],
        Parameters=parameters(environment, **more),
    )
    made = stacks.describe_change_set(StackName=stack, ChangeSetName="first")
    assert made["Status"] == "CREATE_COMPLETE", made
    stacks.execute_change_set(StackName=stack, ChangeSetName="first")
    found: dict[str, Any] = stacks.describe_stacks(StackName=stack)["Stacks"][0]
    return found
