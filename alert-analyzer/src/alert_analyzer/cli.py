"""The operator's verbs."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.settings import InvalidSettings, read_settings, unknown_variables


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
    chosen = parser.parse_args(arguments)
    return _select(chosen.folder, chosen.budget) if chosen.verb == "select" else _serve()


def _serve() -> int:
    try:
        settings = read_settings()
    except InvalidSettings as error:
        print(f"alert-analyzer: {error}", file=sys.stderr)
        return 2
    for variable in unknown_variables():
        EventLog(settings.log_level).warning("unknown_setting", variable=variable)
    from alert_analyzer.serve import serve

    serve(settings)
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
