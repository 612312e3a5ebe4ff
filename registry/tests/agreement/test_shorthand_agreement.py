"""The page's shorthand and the registry's read the same: all examples, the demo's notes, 20 000 made-up lines."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from registry.demo.practice import practice
from registry.shorthand import Known, parse

ROOT: Final = Path(__file__).parents[3]
LINES: Final = 10_000
NOISE: Final = (
    "\n",
    "\t",
    "🐕",
    "½",
    "ﬁ",
    "İ",
    "ß",
    "é",
    "e\u0301",
    "\u00a0",
    "\u202f",
    "“",
    "”",
    "→",
    "->",
    "1/",
    "/5",
    "@",
    "#",
)


class Text(NamedTuple):
    """A text, its language, and what the practice adds to the words."""

    text: str
    language: str
    known: dict[str, Any]


def _examples() -> Iterator[Text]:
    for path in sorted((ROOT / "shorthand" / "vectors").glob("*.json")):
        for vector in json.loads(path.read_text("utf-8")):
            yield Text(vector["text"], vector.get("language", "en"), vector.get("known", {}))


def _forms() -> Iterator[Text]:
    """Valid shorthand, traps and slips of the finger, by the shorthand's own generator."""
    generator = ROOT / "shorthand" / "generate" / "lines.py"
    made = subprocess.run([sys.executable, generator, "1", str(LINES)], capture_output=True, check=True)
    return (Text(**line, known={}) for line in json.loads(made.stdout))


def _shuffled(words: list[str]) -> Iterator[Text]:
    """Lines of the examples' and notes' own words, shuffled, with what nobody would type in between."""
    chance = random.Random(20_261_126)
    for _ in range(LINES):
        parts = [chance.choice(NOISE if chance.random() < 0.08 else words) for _ in range(chance.randint(1, 14))]
        joints = [chance.choice((" ", " ", " ", " ", "", ", ", ". ", "\n")) for _ in parts]
        line = "".join(part + joint for part, joint in zip(parts, joints, strict=True))
        yield Text(line, chance.choice(("en", "en", "de", "fr")), {})


def test_both_interpreters_read_the_same() -> None:
    node = shutil.which("node")
    assert node is not None, "Node is missing: make setup installs it into .tools/"
    texts = [*_examples(), *(Text(note.body, "en", {}) for note in practice(date(2026, 11, 20)).notes)]
    texts += _shuffled([word for each in texts for word in each.text.split(" ")])
    texts += _forms()
    asked = "\n".join(json.dumps(each._asdict()) for each in texts)
    script = Path(__file__).parent / "shorthand_page.mjs"
    answer = subprocess.run(
        [node, script, ROOT / "frontend"], input=asked, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 0, answer.stderr
    read = [json.loads(line) for line in answer.stdout.split("\n") if line]
    assert len(read) == len(texts)
    for each, theirs in zip(texts, read, strict=True):
        known = msgspec.convert(each.known, Known)
        ours = json.loads(msgspec.json.encode(parse(each.text, language=each.language, known=known)))
        assert ours == theirs, each
