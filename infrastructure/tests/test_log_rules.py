"""B16, B17b for Loki's rules: each parses, says what to do, and is shown not yet firing, firing, resolved."""

import json
from typing import Any

import pytest
import yaml

from alerting import alerts, log_alerts
from charting import CHART, of_kind, render
from logql import SECOND_NS, Line, NotUnderstood, Rule, value_of
from places import INFRASTRUCTURE, REPOSITORY
from test_alert_rules import faults
from test_dashboards import mistakes

PATHS = sorted((CHART / "log-rules").glob("*.yaml"))
RULES = log_alerts()
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((INFRASTRUCTURE / "tests" / "log_cases.yaml").read_text())
EVERY_S = 15


def lines_of(case: dict[str, Any]) -> list[Line]:
    times = [*range(case["from"], case["until"], case["every"])]
    if "and_from" in case:
        times += range(case["and_from"], case["and_from"] + 60, case["every"])
    return [(second * SECOND_NS, case["labels"], case["line"]) for second in times]


def wrong(rule: dict[str, Any], case: dict[str, Any]) -> list[str]:
    """What a case finds otherwise than it says."""
    lines, kept = lines_of(case), Rule(rule)
    fired = {
        at
        for at in range(0, 2400, EVERY_S)
        if kept.firing([one for one in lines if one[0] <= at * SECOND_NS], at * SECOND_NS)
    }
    if case.get("never"):
        return ["fires"] if fired else []
    found = ["too early"] if case["not_yet"] in fired else []
    found += [] if case["fires"] in fired else ["silent"]
    return found + (["does not stop"] if case["resolved"] in fired else [])


@pytest.mark.parametrize("name", RULES)
def test_rule_fires_when_it_should_and_only_then(name: str) -> None:
    assert [wrong(RULES[name], case) for case in CASES[name]] == [[] for _ in CASES[name]]


@pytest.mark.parametrize(
    ("name", "key", "old", "new", "said"),
    [
        ("RegistryLosesItsDatabase", "expr", "> 5", "> 500", "silent"),
        ("RegistryLosesItsDatabase", "expr", "> 5", "> 1", "too early"),
        ("RegistryLosesItsDatabase", "expr", ' | code="database-unreachable"', "", "fires"),
        ("MailNotSent", "expr", "[15m]", "[1h]", "does not stop"),
        ("DatabaseDamaged", "expr", ', app=~"database|postgresql"', "", "fires"),
        ("RegistryLogsNothing", "for", "5m", "1m", "too early"),
    ],
)
def test_planted_fault_of_a_rule_is_found(name: str, key: str, old: str, new: str, said: str) -> None:
    assert old in RULES[name][key]
    changed = RULES[name] | {key: RULES[name][key].replace(old, new)}
    assert said in [one for case in CASES[name] for one in wrong(changed, case)]


def test_every_rule_has_cases_a_name_of_its_own_and_says_what_to_do() -> None:
    assert set(CASES) == set(RULES)
    assert not set(RULES) & set(alerts())
    for name, rule in RULES.items():
        assert any({"not_yet", "fires", "resolved"} <= set(case) for case in CASES[name]), name
        assert faults(name, rule["annotations"], rule["labels"]) == []


def test_every_expression_is_logql_and_within_what_is_worked_out_here() -> None:
    expressions = [rule["expr"] for rule in RULES.values()]
    assert mistakes(expressions) == [-1] * len(expressions)
    assert -1 not in mistakes([one.replace("}", "", 1) for one in expressions])
    for foreign in (
        'rate({a="b"} [5m])',
        'sum(count_over_time({a="b"} | logfmt [5m])) > 1',
        'count_over_time({a="b"} [5m])',
    ):
        with pytest.raises(NotUnderstood):
            value_of(foreign, [], 0)


def test_events_that_rules_look_for_are_events_that_services_log() -> None:
    code = "\n".join(path.read_text() for path in REPOSITORY.glob("registry/src/**/*.py"))
    for event in ("request failed", "mail not sent"):
        assert any(f'event="{event}"' in rule["expr"] for rule in RULES.values())
        assert f'"{event}"' in code
    assert 'code = "database-unreachable"' in code


def test_loki_finds_them_in_a_cluster_and_on_one_machine() -> None:
    carried = of_kind(render(), "ConfigMap")["longline-log-rules"]
    assert {name: yaml.safe_load(text) for name, text in carried["data"].items()} == {
        path.name: yaml.safe_load(path.read_text()) for path in PATHS
    }
    values = yaml.safe_load((INFRASTRUCTURE / "kubernetes" / "addons" / "loki.yaml").read_text())
    label = values["sidecar"]["rules"]["label"]
    assert carried["metadata"]["labels"][label] == values["sidecar"]["rules"]["labelValue"]
    # Without tenants Loki takes everybody for `fake`: that is the folder's name.
    directory = values["loki"]["rulerConfig"]["storage"]["local"]["directory"]
    assert values["sidecar"]["rules"]["folder"] == f"{directory}/fake"
    machine = yaml.safe_load((INFRASTRUCTURE / "monitoring" / "loki.yaml").read_text())["ruler"]
    mounts = json.dumps(yaml.safe_load((REPOSITORY / "compose.yaml").read_text())["services"]["loki"]["volumes"])
    for path in PATHS:
        assert f"chart/log-rules/{path.name}:{machine['storage']['local']['directory']}/fake/{path.name}:ro" in mounts
