"""Rows as devices push them."""

from typing import Any

from tests.factories.records import a_note
from tests.harness.person import Doc, Person, new_id, read


def a_row(kind: str, record_id: str, body: Any, *, assumed: int = 0, **fields: Any) -> Doc:
    return {"push_id": new_id(), "kind": kind, "id": record_id, "assumed_revision": assumed, "body": body, **fields}


def pushed(person: Person, *rows: Doc) -> list[Doc]:
    """The results of rows that are pushed together."""
    results: list[Doc] = read(person.post("/sync/push", {"rows": list(rows)}))["results"]
    assert [result["push_id"] for result in results] == [row["push_id"] for row in rows]
    return results


def pulled(person: Person, checkpoint: str | None = None, **params: Any) -> Doc:
    """One page."""
    sent = params if checkpoint is None else {**params, "checkpoint": checkpoint}
    return read(person.get("/sync/pull", params=sent))


def everything(person: Person, checkpoint: str | None = None, **params: Any) -> tuple[list[Doc], str, bool]:
    """(documents, checkpoint, whether the device had to forget what it had) of all pages."""
    documents: list[Doc] = []
    reset = False
    while True:
        page = pulled(person, checkpoint, **params)
        if page["reset"]:
            documents, reset = [], True
        documents += page["documents"]
        checkpoint = page["checkpoint"]
        if not page["more"]:
            assert checkpoint is not None
            return documents, checkpoint, reset


def a_conflict(person: Person, dog: Doc, mine: str = "Calm at the gate.", other: str = "Barked at the gate.") -> str:
    """The id of an open conflict: two devices of one person rewrote the same line."""
    note = person.writes_note(dog, "Slow at the gate.")
    rows = [a_row("note", note["id"], a_note(dog["id"], body=text), assumed=1) for text in (other, mine)]
    conflict_id: str = pushed(person, *rows)[1]["conflict_id"]
    return conflict_id
