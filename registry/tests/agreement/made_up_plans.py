"""Plans drawn by chance: any measure, any rule, phases with holes, aims, and goals that nobody named."""

import itertools
import random
from datetime import timedelta
from typing import Any

from registry.measures.advance_rules import ADVANCE_RULES
from tests.agreement.made_up_times import Times, drawn_id

Body = dict[str, Any]

# The same skill in many writings, and letters that two languages fold differently.
SKILLS = ("recall", "Recall", "RECALL", "Straße sit", "STRASSE SIT", "ﬁnd it", "ΟΔΟΣ", "Éva's heel", "🐕 down")
BEHAVIORS = ("barks", "Barks", "lunges", "jumps up")
KEYS = {"recall": "skill.recall", "barks": "reactivity.barking"}
_MEASURES = (
    "percent_correct", "percent_correct", "percent_correct", "latency", "count", "rate", "rate", "duration",
    "interval", "task_analysis", "intensity", "threshold_distance",
)  # fmt: skip
_PHASES = (
    "baseline", "acquisition", "proofing", "maintenance", "on_hold", "mastered", "discontinued", "reversal",
)  # fmt: skip
_OF_SETS = ("percent_correct", "latency")


def a_step(chance: random.Random) -> Body:
    return {
        "duration_s": chance.choice((None, None, 2.25, 3, 30, 45.5, 180, 300)),
        "distance_m": chance.choice((None, None, 0.5, 1.524, 3, 5, 15, 40)),
        "distraction": chance.choice((None, None, 0, 1, 2, 3)),
    }


def a_plan(chance: random.Random, times: Times, dog_id: str, favourites: tuple[str, str]) -> Body:
    measure = chance.choice(_MEASURES)
    often, any_name = (favourites[0], SKILLS) if measure in _OF_SETS else (favourites[1], BEHAVIORS)
    name = chance.choice((*[often] * 4, chance.choice(any_name)))
    steps = [{"id": drawn_id(chance), **a_step(chance)} for _ in range(chance.choice((0, 1, 2, 4)))]
    ids = [step["id"] for step in steps]
    return {
        "dog_id": dog_id, "name": name, "key": chance.choice((None, KEYS.get(name.lower()))),
        "direction": chance.choice(("increase", "decrease", "maintain")),
        "measure": measure, "secondary_measures": chance.sample(sorted(set(_MEASURES)), chance.choice((0, 0, 1, 2))),
        "status": chance.choice(("active", "active", "active", "on_hold", "mastered", "discontinued")),
        "steps": steps, "current_step_id": chance.choice([None, *ids]), "goal_step_id": chance.choice([None, *ids]),
        "advance_rule": _advance_rule(chance) if chance.random() < 0.6 else None,
        "mastery_rule": _mastery_rule(chance) if chance.random() < 0.7 else None,
        "phases": _phases(chance, times), "conditions": [{"at": times.any(), "label": "New handler"}],
        "aim": _aim(chance, times), "charts_per": chance.choice(("session", "day")),
        "max_gap_days": chance.choice((1, 2, 14)),
        "mastered_on": times.day() if chance.random() < 0.2 else None,
    }  # fmt: skip


def _advance_rule(chance: random.Random) -> Body:
    rule = chance.choice(ADVANCE_RULES)
    return {
        "id": rule.id, "name": rule.name, "set_size": rule.set_size, "push_min": rule.push_min,
        "drop_max": rule.drop_max, "consecutive_sets": chance.choice((1, 1, 2)),
    }  # fmt: skip


def _mastery_rule(chance: random.Random) -> Body:
    rule: Body = {"id": "own", "name": "Our own", "level_percent": chance.choice((50, 66.7, 80, 90))}
    return rule | {
        "min_trials": chance.choice((1, 3, 5, 10)), "sessions": chance.choice((1, 1, 2, 3)),
        "distinct_days": chance.choice((1, 1, 2)), "distinct_people": chance.choice((1, 1, 2)),
        "distinct_places": chance.choice((1, 1, 2)), "max_latency_ms": chance.choice((None, None, 1250, 2500)),
        "count_owner_practice": chance.random() < 0.3,
        "probe_days": chance.choice(([1, 3, 7, 14, 30, 60], [2, 1], [], list(range(1, 13)))),
    }  # fmt: skip


def _phases(chance: random.Random, times: Times) -> list[Body]:
    """Disjoint; some with a hole behind them, the last one open or ended, in any order."""
    cuts = sorted((times.moment() for _ in range(chance.choice((0, 0, 2, 3, 5)))), key=lambda at: at.timestamp())
    cuts = sorted([*cuts, *chance.sample(cuts, min(len(cuts), 1))], key=lambda at: at.timestamp())  # one of no length
    found = []
    for begin, end in itertools.zip_longest(cuts, cuts[1:]):
        until = end if end is None or chance.random() < 0.6 else begin + (end - begin) / 2
        if end is None and chance.random() < 0.3:
            until = begin + timedelta(days=1)
        to = times.text(until) if until is not None else None
        found.append({"kind": chance.choice(_PHASES), "from": times.text(begin), "to": to})
    chance.shuffle(found)
    return found


def _aim(chance: random.Random, times: Times) -> Body | None:
    if chance.random() < 0.5:
        return None
    first, last = sorted((times.day(), times.day()))
    sloping = first < last and chance.random() < 0.5
    return {"value": 90, "by": last} | ({"start_on": first, "start_value": 20} if sloping else {})
