"""The alerting rules, and a promtool file made of the cases in alert_cases.yaml."""

import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from charting import CHART
from places import INFRASTRUCTURE, REPOSITORY

RULES = sorted((CHART / "rules").glob("*.yaml"))
# Rules over windows of days: looked at less often, because each look takes long.
SLOW = {"error-budgets", "upkeep"}
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((INFRASTRUCTURE / "tests" / "alert_cases.yaml").read_text())


@cache
def rules(path: Path) -> list[dict[str, Any]]:
    """Every rule of a file, alerts and recordings."""
    return [rule for group in yaml.load(path.read_text(), Loader=yaml.CSafeLoader)["groups"] for rule in group["rules"]]


def services() -> list[Path]:
    """The files in which the services name their metrics."""
    registry = REPOSITORY / "registry" / "src" / "registry"
    return [
        registry / "platform" / "http" / "observe.py",
        registry / "mail" / "figures.py",
        registry / "platform" / "http" / "health.py",
        registry / "sync" / "figures.py",
        *REPOSITORY.glob("alert-analyzer/src/**/metrics.py"),
    ]


@cache
def log_alerts() -> dict[str, dict[str, Any]]:
    """All alerts of Loki's rules by name."""
    paths = sorted((CHART / "log-rules").glob("*.yaml"))
    return {rule["alert"]: rule for path in paths for rule in rules(path)}


@cache
def alerts() -> dict[str, dict[str, Any]]:
    """All alerts by name."""
    return {rule["alert"]: rule for path in RULES for rule in rules(path) if "alert" in rule}


def states(name: str, case: dict[str, Any]) -> list[dict[str, Any]]:
    """What promtool has to find at each of a case's times."""
    found = []

    def expect(at: str, state: str, count: int) -> None:
        expression = f'count(ALERTS{{alertname="{name}",alertstate="{state}"}}) or vector(0)'
        found.append({"expr": expression, "eval_time": at, "exp_samples": [{"labels": "{}", "value": count}]})

    if "not_yet" in case:
        expect(case["not_yet"], "firing", 0)
        expect(case["not_yet"], "pending", case.get("count", 1) if case.get("waits") else 0)
    expect(case["fires"], "firing", case.get("count", 1))
    if "resolved" in case:
        expect(case["resolved"], "firing", 0)
    return found


def promtool(folder: Path, rules_file: Path, names: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Runs the cases of some alerts against a file of rules."""
    tests = [
        {
            "name": f"{name} {number}",
            "interval": "1m",
            "input_series": [{"series": one, "values": values} for one, values in case["series"].items()],
            "promql_expr_test": states(name, case),
        }
        for name in names
        for number, case in enumerate(CASES[name], start=1)
    ]
    every = "5m" if rules_file.stem in SLOW else "1m"
    path = folder / f"{rules_file.stem}-tests.yaml"
    path.write_text(yaml.safe_dump({"rule_files": [str(rules_file)], "evaluation_interval": every, "tests": tests}))
    return subprocess.run(["promtool", "test", "rules", path], capture_output=True, text=True, check=False)
