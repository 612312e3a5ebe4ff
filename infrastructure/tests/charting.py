"""Renders the chart, and hands out what came of it."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from places import INFRASTRUCTURE, REPOSITORY, run

KUBERNETES = INFRASTRUCTURE / "kubernetes"
CHART = KUBERNETES / "chart"
NODE = REPOSITORY / ".tools" / "bin" / "node"
HELM = REPOSITORY / ".tools" / "bin" / "helm"
ENVIRONMENTS = {path.stem.removeprefix("values-"): path for path in sorted(KUBERNETES.glob("values-*.yaml"))}
# What the defaults leave open: a Gateway's certificate and a place for files.
LEAST = ("gateway.tlsSecret=longline-tls", "registry.filesBucket=files")
DIGEST = "sha256:" + "0123456789abcdef" * 4

Manifest = dict[str, Any]


class Refused(Exception):
    """Helm's reason for not rendering."""


@cache
def _rendered(chart: Path, files: tuple[Path, ...], sets: tuple[str, ...]) -> str:
    arguments: list[str | Path] = ["template", "longline", chart, "--namespace", "longline"]
    for path in files:
        arguments += ["--values", path]
    for one in sets:
        arguments += ["--set-json" if one.partition("=")[2][:1] in ("[", "{") else "--set", one]
    said = run(HELM, *arguments)
    if said.returncode != 0:
        raise Refused(said.stderr)
    return said.stdout


def render(*sets: str, environment: str | None = None, chart: Path = CHART) -> list[Manifest]:
    """Every object of the chart with these values; raises Refused."""
    files = (ENVIRONMENTS[environment],) if environment else ()
    text = _rendered(chart, files, sets if environment else (*LEAST, *sets))
    return [copy.deepcopy(one) for one in _parsed(text)]


@cache
def _parsed(text: str) -> tuple[Manifest, ...]:
    return tuple(one for one in yaml.load_all(text, Loader=yaml.CSafeLoader) if one)


def of_kind(manifests: list[Manifest], kind: str) -> dict[str, Manifest]:
    """The objects of a kind by their names."""
    return {one["metadata"]["name"]: one for one in manifests if one["kind"] == kind}


def pod_templates(manifests: list[Manifest]) -> dict[str, Manifest]:
    """Pod templates by the name of the part whose pods they make."""
    found = [one["spec"]["template"] for one in manifests if one["kind"] in ("Deployment", "Job")]
    found += [one["spec"]["jobTemplate"]["spec"]["template"] for one in manifests if one["kind"] == "CronJob"]
    return {one["metadata"]["labels"]["app.kubernetes.io/name"]: one for one in found}


def shown(value: Any) -> str:
    """A value as JSON, for messages and for looking into."""
    return json.dumps(value, sort_keys=True)
