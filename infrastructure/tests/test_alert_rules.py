"""B16: every alert says what to do, and is shown not yet firing, firing, and resolved."""

import copy
import re
import shutil
from pathlib import Path

import promql_parser
import pytest
import yaml

from alerting import CASES, RULES, alerts, promtool, rules, services
from places import REPOSITORY, run

WITH_PROMTOOL = pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool comes with Debian's prometheus")
RUNBOOKS = "https://github.com/longline/longline/blob/main/docs/runbooks/"
# They fire from the beginning or until somebody comes, and say so in alert_cases.yaml.
NEVER_STOPS = {"Watchdog"}


def faults(name: str, annotations: dict[str, str], labels: dict[str, str], repository: Path = REPOSITORY) -> list[str]:
    """What an alert lacks that whoever is woken needs."""
    found = [f"{name}: no {one}" for one in ("summary", "description", "runbook_url") if not annotations.get(one)]
    if labels.get("severity") not in ("critical", "warning", "none"):
        found.append(f"{name}: severity {labels.get('severity')}")
    page, _, anchor = annotations.get("runbook_url", "").removeprefix(RUNBOOKS).partition("#")
    path = repository / "docs" / "runbooks" / page
    if not page or not path.is_file():
        found.append(f"{name}: no runbook {page}")
    elif not re.search(rf"^## {name}$", path.read_text(), re.MULTILINE) or anchor != name.lower():
        found.append(f"{name}: nothing about it in {page}")
    return found


def test_every_alert_says_what_to_do() -> None:
    wrong = [one for name, rule in alerts().items() for one in faults(name, rule["annotations"], rule["labels"])]
    assert wrong == []


def test_alert_that_says_nothing_is_found() -> None:
    assert len(faults("RegistryDown", {}, {"severity": "urgent"})) == 5
    url = {"summary": "s", "description": "d", "runbook_url": f"{RUNBOOKS}registry.md#nothing"}
    assert faults("NeverHeardOf", url, {"severity": "critical"}) == ["NeverHeardOf: nothing about it in registry.md"]


def test_every_expression_parses_and_a_broken_one_does_not() -> None:
    for path in RULES:
        for rule in rules(path):
            promql_parser.parse(rule["expr"])
    with pytest.raises(ValueError, match="unclosed"):
        promql_parser.parse("sum(rate(up[5m])")


def test_names_are_unique_and_every_alert_has_cases() -> None:
    names = [rule["alert"] for path in RULES for rule in rules(path) if "alert" in rule]
    assert sorted(names) == sorted(set(names))
    assert set(CASES) == set(names)
    for name, cases in CASES.items():
        assert name in NEVER_STOPS or any({"not_yet", "fires", "resolved"} <= set(case) for case in cases), name
        if "for" in alerts()[name] and alerts()[name]["for"] not in ("1m", "2m"):
            assert any(case.get("waits") for case in cases), name


@WITH_PROMTOOL
@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_alerts_fire_when_they_should_and_only_then(path: Path, tmp_path: Path) -> None:
    said = promtool(tmp_path, path, [rule["alert"] for rule in rules(path) if "alert" in rule])
    assert said.returncode == 0, said.stdout + said.stderr


@WITH_PROMTOOL
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("RegistryDown", 'job="registry"} == 1', 'job="registri"} == 1'),
        ("PodsMissing", 'replicas_available{namespace="longline"} <', 'replicas_available{namespace="longline"} >'),
        ("AlertsDoNotArrive", "> 0.5", "> 5"),
        ("DatabaseConnectionsRunOut", 'name="max_connections"', 'name="shared_buffers"'),
        ("BackupTooOld", "93600", "9360000"),
        ("BackupTooOld", "|barman_cloud_cloudnative_pg_io", ""),
        ("PageServersAllDown", "max(nginx_up", "min(nginx_up"),
        ("PageRefusesConnections", "- rate(", "+ rate("),
        ("PurgeNotDone", "or kube_cronjob_created", "and kube_cronjob_created"),
        ("ArchivingFails", "and max(increase", "or max(increase"),
    ],
)
def test_planted_fault_of_a_rule_is_found(tmp_path: Path, name: str, old: str, new: str) -> None:
    (path,) = (one for one in RULES if any(rule.get("alert") == name for rule in rules(one)))
    assert old in path.read_text()
    changed = tmp_path / path.name
    changed.write_text(path.read_text().replace(old, new))
    assert promtool(tmp_path, changed, [name]).returncode != 0


@WITH_PROMTOOL
def test_rule_that_waits_too_short_is_found(tmp_path: Path) -> None:
    (path,) = (one for one in RULES if one.stem == "pods")
    body = copy.deepcopy(yaml.safe_load(path.read_text()))
    for rule in body["groups"][0]["rules"]:
        rule["for"] = "0m"
    changed = tmp_path / "pods.yaml"
    changed.write_text(yaml.safe_dump(body))
    assert promtool(tmp_path, changed, ["PodNotPlaced"]).returncode != 0


@WITH_PROMTOOL
def test_promtool_takes_the_rules() -> None:
    promtool_path = shutil.which("promtool")
    assert promtool_path
    said = run(Path(promtool_path), "check", "rules", *RULES)
    assert said.returncode == 0, said.stdout


def test_every_metric_of_ours_is_one_that_a_service_has() -> None:
    sources = services()
    code = "\n".join(path.read_text() for path in sources)
    used = {
        name
        for path in RULES
        for rule in rules(path)
        for name in re.findall(r"\b((?:longline|alert_analyzer)_\w+)", rule["expr"])
    }
    assert len(used) > 10
    for name in used:
        base = re.sub(r"_(total|bucket|count)$", "", name)
        short = base.removeprefix("alert_analyzer_")
        assert f'"{base}"' in code or f'"{short}"' in code, name
