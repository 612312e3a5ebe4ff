"""What was not written for the owner is in no owner's report: every internal string of two sorts of practices."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from registry.behavior.library_entries import library
from registry.training.fact_table import facts_of_dog
from tests.integration.reports.composing import composed, documents
from tests.integration.reports.conftest import Kept

INTERNAL = ("note", "session", "exercise_set", "observation", "safety_flag", "health_item", "guardian", "dog", "target")
PUBLIC_FIELDS = frozenset({"call_name", "name", "id", "key"})
LEAST_LENGTH = 12


def _strings(value: Any, field: str = "") -> Iterator[str]:
    """Every string that somebody wrote, by line and sentence; long enough to be told from words of the trade."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in PUBLIC_FIELDS:
                yield from _strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, field)
    elif isinstance(value, str) and not re.fullmatch(r"[0-9a-f-]{36}|\d{4}-\d\d-\d\d(T.*)?|[a-z_.]+", value):
        for part in re.split(r"(?<=[.!?])\s+|\n", value):
            if len(part.strip()) >= LEAST_LENGTH:
                yield part.strip()


def _told(kept: Kept, dog: int) -> str:
    with kept.site.registry.database.reading() as tx:
        facts = facts_of_dog(tx, kept.onlooker, dog)
    return "\n".join(fact.row.text or "" for fact in facts if fact.row.type == "told_owner")


def _hold(kept: Kept) -> int:
    internal = {text for one in documents(kept, *INTERNAL) if one.get("visibility") not in ("client", "external")
                for text in _strings(one)}  # fmt: skip
    # What a target is called may be told, and a note may be called the same.
    names = {plan["name"].replace("_", " ").casefold() for plan in documents(kept, "target")}
    names |= {behavior.name.casefold() for behavior in library()}
    for dog, now_ms in kept.dogs:
        told_to_owners = [
            composed(kept, dog, kind, now_ms=now_ms, days=700).sections for kind in ("owner_progress", "graduation")
        ]
        with kept.site.registry.database.reading() as tx:
            row = tx.row("SELECT number FROM document WHERE id = ?", dog)
        assert row is not None
        told = _told(kept, row[0])
        written = str(msgspec.to_builtins(told_to_owners))
        found = [text for text in internal if text in written and text not in told and text.casefold() not in names]
        assert found == []
    return len(internal)


def test_no_internal_string_of_the_demo_is_in_an_owners_report(demo: Kept) -> None:
    assert _hold(demo) > 1_000


def test_no_internal_string_of_made_up_practices_is_in_an_owners_report(made_up: list[Kept]) -> None:
    assert sum(_hold(kept) for kept in made_up) > 50
