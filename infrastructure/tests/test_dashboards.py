"""B17b, B20: dashboards are valid, name their data sources by variable, and ask only for what there is."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import promql_parser
import pytest

from alerting import RULES, rules, services
from charting import CHART, KUBERNETES, NODE, of_kind, render
from places import REPOSITORY

DASHBOARDS = sorted((CHART / "dashboards").glob("*.json"))
# Grafana's own variable; any duration does for parsing.
INTERVAL = re.compile(r"\$__rate_interval")
# Of the Python client, of kube-state-metrics, and a function.
OTHERS = re.compile(r"process_\w+|kube_\w+|histogram_quantile")


def known() -> str:
    """Where our metrics are named: the services' code, and the rules that record."""
    sources = services()
    recorded = {str(rule["record"]) for path in RULES for rule in rules(path) if "record" in rule}
    return "\n".join([*(path.read_text() for path in sources), *(f'"{one}"' for one in recorded)])


def faults(board: dict[str, Any]) -> list[str]:
    """What a dashboard would show as an error or as nothing."""
    found: list[str] = []
    code = known()
    operations = set(re.findall(r'"operationId":\s*"(\w+)"', (REPOSITORY / "registry/openapi.json").read_text()))
    for panel in board["panels"]:
        for target in panel["targets"]:
            if not re.fullmatch(r"\$\{(prometheus|loki)\}", target["datasource"]["uid"]):
                found.append(f"{panel['title']}: a data source by name")
            if target["datasource"]["type"] == "loki":
                continue
            expression = INTERVAL.sub("5m", target["expr"])
            try:
                promql_parser.parse(expression)
            except ValueError as error:
                found.append(f"{panel['title']}: {error}")
                continue
            bare = re.sub(r'"[^"]*"', "", re.sub(r"\{[^}]*\}", "", expression))
            for name in re.findall(r"\b([a-z]\w*[:_][\w:]+)\b", bare):
                base = re.sub(r"_(total|bucket|count|sum)$", "", name)
                ours = any(f'"{one}"' in code for one in (base, base.removeprefix("alert_analyzer_")))
                if not ours and not OTHERS.fullmatch(name):
                    found.append(f"{panel['title']}: no metric {name}")
            for given in re.findall(r'operation=~?"([^"]+)"', target["expr"]):
                found += [f"{panel['title']}: no operation {one}" for one in given.split("|") if one not in operations]
    return found


@pytest.mark.parametrize("path", DASHBOARDS, ids=lambda path: path.stem)
def test_dashboard_asks_for_what_there_is(path: Path) -> None:
    assert faults(json.loads(path.read_text())) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("${prometheus}", "prometheus", "a data source by name"),
        ("sum by (status) (", "sum by (status) ((", "Requests"),
        ("process_resident_memory_bytes", "longline_memory_bytes", "no metric longline_memory_bytes"),
        ("putNote", "writeNote", "no operation writeNote"),
    ],
)
def test_planted_fault_is_found(old: str, new: str, said: str) -> None:
    text = (CHART / "dashboards" / "registry.json").read_text()
    assert old in text
    assert said in " ".join(faults(json.loads(text.replace(old, new))))


def mistakes(expressions: list[str]) -> list[int]:
    """Where each LogQL expression stops being one, -1 for nowhere."""
    said = subprocess.run(
        [NODE, KUBERNETES / "checks" / "logql.mjs"],
        input=json.dumps(expressions),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[int] = json.loads(said.stdout)
    return found


def test_questions_to_loki_parse_and_broken_ones_do_not() -> None:
    boards = [json.loads(path.read_text()) for path in DASHBOARDS]
    targets = [target for board in boards for panel in board["panels"] for target in panel["targets"]]
    ours = [target["expr"] for target in targets if target["datasource"]["type"] == "loki"]
    assert len(ours) >= 2
    assert mistakes(ours) == [-1] * len(ours)
    assert -1 not in mistakes([ours[0].replace("}", "", 1), f"sum(rate({ours[0]} [5m])", ours[0] + " | level=~"])


def test_names_are_unique_and_the_chart_carries_all() -> None:
    boards = [json.loads(path.read_text()) for path in DASHBOARDS]
    assert len({board["uid"] for board in boards}) == len(boards)
    for board in boards:
        ids = [panel["id"] for panel in board["panels"]]
        assert len(ids) == len(set(ids))
    carried = of_kind(render(), "ConfigMap")["longline-dashboards"]
    assert set(carried["data"]) == {path.name for path in DASHBOARDS}
    assert [json.loads(text) for text in carried["data"].values()] == boards
