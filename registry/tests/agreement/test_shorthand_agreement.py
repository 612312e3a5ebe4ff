"""The page's shorthand and the registry's read the same in every text: all examples, the demo's notes, 10 000 lines."""

import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from registry.demo.practice import practice
from registry.shorthand import parse

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

Text = tuple[str, str]


def _examples() -> Iterator[Text]:
    for path in sorted((ROOT / "shorthand" / "vectors").glob("*.json")):
        for vector in json.loads(path.read_text("utf-8")):
            yield vector["text"], vector.get("language", "en")


def _made_up(words: list[str]) -> Iterator[Text]:
    """Lines of the examples' and notes' own words, shuffled, with what nobody would type in between."""
    chance = random.Random(20_261_126)
    for _ in range(LINES):
        parts = [chance.choice(NOISE if chance.random() < 0.08 else words) for _ in range(chance.randint(1, 14))]
        joints = [chance.choice((" ", " ", " ", " ", "", ", ", ". ", "\n")) for _ in parts]
        line = "".join(part + joint for part, joint in zip(parts, joints, strict=True))
        yield line, chance.choice(("en", "en", "de", "fr"))


def test_both_interpreters_read_the_same() -> None:
    node = shutil.which("node")
    assert node is not None, "Node is missing: make setup installs it into .tools/"
    texts = [*_examples(), *((note.body, "en") for note in practice(date(2026, 11, 20)).notes)]
    texts += _made_up([word for text, _ in texts for word in text.split(" ")])
    asked = "\n".join(json.dumps({"text": text, "language": language}) for text, language in texts)
    script = Path(__file__).parent / "shorthand_page.mjs"
    answer = subprocess.run(
        [node, script, ROOT / "frontend"], input=asked, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 0, answer.stderr
    read = [json.loads(line) for line in answer.stdout.split("\n") if line]
    assert len(read) == len(texts)
    for (text, language), theirs in zip(texts, read, strict=True):
        ours = json.loads(msgspec.json.encode(parse(text, language=language)))
        assert ours == theirs, (language, text)
