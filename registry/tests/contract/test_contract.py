"""Schemathesis over the real OpenAPI document against a real registry, all checks, on both databases.

`make test` tries 3 examples of each operation besides the systematic ones, `make soak` 30; the checks are the same.
Operations are tried in parts, a few rooms at a time, each part over a registry of its own; what follows from other
answers is tried over all rooms together. Revoking tokens and withdrawing links are tried in runs of their own: they
would end that by which everything else is tried.
"""

import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import AnyDatabases, StartLongline
from tests.contract.known import KNOWN_LINKS, keep_known_records, made_for_the_configuration, written_out
from tests.factories.practices import PASSWORD
from tests.harness.person import Person
from tests.harness.process import LonglineProcess

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
HOOKS = Path(__file__).with_name("hooks.py")
CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
OPENAPI = Path(__file__).parents[2] / "openapi.json"
EXAMPLES = int(os.environ.get("LONGLINE_TEST_EXAMPLES", "3"))
UNLIMITED = {
    "LONGLINE_REQUESTS_PER_MINUTE": "0",
    "LONGLINE_LOG_INS_PER_QUARTER_HOUR": "1000000",
    "LONGLINE_LOG_LEVEL": "warning",
}
ROOMS = {
    "people, log and replication": ("accounts", "records", "sync", "search"),
    "dogs and what is written": ("dogs", "notes", "media"),
    "training": ("training",),
    "plans, care and incidents": ("behavior", "care", "incidents"),
    "what is handed on": ("calendar", "homework", "sharing", "reports", "reminders", "exchange"),
}
ENDING = {"revoking tokens": "revokeToken", "withdrawing links": "withdrawShare"}
EACH_ALONE = ["--phases", "examples,coverage,fuzzing"]
NOTHING_ENDS = [f"--exclude-operation-id={name}" for name in ENDING.values()]
RUNS = {
    **{
        name: [*EACH_ALONE, *NOTHING_ENDS, *(f"--include-tag={room}" for room in rooms)]
        for name, rooms in ROOMS.items()
    },
    **{name: [*EACH_ALONE, "--include-operation-id", operation] for name, operation in ENDING.items()},
    "one after the other": ["--phases", "stateful", *NOTHING_ENDS],
}


@pytest.fixture
def registry_process(databases: AnyDatabases, start_longline: StartLongline) -> LonglineProcess:
    return start_longline(databases.fresh(), **UNLIMITED)


class Prepared(NamedTuple):
    """An owner's token for everything, the configuration with what the registry made, and the owner."""

    token: str
    configuration: Path
    owner: Person


@pytest.fixture
def prepared(registry_process: LonglineProcess, tmp_path: Path) -> Iterator[Prepared]:
    owner, member = registry_process.visitor(), registry_process.visitor()
    with owner.client, member.client:
        sign_up = {"email": "owner@example.org", "password": PASSWORD, "name": "Lena", "organization": "Wolf & Co"}
        owner.is_signed_in_by(owner.post("/auth/register", sign_up))
        keep_known_records(owner)
        configuration = written_out(made_for_the_configuration(owner, member), tmp_path)
        expires_at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 300 * 86_400))
        token = owner.makes_token("read", "write", "admin", expires_at=expires_at)["token"]
        yield Prepared(token, configuration, owner)


@pytest.mark.timeout(0 if EXAMPLES > 20 else 280)
@pytest.mark.parametrize("run", RUNS)
def test_the_registry_keeps_what_its_openapi_document_promises(
    registry_process: LonglineProcess, prepared: Prepared, run: str
) -> None:
    done = _schemathesis(registry_process, prepared, RUNS[run])
    assert done.returncode == 0, done.stdout[-30_000:] + done.stderr[-3_000:]
    mistakes = [line for line in registry_process.logged().splitlines() if '"level":"error"' in line]
    assert mistakes == []
    if "sharing" in ROOMS.get(run, ()):
        assert len(prepared.owner.every_page("/shares")) > KNOWN_LINKS, "no link that was asked for was made"


def test_every_room_is_tried_in_one_part() -> None:
    paths = json.loads(OPENAPI.read_text())["paths"].values()
    described = {room for path in paths for operation in path.values() for room in operation["tags"]}
    tried = [room for rooms in ROOMS.values() for room in rooms]
    assert sorted(tried) == sorted(described)


def test_every_list_with_a_cursor_is_known_to_refuse_a_made_up_one() -> None:
    described = json.loads(OPENAPI.read_text())["paths"].values()
    with_cursor = {
        operation["operationId"]
        for path in described
        for operation in path.values()
        if any(parameter["name"] == "cursor" for parameter in operation.get("parameters", []))
    }
    operations = tomllib.loads(CONFIGURATION.read_text())["operations"]
    named = {name for one in operations if "checks" in one for name in one["include-operation-id"]}
    assert with_cursor - named == set()


def _schemathesis(
    registry: LonglineProcess, prepared: Prepared, options: list[str]
) -> subprocess.CompletedProcess[str]:
    command = [
        str(SCHEMATHESIS), "--config-file", str(prepared.configuration), "run",
        f"{registry.address}/api/v1/openapi.json", "--no-color", "--continue-on-failure",
        "--max-examples", str(EXAMPLES), *options,
    ]  # fmt: skip
    environment = {**os.environ, "LONGLINE_TEST_TOKEN": prepared.token, "SCHEMATHESIS_HOOKS": str(HOOKS)}
    return subprocess.run(
        command, cwd=prepared.configuration.parent, env=environment, capture_output=True, text=True, check=False
    )
