"""Traces of a real registry, as a real receiver of OTLP over HTTP decodes them."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.conftest import AnyDatabases
from tests.factories.practices import PASSWORD
from tests.harness.otlp import Receiver, attributes, receiver
from tests.harness.person import Person, new_id, read, refusal
from tests.harness.process import LonglineProcess, free_port

TRACE, PARENT = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
CALLER = {"traceparent": f"00-{TRACE}-{PARENT}-01"}
ROUTE = "/api/v1/dogs/{id}"
TEXT = "Pulls towards squirrels at the pond"
SIGN_UP = {"email": "lena@example.org", "password": PASSWORD, "name": "Lena", "organization": "Wolf & Co"}


@pytest.fixture
def took() -> Iterator[Receiver]:
    with receiver() as taker:
        yield taker


def _started(folder: Path, url: str, **environment: str) -> LonglineProcess:
    process = LonglineProcess(folder, url, environment)
    process.start()
    return process


def _traced(folder: Path, url: str, took: Receiver) -> LonglineProcess:
    return _started(folder, url, OTEL_EXPORTER_OTLP_ENDPOINT=took.address)


def _ended(process: LonglineProcess) -> list[dict[str, Any]]:
    """Its log's lines; what it had not sent yet it sends when it is stopped."""
    process.asked_to_stop()
    assert process.ended_with() == 0, process.logged()
    return [msgspec.json.decode(line) for line in process.logged().splitlines()]


@contextmanager
def _signed_up(process: LonglineProcess) -> Iterator[Person]:
    person = process.visitor()
    with person.client:
        yield person.is_signed_in_by(person.post("/auth/register", SIGN_UP))


def test_a_request_is_a_span_in_its_callers_trace_with_the_databases_time_below_it(
    databases: AnyDatabases, tmp_path: Path, took: Receiver
) -> None:
    process = _traced(tmp_path, databases.fresh(), took)
    try:
        with _signed_up(process) as lena:
            written = lena.send("PUT", f"/dogs/{new_id()}", json={"call_name": "Juno", "colour": TEXT}, headers=CALLER)
            read(written, status=201)
        lines = _ended(process)
    finally:
        process.kill()
    assert set(took.requests) == {("/v1/traces", "application/x-protobuf")}
    assert all(resource["service.name"] == "longline-registry" for resource in took.resources)
    [span] = took.named(f"PUT {ROUTE}")
    said = attributes(span.attributes)
    assert (span.trace_id.hex(), span.parent_span_id.hex()) == (TRACE, PARENT)
    assert (said["http.route"], said["http.request.method"]) == (ROUTE, "PUT")
    assert said["http.response.status_code"] == 201
    below = took.below(span)
    assert {child.trace_id.hex() for child in below} == {TRACE}
    names = [child.name for child in below]
    assert names[0] == "read"
    assert "INSERT" in names[names.index("write") :]
    statements = [child for child in below if child.name in ("SELECT", "INSERT", "UPDATE", "DELETE")]
    assert all("?" in attributes(child.attributes)["db.query.text"] for child in statements if child.name == "INSERT")
    assert all(
        span.start_time_unix_nano <= child.start_time_unix_nano <= child.end_time_unix_nano <= span.end_time_unix_nano
        for child in below
    )
    [line] = [line for line in lines if line["event"] == "request" and line["operation"] == said["longline.operation"]]
    assert (line["trace_id"], line["span_id"]) == (TRACE, span.span_id.hex())
    assert line["request_id"] == said["longline.request_id"] == written.headers["X-Request-Id"]


def test_no_text_no_value_and_no_path_is_in_any_span(databases: AnyDatabases, tmp_path: Path, took: Receiver) -> None:
    process = _traced(tmp_path, databases.fresh(), took)
    dog = new_id()
    try:
        with _signed_up(process) as lena:
            read(lena.send("PUT", f"/dogs/{dog}", json={"call_name": "Juno", "colour": TEXT}), status=201)
            refusal(lena.client.get(f"/api/v1/dogs/{new_id()}"), 404, "not-found")
        _ended(process)
    finally:
        process.kill()
    everything = " ".join(str(span) for span in took.spans)
    for private in (TEXT, "Juno", dog, SIGN_UP["email"], PASSWORD, "Lena"):
        assert private not in everything
    [missed] = took.named(f"GET {ROUTE}")
    assert attributes(missed.attributes)["error.type"] == "not-found"
    assert missed.status.code == missed.status.STATUS_CODE_UNSET


def test_requests_of_many_at_once_keep_their_statements_to_themselves(
    databases: AnyDatabases, tmp_path: Path, took: Receiver
) -> None:
    """On SQLite one request's thread commits for others."""
    process = _traced(tmp_path, databases.fresh(), took)
    together = threading.Barrier(4)

    def writes(lena: Person) -> None:
        together.wait(timeout=30)
        for _ in range(20):
            lena.adds_dog()

    try:
        with _signed_up(process) as lena:
            threads = [threading.Thread(target=writes, args=(lena,)) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        _ended(process)
    finally:
        process.kill()
    spans = took.named(f"PUT {ROUTE}")
    assert len(spans) == 80
    assert len({span.trace_id for span in spans}) == 80
    for span in spans:
        below = took.below(span)
        assert [child.name for child in below].count("write") == 1
        statements = [str(attributes(child.attributes).get("db.query.text", "")) for child in below]
        assert sum(statement.startswith("INSERT INTO document ") for statement in statements) == 1


def test_probes_figures_and_what_is_no_trace_make_none_or_a_new_one(
    databases: AnyDatabases, tmp_path: Path, took: Receiver
) -> None:
    process = _traced(tmp_path, databases.fresh(), took)
    try:
        with process.visitor().client as client:
            for path in ("/healthz", "/readyz", "/metrics", "/"):
                client.get(path)
            for wrong in ("", "00-0-0-01", f"00-{'0' * 32}-{PARENT}-01", f"ff-{TRACE}-{PARENT}-01", "ü" * 40):
                assert client.get("/api/v1/me", headers={b"traceparent": wrong.encode()}).status_code == 401
            assert client.get("/api/v1/me", headers={"traceparent": f"00-{TRACE}-{PARENT}-00"}).status_code == 401
        _ended(process)
    finally:
        process.kill()
    requests = [span for span in took.spans if not span.parent_span_id]
    assert len(requests) == 5
    assert {attributes(span.attributes)["http.response.status_code"] for span in requests} == {401}
    assert TRACE not in {span.trace_id.hex() for span in took.spans}  # its caller did not want it kept


def test_without_an_endpoint_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    build = (
        "import sys; from registry import main, serve; from registry.platform.settings import read_settings;"
        "from registry.platform.logging import EventLog; from registry.platform.tracing import open_tracing;"
        "settings = read_settings(); log = EventLog();"
        "site = main.build(settings, log=log, tracing=open_tracing(settings, log, version='1'));"
        "main.application(site); site.database.close();"
        "print(sum(name.startswith('opentelemetry') for name in sys.modules))"
    )

    def loaded(**environment: str) -> int:
        environment["LONGLINE_DATABASE_URL"] = f"sqlite:///{tmp_path}/x.db"
        return int(subprocess.check_output([sys.executable, "-c", build], env=environment))

    assert loaded() == 0
    assert loaded(OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:9") > 0


def test_without_an_endpoint_or_switched_off_nothing_of_it_is_said(databases: AnyDatabases, tmp_path: Path) -> None:
    for number, switched in enumerate(
        ({}, {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9", "OTEL_SDK_DISABLED": "true"})
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        process = _started(folder, databases.fresh(), **switched)
        try:
            with _signed_up(process) as lena:
                lena.client.get("/api/v1/me", headers=CALLER)
            lines = _ended(process)
        finally:
            process.kill()
        assert not [line for line in lines if "trace_id" in line]


def test_a_receiver_that_is_gone_stops_nothing_and_is_told_in_the_log(databases: AnyDatabases, tmp_path: Path) -> None:
    process = _started(
        tmp_path,
        databases.fresh(),
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=f"http://127.0.0.1:{free_port()}/v1/traces",
        OTEL_BSP_SCHEDULE_DELAY="50",
    )
    try:
        with _signed_up(process) as lena:
            for _ in range(5):
                lena.adds_dog()
        lines = _ended(process)
    finally:
        process.kill()
    assert [line for line in lines if line["event"] == "traces" and line["level"] == "warning"], lines


@pytest.mark.parametrize(
    ("variable", "value"),
    [("OTEL_EXPORTER_OTLP_ENDPOINT", "tempo:4318"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")],
)
def test_an_endpoint_that_cannot_be_used_stops_the_start(tmp_path: Path, variable: str, value: str) -> None:
    process = LonglineProcess(tmp_path, f"sqlite:///{tmp_path}/x.db", {variable: value})
    process.begins_to_start()
    try:
        assert process.ended_with() != 0
    finally:
        process.kill()
    assert variable in process.logged()
