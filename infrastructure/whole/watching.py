"""Prometheus and Alertmanager with the configuration that Longline ships, on loopback.

Only what must differ does: addresses, the secret's file, and Prometheus' own times (intervals, `for` and windows of the
rules), which run SPED_UP times as fast. Alertmanager's and the alert analyzer's times are those that ship.
"""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import yaml

from places import INFRASTRUCTURE
from tests.harness.prometheus import program
from tests.harness.running import SECRET, free_port
from tests.harness.waiting import until

SPED_UP = 15
_NOBODY = "127.0.0.1:9"
RULES = INFRASTRUCTURE / "kubernetes" / "chart" / "rules"
MONITORING = INFRASTRUCTURE / "monitoring"
_UNITS_MS = {"ms": 1, "s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}
_DURATION = re.compile(r"^(\d+)(ms|s|m|h|d)$")


@dataclass(frozen=True)
class Watching:
    """Alertmanager's address, and Prometheus' process."""

    alertmanager: str
    prometheus: subprocess.Popen[bytes]


def faster(duration: str) -> str:
    """The SPED_UP-th part of a duration."""
    match = _DURATION.match(duration)
    assert match, duration
    return f"{int(match[1]) * _UNITS_MS[match[2]] // SPED_UP}ms"


def faster_rules(text: str) -> str:
    """A file of rules whose windows and waits are shorter; their thresholds are the same."""
    body = yaml.safe_load(text)
    for group in body["groups"]:
        group["interval"] = faster(group.get("interval", "30s"))
        for rule in group["rules"]:
            rule["expr"] = re.sub(r"\[(\w+)\]", lambda window: f"[{faster(window[1])}]", rule["expr"])
            if "for" in rule:
                rule["for"] = faster(rule["for"])
    return str(yaml.safe_dump(body))


def _prometheus(folder: Path, targets: dict[str, str], alertmanager: str) -> None:
    """Ours, with loopback addresses; jobs that nobody serves here are left out."""
    (folder / "rules").mkdir()
    for path in RULES.glob("*.yaml"):
        (folder / "rules" / path.name).write_text(faster_rules(path.read_text()))
    body = yaml.safe_load((MONITORING / "prometheus.yaml").read_text())
    body["global"] = {name: faster(value) for name, value in body["global"].items()} | {"scrape_timeout": "1s"}
    body["rule_files"] = [str(folder / "rules" / "*.yaml")]
    body["alerting"]["alertmanagers"][0]["static_configs"][0]["targets"] = [alertmanager]
    body["scrape_configs"] = [job for job in body["scrape_configs"] if job["job_name"] in targets]
    for job in body["scrape_configs"]:
        job["static_configs"][0]["targets"] = [targets[job["job_name"]]]
    (folder / "prometheus.yaml").write_text(yaml.safe_dump(body))


def alertmanager_configuration(folder: Path, *, webhook: str, mail: str) -> Path:
    """Ours, with the routes and inhibitions as they are; whoever waits for the heartbeat outside is not there."""
    (folder / "secret").write_text(SECRET)
    body: dict[str, Any] = yaml.safe_load((MONITORING / "alertmanager.yaml").read_text())
    body["global"] = {
        name: value for name, value in body["global"].items() if not name.startswith("smtp_auth")
    } | {"smtp_smarthost": mail, "smtp_require_tls": False}  # fmt: skip
    for receiver in body["receivers"]:
        hooks = receiver.get("webhook_configs", [])
        receiver["webhook_configs"] = [hook for hook in hooks if "alert-analyzer" in hook["url"]]
        for hook in receiver["webhook_configs"]:
            hook["url"] = webhook
            hook["http_config"]["authorization"]["credentials_file"] = str(folder / "secret")
    path = folder / "alertmanager.yaml"
    path.write_text(yaml.safe_dump(body))
    return path


@contextmanager
def only_alertmanager(folder: Path, *, webhook: str, mail: str = _NOBODY) -> Iterator[str]:
    """Runs; its address."""
    configuration = alertmanager_configuration(folder, webhook=webhook, mail=mail)
    command = [program("prometheus-alertmanager"), f"--config.file={configuration}", f"--storage.path={folder}/am"]
    with _running(folder, "alertmanager", [*command, "--cluster.listen-address="]) as (address, _):
        yield f"http://{address}"


@contextmanager
def watching(folder: Path, *, targets: dict[str, str], webhook: str) -> Iterator[Watching]:
    """Both run."""
    with only_alertmanager(folder, webhook=webhook) as alertmanager:
        _prometheus(folder, targets, alertmanager.removeprefix("http://"))
        command = [program("prometheus"), f"--config.file={folder}/prometheus.yaml", f"--storage.tsdb.path={folder}/db"]
        with _running(folder, "prometheus", [*command, "--rules.alert.resend-delay=1s"]) as (_, process):
            yield Watching(alertmanager, process)


@contextmanager
def _running(folder: Path, name: str, command: list[str]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    address = f"127.0.0.1:{free_port()}"
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen([*command, f"--web.listen-address={address}"], stdout=log, stderr=log)
        try:
            until(lambda: _ready(address), what=f"{name} is ready; see {folder}", within_s=60)
            yield address, process
        finally:
            process.kill()
            process.wait(30)


def _ready(address: str) -> bool:
    try:
        return httpx.get(f"http://{address}/-/ready", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False
