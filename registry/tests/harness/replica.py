"""A device that works without a network, as the page's part of replication does it: local documents, an outbox, a
checkpoint. Everything that a person saves on it is kept in `saved`, to be asked for at the end.

A row of the outbox never changes once it is there. Rows of one document go out one after the other; the assumed
revision of a later one is the `own_revision` that answered the one before.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx

from tests.factories.records import EVENING
from tests.harness.person import Doc, Person, new_id, read

ROWS_AT_ONCE = 4
PAGE = 3
# Where the text is that people write and change, a line at a time.
TEXTS = {"note": "body", "session": "summary"}
REQUEST_LOST, ANSWER_LOST, SENT_TWICE, LATE_COPY = 0.1, 0.15, 0.1, 0.1


@dataclass
class Saved:
    """What a person saved: a record and the lines of its text, for a set the ids of its trials."""

    push_id: str
    kind: str
    id: str
    lines: list[str]
    removed: list[str]


@dataclass
class Replica:
    """One device of one person."""

    person: Person
    name: str
    chance: random.Random
    now: Callable[[], datetime]
    clock_is_wrong_by: timedelta = timedelta()
    online: bool = True
    documents: dict[str, Doc] = field(default_factory=dict)
    outbox: list[Doc] = field(default_factory=list)
    refused: list[Doc] = field(default_factory=list)
    checkpoint: str | None = None
    saved: list[Saved] = field(default_factory=list)
    resets: int = 0
    _copies: list[Doc] = field(default_factory=list)
    _words: int = 0

    # What the person does

    def seen(self, kind: str) -> dict[str, Doc]:
        """Bodies of a kind as the page shows them: the registry's, and over them what waits in the outbox."""
        bodies = {i: d["body"] for i, d in self.documents.items() if d["kind"] == kind}
        for row in self.outbox:
            if row["kind"] == kind:
                if row["deleted"]:
                    bodies.pop(row["id"], None)
                else:
                    bodies[row["id"]] = row["body"]
        return bodies

    def writes_note(self, dog_id: str) -> None:
        lines = [self._word() for _ in range(self.chance.randint(1, 4))]
        body = {"dog_id": dog_id, "body": "\n".join(lines), "occurred_at": EVENING}
        self._saves("note", new_id(), body, lines, [])

    def edits_text(self, kind: str) -> None:
        """Changes a line of a note's body or of a session's summary."""
        records, text = self.seen(kind), TEXTS[kind]
        if not records:
            return
        record_id = self.chance.choice(sorted(records))
        before = records[record_id][text].split("\n")
        after, place = list(before), self.chance.randrange(len(before))
        how = self.chance.choice(["change", "add", "append", "remove"])
        if how == "change":
            after[place] = self._word()
        elif how == "remove" and len(after) > 1:
            del after[place]
        else:
            after.insert(len(after) if how == "append" else place, self._word())
        removed = [line for line in before if line not in after]
        self._saves(kind, record_id, {**records[record_id], text: "\n".join(after)}, after, removed)

    def deletes_note(self) -> None:
        notes = self.seen("note")
        if notes:
            self._saves("note", self.chance.choice(sorted(notes)), None, [], [])

    def scores_trial(self) -> None:
        sets = self.seen("exercise_set")
        if not sets:
            return
        set_id = self.chance.choice(sorted(sets))
        trials = sets[set_id]["trials"]
        trial_id = new_id()
        trial = {"id": trial_id, "ordinal": len(trials) + 1, "at": EVENING, "outcome": "correct"}
        self._saves("exercise_set", set_id, {**sets[set_id], "trials": [*trials, trial]}, [trial_id], [])

    def acts(self, dog_id: str) -> None:
        """Something that trainers do all day."""
        deed = self.chance.random()
        if deed < 0.2:
            self.writes_note(dog_id)
        elif deed < 0.55:
            self.edits_text("note")
        elif deed < 0.65:
            self.edits_text("session")
        elif deed < 0.7:
            self.deletes_note()
        elif deed < 0.85:
            self.scores_trial()
        else:
            self.online = not self.online

    # What the page does by itself

    def syncs(self) -> None:
        """Pushes and pulls once over a bad network."""
        if self.online:
            self._push()
            self._pull()

    def sends_all(self) -> None:
        """Good network at last: pushes until nothing waits."""
        self.online = True
        while self.outbox:
            self._push(good=True)

    def takes_all(self) -> None:
        """Pulls what everybody has sent."""
        self._pull(good=True)

    def is_wiped(self) -> None:
        """The checkpoint is lost, as after half a year away; what waits to be sent stays."""
        self.checkpoint = None

    def _saves(self, kind: str, record_id: str, body: Any, lines: list[str], removed: list[str]) -> None:
        self.saved.append(Saved(new_id(), kind, record_id, lines, removed))
        edited_at = (self.now() + self.clock_is_wrong_by).isoformat()
        known = self.documents.get(record_id)
        self.outbox.append({
            "push_id": self.saved[-1].push_id, "kind": kind, "id": record_id, "deleted": body is None, "body": body,
            "edited_at": edited_at, "assumed_revision": known["revision"] if known else 0,
        })  # fmt: skip
        self.outbox[-1]["waits"] = any(row["id"] == record_id for row in self.outbox[:-1])

    def _push(self, *, good: bool = False) -> None:
        rows: dict[str, Doc] = {}
        for row in self.outbox:
            if not row["waits"]:
                rows.setdefault(row["id"], row)
        sent = [{k: v for k, v in row.items() if k != "waits"} for row in list(rows.values())[:ROWS_AT_ONCE]]
        if not sent:
            return
        request = {"rows": sent}
        if not good and self.chance.random() < REQUEST_LOST:
            return
        if not good and self._copies and self.chance.random() < LATE_COPY:
            self._send(self.chance.choice(self._copies))  # an old copy arrives late; nobody hears the answer
        answer = self._send(request)
        self._copies.append(request)
        if not good and self.chance.random() < SENT_TWICE:
            answer = self._send(request)
        if answer is None or (not good and self.chance.random() < ANSWER_LOST):
            return
        for result in answer["results"]:
            self._answered(result)

    def _send(self, request: Doc) -> Doc | None:
        try:
            return read(self.person.post("/sync/push", request))
        except httpx.TransportError:
            return None

    def _answered(self, result: Doc) -> None:
        row = next(row for row in self.outbox if row["push_id"] == result["push_id"])
        self.outbox.remove(row)
        if result["status"] == "refused":
            self.refused.append(row)
        document = result.get("document")
        if document is not None:
            self._takes(document)
        following = next((other for other in self.outbox if other["id"] == row["id"]), None)
        if following is not None:
            newest = document["revision"] if document else row["assumed_revision"]
            following["assumed_revision"] = result.get("own_revision") or newest
            following["waits"] = False

    def _pull(self, *, good: bool = False) -> None:
        more = True
        while more:
            query = {"limit": PAGE} | ({"checkpoint": self.checkpoint} if self.checkpoint else {})
            try:
                page = read(self.person.get("/sync/pull", params=query))
            except httpx.TransportError:
                return
            if not good and self.chance.random() < ANSWER_LOST:
                return
            if page["reset"]:
                self.documents.clear()
                self.resets += 1
            for document in page["documents"]:
                self._takes(document)
            self.checkpoint, more = page["checkpoint"], page["more"]

    def _takes(self, document: Doc) -> None:
        known = self.documents.get(document["id"])
        if known is not None and known["revision"] > document["revision"] and not document["removed"]:
            return
        if document["deleted"]:
            self.documents.pop(document["id"], None)
        else:
            self.documents[document["id"]] = document

    def _word(self) -> str:
        self._words += 1
        return f"{self.name} {self._words}"
