"""B22: each image starts read-only as a user without rights; a note is written through all of them, over PostgreSQL."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import psycopg
import pytest

from confined import liberties
from containers import HARDENED, HERE, Container, image, podman, running, volume
from tests.harness.postgres import PostgresServer

REPOSITORY = Path(__file__).resolve().parents[2]
URL = "postgresql://postgres@127.0.0.1:5432/longline"
EDGE = "http://127.0.0.1:8090"
REGISTRY = "http://127.0.0.1:8091"
SETTINGS = (
    *("--env", f"LONGLINE_DATABASE_URL={URL}", "--env", "PORT=8091", "--env", f"LONGLINE_PUBLIC_URL={EDGE}"),
    *("--env", "LONGLINE_TRUSTED_PROXIES=1"),
)
VOLUMES = {"registry": {"/data", "/tmp"}, "frontend": {"/tmp"}, "alert-analyzer": {"/data", "/tmp"}}


@pytest.fixture(scope="session")
def database() -> Iterator[PostgresServer]:
    """A real PostgreSQL on loopback, with an empty database."""
    server = PostgresServer(fast=True, settings={"listen_addresses": "127.0.0.1", "port": "5432"})
    server.start()
    try:
        with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
            connection.execute("CREATE DATABASE longline")
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="session")
def registry(database: PostgresServer) -> Iterator[Container]:
    """The registry's container, after the one that changes the database has come to its end."""
    said = podman("run", "--rm", *HERE, *HARDENED, volume("/data"), *SETTINGS, image("registry"), "migrate")
    assert said.returncode == 0, said.stderr
    with running("registry", image("registry"), volume("/data"), *SETTINGS, health=f"{REGISTRY}/readyz") as found:
        yield found


@pytest.fixture(scope="session")
def frontend() -> Iterator[Container]:
    """The page's container."""
    with running("frontend", image("frontend"), health="http://127.0.0.1:8080/healthz") as found:
        yield found


@pytest.fixture(scope="session")
def alert_analyzer() -> Iterator[Container]:
    """The alert analyzer's container, with its inbox in a file."""
    settings = ("--env", "ALERT_ANALYZER_ALLOW_ANYONE=true", "--env", "ALERT_ANALYZER_OUTPUTS=stdout")
    at = "http://127.0.0.1:8095/readyz"
    with running("alert-analyzer", image("alert-analyzer"), volume("/data"), *settings, health=at) as found:
        yield found


@pytest.fixture
def edge(registry: Container, frontend: Container, tmp_path: Path) -> Iterator[Container]:
    """The door of compose.yaml, with its configuration as it ships but for the addresses."""
    text = (REPOSITORY / "infrastructure" / "monitoring" / "edge.conf").read_text()
    for name, address in {
        "listen 8080": "listen 8090", "registry:8080": "127.0.0.1:8091", "frontend:8080": "127.0.0.1:8080",
        "/tmp/nginx.pid": "/tmp/edge.pid",
    }.items():  # fmt: skip
        assert text.count(name) == 1, name
        text = text.replace(name, address)
    (tmp_path / "edge.conf").write_text(text)
    mount = f"--volume={tmp_path}/edge.conf:/etc/nginx/nginx.conf:ro"
    with running("edge", image("frontend"), mount, health=f"{EDGE}/healthz") as found:
        yield found


@pytest.mark.parametrize("part", VOLUMES)
def test_container_can_do_nothing_but_write_into_its_volumes(part: str, request: pytest.FixtureRequest) -> None:
    container: Container = request.getfixturevalue(part.replace("-", "_"))
    assert liberties(container, volumes=VOLUMES[part]) == []


PLANTED = [
    ("--read-only", "may write into /var/tmp"),
    ("--cap-drop=all", "CapBnd: "),
    ("--security-opt=no-new-privileges", "may gain privileges"),
    ("--user=10001:10001", "runs as 0"),
]


@pytest.mark.parametrize(("taken_away", "said"), PLANTED)
def test_liberty_that_a_container_was_given_is_found(taken_away: str, said: str, frontend: Container) -> None:
    """Shown with a container that waits for nothing: the port is the real one's."""
    options = [one for one in HARDENED if one != taken_away]
    if taken_away.startswith("--user"):
        options.append("--user=0:0")
    command = ("--entrypoint", '["sleep", "60"]', image("frontend"))
    started = podman("run", "--detach", "--name", "planted", *HERE, *options, *command)
    assert started.returncode == 0, started.stderr
    try:
        assert said in " ".join(liberties(Container("planted"), volumes={"/tmp"}))
    finally:
        podman("rm", "--force", "--time", "0", "planted")


FILES = REPOSITORY / "infrastructure" / "kubernetes" / "chart" / "files"
PYTHON = ("--rm", "--entrypoint", "/app/packages/bin/python3", *HERE, *HARDENED)


def smoke(*options: str) -> tuple[int, str]:
    """What `helm test` says, with the chart's own script in the registry's image."""
    given = ("--env", f"REGISTRY={REGISTRY}", "--env", "FRONTEND=http://127.0.0.1:8080", *options)
    said = podman("run", *PYTHON, *given, image("registry"), "-c", (FILES / "smoke.py").read_text())
    return said.returncode, said.stdout


def test_helm_test_passes_and_says_what_is_not_as_it_should_be(registry: Container, frontend: Container) -> None:
    assert smoke() == (0, "The registry and the page answer.\n")
    code, said = smoke("--env", "FRONTEND=http://127.0.0.1:8091")
    assert (code, "the page is not the page" in said) == (1, True)
    code, said = smoke("--env", "REGISTRY=http://127.0.0.1:8080")
    assert (code, "the registry is not ready" in said, "who they are" in said) == (1, True, True)
    assert smoke("--env", "REGISTRY=http://127.0.0.1:9")[0] == 1


def test_migrations_wait_until_the_database_is_there_and_not_for_ever(database: PostgresServer, tmp_path: Path) -> None:
    (tmp_path / "url").write_text(URL + "\n")
    (tmp_path / "nowhere").write_text("postgresql://postgres@127.0.0.1:9/longline")

    def waits(name: str) -> int:
        given = ("--env", f"LONGLINE_DATABASE_URL_FILE=/secrets/{name}", "--env", "WAIT_AT_MOST_S=1")
        script = (FILES / "wait_for_database.py").read_text()
        return podman(
            "run", *PYTHON, f"--volume={tmp_path}:/secrets:ro", *given, image("registry"), "-c", script
        ).returncode

    assert waits("url") == 0
    assert waits("nowhere") == 1


def test_page_answers_an_address_only_so_often_and_others_all_the_same(frontend: Container) -> None:
    def asked(address: str) -> int:
        return int(client.get("/robots.txt", headers={"X-Forwarded-For": address}).status_code)

    with httpx.Client(base_url="http://127.0.0.1:8080") as client:
        codes = [asked("203.0.113.5") for _ in range(900)]
        assert codes[0] != httpx.codes.TOO_MANY_REQUESTS
        assert httpx.codes.TOO_MANY_REQUESTS in codes
        assert asked("203.0.113.6") != httpx.codes.TOO_MANY_REQUESTS
        assert {client.get("/healthz").status_code for _ in range(400)} == {httpx.codes.OK}
        assert "Active connections" in httpx.get("http://127.0.0.1:8081/status").text


@pytest.mark.parametrize("part", VOLUMES)
def test_image_has_no_tools_of_its_build(part: str, request: pytest.FixtureRequest) -> None:
    container: Container = request.getfixturevalue(part.replace("-", "_"))
    for tool in ("cc", "gcc", "make", "npm", "node", "git", "curl", "wget"):
        assert container.does("sh", "-c", f"command -v {tool}").stdout == "", tool


IN_IT = (
    "from importlib.metadata import distributions as d; print('\\n'.join(f'{one.name}=={one.version}' for one in d()))"
)


@pytest.mark.parametrize("part", ["registry", "alert-analyzer"])
def test_list_of_contents_names_every_package_that_is_in_the_image(part: str, request: pytest.FixtureRequest) -> None:
    container: Container = request.getfixturevalue(part.replace("-", "_"))
    there = {_known_as(one) for one in container.does("/app/packages/bin/python3", "-c", IN_IT).stdout.split()}
    assert len(there) > 10
    listed = json.loads((REPOSITORY / "dist" / "images" / f"{part}.cdx.json").read_text())["components"]
    named = {_known_as(f"{one['name']}=={one.get('version', '')}") for one in listed}
    assert there - named == set()
    assert any(one.get("purl", "").startswith("pkg:deb/") for one in listed), "the system's packages"


def _known_as(requirement: str) -> str:
    return requirement.lower().replace("_", "-").replace(".", "-")


def test_list_of_contents_of_the_page_names_what_is_bundled_into_it_and_not_what_built_it() -> None:
    listed = json.loads((REPOSITORY / "dist" / "images" / "frontend-page.cdx.json").read_text())["components"]
    wanted = json.loads((REPOSITORY / "frontend" / "package.json").read_text())
    named = {one["name"] for one in listed}
    assert set(wanted["dependencies"]) - named == set()
    assert {"typescript", "vitest", "eslint"} & set(wanted["devDependencies"])
    assert {"typescript", "vitest", "eslint"} & named == set()


def test_first_note_is_written_through_the_containers_over_postgresql(
    edge: Container, database: PostgresServer
) -> None:
    """The end-to-end test of the first note, as a trainer's browser does it, against what a cluster would run."""
    said = subprocess.run(
        [sys.executable, "-m", "pytest", "test_first_note.py", "-q"],
        cwd=REPOSITORY / "e2e", env=os.environ | {"LONGLINE_E2E_ADDRESS": EDGE},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert said.returncode == 0, said.stdout[-4000:] + said.stderr[-2000:]
    with psycopg.connect(database.url("longline")) as connection:
        found = connection.execute("SELECT count(*) FROM document WHERE kind = 'note'").fetchone()
    assert found is not None
    assert found[0] >= 2, "one for each size of window"
