"""Signatures of images: what is signed and with which words, and the policy that asks for them where Kyverno is."""

import copy
import os
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from charting import KUBERNETES, Manifest
from places import REPOSITORY
from planting import put
from test_custom_resources import complaints

DIGEST = "docker.io/longline/registry@sha256:" + "a" * 64
ALIAS = "awskms:///alias/longline-images"
# cosign is not to be had here: it writes down what it is told.
COSIGN = '#!/bin/sh\nprintf "%s\\n" "$@" >"$(dirname "$0")/told"\n'


def signed(folder: Path, image: str, *, key: str = ALIAS, cosign: bool = True) -> subprocess.CompletedProcess[str]:
    """What sign-image does where only the system's own programs are, and cosign or not."""
    if cosign:
        (folder / "cosign").write_text(COSIGN)
        (folder / "cosign").chmod(0o755)
    environment = {"PATH": f"{folder}:{os.defpath}", **({"SIGNING_KEY": key} if key else {})}
    command: list[str | Path] = [REPOSITORY / "tools" / "sign-image", image]
    return subprocess.run(command, env=environment, check=False, capture_output=True, text=True)


def test_image_is_signed_by_its_digest_with_the_key_and_told_to_no_public_log(tmp_path: Path) -> None:
    assert signed(tmp_path, DIGEST).returncode == 0
    told = (tmp_path / "told").read_text().splitlines()
    assert told[0] == "sign"
    assert told[-3:] == ["--key", ALIAS, DIGEST]
    assert "--tlog-upload=false" in told


@pytest.mark.parametrize(
    ("image", "key", "cosign", "said"),
    [
        ("docker.io/longline/registry:0.1.0", ALIAS, True, "has no digest"),
        (DIGEST, "", True, "SIGNING_KEY"),
        (DIGEST, ALIAS, False, "cosign is not here"),
    ],
)
def test_what_would_sign_nothing_or_something_else_fails(
    tmp_path: Path, image: str, key: str, cosign: bool, said: str
) -> None:
    result = signed(tmp_path, image, key=key, cosign=cosign)
    assert result.returncode != 0
    assert said in result.stderr
    assert not (tmp_path / "told").exists()


def policy() -> Manifest:
    body: Manifest = yaml.safe_load((KUBERNETES / "signatures" / "kyverno.yaml").read_text())
    return body


def test_policy_keeps_kyvernos_schema_and_planted_faults_do_not() -> None:
    planted = []
    for path, value in (
        (("spec", "attestors", 0, "cosign", "key"), "a key"),
        (("spec", "matchImageReferences"), "docker.io/longline/*"),
        (("spec", "validationActions"), "Deny"),
    ):
        one = copy.deepcopy(policy())
        put(*path, value=value)(one)
        planted.append(one)
    found = complaints([policy(), *planted])
    assert found[0] == ""
    assert all(found[1:])


def test_policy_asks_for_the_signature_of_each_image_that_the_chart_names() -> None:
    spec = policy()["spec"]
    images = yaml.safe_load((KUBERNETES / "chart" / "values.yaml").read_text())["images"].values()
    (pattern,) = (one["glob"] for one in spec["matchImageReferences"])
    assert [image for image in images if not fnmatch(image, pattern)] == []
    assert spec["matchConstraints"]["namespaceSelector"]["matchLabels"] == {"kubernetes.io/metadata.name": "longline"}
    assert (spec["validationActions"][0], spec["failurePolicy"]) == ("Deny", "Fail")
    assert spec["validationConfigurations"]["required"] is True
