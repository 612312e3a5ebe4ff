"""B11: custom resources keep the schemas that their makers publish; AWS's own kinds have none to be had here."""

import itertools
import json
import subprocess
from collections.abc import Callable

import pytest

from charting import ENVIRONMENTS, KUBERNETES, NODE, Manifest, of_kind, render, shown
from planting import put

CHECKS = KUBERNETES / "checks"
PROBED = "monitoring.prober=blackbox.monitoring.svc:9115"
WITHOUT_SCHEMA = {"LoadBalancerConfiguration", "TargetGroupConfiguration", "ObjectStore"}
GROUPS = (
    *("external-secrets.io/", "gateway.", "monitoring.coreos.com/"),
    *("postgresql.cnpg.io/", "barmancloud.cnpg.io/", "traefik.io/"),
)
DATABASE = ("database.enabled=true", "database.backup.destination=s3://backups/longline")
SETS = ((PROBED, *DATABASE), ("gateway.limits.by=envoy",), ("gateway.limits.by=traefik",))


def complaints(objects: list[Manifest]) -> list[str | None]:
    """What is wrong with each; None where no schema is known."""
    said = subprocess.run(
        [NODE, CHECKS / "validate.mjs"], input=json.dumps(objects), capture_output=True, text=True, check=True
    )
    found: list[str | None] = json.loads(said.stdout)
    return found


def featured() -> list[Manifest]:
    """What is only there when a value asks for it, too."""
    return list(itertools.chain(*(render(*sets) for sets in SETS)))


def custom() -> list[Manifest]:
    manifests = [*featured(), *itertools.chain(*(render(environment=one) for one in ENVIRONMENTS))]
    groups = (
        "external-secrets.io/",
        "gateway.",
        "monitoring.coreos.com/",
        "postgresql.cnpg.io/",
        "traefik.io/",
        "barmancloud",
    )
    return list({shown(one): one for one in manifests if one["apiVersion"].startswith(groups)}.values())


FAULTS: list[tuple[str, str, Callable[[Manifest], None], str]] = [
    ("HTTPRoute", "longline", put("spec", "rules", 0, "backendRefs", 0, "port", value="http"), "port"),
    ("HTTPRoute", "longline", put("spec", "rules", 0, "matches", 0, "path", "type", value="Prefix"), "type"),
    ("Gateway", "longline", put("spec", "listeners", 0, "port", value=0), "port"),
    ("ServiceMonitor", "registry", put("spec", "endpoints", value="http"), "endpoints"),
    ("PrometheusRule", "longline-registry", put("spec", "groups", 0, "rules", 0, "labels", value=["a"]), "labels"),
    ("PodMonitor", "database", put("spec", "podMetricsEndpoints", 0, "port", value=9187), "port"),
    ("Cluster", "longline-database", put("spec", "instances", value="three"), "instances"),
    ("Cluster", "longline-database", put("spec", "plugins", value="barman"), "plugins"),
    ("ScheduledBackup", "longline-database", put("spec", "method", value="tar"), "method"),
    ("BackendTrafficPolicy", "longline", put("spec", "rateLimit", "type", value="Locally"), "type"),
    ("Middleware", "longline-limits", put("spec", "rateLimit", "average", value="many"), "average"),
    ("Probe", "longline", put("spec", "prober", value="blackbox:9115"), "prober"),
    ("ExternalSecret", "longline-database", put("spec", "refreshInterval", value=15), "refreshInterval"),
]


def test_custom_resources_keep_their_schemas_and_planted_faults_do_not() -> None:
    """One run for all: what takes long is the start."""
    ours = custom()
    planted = []
    for kind, name, plant, _ in FAULTS:
        one = of_kind([*featured(), *render(environment="production")], kind)[name]
        plant(one)
        planted.append(one)
    found = complaints(ours + planted)
    unknown = {one["kind"] for one, said in zip(ours, found, strict=False) if said is None}
    assert unknown == WITHOUT_SCHEMA
    assert [said for said in found[: len(ours)] if said] == []
    assert {one["kind"] for one in ours} == {kind for kind, _, _, _ in FAULTS} | WITHOUT_SCHEMA
    for (_, _, _, expected), said in zip(FAULTS, found[len(ours) :], strict=True):
        assert said, expected
        assert expected in said


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_secrets_of_the_database_escape_what_a_password_may_hold(environment: str) -> None:
    url = of_kind(render(environment=environment), "ExternalSecret")["longline-database"]["spec"]["target"]["template"]
    assert url["data"]["url"].startswith("postgresql://{{ .username | urlquery }}:{{ .password | urlquery }}@")
    assert url["data"]["url"].endswith("?sslmode=require")
