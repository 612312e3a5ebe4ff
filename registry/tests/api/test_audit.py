"""The tamper-evident log through HTTP: for owners only."""

import pytest

from registry.platform.access import Role
from tests.factories.practices import PASSWORD, Practice
from tests.harness.person import Doc, Person, read, refusal
from tests.harness.site import Site


def test_nobody_reads_the_log(nobody: Person) -> None:
    refusal(nobody.get("/audit"), 401, "not-signed-in")
    refusal(nobody.get("/audit/verify"), 401, "not-signed-in")


@pytest.mark.parametrize("role", ["trainer", "assistant", "viewer"])
def test_only_owners_read_the_log(practice: Practice, role: Role) -> None:
    person = practice.joined_by("Pat", role)
    refusal(person.get("/audit"), 403, "not-allowed")
    refusal(person.get("/audit/verify"), 403, "not-allowed")


def test_a_stranger_reads_their_own_log_alone(owner: Person, stranger: Person, dog: Doc) -> None:
    assert dog["id"] not in stranger.get("/audit").text
    assert [e["kind"] for e in stranger.every_page("/audit")] == ["member", "organization"]


def test_everything_that_happens_stands_there_once(owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog)
    note = owner.edits("notes", note, body="Recall 9/10.")
    owner.deletes("notes", note)
    read(owner.post(f"/notes/{note['id']}/restore", params={"reason": "mistake"}))
    token = owner.makes_token("read")
    owner.delete(f"/tokens/{token['id']}")
    entries = owner.every_page("/audit")[::-1]
    assert [(e["action"], e["kind"], e["revision"]) for e in entries] == [
        ("created", "organization", 1), ("created", "member", 1), ("created", "dog", 1), ("created", "note", 1),
        ("updated", "note", 2), ("deleted", "note", 3), ("restored", "note", 4), ("token-made", "token", 0),
        ("token-revoked", "token", 0),
    ]  # fmt: skip
    assert entries[6]["reason"] == "mistake"
    assert all(e["actor"] == {"id": owner.id, "name": "Lena"} for e in entries)
    assert all(e["at"] == "2026-10-06T15:30:00.000Z" for e in entries)
    assert [e["id"] for e in entries[3:7]] == [note["id"]] * 4


def test_the_log_and_the_history_of_a_record_name_the_same_hashes(owner: Person, dog: Doc) -> None:
    note = owner.edits("notes", owner.writes_note(dog), body="Recall 9/10.")
    logged = {e["revision"]: e["hash"] for e in owner.every_page("/audit") if e["id"] == note["id"]}
    first, second = read(owner.get(f"/notes/{note['id']}/revisions"))["items"]
    assert logged == {1: first["hash"], 2: second["hash"]}
    assert (first["previous_hash"], second["previous_hash"]) == ("0" * 64, first["hash"])


def test_signing_in_is_logged_and_secrets_are_not(site: Site, owner: Person) -> None:
    read(site.visitor().post("/auth/login", {"email": owner.email, "password": PASSWORD}))
    token = owner.makes_token("read")
    log = owner.get("/audit").text
    assert '"logged-in"' in log
    assert PASSWORD not in log
    assert token["token"] not in log


def test_the_log_verifies(owner: Person, dog: Doc) -> None:
    owner.deletes("notes", owner.writes_note(dog))
    report = read(owner.get("/audit/verify"))
    assert report == {"ok": True, "entries": len(owner.every_page("/audit")), "problems": []}
