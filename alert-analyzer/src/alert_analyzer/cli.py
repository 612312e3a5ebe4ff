"""The operator's verbs."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.problems import NotUnderstood
from alert_analyzer.platform.settings import InvalidSettings, Settings, read_settings, unknown_variables


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a verb; the exit code."""
    parser = argparse.ArgumentParser(
        prog="alert-analyzer", description="Takes alerts, finds the log lines that explain them, and loses none."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("serve", help="serve the webhook and do the work; settings come from ALERT_ANALYZER_* variables")
    trial = verbs.add_parser("select", help="print which lines of a recorded incident would be chosen, best first")
    trial.add_argument("folder", type=Path, help="holds logs.jsonl.gz, windows.json and alert.json")
    trial.add_argument("--budget", type=int, default=16_000, help="characters of all chosen lines (default: 16000)")
    for verb, what in (
        ("explain", "print what a notification would send to the model and to people, without sending it"),
        ("replay", "look into a notification as if it had come now, and send what comes of it to the outputs"),
    ):
        one = verbs.add_parser(verb, help=what)
        one.add_argument("file", type=Path, help="a webhook's body as JSON")
    chosen = parser.parse_args(arguments)
    if chosen.verb == "select":
        return _select(chosen.folder, chosen.budget)
    return _serve() if chosen.verb == "serve" else _rehearse(chosen.verb, chosen.file)


def _settings(environment: Mapping[str, str]) -> Settings | None:
    try:
        return read_settings(environment)
    except InvalidSettings as error:
        print(f"alert-analyzer: {error}", file=sys.stderr)
        return None


def _serve() -> int:
    settings = _settings(os.environ)
    if settings is None:
        return 2
    for variable in unknown_variables():
        EventLog(settings.log_level).warning("unknown_setting", variable=variable)
    from alert_analyzer.serve import serve

    serve(settings)
    return 0


def _rehearse(verb: str, file: Path) -> int:
    """Nobody sends anything here, so who may does not matter."""
    settings = _settings({**os.environ, "ALERT_ANALYZER_ALLOW_ANYONE": "true"})
    if settings is None:
        return 2
    from alert_analyzer.rehearsal import explain, replay

    try:
        body = file.read_bytes()
        if verb == "replay":
            return 0 if replay(body, settings) else 1
        for part in explain(body, settings):
            print(part)
    except OSError as error:
        print(f"alert-analyzer: {file} cannot be read: {error.strerror}", file=sys.stderr)
        return 2
    except NotUnderstood as problem:
        print(f"alert-analyzer: {file}: {problem.detail}", file=sys.stderr)
        return 2
    return 0


def _select(folder: Path, budget: int) -> int:
    from alert_analyzer.trial import select_from

    try:
        print(msgspec.json.encode(select_from(folder, budget=budget)).decode())
    except (OSError, msgspec.DecodeError) as error:
        print(f"alert-analyzer: {folder} holds no recorded incident: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
