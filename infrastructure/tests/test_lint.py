"""B1, B8, B24: the linters find nothing, and each of them finds the fault that was planted for it."""

import json
from pathlib import Path
from typing import Any

import pytest

from buildspecs import BUILDSPECS, commands
from longline_infra.templates import load, values
from places import CHECKOV, CLOUDFORMATION, INFRASTRUCTURE, PLATFORM, REPOSITORY, TEMPLATES, run
from policies import rendered

# W3002: a nested template's address is a file until it is packaged. Nothing else is ignored, here or in a template.
IGNORED = ("-i", "W3002")


KUBERNETES = INFRASTRUCTURE / "kubernetes"
# All but the chart's templates, which are YAML only when they are rendered.
OTHER_YAML = [
    REPOSITORY / "compose.yaml",
    INFRASTRUCTURE / "monitoring",
    *(KUBERNETES / folder for folder in ("addons", "cluster", "chart/rules")),
    *KUBERNETES.glob("values-*.yaml"),
    *KUBERNETES.glob("nodes/*.yaml"),
    KUBERNETES / "chart" / "values.yaml",
]

FAULTS = {
    "E3030": ("nodes.yaml", "BOTTLEROCKET_ARM_64", "BOTTLEROCKET_ARM64"),
    "E1020": ("network.yaml", "VpcId: !Ref Vpc", "VpcId: !Ref TheVpc"),
    "W2001": ("alerts.yaml", "  Subscriber:", "  Listener: { Type: String }\n  Subscriber:"),
    "CKV_AWS_163": ("storage.yaml", "ScanOnPush: true", "ScanOnPush: false"),
}


def plant(folder: Path, name: str, old: str, new: str) -> Path:
    """A copy of a template with a fault in it."""
    text = (PLATFORM / name).read_text()
    assert old in text
    folder.mkdir(exist_ok=True)
    copy = folder / name
    copy.write_text(text.replace(old, new, 1))
    return copy


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file for each fault, by the rule that has to find it."""
    folder = tmp_path_factory.mktemp("planted")
    return {rule: plant(folder, *fault) for rule, fault in FAULTS.items()}


@pytest.fixture(scope="module")
def linted(planted: dict[str, Path]) -> dict[Path, set[str]]:
    """cfn-lint's rules that each file breaks, ours and the planted: one run, because its start is what takes long."""
    looked_at = [*TEMPLATES, *planted.values()]
    said = run("cfn-lint", *IGNORED, "--format", "json", "--", *looked_at)
    found: dict[Path, set[str]] = {path: set() for path in looked_at}
    for finding in json.loads(said.stdout):
        found[Path(finding["Filename"])].add(finding["Rule"]["Id"])
    return found


@pytest.fixture(scope="module")
def scanned(planted: dict[str, Path]) -> dict[str, Any]:
    """checkov's report on our templates and on the planted faults."""
    arguments = ("--framework", "cloudformation", "--skip-download", "-o", "json")
    said = run(CHECKOV, "--file", *TEMPLATES, *planted.values(), *arguments, LOG_LEVEL="ERROR")
    results: dict[str, Any] = json.loads(said.stdout)["results"]
    return results


def test_templates_are_clean_for_cfn_lint(linted: dict[Path, set[str]]) -> None:
    assert {path.name: linted[path] for path in TEMPLATES if linted[path]} == {}


def test_no_template_tells_cfn_lint_to_look_away() -> None:
    told = [path.name for path in TEMPLATES if "cfn-lint" in path.read_text()]
    assert told == []


@pytest.mark.parametrize("rule", [rule for rule in FAULTS if not rule.startswith("CKV")])
def test_cfn_lint_finds_a_planted_fault(rule: str, linted: dict[Path, set[str]], planted: dict[str, Path]) -> None:
    assert linted[planted[rule]] == {rule}


def test_checkov_finds_nothing_and_every_skip_says_why(scanned: dict[str, Any], planted: dict[str, Path]) -> None:
    names = set(map(str, planted.values()))
    ours = {
        kind: [one for one in checks if one["file_abs_path"] not in names]
        for kind, checks in scanned.items()
        if kind != "parsing_errors"
    }
    assert ours["failed_checks"] == []
    assert len(ours["passed_checks"]) > 200
    assert scanned["parsing_errors"] == []
    assert {Path(one["file_abs_path"]) for one in ours["passed_checks"]} <= set(TEMPLATES)
    assert all(len(one["check_result"]["suppress_comment"]) > 30 for one in ours["skipped_checks"])


def test_checkov_finds_a_planted_fault(scanned: dict[str, Any], planted: dict[str, Path]) -> None:
    failed = {(one["check_id"], one["file_abs_path"]) for one in scanned["failed_checks"]}
    assert failed == {("CKV_AWS_163", str(planted["CKV_AWS_163"]))}


def shell_scripts(tmp_path: Path) -> list[Path]:
    """Every piece of shell in the templates and build specifications, as a file."""
    pieces = [(path.stem, "\n".join(commands(path.read_text()))) for path in BUILDSPECS]
    for path in TEMPLATES:
        body = load(path)
        pieces += [(path.stem, str(rendered(data["Fn::Base64"], body))) for data in values(body, "UserData")]
        pieces += [(path.stem, "\n".join(commands(text))) for text in values(body, "BuildSpec") if "version:" in text]
    written = []
    for number, (name, text) in enumerate(pieces):
        script = tmp_path / f"{number}-{name}.sh"
        script.write_text(text if text.startswith("#!") else f"#!/bin/bash\nset -eu\n{text}\n")
        written.append(script)
    return written


def test_shell_is_clean_for_shellcheck(tmp_path: Path) -> None:
    scripts = shell_scripts(tmp_path)
    assert len(scripts) == len(BUILDSPECS) + 2  # the bastion, and the look for drift
    said = run("shellcheck", "-S", "style", *scripts)
    assert (said.returncode, said.stdout) == (0, "")


def test_shellcheck_finds_a_planted_fault(tmp_path: Path) -> None:
    script = shell_scripts(tmp_path)[0]
    script.write_text(script.read_text() + "\nrm -rf $work/*\n")
    assert run("shellcheck", "-S", "style", script).returncode != 0


def test_yaml_is_clean_for_yamllint() -> None:
    said = run("yamllint", "--strict", CLOUDFORMATION, *OTHER_YAML)
    assert (said.returncode, said.stdout) == (0, "")


def test_yamllint_finds_a_planted_fault(tmp_path: Path) -> None:
    copy = plant(tmp_path, "keys.yaml", "Resources:", "Parameters: {}\nResources:")
    said = run("yamllint", "--strict", "--config-file", INFRASTRUCTURE / ".yamllint.yaml", copy)
    assert "duplication of key" in said.stdout
