"""Machines that serve with `longline keep` over one bucket; each has a disk of its own that can be thrown away."""

import json
import os
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from registry.platform.database import open_database
from tests.factories.practices import PASSWORD
from tests.factories.records import a_note
from tests.harness.bucket import BUCKET, KEYS
from tests.harness.person import Doc, Person, new_id, read
from tests.harness.process import LonglineProcess
from tests.harness.waiting import until

PLACE = f"s3://{BUCKET}/copies"
EVERY_S = 0.3
EMAIL = "lena@example.org"


class Machine(LonglineProcess):
    """One machine: a folder for a disk, and the bucket's address."""

    def __init__(self, folder: Path, store: str, *, lost_after_s: float = 60.0, every_s: float = EVERY_S) -> None:
        folder.mkdir()
        self.folder = folder
        verb = ("keep", PLACE, "--every", str(every_s), "--lost-after", str(lost_after_s))
        away = {"AWS_ENDPOINT_URL_S3": store, "AWS_EC2_METADATA_DISABLED": "true", **KEYS}
        self._visitors: list[Person] = []
        super().__init__(folder, f"sqlite:///{folder / 'longline.db'}", away, verb)

    def events(self, name: str) -> list[dict[str, Any]]:
        """What it logged under this name."""
        lines = [json.loads(line) for line in self.logged().splitlines() if line.startswith("{")]
        return [line for line in lines if line["event"] == name]

    def visitor(self) -> Person:
        """Somebody who goes when the machine does."""
        self._visitors.append(super().visitor())
        return self._visitors[-1]

    def kill(self) -> None:
        super().kill()
        for person in self._visitors:
            person.client.close()

    def is_lost(self) -> None:
        """The power goes, and the disk with it."""
        self.kill()
        shutil.rmtree(self.folder)

    def is_ready(self) -> bool:
        """Whether it serves."""
        try:
            return httpx.get(f"{self.address}/readyz", timeout=5).status_code == 200
        except httpx.TransportError:
            return False


@dataclass
class Writer:
    """A trainer who remembers what was answered and when, in milliseconds."""

    person: Person
    dog: Doc = field(init=False)
    answered: dict[str, int] = field(default_factory=dict)

    def writes(self, count: int = 1) -> None:
        for _ in range(count):
            note = read(self.person.put(f"/notes/{new_id()}", a_note(self.dog["id"])), status=201)
            self.answered[note["id"]] = time.time_ns() // 1_000_000

    def until(self, moment_ms: int) -> set[str]:
        """The notes that were answered by then."""
        return {note for note, at_ms in self.answered.items() if at_ms <= moment_ms}


def a_writer(machine: Machine) -> Writer:
    """Founds the practice on a machine that serves."""
    person = machine.visitor()
    sign_up = {"email": EMAIL, "password": PASSWORD, "name": "Lena", "organization": "Wolf & Co"}
    writer = Writer(person.is_signed_in_by(person.post("/auth/register", sign_up)))
    writer.dog = writer.person.adds_dog()
    return writer


def notes_at(machine: Machine) -> set[str]:
    """The notes of a machine that serves; the history of all of them verifies, and its people can sign in."""
    person = machine.visitor()
    with person.client:
        person.is_signed_in_by(person.post("/auth/login", {"email": EMAIL, "password": PASSWORD}))
        assert read(person.get("/audit/verify"))["ok"]
    database = open_database(f"sqlite:///{machine.folder / 'longline.db'}", threads=1)
    try:
        with database.reading() as tx:
            return {str(row[0]) for row in tx.rows("SELECT id FROM document WHERE kind = 'note'")}
    finally:
        database.close()


def copied_since(machine: Machine, moment_ms: int) -> int:
    """Waits for a copy that began after this moment; gives when it began."""

    def began() -> int:
        times = [int(os.path.basename(one["copy"]).removesuffix(".json")) for one in machine.events("copied")]  # noqa: PTH119
        return max((time for time in times if time > moment_ms), default=0)

    return until(began, what="a copy")
