"""Schemathesis over the real OpenAPI document against a real registry, all checks, on both databases.

`make test` tries 3 examples of each operation besides the systematic ones, `make soak` 30; the checks are the same.
Operations are tried in parts, a few rooms at a time, each part over a registry of its own; what follows from other
answers is tried over all rooms together. Revoking tokens is tried in a run of its own: it would end the token by which
everything else is tried.
"""

import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import AnyDatabases, StartLongline
from tests.factories.practices import PASSWORD
from tests.factories.records import (
    a_behavior,
    a_dog,
    a_guardian,
    a_health_item,
    a_note,
    a_plan,
    a_safety_flag,
    a_session,
    a_set,
    a_skill,
    an_attachment,
    an_observation,
)
from tests.harness.person import Person, read
from tests.harness.process import LonglineProcess

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
CONFIG = Path(__file__).with_name("schemathesis.toml")
HOOKS = Path(__file__).with_name("hooks.py")
OPENAPI = Path(__file__).parents[2] / "openapi.json"
EXAMPLES = int(os.environ.get("LONGLINE_TEST_EXAMPLES", "3"))
UNLIMITED = {
    "LONGLINE_REQUESTS_PER_MINUTE": "0",
    "LONGLINE_LOG_INS_PER_QUARTER_HOUR": "1000000",
    "LONGLINE_LOG_LEVEL": "warning",
}
ROOMS = {
    "people, log and replication": ("accounts", "records", "sync", "search", "exchange"),
    "dogs and what is written": ("dogs", "notes", "media"),
    "training": ("training", "behavior", "care"),
}
REVOKING = "revokeToken"
EACH_ALONE = ["--phases", "examples,coverage,fuzzing"]
RUNS = {
    **{
        name: [*EACH_ALONE, "--exclude-operation-id", REVOKING, *(f"--include-tag={room}" for room in rooms)]
        for name, rooms in ROOMS.items()
    },
    "one after the other": ["--phases", "stateful", "--exclude-operation-id", REVOKING],
    "revoking tokens": [*EACH_ALONE, "--include-operation-id", REVOKING],
}


@pytest.fixture
def registry_process(databases: AnyDatabases, start_longline: StartLongline) -> LonglineProcess:
    return start_longline(databases.fresh(), **UNLIMITED)


@pytest.fixture
def token(registry_process: LonglineProcess) -> Iterator[str]:
    """An owner's token for everything."""
    owner = registry_process.visitor()
    with owner.client:
        sign_up = {"email": "owner@example.org", "password": PASSWORD, "name": "Lena", "organization": "Wolf & Co"}
        owner.is_signed_in_by(owner.post("/auth/register", sign_up))
        _keep_known_records(owner)
        expires_at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 300 * 86_400))
        yield owner.makes_token("read", "write", "admin", expires_at=expires_at)["token"]


@pytest.mark.timeout(0 if EXAMPLES > 20 else 280)
@pytest.mark.parametrize("run", RUNS)
def test_the_registry_keeps_what_its_openapi_document_promises(
    registry_process: LonglineProcess, token: str, tmp_path: Path, run: str
) -> None:
    done = _schemathesis(
        registry_process, RUNS[run], {"LONGLINE_TEST_TOKEN": token, "SCHEMATHESIS_HOOKS": str(HOOKS)}, folder=tmp_path
    )
    assert done.returncode == 0, done.stdout[-30_000:] + done.stderr[-3_000:]
    mistakes = [line for line in registry_process.logged().splitlines() if '"level":"error"' in line]
    assert mistakes == []


def test_every_room_is_tried_in_one_part() -> None:
    paths = json.loads(OPENAPI.read_text())["paths"].values()
    described = {room for path in paths for operation in path.values() for room in operation["tags"]}
    tried = [room for rooms in ROOMS.values() for room in rooms]
    assert sorted(tried) == sorted(described)


def _keep_known_records(owner: Person) -> None:
    """The records whose ids stand in the configuration."""
    ids = {name: entry["values"] for name, entry in tomllib.loads(CONFIG.read_text())["dictionaries"].items()}
    bodies = {
        "guardians": a_guardian(),
        "dogs": a_dog(guardian_ids=ids["guardians"][:2]),
        "notes": a_note(ids["dogs"][0], tags=["recall"]),
        "sessions": a_session(ids["dogs"][0]),
        "sets": a_set(ids["dogs"][0], ids["sessions"][0]),
        "observations": an_observation(ids["dogs"][0]),
        "skills": a_skill(),
        "behaviors": a_behavior(),
        "plans": a_plan(ids["dogs"][0], definition_id=ids["skills"][0]),
        "safety-flags": a_safety_flag(ids["dogs"][0], severity="danger"),
        "vaccinations": a_health_item(ids["dogs"][0]),
        "attachments": an_attachment(ids["dogs"][0], ids["notes"][0]),
    }
    for collection, body in bodies.items():
        for record_id in ids[collection]:
            read(owner.put(f"/{collection}/{record_id}", body), status=201)


def _schemathesis(
    registry: LonglineProcess, options: list[str], environment: Mapping[str, str], *, folder: Path
) -> subprocess.CompletedProcess[str]:
    command = [
        str(SCHEMATHESIS), "--config-file", str(CONFIG), "run", f"{registry.address}/api/v1/openapi.json", "--no-color",
        "--continue-on-failure", "--max-examples", str(EXAMPLES), *options,
    ]  # fmt: skip
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
