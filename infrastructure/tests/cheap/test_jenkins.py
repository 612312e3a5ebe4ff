"""The Jenkinsfile: linted, in the right order, every step a script that exists; Jenkins as code: pinned and whole."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from places import INFRASTRUCTURE, REPOSITORY, run

JENKINS = INFRASTRUCTURE / "jenkins"
LINTER = JENKINS / "node_modules" / ".bin" / "npm-groovy-lint"
TEXT = (REPOSITORY / "Jenkinsfile").read_text()
ORDER = "Set up|Lint|Test|SQLite|PostgreSQL|Parts|Browser|Images|Scan|Bundle|Staging|Approve|Production".split("|")
STEP = re.compile(r"\bsh '([^']+)'")


def linted(path: Path) -> tuple[int, list[str]]:
    """What npm-groovy-lint says: its exit code, and the rules that are broken."""
    options = ["--no-insight", "--noserver", "--failon", "info", "--output", "json", "--config", str(REPOSITORY)]
    said = subprocess.run(
        [LINTER, *options, path.name], cwd=path.parent, capture_output=True, text=True, check=False,
        env=os.environ | {"PATH": f"{REPOSITORY / '.tools/bin'}:{os.environ['PATH']}"},
    )  # fmt: skip
    found = json.loads(said.stdout[said.stdout.index("{") :])
    errors = [error for file in found["files"].values() for error in file["errors"]]
    return said.returncode, [error["rule"] for error in errors]


def test_npm_groovy_lint_finds_nothing() -> None:
    assert linted(REPOSITORY / "Jenkinsfile") == (0, [])


def test_npm_groovy_lint_finds_a_planted_fault(tmp_path: Path) -> None:
    planted = tmp_path / "Jenkinsfile"
    planted.write_text(TEXT.replace("stage('Lint') {", "stage('Lint')\n{;", 1))
    code, rules = linted(planted)
    assert code != 0
    assert rules


def test_nothing_goes_out_before_it_was_tested_and_production_waits_for_a_person() -> None:
    assert re.findall(r"stage\('([^']+)'\)", TEXT) == ORDER
    parts = re.split(r"stage\('", TEXT)
    approve = next(part for part in parts if part.startswith("Approve"))
    assert "input message:" in approve
    production = next(part for part in parts if part.startswith("Production"))
    assert "failure { sh 'ci/roll-back production' }" in production
    for name in ("Staging", "Production"):
        part = next(part for part in parts if part.startswith(name))
        assert "when {" in part
        assert "branch 'main'" in part
        assert [step.split()[0] for step in STEP.findall(part)][:3] == ["ci/deploy", "ci/wait-for", "ci/smoke"]


def test_every_step_is_a_script_that_is_there() -> None:
    steps = STEP.findall(TEXT)
    assert len(steps) == TEXT.count("sh '")
    for step in steps:
        program = REPOSITORY / step.split()[0]
        assert os.access(program, os.X_OK), step
        if program.name == "run":
            assert f"\n    {step.split()[1]}) exec make " in program.read_text()


def test_the_shell_of_the_steps_is_clean(tmp_path: Path) -> None:
    script = tmp_path / "steps.sh"
    script.write_text('#!/bin/sh\nset -eu\n: "${DOMAIN:?}"\n' + "\n".join(STEP.findall(TEXT)) + "\n")
    said = run("shellcheck", "-S", "style", script)
    assert (said.returncode, said.stdout) == (0, "")


@pytest.mark.parametrize("step", re.findall(r"^    ([a-z-]+)\) exec make ", (REPOSITORY / "ci/run").read_text(), re.M))
def test_a_step_of_make_says_what_make_would_do(step: str, tmp_path: Path) -> None:
    """make itself is asked not to do it: what these targets do is shown by themselves."""
    stand_in = tmp_path / "make"
    stand_in.write_text('#!/bin/sh\nexec /usr/bin/make --dry-run "$@"\n')
    stand_in.chmod(0o755)
    settings = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "MAKEFLAGS": ""}
    said = subprocess.run([REPOSITORY / "ci/run", step], env=settings, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr


def test_an_unknown_step_is_refused() -> None:
    said = subprocess.run([REPOSITORY / "ci/run", "dance"], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (2, "No such step: dance\n")


def test_the_scanners_find_nothing() -> None:
    settings = os.environ | {"PATH": "/usr/bin:/bin"}
    said = subprocess.run([REPOSITORY / "ci/scan"], env=settings, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout
    assert "Failed checks: 0" in said.stdout
    refused = subprocess.run(
        [REPOSITORY / "ci/scan"], env=settings | {"TRIVY": "1"}, capture_output=True, text=True, check=False
    )
    assert (refused.returncode, refused.stderr) == (1, "Trivy is not installed here.\n")


def test_every_plugin_of_jenkins_is_pinned() -> None:
    lines = (JENKINS / "plugins.txt").read_text().splitlines()
    assert lines == sorted(lines)
    assert all(re.fullmatch(r"[a-z-]+:[0-9][0-9A-Za-z._-]*", line) for line in lines)
    assert {"configuration-as-code", "workflow-aggregator", "job-dsl"} <= {line.split(":")[0] for line in lines}


def test_jenkins_as_code_holds_no_secret_and_runs_nothing_itself() -> None:
    text = (JENKINS / "jenkins.yaml").read_text()
    known = yaml.safe_load(text)
    assert known["jenkins"]["numExecutors"] == 0
    labels = [node["permanent"]["labelString"] for node in known["jenkins"]["nodes"]]
    assert f"agent {{ label '{labels[0]}' }}" in TEXT
    secrets = re.findall(r"(?:password|secretBytes): (.*)", text)
    assert len(secrets) == 2
    assert all(secret.startswith('"${') for secret in secrets)
    wanted = set(re.findall(r"\$\{env\.([A-Z_]+)\}", TEXT))
    given = {one["key"] for one in known["jenkins"]["globalNodeProperties"][0]["envVars"]["env"]}
    assert wanted <= given
    credential = known["credentials"]["system"]["domainCredentials"][0]["credentials"][0]["file"]["id"]
    assert f"credentialsId: '{credential}'" in TEXT
    said = run("yamllint", "--strict", "--config-file", INFRASTRUCTURE / ".yamllint.yaml", JENKINS / "jenkins.yaml")
    assert (said.returncode, said.stdout) == (0, "")
