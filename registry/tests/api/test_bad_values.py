"""Well-formed JSON with values that cannot be: each field is named, and nothing is stored."""

from typing import Any

import pytest

from tests.factories.kinds import RecordKind
from tests.factories.records import EVENING, a_dog, a_note
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal

NOT_A_TIME = "This is not a valid date and time such as 2026-10-06T17:30:00+02:00."
NO_OFFSET = "The time needs an offset, as in 2026-10-06T17:30:00+02:00."
NO_SUCH_ZONE = "There is no time zone `Europe/Entenhausen`; use one such as Europe/Zurich."
NOTE_ERRORS: list[tuple[str, Any, str, str]] = [
    ("body", 7, "/body", "This must be a text, not a whole number."),
    ("body", None, "/body", "This must be a text, not null."),
    ("body", ["Recall"], "/body", "This must be a text, not a list."),
    ("body", "", "/body", "This needs at least 1 characters."),
    ("body", " \n\t ", "/body", "This does not have the expected form."),
    ("dog_id", 1, "/dog_id", "This must be a text, not a whole number."),
    ("dog_id", "juno", "/dog_id", "This does not have the expected form."),
    ("occurred_at", "yesterday", "/occurred_at", NOT_A_TIME),
    ("occurred_at", 1790000000, "/occurred_at", "This must be a date and time, not a whole number."),
    ("occurred_at", "2026-10-06", "/occurred_at", NOT_A_TIME),
    ("occurred_at", "2026-10-06T17:30:00", "/occurred_at", NO_OFFSET),
    ("kind", "gossip", "/kind", "`gossip` is not one of the possible values."),
    ("kind", 3, "/kind", "This must be a text, not a whole number."),
    ("visibility", "secret", "/visibility", "`secret` is not one of the possible values."),
    ("tags", "recall", "/tags", "This must be a list, not a text."),
    ("tags", ["recall", 7], "/tags/1", "This must be a text, not a whole number."),
    ("tags", ["two words"], "/tags/0", "This does not have the expected form."),
    ("tags", ["#recall"], "/tags/0", "This does not have the expected form."),
    ("tags", [""], "/tags/0", "This needs at least 1 characters."),
    ("tags", ["x" * 61], "/tags/0", "This may have at most 60 characters."),
    ("tags", ["t"] * 51, "/tags", "This may have at most 50 entries."),
    ("title", "x" * 201, "/title", "This may have at most 200 characters."),
    ("time_zone", "Europe/Entenhausen", "/time_zone", NO_SUCH_ZONE),
    ("time_zone", "not a zone", "/time_zone", "This does not have the expected form."),
    ("language", "German", "/language", "This does not have the expected form."),
    ("lead_colour", "red", "/lead_colour", "There is no field `lead_colour` here."),
    ("id", random_id(), "/id", "There is no field `id` here."),
    ("revision", 7, "/revision", "There is no field `revision` here."),
    ("author_id", random_id(), "/author_id", "There is no field `author_id` here."),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "pointer", "message"), NOTE_ERRORS)
def test_a_wrong_value_is_named_with_what_would_be_right(
    owner: Person, dog: Doc, field: str, value: Any, pointer: str, message: str
) -> None:
    path = f"/notes/{new_id()}"
    problem = refusal(owner.put(path, a_note(dog["id"]) | {field: value}), 422, "invalid")
    assert problem["errors"] == [{"pointer": pointer, "message": message}]
    assert message in problem["detail"]
    refusal(owner.get(path), 404, "not-found")


@pytest.mark.parametrize("field", ["dog_id", "body", "occurred_at"])
def test_a_missing_field_is_named(owner: Person, dog: Doc, field: str) -> None:
    body = a_note(dog["id"])
    del body[field]
    problem = refusal(owner.put(f"/notes/{new_id()}", body), 422, "invalid")
    assert problem["errors"] == [{"pointer": f"/{field}", "message": f"The field `{field}` is missing."}]


@pytest.mark.parametrize(
    "moment",
    ["0000-10-06T17:30:00Z", "10000-10-06T17:30:00Z", "-001-10-06T17:30:00Z", "+12026-10-06T17:30:00Z",
     "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-10-32T10:00:00Z", "2026-10-06T25:00:00Z",
     "2026-10-06T17:30:00+25:00", "2026-10-06T17:61:00Z", "2026-10-06T17:30Z", "２０２６-10-06T17:30:00Z"],
)  # fmt: skip
def test_a_time_that_cannot_be_is_refused(owner: Person, dog: Doc, moment: str) -> None:
    for path, body, field in (
        ("notes", a_note(dog["id"]), "occurred_at"),
        ("sessions", {"dog_id": dog["id"]}, "started_at"),
    ):
        problem = refusal(owner.put(f"/{path}/{new_id()}", body | {field: moment}), 422, "invalid")
        assert problem["errors"][0]["pointer"] == f"/{field}"
        assert "date and time" in problem["detail"]


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999-14:00", "0001-01-01T00:00:00Z"]
)
def test_the_ends_of_the_calendar_are_kept_or_refused_and_break_nothing(owner: Person, moment: str) -> None:
    dog = owner.adds_dog()
    answer = owner.put(f"/notes/{new_id()}", a_note(dog["id"], occurred_at=moment))
    assert answer.status_code in (201, 422)
    shown = owner.every_page(f"/dogs/{dog['id']}/timeline")
    assert len(shown) == (1 if answer.status_code == 201 else 0)
    assert owner.get("/dogs").status_code == 200
    assert read(owner.get("/audit/verify"))["ok"]


@pytest.mark.parametrize(
    "day", ["0000-01-01", "10000-01-01", "2026-02-29", "2026-1-1", "1.2.2026", 20260101, "2026-01-01T00:00:00Z"]
)
def test_a_birthday_that_cannot_be_is_refused(owner: Person, day: object) -> None:
    problem = refusal(owner.put(f"/dogs/{new_id()}", a_dog(birth_date=day)), 422, "invalid")
    assert problem["errors"][0]["pointer"] == "/birth_date"


def test_a_text_over_64_kib_is_too_large_and_says_so(owner: Person, dog: Doc) -> None:
    for text in ("a" * (65 * 1024), "ä" * (32 * 1024 + 1), "a" * (64 * 1024 + 1)):
        problem = refusal(owner.put(f"/notes/{new_id()}", a_note(dog["id"], body=text)), 413, "too-large")
        assert problem["errors"][0]["pointer"] == "/body"
        assert "64 KiB" in problem["detail"]


def test_a_text_of_exactly_64_kib_is_kept_to_the_last_letter(owner: Person, dog: Doc) -> None:
    for text in ("a" * (64 * 1024), "ä" * (32 * 1024), "🐕" * (16 * 1024)):
        note = owner.writes_note(dog, text)
        assert read(owner.get(f"/notes/{note['id']}"))["body"] == text


def test_a_patch_does_not_pass_by_the_limit_of_a_text(owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog)
    refusal(owner.patch(f"/notes/{note['id']}", {"body": "a" * (65 * 1024)}, if_match=1), 413, "too-large")


def test_ten_thousand_tags_are_refused(owner: Person, dog: Doc) -> None:
    tags = [f"tag{number}" for number in range(10_000)]
    problem = refusal(owner.put(f"/notes/{new_id()}", a_note(dog["id"], tags=tags)), 422, "invalid")
    assert problem["errors"] == [{"pointer": "/tags", "message": "This may have at most 50 entries."}]


def test_ten_thousand_hashtags_in_the_text_are_kept_as_text(owner: Person, dog: Doc) -> None:
    text = " ".join(f"#t{number}" for number in range(9_000))
    note = owner.writes_note(dog, text)
    assert read(owner.get(f"/notes/{note['id']}"))["body"] == text
    assert owner.get(f"/dogs/{dog['id']}/timeline").status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "HW: " + "ten minutes a day " * 1_000,
        "next: " + "far side of the road " * 1_000,
        "told owner: " + "settles and eats " * 1_000,
        "#" + "x" * 30_000,
        "@" + "x" * 30_000,
        "loose stool " + "again and " * 3_000,
        "dog @28m: " + "barked, " * 4_000,
        "A: " + "doorbell " * 1_000 + "B: " + "barked " * 1_000 + "C: out",
        "recall 8/10 " * 4_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_text_that_says_more_than_a_note_holds_as_facts_is_kept_and_can_be_changed(
    owner: Person, dog: Doc, text: str
) -> None:
    note = owner.writes_note(dog, text)
    assert read(owner.get(f"/notes/{note['id']}"))["body"] == text
    changed = owner.edits("notes", note, body=f"{text} Once more.")
    assert len(changed["facts"]) <= 2_000
    assert read(owner.put(f"/notes/{note['id']}", a_note(dog["id"], body="Short."), if_match=2))["facts"] == []


@pytest.mark.parametrize("text", ["a\x00b", "\x00", "end\x00"])
def test_nul_is_refused_in_every_text(owner: Person, dog: Doc, text: str) -> None:
    for path, body, pointer in (
        (f"/notes/{new_id()}", a_note(dog["id"], body=text + "x"), "/body"),
        (f"/notes/{new_id()}", a_note(dog["id"], title=text), "/title"),
        (f"/notes/{new_id()}", a_note(dog["id"], tags=["ok", "x" + text]), "/tags/1"),
        (f"/dogs/{new_id()}", a_dog(about=text), "/about"),
        (f"/guardians/{new_id()}", {"name": "x", "people": [{"name": "x" + text}]}, "/people/0/name"),
    ):
        problem = refusal(owner.put(path, body), 422, "invalid")
        assert problem["errors"][0]["pointer"] == pointer
        assert "NUL" in problem["detail"]
    refusal(owner.patch(f"/dogs/{dog['id']}", {"about": text}, if_match=1), 422, "invalid")


def test_nul_is_refused_in_parameters(owner: Person, dog: Doc) -> None:
    for path in ("/dogs?q=%00", f"/dogs/{dog['id']}/timeline?tag=a%00", "/guardians?q=a%00b"):
        refusal(owner.get(path), 422, "invalid")
    refusal(owner.put(f"/notes/{new_id()}?reason=%00", a_note(dog["id"])), 422, "invalid")


def test_other_control_characters_are_kept_as_they_were_typed(owner: Person, dog: Doc) -> None:
    text = "tab\tbell\x07 escape\x1b delete\x7f line\u2028end \u202eright to left\ufeff \U0010ffff \ue000"
    note = owner.writes_note(dog, text)
    assert read(owner.get(f"/notes/{note['id']}"))["body"] == text


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\u2028"])
def test_a_line_break_behind_a_value_does_not_pass(owner: Person, dog: Doc, ending: str) -> None:
    """Patterns end with `$`, which in Python also matches before a final line break."""
    for path, body in (
        (f"/notes/{new_id()}", a_note(dog["id"] + ending)),
        (f"/notes/{new_id()}", a_note(dog["id"], tags=["recall" + ending])),
        (f"/notes/{new_id()}", a_note(dog["id"], language="de" + ending)),
        (f"/notes/{new_id()}", a_note(dog["id"], time_zone="Europe/Zurich" + ending)),
        (f"/dogs/{new_id()}", a_dog(microchip="123456789012345" + ending)),
        (f"/dogs/{new_id()}", a_dog(assigned_person_ids=[owner.id + ending])),
        (f"/guardians/{new_id()}", {"name": "x", "email": "lena@example.org" + ending}),
    ):
        refusal(owner.put(path, body), 422, "invalid")
    refusal(owner.post("/invitations", {"email": "lena@example.org" + ending, "role": "viewer"}), 422, "invalid")


def test_ids_of_other_kinds_are_refused_where_a_record_is_named(owner: Person, dog: Doc) -> None:
    guardian, note = owner.adds_guardian(), owner.writes_note(dog)
    for wrong in (guardian["id"], note["id"], owner.id, random_id()):
        for path, body in ((f"/notes/{new_id()}", a_note(wrong)),
                           (f"/sessions/{new_id()}", {"dog_id": wrong, "started_at": EVENING})):  # fmt: skip
            problem = refusal(owner.put(path, body), 404, "not-found")
            assert problem["errors"] == [{"pointer": "/dog_id", "message": "There is no dog with this id."}]
    problem = refusal(
        owner.put(f"/dogs/{new_id()}", a_dog(guardian_ids=[guardian["id"], note["id"]])), 404, "not-found"
    )
    assert problem["errors"][0]["pointer"] == "/guardian_ids/1"


def test_a_deleted_dog_takes_no_new_notes(owner: Person, dog: Doc) -> None:
    owner.deletes("dogs", dog)
    refusal(owner.put(f"/notes/{new_id()}", a_note(dog["id"])), 404, "not-found")


def test_a_session_ends_after_it_began(owner: Person, dog: Doc) -> None:
    body = {"dog_id": dog["id"], "started_at": EVENING, "ended_at": "2026-10-06T17:29:59+02:00"}
    problem = refusal(owner.put(f"/sessions/{new_id()}", body), 422, "invalid")
    assert problem["errors"][0]["pointer"] == "/ended_at"
    read(owner.put(f"/sessions/{new_id()}", body | {"ended_at": "2026-10-06T15:30:00Z"}), status=201)


def test_unknown_and_repeated_parameters_are_refused(owner: Person, dog: Doc, kind: RecordKind) -> None:
    for path in (
        "/dogs?statu=active",
        f"/dogs/{dog['id']}/timeline?Kind=note",
        "/guardians?page=2",
        "/members?x",
        "/me?a=b",
    ):
        answer = owner.get(path)
        assert answer.status_code in (200, 422)
        if "=" in path:
            refusal(answer, 422, "invalid")
    for path in ("/dogs?limit=1&limit=2", "/dogs?q=a&q=b", f"/dogs/{dog['id']}/timeline?kind=note&kind=session"):
        assert "only once" in refusal(owner.get(path), 422, "invalid")["detail"]
    refusal(owner.put(kind.at(new_id()) + "?why=x", kind.body(dog["id"])), 422, "invalid")


@pytest.mark.parametrize("limit", ["0", "201", "-1", "many", "1.5", "", "99999999999999999999"])
def test_a_limit_outside_1_to_200_is_refused(owner: Person, dog: Doc, limit: str) -> None:
    for path in ("/dogs", "/guardians", "/members", "/audit", f"/dogs/{dog['id']}/timeline"):
        if limit == "":
            assert owner.get(path, params={"limit": limit}).status_code in (200, 422)
            continue
        problem = refusal(owner.get(path, params={"limit": limit}), 422, "invalid")
        assert problem["errors"][0]["pointer"] == "/limit"


def test_the_word_null_is_no_way_to_leave_a_filter_out(owner: Person, dog: Doc) -> None:
    owner.writes_note(dog)
    for path in ("/dogs?status=null", f"/dogs/{dog['id']}/timeline?from=null", "/dogs?cursor=null", "/search?dog=null"):
        assert owner.get(path).status_code in (400, 422), path
    assert owner.every_page("/dogs", q="null") == []
    assert owner.every_page(f"/dogs/{dog['id']}/timeline", tag="null") == []
    assert owner.every_page(f"/dogs/{dog['id']}/timeline", kind="null") == []
