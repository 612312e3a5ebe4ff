"""Writers that put a load on a registry over HTTP and keep their own durable record of what was answered.

The record is a file of JSON lines, flushed to the disk before the next request: what stands in it was answered with
2xx, so it must be in the registry after any crash. A write that was sent and not answered may or may not be there.
"""

import hashlib
import json
import os
import random
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.factories.records import a_note
from tests.harness.person import Doc, Person, new_id, read
from tests.harness.process import LonglineProcess

WORDS = (
    "recall heel gate yard threshold barking loose leash calm lunged ate food settled mat slow quick at 15 m".split()
)


@dataclass
class Acknowledged:
    """The newest answered state of every record, and writes that nobody answered."""

    folder: Path
    records: dict[str, Doc] = field(default_factory=dict)
    unanswered: dict[str, str] = field(default_factory=dict)
    since_last_look: set[str] = field(default_factory=set)
    answers: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._file = (self.folder / "acknowledged.jsonl").open("a")

    def note(self, collection: str, record: Doc) -> None:
        """Keeps an answered write, durably, before anything else is done."""
        line = {"collection": collection, "id": record["id"], "revision": record["revision"], "hash": digest(record)}
        with self._lock:
            self._file.write(json.dumps(line) + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())
            self.records[record["id"]] = line
            self.unanswered.pop(record["id"], None)
            self.since_last_look.add(record["id"])
            self.answers += 1

    def sent(self, collection: str, record_id: str) -> None:
        with self._lock:
            self.unanswered[record_id] = collection

    def close(self) -> None:
        self._file.close()


def digest(record: Doc) -> str:
    """A hash over everything that the answer said."""
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()


class Writer(threading.Thread):
    """One person who writes without a pause until told to stop or until the registry is gone or says that it goes."""

    def __init__(self, process: LonglineProcess, token: str, dog: Doc, kept: Acknowledged, *, seed: int) -> None:
        super().__init__(name=f"writer-{seed}")
        self._person = process.visitor().uses_token(token)
        self._dog = dog
        self._kept = kept
        self._random = random.Random(seed)
        self._mine: list[Doc] = []
        self.stop = threading.Event()
        self.statuses: dict[int, int] = {}
        self.half_answers = 0

    def run(self) -> None:
        with self._person.client:
            while not self.stop.is_set():
                try:
                    self._write_something()
                except httpx.TransportError as error:
                    self.half_answers += "complete message" in str(error)
                    return

    def _write_something(self) -> None:
        choice = self._random.random()
        if choice < 0.15:
            self._send("dogs", "PUT", new_id(), {"call_name": self._text(1)})
        elif choice < 0.4 and self._mine:
            place = self._random.randrange(len(self._mine))
            note = self._mine[place]
            if changed := self._send("notes", "PATCH", note["id"], {"body": self._text(30)}, seen=note["revision"]):
                self._mine[place] = changed
        elif choice < 0.45 and self._mine:
            note = self._mine.pop(self._random.randrange(len(self._mine)))
            self._send("notes", "DELETE", note["id"], None, seen=note["revision"])
        else:
            note = a_note(self._dog["id"], body=self._text(40), occurred_at=self._moment())
            if made := self._send("notes", "PUT", new_id(), note):
                self._mine.append(made)

    def _send(self, collection: str, method: str, record_id: str, body: Any, *, seen: int | None = None) -> Doc | None:
        self._kept.sent(collection, record_id)
        request = {} if body is None else {"json": body}
        answer = self._person.send(method, f"/{collection}/{record_id}", if_match=seen, **request)
        self.statuses[answer.status_code] = self.statuses.get(answer.status_code, 0) + 1
        if not answer.is_success:
            if answer.json()["type"] == "urn:longline:problem:stopping":
                self.stop.set()
            return None
        record: Doc = answer.json()
        self._kept.note(collection, record)
        return record

    def _text(self, words: int) -> str:
        return " ".join(self._random.choices(WORDS, k=words))

    def _moment(self) -> str:
        return f"2026-{self._random.randint(1, 9):02d}-{self._random.randint(1, 28):02d}T10:00:00+02:00"


def missing_writes(person: Person, kept: Acknowledged, *, all_of_them: bool = False) -> list[str]:
    """Answered writes that the registry does not have as they were answered; a sentence for each.

    Looks at those that were written since the last look, or at all.
    """
    looked_at = set(kept.records) if all_of_them else set(kept.since_last_look)
    kept.since_last_look.clear()
    return [what for record_id in sorted(looked_at) if (what := _difference(person, kept, record_id))]


def _difference(person: Person, kept: Acknowledged, record_id: str) -> str | None:
    line = kept.records[record_id]
    answer = person.get(f"/{line['collection']}/{record_id}")
    found: Doc = answer.json()
    where = f"{line['collection']} {record_id}"
    if "revision" not in found:
        return f"{where}: answered as revision {line['revision']}, now {answer.status_code}"
    if found["revision"] == line["revision"]:
        wrong = answer.status_code == 200 and digest(found) != line["hash"]
        return f"{where}: another text than was answered" if wrong else None
    if found["revision"] == line["revision"] + 1 and record_id in kept.unanswered:
        return None  # sent before the crash, stored, and the answer was lost
    return f"{where}: answered as revision {line['revision']}, now {found['revision']}"


def told_nobody(person: Person, kept: Acknowledged) -> list[str]:
    """Writes that were stored though nobody was answered; forgets them afterwards."""
    stored = []
    for record_id, collection in kept.unanswered.items():
        revision = person.get(f"/{collection}/{record_id}").json().get("revision", 0)
        if revision > kept.records.get(record_id, {"revision": 0})["revision"]:
            stored.append(f"{collection} {record_id}, revision {revision}")
    kept.unanswered.clear()
    return stored


def answers(person: Person, dog: Doc) -> list[Any]:
    """What read models tell: lists, timelines, search."""
    found: list[Any] = [
        person.every_page("/dogs", limit=200),
        person.every_page(f"/dogs/{dog['id']}/timeline", limit=200),
    ]
    found.append(
        person.every_page(f"/dogs/{dog['id']}/timeline", limit=200, **{"from": "2026-03-01", "to": "2026-05-31"})
    )
    found += [
        read(person.get("/search", params={"q": query})) for query in ("recall", "threshold gate", "treshold", "lunged")
    ]
    return found
