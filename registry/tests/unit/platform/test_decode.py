"""From msgspec's errors to a pointer and a sentence; every form of them."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.platform.errors import InvalidBody, MalformedRequest, RegistryError, TooLarge
from registry.platform.http.decode import MAX_BODY_BYTES, check_length, decode_body, decode_object, decode_query


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    name: Annotated[str, msgspec.Meta(min_length=2)]


class Form(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=5)] = "x"
    code: Annotated[str, msgspec.Meta(pattern="^[a-z]+$")] = "x"
    count: Annotated[int, msgspec.Meta(ge=1, le=9)] = 1
    over: Annotated[float, msgspec.Meta(gt=0, lt=1)] = 0.5
    flag: bool = False
    day: date | None = None
    moment: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    choice: Literal["a", "b"] = "a"
    number_or_text: int | str | None = None
    tags: Annotated[list[str], msgspec.Meta(min_length=1, max_length=2)] = msgspec.field(default_factory=lambda: ["x"])
    inner: Inner | None = None
    inners: list[Inner] = []


NOT_A_MOMENT = "This is not a valid date and time such as 2026-10-06T17:30:00+02:00."
FORMS: list[tuple[dict[str, Any], str, str]] = [
    ({"text": 1}, "/text", "This must be a text, not a whole number."),
    ({"text": None}, "/text", "This must be a text, not null."),
    ({"text": {}}, "/text", "This must be a text, not an object."),
    ({"text": ""}, "/text", "This needs at least 1 characters."),
    ({"text": "sixsix"}, "/text", "This may have at most 5 characters."),
    ({"code": "A"}, "/code", "This does not have the expected form."),
    ({"count": 0}, "/count", "This must be >= 1."),
    ({"count": 10}, "/count", "This must be <= 9."),
    ({"count": 1.5}, "/count", "This must be a whole number, not a number."),
    ({"count": "1"}, "/count", "This must be a whole number, not a text."),
    ({"over": 0}, "/over", "This must be > 0.0."),
    ({"over": 1}, "/over", "This must be < 1.0."),
    ({"flag": "yes"}, "/flag", "This must be true or false, not a text."),
    ({"day": "2026-02-30"}, "/day", "This is not a valid date such as 2026-10-06."),
    ({"day": 1}, "/day", "This must be a date or null, not a whole number."),
    ({"moment": "soon"}, "/moment", NOT_A_MOMENT),
    ({"moment": "2026-10-06T17:30:00"}, "/moment", "The time needs an offset, as in 2026-10-06T17:30:00+02:00."),
    ({"choice": "c"}, "/choice", "`c` is not one of the possible values."),
    ({"choice": 1}, "/choice", "This must be a text, not a whole number."),
    ({"number_or_text": []}, "/number_or_text", "This must be a whole number or a text or null, not a list."),
    ({"tags": []}, "/tags", "This needs at least 1 entries."),
    ({"tags": ["a", "b", "c"]}, "/tags", "This may have at most 2 entries."),
    ({"tags": ["a", 1]}, "/tags/1", "This must be a text, not a whole number."),
    ({"inner": {}}, "/inner/name", "The field `name` is missing."),
    ({"inner": {"name": "x"}}, "/inner/name", "This needs at least 2 characters."),
    ({"inner": {"name": "xx", "age": 1}}, "/inner/age", "There is no field `age` here."),
    ({"inners": [{"name": "xx"}, {"name": 7}]}, "/inners/1/name", "This must be a text, not a whole number."),
    ({"inners": [{"name": "xx"}, 7]}, "/inners/1", "This must be an object, not a whole number."),
    ({"colour": 1}, "/colour", "There is no field `colour` here."),
    ({"a/b": 1}, "/a~1b", "There is no field `a/b` here."),
    ({"a~b": 1}, "/a~0b", "There is no field `a~b` here."),
    ({"": 1}, "/", "There is no field `` here."),
]


@pytest.mark.parametrize(("body", "pointer", "message"), FORMS)
def test_every_form_of_error_has_a_pointer_and_a_sentence(body: dict[str, Any], pointer: str, message: str) -> None:
    with pytest.raises(InvalidBody) as refused:
        decode_body(json.dumps(body).encode(), Form)
    (found,) = refused.value.errors
    assert (found.pointer, found.message) == (pointer, message)
    assert message in refused.value.detail


def test_a_body_that_is_no_object_points_to_the_whole() -> None:
    for raw in (b"[]", b"1", b'"x"', b"null"):
        with pytest.raises(InvalidBody) as refused:
            decode_body(raw, Form)
        assert refused.value.errors[0].pointer == ""


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=10))  # fmt: skip
def test_any_json_is_taken_or_explained_in_words(value: Any) -> None:
    refused = _refusal_of(lambda: decode_body(json.dumps(value).encode(), Form))
    if isinstance(refused, InvalidBody):
        assert re.match(r"[A-Z`].*\.$|.* › .*\.$|.*: .*\.$", refused.detail, re.DOTALL), refused.detail
        assert "Expected" not in refused.detail or "Expected" in json.dumps(value)
        assert all(error.pointer == "" or error.pointer.startswith("/") for error in refused.errors)
    elif refused is not None:
        assert isinstance(refused, MalformedRequest)
        assert not _is_plain(value)


@given(st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused_and_never_a_mistake(raw: bytes) -> None:
    for read in (lambda: decode_body(raw, Form), lambda: decode_object(raw)):
        refused = _refusal_of(read)
        assert refused is None or refused.status in (400, 422)


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50
    q: str = ""
    status: Literal["active"] | None = None


@pytest.mark.parametrize("written", ["7", "7.0", "7.00", "0.7e1", "70E-1"])
def test_a_whole_number_may_be_written_with_a_point_or_an_exponent(written: str) -> None:
    body = f'{{"count": {written}, "over": 0.25, "moment": "2026-10-06T17:30:00+02:00", "inners": []}}'.encode()
    decoded = decode_body(body, Form)
    assert (decoded.count, type(decoded.count), decoded.over) == (7, int, 0.25)
    assert repr(decode_object(body)["count"]) == "7"


@pytest.mark.parametrize("written", ["1e400", "-1e400"])
def test_a_number_that_no_float_can_be_is_refused(written: str) -> None:
    for decode in (decode_object, lambda raw: decode_body(raw, Form)):
        with pytest.raises((InvalidBody, MalformedRequest)):
            decode(f'{{"count": {written}}}'.encode())


def test_parameters_are_text_and_become_what_is_asked_for() -> None:
    assert decode_query({"limit": "7", "q": "12"}, Wanted) == Wanted(7, "12")
    assert decode_query({}, None) is None


@pytest.mark.parametrize(
    "parameters",
    [{"limit": "x"}, {"limit": "0"}, {"limit": "201"}, {"limit": ""}, {"limit": "1.0"}, {"page": "1"},
     {"q": ["a", "b"]}, {"q": "\x00"}, {"status": "gone"}, {"status": "null"}, {"Limit": "1"}],
)  # fmt: skip
def test_a_wrong_unknown_or_repeated_parameter_is_refused(parameters: dict[str, object]) -> None:
    with pytest.raises(InvalidBody):
        decode_query(parameters, Wanted)


def test_an_address_without_parameters_takes_none() -> None:
    with pytest.raises(InvalidBody, match="takes no parameter `x`"):
        decode_query({"x": "1"}, None)


def test_a_length_over_a_mebibyte_is_too_large() -> None:
    check_length(None)
    check_length(MAX_BODY_BYTES)
    with pytest.raises(TooLarge, match="1 MiB"):
        check_length(MAX_BODY_BYTES + 1)


def _refusal_of(read: Callable[[], object]) -> RegistryError | None:
    try:
        read()
    except RegistryError as refused:
        return refused
    return None


def _is_plain(value: Any) -> bool:
    """JSON that every reader takes: no NaN, no half characters, no endless numbers."""
    text = json.dumps(value)
    return not any(word in text for word in ("NaN", "Infinity", "\\ud"))
