"""The webhook through a real Gunicorn."""

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest

from tests.harness.notifications import alert, notification
from tests.harness.running import Running
from tests.harness.waiting import until

LIMIT = 100_000


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("webhook")
    with Running(folder, body_limit_bytes=str(LIMIT), heartbeat_alerts="Watchdog") as running:
        running.wait_until_ready()
        yield running


def assert_problem(answer: httpx.Response, *, status: int) -> None:
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert len(answer.json()["detail"]) > 20


def test_nobody_is_not_let_in(running: Running) -> None:
    answer = running.post(notification(alert()), secret=None)
    assert_problem(answer, status=401)
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("secret", ["another secret", "-", "the shared secret and more"])
def test_a_stranger_is_not_let_in(running: Running, secret: str) -> None:
    assert_problem(running.post(notification(alert()), secret=secret), status=401)


def test_who_has_the_secret_is_told_what_became_of_the_alerts(running: Running) -> None:
    body = notification(alert("Sent"), alert("Watchdog"), alert("Sent", pod="b"))
    assert running.post(body).json() == {"new": 2, "duplicates": 0, "heartbeats": 1}
    assert running.post(body).json() == {"new": 0, "duplicates": 2, "heartbeats": 1}
    until(lambda: any("Sent" in message["alert_names"] for message in running.told()), what="it is told")


@pytest.mark.parametrize("body", [b"", b"not json", b"[1]", b'{"alerts": {}}'])
def test_what_is_no_notification_is_refused_with_a_sentence(running: Running, body: bytes) -> None:
    assert_problem(running.post(body), status=400)


def test_a_body_over_the_limit_is_refused_whether_announced_or_not(running: Running) -> None:
    large = notification(alert(pod="x" * LIMIT))
    assert_problem(running.post(large), status=413)
    headers = {"Authorization": "Bearer the shared secret"}
    parts = (large[start : start + 1_000] for start in range(0, len(large), 1_000))
    assert_problem(running.client.post("/webhook", content=parts, headers=headers), status=413)


def test_a_notification_in_chunks_is_taken(running: Running) -> None:
    headers = {"Authorization": "Bearer the shared secret"}
    body = notification(alert("InChunks"))
    answer = running.client.post("/webhook", content=iter([body[:50], body[50:]]), headers=headers)
    assert answer.json()["new"] == 1


def test_half_a_notification_is_not_taken(running: Running) -> None:
    body = notification(alert("CutOff"))
    head = (
        f"POST /webhook HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer the shared secret\r\nContent-Length: {len(body)}"
    )
    with socket.create_connection(("127.0.0.1", running.port)) as connection:
        connection.sendall(f"{head}\r\n\r\n".encode() + body[:-20])
        connection.shutdown(socket.SHUT_WR)
        assert b" 200 " not in connection.recv(1_000).split(b"\r\n")[0]
    assert running.post(body).json()["new"] == 1


def test_other_addresses_and_methods_answer_with_a_problem(running: Running) -> None:
    assert_problem(running.client.get("/nothing"), status=404)
    assert_problem(running.client.get("/webhook"), status=405)


def test_health_readiness_and_metrics_are_there(running: Running) -> None:
    assert running.client.get("/healthz").json() == {"healthy": True}
    assert running.client.get("/readyz").json() == {"ready": True}
    text = running.client.get("/metrics").text
    assert 'alert_analyzer_notifications_total{outcome="stored"}' in text
    assert "alert_analyzer_messages_waiting 0.0" in text or "alert_analyzer_messages_waiting 1.0" in text


def test_the_log_is_json_and_holds_nothing_of_an_alert(running: Running) -> None:
    running.post(notification(alert("Secretive", pod="pod-of-the-log-test")))
    until(lambda: any("Secretive" in message["alert_names"] for message in running.told()), what="it is told")
    assert {"gunicorn", "notification_stored", "incident_handled"} <= {event["event"] for event in running.events()}
    assert "pod-of-the-log-test" not in (running.folder / "log").read_text()


def test_a_wrong_setting_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    running = Running(tmp_path, outputs="pigeon")
    running.start()
    assert running.process is not None
    assert running.process.wait(timeout=30) == 2
    assert "ALERT_ANALYZER_OUTPUTS knows" in (tmp_path / "log").read_text()


def test_a_typing_error_in_a_setting_is_logged(tmp_path: Path) -> None:
    with Running(tmp_path, gahter_s="1") as running:
        running.wait_until_ready()
        assert running.stop() == 0
    assert b"ALERT_ANALYZER_GAHTER_S" in (tmp_path / "log").read_bytes()
    assert msgspec.json.decode((tmp_path / "log").read_bytes().splitlines()[0])["event"] == "unknown_setting"
