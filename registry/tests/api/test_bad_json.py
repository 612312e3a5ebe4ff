"""Bodies that are no JSON, not the right JSON, or too much of it: each with its own clear answer."""

import pytest

from tests.factories.records import EVENING
from tests.harness.person import Doc, Person, new_id, read, refusal

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "content",
    [b"{", b'{"call_name": "Juno"', b"{'call_name': 'Juno'}", b'{"call_name": Juno}', b'{"call_name": "Juno",}',
     b'{"call_name": "Juno"}{}', b"nonsense", b'{"call_name": "a\nb"}', b'{"call_name": "\\x"}', b"NaN", b"\x00"],
)  # fmt: skip
def test_broken_json_is_named_as_such(owner: Person, content: bytes) -> None:
    problem = refusal(owner.send("PUT", f"/dogs/{new_id()}", content=content, headers=JSON), 400, "malformed")
    assert "not valid JSON" in problem["detail"]


@pytest.mark.parametrize("content", [b"", b"  \n"])
def test_an_empty_body_is_named_as_such(owner: Person, content: bytes) -> None:
    problem = refusal(owner.send("PUT", f"/dogs/{new_id()}", content=content, headers=JSON), 400, "malformed")
    assert "none was sent" in problem["detail"]


def test_no_body_and_no_type_is_named_as_such(owner: Person) -> None:
    problem = refusal(owner.send("PUT", f"/dogs/{new_id()}"), 400, "malformed")
    assert "none was sent" in problem["detail"]


@pytest.mark.parametrize("content", [b'{"call_name": "\xff\xfe"}', b'{"call_name": "\xed\xa0\x80"}', b'{"\xc3": 1}'])
def test_invalid_utf_8_is_named_as_such(owner: Person, content: bytes) -> None:
    problem = refusal(owner.send("PUT", f"/dogs/{new_id()}", content=content, headers=JSON), 400, "malformed")
    assert "UTF-8" in problem["detail"]


@pytest.mark.parametrize("content", [b'{"call_name": "\\ud800"}', b'{"call_name": "Juno \\udfff!"}', b'{"\\ud83d": 1}'])
def test_half_a_character_is_refused(owner: Person, content: bytes) -> None:
    answer = owner.send("PUT", f"/dogs/{new_id()}", content=content, headers=JSON)
    assert answer.status_code in (400, 422)
    assert "surrogate" in answer.json()["detail"]


def test_a_whole_character_written_as_two_escapes_is_kept(owner: Person) -> None:
    dog_id = new_id()
    answer = owner.send("PUT", f"/dogs/{dog_id}", content=b'{"call_name": "Juno \\ud83d\\udc15"}', headers=JSON)
    assert read(answer, status=201)["call_name"] == "Juno \U0001f415"


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                                  "application/xml", "json", "application/json+x", "*/*"])  # fmt: skip
def test_another_content_type_is_refused(owner: Person, kind: str | None) -> None:
    headers = {"Content-Type": kind} if kind else {}
    answer = owner.send("PUT", f"/dogs/{new_id()}", content=b'{"call_name": "Juno"}', headers=headers)
    refusal(answer, 415, "not-json")


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "APPLICATION/JSON", " application/json "])
def test_json_is_known_by_every_spelling_of_its_type(owner: Person, kind: str) -> None:
    answer = owner.send("PUT", f"/dogs/{new_id()}", content=b'{"call_name": "Juno"}', headers={"Content-Type": kind})
    read(answer, status=201)


@pytest.mark.parametrize("value", [[], "text", 1, 1.5, True, None, [{"call_name": "Juno"}]])
def test_a_body_that_is_no_object_is_refused(owner: Person, value: object) -> None:
    problem = refusal(owner.put(f"/dogs/{new_id()}", value) if value is not None else owner.send(
        "PUT", f"/dogs/{new_id()}", content=b"null", headers=JSON), 422, "invalid")  # fmt: skip
    assert problem["errors"][0]["pointer"] == ""
    assert "object" in problem["detail"]


def test_more_than_a_mebibyte_is_refused_by_its_announced_length(owner: Person, dog: Doc) -> None:
    body = b'{"about": "' + b"a" * (1024 * 1024) + b'"}'
    for method, path in (("PUT", f"/dogs/{new_id()}"), ("PATCH", f"/dogs/{dog['id']}")):
        refusal(owner.send(method, path, content=body, headers=JSON, if_match=1), 413, "too-large")


def test_exactly_a_mebibyte_is_read(owner: Person) -> None:
    start, end = b'{"call_name": "Juno"', b"}"
    body = start + b" " * (1024 * 1024 - len(start) - len(end)) + end
    read(owner.send("PUT", f"/dogs/{new_id()}", content=body, headers=JSON), status=201)


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'{"call_name":[', b'{"about":{"a":'])
def test_deep_json_is_refused_at_every_depth(owner: Person, dog: Doc, opening: bytes) -> None:
    closing = {b"[": b"]", b'{"a":': b"}", b'{"call_name":[': b"]}", b'{"about":{"a":': b"}}"}[opening]
    for depth in (10, 400, *range(440, 520, 4), *range(900, 1000, 7), 5_000, 100_000):
        for core in (b"1", b'"\\u0000"'):
            content = opening * depth + core + closing * depth
            if len(content) > 1024 * 1024:
                continue
            for method, path in (("PUT", f"/dogs/{new_id()}"), ("PATCH", f"/dogs/{dog['id']}")):
                answer = owner.send(method, path, content=content, headers=JSON, if_match=1)
                assert answer.status_code in (400, 422), f"{method} at depth {depth}: {answer.text}"


def test_a_number_of_a_million_digits_is_refused(owner: Person) -> None:
    for number in (b"1" * 1_000_000, b"1e999999", b"-" + b"9" * 5000):
        content = b'{"call_name": ' + number + b"}"
        answer = owner.send("PUT", f"/dogs/{new_id()}", content=content, headers=JSON)
        assert answer.status_code in (400, 422), answer.text


def test_a_field_given_twice_is_read_as_its_last_value_or_refused(owner: Person) -> None:
    content = b'{"call_name": "Juno", "call_name": "Pebble"}'
    answer = owner.send("PUT", f"/dogs/{new_id()}", content=content, headers=JSON)
    assert answer.status_code in (201, 400, 422)
    if answer.status_code == 201:
        assert answer.json()["call_name"] == "Pebble"


def test_nothing_of_a_refused_body_is_stored(owner: Person, dog: Doc) -> None:
    note_id = new_id()
    wrong = {"dog_id": dog["id"], "body": "Recall", "occurred_at": EVENING, "tags": ["fine", 7]}
    problem = refusal(owner.put(f"/notes/{note_id}", wrong), 422, "invalid")
    assert problem["errors"] == [{"pointer": "/tags/1", "message": "This must be a text, not a whole number."}]
    refusal(owner.get(f"/notes/{note_id}"), 404, "not-found")
    assert owner.every_page(f"/dogs/{dog['id']}/timeline") == []
