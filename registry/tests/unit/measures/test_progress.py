"""The progress of a dog as the API gives it, from facts to JSON."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from registry.measures.advance_rules import PUSH_DROP_STICK
from registry.measures.chart_shapes import Aim, ChartPlan, Condition
from registry.measures.facts import Count, Step, TrialSet
from registry.measures.mastery import MasteryRule
from registry.measures.phases import Phase
from registry.measures.progress import TargetRecord, progress

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 10, 25)
START = datetime(2026, 10, 6, 15, 30, tzinfo=UTC)
PHASES = [
    Phase("baseline", START - timedelta(days=1), START + timedelta(days=3)),
    Phase("acquisition", START + timedelta(days=3)),
]


def loose_leash() -> TargetRecord:
    """The sets of the loose-leash note, and three later sessions at the level."""
    step = Step(distraction=1)
    note = [(4, 5), (5, 5), (3, 5), (4, 5)]
    facts = [
        TrialSet(at=START + timedelta(minutes=i), session_id="s0", correct=c, scorable=n, step=step)
        for i, (c, n) in enumerate(note)
    ]
    facts += [
        TrialSet(at=START + timedelta(days=d), session_id=f"s{d}", correct=9, scorable=10, step=step) for d in (7, 8, 9)
    ]
    chart = ChartPlan(
        target="loose leash",
        measure="percent_correct",
        zone=BERLIN,
        phases=PHASES,
        conditions=[Condition(START + timedelta(days=8), "front-clip harness")],
        aim=Aim(value=80.0),
    )
    return TargetRecord(
        target="loose leash",
        facts=facts,
        charts=[chart],
        direction="increase",
        advance_rule=PUSH_DROP_STICK,
        mastery_rule=MasteryRule(id="m", name="80 % three times"),
        next_step=Step(distraction=2),
    )


def pulling() -> TargetRecord:
    counts = [(-7, 19, 15), (0, 7, 12), (7, 3, 12), (14, 0, 12)]
    return TargetRecord(
        target="pulling",
        facts=[
            Count(at=START + timedelta(days=d), session_id=f"p{d}", count=n, observed_s=m * 60) for d, n, m in counts
        ],
        charts=[ChartPlan(target="pulling", measure="rate", zone=BERLIN, max_gap_days=7)],
    )


def test_the_shape_that_tests_and_clients_rely_on() -> None:
    sent = json.loads(msgspec.json.encode(progress([loose_leash(), pulling()], BERLIN, today=TODAY)))
    assert set(sent) == {"series", "rules"}
    leash, pulls = sent["series"]
    assert {"target", "measure", "unit", "points", "phases", "conditions", "aim"} <= set(leash)
    assert leash["points"][0] == {
        "at": "2026-10-06T17:30:00+02:00",
        "session_id": "s0",
        "value": 80.0,
        "thin": False,
        "session_ids": ["s0"],
        "correct": 16,
        "scorable": 20,
        "lower": leash["points"][0]["lower"],
        "upper": leash["points"][0]["upper"],
        "observed_s": None,
        "break_before": None,
    }
    assert [p.get("break_before") for p in leash["points"]] == [None, "phase_change", None, None]
    assert leash["phases"][0]["to"] == leash["phases"][1]["from"]
    assert leash["conditions"] == [{"at": "2026-10-14T15:30:00Z", "label": "front-clip harness"}]
    assert [round(p["value"], 2) for p in pulls["points"]] == [1.27, 0.58, 0.25, 0.0]
    (rule,) = sent["rules"]
    assert {"target", "advice", "reason", "mastery"} <= set(rule)
    assert (rule["advice"], rule["mastery"]["met"], rule["mastery"]["missing"]) == ("push", True, [])


def test_trend_and_change_ride_along_with_their_series() -> None:
    found = progress([loose_leash(), pulling()], BERLIN, today=TODAY)
    leash, pulls = found.series
    assert leash.trends == []
    assert [(c.before, c.after, c.overlap.nap) for c in leash.changes] == [("baseline", "acquisition", 1.0)]
    assert pulls.changes == []
    assert pulls.trends[0].celeration is not None
    assert pulls.trends[0].celeration.words == "÷2.46 per week"


def test_a_target_without_a_rule_for_moving_on_still_has_its_mastery() -> None:
    record = msgspec.structs.replace(loose_leash(), advance_rule=None)
    (rule,) = progress([record], BERLIN, today=TODAY).rules
    assert rule.advice is None
    assert rule.reason == "This target has no rule for moving on."
    assert rule.mastery is not None
    assert rule.mastery.met
    assert progress([msgspec.structs.replace(record, mastery_rule=None)], BERLIN, today=TODAY).rules == []


def test_nothing_recorded_is_an_empty_chart_and_an_open_rule() -> None:
    found = progress([msgspec.structs.replace(loose_leash(), facts=[])], BERLIN, today=TODAY)
    assert found.series[0].points == []
    assert found.rules[0].reason == "No trial has been scored yet."
    assert found.rules[0].mastery is not None
    assert found.rules[0].mastery.missing == ["No session has been scored yet."]
