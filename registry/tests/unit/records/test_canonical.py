"""Canonical JSON and the hash of an entry: fixed for ever, because old chains must verify."""

import hashlib
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from registry.records.canonical import NO_HASH, Envelope, canonical

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
)
FIRST = Envelope(
    organization_id="01a20b80-db73-70b3-98aa-79f535e9c533", position=1, recorded_at="2026-10-06T15:30:00.000Z",
    actor_id="01a20b80-dbca-74e9-8f07-aa5a38abd022", action="created", kind="note",
    id="01a20b85-2947-77d1-94a3-9b433e0e264a", revision=1, deleted=False, occurred_at="2026-10-06T17:30:00+02:00",
    reason="", body_sha256="00" * 32, previous_hash="00" * 32, previous_entry_hash="00" * 32,
)  # fmt: skip
TEXT = (
    '{"action":"created","actor_id":"01a20b80-dbca-74e9-8f07-aa5a38abd022","body_sha256":"' + "00" * 32 + '",'
    '"deleted":false,"id":"01a20b85-2947-77d1-94a3-9b433e0e264a","kind":"note",'
    '"occurred_at":"2026-10-06T17:30:00+02:00","organization_id":"01a20b80-db73-70b3-98aa-79f535e9c533",'
    '"position":1,"previous_entry_hash":"' + "00" * 32 + '","previous_hash":"' + "00" * 32 + '","reason":"",'
    '"recorded_at":"2026-10-06T15:30:00.000Z","revision":1}'
)


def test_golden_values_of_canonical_json() -> None:
    value = {"b": [1, 2.5, None, True], "a": {"z": "ä\u2028🐕", "": '"\\\n\x01'}, "B": -0.0}
    assert canonical(value) == (
        '{"B":-0.0,"a":{"":"\\"\\\\\\n\\u0001","z":"ä\u2028🐕"},"b":[1,2.5,null,true]}'.encode()
    )


def test_golden_value_of_an_entrys_hash() -> None:
    assert canonical(FIRST) == TEXT.encode()
    assert FIRST.hash() == hashlib.sha256(TEXT.encode()).digest()
    assert FIRST.hash().hex() == "f96ae1050a38c795974aabb432e22737f2454fab4bb23967c2b04ea7b6bc0262"


def test_before_the_first_entry_the_hash_is_zeros() -> None:
    assert bytes(32) == NO_HASH


@given(JSON)
def test_what_is_written_means_the_same_and_is_written_in_one_way(value: Any) -> None:
    written = canonical(value)
    assert json.loads(written) == value
    assert canonical(json.loads(written)) == written


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.integers(), min_size=2))
def test_the_order_of_fields_makes_no_difference(value: dict[str, int]) -> None:
    assert canonical(value) == canonical(dict(reversed(list(value.items()))))


@given(st.sampled_from(Envelope.__struct_fields__), st.text(min_size=1))
def test_every_field_counts_in_the_hash(field: str, other: str) -> None:
    before = getattr(FIRST, field)
    changed: Any = not before if isinstance(before, bool) else before + 1 if isinstance(before, int) else before + other
    fields = {name: getattr(FIRST, name) for name in Envelope.__struct_fields__} | {field: changed}
    assert Envelope(**fields).hash() != FIRST.hash()
