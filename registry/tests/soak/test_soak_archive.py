"""A large practice, out and into the other database and out again, by the operator's verbs: same bytes, little memory.

`make soak` takes 20,000 documents (LONGLINE_TEST_ARCHIVE_DOCUMENTS); the figures are printed with `-s`.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from registry.media.intake import Intake, awaited
from registry.platform.database import Transaction
from registry.platform.ids import new_id
from registry.records.service import Intent
from tests.conftest import AnyDatabases
from tests.factories.practices import Practice
from tests.factories.records import a_dog, a_note, an_attachment
from tests.harness.databases import PostgresDatabases
from tests.harness.process import LONGLINE
from tests.harness.site import Site, open_site

DOCUMENTS = int(os.environ.get("LONGLINE_TEST_ARCHIVE_DOCUMENTS", "300"))
BATCH = 200
A_TENTH = 10  # of the documents are attachments with a file
WORDS = "Recall 8/10 at 15 m in the yard. Barked at the gate, came back on the second cue, settled within a minute. "
MOST_MIB = 400


@pytest.fixture
def large_site(databases: AnyDatabases, tmp_path: Path) -> Iterator[Site]:
    site = open_site(databases.fresh(), tmp_path / "large")
    yield site
    site.close()


def _fill(site: Site) -> None:
    practice = Practice(site)
    registry, access = site.registry, practice.owner.access
    dogs = [new_id() for _ in range(max(1, DOCUMENTS // 200))]
    papers: list[str] = []
    bodies: list[tuple[str, str, dict[str, object]]] = [("dog", one, a_dog(call_name=f"Dog {one}")) for one in dogs]
    for number in range(DOCUMENTS - len(dogs)):
        dog, record_id = dogs[number % len(dogs)], new_id()
        if number % A_TENTH == 0:
            papers.append(record_id)
            bodies.append(("attachment", record_id, an_attachment(dog, content=_paper(record_id))))
        else:
            bodies.append(("note", record_id, a_note(dog, body=f"{number}. {WORDS * (1 + number % 5)}")))

    def write(tx: Transaction, some: list[tuple[str, str, dict[str, object]]]) -> None:
        for name, record_id, body in some:
            kind = registry.records.kinds[name]
            registry.records.put(tx, access, kind, record_id, msgspec.convert(body, kind.body), Intent(now_ms=1))

    for start in range(0, len(bodies), BATCH):
        some = bodies[start : start + BATCH]
        registry.database.write(lambda tx, some=some: write(tx, some))  # type: ignore[misc]
    intake = Intake(registry.database, registry.restorer.store, registry.restorer.workshop)
    attachment = registry.records.kinds["attachment"]
    for record_id in papers:
        with registry.database.reading() as tx:
            document = registry.records.get(tx, access, attachment, record_id)
            expected = awaited(tx, access, attachment, document)
        intake.take(access, expected, iter([_paper(record_id)]), now_ms=2)


def _paper(record_id: str) -> bytes:
    return b"%PDF-1.7\n" + record_id.encode() * 600


def _types(url: str, folder: Path, *words: str) -> tuple[float, float]:
    """Seconds and peak memory in MiB of one `longline` verb."""
    environment = {n: v for n, v in os.environ.items() if not n.startswith("LONGLINE_")}
    environment |= {"LONGLINE_DATABASE_URL": url, "LONGLINE_DATA_DIR": str(folder)}
    began = time.monotonic()
    command = [str(LONGLINE), *words]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as running:
        most = 0.0
        while running.poll() is None:
            most = max(most, _peak_mib(running.pid))
            with suppress(subprocess.TimeoutExpired):
                running.wait(0.02)
        assert running.stderr is not None
        assert running.returncode == 0, running.stderr.read()
    return time.monotonic() - began, most


def _peak_mib(process: int) -> float:
    """The most memory that a running process has had in use, in MiB."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def test_a_large_practice_goes_into_the_other_database_and_comes_out_the_same(
    large_site: Site, databases: AnyDatabases, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    name = "sqlite_files" if isinstance(databases, PostgresDatabases) else "postgres_databases"
    target: str = request.getfixturevalue(name).fresh()
    source, first, second = large_site.registry.database.url, tmp_path / "first.zip", tmp_path / "second.zip"
    _fill(large_site)
    figures = {
        "export": _types(source, tmp_path / "large", "export", str(first)),
        "dry run": _types(target, tmp_path / "other", "import", str(first)),
        "import": _types(target, tmp_path / "other", "import", str(first), "--apply"),
        "second export": _types(target, tmp_path / "other", "export", str(second)),
        "verify-audit": _types(target, tmp_path / "other", "verify-audit"),
    }
    assert first.read_bytes() == second.read_bytes()
    for verb, (seconds, mib) in figures.items():
        said = f"{large_site.registry.database.dialect}: {DOCUMENTS} documents, {first.stat().st_size / 2**20:.1f} MiB,"
        sys.stdout.write(f"{said} {verb}: {seconds:.1f} s, {mib:.0f} MiB\n")
        assert mib < MOST_MIB, verb
