"""Makes up note lines, the same ones for the same seed: valid shorthand, spoken, German, mutated, traps and noise.

Both interpreters must say the same of every one of them; what they should say is the vectors' business, not this
module's. `python shorthand/generate/lines.py SEED COUNT` writes them as a JSON list of {"language", "text"}.
"""

import json
import random
import sys
from pathlib import Path
from typing import Final, NamedTuple

# The folder is no package: either test suite runs it as it stands.
sys.path.insert(0, str(Path(__file__).resolve().parent))

import material

MUTATIONS: Final = ("drop", "double", "swap", "case", "noise", "cut", "space", "glue")


class Line(NamedTuple):
    """A text and the language in which it is to be read."""

    language: str
    text: str


def lines(seed: int, count: int) -> list[Line]:
    """`count` lines; equal seeds give equal lines, and a greater count begins with the same ones."""
    chance = random.Random(seed)
    return [_line(chance) for _ in range(count)]


def _line(chance: random.Random) -> Line:
    language = chance.choice(("en", "en", "de"))
    maker = chance.choices(
        (_sets, _spoken_set, _count, _trials, _whole, _trap, _note, _noise), (5, 3, 2, 1, 3, 4, 2, 1)
    )[0]
    text = maker(chance, language)
    while chance.random() < 0.35:
        text = _mutated(chance, text)
    return Line(language, text)


def _numbers(chance: random.Random) -> dict[str, int]:
    scorable = chance.choice((1, 3, 5, 5, 5, 10, 10, 12, 20, 200, 201))
    return {"c": chance.randint(0, scorable + (chance.random() < 0.05)), "n": scorable}


def _score(chance: random.Random, language: str) -> str:
    return chance.choice(material.SCORES[language]).format(**_numbers(chance))


def _step(chance: random.Random, language: str) -> str:
    parts = [chance.choice(of[language]) for of in (material.DISTANCES, material.DURATIONS, material.LEVELS)]
    chance.shuffle(parts)
    return " ".join(parts[: chance.randint(0, 3)])


def _set(chance: random.Random, language: str) -> str:
    parts = [_score(chance, language), _step(chance, language)]
    chance.shuffle(parts)
    return " ".join(part for part in parts if part)


def _sets(chance: random.Random, language: str) -> str:
    text = chance.choice(material.SKILLS[language]) + chance.choice((" ", ": ", " – ", ", ")) + _set(chance, language)
    while chance.random() < 0.5:
        more = chance.choice((material.ADVICE, material.ERRORS, material.SKILLS))
        text += chance.choice((", ", "; ", ". ", " → ", "\n")) + chance.choice(more[language])
        if more is not material.ERRORS:
            text += " " + _set(chance, language)
    return text


def _spoken_set(chance: random.Random, language: str) -> str:
    words = material.SPOKEN[language]
    score = f"{chance.choice(words)} {material.OF[language]} {chance.choice(words[1:])}"
    return f"{chance.choice(material.SKILLS[language])} {_step(chance, language)} {score}"


def _count(chance: random.Random, language: str) -> str:
    form = chance.choice(
        ("{b} {c} in {n}min", "{b} {c}x", "{b} {c}× in {n} min", "{b} {n} s", "{b}: {c}", "{b} {c}×/{n} min")
    )
    return form.format(b=chance.choice(material.BEHAVIORS[language]), **_numbers(chance))


def _trials(chance: random.Random, language: str) -> str:
    marks = chance.choices("+-−0✓✗", k=chance.randint(1, 9))
    return f"{chance.choice(material.SKILLS[language])} {chance.choice((' ', '', ', ')).join(marks)}"


def _whole(chance: random.Random, language: str) -> str:
    return chance.choice(material.WHOLE_LINES[language])


def _trap(chance: random.Random, language: str) -> str:
    trap = chance.choice(material.TRAPS[language]).format(**_numbers(chance))
    return chance.choice(
        (trap, f"{chance.choice(material.SKILLS[language])} {trap}", f"{trap}, {_sets(chance, language)}")
    )


def _note(chance: random.Random, language: str) -> str:
    makers = (_sets, _spoken_set, _count, _whole, _trap)
    ends = ("\n", ". ", "\r\n", ", ", "\n\n")
    return "".join(chance.choice(makers)(chance, language) + chance.choice(ends) for _ in range(chance.randint(2, 6)))


def _noise(chance: random.Random, language: str) -> str:
    pieces = (*material.NOISE, *material.SKILLS[language], "4/5", "D1", "3 m", " ", ",")
    return "".join(chance.choices(pieces, k=chance.randint(1, 12)))


def _mutated(chance: random.Random, text: str) -> str:
    """The text with one slip of the finger."""
    at = chance.randrange(len(text) + 1)
    before, here, after = text[:at], text[at : at + 1], text[at + 1 :]
    return {
        "drop": before + after,
        "double": before + here * 2 + after,
        "swap": before + after[:1] + here + after[1:],
        "case": before + here.swapcase() + after,
        "noise": before + chance.choice(material.NOISE) + here + after,
        "cut": before or text,
        "space": before + " " + here + after,
        "glue": text.replace(" ", "", 1),
    }[chance.choice(MUTATIONS)]


if __name__ == "__main__":
    made = [line._asdict() for line in lines(int(sys.argv[1]), int(sys.argv[2]))]
    sys.stdout.write(json.dumps(made) + "\n")
