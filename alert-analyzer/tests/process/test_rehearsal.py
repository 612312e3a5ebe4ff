"""`explain` and `replay` as an operator calls them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from alert_analyzer.platform.clock import SystemClock, to_text
from tests.harness.loki import LokiServer, loki_server
from tests.harness.model import KEY, ModelServer, model_server
from tests.harness.notifications import alert, notification
from tests.harness.running import free_port


@pytest.fixture
def loki() -> Iterator[LokiServer]:
    with loki_server() as server:
        now = SystemClock().now_ms() * 1_000_000
        server.add(now - 60 * 10**9, "ERROR pool exhausted, password=hunter22x", namespace="shop", pod="a")
        yield server


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with model_server() as server:
        yield server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    saved = tmp_path / "notification.json"
    saved.write_bytes(notification(alert("A", at=to_text(SystemClock().now_ms()), pod="a"), alert("Watchdog")))
    return saved


def run(verb: str, file: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ALERT_ANALYZER_")}
    environment = kept | {f"ALERT_ANALYZER_{name.upper()}": value for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, "-m", "alert_analyzer.cli", verb, str(file)],
        env=environment, check=False, capture_output=True, text=True, timeout=60, cwd=file.parent,
    )  # fmt: skip


def test_explain_shows_what_would_be_sent_and_sends_nothing(file: Path, loki: LokiServer, model: ModelServer) -> None:
    ran = run("explain", file, loki_url=loki.url, model="m", model_url=model.url, model_key=KEY)
    assert ran.returncode == 0, ran.stderr
    assert "=== To stdout: [CRITICAL] A in shop" in ran.stdout
    assert "=== To the model m, data\n<DATA-" in ran.stdout
    assert ran.stdout.count("ERROR pool exhausted, password=<redacted:secret:") == 3  # hint, line, what a model gets
    assert "=== Taken out before anything leaves: 1 secret" in ran.stdout
    assert model.requests == []


def test_explain_does_without_model_and_log_store(file: Path) -> None:
    ran = run("explain", file)
    assert "=== To a model: nothing, none is set up" in ran.stdout
    assert "- firing A since" in ran.stdout


def test_replay_sends_what_comes_of_it(file: Path, loki: LokiServer, model: ModelServer) -> None:
    ran = run("replay", file, loki_url=loki.url, model="m", model_url=model.url, model_key=KEY)
    assert ran.returncode == 0, ran.stderr
    [message] = [msgspec.json.decode(line) for line in ran.stdout.splitlines()]
    assert message["alert_names"] == ["A"]
    assert "What a model makes of it" in message["text"]
    assert list(file.parent.iterdir()) == [file]


def test_replay_says_when_an_output_did_not_take_it(file: Path) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    assert run("replay", file, outputs="webhook", output_webhook_url=nowhere).returncode == 1


@pytest.mark.parametrize("verb", ["explain", "replay"])
def test_what_is_no_notification_is_told(tmp_path: Path, verb: str) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[]")
    for file, sentence in ((wrong, 'no list "alerts"'), (tmp_path / "none.json", "cannot be read")):
        ran = run(verb, file)
        assert ran.returncode == 2
        assert sentence in ran.stderr
