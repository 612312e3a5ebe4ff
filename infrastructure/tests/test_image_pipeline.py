"""The pipeline of the images: built, scanned, signed, and deployed only as signed; back when a smoke test fails.

The build specifications run command by command. Signing, verifying and the stack's outputs are real, on the simulator;
docker, Helm and the rest write down what they are asked.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from buildspecs import commands
from deployed import CHECKSUM
from places import CLOUDFORMATION, REPOSITORY, TOOLS
from recorder import REAL, Ran, run_build
from simulator import REGION, Simulator

SECRET = "a-password-that-nobody-may-read"
ENVIRONMENT = "production"
Answers = Mapping[str, tuple[int, str]]
OUTPUTS = {
    "AlertTopicArn": "a-topic",
    "AttachmentBucket": "a-bucket",
    "CertificateArn": "a-certificate",
    "DatabaseHost": "a-host",
    "DatabaseSecretArn": "a-secret",
    "DomainName": "dogs.example.org",
    "ModelKeyArn": "a-key",
    "ZoneId": "Z0",
}


def spec(name: str) -> list[str]:
    """The commands of a build specification."""
    return commands((CLOUDFORMATION / "buildspecs" / f"{name}.yml").read_text())


@pytest.fixture(scope="module")
def key(simulator: Simulator) -> str:
    """The key that signs, as the bootstrap makes it, and a stack with outputs."""
    keys = simulator.client("kms")
    made = keys.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["Arn"]
    keys.create_alias(AliasName=f"alias/longline-{ENVIRONMENT}-images", TargetKeyId=made)
    body = {
        "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}},
        "Outputs": {name: {"Value": value} for name, value in OUTPUTS.items()},
    }
    simulator.client("cloudformation").create_stack(StackName=f"longline-{ENVIRONMENT}", TemplateBody=json.dumps(body))
    return str(made)


def aws(simulator: Simulator) -> dict[str, str]:
    return {
        "AWS_ENDPOINT_URL": simulator.url,
        "AWS_ACCESS_KEY_ID": "simulated",
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "LONGLINE_ENVIRONMENT": ENVIRONMENT,
    }


def images(simulator: Simulator, key: str, folder: Path, **answers: tuple[int, str]) -> Ran:
    folder.mkdir(exist_ok=True)
    return run_build(
        spec("images"),
        folder,
        programs=["aws", "docker"],
        answers={
            "get-login-password": (0, SECRET),
            "--query imageDetails": (0, f"sha256:{'a' * 64}"),
            "describe-images": answers.get("there", (254, "")),
            "describe-image-scan-findings": answers.get("found", (0, "None")),
            "kms sign": answers.get("signed", (REAL, str(TOOLS / "aws"))),
        },
        environment=aws(simulator)
        | {
            "IMAGE_REGISTRY": "registry.example",
            "CODEBUILD_RESOLVED_SOURCE_VERSION": "0123456789abcdef0123",
            "SIGNING_KEY": key,
        },
    )


@pytest.fixture(scope="module")
def pushed(simulator: Simulator, key: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the stage of the images hands on."""
    folder = tmp_path_factory.mktemp("pushed")
    ran = images(simulator, key, folder)
    assert ran.code == 0, ran.log
    return folder


def test_images_are_built_pushed_named_by_their_digest_and_signed(
    simulator: Simulator, key: str, tmp_path: Path
) -> None:
    ran = images(simulator, key, tmp_path)
    assert ran.code == 0, ran.log
    assert ran.called("docker", "push", "registry.example/longline-production/registry:0123456789ab")
    text = (tmp_path / "images.env").read_text()
    assert f"frontend registry.example/longline-production/frontend@sha256:{'a' * 64}" in text
    verified = simulator.client("kms").verify(
        KeyId=key,
        Message=text.encode(),
        MessageType="RAW",
        Signature=(tmp_path / "images.env.sig").read_bytes(),
        SigningAlgorithm="ECDSA_SHA_256",
    )
    assert verified["SignatureValid"]
    assert SECRET not in ran.log
    assert not any(SECRET in " ".join(call) for call in ran.calls)
    handed_on = yaml.safe_load((CLOUDFORMATION / "buildspecs" / "images.yml").read_text())["artifacts"]["files"]
    assert all((tmp_path / name).exists() for name in handed_on)


def test_image_of_a_commit_that_is_there_is_not_built_again(simulator: Simulator, key: str, tmp_path: Path) -> None:
    ran = images(simulator, key, tmp_path, there=(0, "there"), signed=(0, "c2lnbmVk"))
    assert ran.code == 0
    assert not ran.called("docker", "build")


def test_a_critical_finding_stops_the_images_before_they_are_signed(
    simulator: Simulator, key: str, tmp_path: Path
) -> None:
    ran = images(simulator, key, tmp_path, found=(0, "2"))
    assert ran.code != 0
    assert "2 critical findings" in ran.log
    assert not ran.called("kms", "sign")


def upgrade(simulator: Simulator, pushed: Path, folder: Path, answers: Answers | None = None) -> Ran:
    """The upgrade in a checkout, with stand-ins for what reaches the cluster and the internet.

    With `answers` of its own AWS's are put down too; without, the signature and the stack are asked of the simulator.
    """
    (folder / "helm").symlink_to(folder / "stand-ins" / "helm")
    (folder / "infrastructure").symlink_to(REPOSITORY / "infrastructure")
    (folder / "ci").mkdir()
    for step in ("point-name", "smoke", "wait-for"):
        (folder / "ci" / step).symlink_to(folder / "stand-ins" / step)
    stack = {"Outputs": [{"OutputKey": name, "OutputValue": value} for name, value in OUTPUTS.items()]}
    real = (REAL, str(TOOLS / "aws"))
    asked = {"aws kms verify": real, "aws cloudformation describe-stacks": real}
    if answers:
        asked = {"aws kms verify": (0, "True"), "aws cloudformation describe-stacks": (0, json.dumps(stack))}
    return run_build(
        spec("upgrade"),
        folder,
        programs=["aws", "curl", "helm", "point-name", "sha256sum", "smoke", "tar", "wait-for"],
        answers={**(answers or {}), **asked},
        environment=aws(simulator)
        | {
            "CLUSTER_NAME": "longline-production",
            "HELM_VERSION": "v4.3.1",
            "HELM_SHA256": CHECKSUM,
            "CODEBUILD_SRC_DIR_Pushed": str(pushed),
        },
    )


def test_upgrade_deploys_what_was_signed_and_asks_it_from_inside_and_outside(
    simulator: Simulator, pushed: Path, tmp_path: Path
) -> None:
    ran = upgrade(simulator, pushed, tmp_path)
    assert ran.code == 0, ran.log
    assert ran.called("helm", "upgrade", "longline")
    assert ran.called("--rollback-on-failure")
    values = json.loads((tmp_path / "handed-on.json").read_text())
    assert set(values["images"]) == {"registry", "frontend", "alert-analyzer"}
    assert all("@sha256:" in image for image in values["images"].values())
    assert (values["host"], values["registry"]["filesBucket"]) == ("dogs.example.org", "a-bucket")
    order = [call[0] if call[0] != "helm" else f"helm {call[1]}" for call in ran.calls if call[0] != "aws"]
    assert order[3:] == ["helm upgrade", "helm test", "point-name", "wait-for", "smoke"]
    assert ran.called("point-name", "longline-production", "dogs.example.org", "Z0")
    assert SECRET not in ran.log


@pytest.mark.parametrize("broken", ["helm test", "point-name", "wait-for", "smoke"])
def test_a_failed_smoke_test_brings_back_what_ran_before(
    simulator: Simulator, pushed: Path, tmp_path: Path, broken: str
) -> None:
    ran = upgrade(simulator, pushed, tmp_path, {broken: (1, "not well")})
    assert ran.code == 1
    assert "The smoke test failed: back to what ran before." in ran.log
    assert ran.called("helm", "rollback", "longline", "--namespace", "longline")


def test_upgrade_that_does_not_come_up_fails_without_a_second_rollback(
    simulator: Simulator, pushed: Path, tmp_path: Path
) -> None:
    ran = upgrade(simulator, pushed, tmp_path, {"helm upgrade": (1, "rolled back")})
    assert ran.code == 1
    assert not ran.called("helm", "rollback")
    assert not ran.called("helm", "test")


@pytest.mark.parametrize("planted", ["other digests", "another signature", "no signature"])
def test_what_the_build_did_not_sign_is_not_deployed(
    simulator: Simulator, pushed: Path, tmp_path: Path, planted: str
) -> None:
    copy = tmp_path / "pushed"
    copy.mkdir()
    for name in ("images.env", "images.env.sig"):
        (copy / name).write_bytes((pushed / name).read_bytes())
    if planted == "other digests":
        (copy / "images.env").write_text((copy / "images.env").read_text().replace("a" * 64, "b" * 64))
    elif planted == "another signature":
        (copy / "images.env.sig").write_bytes(bytes(reversed((copy / "images.env.sig").read_bytes())))
    else:
        (copy / "images.env.sig").unlink()
    folder = tmp_path / "work"
    folder.mkdir()
    ran = upgrade(simulator, copy, folder)
    assert ran.code != 0
    assert not ran.called("helm", "upgrade")


def test_upgrade_uses_no_helm_with_another_checksum(simulator: Simulator, pushed: Path, tmp_path: Path) -> None:
    ran = upgrade(simulator, pushed, tmp_path, {"sha256sum": (1, "FAILED")})
    assert ran.code != 0
    assert not ran.called("helm", "upgrade")
