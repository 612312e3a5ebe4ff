"""Cursors: what a list made it reads again; anything else is refused in one way."""

import base64
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.platform.errors import MalformedRequest
from registry.platform.pagination import decode_cursor, encode_cursor, list_name

INT64 = st.integers(-(2**63), 2**63 - 1)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=120)
MADE = encode_cursor(list_name("dogs"), "juno", 7)


@given(TEXT, INT64)
def test_a_cursor_comes_back_as_it_was_made(name: str, number: int) -> None:
    of = list_name("dogs", "q", None)
    assert decode_cursor(encode_cursor(of, name, number), of=of, keys=tuple[str, int]) == (name, number)


def test_no_cursor_is_the_first_page() -> None:
    assert decode_cursor(None, of="x", keys=tuple[int]) is None


def test_a_cursor_goes_through_an_address_unchanged() -> None:
    assert all(character.isalnum() or character in "-_" for character in encode_cursor("x", "a/b+c?&=", 1))


@given(st.text(max_size=1000))
def test_any_text_is_refused_in_one_way(text: str) -> None:
    with pytest.raises(MalformedRequest) as refused:
        decode_cursor(text, of=list_name("dogs"), keys=tuple[str, int])
    assert refused.value.code == "bad-cursor"


@given(st.binary(max_size=750))
def test_any_bytes_are_refused_in_one_way(content: bytes) -> None:
    with pytest.raises(MalformedRequest):
        decode_cursor(base64.urlsafe_b64encode(content).decode(), of=list_name("dogs"), keys=tuple[str, int])


@given(st.integers(0, len(MADE) - 1), st.characters())
def test_a_cursor_with_another_letter_is_its_list_or_refused(place: int, letter: str) -> None:
    changed = MADE[:place] + letter + MADE[place + 1 :]
    try:
        found = decode_cursor(changed, of=list_name("dogs"), keys=tuple[str, int])
    except MalformedRequest:
        return
    assert found is not None
    assert isinstance(found[0], str)
    assert isinstance(found[1], int)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=8)


@given(st.lists(JSON, max_size=4))
def test_other_keys_are_storable_or_refused(keys: list[Any]) -> None:
    forged = base64.urlsafe_b64encode(msgspec.json.encode([list_name("dogs"), *keys])).decode().rstrip("=")
    try:
        found = decode_cursor(forged, of=list_name("dogs"), keys=tuple[str, int])
    except MalformedRequest:
        return
    assert found is not None
    assert "\x00" not in found[0]
    assert -(2**63) <= found[1] < 2**63


def test_every_filter_counts_in_the_lists_name() -> None:
    names = [list_name("dogs"), list_name("dogs", None), list_name("dogs", ""), list_name("dogs", "a", None),
             list_name("dogs", None, "a"), list_name("guardians", "a"), list_name("dogs", "a")]  # fmt: skip
    assert len(set(names)) == len(names)


def test_deep_nesting_is_refused_as_well() -> None:
    for depth in (200, 700, 749):
        cursor = base64.urlsafe_b64encode(b"[" * depth + b"]" * depth).decode()[:1000]
        with pytest.raises(MalformedRequest):
            decode_cursor(cursor, of=list_name("dogs"), keys=tuple[str, int])
