"""Draws notes of the made-up practice that yield facts, to be read by hand: `python draw_sample.py 7`.

Each note is printed beside its facts, read as the product reads it: with the practice's dogs and members and the plans
of the note's dog. With a second argument, a prefix such as `demo2`, the same notes are written as
vectors: only for a sample in which a trainer has found every fact right.
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

import msgspec

from registry.behavior.plan_schemas import PlanBody
from registry.demo.practice import practice
from registry.demo.shapes import Practice
from registry.shorthand import Known, parse

# The notes are the same for the same day.
DAY: Final = date(2026, 11, 20)
SIZE: Final = 100
SKILL_MEASURES: Final = ("percent_correct", "latency")


class Drawn(NamedTuple):
    """A note, the words that it is read with, and its facts."""

    key: str
    text: str
    known: Known
    facts: list[dict[str, Any]]


def words_by_dog(of: Practice) -> dict[str, Known]:
    """What the practice and the plans of each dog, by its key, add to the words of the grammar."""
    plans: dict[str, list[PlanBody]] = {}
    for paper in of.papers:
        if isinstance(paper.body, PlanBody):
            plans.setdefault(paper.body.dog_id, []).append(paper.body)
    dogs, members = [dog.call_name for dog in of.dogs], [trainer.name for trainer in of.trainers]
    words = {}
    for dog in of.dogs:
        told: dict[bool, dict[str, str | None]] = {True: {}, False: {}}
        for plan in plans.get(dog.id, []):
            told[plan.measure in SKILL_MEASURES].setdefault(plan.name, plan.key)
        words[dog.key] = Known(skills=told[True], behaviors=told[False], dogs=dogs, members=members)
    return words


def sample(seed: int, size: int = SIZE) -> Iterator[Drawn]:
    """`size` notes that yield facts; equal seeds give equal notes."""
    chance = random.Random(seed)
    of = practice(DAY)
    words = words_by_dog(of)
    notes = list(of.notes)
    chance.shuffle(notes)
    drawn = 0
    for note in notes:
        known = words[note.dog_key]
        facts = [json.loads(msgspec.json.encode(fact)) for fact in parse(note.body, known=known)]
        if facts and drawn < size:
            drawn += 1
            yield Drawn(note.key, note.body, known, facts)


def as_vector(name: str, note: Drawn) -> dict[str, Any]:
    """The note as an example that both test suites run; the place of a fact is told by its text."""
    placed = []
    for fact in note.facts:
        start, end = fact.pop("span")
        placed.append({"type": fact.pop("type"), "core": note.text[start:end], **fact})
    known = json.loads(msgspec.json.encode(note.known))
    return {"id": name, "text": note.text, "known": known, "facts": placed, "why": note.key}


if __name__ == "__main__":
    drawn = enumerate(sample(int(sys.argv[1])), start=1)
    if len(sys.argv) > 2:
        vectors = [as_vector(f"{sys.argv[2]}-{number:03}", note) for number, note in drawn]
        body = ",\n  ".join(json.dumps(vector, ensure_ascii=False) for vector in vectors)
        sys.stdout.write(f"[\n  {body}\n]\n")
    else:
        for number, note in drawn:
            sys.stdout.write(f"{number} {note.key}: {note.text}\n")
            for fact in note.facts:
                start, end = fact.pop("span")
                told = " ".join(f"{name}={value}" for name, value in fact.items())
                sys.stdout.write(f"    [{note.text[start:end]}] {told}\n")
