"""B18: where each alert goes, and which alerts silence which: asked of Alertmanager itself."""

import atexit
import copy
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from alerting import alerts, log_alerts
from places import INFRASTRUCTURE, run

CONFIGURATION = INFRASTRUCTURE / "monitoring" / "alertmanager.yaml"
AMTOOL = Path(shutil.which("amtool") or "amtool")
ALERTMANAGER = shutil.which("prometheus-alertmanager") or shutil.which("alertmanager")
pytestmark = pytest.mark.skipif(
    ALERTMANAGER is None or not AMTOOL.exists(), reason="amtool comes with Debian's prometheus-alertmanager"
)

WAYS = [
    ("Watchdog", "none", "heartbeat"),
    ("RegistryDown", "critical", "analyzer"),
    ("ErrorBudgetBurnsFast", "critical", "analyzer"),
    ("ErrorBudgetBurnsSlowly", "warning", "analyzer"),
    ("MigrationFailed", "critical", "analyzer"),
    ("VolumeFillsUp", "warning", "analyzer"),
    ("SomethingOfKubernetes", "warning", "analyzer"),
    ("SomethingForYourInformation", "info", "nobody"),
    ("AlertAnalyzerDown", "critical", "fallback,analyzer"),
    ("AlertAnalyzerOutputDown", "critical", "fallback,analyzer"),
    ("AlertsDoNotArrive", "critical", "fallback,analyzer"),
    ("PrometheusWithoutAlertmanager", "critical", "fallback,analyzer"),
    ("MonitoringTargetDown", "warning", "fallback,analyzer"),
    ("LogsDoNotArrive", "warning", "fallback,analyzer"),
]


def goes(configuration: Path, name: str, severity: str) -> str:
    labels = (f"alertname={name}", f"severity={severity}", "namespace=longline")
    said = run(AMTOOL, "config", "routes", "test", f"--config.file={configuration}", *labels)
    assert said.returncode == 0, said.stderr
    return said.stdout.strip()


def test_alertmanager_takes_the_configuration() -> None:
    said = run(AMTOOL, "check-config", CONFIGURATION)
    assert said.returncode == 0, said.stdout


@pytest.mark.parametrize(("name", "severity", "receivers"), WAYS)
def test_alert_goes_where_it_should(name: str, severity: str, receivers: str) -> None:
    assert goes(CONFIGURATION, name, severity) == receivers


def test_every_alert_of_ours_reaches_somebody() -> None:
    for name, rule in (alerts() | log_alerts()).items():
        assert goes(CONFIGURATION, name, rule["labels"]["severity"]) != "nobody", name


def test_route_that_ends_too_early_is_found(tmp_path: Path) -> None:
    body = yaml.safe_load(CONFIGURATION.read_text())
    del body["route"]["routes"][1]["continue"]
    changed = tmp_path / "alertmanager.yaml"
    changed.write_text(yaml.safe_dump(body))
    assert goes(changed, "AlertAnalyzerDown", "critical") == "fallback"


def test_every_name_in_a_matcher_is_an_alert() -> None:
    body = yaml.safe_load(CONFIGURATION.read_text())
    matchers = [one for route in body["route"]["routes"] for one in route.get("matchers", [])]
    for rule in body["inhibit_rules"]:
        matchers += [*rule["source_matchers"], *rule["target_matchers"]]
    for matcher in matchers:
        if matcher.startswith("alertname"):
            for name in matcher.split('"')[1].split("|"):
                prefix = name.removesuffix(".*")
                assert any(
                    one.startswith(prefix) if prefix != name else one == name for one in alerts() | log_alerts()
                ), name


def free_port() -> int:
    """A port nobody listens on. It stays bound here, which a server that reuses addresses may share: the system gives
    it to no other run beside this one, not even while the service is away."""
    kept = socket.socket()
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kept.bind(("127.0.0.1", 0))
    atexit.register(kept.close)
    port: int = kept.getsockname()[1]
    return port


def asked(url: str, body: Any = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.loads(answer.read() or b"null")


def until(what: Any, within_s: float = 20) -> Any:
    """The first answer that is one; asks every tenth of a second."""
    deadline = time.monotonic() + within_s
    while True:
        try:
            if found := what():
                return found
        except (urllib.error.URLError, ConnectionError):
            pass
        assert time.monotonic() < deadline, "Alertmanager did not answer in time"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Alertmanager on loopback with our inhibitions, and receivers that hand on to nobody."""
    folder = tmp_path_factory.mktemp("alertmanager")
    body = copy.deepcopy(yaml.safe_load(CONFIGURATION.read_text()))
    body["global"] = {"resolve_timeout": "5m"}
    body["receivers"] = [{"name": one["name"]} for one in body["receivers"]]
    (folder / "alertmanager.yaml").write_text(yaml.safe_dump(body))
    port = free_port()
    assert ALERTMANAGER
    process = subprocess.Popen(
        [
            ALERTMANAGER,
            f"--config.file={folder / 'alertmanager.yaml'}",
            f"--storage.path={folder / 'data'}",
            f"--web.listen-address=127.0.0.1:{port}",
            "--cluster.listen-address=",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/api/v2"
    try:
        until(lambda: asked(f"{address}/status"))
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


SILENCED = [
    ({"alertname": "RegistryDown"}, {"alertname": "ErrorBudgetBurnsFast", "slo": "sync"}, True),
    ({"alertname": "RegistryDown"}, {"alertname": "MigrationFailed"}, False),
    ({"alertname": "RegistryWithoutDatabase"}, {"alertname": "PartUnavailable", "deployment": "registry"}, True),
    ({"alertname": "RegistryLosesItsDatabase"}, {"alertname": "RegistryWithoutDatabase"}, True),
    ({"alertname": "RegistryLosesItsDatabase"}, {"alertname": "DatabaseDamaged"}, False),
    (
        {"alertname": "PartUnavailable", "deployment": "frontend"},
        {"alertname": "PodsMissing", "deployment": "frontend"},
        True,
    ),
    (
        {"alertname": "PartUnavailable", "deployment": "frontend"},
        {"alertname": "PodsMissing", "deployment": "registry"},
        False,
    ),
    (
        {"alertname": "ErrorBudgetBurnsFast", "slo": "speed"},
        {"alertname": "ErrorBudgetBurnsSlowly", "slo": "speed"},
        True,
    ),
    (
        {"alertname": "ErrorBudgetBurnsFast", "slo": "speed"},
        {"alertname": "ErrorBudgetBurnsSlowly", "slo": "sync"},
        False,
    ),
    ({"alertname": "X", "severity": "critical"}, {"alertname": "X", "severity": "warning"}, True),
    ({"alertname": "X", "severity": "critical"}, {"alertname": "Y", "severity": "warning"}, False),
]


def test_alerts_silence_what_they_explain_and_nothing_else(running: str) -> None:
    """Each pair in a namespace of its own, so that all can be asked at once."""
    pairs = [
        tuple({**labels, "namespace": f"n{number}"} for labels in (source, target))
        for number, (source, target, _) in enumerate(SILENCED)
    ]
    asked(f"{running}/alerts", [{"labels": one} for pair in pairs for one in pair])
    found = until(lambda: given if len(given := asked(f"{running}/alerts")) == 2 * len(pairs) else None)

    def state(labels: dict[str, str]) -> bool:
        (one,) = (alert for alert in found if alert["labels"] == labels)
        return bool(one["status"]["inhibitedBy"])

    def settled() -> list[bool] | None:
        nonlocal found
        found = asked(f"{running}/alerts")
        states = [state(target) for _, target in pairs]
        return states if states == [expected for _, _, expected in SILENCED] else None

    until(settled)
    assert not any(state(source) for source, _ in pairs)
