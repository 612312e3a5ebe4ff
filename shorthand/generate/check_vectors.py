"""Checks the shared test vectors themselves: `python shorthand/generate/check_vectors.py`.

A vector that is spelled wrong would fail in both interpreters alike and look like their fault.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

VECTORS: Final = Path(__file__).resolve().parent.parent / "vectors"
VECTOR_FIELDS: Final = {"id", "language", "text", "known", "facts", "why"}
KNOWN_FIELDS: Final = {"skills", "behaviors", "dogs", "members"}
# Facts that become points of a chart; a vector without any of them is a negative one.
MEASURED: Final = {"set", "trial", "latency", "count", "duration", "exposure", "welfare", "abc", "weight", "opt_out"}
NEEDED: Final[dict[str, set[str]]] = {
    "set": {"skill", "correct", "scorable"},
    "trial": {"skill", "outcome"},
    "latency": {"seconds"},
    "count": {"behavior", "count"},
    "duration": {"behavior", "seconds"},
    "exposure": set(),
    "welfare": set(),
    "abc": {"antecedent", "behavior", "consequence"},
    "weight": {"kg"},
    "homework": {"text"},
    "next_action": {"text"},
    "told_owner": {"text"},
    "tag": {"name"},
    "mention": {"name"},
    "setting_event": {"text"},
    "health": {"text"},
    "opt_out": {"count"},
    "reinforcer": {"ranking"},
    "task": {"name", "text"},
    "caution": {"text"},
    "attendance": {"name", "present"},
}
LEAST: Final = {"all": 420, "negative": 150, "german": 80, "spoken": 30, "us units": 30, "notes of several lines": 20}


def vectors() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every vector with the name of its file, in the order of the files' names."""
    for path in sorted(VECTORS.glob("*.json")):
        for vector in json.loads(path.read_text(encoding="utf-8")):
            yield path.name, vector


def faults_of(vector: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one vector, in sentences."""
    if unknown := set(vector) - VECTOR_FIELDS:
        yield f"has fields that no vector has: {sorted(unknown)}"
    if missing := {"id", "text", "facts"} - set(vector):
        yield f"lacks {sorted(missing)}"
        return
    if unknown := set(vector.get("known", {})) - KNOWN_FIELDS:
        yield f"knows what cannot be known: {sorted(unknown)}"
    for fact in vector["facts"]:
        yield from _faults_of_fact(fact, vector["text"])


def _faults_of_fact(fact: dict[str, Any], text: str) -> Iterator[str]:
    kind = fact.get("type")
    if kind not in NEEDED:
        yield f"has a fact of no known type: {kind}"
        return
    if missing := NEEDED[kind] - set(fact):
        yield f"has a {kind} without {sorted(missing)}"
    if "span" in fact:
        yield f"has a {kind} with a span; vectors say `core`"
    if not fact.get("core") or fact["core"] not in text:
        yield f"has a {kind} whose core does not occur in the text: {fact.get('core')!r}"
    if any(value is None for name, value in fact.items() if name != "skill"):
        yield f"has a {kind} that spells out an absent field"
    if kind == "set" and not 0 <= fact.get("correct", 0) <= fact.get("scorable", 1) <= 200:
        yield "has a set that no trainer can have run"


def classes_of(file: str, vector: dict[str, Any]) -> Iterator[str]:
    """The classes a vector counts for."""
    yield "all"
    if not any(fact["type"] in MEASURED for fact in vector["facts"]):
        yield "negative"
    if vector.get("language") == "de":
        yield "german"
    if file == "spoken.json":
        yield "spoken"
    if file == "us_units.json":
        yield "us units"
    if file == "notes.json":
        yield "notes of several lines"


def check() -> tuple[list[str], Counter[str]]:
    """All faults, and how many vectors each class has."""
    faults: list[str] = []
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    for file, vector in vectors():
        name = f"{file}: {vector.get('id')}"
        own = list(faults_of(vector))
        faults += [f"{name} {fault}" for fault in own]
        if vector.get("id") in seen:
            faults.append(f"{name} is there twice")
        seen.add(str(vector.get("id")))
        if not own:
            counts.update(classes_of(file, vector))
    faults += [f"only {counts[name]} of {least}: {name}" for name, least in LEAST.items() if counts[name] < least]
    return faults, counts


if __name__ == "__main__":
    found, totals = check()
    lines = [*found, ", ".join(f"{name} {count}" for name, count in sorted(totals.items()))]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.exit(1 if found else 0)
