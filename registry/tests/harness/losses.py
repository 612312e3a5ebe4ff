"""What replication must never do: lose, double or silently overwrite what somebody saved. A sentence for each case."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from registry.platform.database import Database
from tests.harness.person import Doc, Person, read
from tests.harness.replica import TEXTS, Replica


def differences(person: Person, replicas: Sequence[Replica]) -> list[str]:
    """Replicas that do not hold exactly what the registry holds."""
    truth = {document["id"]: document for document in _full_pull(person)}
    return [f"{r.name}: {_unlike(truth, r.documents)}" for r in replicas if r.documents != truth]


def losses(person: Person, database: Database, replicas: Sequence[Replica]) -> list[str]:
    """Texts and trials that are nowhere, that are there twice, or that gave way without a question."""
    found: list[str] = []
    texts = {(each.kind, each.id) for replica in replicas for each in replica.saved if each.kind in TEXTS}
    for kind, record_id in sorted(texts):
        found += _of_text(person, database, replicas, kind, record_id)
    there = _full_pull(person)
    written = {each.id for replica in replicas for each in replica.saved}
    unknown = [one["id"] for one in there if one["kind"] == "note" and one["id"] not in written]
    if len(unknown) > 1:  # the one that was there before
        found.append(f"notes that nobody wrote: {unknown}")
    return [*found, *_of_trials(there, replicas)]


def _of_trials(documents: Sequence[Doc], replicas: Sequence[Replica]) -> Iterator[str]:
    sets = [document["body"]["trials"] for document in documents if document["kind"] == "exercise_set"]
    times = Counter(trial["id"] for trials in sets for trial in trials)
    for each in (each for replica in replicas for each in replica.saved if each.kind == "exercise_set"):
        for trial in each.lines:
            if times[trial] != 1:
                yield f"trial {trial} is there {times[trial]} times"
    for trials in sets:
        if [trial["ordinal"] for trial in trials] != list(range(1, len(trials) + 1)):
            yield f"trials are not counted in order: {trials}"


def _of_text(
    person: Person, database: Database, replicas: Sequence[Replica], kind: str, record_id: str
) -> Iterator[str]:
    revisions: list[Doc] = read(person.get(f"/{kind}s/{record_id}/revisions", params={"limit": 200}))["items"]
    words = [revision["fields"][TEXTS[kind]] for revision in revisions]
    current = words[-1].split("\n")
    asked = {line for number in _asked_about(database, record_id) for line in words[number - 1].split("\n")}
    refused = {row["push_id"] for replica in replicas for row in replica.refused}
    every = [each for replica in replicas for each in replica.saved if each.id == record_id and each.lines]
    saved = [each for each in every if each.push_id not in refused]  # a refused text stays on its device
    removed = {line for replica in replicas for line in _removed_on(replica, record_id, refused)}
    name = f"{kind} {record_id}"
    for each in saved:
        if "\n".join(each.lines) not in words:
            yield f"{name}: the text {each.lines} stands in no revision"
        for line in each.lines:
            if line not in current and line not in removed and line not in asked:
                yield f"{name}: the line {line!r} gave way and nobody is asked"
    if len(current) != len(set(current)):
        yield f"{name}: a line is there twice: {current}"
    pushed = [
        text for one, text in zip(revisions, words, strict=True) if one["action"] == "updated" and not _is_merge(one)
    ]
    for text in Counter(pushed) - Counter("\n".join(each.lines) for each in every):
        yield f"{name}: the text {text!r} was stored more often than it was saved"
    for before, after in pairwise(revisions):
        if before["fields"] == after["fields"] and after["action"] == "updated":
            yield f"{name}: revision {after['revision']} says what the one before says"


def _removed_on(replica: Replica, record_id: str, refused: set[str]) -> set[str]:
    """The lines that a person took out. What a refused edit took out is missing in the edits made on top of it, too."""
    meant, removed = set[str](), set[str]()
    for each in replica.saved:
        if each.id == record_id:
            meant.update(each.removed)
            if each.push_id not in refused:
                removed |= meant
    return removed


def _is_merge(revision: Doc) -> bool:
    return bool(revision["reason"].startswith("merged with"))


def _asked_about(database: Database, record_id: str) -> list[int]:
    """The revisions that somebody is asked about, or was."""
    with database.reading() as tx:
        rows = tx.rows(
            "SELECT c.revision FROM conflict c JOIN document d ON d.number = c.document WHERE d.id = ?", record_id
        )
    return [number for (number,) in rows]


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
