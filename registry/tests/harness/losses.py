"""What replication must never do: lose, double or silently overwrite what somebody saved. A sentence for each case."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from registry.platform.database import Database
from tests.harness.person import Doc, Person, read
from tests.harness.replica import Replica


def differences(person: Person, replicas: Sequence[Replica]) -> list[str]:
    """Replicas that do not hold exactly what the registry holds."""
    truth = {document["id"]: document for document in _full_pull(person)}
    return [f"{r.name}: {_unlike(truth, r.documents)}" for r in replicas if r.documents != truth]


def losses(person: Person, database: Database, replicas: Sequence[Replica]) -> list[str]:
    """Texts and trials that are nowhere, that are there twice, or that gave way without a question."""
    refused = {row["id"] for replica in replicas for row in replica.refused}
    found: list[str] = []
    notes = {each.id for replica in replicas for each in replica.saved if each.kind == "note"}
    for note_id in sorted(notes - refused):
        found += _of_note(person, database, replicas, note_id)
    kept = {
        trial["id"]
        for document in _full_pull(person)
        if document["kind"] == "exercise_set"
        for trial in document["body"]["trials"]
    }
    scored = [line for r in replicas for each in r.saved if each.kind == "exercise_set" for line in each.lines]
    return found + [f"trial {trial} is lost" for trial in scored if trial not in kept]


def _of_note(person: Person, database: Database, replicas: Sequence[Replica], note_id: str) -> Iterator[str]:
    revisions: list[Doc] = read(person.get(f"/notes/{note_id}/revisions"))["items"]
    texts = {revision["body"] for revision in revisions}
    current = revisions[-1]["body"].split("\n")
    asked = _asked_about(database, note_id, revisions)
    saved = [each for replica in replicas for each in replica.saved if each.id == note_id and each.lines]
    removed = {line for each in saved for line in each.removed}
    for each in saved:
        if "\n".join(each.lines) not in texts:
            yield f"note {note_id}: the text {each.lines} stands in no revision"
        for line in each.lines:
            if line not in current and line not in removed and line not in asked:
                yield f"note {note_id}: the line {line!r} gave way and nobody is asked"
    if len(current) != len(set(current)):
        yield f"note {note_id}: a line is there twice: {current}"
    stored = Counter(each["body"] for each in revisions if each["action"] == "updated" and not _is_merge(each))
    doubled = stored - Counter("\n".join(each.lines) for each in saved)
    for text in doubled:
        yield f"note {note_id}: the text {text!r} was stored more often than it was saved"
    for before, after in pairwise(revisions):
        if before["fields"] == after["fields"] and after["action"] == "updated":
            yield f"note {note_id}: revision {after['revision']} says what the one before says"


def _is_merge(revision: Doc) -> bool:
    return bool(revision["reason"].startswith("merged with"))


def _asked_about(database: Database, note_id: str, revisions: Sequence[Doc]) -> set[str]:
    with database.reading() as tx:
        rows = tx.rows(
            "SELECT c.revision FROM conflict c JOIN document d ON d.number = c.document WHERE d.id = ?", note_id
        )
    return {line for (number,) in rows for line in revisions[number - 1]["body"].split("\n")}


def _full_pull(person: Person) -> list[Doc]:
    documents: list[Doc] = []
    checkpoint: Doc = {}
    while True:
        page = read(person.get("/sync/pull", params={"limit": 1000, **checkpoint}))
        documents += page["documents"]
        checkpoint = {"checkpoint": page["checkpoint"]}
        if not page["more"]:
            return documents


def _unlike(truth: dict[str, Doc], held: dict[str, Doc]) -> str:
    ids = [record_id for record_id in {*truth, *held} if truth.get(record_id) != held.get(record_id)]
    pairs = [(truth.get(record_id), held.get(record_id)) for record_id in ids[:2]]
    return msgspec.json.encode(pairs).decode()
