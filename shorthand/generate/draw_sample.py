"""Draws notes of the made-up practice that yield facts, to be read by hand: `python draw_sample.py 7`.

Each note is printed beside its facts. With a second argument, a prefix such as `demo2`, the same notes are written as
vectors: only for a sample in which a trainer has found every fact right.
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import msgspec

from registry.demo.practice import practice
from registry.shorthand import parse

# The notes are the same for the same day.
DAY: Final = date(2026, 11, 20)
SIZE: Final = 100


def sample(seed: int, size: int = SIZE) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """(key, text, facts) of `size` notes that yield facts; equal seeds give equal notes."""
    chance = random.Random(seed)
    notes = list(practice(DAY).notes)
    chance.shuffle(notes)
    drawn = 0
    for note in notes:
        facts = [json.loads(msgspec.json.encode(fact)) for fact in parse(note.body)]
        if facts and drawn < size:
            drawn += 1
            yield note.key, note.body, facts


def as_vector(name: str, key: str, text: str, facts: list[dict[str, Any]]) -> dict[str, Any]:
    """The note as an example that both test suites run; the place of a fact is told by its text."""
    placed = []
    for fact in facts:
        start, end = fact.pop("span")
        placed.append({"type": fact.pop("type"), "core": text[start:end], **fact})
    return {"id": name, "text": text, "facts": placed, "why": key}


if __name__ == "__main__":
    drawn = enumerate(sample(int(sys.argv[1])), start=1)
    if len(sys.argv) > 2:
        vectors = [as_vector(f"{sys.argv[2]}-{number:03}", *note) for number, note in drawn]
        body = ",\n  ".join(json.dumps(vector, ensure_ascii=False) for vector in vectors)
        sys.stdout.write(f"[\n  {body}\n]\n")
    else:
        for number, (key, text, facts) in drawn:
            sys.stdout.write(f"{number} {key}: {text}\n")
            for fact in facts:
                start, end = fact.pop("span")
                told = " ".join(f"{name}={value}" for name, value in fact.items())
                sys.stdout.write(f"    [{text[start:end]}] {told}\n")
