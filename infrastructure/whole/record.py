"""Breaks the platform and records the incident for the alert analyzer's tests: `make record-incident`.

What is recorded is what happened: the registry's own log on a real PostgreSQL, and the alert that a real Prometheus and
Alertmanager sent with the rules that ship. Only this machine's folders are replaced by those of an image.
"""

import gzip
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import msgspec
import psycopg

from places import REPOSITORY
from platform_here import Here, platform

_WELL_S: Final = 30
_BEFORE_S: Final = 5
_WITHIN_S: Final = 120
_S: Final = 1_000_000_000


class Fault(msgspec.Struct, frozen=True):
    """Something to break, the alert that it leads to, and the words that reveal it."""

    alert: str
    act: Callable[[Here], None]
    reveals: str
    kind: str
    """What a hint without a model has to name, as `signatures.py` does."""


def _database_stops(here: Here) -> None:
    here.practice.database.stop()


def _table_is_renamed(here: Here) -> None:
    with psycopg.connect(here.practice.database.url("postgres"), autocommit=True) as connection:
        connection.execute("ALTER TABLE document RENAME TO document_moved")


FAULTS: Final = {
    "database-stopped": Fault(
        "[CRITICAL] RegistryWithoutDatabase",
        _database_stops,
        r"terminating connection due to administrator command|connection is lost|closed the connection"
        r"|Connection refused",
        "a lost connection",
    ),
    "table-renamed": Fault(
        "[WARNING] RegistryMakesMistakes",
        _table_is_renamed,
        r'relation \\?"document\\?" does not exist',
        "tables that do not fit the code",
    ),
}


def record(name: str, into: Path) -> None:
    """Runs all that is needed, breaks it after a while in which all is well, and writes what was seen."""
    fault = FAULTS[name]
    with tempfile.TemporaryDirectory() as folder, platform(Path(folder)) as here:
        time.sleep(_WELL_S)
        broken_ns = time.time_ns()
        fault.act(here)
        here.inbox.find(fault.alert, since=time.monotonic(), within_s=_WITHIN_S)
        told_ns = time.time_ns()
        alerts = _alerts_of(Path(folder) / "analyzer" / "alert-analyzer.db", fault.alert)
        lines = sorted(here.loki.lines, key=lambda line: line[0])
    begin_ns = broken_ns - _BEFORE_S * _S
    into.mkdir(parents=True, exist_ok=True)
    texts = [_as_in_an_image(text) for _, _, text in lines]
    logs = [{"ts_ns": at, "labels": labels, "line": text} for (at, labels, _), text in zip(lines, texts, strict=True)]
    with gzip.GzipFile(into / "logs.jsonl.gz", "wb", mtime=0) as packed:
        packed.write(b"".join(msgspec.json.encode(each) + b"\n" for each in logs))
    reveals = re.compile(fault.reveals)
    within = [place for place, (at, _, _) in enumerate(lines) if begin_ns <= at <= told_ns]
    truth = [place for place in within if reveals.search(texts[place])]
    before = [place for place, (at, _, _) in enumerate(lines) if at < begin_ns]
    assert truth, f"no line has {fault.reveals}"
    _write(into / "windows.json", {"incident": [begin_ns, told_ns], "baseline": [lines[0][0], begin_ns - 1]})
    _write(into / "alert.json", {"version": "4", "status": "firing", "groupKey": name, "alerts": alerts})
    _write(
        into / "truth.json",
        {"incident": name, "source": "longline", "reveals": fault.reveals, "kind": fault.kind, "lines": truth,
         "in_baseline": sum(bool(reveals.search(texts[place])) for place in before)},
    )  # fmt: skip
    sys.stdout.write(f"{into}: {len(lines)} lines, {len(within)} of the incident, {len(truth)} reveal it\n")


def _alerts_of(database: Path, subject: str) -> list[dict[str, Any]]:
    """The alert as it was taken, in the form in which it came."""
    with sqlite3.connect(database) as inbox:
        bodies = [msgspec.json.decode(row[0]) for row in inbox.execute("SELECT body FROM alerts")]
    return [
        {
            "status": body["status"], "labels": body["labels"], "annotations": body["annotations"],
            "startsAt": body["starts_at"], "endsAt": "0001-01-01T00:00:00Z", "fingerprint": body["fingerprint"],
        }
        for body in bodies
        if body["labels"]["alertname"] == subject.split()[1]
    ]  # fmt: skip


def _as_in_an_image(text: str) -> str:
    for here, there in ((str(REPOSITORY), "/srv/longline"), (sys.base_prefix, "/usr/local")):
        text = text.replace(here, there)
    return re.sub(r"/tmp/[\w./-]+", "/run/postgresql", text)


def _write(path: Path, body: object) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(body), indent=1) + b"\n")


if __name__ == "__main__":
    record(sys.argv[1], Path(sys.argv[2]))
