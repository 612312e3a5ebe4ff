"""Cases of advice that the page must judge exactly as the registry does: `python make_advice_vectors.py` writes them.

The page gives its advice without a network, from a second implementation. These cases hold the two together: they are
drawn by chance from a fixed seed, so the file changes only when a rule or a sentence does.
"""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from registry.measures.advance_rules import ADVANCE_RULES, TWICE_RUNNING, AdvanceRule
from registry.measures.advice import advise
from registry.measures.facts import Step, TrialSet
from registry.measures.wording import UnitSystem

VECTORS = Path(__file__).parents[3] / "shorthand" / "advice-vectors.json"
CASES = 500
_SEED = 20261127
_BEGIN = datetime(2026, 3, 28, 16, 0, tzinfo=UTC)
# Sixteen trials bring shares that end in a half (93.75 %), where two languages round differently.
_SIZES = (1, 2, 3, 4, 5, 5, 5, 7, 8, 10, 16)


def vectors() -> str:
    """The file's text: one case a line."""
    chance = random.Random(_SEED)
    lines = [msgspec.json.encode(_case(chance)).decode() for _ in range(CASES)]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _case(chance: random.Random) -> dict[str, Any]:
    rule = chance.choice((*ADVANCE_RULES, TWICE_RUNNING, TWICE_RUNNING))  # the only rule that counts sets in a row
    steps = [_step(chance) for _ in range(chance.choice((1, 1, 2, 2, 2)))]
    sets = [_set(chance, rule, number=number, steps=steps) for number in range(chance.choice((0, 1, 2, 2, 3, 3, 4)))]
    chance.shuffle(sets)
    next_step = _step(chance) if chance.random() < 0.6 else None
    fas = [chance.choice((0, 0, 1, 1, 2, 3)) for _ in range(chance.choice((0, 0, 1, 2, 3)))]
    units: UnitSystem = chance.choice(("metric", "us"))
    said = advise(rule, sets, next_step=next_step, fas=fas, units=units)
    return {
        "rule": rule,
        "sets": [_read(one) for one in sets],
        "next_step": next_step,
        "fas": fas,
        "units": units,
        "says": {name: getattr(said, name) for name in ("advice", "reason", "warnings", "end_easy", "braked")},
    }


def _step(chance: random.Random) -> Step:
    return Step(
        duration_s=chance.choice((None, 2.25, 3, 45, 90, 120.5, 300)),
        distance_m=chance.choice((None, 1.524, 5, 10.25, 15)),
        distraction=chance.choice((None, 0, 1, 2, 3)),
    )


def _set(chance: random.Random, rule: AdvanceRule, *, number: int, steps: list[Step]) -> TrialSet:
    scorable = chance.choice((0, *[rule.set_size] * 12, *_SIZES))
    leaning = chance.choice((0.1, 0.5, 0.8, 1.0))
    return TrialSet(
        at=_BEGIN + timedelta(minutes=7 * number),
        session_id=chance.choice((None, "a", "a", "b")),
        void=chance.random() < 0.08,
        correct=sum(chance.random() < leaning for _ in range(scorable)),
        scorable=scorable,
        step=chance.choice(steps),
        opt_outs=chance.choice((0, 0, 0, 0, 0, 0, 0, 1, 2)),
        fas_peak=chance.choice((None, None, None, None, 0, 1, 1, 2, 3, 5)),
    )


def _read(one: TrialSet) -> dict[str, Any]:
    names = ("at", "session_id", "void", "correct", "scorable", "step", "opt_outs", "fas_peak")
    return {name: getattr(one, name) for name in names}


if __name__ == "__main__":
    VECTORS.write_text(vectors(), encoding="utf-8")
