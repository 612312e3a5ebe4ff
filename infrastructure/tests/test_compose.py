"""The platform on one machine: the file keeps its schema, what it mounts and names is there, and it opens nothing."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from alerting import RULES
from places import INFRASTRUCTURE, REPOSITORY, run

COMPOSE = REPOSITORY / "compose.yaml"
MONITORING = INFRASTRUCTURE / "monitoring"
OURS = {"edge", "frontend", "registry", "migrate", "alert-analyzer"}
Body = dict[str, Any]


def compose() -> Body:
    body: Body = yaml.safe_load(COMPOSE.read_text())
    return body


def published(body: Body) -> list[str]:
    return [port for service in body["services"].values() for port in service.get("ports", [])]


def faults(body: Body) -> list[str]:
    """What would make it unsafe or not start."""
    found = [f"published to all: {port}" for port in published(body) if not port.startswith("127.0.0.1:")]
    for name, service in body["services"].items():
        version = service["image"].rpartition(":")[2]
        if name not in OURS - {"edge"} and not re.match(r"v?\d+\.\d+(\.\d+)?", version):
            found.append(f"{name}: {service['image']} can change")
        if service.get("privileged") or service.get("network_mode") == "host":
            found.append(f"{name}: is privileged")
        if "no-new-privileges:true" not in service.get("security_opt", []):
            found.append(f"{name}: may gain privileges")
        if name in OURS and not (
            service.get("read_only") and service.get("cap_drop") == ["ALL"] and service.get("user") == "10001:10001"
        ):
            found.append(f"{name}: is not confined")
        found += [f"{name}: {one}" for one in missing(service, body)]
    return found


def missing(service: Body, body: Body) -> list[str]:
    """What a service mounts or waits for and is not there."""
    sources = [mount.split(":")[0] for mount in service.get("volumes", [])]
    found = [f"{one} is not there" for one in sources if one.startswith("./") and not (REPOSITORY / one).exists()]
    found += [f"no volume {one}" for one in sources if not one.startswith((".", "/")) and one not in body["volumes"]]
    return found + [f"waits for {one}" for one in service.get("depends_on", {}) if one not in body["services"]]


def test_file_keeps_the_schema_and_a_planted_fault_does_not(tmp_path: Path) -> None:
    schema = ("--builtin-schema", "vendor.compose-spec")
    said = run("check-jsonschema", *schema, COMPOSE)
    assert said.returncode == 0, said.stdout
    planted = tmp_path / "compose.yaml"
    planted.write_text(COMPOSE.read_text().replace("depends_on:", "depends-on:"))
    assert run("check-jsonschema", *schema, planted).returncode != 0


def test_nothing_is_open_or_missing() -> None:
    assert faults(compose()) == []


@pytest.mark.parametrize(
    ("service", "key", "value", "said"),
    [
        ("grafana", "ports", ["3000:3000"], "published to all"),
        ("loki", "image", "docker.io/grafana/loki:latest", "can change"),
        ("alloy", "privileged", True, "is privileged"),
        ("loki", "security_opt", [], "may gain privileges"),
        ("registry", "user", "0:0", "is not confined"),
        ("loki", "volumes", ["./nowhere:/loki"], "is not there"),
        ("loki", "volumes", ["nothing:/loki"], "no volume"),
        ("edge", "depends_on", {"regsitry": {}}, "waits for"),
    ],
)
def test_planted_fault_is_found(service: str, key: str, value: object, said: str) -> None:
    body = compose()
    body["services"][service][key] = value
    assert [said in one for one in faults(body)] == [True]


def test_only_page_and_grafana_can_be_reached() -> None:
    with_ports = {name for name, service in compose()["services"].items() if "ports" in service}
    assert with_ports == {"edge", "grafana"}


def test_only_registry_and_migrations_stand_beside_the_database() -> None:
    body = compose()
    assert body["networks"]["database"]["internal"] is True
    beside = {name for name, service in body["services"].items() if "database" in service["networks"]}
    assert beside == {"database", "migrate", "registry"}


def test_no_password_stands_in_the_file() -> None:
    text = COMPOSE.read_text()
    for value in re.findall(r"(?:PASSWORD|SECRET|TOKEN)\w*: (.+)", text):
        assert value.startswith(("${", "/run/secrets/")), value
    assert all(set(one) == {"environment"} for one in compose()["secrets"].values())


def hosts(text: str) -> set[str]:
    return set(re.findall(r"\bhttp://([a-z][a-z.-]*):\d+", text)) | set(re.findall(r"targets: \[([a-z-]+):\d+\]", text))


def test_every_host_that_a_configuration_names_is_a_service_or_an_alias() -> None:
    names: set[str] = {"localhost"}
    for name, service in compose()["services"].items():
        names.add(name)
        if isinstance(service["networks"], dict):
            names |= {alias for one in service["networks"].values() for alias in one.get("aliases", [])}
    for path in [COMPOSE, *MONITORING.rglob("*.*")]:
        if path.is_file():
            assert hosts(path.read_text()) <= names, path.name


def test_prometheus_takes_its_configuration(tmp_path: Path) -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool comes with Debian's prometheus")
    path = MONITORING / "prometheus.yaml"
    assert run(Path(promtool), "check", "config", "--syntax-only", path).returncode == 0
    planted = tmp_path / "prometheus.yaml"
    planted.write_text(path.read_text().replace("scrape_interval", "scrape_every"))
    assert run(Path(promtool), "check", "config", "--syntax-only", planted).returncode != 0


def test_rules_that_one_machine_can_answer_are_mounted() -> None:
    mounts = [one.split(":")[0] for one in compose()["services"]["prometheus"]["volumes"]]
    mounted = {(REPOSITORY / one).resolve() for one in mounts if one.startswith("./")}
    # Pods, CloudNativePG and who asks from outside are a cluster's.
    assert {
        path.resolve() for path in RULES if path.stem not in ("pods", "postgresql", "edge", "page", "upkeep")
    } <= mounted
    jobs = {one["job_name"] for one in yaml.safe_load((MONITORING / "prometheus.yaml").read_text())["scrape_configs"]}
    assert {"registry", "alert-analyzer", "alertmanager", "loki"} <= jobs


def test_logs_carry_the_labels_that_are_asked_for() -> None:
    written = set(re.findall(r'target_label\s*= "(\w+)"', (MONITORING / "config.alloy").read_text()))
    assert {"namespace", "app", "pod"} <= written
    loki = yaml.safe_load((MONITORING / "loki.yaml").read_text())
    assert loki["compactor"]["retention_enabled"] is True
    assert "loki" in json.dumps(compose()["services"]["loki"]["volumes"])
