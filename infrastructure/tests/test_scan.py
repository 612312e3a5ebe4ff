"""B12: a scanner's second opinion on the chart: checkov finds nothing but what is left out for a reason."""

import json
from typing import Any

import pytest
import yaml

from charting import DIGEST, pod_templates, render
from places import CHECKOV, run

LEFT_OUT = {"CKV_K8S_11"}
"""A limit of CPU slows a pod down while its node is idle; requests and the autoscaler do what is wanted."""
IMAGES = (
    *(f"images.{part}=a.example/{part}@{DIGEST}" for part in ("registry", "frontend", "alert-analyzer")),
    f"monitoring.nginxExporter=a.example/exporter@{DIGEST}",
)


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What checkov says of production's chart and of the same with faults in it: one run, its start takes long."""
    folder = tmp_path_factory.mktemp("scanned")
    manifests = render(*IMAGES, environment="production")
    (folder / "ours.yaml").write_text(yaml.safe_dump_all(manifests))
    pod = pod_templates(manifests)["frontend"]["spec"]
    pod["hostPID"] = True
    pod["containers"][0]["securityContext"]["privileged"] = True
    (folder / "planted.yaml").write_text(yaml.safe_dump_all(manifests))
    arguments = ("--framework", "kubernetes", "--skip-download", "-o", "json")
    said = run(CHECKOV, "--file", *sorted(folder.iterdir()), *arguments, LOG_LEVEL="ERROR")
    results: dict[str, Any] = json.loads(said.stdout)["results"]
    assert results["parsing_errors"] == []
    return results


def checks(results: dict[str, Any], outcome: str, name: str) -> list[str]:
    """The numbers of the checks with this outcome, of one of the two files."""
    return [one["check_id"] for one in results[f"{outcome}_checks"] if one["file_path"].endswith(name)]


def test_checkov_finds_only_what_is_left_out(scanned: dict[str, Any]) -> None:
    assert set(checks(scanned, "failed", "ours.yaml")) == set(LEFT_OUT)
    assert len(checks(scanned, "passed", "ours.yaml")) > 300


def test_checkov_finds_planted_faults(scanned: dict[str, Any]) -> None:
    planted = set(checks(scanned, "failed", "planted.yaml")) - set(LEFT_OUT)
    assert planted == {"CKV_K8S_16", "CKV_K8S_17"}
