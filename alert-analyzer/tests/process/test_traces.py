"""Traces of the real service: what it sends, what it hands on, and that none of it is there without an endpoint."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alert_analyzer.platform.settings import InvalidSettings, read_settings
from tests.harness.loki import LokiServer, loki_server
from tests.harness.notifications import alert, notification
from tests.harness.running import Running
from tests.harness.traces import Collector, collector, said
from tests.harness.waiting import until

TRACE, PARENT = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
LINE = "FATAL: out of shared memory"


@pytest.fixture
def loki() -> Iterator[LokiServer]:
    with loki_server() as server:
        server.add(time.time_ns() - 5_000_000_000, LINE, namespace="shop", pod="shop-1")
        yield server


@pytest.fixture
def traces() -> Iterator[Collector]:
    with collector() as server:
        yield server


def _told(running: Running) -> None:
    """Sends an alert as an Alertmanager with traces does, and waits until somebody was told."""
    running.wait_until_ready()
    now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    answer = running.post(notification(alert(at=now)), traceparent=f"00-{TRACE}-{PARENT}-01")
    assert answer.is_success
    until(lambda: len(running.told()) == 1, what="a message")


def test_a_notification_an_investigation_and_its_questions_are_traced(
    tmp_path: Path, loki: LokiServer, traces: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", traces.url)
    with Running(tmp_path, loki_url=loki.url) as running:
        _told(running)
        assert running.post(notification(alert()), secret="another").status_code == 401
        assert running.stop() == 0
    spans = traces.spans()
    taken, refused = [span for span in spans if span.name == "POST /webhook"]
    assert (taken.trace_id.hex(), taken.parent_span_id.hex()) == (TRACE, PARENT)
    assert said(taken)["http.route"] == "/webhook"
    assert (said(taken)["http.response.status_code"], said(refused)["http.response.status_code"]) == (200, 401)
    assert [span.name for span in spans if span.parent_span_id == taken.span_id] == ["transaction"]
    [investigated] = [span for span in spans if span.name == "investigate"]
    asked = [span for span in spans if span.name == "GET Loki"]
    assert asked
    assert {span.parent_span_id for span in asked} == {investigated.span_id}
    handed_on = [headers["traceparent"].split("-") for headers in loki.headers]
    assert {(trace, span) for _, trace, span, _ in handed_on} == {
        (span.trace_id.hex(), span.span_id.hex()) for span in asked
    }
    assert all(int(flags, 16) & 1 for *_, flags in handed_on)
    assert not [span for span in spans if "metrics" in span.name or "readyz" in span.name]
    everything = " ".join(str(span) for span in spans)
    for private in (LINE, "PodCrashLooping", "shop", "another"):
        assert private not in everything


def test_without_an_endpoint_nothing_is_handed_on(tmp_path: Path, loki: LokiServer) -> None:
    with Running(tmp_path, loki_url=loki.url) as running:
        _told(running)
        assert running.stop() == 0
    assert loki.headers
    assert not [headers for headers in loki.headers if "traceparent" in headers]
    assert not [event for event in running.events() if "trace_id" in event]


def test_a_collector_that_is_gone_keeps_no_alert_and_no_stop_waiting(
    tmp_path: Path, loki: LokiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with collector() as gone:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", gone.url)
    with Running(tmp_path, loki_url=loki.url) as running:
        _told(running)
        assert running.stop() == 0
        assert [event for event in running.events() if event["event"] == "traces"]


@pytest.mark.parametrize(
    ("variable", "value"),
    [("OTEL_EXPORTER_OTLP_ENDPOINT", "tempo:4318"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")],
)
def test_what_cannot_be_used_is_refused_by_name(variable: str, value: str) -> None:
    with pytest.raises(InvalidSettings, match=variable):
        read_settings({"ALERT_ANALYZER_ALLOW_ANYONE": "true", variable: value})
