"""B4, B5: each build specification is run, command by command, against programs that only write down what is asked.

Packaging and settings are the real ones, against the simulator. No secret may stand in a log.
"""

import json
import os
from pathlib import Path

import pytest

from buildspecs import BUILDSPECS, commands
from deployed import BUCKET, CHECKSUM, make_bucket
from longline_infra.templates import load, nested, read, values
from places import CLOUDFORMATION, REPOSITORY
from recorder import Ran, run_build
from simulator import REGION, Simulator

SECRET = "a-password-that-nobody-may-read"


def spec(name: str) -> list[str]:
    """The commands of a build specification."""
    return commands((CLOUDFORMATION / "buildspecs" / f"{name}.yml").read_text())


def test_every_project_has_its_specification() -> None:
    named = {
        text.removeprefix("infrastructure/cloudformation/buildspecs/")
        for path in CLOUDFORMATION.glob("*/*.yaml")
        for text in values(load(path), "BuildSpec")
        if text.endswith(".yml")
    }
    assert named == {path.name for path in BUILDSPECS}


def packaged(simulator: Simulator, folder: Path, check: tuple[int, str] = (0, "")) -> Ran:
    (folder / "infrastructure").symlink_to(REPOSITORY / "infrastructure")
    return run_build(
        spec("package"),
        folder,
        programs=["make"],
        answers={"infra-check": check},
        environment={
            "AWS_ENDPOINT_URL": simulator.url,
            "AWS_ACCESS_KEY_ID": "simulated",
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_DEFAULT_REGION": REGION,
            "LONGLINE_ENVIRONMENT": "production",
            "TEMPLATE_BUCKET": BUCKET,
            "TEMPLATE_BUCKET_ARN": f"arn:aws:s3:::{BUCKET}",
            "TEMPLATE_KEY": "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555",
            "ACCOUNT_PARAMETERS": json.dumps({"KubectlSha256": CHECKSUM, "HelmSha256": CHECKSUM}),
        },
    )


def test_package_checks_uploads_and_hands_on_the_parameters(simulator: Simulator, tmp_path: Path) -> None:
    make_bucket(simulator)
    ran = packaged(simulator, tmp_path)
    assert ran.code == 0, ran.log
    assert ran.called("make", "infra-check")
    master = read((tmp_path / "packaged" / "master.yaml").read_text())
    held = simulator.client("s3").list_objects_v2(Bucket=BUCKET)["Contents"]
    assert len(held) == len(nested(master))
    given = json.loads((tmp_path / "packaged" / "parameters.json").read_text())["Parameters"]
    assert given["KubectlSha256"] == CHECKSUM
    assert given["ArtefactBucketArn"] == f"arn:aws:s3:::{BUCKET}"
    assert SECRET not in ran.log


def test_package_stops_where_a_check_fails(simulator: Simulator, tmp_path: Path) -> None:
    ran = packaged(simulator, tmp_path, check=(1, "1 failed"))
    assert ran.code != 0
    assert not (tmp_path / "packaged").exists()


def shown(folder: Path, answer: tuple[int, str]) -> Ran:
    bin_folder = folder / "infrastructure" / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    (bin_folder / "longline-infra").symlink_to(folder / "stand-ins" / "longline-infra")
    return run_build(
        spec("show"),
        folder,
        programs=["make", "longline-infra"],
        answers={"plan": answer},
        environment={
            "LONGLINE_ENVIRONMENT": "production",
            "DEPLOY_ROLE": "a-role",
            "CODEBUILD_SRC_DIR_Packaged": "/packaged",
        },
    )


def test_show_plans_with_the_role_that_deploys_and_executes_nothing(tmp_path: Path) -> None:
    ran = shown(tmp_path, (0, "longline-production is as the templates say. Nothing to do."))
    assert ran.code == 0
    assert ran.called("plan", "production", "--role", "a-role", "--packaged", "/packaged")
    assert not ran.called("apply")


def test_show_stops_the_pipeline_when_the_change_set_cannot_be_made(tmp_path: Path) -> None:
    assert shown(tmp_path, (1, "The change set could not be made")).code == 1


def smoke(folder: Path, stack: str = "UPDATE_COMPLETE", cluster: str = "ACTIVE\tFalse") -> Ran:
    return run_build(
        spec("smoke"),
        folder,
        programs=["aws"],
        answers={"describe-stacks": (0, stack), "describe-cluster": (0, cluster)},
        environment={"LONGLINE_ENVIRONMENT": "production"},
    )


def test_smoke_passes_where_stack_and_cluster_are_well(tmp_path: Path) -> None:
    ran = smoke(tmp_path)
    assert ran.code == 0, ran.log
    assert ran.called("describe-cluster", "--name", "longline-production")


@pytest.mark.parametrize("state", ["UPDATE_ROLLBACK_COMPLETE", "CREATE_FAILED", "UPDATE_IN_PROGRESS", ""])
def test_smoke_fails_in_every_other_state_of_the_stack(tmp_path: Path, state: str) -> None:
    ran = smoke(tmp_path, stack=state)
    assert ran.code != 0
    assert not ran.called("describe-cluster")


@pytest.mark.parametrize("cluster", ["FAILED\tFalse", "ACTIVE\tTrue"])
def test_smoke_fails_where_the_cluster_is_not_well_or_became_public(tmp_path: Path, cluster: str) -> None:
    assert smoke(tmp_path, cluster=cluster).code != 0


def drift(folder: Path, found: str) -> Ran:
    (text,) = [
        one for one in values(load(CLOUDFORMATION / "bootstrap" / "pipelines.yaml"), "BuildSpec") if "version:" in one
    ]
    return run_build(
        commands(text),
        folder,
        programs=["aws"],
        answers={
            "list-stack-resources": (0, "nested-one\tnested-two"),
            "detect-stack-drift": (0, "look"),
            "describe-stack-drift-detection-status": (0, f"DETECTION_COMPLETE\t{found}"),
        },
        environment={"LONGLINE_ENVIRONMENT": "production", "NEWS_TOPIC": "a-topic", "DRIFT_PAUSE": "0"},
    )


def test_drift_is_looked_for_in_every_stack(tmp_path: Path) -> None:
    ran = drift(tmp_path, "IN_SYNC")
    assert ran.code == 0, ran.log
    for stack in ("longline-production", "nested-one", "nested-two"):
        assert ran.called("detect-stack-drift", "--stack-name", stack)
    assert not ran.called("publish")


def test_drift_is_told(tmp_path: Path) -> None:
    ran = drift(tmp_path, "DRIFTED")
    assert ran.code != 0
    assert ran.called("sns", "publish", "--topic-arn", "a-topic")


def test_no_specification_shows_the_environment_or_its_commands() -> None:
    texts = [path.read_text() for path in BUILDSPECS]
    assert not any(word in text for text in texts for word in ("set -x", "printenv", "env |", "secrets-manager"))
    assert os.environ.get("AWS_SECRET_ACCESS_KEY") == "simulated"
