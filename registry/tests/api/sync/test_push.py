"""Pushing edits that were made without a network."""

from typing import Any

import pytest

from tests.factories.practices import Practice
from tests.factories.pushes import a_row, everything, pushed
from tests.factories.records import a_dog, a_note, a_session, a_set, a_trial
from tests.harness.clock import SetClock
from tests.harness.person import Doc, Person, new_id, read, refusal
from tests.harness.site import Site

POEM = "Gate: slow.\nYard: quick.\nField: calm.\nCar: barked.\nHome: slept."


def _texts(person: Person, note_id: str) -> list[str]:
    return [revision["body"] for revision in read(person.get(f"/notes/{note_id}/revisions"))["items"]]


def _note(person: Person, note_id: str) -> Doc:
    return read(person.get(f"/notes/{note_id}"))


def test_what_was_written_in_the_field_is_stored_with_its_dog(owner: Person) -> None:
    dog_id, note_id = new_id(), new_id()
    dog, note = pushed(owner, a_row("dog", dog_id, a_dog()), a_row("note", note_id, a_note(dog_id, body="Calm.")))
    assert (dog["status"], note["status"]) == ("stored", "stored")
    assert note["own_revision"] == note["document"]["revision"] == 1
    assert note["document"]["body"]["body"] == "Calm."
    assert _note(owner, note_id)["body"] == "Calm."


def test_the_same_push_sent_again_changes_nothing_and_is_answered_again(owner: Person, dog: Doc) -> None:
    note_id = new_id()
    row = a_row("note", note_id, a_note(dog["id"], body="Calm."))
    first = pushed(owner, row)
    assert pushed(owner, row) == first
    assert _texts(owner, note_id) == ["Calm."]


def test_a_push_whose_answer_was_lost_is_not_stored_over_a_later_edit(owner: Person, trainer: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, "Slow.")
    row = a_row("note", note["id"], a_note(dog["id"], body="Slow at the gate."), assumed=1)
    pushed(owner, row)
    trainer.edits("notes", _note(owner, note["id"]), body="Quick.")
    (again,) = pushed(owner, row)
    assert again["status"] == "stored"
    assert again["own_revision"] == 2
    assert again["document"]["revision"] == 3
    assert _texts(owner, note["id"]) == ["Slow.", "Slow at the gate.", "Quick."]


def test_one_push_id_is_one_edit_of_one_person(owner: Person, trainer: Person, dog: Doc) -> None:
    row = a_row("note", new_id(), a_note(dog["id"], body="Calm."))
    pushed(owner, row)
    for person, sent in ((owner, {**row, "body": a_note(dog["id"], body="Barked.")}), (trainer, row)):
        (result,) = pushed(person, sent)
        assert result["status"] == "refused"
        assert result["problem"]["type"] == "urn:longline:problem:push-id-taken"
    assert _texts(owner, row["id"]) == ["Calm."]


def test_edits_that_do_not_touch_are_merged_line_by_line(owner: Person, trainer: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, POEM)
    trainer.edits("notes", note, body=POEM.replace("slept", "ate"), tags=["home"])
    mine = POEM.replace("slow", "very slow")
    (result,) = pushed(owner, a_row("note", note["id"], a_note(dog["id"], body=mine, title="Monday"), assumed=1))
    assert result["status"] == "merged"
    merged = _note(owner, note["id"])
    assert merged["body"] == POEM.replace("slow", "very slow").replace("slept", "ate")
    assert (merged["title"], merged["tags"]) == ("Monday", ["home"])
    assert _texts(owner, note["id"]) == [POEM, POEM.replace("slept", "ate"), mine, merged["body"]]
    assert read(owner.get("/sync/conflicts"))["items"] == []


def test_an_edit_on_top_of_a_merged_one_is_made_on_its_own_words(owner: Person, trainer: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, POEM)
    trainer.edits("notes", note, body=POEM.replace("slept", "ate"))
    mine = POEM.replace("slow", "very slow")
    (first,) = pushed(owner, a_row("note", note["id"], a_note(dog["id"], body=mine), assumed=1))
    further = mine.replace("quick", "very quick")
    row = a_row("note", note["id"], a_note(dog["id"], body=further), assumed=first["own_revision"])
    (second,) = pushed(owner, row)
    assert second["status"] == "merged"
    assert second["document"]["body"]["body"] == further.replace("slept", "ate")


@pytest.mark.parametrize(("hours_ago", "current", "aside"), [(0, "Calm.", "Barked."), (5, "Barked.", "Calm.")])
def test_of_two_rewritings_the_newer_is_current_and_the_other_is_asked_about(
    owner: Person, trainer: Person, dog: Doc, clock: SetClock, hours_ago: int, current: str, aside: str
) -> None:
    note = owner.writes_note(dog, "Slow.")
    trainer.edits("notes", note, body="Barked.")
    clock.passes(hours=1)
    edited_at = f"2026-10-06T{16 - hours_ago:02d}:30:00+00:00"
    row = a_row("note", note["id"], a_note(dog["id"], body="Calm."), assumed=1, edited_at=edited_at)
    (result,) = pushed(owner, row)
    assert result["status"] == "conflict"
    assert result["document"]["body"]["body"] == current
    assert set(_texts(owner, note["id"])) == {"Slow.", "Barked.", "Calm."}
    for person in (owner, trainer):
        (card,) = read(person.get("/sync/conflicts"))["items"]
        assert card["id"] == result["conflict_id"]
        assert card["fields"] == ["body"]
        assert card["set_aside"]["body"]["body"] == aside
        assert card["current"]["body"]["body"] == current
        assert card["yours"] == (person is (trainer if aside == "Barked." else owner))


def test_a_clock_in_the_future_does_not_win_for_ever(owner: Person, trainer: Person, dog: Doc, clock: SetClock) -> None:
    note = owner.writes_note(dog, "Slow.")
    edited_at = "2026-10-08T15:30:00+00:00"
    pushed(owner, a_row("note", note["id"], a_note(dog["id"], body="Barked."), assumed=1, edited_at=edited_at))
    clock.passes(minutes=1)
    (result,) = pushed(trainer, a_row("note", note["id"], a_note(dog["id"], body="Calm."), assumed=1))
    assert result["document"]["body"]["body"] == "Calm."


def test_trials_that_two_people_added_to_one_set_are_all_there(owner: Person, trainer: Person, dog: Doc) -> None:
    session = owner.logs_session(dog)
    scored = owner.scores(dog, session, trials=[a_trial(1)])
    theirs = a_set(dog["id"], session["id"], trials=[a_trial(1), {**a_trial(2, "incorrect"), "id": new_id()}])
    mine = a_set(dog["id"], session["id"], trials=[a_trial(1), {**a_trial(2), "id": new_id()}])
    pushed(trainer, a_row("exercise_set", scored["id"], theirs, assumed=1))
    (result,) = pushed(owner, a_row("exercise_set", scored["id"], mine, assumed=1))
    assert result["status"] == "merged"
    trials = result["document"]["body"]["trials"]
    assert sorted(trial["outcome"] for trial in trials) == ["correct", "correct", "incorrect"]
    assert [trial["ordinal"] for trial in trials] == [1, 2, 3]


def test_a_merge_that_makes_no_valid_record_keeps_both(owner: Person, trainer: Person, dog: Doc) -> None:
    session = owner.logs_session(dog, ended_at="2026-10-06T18:30:00+02:00")
    trainer.edits("sessions", session, ended_at="2026-10-06T17:45:00+02:00")
    later = a_session(dog["id"], started_at="2026-10-06T18:00:00+02:00", ended_at="2026-10-06T18:30:00+02:00")
    (result,) = pushed(owner, a_row("session", session["id"], later, assumed=1))
    assert result["status"] == "conflict"
    assert result["document"]["body"]["started_at"] == "2026-10-06T18:00:00+02:00"


def test_a_fact_of_a_merged_note_counts_once(owner: Person, trainer: Person, dog: Doc) -> None:
    text = "Morning.\nrecall 8/10\nEvening."
    note = owner.writes_note(dog, text)
    trainer.edits("notes", note, body=text.replace("Morning", "Early morning"))
    (result,) = pushed(owner, a_row("note", note["id"], a_note(dog["id"], body=f"{text}\nHome."), assumed=1))
    assert result["status"] == "merged"
    assert [fact["quote"] for fact in result["document"]["body"]["facts"]] == ["recall 8/10"]


# One row never blocks another

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no dog": ({"body": a_note(new_id(), body="Calm.")}, "not-found"),
    "an unknown field": ({"body": {"mood": "calm"}}, "invalid"),
    "no body": ({"body": None}, "invalid"),
    "a text that is too long": ({"body": {"body": "a" * 70_000}}, "too-large"),
    "NUL": ({"body": {"body": "a\x00b"}}, "invalid"),
    "a kind of the settings": ({"kind": "member"}, "not-pushed"),
    "the organization": ({"kind": "organization", "body": {"name": "Mine"}}, "not-pushed"),
    "an unknown kind": ({"kind": "cat"}, "not-pushed"),
    "deleting nothing": ({"deleted": True}, "not-found"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refused_row_says_why_and_holds_up_no_other(owner: Person, dog: Doc, what: str) -> None:
    fields, code = REFUSED[what]
    if isinstance(fields.get("body"), dict) and "dog_id" not in fields["body"] and "name" not in fields["body"]:
        fields = {**fields, "body": a_note(dog["id"], **fields["body"])}
    good = [a_row("note", new_id(), a_note(dog["id"], body=text)) for text in ("Before.", "After.")]
    bad = {**a_row("note", new_id(), a_note(dog["id"])), **fields}
    before, refused, after = pushed(owner, good[0], bad, good[1])
    assert (before["status"], refused["status"], after["status"]) == ("stored", "refused", "stored")
    problem = refused["problem"]
    assert problem["type"] == f"urn:longline:problem:{code}", problem
    assert problem["detail"].endswith(".")


def test_a_refused_row_passes_when_what_it_names_is_there(owner: Person) -> None:
    dog_id = new_id()
    row = a_row("note", new_id(), a_note(dog_id, body="Calm."))
    assert pushed(owner, row)[0]["status"] == "refused"
    assert [result["status"] for result in pushed(owner, a_row("dog", dog_id, a_dog()), row)] == ["stored", "stored"]


def test_a_lowered_role_refuses_each_row_with_a_reason(viewer: Person, owner: Person, dog: Doc) -> None:
    (result,) = pushed(viewer, a_row("note", new_id(), a_note(dog["id"])))
    assert result["status"] == "refused"
    assert result["problem"]["type"] == "urn:longline:problem:not-allowed"


def test_a_push_is_bounded_in_rows_and_bytes(owner: Person, dog: Doc) -> None:
    rows = [a_row("note", new_id(), a_note(dog["id"])) for _ in range(101)]
    refusal(owner.post("/sync/push", {"rows": rows}), 422, "invalid")
    refusal(owner.post("/sync/push", {"rows": []}), 422, "invalid")
    many = [a_row("note", new_id(), a_note(dog["id"], body="a" * 60_000)) for _ in range(20)]
    refusal(owner.post("/sync/push", {"rows": many}), 413, "too-large")


def test_the_guards_of_the_ordinary_door_stand_here_too(owner: Person, trainer: Person, dog: Doc) -> None:
    owner.flags(dog, severity="danger")
    (result,) = pushed(trainer, a_row("session", new_id(), a_session(dog["id"])))
    assert result["status"] == "refused"
    assert result["problem"]["status"] == 409


# Deletions


def test_a_deletion_is_pushed_and_repeated(owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog)
    row = a_row("note", note["id"], None, assumed=1, deleted=True)
    first = pushed(owner, row)
    assert first[0]["status"] == "stored"
    assert first[0]["document"]["deleted"]
    assert pushed(owner, row) == first
    other = {**row, "push_id": new_id()}
    assert pushed(owner, other)[0]["status"] == "stored"


def test_a_text_that_changed_meanwhile_is_not_deleted(owner: Person, trainer: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, "Slow.")
    trainer.edits("notes", note, body="Quick.")
    (result,) = pushed(owner, a_row("note", note["id"], None, assumed=1, deleted=True))
    assert result["status"] == "conflict"
    assert result["document"]["body"]["body"] == "Quick."
    assert _note(owner, note["id"])["body"] == "Quick."


def test_an_edit_outlives_a_deletion(owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, "Slow.")
    owner.deletes("notes", note)
    (result,) = pushed(owner, a_row("note", note["id"], a_note(dog["id"], body="Quick."), assumed=1))
    assert result["status"] == "merged"
    assert _note(owner, note["id"])["body"] == "Quick."


def test_who_may_not_bring_a_note_back_is_told_to_save_a_new_one(owner: Person, trainer: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, "Slow.")
    owner.deletes("notes", note)
    (result,) = pushed(trainer, a_row("note", note["id"], a_note(dog["id"], body="Quick."), assumed=1))
    assert result["status"] == "refused"
    assert "Save your text as a new one" in result["problem"]["detail"]


def test_nothing_of_a_hidden_record_is_told(practice: Practice, owner: Person, dog: Doc) -> None:
    assistant = practice.joined_by("Ana", "assistant")
    note = owner.writes_note(dog, "Secret.")
    body = a_note(dog["id"], body="Quick.")
    real, made_up = pushed(assistant, a_row("note", note["id"], body, assumed=1), a_row("note", new_id(), body))
    assert real["status"] == made_up["status"] == "refused"
    assert "document" not in real
    assert "Secret" not in str(real)


def test_unsent_writes_of_a_device_pass_after_the_registry_lost_their_record(owner: Person, dog: Doc) -> None:
    """A backup was restored: the registry never heard of the record, or knows fewer revisions of it."""
    (created,) = pushed(owner, a_row("note", new_id(), a_note(dog["id"], body="Calm."), assumed=7))
    assert created["status"] == "stored"
    note = owner.writes_note(dog, "Slow.")
    (kept,) = pushed(owner, a_row("note", note["id"], a_note(dog["id"], body="Quick."), assumed=7))
    assert kept["status"] == "conflict"
    assert set(_texts(owner, note["id"])) == {"Slow.", "Quick."}


def test_the_chain_holds_after_merges_and_conflicts(owner: Person, dog: Doc, site: Site) -> None:
    note = owner.writes_note(dog, POEM)
    for word in ("one", "two", "three"):
        pushed(owner, a_row("note", note["id"], a_note(dog["id"], body=f"{POEM} {word}"), assumed=1))
    assert read(owner.get("/audit/verify"))["ok"]
    documents, _, _ = everything(owner)
    assert len([d for d in documents if d["id"] == note["id"]]) == 1


def test_operators_see_what_devices_bring_and_how_long_it_lay_on_them(owner: Person, dog: Doc, clock: SetClock) -> None:
    def figure(name: str) -> float:
        lines = owner.client.get("/metrics").text.splitlines()
        return sum(float(line.split()[-1]) for line in lines if line.startswith(name))

    names = [
        'longline_pushed_rows_total{kind="note",status="stored"}',
        'longline_pushed_rows_total{kind="unknown",status="refused"}',
        'longline_pushed_age_seconds_bucket{le="3600.0"}',
        'longline_pushed_age_seconds_bucket{le="21600.0"}',
        "longline_pushed_age_seconds_count",
    ]
    before = [figure(name) for name in names]
    written = "2026-10-06T13:30:00.000Z"  # two hours before the clock of the tests
    rows = [a_row("note", new_id(), a_note(dog["id"], body="Calm.")) | {"edited_at": written} for _ in "ab"]
    pushed(owner, *rows, a_row("no such kind", new_id(), {}) | {"edited_at": written})
    assert [figure(name) - was for name, was in zip(names, before, strict=True)] == [2, 1, 0, 2, 2]
    assert "no such kind" not in owner.client.get("/metrics").text
