"""What operators and orchestrators ask for, and what the log says: enough to mend things, never a note's text."""

import time
from pathlib import Path

import msgspec
import pytest

from registry import migrations
from tests.conftest import AnyDatabases
from tests.harness.person import Doc, Person
from tests.harness.process import free_port
from tests.harness.site import Site, open_site


def test_alive_and_ready(site: Site, nobody: Person) -> None:
    assert nobody.client.get("/healthz").json() == {"status": "alive"}
    ready = nobody.client.get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})


def test_a_database_without_tables_is_not_ready_and_says_what_to_do(databases: AnyDatabases, tmp_path: Path) -> None:
    site = open_site(databases.empty(), tmp_path)
    try:
        visitor = site.visitor()
        assert visitor.client.get("/healthz").status_code == 200
        answer = visitor.client.get("/readyz")
        assert answer.status_code == 503
        assert "longline migrate" in answer.json()["reason"]
    finally:
        site.close()


def test_a_newer_shape_is_ready_and_an_older_one_is_not(databases: AnyDatabases, tmp_path: Path) -> None:
    """A new version migrates while the one before serves; and a version may be taken back without the database."""
    url = databases.empty()
    migrations.upgrade(url)
    site = open_site(url, tmp_path)
    try:

        def becomes(revision: str) -> None:
            sql = "UPDATE alembic_version SET version_num = ?"
            site.registry.database.write(lambda tx: tx.run(sql, revision))

        for revision, status in (("0001", 503), ("9999", 200)):
            becomes(revision)
            assert site.visitor().client.get("/readyz").status_code == status
    finally:
        site.close()


def test_what_the_database_said_is_in_the_log_and_not_in_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("registry.platform.database.postgresql.CONNECT_TIMEOUT_S", 2)
    port = free_port()
    site = open_site(f"postgresql://longline:marmalade@127.0.0.1:{port}/longline", tmp_path)
    try:
        visitor = site.visitor()
        assert _reachable(visitor) == "NaN"  # nobody has asked for it yet
        assert visitor.get("/me").json()["detail"].startswith("The database is not available right now.")
        begun = time.monotonic()
        assert [visitor.client.get("/readyz").status_code for _ in range(5)] == [503] * 5
        assert time.monotonic() - begun < 2  # the first waited for the database, these do not
        assert _reachable(visitor) == "0.0"
        told = [
            line for line in map(msgspec.json.decode, site.log.getvalue().splitlines()) if line["level"] == "warning"
        ]
    finally:
        site.close()
    failed, unready = told  # the later questions to /readyz found nothing new
    assert (failed["event"], failed["operation"], failed["code"]) == ("request failed", "getMe", "database-unreachable")
    assert f'"127.0.0.1", port {port} failed: Connection refused' in failed["reason"]
    assert (unready["event"], unready["reason"][:30]) == ("not ready", "The database is not available ")
    assert "marmalade" not in site.log.getvalue()


def _reachable(visitor: Person) -> str:
    text = visitor.client.get("/metrics").text
    (line,) = (one for one in text.splitlines() if one.startswith("longline_database_reachable "))
    return line.split()[1]


def test_metrics_count_requests_by_operation(site: Site, owner: Person, dog: Doc) -> None:
    owner.get(f"/dogs/{dog['id']}")
    figures = owner.client.get("/metrics")
    assert figures.headers["content-type"].startswith("text/plain")
    assert 'longline_http_requests_total{method="GET",operation="getDog",status="200"}' in figures.text
    assert dog["id"] not in figures.text


def test_each_request_is_one_json_line(site: Site, owner: Person, dog: Doc) -> None:
    site.forget_log()
    answer = owner.get(f"/dogs/{dog['id']}")
    (line,) = [msgspec.json.decode(line) for line in site.log.getvalue().splitlines()]
    assert line | {"ms": 0} == {
        "at": "2026-10-06T15:30:00.000Z", "level": "info", "event": "request", "operation": "getDog", "method": "GET",
        "request_id": answer.headers["x-request-id"], "path": f"/api/v1/dogs/{dog['id']}", "status": 200, "ms": 0,
        "organization_id": owner.access.organization_id, "person_id": owner.id,
    }  # fmt: skip


def test_no_text_that_somebody_wrote_reaches_the_log(site: Site, owner: Person) -> None:
    marker = "unmistakable-marmalade"
    dog = owner.adds_dog(call_name=marker, about=marker)
    note = owner.writes_note(dog, marker, title=marker, tags=[marker])
    owner.patch(f"/notes/{note['id']}", {"body": marker * 10_000}, if_match=1)
    owner.put(f"/notes/{note['id']}", {"body": marker, marker: 1}, params={"reason": marker})
    owner.get("/dogs", params={"q": marker})
    owner.get(f"/dogs/{dog['id']}/timeline", params={"tag": marker})
    owner.get("/search", params={"q": marker})
    assert marker not in site.log.getvalue()


@pytest.mark.parametrize(
    "path",
    ["/api/v1/s/{}", "/api/v1/s/{}/clip", "/s/{}", "/api/v1/calendar/{}.ics", "/api/v1/reminders/{}", "/invitations/{}",
     "/api/v1/invitations/{}/preview", "/api/v1/auth/password-reset/{}", "/reset-password/{}"],
)  # fmt: skip
def test_no_secret_of_a_link_reaches_the_log(site: Site, path: str) -> None:
    secret = "Zq3x" * 10
    site.visitor().client.get(path.format(secret))
    assert secret not in site.log.getvalue()
    assert f'"path":"{path.format("…")}"' in site.log.getvalue()


def test_the_throttle_of_requests_answers_429_with_a_time(databases: AnyDatabases, tmp_path: Path) -> None:
    site = open_site(databases.fresh(), tmp_path, requests_per_minute=5)
    try:
        visitor = site.visitor()
        answers = [visitor.get("/me") for _ in range(8)]
        assert [a.status_code for a in answers[:4]] == [401] * 4
        assert answers[-1].status_code == 429
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 61
        assert site.visitor(address="10.0.0.8").get("/me").status_code == 401
    finally:
        site.close()
