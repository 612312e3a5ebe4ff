"""A real Prometheus and a real Alertmanager in front of the service."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import msgspec
import pytest

from tests.harness.running import SECRET, free_port
from tests.harness.waiting import until


def program(name: str) -> str:
    """Its path. Without it the test fails where CI is set, and is skipped elsewhere."""
    found = shutil.which(name)
    if found is None:
        said = (
            f"NOT TESTED BEHIND A REAL PROMETHEUS: there is no {name}. Run tools/get-prometheus, or install Debian's."
        )
        if os.environ.get("CI"):
            pytest.fail(said, pytrace=False)
        pytest.skip(said)
    return found


class Exporter(ThreadingHTTPServer):
    """Metrics that the test sets."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.values = {"shop_pool_free": 5, "shop_disk_free": 5}

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Answer(BaseHTTPRequestHandler):
    server: Exporter

    def do_GET(self) -> None:
        body = "".join(f"{name} {value}\n" for name, value in self.server.values.items()).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):  # who asked has gone
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def rules() -> bytes:
    """Two alerts and a heartbeat."""

    def rule(name: str, expr: str, **labels: str) -> dict[str, object]:
        return {"alert": name, "expr": expr, "labels": labels, "annotations": {"summary": f"{name} in the shop"}}

    place = {"severity": "critical", "namespace": "shop", "pod": "cart-1"}
    made = [
        rule("PoolExhausted", "shop_pool_free == 0", **place),
        rule("DiskFull", "shop_disk_free == 0", **place),
        rule("Watchdog", "vector(1)", severity="none"),
    ]
    return msgspec.json.encode({"groups": [{"name": "shop", "interval": "500ms", "rules": made}]})


@contextmanager
def monitoring(folder: Path, webhook: str) -> Iterator[Exporter]:
    """Both run, and send to the webhook."""
    prometheus, alertmanager = program("prometheus"), program("prometheus-alertmanager")
    with ExitStack() as at_end:
        exporter = at_end.enter_context(Exporter())
        at_end.callback(exporter.shutdown)
        threading.Thread(target=exporter.serve_forever, args=(0.02,), daemon=True).start()
        ports = free_port(), free_port()
        addresses = [f"127.0.0.1:{port}" for port in ports]
        _write(folder, exporter.address, alertmanager=addresses[1], webhook=webhook)
        for name, command in (
            ("alertmanager", [alertmanager, f"--config.file={folder}/alertmanager.yml", f"--storage.path={folder}/am",
                              f"--web.listen-address={addresses[1]}", "--cluster.listen-address="]),
            ("prometheus", [prometheus, f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/db",
                            f"--web.listen-address={addresses[0]}",
                            "--rules.alert.resend-delay=1s"]),
        ):  # fmt: skip
            log = at_end.enter_context((folder / f"{name}.log").open("wb"))
            process = subprocess.Popen(command, stdout=log, stderr=log)
            at_end.callback(process.wait, 30)
            at_end.callback(process.kill)
        until(lambda: all(map(_ready, addresses)), what=f"both are ready; see {folder}", within_s=60)
        yield exporter


def _write(folder: Path, exporter: str, *, alertmanager: str, webhook: str) -> None:
    (folder / "rules.yml").write_bytes(rules())
    (folder / "prometheus.yml").write_bytes(
        msgspec.json.encode({
            "global": {"scrape_interval": "500ms", "scrape_timeout": "500ms", "evaluation_interval": "500ms"},
            "rule_files": ["rules.yml"],
            "scrape_configs": [{"job_name": "shop", "static_configs": [{"targets": [exporter]}]}],
            "alerting": {"alertmanagers": [{"static_configs": [{"targets": [alertmanager]}]}]},
        })
    )  # fmt: skip
    authorization = {"credentials": SECRET}
    receiver = {"url": webhook, "send_resolved": True, "http_config": {"authorization": authorization}}
    (folder / "alertmanager.yml").write_bytes(
        msgspec.json.encode({
            "route": {"receiver": "analyzer", "group_by": ["alertname"], "group_wait": "100ms",
                      "group_interval": "500ms", "repeat_interval": "1h"},
            "receivers": [{"name": "analyzer", "webhook_configs": [receiver]}],
        })
    )  # fmt: skip


def _ready(address: str) -> bool:
    try:
        return httpx.get(f"http://{address}/-/ready", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False
