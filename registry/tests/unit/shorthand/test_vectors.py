"""The shared examples: what the shorthand reads in a text, and what it must leave alone.

The page's interpreter runs the same files (frontend/src/app/shorthand). Expected facts are compared field by field; of
the span only that it covers the words (`core`) that the fact is about.
"""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from registry.shorthand import Known, parse

FOLDER = Path(__file__).parents[4] / "shorthand" / "vectors"
DATA = ("set", "trial", "latency", "count", "duration", "exposure", "welfare", "abc", "weight", "opt_out")


def _vectors() -> list[dict[str, Any]]:
    return [vector for path in sorted(FOLDER.glob("*.json")) for vector in json.loads(path.read_text("utf-8"))]


def _read(vector: dict[str, Any]) -> list[dict[str, Any]]:
    known = msgspec.convert(vector.get("known", {}), Known)
    facts = parse(vector["text"], language=vector.get("language", "en"), known=known)
    return [json.loads(msgspec.json.encode(fact)) for fact in facts]


@pytest.mark.parametrize("vector", _vectors(), ids=lambda vector: vector["id"])
def test_a_text_means_what_its_example_says(vector: dict[str, Any]) -> None:
    found = _read(vector)
    spans = [fact.pop("span") for fact in found]
    expected = [dict(fact) for fact in vector["facts"]]
    cores = [fact.pop("core") for fact in expected]
    assert found == expected
    for (start, end), core in zip(spans, cores, strict=True):
        assert core in vector["text"][start:end]


def test_there_are_enough_examples_and_enough_of_them_are_traps() -> None:
    vectors = _vectors()
    assert len({vector["id"] for vector in vectors}) == len(vectors) >= 250
    traps = [vector for vector in vectors if not any(fact["type"] in DATA for fact in vector["facts"])]
    assert len(traps) >= 120
    assert sum(vector.get("language") == "de" for vector in vectors) >= 35
